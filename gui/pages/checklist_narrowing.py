"""What the checklist is narrowed to: the plan chosen for the window, the filters, and the words searched for."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from gui.page import Frame
from gui.pages.checklist_choice import Choice, choice_from, choice_of
from gui.pages.checklist_filters import FilterBar
from gui.pages.checklist_order import ListOrder
from gui.widgets.name_completer import asked_letters
from model.rows.changed import Changed
from model.rows.checklist import ChecklistFilter
from model.rows.filter_counts import FilterCounts

REMEMBERED = "checklist-filter"
COUNT_MS = 80
MANY, LATER_MS = 20_000, 400  # measures from which counting takes so long that a start paints its first rows before


class Narrowing(QObject):
    """Holds filters and search of one checklist, has them counted, and remembers them between starts.

    Signals:
        changed: another filter, other words or another plan are to be shown.
        search_set: words that were not typed into the search field, to be shown there.
        counted: the FilterCounts of the plan are here.
    """

    changed = Signal()
    search_set = Signal(str)
    counted = Signal(object)

    def __init__(self, frame: Frame, bar: FilterBar) -> None:
        super().__init__(bar)
        self._frame, self._bar = frame, bar
        self.order = ListOrder(frame.settings, self)
        self.order.changed.connect(self.changed)
        self.search = ""
        self.counts: FilterCounts | None = None
        self._counted: tuple[object, ...] | None = None  # what the counts are of that were asked for last
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.count)
        kept = choice_from(frame.settings.saved_text(REMEMBERED))
        bar.set_choice(kept or Choice(is_mine=bool(frame.chosen.myself.unit)))
        bar.changed.connect(self._on_choice)
        bar.opened.connect(self._ask_handlers)
        frame.chosen.changed.connect(self.follow_plan)
        frame.operations.changed.connect(self._on_changed)

    @property
    def choice(self) -> Choice:
        """The chosen filters."""
        return self._bar.choice

    @property
    def kept(self) -> ChecklistFilter:
        """All of it as one filter."""
        kept = self.choice.filter(self._frame.chosen.plan_id, self.search, self._frame.today())
        return replace(kept, sort=self.order.sort, is_descending=self.order.is_descending)

    @property
    def _to_count(self) -> tuple[object, ...]:
        return self._frame.chosen.plan_id, self.choice.is_mine, self._frame.today()

    def words(self) -> list[str]:
        """The chosen filters by their names."""
        return self._bar.words()

    @property
    def _is_large(self) -> bool:
        plan = self._frame.chosen.plan
        return plan is not None and plan.measures > MANY

    def follow_plan(self) -> None:
        """Offer what the chosen plan has, and show it."""
        if self._is_large:
            QTimer.singleShot(LATER_MS, self, self._offer)
        else:
            self._offer()
        self.show()

    def _offer(self) -> None:
        from model.queries.filter_choices import (
            filter_choices,  # SQLAlchemy is loaded after the window is painted
        )

        plan_id = self._frame.chosen.plan_id
        self._frame.operations.ask(self, filter_choices, on_done=self._bar.set_choices, plan_id=plan_id)

    def show(self) -> None:
        """Have shown what is chosen now; counted only where the counts are of something else: words do not alter them."""
        self.changed.emit()
        if self._counted == self._to_count:
            return
        if self.counts is None and not self._is_large:
            self.count()
        else:
            self._soon.start(LATER_MS if self.counts is None else COUNT_MS)  # the rows come first

    def count(self) -> None:
        """Count anew what each filter keeps."""
        from model.queries.filter_choices import filter_counts  # loaded late, as above

        self._counted = self._to_count
        self._frame.operations.ask(
            self, filter_counts, on_done=self._on_counts, plan_id=self._frame.chosen.plan_id,
            is_mine=self.choice.is_mine, today=self._frame.today(),
        )  # fmt: skip

    def look_for(self, text: str) -> None:
        """Keep only what holds the words typed into the search field."""
        if text != self.search:
            self.search = text
            self.show()

    def open(self, kept: ChecklistFilter) -> None:
        """Show a filter that another page asked for."""
        self._bar.set_choice(choice_of(kept, self._frame.today()))
        self._set_search(kept.search)
        if kept.plan_id is not None:
            self._frame.chosen.choose(kept.plan_id)
        self.show()

    def set(self, choice: Choice, search: str = "") -> None:
        """Show these filters, with no words searched for unless some are named."""
        self._set_search(search)
        self._bar.set_choice(choice)
        self.show()

    def clear(self, *, is_for_more: bool = False) -> None:
        """Empty the search and drop every filter but "mine"; for more, that too where the plan names the unit nowhere."""
        if is_for_more or self.search or self.choice.narrows:
            named = not is_for_more or bool(self.counts and self.counts.mine)
            self.set(Choice(is_mine=self.choice.is_mine and named))
            self.remember()

    def remember(self) -> None:
        """Keep the filters for the next start."""
        self._frame.settings.save_text(REMEMBERED, self.choice.as_text())

    def _ask_handlers(self) -> None:
        from model.queries.handlers import handlers  # loaded late, as above

        plan_id = self._frame.chosen.plan_id
        self._frame.operations.ask(self, handlers, on_done=self._bar.set_handlers, plan_id=plan_id)
        self._frame.operations.ask(self, asked_letters, self._bar.units, on_done=self._bar.set_letters)

    def _set_search(self, text: str) -> None:
        self.search = text
        self.search_set.emit(text)

    def _on_changed(self, _changed: Changed, _initiator: object) -> None:
        self._soon.start(COUNT_MS)

    def _on_choice(self, _choice: Choice) -> None:
        self.remember()
        self.show()

    def _on_counts(self, counts: FilterCounts) -> None:
        self.counts = counts
        self._bar.set_counts(counts)
        self.counted.emit(counts)
