"""The days of a month as a table of weeks, Monday first, with the days before and after that fill its edges."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from gui.calendar_words import day_title, entry_text, spoken_day, weekday_names
from gui.item_models.index import NOWHERE, Index
from gui.item_models.row_table import ROW_ROLE
from model.periods import Month
from model.rows.calendar import CalendarDay

WEEK = 7


class MonthTable(QAbstractTableModel):
    """One month; its days are there at once, what they hold comes with set_days()."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.month = Month.of(today())
        self._first, self._weeks = _grid(self.month)
        self._days: dict[date, CalendarDay] = {}

    @property
    def shown_span(self) -> tuple[date, date]:
        """The first and the last day of the table."""
        return self._first, self._first + timedelta(days=WEEK * self._weeks - 1)

    def show_month(self, month: Month) -> None:
        """Show another month; what its days hold is not known yet."""
        self.beginResetModel()
        self.month = month
        self._first, self._weeks = _grid(month)
        first, last = self.shown_span
        self._days = {day: known for day, known in self._days.items() if first <= day <= last}
        self.endResetModel()

    def set_days(self, days: Sequence[CalendarDay]) -> None:
        """Take what the days hold."""
        self._days = {day.day: day for day in days}
        self.repaint()

    def forget(self) -> None:
        """What the days hold is to be asked anew, under another filter."""
        self._days = {}
        self.repaint()

    def repaint(self) -> None:
        """Tell the views that every cell may be another."""
        self.dataChanged.emit(self.index(0, 0), self.index(self._weeks - 1, WEEK - 1))

    def retranslate(self) -> None:
        """Tell the views that all is in another language now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, WEEK - 1)
        self.repaint()

    def date_at(self, index: Index) -> date:
        """The date of a cell."""
        return self._first + timedelta(days=WEEK * index.row() + index.column())

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day; invalid when the table does not reach it."""
        place = (day - self._first).days
        return self.index(place // WEEK, place % WEEK) if 0 <= place < WEEK * self._weeks else QModelIndex()

    def day(self, day: date) -> CalendarDay | None:
        """What a day holds; None while that is not known."""
        return self._days.get(day)

    def is_outside(self, day: date) -> bool:
        """Whether a day belongs to the month before or after."""
        return Month.of(day) != self.month

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many weeks the month touches."""
        return 0 if parent.isValid() else self._weeks

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Seven."""
        return 0 if parent.isValid() else WEEK

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What a cell has for a role."""
        if not index.isValid():
            return None
        day = self.date_at(index)
        known = self._days.get(day)
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_day(known, self.today()) if known else day_title(day)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(entry_text(entry) for entry in known.first) if known and known.first else None
        return known if role == ROW_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """The days of the week."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < WEEK:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return weekday_names()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


def _grid(month: Month) -> tuple[date, int]:
    """The Monday a month's table begins with, and how many weeks it touches."""
    first = month.first - timedelta(days=month.first.weekday())
    return first, -(-((month.last - first).days + 1) // WEEK)
