"""Numbers to reach: what the measures and the district tables ask, what was read, what is missing, how it runs."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from gui.item_models.target_model import TargetTableModel
from gui.page import Frame, Page
from gui.pages.framed import framed
from gui.pages.indicators_detail import IndicatorDetail
from gui.pages.indicators_head import IndicatorsHead
from gui.pages.indicators_lines import LineFilter, LinesAsked, ReadingWriter, lines_of
from gui.pages.list_export import ListExport
from gui.target_words import IndicatorsPlace
from gui.widgets.empty_place import EmptyPlace
from gui.widgets.tall_area import TallArea, scrolled_column
from gui.widgets.targets_view import TargetsView
from gui.widgets.two_sides import TwoSides
from model.periods import Month
from model.rows.target_line import TargetLine


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
        self.view = TargetsView(self.model, frame.theme, self)
        self.writer = ReadingWriter(frame, self.model, self)
        self.detail = IndicatorDetail(frame, self)
        self.nothing = EmptyPlace(frame.theme, "indicators", self)
        self.export = ListExport(frame, lambda: (self.view, self.tr("Indicators")), self)
        self.head = IndicatorsHead(frame, self.export.part, self)
        self.field, self.scope, self.paces = self.head.field, self.head.scope, self.head.paces
        self.said = QLabel(self)
        self._places = QStackedWidget(self)
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
            self.model.show_month(self.head.begin(plan.year))
            self._filter.begin()
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

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed."""
        self.flush()
        super().hideEvent(event)

    def _build(self) -> None:
        self.said.setProperty("tone", "secondary")
        self.said.setWordWrap(True)
        beside = TallArea(self)
        beside.setWidget(self.detail)
        beside.setProperty("look", "panel")
        self._places.addWidget(TwoSides(self.frame.theme, framed(self, self.view), beside, self))
        self._places.addWidget(framed(self, self.nothing))
        rows = scrolled_column(self)
        rows.addWidget(self.head)
        rows.addWidget(self.said)
        rows.addWidget(self._places, 1)
        rows.addWidget(self.export.files.row)

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
        self.nothing.step_wanted.connect(self._on_step)
        self.frame.chosen.changed.connect(self.show_plan)
        self.frame.operations.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _on_month(self, month: Month) -> None:
        self.flush()
        self.model.show_month(month)
        self._filter.begin()
        self.refresh()

    def _on_filter(self) -> None:
        self._filter.begin()
        self.refresh()

    def _on_step(self) -> None:
        """What the empty place offers: a plan, lines of any pace, everybody's lines."""
        if self.frame.chosen.plan is None:
            self.wanted.emit("take-in", [])
        elif self.lines:
            self.paces.choose(frozenset())
            self._filter.search("")
            self._empty_search_field()
            self._on_filter()
        else:
            self.scope.all.click()

    def _empty_search_field(self) -> None:
        bar = getattr(self.window(), "top_bar", None)
        if bar is not None:
            bar.search.clear()

    def _show(self, lines: tuple[TargetLine, ...] | None = None) -> None:
        """Show what came, or what is known in another way."""
        self.lines = self.lines if lines is None else lines
        self.head.show_counts(self.lines)
        kept = self._filter.kept(self.lines, self.paces.chosen)
        self.view.show_lines(kept)
        wanted = [line for line in kept if self._wanted.measure_id is not None and line.measure_id == self._wanted.measure_id]
        if wanted:
            self._wanted = IndicatorsPlace()
            self.view.choose(self.model.place_of(wanted[0].key))
        self._say(kept)
        self._places.setCurrentIndex(0 if kept else 1)

    def _say(self, kept: list[TargetLine]) -> None:
        self.said.setText(self.tr("%n number(s) to reach. Where readings add up, enter the total since the year began.", "", len(kept)))
        self.said.setVisible(bool(kept))
        if self.frame.chosen.plan is None:
            self.nothing.set_texts(
                self.tr("No plan yet"), self.tr("The numbers a plan asks for are listed here."), self.tr("Take in a plan"))
        elif self.lines:
            self.nothing.set_texts(
                self.tr("Nothing fits the filter"), self.tr("Choose other filters or search for something else."), self.tr("Sho&w all numbers"))
        elif self.scope.is_mine:
            self.nothing.set_texts(
                self.tr("No number concerns you"), self.tr("The plan may ask others for some."), self.tr("Sho&w the whole plan's"))
        else:
            self.nothing.set_texts(self.tr("This plan asks for no numbers"), self.tr("Neither its measures nor a table of districts."))
