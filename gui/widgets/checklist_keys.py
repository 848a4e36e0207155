"""What the keyboard does in the checklist: tick, open, fold, walk from measure to measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from gui.item_models.checklist_layout import Block
from gui.item_models.checklist_model import ChecklistModel

if TYPE_CHECKING:
    from gui.widgets.checklist_view import ChecklistView


class ChecklistKeys:
    """The keys of one checklist; what it does not know is left to the table."""

    def __init__(self, view: ChecklistView, model: ChecklistModel) -> None:
        self._view, self._model = view, model

    def take(self, event: QKeyEvent) -> bool:
        """Space ticks, Enter goes to the detail, Left and Right fold and unfold, Escape clears; False for others."""
        row = self._view.currentIndex().row()
        acts = {
            Qt.Key.Key_Space: self._space,
            Qt.Key.Key_Left: self._fold_or_rise,
            Qt.Key.Key_Right: self._unfold,
        }
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._view.escaped.emit()
        elif row < 0:
            return False
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(row)
        elif key in acts and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            acts[key](row)
        else:
            return False
        return True

    def next_stop(self, row: int, step: int) -> int:
        """Where Up (-1) or Down (1) leads."""
        return next_stop(self._model, row, step)

    def _space(self, row: int) -> None:
        if self._model.measure_at(row) is None:
            self._turn(row)
        else:
            self._view.tick_wanted.emit(self._view.selected_spans() or ((row, row),))

    def _enter(self, row: int) -> None:
        if self._model.measure_at(row) is None:
            self._turn(row)
        else:
            self._view.detail_wanted.emit()

    def _turn(self, row: int) -> None:
        self._model.set_open(row, is_open=not self._model.is_open(row))

    def _fold_or_rise(self, row: int) -> None:
        if isinstance(self._model.line_at(row), Block) and self._model.is_open(row):
            self._model.set_open(row, is_open=False)
        else:
            above = self._model.parent_row(row)
            if above is not None:
                self._view.go_to(above)

    def _unfold(self, row: int) -> None:
        if isinstance(self._model.line_at(row), Block):
            if self._model.is_open(row):
                self._view.go_to(min(row + 1, self._model.rowCount() - 1))
            else:
                self._model.set_open(row, is_open=True)


def next_stop(model: ChecklistModel, row: int, step: int) -> int:
    """The next measure or folded heading up (-1) or down (1); Left leads to the open ones."""
    last = model.rowCount() - 1
    found = row + step
    while 0 <= found <= last and model.is_open_heading(found):
        found += step
    if 0 <= found <= last:
        return found
    return 0 if step < 0 else row  # at the very top the first heading comes into view
