"""Which columns the checklist shows, in which order and how wide; a narrow list does without those that matter least."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from gui.item_models.checklist_table import USUAL, Column
from gui.theme import NOTE, Theme
from gui.wording import role_word, state_word
from model.rows.words import Role, State

WIDTHS = {
    Column.DUE: 104, Column.ROLE: 72, Column.EVIDENCE: 56, Column.MONTH: 64, Column.CODE: 72, Column.STATE: 72, Column.WORDING: 104,
    Column.HANDLER: 80,
}  # fmt: skip
LEAST_FIRST = (
    Column.WORDING, Column.STATE, Column.CODE, Column.HANDLER, Column.EVIDENCE, Column.ROLE, Column.MONTH, Column.DUE,
)  # fmt: skip
ROOM = {Column.ROLE: 200, Column.EVIDENCE: 204, Column.MONTH: 212, Column.DUE: 156}  # what is to be left for the text
ROOM_ELSE = 204
LEAST_TEXT = 180  # whatever the other columns' heads need: ten characters a line


class ChecklistColumns(QObject):
    """The columns of one checklist. The text is always there and comes first.

    Signals:
        changed: other columns are shown, or in another order, because a person said so.
    """

    changed = Signal()

    def __init__(self, view: QTableView, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme
        self._is_moving = False
        self._needed = {column: theme.px(width) for column, width in WIDTHS.items()}
        self.chosen: tuple[Column, ...] = USUAL
        self.is_setting = False  # widths change with the size of the text or of the list, not by a person
        view.horizontalHeader().sectionMoved.connect(self._on_moved)
        self._show_only(self.chosen)

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns there is room for, from left to right."""
        return tuple(column for column in self.chosen if not self._view.isColumnHidden(column))

    def choose(self, columns: Sequence[Column]) -> None:
        """Show these, in this order."""
        self.chosen = (Column.TEXT, *(column for column in columns if column is not Column.TEXT))
        header = self._view.horizontalHeader()
        self._is_moving = True
        for place, column in enumerate((*self.chosen, *(column for column in Column if column not in self.chosen))):
            header.moveSection(header.visualIndex(column), place)
        self._is_moving = False
        if self._view.isVisible():
            self.fit()
        else:
            self._show_only(self.chosen)  # how wide it will be is not known yet
        self.changed.emit()

    def fit(self) -> None:
        """Leave the text its room: in a narrow list the columns that matter least go first."""
        px, width = self._theme.px, self._view.viewport().width()
        left = [column for column in self.chosen if column is not Column.TEXT]
        for column in LEAST_FIRST:
            taken = px(sum(WIDTHS[other] for other in left))
            if column in left and width - taken < px(ROOM.get(column, ROOM_ELSE)):
                left.remove(column)
        for column in LEAST_FIRST:  # in some languages the heads need more than their usual width
            if column in left and width - sum(self._needed[other] for other in left) < px(LEAST_TEXT):
                left.remove(column)
        self._show_only(left)

    def _show_only(self, columns: Sequence[Column]) -> None:
        self.is_setting = True
        for column in WIDTHS:
            self._view.setColumnHidden(column, column not in columns)
        self.is_setting = False

    def look(self) -> None:
        """Give the columns room for their names and words at the text size in force."""
        px, note = self._theme.px, QFontMetrics(self._theme.font(NOTE))
        words = {Column.ROLE: [f"{role_word(role)}？" for role in Role], Column.STATE: [state_word(state) for state in State]}
        self.is_setting = True
        for column, width in WIDTHS.items():
            named = [str(self._view.model().headerData(column, Qt.Orientation.Horizontal)), *words.get(column, [])]
            self._needed[column] = max(px(width), px(24) + max(map(note.horizontalAdvance, named)))
            self._view.setColumnWidth(column, self._needed[column])
        self.is_setting = False

    def _on_moved(self, _column: int, _old: int, _new: int) -> None:
        if self._is_moving:
            return
        header = self._view.horizontalHeader()
        order = sorted(self.chosen, key=header.visualIndex)
        self.chosen = (Column.TEXT, *(column for column in order if column is not Column.TEXT))
        self.changed.emit()
