"""The checklist: what is to be done, found in a moment, ticked off, with one measure's detail beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from gui.item_models.checklist_model import ChecklistModel
from gui.item_models.checklist_table import Column
from gui.page import Frame, Page
from gui.pages.checklist_choice import Choice, choice_from, choice_of
from gui.pages.checklist_filters import FilterBar
from gui.pages.detail_pane import DetailPane
from gui.widgets.checklist_view import ChecklistView
from gui.widgets.empty_place import EmptyPlace
from gui.widgets.selection_bar import SelectionBar
from gui.wording import state_word
from model.rows.changed import Changed
from model.rows.checklist import ChecklistFilter, MeasureRow
from model.rows.filter_counts import FilterCounts
from model.rows.words import State

REMEMBERED = "checklist-filter"
COUNT_MS = 80
LOOKED_AT = 60  # rows of a selection that are looked through for its first measure


class ChecklistPage(Page):
    """Filters, list and detail."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        self._search = ""
        self._counts: FilterCounts | None = None
        self._wanted_measure: int | None = None
        self.filters = FilterBar(frame.theme, self)
        self.model = ChecklistModel(frame.operations.ask, frame.today, self)
        self.view = ChecklistView(self.model, frame.theme, self)
        self.empty = EmptyPlace(frame.theme, "checklist", self)
        self.places = QStackedWidget(self)
        self.chosen = SelectionBar(self)
        self.detail = DetailPane(frame, self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.fold_detail = QAction(self)
        self._count_soon = QTimer(self)
        self._count_soon.setSingleShot(True)
        self._count_soon.setInterval(COUNT_MS)
        self._count_soon.timeout.connect(self._count)
        self._build()
        self._connect()
        self.retranslate()
        self._begin()

    # What the window asks

    def retranslate(self) -> None:
        """Set every text anew."""
        self.view.setAccessibleName(self.tr("Checklist"))
        self.fold_detail.setText(self.tr("Show or hide the detail"))
        self.model.retranslate()
        self.view.retranslate()
        self._show_emptiness()

    def open_place(self, place: object) -> None:
        """Show a filter (a ChecklistFilter) or one measure (its id) that another page asked for."""
        if isinstance(place, ChecklistFilter):
            self.filters.set_choice(choice_of(place, self.frame.today()))
            self._search = place.search
            self._fill_search_field()
            if place.plan_id is not None:
                self.frame.chosen.choose(place.plan_id)
            self._show()
        elif isinstance(place, int):
            self._wanted_measure = place
            self.model.reveal(place, self._on_revealed)

    def search(self, text: str) -> None:
        """Show what holds the words."""
        if text != self._search:
            self._search = text
            self._show()

    def shortcuts(self) -> list[tuple[str, str]]:
        """Keys that the list itself listens to."""
        return [
            (self.tr("Space"), self.tr("Tick off, or take the tick away; on a heading: fold")),
            (self.tr("Enter"), self.tr("Go to the detail")),
            ("← →", self.tr("Fold and unfold")),
            ("Ctrl+A · Shift+↓", self.tr("Select several")),
            ("Ctrl+V", self.tr("Attach the picture or the files that were copied")),
            ("Esc", self.tr("Back to the list; in the list: empty the search and the filters")),
        ]

    def setFocus(self) -> None:  # type: ignore[override]
        """The keyboard is in the list when the page opens."""
        self.view.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed when another page opens or the window closes."""
        self.detail.flush()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what was typed before the window lets the ledger go."""
        if event.type() == QEvent.Type.Close and watched is self.window():
            self.detail.flush()
            self._remember()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Watch the window this page comes to stand in."""
        if event.type() == QEvent.Type.Polish:
            self.window().installEventFilter(self)
        return super().event(event)

    # Building

    def _build(self) -> None:
        self.places.addWidget(self.view)
        self.places.addWidget(self.empty)
        left, right = _panel(self, self.places, self.chosen), _panel(self, self.detail)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setCollapsible(0, False)
        self.splitter.setHandleWidth(12)
        self.splitter.setSizes([self.frame.theme.px(696), self._detail_width()])
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        column.addWidget(self.filters)
        column.addWidget(self.splitter, 1)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        frame, view = self.frame, self.view
        frame.operations.changed.connect(self._on_changed)
        frame.chosen.changed.connect(self._on_plan)
        frame.theme.changed.connect(self._look)
        self.filters.changed.connect(self._on_choice)
        self.model.laid_out.connect(self._on_laid_out)
        self.model.tick_wanted.connect(self._write_tick)
        view.tick_wanted.connect(self._tick_rows)
        view.measure_changed.connect(self._on_measure)
        view.detail_wanted.connect(self.detail.take_keyboard)
        view.pointer.files_dropped.connect(self._attach)
        view.chosen_changed.connect(self._on_chosen)
        self.chosen.tick_wanted.connect(self._tick_chosen)
        self.chosen.state_wanted.connect(self._set_states)
        view.escaped.connect(self.clear_filters)
        view.horizontalHeader().sectionResized.connect(self._on_column)
        self.detail.left.connect(view.setFocus)
        self.empty.step_wanted.connect(self._first_step)
        self.splitter.splitterMoved.connect(self._on_splitter)
        self.fold_detail.setShortcut(QKeySequence("F4"))
        self.fold_detail.triggered.connect(self._fold_detail)
        self.addAction(self.fold_detail)
        paste = QAction(self)
        paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        paste.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        paste.triggered.connect(self.detail.paste)
        view.addAction(paste)

    def _begin(self) -> None:
        settings = self.frame.settings
        widths = settings.column_widths("checklist")
        for column, width in zip(list(Column)[1:], widths, strict=False):
            self.view.setColumnWidth(column, max(width, 24))
        kept = choice_from(settings.saved_text(REMEMBERED))
        self.filters.set_choice(kept or Choice(mine=bool(self.frame.chosen.myself.unit)))
        self._on_plan()

    # Filters

    def clear_filters(self) -> None:
        """Empty the search and drop every filter but "mine"."""
        choice = self.filters.choice
        if not self._search and not choice.narrows:
            return
        self._search = ""
        self._fill_search_field()
        self.filters.set_choice(Choice(mine=choice.mine))
        self._remember()
        self._show()

    def _fill_search_field(self) -> None:
        bar = getattr(self.window(), "top_bar", None)
        if bar is not None:
            bar.search.setText(self._search)

    def _on_choice(self, _choice: Choice) -> None:
        self._remember()
        self._show()

    def _on_plan(self) -> None:
        from model.queries.filter_choices import (
            filter_choices,  # SQLAlchemy is loaded after the window is painted
        )

        plan_id = self.frame.chosen.plan_id
        self.frame.operations.ask(self, filter_choices, on_done=self.filters.set_choices, plan_id=plan_id)
        self._show()

    def _show(self) -> None:
        kept = self.filters.choice.filter(self.frame.chosen.plan_id, self._search, self.frame.today())
        self.view.set_search(self._search)
        plan = self.frame.chosen.plan
        self.model.show(kept, out_of=plan.measures if plan else 0)
        self._count()

    def _count(self) -> None:
        from model.queries.filter_choices import filter_counts  # loaded late, as above

        self.frame.operations.ask(
            self, filter_counts, on_done=self._on_counts, plan_id=self.frame.chosen.plan_id,
            is_mine=self.filters.choice.mine, today=self.frame.today(),
        )  # fmt: skip

    def _on_counts(self, counts: FilterCounts) -> None:
        self._counts = counts
        self.filters.set_counts(counts)
        self.counter_changed.emit(str(counts.mine) if counts.mine else "")
        self._show_emptiness()

    def _remember(self) -> None:
        self.frame.settings.save_text(REMEMBERED, self.filters.choice.as_text())

    # List

    def _on_changed(self, changed: Changed, _initiator: object) -> None:
        self.model.on_changed(changed)
        self._count_soon.start()

    def _on_laid_out(self, measures: int) -> None:
        shown = self.view if measures else self.empty
        had_keyboard = self.view.hasFocus() or self.empty.isAncestorOf(self.focusWidget() or self)
        self.places.setCurrentWidget(shown)
        self._show_emptiness()
        if had_keyboard and measures:
            self.view.setFocus()
        if not measures:
            self.detail.show_measure(None)
        if self._wanted_measure is not None and measures:
            self.model.reveal(self._wanted_measure, self._on_revealed)

    def _on_measure(self, measure: MeasureRow | None) -> None:
        if measure is not None:
            self.detail.show_measure(measure.id)

    def _on_revealed(self, row: int | None) -> None:
        wanted, self._wanted_measure = self._wanted_measure, None
        if row is not None:
            self.view.go_to(row)
        elif wanted is not None and not self.model.is_waiting and self.filters.choice != Choice():
            self._wanted_measure = wanted  # the filters hide it: show all and look again
            self._search = ""
            self.filters.set_choice(Choice())
            self._show()

    def _tick_rows(self, spans: tuple[tuple[int, int], ...]) -> None:
        first = next((found for span in spans for row in range(span[0], min(span[1], span[0] + LOOKED_AT) + 1)
                      if (found := self.model.measure_at(row)) is not None), None)  # fmt: skip
        closed = first is None or first.state is not State.CLOSED  # the first of them decides for all
        self.model.ids_in_rows(spans, lambda ids: self._write_tick(ids, closed))

    def _write_tick(self, ids: tuple[int, ...], closed: bool) -> None:  # noqa: FBT001 - as the model's signal has it
        from model.actions.close import close_measures, reopen_measures  # loaded late, as above

        if not ids:
            return
        write = self.frame.operations.write
        if closed:
            write(
                self, self.tr("Close %n measure(s)", "", len(ids)), close_measures, ids, on=self.frame.today()
            )
        else:
            write(self, self.tr("Reopen %n measure(s)", "", len(ids)), reopen_measures, ids)

    def _on_chosen(self) -> None:
        self.chosen.show_count(self.model.measures_in(self.view.selected_spans()))

    def _tick_chosen(self, closed: bool) -> None:  # noqa: FBT001 - as the bar's signal has it
        self.model.ids_in_rows(self.view.selected_spans(), lambda ids: self._write_tick(ids, closed))

    def _set_states(self, state: State) -> None:
        self.model.ids_in_rows(self.view.selected_spans(), lambda ids: self._write_states(ids, state))

    def _write_states(self, ids: tuple[int, ...], state: State) -> None:
        from model.actions.close import set_state  # loaded late, as above

        text = self.tr("Set %n measure(s) to “{state}”", "", len(ids)).format(state=state_word(state))
        self.frame.operations.write(self, text, set_state, ids, state, on=self.frame.today())

    def _attach(self, measure: MeasureRow, files: list[Path]) -> None:
        self.detail.attaching.attach(measure.id, measure.code, files)

    # Emptiness, sizes

    def _show_emptiness(self) -> None:
        choice, counts = self.filters.choice, self._counts
        if self.frame.chosen.plan_id is None:
            self.empty.set_texts(
                self.tr("There is no plan in this ledger yet"),
                self.tr("Take in the file of an action plan: its measures become this list."), self.tr("Take in a plan"),
            )  # fmt: skip
        elif (
            choice.mine and not choice.narrows and not self._search and counts is not None and not counts.mine
        ):
            self.empty.set_texts(
                self.tr("No measure of this plan names your unit"),
                self.tr("Neither by name nor as one of a group."), self.tr("Show all measures"),
            )  # fmt: skip
        elif self._search:
            self.empty.set_texts(
                self.tr("Nothing found for “{words}”").format(words=self._search),
                self.tr(
                    "Text, task, unit, code and names of evidence were searched, within the chosen filters."
                ),
                self.tr("Clear search and filters"),
            )
        else:
            self.empty.set_texts(
                self.tr("No measure fits these filters"),
                self.tr("That may be good news."),
                self.tr("Clear the filters"),
            )

    def _first_step(self) -> None:
        if self.frame.chosen.plan_id is None:
            take = getattr(self.window(), "take_files", None)
            if take is not None:
                take([])
            return
        self._search = ""
        self._fill_search_field()
        choice = self.filters.choice
        self.filters.set_choice(Choice(mine=choice.mine and bool(self._counts and self._counts.mine)))
        self._remember()
        self._show()
        self.view.setFocus()

    def _on_column(self, column: int, _old: int, _new: int) -> None:
        if column != Column.TEXT and self.isVisible():
            self.frame.settings.set_column_widths(
                "checklist", [self.view.columnWidth(other) for other in list(Column)[1:]]
            )

    def _on_splitter(self, _place: int, _handle: int) -> None:
        width = self.splitter.sizes()[1]
        if width:
            self.frame.settings.detail_width = round(width / self.frame.theme.scale)

    def _detail_width(self) -> int:
        """The detail's width at the text size in force."""
        return self.frame.theme.px(self.frame.settings.detail_width)

    def _look(self) -> None:
        list_width, detail_width = self.splitter.sizes()
        if detail_width:
            wanted = self._detail_width()
            self.splitter.setSizes([list_width + detail_width - wanted, wanted])

    def _fold_detail(self) -> None:
        list_width, detail_width = self.splitter.sizes()
        wanted = 0 if detail_width else self._detail_width()
        self.splitter.setSizes([list_width + detail_width - wanted, wanted])
        if not wanted:
            self.view.setFocus()


def _panel(parent: QWidget, *inside: QWidget) -> QFrame:
    """A panel around widgets, one below the other; its rounded edge stays free."""
    panel = QFrame(parent)
    panel.setProperty("look", "panel")
    column = QVBoxLayout(panel)
    column.setContentsMargins(1, 4, 1, 4)
    for number, widget in enumerate(inside):
        column.addWidget(widget, 0 if number else 1)
    return panel
