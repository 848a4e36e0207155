"""A table whose rows are walked through: the chosen row is told, Return opens it, typing goes to the search field."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from gui.item_models.index import Index
from gui.item_models.row_table import ROW_ROLE, RowTableModel
from gui.item_models.unit_tables import SortingTableModel
from gui.widgets.plain_table import make_plain
from gui.widgets.tall_area import bring_current_into_view

_SEEN = 3  # rows that are of use
_ROW = 1.7  # of the text's height
_HEADING = 1.3  # room beside a heading's words, in heights of the text
_TIGHT = 1.0  # the same where there is no room for all
_GROWN = 12  # so wide, in heights of the text, the growing column is before another's words are cut
_READ = 8  # so wide words are shown where the list is scrolled anyway
_KEPT = 5  # so wide, in heights of the text, a column stays that needs it: a day or a code means nothing without its end
_SHAPE = 1.3  # a shape and the gap beside it, in heights of the text


def _give(widths: dict[int, int], down_to: Mapping[int, int], over: int) -> int:
    """Take so much from the widths, first from those that have most to give; what could not be taken comes out."""
    for column in sorted(widths, key=lambda column: down_to[column] - widths[column]):
        given = min(max(over, 0), max(0, widths[column] - down_to[column]))
        widths[column] -= given
        over -= given
    return over


class FileNames(QStyledItemDelegate):
    """Names that are cut in the middle: they begin alike, and their end tells them apart."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """As any cell, but for where it is cut."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle


class _Wanted(NamedTuple):
    """How wide a column is to be: at least, with its words whole, with room beside them."""

    least: int
    words: int
    roomy: int


class RowList(QTableView):
    """Shows a RowTableModel; one row is chosen at a time and stays chosen when its headers sort the rows.

    Signals:
        chosen: the row chosen now, None for none.
        entered: Return was pressed on a row, or it was clicked twice.
        typed: a letter was typed: it belongs into the search field.
        delete_wanted: Delete was pressed on a row.
    """

    chosen = Signal(object)
    entered = Signal(object)
    typed = Signal(str)
    delete_wanted = Signal()
    copies_rows = True  # with Ctrl+C; a list of files copies these

    def __init__(self, model: RowTableModel[Any], wide: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted: dict[int, _Wanted] = {}
        self._is_unfit = False
        self.rows = model
        self.setModel(model)
        make_plain(self, copies=self.copies_rows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        head = self.horizontalHeader()
        if isinstance(model, SortingTableModel):
            head.setSortIndicatorClearable(True)
            head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            head.setSortIndicatorShown(True)
            head.sortIndicatorChanged.connect(self._sort)
        head.setSectionsClickable(isinstance(model, SortingTableModel))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self._wide = wide
        self.spare = 3.0  # room beside a column's words, in heights of the text
        self.shapes: frozenset[int] = frozenset()  # columns with a shape before their words
        self.most: dict[int, float] = {}  # how wide a column may become, in heights of the text
        self.rare: frozenset[int] = frozenset()  # columns that are left out while nothing stands in them
        self.least: dict[int, float] = {}  # and how wide it stays where another can give way
        self.doubleClicked.connect(lambda index: self.entered.emit(index.data(ROW_ROLE)))

    @property
    def current(self) -> Any:
        """The row chosen now, None for none."""
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def choose(self, place: int) -> None:
        """Choose the row at a place of the list; nothing when there is none."""
        index = self.rows.index(place, 0)
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    def choose_where(self, is_wanted: Callable[[Any], bool], *, otherwise: int = 0) -> None:
        """Choose the first row that is the wanted one; where there is none, the row at a place."""
        self.choose(next((place for place, row in enumerate(self.rows.rows()) if is_wanted(row)), otherwise))

    def sizeHint(self) -> QSize:
        """Room for the headings and three rows, whatever the size of the text."""
        high = self.horizontalHeader().sizeHint().height() + _SEEN * self.verticalHeader().defaultSectionSize()
        return super().sizeHint().expandedTo(QSize(0, high))

    def fit_columns(self) -> None:
        """Make rows as high, and the narrow columns as wide, as the text and the headers need; what is not shown, when it is shown."""
        self._is_unfit = not self.isVisible()
        if not self._is_unfit:
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fit what changed meanwhile."""
        super().showEvent(event)
        self._fit_if_unfit()

    def _fit_if_unfit(self) -> None:
        if self._is_unfit:
            self.fit_columns()

    def _fit(self) -> None:
        measure = self.fontMetrics()
        high = measure.height()
        self.verticalHeader().setDefaultSectionSize(round(_ROW * high))
        self._wanted = {}
        for column in range(self.rows.columnCount()):
            heading = measure.horizontalAdvance(str(self.rows.headerData(column, Qt.Orientation.Horizontal) or ""))
            words = [self.rows.display(row, self.rows.columns(column)) for row in self.rows.rows()[:60]]
            if column in self.rare:
                self.setColumnHidden(column, not any(words))
            if self.isColumnHidden(column):
                continue
            widest = max(map(measure.horizontalAdvance, words), default=0)
            shape, most = _SHAPE if column in self.shapes else 0, self.most.get(column, math.inf) * high
            headed = heading + _HEADING * high
            whole = max(headed, min(widest + (min(_TIGHT, self.spare) + shape) * high, most))
            roomy = min(max(heading, widest) + (self.spare + shape) * high, most)
            least = max(headed, min(whole, self.least.get(column, _KEPT) * high))
            self._wanted[column] = _Wanted(round(least), round(whole), round(max(whole, roomy)))
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        """Larger or smaller text needs other widths: once, for a new look tells of font and style one by one."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self._wanted and not self._is_unfit:
            self._is_unfit = True
            QTimer.singleShot(0, self, self._fit_if_unfit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Where there is no room for all, what is empty beside the words goes first, then the widest give way, none below a short word.

        Where that is not enough the list is scrolled, and words have the room to be read.
        """
        if not self._wanted:
            return
        head, stretch = self.horizontalHeader(), QHeaderView.ResizeMode.Stretch
        growing = {self._wide} | {column for column in self._wanted if head.sectionResizeMode(column) == stretch}
        widths = {column: wanted.roomy for column, wanted in self._wanted.items() if column not in growing}
        room, grown = self.viewport().width(), round(_GROWN * self.fontMetrics().height())
        goal = sum(max(self._wanted[column].least, min(self._wanted[column].words, grown)) for column in growing)
        _give(widths, {column: self._wanted[column].words for column in widths}, sum(widths.values()) + goal - room)
        goal = sum(self._wanted[column].least for column in growing)
        over = _give(widths, {column: self._wanted[column].least for column in widths}, sum(widths.values()) + goal - room)
        if over > 0:
            read = round(_READ * self.fontMetrics().height())
            widths = {column: max(self._wanted[column].least, min(self._wanted[column].words, read)) for column in (*widths, self._wide)}
        head.setSectionResizeMode(self._wide, QHeaderView.ResizeMode.Interactive if over > 0 else stretch)
        for column, width in widths.items():
            head.resizeSection(column, width)

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        kept = self.current
        self.rows.sort(column, order)
        if kept is not None:
            self.choose_where(lambda row: row is kept)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which row is chosen."""
        super().currentChanged(current, previous)
        self.chosen.emit(current.data(ROW_ROLE) if current.isValid() else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Return; letters go to the search field."""
        text = event.text()
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.current is not None:
                self.entered.emit(self.current)
        elif event.key() == Qt.Key.Key_Delete and self.current is not None:
            self.delete_wanted.emit()
        elif text.strip() and text.isprintable() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)
            bring_current_into_view(self)
