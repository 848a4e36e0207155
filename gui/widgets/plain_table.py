"""The manners all tables of the window have: whole lines of text, no grid, scrolled by pixels, left with Tab."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.theme import ROW_MEASURE, Theme
from gui.widgets.copied_rows import RowCopying

Cursor = QAbstractItemView.CursorAction
_HEAD_ROOM = 20  # px at 100 % beside a heading's words


def make_plain(table: QTableView, *, copies: bool = True) -> None:
    """Give a table these manners; nothing in it is edited and one cell is chosen until it says otherwise.

    Ctrl+C copies the rows chosen, unless the table `copies` something of its own.
    """
    if copies:
        RowCopying(table)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setHighlightSections(False)


class EntryTable(QTableView):
    """A table with one column to write in, where the current cell always is; a click on the code shows the measure.

    Signals:
        measure_wanted: the id of a measure that is to be shown in the checklist.
    """

    measure_wanted = Signal(object)
    code: int
    entry: int
    widths: Mapping[int, int]  # px at 100 %
    stretched: Sequence[int]

    def __init__(self, model: QAbstractItemModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setModel(model)
        make_plain(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.EditKeyPressed)
        for column in self.stretched:
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.setMouseTracking(True)
        theme.changed.connect(self.look)
        model.headerDataChanged.connect(self.look)  # headings of another language are as wide as they are
        self.horizontalHeader().installEventFilter(self)  # which is dressed after the theme has changed

    def needed(self, column: int) -> int:
        """How wide a column has to be: as laid down, or as its heading asks for."""
        heads = self.horizontalHeader()
        words = heads.fontMetrics().horizontalAdvance(str(self.model().headerData(column, Qt.Orientation.Horizontal) or ""))
        return max(self._theme.px(self.widths.get(column, 0)), words + self._theme.px(_HEAD_ROOM))

    def look(self) -> None:
        """Take the sizes of the text in force."""
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW_MEASURE))
        for column in self.widths:
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, self.needed(column))
        self.viewport().update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Headings in larger or smaller letters need other widths."""
        if watched is self.horizontalHeader() and event.type() == QEvent.Type.FontChange:
            self.look()
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is: Qt goes to the first row, but lights none."""
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().select(self.currentIndex(), flags)

    @abstractmethod
    def open_at(self, index: QModelIndex) -> None:
        """Show the measure of a row."""

    @abstractmethod
    def write_at(self, index: QModelIndex) -> None:
        """Write in a row's field, which was clicked."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the field writes in it, one on the code shows the measure."""
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.setFocus()
        self.setCurrentIndex(index.siblingAtColumn(self.entry))
        if index.column() == self.code:
            self.open_at(index)
        elif index.column() == self.entry:
            self.write_at(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click anywhere else shows the measure."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() not in (self.entry, self.code):
            self.open_at(index)

    def moveCursor(self, action: Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Up and down only: one column is written in."""
        step = {Cursor.MoveNext: 1, Cursor.MovePrevious: -1, Cursor.MoveLeft: 0, Cursor.MoveRight: 0}.get(action)
        if step is None:
            return super().moveCursor(action, modifiers).siblingAtColumn(self.entry)
        return self.model().index(self.currentIndex().row() + step, self.entry)
