"""Numbers to reach: what the measures and the district tables ask, what was read, what is missing, how it runs."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gui.item_models.target_model import TargetTableModel
from gui.page import Frame, Page
from gui.pages.indicators_detail import IndicatorDetail
from gui.pages.indicators_lines import LineFilter, LinesAsked, ReadingWriter, lines_of
from gui.pages.list_export import ListExport
from gui.target_words import PACE_LOOKS, IndicatorsPlace, pace_word
from gui.widgets.empty_place import EmptyPlace
from gui.widgets.filter_chips import Chip, FilterChips
from gui.widgets.period_field import PeriodField
from gui.widgets.scope_chips import ScopeChips
from gui.widgets.targets_view import TargetsView
from gui.widgets.two_sides import TwoSides
from gui.wording import month_words
from model.periods import Month, months_between
from model.rows.overview import PlanRow
from model.rows.target_line import TargetLine
from model.rows.words import Pace

_DETAIL = 320  # px at 100 %
_BESIDE_PARTS = 3 * 16 + 2 * 12  # between the parts of the head, and at its ends
_PLACE_OF_PACES = 2
_PACES = (Pace.NOT_MET, Pace.BEHIND, Pace.ON_COURSE, Pace.MET, Pace.UNREAD)


class IndicatorsPage(Page):
    """A table to enter the month's readings in, and beside it all that is known of one line."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self.lines: tuple[TargetLine, ...] = ()
        self._plan_id: int | None = None
        self._wanted = IndicatorsPlace()
        self._filter = LineFilter()
        self.model = TargetTableModel(Month.of(frame.today()), self)
        self.model.is_read_only = frame.operations.ledger.is_read_only
        self.field = PeriodField(frame.theme, month_words, self)
        self.scope = ScopeChips(self)
        self.paces = FilterChips(frame.theme, self)
        self.view = TargetsView(self.model, frame.theme, self)
        self.writer = ReadingWriter(frame, self.model, self)
        self.detail = IndicatorDetail(frame, self)
        self.nothing = EmptyPlace(frame.theme, "indicators", self)
        self.export = ListExport(frame, lambda: (self.view, self.tr("Indicators")), self)
        self.said = QLabel(self)
        self._places = QStackedWidget(self)
        self._rows, self._head = QVBoxLayout(self), QHBoxLayout()
        self._build()
        self._connect()
        self.retranslate()
        self.show_plan()

    @property
    def month(self) -> Month:
        """The month readings are entered for."""
        return self.model.month

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setAccessibleName(self.tr("Indicators"))
        self.export.retranslate()
        self.view.setAccessibleName(self.tr("Targets and indicators"))
        self.field.set_names(self.tr("Month of the readings"), self.tr("The month before"), self.tr("The month after"))
        self.model.retranslate()
        self.detail.retranslate()
        self._show()

    def show_plan(self) -> None:
        """Take over the chosen plan and whose ledger it is."""
        plan, known = self.frame.chosen.plan, bool(self.frame.chosen.myself.unit)
        self.scope.set_known(is_known=known)
        if plan is None:
            self.lines = ()
            self._show()
            return
        if plan.id != self._plan_id:
            self._plan_id = plan.id
            self._begin(plan)
        self.refresh()

    def refresh(self) -> None:
        """Ask for the lines anew."""
        if self._plan_id is not None and self.frame.chosen.plan is not None:
            asked = LinesAsked(self._plan_id, self.scope.is_mine, self.month)
            self.frame.operations.ask(self, lines_of, asked, on_done=self._show, today=self.frame.today())

    def open_place(self, place: object) -> None:
        """Show what another page asked for: an IndicatorsPlace."""
        if isinstance(place, IndicatorsPlace):
            self._wanted = place
            if place.is_mine is not None and (place.is_mine is False or self.frame.chosen.myself.unit):
                (self.scope.mine if place.is_mine else self.scope.all).setChecked(True)
            self.paces.choose(frozenset(pace.value for pace in place.paces))
            self._filter.begin()
            self.refresh()

    def search(self, text: str) -> None:
        """Keep the lines that hold these words."""
        self._filter.search(text)
        self._show()

    def flush(self) -> None:
        """Store what is being typed."""
        self.view.flush()

    def shortcuts(self) -> list[tuple[str, str]]:
        """Keys of the table."""
        return [
            ("Enter", self.tr("Enter the reading, then the next one")), ("Ctrl+V", self.tr("Paste a column of readings")),
            ("Ctrl+Enter", self.tr("Show the measure in the checklist")),
        ]

    def showEvent(self, event: QShowEvent) -> None:
        """Be true to the ledger: changes are not followed while the page is hidden."""
        super().showEvent(event)
        self.show_plan()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, or with large text, the chips have a line of their own."""
        super().resizeEvent(event)
        self._share_head()

    def _share_head(self) -> None:
        parts = (self.field, self.scope, self.paces, self.export.button)
        is_narrow = self.width() < sum(part.sizeHint().width() for part in parts) + _BESIDE_PARTS
        if is_narrow == (self._head.indexOf(self.paces) >= 0):
            (self._head if is_narrow else self._rows).removeWidget(self.paces)
            if is_narrow:
                self._head.insertStretch(_PLACE_OF_PACES, 1)
                self._rows.insertWidget(1, self.paces)
            else:
                self._head.takeAt(_PLACE_OF_PACES)
                self._head.insertWidget(_PLACE_OF_PACES, self.paces, 1, Qt.AlignmentFlag.AlignVCenter)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed."""
        self.flush()
        super().hideEvent(event)

    def _build(self) -> None:
        head = self._head
        head.setSpacing(16)
        head.addWidget(self.field)
        head.addWidget(self.scope)
        head.addWidget(self.paces, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.export.button)
        self.said.setProperty("tone", "secondary")
        self.said.setWordWrap(True)
        beside = self._beside = QScrollArea(self)
        beside.setWidgetResizable(True)
        beside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        beside.setWidget(self.detail)
        beside.setProperty("look", "panel")
        self._places.addWidget(TwoSides(self.frame.theme, self.view, beside, self))
        self._places.addWidget(self.nothing)
        rows = self._rows
        rows.setContentsMargins(12, 12, 12, 12)
        rows.setSpacing(12)
        rows.addLayout(head)
        rows.addWidget(self.said)
        rows.addWidget(self._places, 1)
        rows.addWidget(self.export.files.row)
        self._look()

    def _connect(self) -> None:
        self.field.chosen.connect(self._on_month)
        self.scope.changed.connect(self._on_filter)
        self.paces.chosen_changed.connect(lambda _names: self._on_filter())
        self.view.line_chosen.connect(self.detail.show_line)
        for part in (self.view, self.detail):
            part.measure_wanted.connect(lambda measure_id: self.wanted.emit("checklist", measure_id))
        self.view.column_pasted.connect(lambda values, left_over: self.writer.paste(self.month, values, left_over))
        self.model.reading_typed.connect(self.writer.save)
        self.detail.month_wanted.connect(self.field.choose)
        self.detail.course_chosen.connect(self.writer.set_course)
        self.nothing.step_wanted.connect(lambda: self.wanted.emit("take-in", []))
        self.frame.chosen.changed.connect(self.show_plan)
        self.frame.theme.changed.connect(self._look)
        self.frame.operations.changed.connect(lambda _changed, _initiator: self.refresh() if self.isVisible() else None)

    def _look(self) -> None:
        self._beside.setMinimumWidth(self.frame.theme.px(_DETAIL))

    def _begin(self, plan: PlanRow) -> None:
        """Offer the plan's months; the one that runs is chosen, an old plan's last."""
        last = max(Month(plan.year, 12), Month.of(self.frame.today())) if plan.year >= self.frame.today().year - 1 else Month(plan.year, 12)
        months = list(months_between(Month(plan.year, 1), last))
        now = Month.of(self.frame.today())
        self.field.set_periods(months, now if now in months else months[-1] if now > months[-1] else months[0])
        self.model.show_month(self.field.period)
        self._filter.begin()

    def _on_month(self, month: Month) -> None:
        self.flush()
        self.model.show_month(month)
        self._filter.begin()
        self.refresh()

    def _on_filter(self) -> None:
        self._filter.begin()
        self.refresh()

    def _show(self, lines: tuple[TargetLine, ...] | None = None) -> None:
        """Show what came, or what is known in another way."""
        self.lines = self.lines if lines is None else lines
        counts = Counter(line.pace for line in self.lines)
        self.paces.set_chips([
            Chip(pace.value, pace_word(pace), counts[pace], *PACE_LOOKS[pace]) for pace in _PACES
        ])
        self._share_head()
        kept = self._filter.kept(self.lines, self.paces.chosen)
        self.view.show_lines(kept)
        self._choose_wanted(kept)
        self._say(kept)
        self._places.setCurrentIndex(0 if kept else 1)

    def _choose_wanted(self, kept: list[TargetLine]) -> None:
        wanted = next((line for line in kept if self._wanted.measure_id is not None and line.measure_id == self._wanted.measure_id), None)
        if wanted is not None:
            self._wanted = IndicatorsPlace()
            self.view.choose(self.model.place_of(wanted.key))

    def _say(self, kept: list[TargetLine]) -> None:
        self.said.setText(self.tr("%n number(s) to reach. Readings are sums since the year began where they are summed up.", "", len(kept)))
        self.said.setVisible(bool(kept))
        if self.frame.chosen.plan is None:
            self.nothing.set_texts(
                self.tr("No plan yet"), self.tr("The numbers a plan asks for are listed here."), self.tr("Take in a plan"))
        elif self.lines:
            self.nothing.set_texts(self.tr("Nothing fits the filter"), self.tr("Choose other filters or search for something else."))
        elif self.scope.is_mine:
            self.nothing.set_texts(self.tr("No number concerns you"), self.tr("Choose “All” to see the whole plan's."))
        else:
            self.nothing.set_texts(self.tr("This plan asks for no numbers"), self.tr("Neither its measures nor a table of districts."))
