"""Rows out to Excel and a column of progress back in, over the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from gui.page import Frame
from gui.pages.checklist_lines import Shown, copy_rows
from gui.pages.checklist_long import LongWrites
from gui.pages.checklist_many import ManyMeasures
from gui.pages.checklist_narrowing import Narrowing
from gui.pages.detail_attach import local_files
from gui.widgets.checklist_view import ChecklistView
from gui.widgets.copied_rows import Copied, put_on_clipboard
from gui.wording import month_words
from model.periods import Month
from model.rows.clash import FieldKey, FieldKind, Seen

if TYPE_CHECKING:
    from model.ledger import Ledger
    from model.rows.pasted import PastedMatch

MOST = 20_000  # rows in one clipboard: more make other programs stand still
LONGEST = 8_000_000  # characters that are read from one


class Copying(QObject):
    """Copies what is chosen in the list; pastes files and pictures as evidence, text as progress."""

    def __init__(
        self, frame: Frame, view: ChecklistView, narrowing: Narrowing, many: ManyMeasures, writes: LongWrites
    ) -> None:
        super().__init__(view)
        self._frame, self._view, self._narrowing = frame, view, narrowing
        self._many, self._writes = many, writes
        self.asking: QDialog | None = None

    @property
    def month(self) -> Month:
        """The month whose progress goes out and comes back."""
        return Month.of(self._frame.today())

    @property
    def shown(self) -> Shown:
        """The list as it is shown."""
        return Shown(self._narrowing.kept, self._view.columns.shown, self.month)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard."""
        if self._many.count > MOST:
            text = self.tr("%n measure(s) are too many to copy; export them instead.", "", self._many.count)
            self._frame.messages.say(text)
            return
        self._many.with_ids(self._copy)

    def _copy(self, ids: Sequence[int]) -> None:
        self._frame.operations.ask(
            self, copy_rows, self.shown, tuple(ids), on_done=self._on_copied, today=self._frame.today()
        )

    def _on_copied(self, copied: Copied) -> None:
        put_on_clipboard(copied)
        self._frame.messages.say(self.tr("%n row(s) copied", "", copied.count))

    def paste(self) -> None:
        """What was copied elsewhere: files and pictures are evidence, text is progress."""
        copied = QGuiApplication.clipboard().mimeData()
        if copied is None or not self._many.count:
            return
        if not local_files(copied) and copied.text().strip():  # Excel puts a picture of the cells beside their text
            self.paste_progress()
        else:
            self._many.paste(copied)

    def paste_progress(self) -> None:
        """Match the copied column with the measures; what is beyond doubt is written at once, the rest is shown first."""
        text = QGuiApplication.clipboard().text()[:LONGEST]
        if not text.strip():
            self._frame.messages.say(self.tr("Nothing to paste: copy a column of progress first."))
            return
        self._many.with_ids(lambda ids: self._frame.operations.ask(
            self, read_pasted, text, ids, on_done=self._on_matched, plan_id=self._frame.chosen.plan_id, month=self.month,
            today=self._frame.today(),
        ))  # fmt: skip

    def _on_matched(self, match: PastedMatch) -> None:
        if match.texts and match.is_plain:
            self.write(match)
            return
        from gui.dialogs.pasted_progress import PastedDialog  # seldom needed

        dialog = PastedDialog(self._frame.theme, match, self._view.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.confirmed.connect(self.write)
        self.asking = dialog
        dialog.open()

    def write(self, match: PastedMatch) -> None:
        """Write what was matched."""
        from model.actions.many_notes import (  # SQLAlchemy is loaded after the window is painted
            Existing,
            note_many,
        )

        texts = match.texts
        said = self.tr("Paste progress of {month} for %n measure(s)", "", len(texts)).format(month=month_words(match.month))
        seen = Seen({FieldKey(FieldKind.NOTE, line.measure_id, match.month): line.before for line in match.lines if line.measure_id is not None})
        writing = partial(self._writes.write, said, note_many, texts, match.month, count=len(texts))
        writing(existing=Existing.REPLACE, today=self._frame.today(), seen=seen)


def read_pasted(
    ledger: Ledger, text: str, chosen: Sequence[int], *, plan_id: int | None, month: Month, today: date
) -> PastedMatch:
    """What was pasted beside the measures it is meant for."""
    from model.queries.pasted import match_pasted  # after the window is painted
    from model.readers.texts.pasted import pasted_cells
    from model.rules.pasted_columns import pasted_table

    return match_pasted(ledger, pasted_table(pasted_cells(text)), chosen, plan_id=plan_id, month=month, today=today)
