"""Where one is in the checklist: the measure the keyboard is on, found again when the rows are laid out anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject

from gui.item_models.checklist_model import ChecklistModel
from model.rows.checklist import MeasureRow

if TYPE_CHECKING:
    from gui.widgets.checklist_view import ChecklistView

FIRST_ROWS = 12  # among so many the first measure stands, below its annex, section and task


class KeptPlace(QObject):
    """Keeps keyboard and scrolling of a view over a reset of its model."""

    def __init__(self, view: ChecklistView, model: ChecklistModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._anchor: int | None = None  # the measure the keyboard is on
        self._restoring: int | None = None  # the same, from before a reset
        self._scrolled = 0
        self._left_at: int | None = None  # where the row the keyboard is on is being taken away
        model.rowsAboutToBeRemoved.connect(self._on_rows_going)  # before the view, which moves the keyboard

    def follow(self) -> None:
        """Act on resets from now on, after everything that was told of them before: scrolling needs the heights."""
        self._model.modelAboutToBeReset.connect(self._remember)
        self._model.modelReset.connect(self._on_reset)
        self._model.rows_arrived.connect(self._on_rows_arrived)
        self._model.rowsRemoved.connect(self._on_rows_gone)

    def note(self, measure: MeasureRow | None) -> None:
        """The keyboard is on another measure, or on a heading."""
        self._anchor = measure.id if measure is not None else None

    def begin(self) -> None:
        """Put the keyboard somewhere when it is nowhere: on the first measure."""
        if not self._view.currentIndex().isValid() and self._model.rowCount():
            row = self._first_measure_row()
            self._view.go_to(row if row is not None else 0)

    def _first_measure_row(self) -> int | None:
        for row in range(min(self._model.rowCount(), FIRST_ROWS)):
            if self._model.measure_at(row) is not None:
                return row
        return None

    def _remember(self) -> None:
        self._restoring, self._scrolled = self._anchor, self._view.verticalScrollBar().value()

    def _on_reset(self) -> None:
        wanted = self._restoring
        row = self._model.row_of(wanted) if wanted is not None else None
        self._view.verticalScrollBar().setValue(0 if row is None else self._scrolled)
        if row is None:
            row = self._first_measure_row()
        if row is not None:
            self._view.go_to(row)
        else:
            self._view.measure_changed.emit(None)

    def _on_rows_going(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._left_at = first if first <= self._view.currentIndex().row() <= last else None

    def _on_rows_gone(self, _parent: QModelIndex, _first: int, _last: int) -> None:
        """Qt moves the keyboard to any row and chooses none: it goes to the measure that came up in its place."""
        if self._left_at is None or not self._model.rowCount():
            return
        at, self._left_at = min(self._left_at, self._model.rowCount() - 1), None
        near = (*range(at, min(at + FIRST_ROWS, self._model.rowCount())), *range(at - 1, max(at - FIRST_ROWS, -1), -1))
        self._view.go_to(next((row for row in near if self._model.measure_at(row) is not None), at))

    def _on_rows_arrived(self, first: int, last: int) -> None:
        current = self._view.currentIndex()
        if self._anchor is None and first <= current.row() <= last:
            self._view.currentChanged(current, QModelIndex())
