"""Over the history: whose changes, of which kind, from when to when; and whether the chain holds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtWidgets import QDateEdit, QLabel, QPushButton, QWidget

from gui.calling import calling
from gui.change_words import ChangeWords
from gui.gaps import QVBoxLayout
from gui.pages.offering import offer
from gui.widgets.chip_button import ChipButton
from gui.widgets.fitting_combo import FittingCombo
from gui.widgets.flow_layout import FlowLayout, together
from gui.wording import listed
from model.periods import EARLIEST, LATEST
from model.rows.faults import CheckReport
from model.rows.history import ChangeKind, HistoryFilter, MeasureHistory

ANY, TODAY, WEEK, MONTH, SPAN = range(5)


class HistoryHead(QWidget):
    """The filter and the check.

    Signals:
        changed: another filter was chosen.
        check_wanted: the chain is to be gone through.
        whole_wanted: the whole ledger is to be gone through, and may be repaired.
        newest_wanted: back to the newest changes.
    """

    changed = Signal()
    check_wanted = Signal()
    whole_wanted = Signal()
    newest_wanted = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._words = ChangeWords(self)
        self.person, self.kind, self.days = (FittingCombo(self) for _ in range(3))
        self.first, self.last = QDateEdit(self), QDateEdit(self)
        self.measure = ChipButton(self)
        self.of: MeasureHistory | None = None  # the one measure whose history is shown
        self.check, self.whole, self.newest = (QPushButton(self) for _ in range(3))
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self._report: CheckReport | None = None
        self._is_checking = False
        self._build()
        self.retranslate()

    @property
    def kept(self) -> HistoryFilter:
        """What is chosen."""
        person, kind = self.person.currentData(), self.kind.currentData()
        first, last = self._span()
        measure = self.of.measure_id if self.of is not None else None
        return HistoryFilter(person=person, kind=ChangeKind(kind) if kind else None, first=first, last=last, measure=measure)

    @property
    def listed(self) -> str:
        """What the list is called on paper and in a file."""
        return self.tr("History of measure {code}").format(code=self.of.code) if self.of is not None else self.tr("History")

    def clear(self) -> None:
        """Show everything again, without telling anybody."""
        for box in (self.person, self.kind, self.days):
            with QSignalBlocker(box):
                box.setCurrentIndex(0)
        self._show_fields()
        self.narrow_to(None)

    def narrow_to(self, measure: MeasureHistory | None) -> None:
        """Show one measure's history, or that of all, without telling anybody."""
        self.of = measure
        self.measure.setVisible(measure is not None)
        self.measure.setChecked(True)
        self._name_measure()

    def set_persons(self, persons: tuple[str, ...]) -> None:
        """Offer these names; the one chosen stays so."""
        offer(self.person, [(self.tr("Everybody"), None), *((name or self.tr("No name"), name) for name in persons)])

    def show_checking(self) -> None:
        """The chain is being gone through."""
        self._is_checking = True
        self._show_check()

    def show_check(self, report: CheckReport | None) -> None:
        """Say what was found; None when it could not be looked at."""
        self._report, self._is_checking = report, False
        self._show_check()

    def show_way_back(self, *, is_needed: bool) -> None:
        """Offer the way back to the newest changes."""
        self.newest.setVisible(is_needed)

    def retranslate(self) -> None:
        """Set every text anew."""
        names = (self.tr("Whose changes"), self.tr("Kind of change"), self.tr("When"), self.tr("From"), self.tr("Until"))
        for part, name in zip((self.person, self.kind, self.days, self.first, self.last), names, strict=True):
            part.setAccessibleName(name)
            part.setToolTip(name)
        self.set_persons(tuple(self.person.itemData(place) for place in range(1, self.person.count())))
        offer(self.kind, [(self.tr("Every kind"), None), *((self._words.kind(kind), kind.value) for kind in ChangeKind)])
        offer(self.days, [
            (self.tr("Any time"), ANY), (self.tr("Today"), TODAY), (self.tr("Last 7 days"), WEEK),
            (self.tr("This month"), MONTH), (self.tr("From … until …"), SPAN),
        ])  # fmt: skip
        for field in (self.first, self.last):
            field.setDisplayFormat(self.tr("yyyy-MM-dd"))
        self.check.setText(self.tr("Chec&k the chain"))
        self.check.setToolTip(self.tr("Goes through every change from the first: hashes, numbers, links"))
        self.whole.setText(self.tr("Check everything…"))
        self.whole.setToolTip(self.tr("Goes through database, history, files and search, and repairs what can be repaired"))
        self.newest.setText(self.tr("Back to the ne&west"))
        self.measure.setToolTip(self.tr("Press to drop this filter"))
        self._name_measure()
        self._show_check()

    def _build(self) -> None:
        today = self._today()
        for field, day in ((self.first, today.replace(day=1)), (self.last, today)):
            field.setCalendarPopup(True)
            field.setDateRange(QDate(EARLIEST, 1, 1), QDate(LATEST, 12, 31))
            field.setDate(QDate(day.year, day.month, day.day))
            field.dateChanged.connect(lambda _day: self.changed.emit())
        for box in (self.person, self.kind, self.days):
            box.activated.connect(self._on_chosen)
        self.newest.setProperty("kind", "link")
        self.newest.hide()
        self.newest.clicked.connect(calling(self.newest_wanted.emit))
        self.check.clicked.connect(calling(self.check_wanted.emit))
        self.whole.clicked.connect(calling(self.whole_wanted.emit))
        self.measure.clicked.connect(self._drop_measure)
        self.narrow_to(None)
        filters = (self.measure, self.person, self.kind, self.days, self.first, self.last, self.newest)
        row = FlowLayout(gap=8, is_spread=True, at_left=len(filters))
        self.acts = together(self, self.check, self.whole)
        for part in (*filters, self.acts):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.said)
        self._show_fields()

    def _span(self) -> tuple[date | None, date | None]:
        today, chosen = self._today(), self.days.currentData()
        if chosen == SPAN:
            days = [self.first.date(), self.last.date()]
            return date(*_parts(min(days))), date(*_parts(max(days)))
        first = {TODAY: today, WEEK: date.fromordinal(today.toordinal() - 6), MONTH: today.replace(day=1)}.get(chosen)
        return first, None

    def _name_measure(self) -> None:
        self.measure.setText(self.tr("Measure {code}").format(code=self.of.code) if self.of is not None else "")

    def _drop_measure(self) -> None:
        self.narrow_to(None)
        self.person.setFocus()  # the button under the keyboard is gone
        self.changed.emit()

    def _on_chosen(self) -> None:
        self._show_fields()
        self.changed.emit()

    def _show_fields(self) -> None:
        for field in (self.first, self.last):
            field.setVisible(self.days.currentData() == SPAN)

    def _show_check(self) -> None:
        report = self._report
        self.check.setEnabled(not self._is_checking)
        if self._is_checking:
            tone, said = "secondary", self.tr("Going through the chain…")
        elif report is None:
            tone, said = "secondary", ""
        elif report.faults:
            numbers = listed(fault.where for fault in report.faults[:5])
            tone, said = "red", self.tr("The chain is broken at change no. {numbers} ({count} in all): the history was touched from outside.").format(
                numbers=numbers, count=len(report.faults))  # fmt: skip
        else:
            tone, said = "green", self.tr("The chain holds: {count} changes, each fits the one before it.").format(count=report.changes)
        self.said.setProperty("tone", tone)
        self.said.style().polish(self.said)
        self.said.setText(said)
        self.said.setVisible(bool(said))


def _parts(day: QDate) -> tuple[int, int, int]:
    return day.year(), day.month(), day.day()
