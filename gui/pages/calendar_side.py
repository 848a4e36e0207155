"""The day beside the month: its date, what kind of day it is, and everything on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from gui.calendar_words import count_words, day_facts, day_title
from gui.gaps import QHBoxLayout, QVBoxLayout, gap
from gui.item_models.calendar_day import Ask, DayTable
from gui.theme import Theme
from gui.widgets.calendar_list import DayList
from model.rows.calendar import CalendarDay, CalendarFilter

NARROWEST = 240


class DaySide(QWidget):
    """Shows one CalendarDay; what is done with its list stands in `ends`, beside its date.

    Signals:
        has_entries_changed: whether there is anything on the day.
    """

    has_entries_changed = Signal(bool)

    def __init__(self, theme: Theme, ask: Ask, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._today = theme, today
        self._day: CalendarDay | None = None
        self._date = today()
        self._awaited: date | None = None  # the day whose list had the keyboard before it was known
        self.head, self.facts, self.nothing = QLabel(self), QLabel(self), QLabel(self)
        self.head.setProperty("tone", "head")
        self.facts.setProperty("tone", "note")
        self.facts.setWordWrap(True)
        self.nothing.setProperty("tone", "secondary")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.head.setWordWrap(True)
        self.nothing.setMargin(24)
        self.entries = DayTable(ask, today, self)
        self.list = DayList(self.entries, theme, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.nothing)
        self.ends = QVBoxLayout()
        self._title = title = QHBoxLayout()
        title.setSpacing(8)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self.head)
        said.addWidget(self.facts)
        title.addLayout(said, 1)
        title.addLayout(self.ends)
        title.setAlignment(self.ends, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(title)
        column.addWidget(self._stack, 1)
        theme.changed.connect(self._look)
        self._look()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.list.setAccessibleName(self.tr("Entries of the day"))
        self.entries.retranslate()
        self._show()

    def show_day(self, kept: CalendarFilter, day: date, known: CalendarDay | None) -> None:
        """Show a day; what it holds may not be known yet."""
        if day != self._date:
            self.list.begin()
        self._date, self._day = day, known
        if known is not None:
            self.entries.show(kept, known)
        self._show()
        if known is not None and self._awaited == day:
            self.take_keyboard()
        if known is not None or day != self._awaited:
            self._awaited = None

    def take_keyboard(self) -> bool:
        """Put the keyboard into the list; False when there is nothing in it."""
        if not self._has_entries:
            return False
        self.list.setFocus()
        return True

    @property
    def _has_entries(self) -> bool:
        return self._day is not None and self._day.entries > 0

    def _show(self) -> None:
        self.head.setText(day_title(self._date))
        facts = day_facts(self._day, self._today()) if self._day else []
        counted = [count_words(self._day)] if self._day and self._day.entries else []
        self.facts.setText(" · ".join(facts + counted))
        self.facts.setVisible(bool(facts or counted))
        self.nothing.setText(self.tr("Being looked up…") if self._day is None else count_words(self._day))
        had_keyboard = self.list.hasFocus()
        self._stack.setCurrentWidget(self.list if self._has_entries else self.nothing)
        self.has_entries_changed.emit(self._has_entries)
        if had_keyboard and not self._has_entries:
            self._awaited = self._date if self._day is None else None  # it comes back once the day is known
            self.list.left.emit()

    def _look(self) -> None:
        px = self._theme.px
        self._title.setContentsMargins(gap(12), gap(8), gap(12), gap(4))
        self.setMinimumWidth(min(px(NARROWEST), 340))
