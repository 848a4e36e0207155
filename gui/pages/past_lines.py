"""The submissions that were written before as a list for a file or paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gui.item_models.past_model import PastModel
from gui.pages.list_files import Content
from gui.submission_words import sent_words
from gui.widgets.copied_rows import Copied, copied
from gui.wording import moment_words
from model.rows.list_content import ListColumn, ListContent
from model.rows.submission import PastSubmission

if TYPE_CHECKING:
    from model.ledger import Ledger

_COLUMNS = (
    (QT_TRANSLATE_NOOP("PastLines", "Submission"), 14), (QT_TRANSLATE_NOOP("PastLines", "Measures"), 6), (QT_TRANSLATE_NOOP("PastLines", "Written"), 12),
    (QT_TRANSLATE_NOOP("PastLines", "Sent"), 14), (QT_TRANSLATE_NOOP("PastLines", "Person"), 6), (QT_TRANSLATE_NOOP("PastLines", "Why once more"), 12),
    (QT_TRANSLATE_NOOP("PastLines", "File"), 18), ("SHA-256", 20),
)  # fmt: skip


def past_content(model: PastModel, title: str, note: str) -> Content:
    """Every submission of the plan in a line, with the whole hash of its file."""
    rows = model.rows()
    columns = tuple(ListColumn(QCoreApplication.translate("PastLines", str(name)), width) for name, width in _COLUMNS)

    def told(_ledger: Ledger, _today: date) -> ListContent:
        return ListContent(title, note, columns, [_line(model, row) for row in rows], len(rows))

    return told


def past_copied(model: PastModel, rows: Sequence[PastSubmission]) -> Copied | None:
    """Submissions for the clipboard, with their headings; None of none."""
    heads = [QCoreApplication.translate("PastLines", str(name)) for name, _width in _COLUMNS]
    return copied([heads, *(_line(model, row) for row in rows)]) if rows else None


def _line(model: PastModel, row: PastSubmission) -> tuple[str, ...]:
    made = moment_words(datetime.fromisoformat(row.made_at).astimezone())
    return model.name_words(row), str(row.measures), made, sent_words(row), row.person, row.reason, row.file_name, row.sha256
