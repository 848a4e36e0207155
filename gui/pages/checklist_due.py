"""The due date as a filter: within some days from today, or from one day to another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QWidget

from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.pages.checklist_choice import Choice
from gui.wording import full_day_words
from model.periods import Month

WITHIN = (0, 7, 30, 90)
BETWEEN = "between"


class DueWords(QObject):
    """What a filter by due date is called."""

    def of(self, choice: Choice) -> str:
        """Of a choice; empty when it has no due date."""
        if choice.due_days is not None:
            return self.within(choice.due_days)
        if choice.due_from is None:
            return ""
        if choice.due_to is None:
            return self.tr("Due from {first}").format(first=full_day_words(choice.due_from))
        days = {"first": full_day_words(choice.due_from), "last": full_day_words(choice.due_to)}
        return self.tr("Due {first} to {last}").format(**days)

    def within(self, days: int) -> str:
        """Of a span from today."""
        return self.tr("Due within %n day(s)", "", days) if days > 0 else self.tr("Due by today")


class DueField(QWidget):
    """A list of spans that move with the calendar, and two dates when "from … to …" is chosen in it.

    Signals:
        changed: another span, or another of the two dates, was chosen.
    """

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today, self._words = today, DueWords(self)
        self.span = QComboBox(self)
        self.start, self.end = QDateEdit(self), QDateEdit(self)
        self._to = QLabel(self)
        self._dates = QWidget(self)
        row = QHBoxLayout(self._dates)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.start, 1)
        row.addWidget(self._to)
        row.addWidget(self.end, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.span)
        column.addWidget(self._dates)
        self.setFocusProxy(self.span)
        self._dates.hide()
        for field, other in ((self.start, self.end), (self.end, self.start)):
            field.setCalendarPopup(True)
            field.setDisplayFormat("yyyy-MM-dd")
            field.userDateChanged.connect(partial(self._on_date, other))
        self.span.activated.connect(self._on_span)

    @property
    def days(self) -> int | None:
        """The days from today within which it is due; None without such a span."""
        said = self.span.currentData()
        return said if isinstance(said, int) else None

    @property
    def first(self) -> date | None:
        """The first day of a span between two days."""
        return _day(self.start) if self._is_between else None

    @property
    def last(self) -> date | None:
        """The last day of a span between two days."""
        return _day(self.end) if self._is_between else None

    def show_choice(self, choice: Choice) -> None:
        """Show what is chosen; without dates of its own, those of this month stand ready."""
        month = Month.of(self._today())
        with QSignalBlocker(self.start), QSignalBlocker(self.end):
            self.start.setDate(_shown(choice.due_from or month.first))
            self.end.setDate(_shown(choice.due_to or month.last))
        within = [*WITHIN, *([choice.due_days] if choice.due_days not in (None, *WITHIN) else [])]
        spans: list[tuple[str, object]] = [(self.tr("Any date"), None)]
        spans += [(self._words.within(days), days) for days in within if days is not None]
        spans.append((self.tr("From … to …"), BETWEEN))
        self.span.clear()
        for text, span in spans:
            self.span.addItem(text, span)
        wanted = BETWEEN if choice.due_from or choice.due_to else choice.due_days
        self.span.setCurrentIndex([span for _, span in spans].index(wanted))
        self._dates.setVisible(self._is_between)

    def retranslate(self) -> None:
        """Set the texts that do not depend on the choice."""
        self._to.setText(self.tr("to"))
        self.span.setAccessibleName(self.tr("Due"))
        self.start.setAccessibleName(self.tr("Due from"))
        self.end.setAccessibleName(self.tr("Due until"))

    @property
    def _is_between(self) -> bool:
        return self.span.currentData() == BETWEEN

    def _on_span(self, _place: int) -> None:
        self._dates.setVisible(self._is_between)
        self.window().adjustSize()
        self.changed.emit()

    def _on_date(self, other: QDateEdit, day: QDate) -> None:
        """The other of the two days follows where the end would stand before the start."""
        if self.end.date() < self.start.date():
            with QSignalBlocker(other):
                other.setDate(day)
        self.changed.emit()


def _shown(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day(field: QDateEdit) -> date:
    chosen = field.date()
    return date(chosen.year(), chosen.month(), chosen.day())
