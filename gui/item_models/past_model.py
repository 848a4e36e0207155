"""The submissions that were written before."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.item_models.row_table import HeadedColumn, RowTableModel
from gui.submission_words import kind_word, sent_word, sent_words
from gui.wording import day_short, full_day_words, month_words
from model.rows.submission import PastSubmission

HASH_SHOWN = 12


class PastColumn(HeadedColumn):
    """One column: a submission."""

    SUBMISSION = QT_TRANSLATE_NOOP("PastModel", "Submission")


class PastModel(RowTableModel[PastSubmission]):
    """One line a file that was written, the newest first; its text says all of it, for those who hear it."""

    columns = PastColumn

    def display(self, row: PastSubmission, _column: PastColumn) -> str:
        """The whole of it."""
        parts = [self.name_words(row), self.measures_words(row), self.when_words(row), sent_words(row), row.person, row.file_name,
                 f"SHA-256 {row.sha256[:HASH_SHOWN]}"]  # fmt: skip
        return " · ".join(part for part in parts if part)

    def tip(self, row: PastSubmission, _column: PastColumn) -> str:
        """By whom, to whom, why once more, and what the list shortens."""
        made = datetime.fromisoformat(row.made_at).astimezone()
        when = "  ".join(part for part in (full_day_words(made.date()), f"{made:%H:%M}", row.person) if part)
        return "\n".join(part for part in (row.file_name, when, sent_words(row), row.reason, f"SHA-256 {row.sha256}") if part)

    def name_words(self, row: PastSubmission) -> str:
        """Which month's, of which kind, and whether it corrects another one."""
        name = f"{month_words(row.month)} {kind_word(row.kind)}"
        return self.tr("{name} (correction)").format(name=name) if row.corrects is not None else name

    def measures_words(self, row: PastSubmission) -> str:
        """How many measures were in it."""
        return self.tr("%n measure(s)", "", row.measures)

    @staticmethod
    def sent_words(row: PastSubmission) -> str:
        """Whether it was sent, and on which day."""
        return sent_word(row, row.month.year)

    @staticmethod
    def when_words(row: PastSubmission) -> str:
        """When it was written, by the local clock."""
        made = datetime.fromisoformat(row.made_at).astimezone()
        return f"{day_short(made.date(), row.month.year)} {made:%H:%M}"
