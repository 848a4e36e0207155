"""The month as it is walked through: arrows move the day, Page Up and Page Down the month, Home goes to today."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.item_models.calendar_month import MonthTable
from gui.item_models.index import Index
from gui.theme import Theme
from gui.widgets.calendar_cell import DayCell
from gui.widgets.tall_area import bring_current_into_view
from model.periods import EARLIEST, LATEST, Month

HEADER = 28
LOWEST = 32  # px at 100 %: a week is not lower; its days then only count
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class MonthGrid(QTableView):
    """Shows a MonthTable; `day` is where the keyboard is.

    Signals:
        day_wanted: a date that a person chose or walked to; the month it is in may be another.
        list_wanted: Enter, Space or a double click: the keyboard goes to the day's list.
    """

    day_wanted = Signal(object)
    list_wanted = Signal()

    def __init__(self, model: MonthTable, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month, self._theme = model, theme
        self.day = model.today()
        self._is_placing = False
        self.setObjectName("month")
        self.setModel(model)
        self.cell = DayCell(theme, self)
        self.setItemDelegate(self.cell)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(16)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        model.modelReset.connect(self._place)
        theme.changed.connect(self._look)
        self._look()
        self._place()

    def go_to(self, day: date) -> None:
        """Put the keyboard on a day, showing its month unless the table reaches it already."""
        self.day = day
        if not self._month.index_of(day).isValid():
            self._month.show_month(Month.of(day))
        self._place()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where the keyboard is."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._is_placing:
            self.day_wanted.emit(self._month.date_at(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The calendar's own keys, then the table's."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in STEPS:
            self.step(STEPS[key])
        elif key in MONTHS:
            self.turn(MONTHS[key])
        elif key == Qt.Key.Key_Home:
            self._want(self._month.today())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)
        bring_current_into_view(self)

    def step(self, days: int) -> None:
        """Go some days on or back."""
        self._want(self.day + timedelta(days=days))

    def turn(self, months: int) -> None:
        """Go some months on or back, to the same day as far as the month has it."""
        month = Month.of(self.day).plus(months)
        self._want(date(month.year, month.month, min(self.day.day, month.last.day)))

    def keyboardSearch(self, _search: str) -> None:
        """Digits typed here look for nothing."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the day in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click goes to the day's list."""
        super().mouseDoubleClickEvent(event)
        self.list_wanted.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _want(self, day: date) -> None:
        """Go to a day; at a month's edge the next month comes."""
        if not EARLIEST < day.year < LATEST:
            return
        if Month.of(day) != self._month.month:
            self.day = day
            self._month.show_month(Month.of(day))
        self.day_wanted.emit(day)

    def _place(self) -> None:
        index = self._month.index_of(self.day)
        self._is_placing = True
        self.setCurrentIndex(index if index.isValid() else self._month.index(0, 0))
        self._is_placing = False
        self.viewport().update()

    def _look(self) -> None:
        px = self._theme.px
        self.horizontalHeader().setFixedHeight(px(HEADER))
        self.verticalHeader().setMinimumSectionSize(px(LOWEST))
