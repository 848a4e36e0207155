"""The checklist: what is to be done, found in a moment, ticked off, with one measure's detail beside it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent

from gui.gaps import QHBoxLayout
from gui.item_models.checklist_layout import Block
from gui.item_models.checklist_model import ChecklistModel
from gui.page import Page
from gui.pages.checklist_copying import Copying
from gui.pages.checklist_empty import EmptyChecklist
from gui.pages.checklist_filters import FilterBar
from gui.pages.checklist_handing import ListHanding
from gui.pages.checklist_leaving import Leaving
from gui.pages.checklist_long import LongWrites
from gui.pages.checklist_many import ManyMeasures
from gui.pages.checklist_menu import ListMenu, ListWork
from gui.pages.checklist_narrowing import Narrowing
from gui.pages.checklist_order import SortingHeader
from gui.pages.checklist_reveal import Revealing
from gui.pages.checklist_saved import SavedFilters
from gui.pages.checklist_split import KeptColumns, ListAndDetail
from gui.pages.checklist_ticking import Ticking
from gui.pages.checklist_year import YearPlace
from gui.pages.detail_pane import DetailPane
from gui.widgets.checklist_view import ChecklistView
from gui.widgets.selection_bar import SelectionBar
from gui.widgets.shown_stack import ShownStack
from gui.widgets.tall_area import scrolled_column
from model.rows.changed import Changed
from model.rows.checklist import ChecklistFilter, MeasureRow
from model.rows.filter_counts import FilterCounts


class ChecklistPage(Page):
    """Filters, list and detail."""

    def build(self) -> Iterator[None]:
        """The filters and the list, the detail beside it, then what both do together."""
        frame = self.frame
        self.filters = FilterBar(frame.theme, frame.today, self)
        self.narrowing = Narrowing(frame, self.filters)
        self.model = ChecklistModel(frame.operations.ask, frame.today, self)
        self.view = ChecklistView(self.model, frame.theme, self)
        yield
        self.empty = EmptyChecklist(frame.theme, self)
        self.places = ShownStack(self)
        self.chosen = SelectionBar(self)
        self.detail = DetailPane(frame, self)
        yield
        self.sides = ListAndDetail(frame.settings, frame.theme, self)
        self.year = YearPlace(frame, self.model, self.view, self.places, self.detail)
        self.writes = LongWrites(frame, self)
        self.many = ManyMeasures(frame, self.model, self.view, self.detail.attaching, self.writes)
        self.copying = Copying(frame, self.view, self.narrowing, self.many, self.writes)
        self.handing = ListHanding(frame, self.narrowing, self.copying, self.year.switch, self)
        self.saved = SavedFilters(frame, self.narrowing, self)
        work = ListWork(self.saved, self.narrowing.order, self.many, self.copying, self.handing)
        self.menu = ListMenu(frame, self.view, work, self)
        yield
        self._lay_out()
        self._connect()
        self._leaving = Leaving(self, self.narrowing.remember, lambda: self._revealing.remember(self.detail.measure_id))
        self._sorting = SortingHeader(self.view, self.narrowing.order)
        self._ticking = Ticking(frame, self.model, self.view, self.chosen, self.writes)
        self._revealing = Revealing(frame, self.model, self.view, self.narrowing)
        self.retranslate()
        self._columns = KeptColumns(self.view, frame.settings)
        self.narrowing.follow_plan()
        self.saved.refresh()

    # What the window asks

    def retranslate(self) -> None:
        """Set every text anew."""
        self.view.setAccessibleName(self.tr("Checklist"))
        self.sides.retranslate()
        self.model.retranslate()
        self.view.retranslate()
        self.year.retranslate()
        self.menu.retranslate()
        self._show_emptiness()

    def open_place(self, place: object) -> None:
        """Show a filter (a ChecklistFilter) or one measure (its id) that another page asked for."""
        if isinstance(place, ChecklistFilter):
            self._revealing.forget()
            self.narrowing.open(place)
        elif isinstance(place, int):
            self._revealing.open(place)

    def search(self, text: str) -> None:
        """Show what holds the words."""
        self.narrowing.look_for(text)

    def shortcuts(self) -> list[tuple[str, str]]:
        """Keys that the list itself listens to."""
        return [
            (self.tr("Space"), self.tr("Tick off, or take the tick away; on a heading: fold")),
            (self.tr("Enter"), self.tr("Go to the detail")),
            ("← →", self.tr("Fold and unfold")),
            ("Ctrl+A · Shift+↓", self.tr("Select several")),
            ("Esc", self.tr("Back to the list; in the list: empty the search and the filters")),
        ]

    def flush(self) -> None:
        """Store what was typed beside the list."""
        self.detail.flush()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The keyboard is in the list when the page opens; on the way out when there is nothing in it."""
        (self.empty if self.places.currentWidget() is self.empty else self.year.shown).setFocus(reason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed when another page opens or the window closes."""
        self.detail.flush()
        super().hideEvent(event)

    # Within

    def _lay_out(self) -> None:
        self.places.addWidget(self.view)
        self.places.addWidget(self.empty)
        self.sides.set_sides((self.places, self.chosen, self.writes.row, self.handing.files.row), self.detail)
        column = scrolled_column(self)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.filters, 1)
        head.addWidget(self.menu.button, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.year.switch, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.sides, 1)
        self.setFocusProxy(self.view)
        self.places.setFocusProxy(self.view)
        self.addActions([self.sides.fold, self.year.turn])

    def _connect(self) -> None:
        view = self.view
        self.frame.operations.changed.connect(self._on_changed)
        self.narrowing.changed.connect(self._show)
        self.narrowing.search_set.connect(self._fill_search_field)
        self.narrowing.counted.connect(self._on_counts)
        self.model.laid_out.connect(self._on_laid_out)
        view.measure_changed.connect(self._on_measure)
        view.chosen_changed.connect(self._on_chosen)
        view.detail_wanted.connect(self.detail.take_keyboard)
        view.pointer.files_left.connect(lambda files: self.wanted.emit("take-in", files))
        self.many.listen_to(self.chosen)
        self.chosen.set_writable(is_writable=not self.frame.operations.ledger.is_read_only)
        view.escaped.connect(self.narrowing.clear)
        self.detail.left.connect(self.setFocus)
        self.detail.history.whole_wanted.connect(partial(self.wanted.emit, "history"))
        self.detail.earlier.measure_wanted.connect(lambda key: self.wanted.emit("checklist", key))
        self.empty.step_wanted.connect(self._first_step)

    def _fill_search_field(self, text: str) -> None:
        bar = getattr(self.window(), "top_bar", None)
        if bar is not None:
            bar.search.setText(text)

    def _show(self) -> None:
        plan = self.frame.chosen.plan
        self.view.set_search(self.narrowing.search)
        self.model.show(self.narrowing.kept, out_of=plan.measures if plan else 0)

    def _on_counts(self, counts: FilterCounts) -> None:
        self.counter_changed.emit(str(counts.mine) if counts.mine else "")
        self._show_emptiness()

    def _on_changed(self, changed: Changed, _initiator: object) -> None:
        self.model.on_changed(changed)

    def _on_laid_out(self, measures: int) -> None:
        shown = self.year.shown if measures else self.empty
        keyboard = self.window().focusWidget()  # the page's own is the last it had, also while another page has the keyboard
        had_keyboard = keyboard is not None and self.places.isAncestorOf(keyboard)
        self.places.setCurrentWidget(shown)
        self._show_emptiness()
        if had_keyboard and measures:
            shown.setFocus()
        if not measures:
            self.detail.show_measure(None)
        elif self.detail.measure_id is None:
            self._show_heading()  # its count may be another

    def _on_measure(self, measure: MeasureRow | None) -> None:
        if measure is not None:
            self.detail.show_measure(measure.id)
        else:
            self._show_heading()

    def _show_heading(self) -> None:
        row = self.view.currentIndex().row()
        line = self.model.line_at(row) if row >= 0 else None
        self.detail.show_measure(None, line if isinstance(line, Block) else None)

    def _on_chosen(self) -> None:
        row = self.view.currentIndex().row()
        self.detail.set_alone(is_alone=self.view.selected_spans() == ((row, row),))

    def _show_emptiness(self) -> None:
        now = self.narrowing
        self.empty.show_why(now.choice, now.search, now.counts, has_plan=self.frame.chosen.plan_id is not None)

    def _first_step(self) -> None:
        if self.frame.chosen.plan_id is not None:
            self.narrowing.clear(is_for_more=True)
            self.setFocus()
            return
        take = getattr(self.window(), "take_files", None)
        if take is not None:
            take([])
