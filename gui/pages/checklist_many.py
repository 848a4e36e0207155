"""The same words, the same files and the same handler for many chosen measures: one change, one undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from gui.dialogs.file_labels import label_in_full
from gui.dialogs.note_many import NoteManyDialog, months_to_note
from gui.item_models.checklist_model import ChecklistModel
from gui.page import Frame
from gui.pages.assigning import Assigning
from gui.pages.checklist_long import LongWrites
from gui.pages.detail_attach import Attaching
from gui.widgets.checklist_view import ChecklistView
from gui.widgets.selection_bar import SelectionBar
from gui.wording import about, month_words
from model.periods import Month
from model.rows.checklist import MeasureRow
from model.rows.clash import Seen

if TYPE_CHECKING:
    from model.ledger import Ledger

Ids = tuple[int, ...]


class ManyMeasures(QObject):
    """Notes, files and handlers for what is chosen in the list; one chosen measure is written to beside the list instead."""

    def __init__(
        self, frame: Frame, model: ChecklistModel, view: ChecklistView, attaching: Attaching, writes: LongWrites
    ) -> None:
        super().__init__(view)
        self._frame, self._model, self._view = frame, model, view
        self._attaching, self._writes = attaching, writes
        self.assigning = Assigning(frame, view, writes)
        self.asking: QDialog | None = None
        self._since: int | None = None
        view.pointer.files_dropped.connect(self.attach_dropped)

    def listen_to(self, bar: SelectionBar) -> None:
        """Do what the bar of the chosen measures asks for."""
        bar.note_wanted.connect(self.ask_note)
        bar.attach_wanted.connect(self.ask_files)
        bar.assign_wanted.connect(self.ask_handler)

    @property
    def count(self) -> int:
        """How many measures are chosen."""
        return self._model.measures_in(self._view.selected_spans())

    def with_ids(self, act: Callable[[Ids], None]) -> None:
        """Do something with all that is chosen, once it is known."""
        self._model.ids_in_rows(self._view.selected_spans(), lambda ids: act(ids) if ids else None)

    def ask_handler(self) -> None:
        """Ask whom all that is chosen is given to; who has the only one now stands there already."""
        count = self.count
        if not count:
            return
        rows = (row for first, last in self._view.selected_spans() for row in range(first, last + 1))
        only = next(filter(None, map(self._model.measure_at, rows)), None) if count == 1 else None
        self.assigning.ask(self.with_ids, count=count, only=only)

    def ask_note(self) -> None:
        """Ask for the words, then write them."""
        plan, today = self._frame.chosen.plan, Month.of(self._frame.today())
        months = months_to_note(plan.year if plan else today.year, today)
        dialog = NoteManyDialog(self._frame.theme, self.count, months, self._window())
        dialog.settled.connect(lambda text, month, way: self.with_ids(lambda ids: self.note(ids, text, month, way)))
        self._since = None
        self._frame.operations.ask(self, newest_change, on_done=self._remember)
        self._open(dialog)

    def _remember(self, newest: int) -> None:
        self._since = newest  # what others write from now on, nobody has seen who writes over it

    def note(self, ids: Ids, text: str, month: Month, way: str) -> None:
        """Write the same words as a month's progress of some measures; `way` as NoteManyDialog has it."""
        from model.actions.many_notes import (  # SQLAlchemy is loaded after the window is painted
            Existing,
            note_same,
        )

        said = self.tr("Note progress of {month} for %n measure(s)", "", len(ids)).format(month=month_words(month))
        if len(ids) == 1 and (code := self._named(ids)):
            said = about(self.tr("Note progress of {month}").format(month=month_words(month)), code)
        self._writes.write(
            said, note_same, ids, text, month, count=len(ids), existing=Existing(way), today=self._frame.today(),
            seen=Seen(since=self._since),
        )  # fmt: skip

    def ask_files(self) -> None:
        """Ask for files, then attach them."""
        dialog = QFileDialog(self._window(), self.tr("Attach files"), self._frame.settings.last_folder)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        label_in_full(dialog)
        dialog.filesSelected.connect(lambda names: self._attach_chosen([Path(name) for name in names]))
        self._open(dialog)

    def attach_dropped(self, measure: MeasureRow, files: list[Path]) -> None:
        """Files dropped on a chosen measure are all chosen ones'; dropped beside them, that one's."""
        row = self._model.row_of(measure.id)
        spans = self._view.selected_spans()
        if self.count > 1 and row is not None and any(first <= row <= last for first, last in spans):
            self._attach_chosen(files)
        else:
            self._attaching.attach(measure.id, measure.code, files)

    def paste(self, copied: QMimeData) -> None:
        """Attach the files or the picture that were copied to all that is chosen."""
        self.with_ids(lambda ids: self._paste(ids, copied))

    def _paste(self, ids: Ids, copied: QMimeData) -> None:
        self._attaching.paste_to(ids, self._named(ids), copied)

    def _attach_chosen(self, files: list[Path]) -> None:
        if files:
            self._frame.settings.last_folder = str(files[0].parent)
            self.with_ids(lambda ids: self._attaching.attach_to(ids, self._named(ids), files))

    def _named(self, ids: Ids) -> str:
        if len(ids) > 1:
            return self.tr("%n measure(s)", "", len(ids))
        row = self._model.row_of(ids[0])
        measure = self._model.measure_at(row) if row is not None else None
        return measure.code if measure is not None else ""

    def _window(self) -> QWidget:
        return self._view.window()

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.asking = dialog
        dialog.open()


def newest_change(ledger: Ledger) -> int:
    """The number of the ledger's newest change, 0 when there is none."""
    from model.queries.history import history  # SQLAlchemy is loaded after the window is painted

    return max((row.id for row in history(ledger, limit=1)), default=0)
