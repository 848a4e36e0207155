"""The checklist of one filter: asked for, shown, and brought up to date after every change."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QTimer

from gui.item_models.checklist_fetch import AT_ONCE, Ask, RowFetcher
from gui.item_models.checklist_layout import (
    LaidOut,
    Layout,
    same_ends,
)
from gui.item_models.checklist_pages import Answer, PageKey, Rows, Wanted, identities, page_of
from gui.item_models.checklist_questions import (
    first_rows,
    fresh_rows,
    ids_in_runs,
    provisional,
    whole_layout,
)
from gui.item_models.checklist_table import ChecklistTable
from model.rows.changed import Changed
from model.rows.checklist import ChecklistFilter

MANY = 20_000  # from so many measures on, the first rows are shown before the outline is counted
REFRESH_MS = 60
UNSEEN_MS = 150  # a list that is not to be seen does not wait for being painted
COMPARED = 2000  # rows that are looked at one by one to find which came or went


class ChecklistModel(ChecklistTable):
    """The table of what a filter keeps; `ask` puts its questions to the ledger off the GUI thread."""

    def __init__(self, ask: Ask, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(RowFetcher(ask, today), parent)
        self._fetcher.setParent(self)
        self._fetcher.arrived.connect(self._on_pages)
        self._ask, self._today = ask, today
        self._kept: ChecklistFilter | None = None
        self._is_new = True  # the filter changed and its layout has not arrived
        self._touched: set[int] = set()
        self._refresh_soon = QTimer(self)
        self._refresh_soon.setSingleShot(True)
        self._refresh_soon.setInterval(REFRESH_MS)
        self._refresh_soon.timeout.connect(self._refresh)
        self._spent: list[Layout] = []
        self._whole_soon = QTimer(self, singleShot=True)
        self._whole_soon.timeout.connect(self._ask_whole)

    # What is shown

    @property
    def kept(self) -> ChecklistFilter:
        """The filter in force."""
        return self._kept or ChecklistFilter()

    @property
    def is_waiting(self) -> bool:
        """Whether the rows of the filter in force are still on their way."""
        return self._is_new

    def show(self, kept: ChecklistFilter, *, out_of: int = 0) -> None:
        """Show what a filter keeps `out_of` so many; the rows shown now stay until its rows are there."""
        self._kept, self._is_new = kept, True
        self._refresh_soon.stop()
        self._whole_soon.stop()
        self._touched.clear()
        if out_of > MANY and kept.sort is None:  # the outline waits: counting it would hold up the rows
            done = partial(self._on_first_rows, kept)
            self._ask(self, first_rows, kept, on_done=done, key="first", is_urgent=True, today=self._today())
        else:
            self._ask_layout(None, ())

    def on_changed(self, changed: Changed) -> None:
        """Look again at what a change touched."""
        if self._kept is None or changed.number is None:
            return
        is_wide = len(changed.measure_ids) > COMPARED  # one by one they would hold the window up
        if is_wide or not changed.measure_ids or changed.kinds & {"plan", "unit", "unit_group", "setting"}:
            self._pages.grow_stale()
        else:
            self._touched |= changed.measure_ids
            known = {
                row.id
                for key in self._pages.holding(changed.measure_ids)
                for row in self._pages.get(key) or ()
            }
            ids = tuple(sorted(known & changed.measure_ids))
            if ids:
                self._ask(
                    self, fresh_rows, ids, on_done=self._on_fresh, key=("fresh", ids), today=self._today()
                )
        self._refresh_soon.start()

    # Folding

    def reveal(self, measure_id: int, on_row: Callable[[int | None], None]) -> None:
        """Unfold and fetch until a measure has a row, and hand that over; None when the filter does not keep it."""
        row = self.row_of(measure_id)
        if row is not None:
            on_row(row)
            return

        order = self._layout.blocks.order
        if order is not None:
            self._reveal_sorted(order, measure_id, on_row)
            return

        def found(rows: Rows) -> None:
            place = self._layout.place_of_task.get(rows[0].task_id) if rows else None
            if place is None:
                on_row(None)
                return
            self._open_around(place)
            self._fetcher.fetch_now(Wanted((rows[0].task_id, 0)), lambda: on_row(self.row_of(measure_id)))

        self._ask(self, fresh_rows, (measure_id,), on_done=found, key="find", today=self._today())

    def _reveal_sorted(self, order: array[int], measure_id: int, on_row: Callable[[int | None], None]) -> None:
        try:
            inside = order.index(measure_id)
        except ValueError:
            on_row(None)
            return
        self._open_around(0)
        self._fetcher.fetch_now(page_of(self._layout, 0, inside), lambda: on_row(self.row_of(measure_id)))

    def _open_around(self, place: int) -> None:
        for inner in (*self._layout.outer_places(place), place):
            self.set_open(self._layout.starts[inner], is_open=True)

    # Many at once

    def ids_in_rows(
        self, spans: Iterable[tuple[int, int]], on_ids: Callable[[tuple[int, ...]], None]
    ) -> None:
        """Hand over the ids of all measures in some spans of rows, also of those not fetched yet."""
        order = self._layout.blocks.order
        if order is not None:
            runs = self._layout.joined_runs(spans)
            on_ids(tuple(key for offset, count in runs for key in order[offset : offset + count]))
            return
        ids: list[int] = []
        unknown: list[tuple[int, int]] = []  # spans of rows
        for first, last in spans:
            if last - first < AT_ONCE:
                found = [self.measure_at(row) for row in range(first, last + 1)]
                if all(found[i] or self._layout.measure_at(first + i) is None for i in range(len(found))):
                    ids += [row.id for row in found if row is not None]
                    continue
            unknown.append((first, last))
        if not unknown:
            on_ids(tuple(ids))
            return

        def answered(more: tuple[int, ...]) -> None:
            on_ids((*ids, *more))

        self._ask(self, ids_in_runs, self.kept, tuple(self._layout.joined_runs(unknown)), on_done=answered, key="ids", today=self._today())

    # Asking and answers

    def _on_pages(self, keys: tuple[PageKey, ...]) -> None:
        places = [self._layout.place_of_task[task] for task, _ in keys if task in self._layout.place_of_task]
        if places:
            self._repaint(self._layout.starts[min(places)], self._layout.starts[max(places) + 1] - 1)

    def _on_first_rows(self, kept: ChecklistFilter, rows: Rows) -> None:
        if self._is_new and kept == self._kept:
            self._spent.append(self._layout)
            self._reset(provisional(rows))
            self._whole_soon.start(UNSEEN_MS)

    def on_painted(self) -> None:
        """The rows there are were painted: what would have taken the processor from them comes now."""
        if self._whole_soon.isActive():
            self._whole_soon.start(0)

    def _ask_whole(self) -> None:
        spent, self._spent = self._spent, []
        self._ask_layout(None, (), spent)

    def _ask_layout(self, before: Layout | None, tasks: tuple[int, ...], spent: list[Layout] | None = None) -> None:
        kept = self.kept
        done = partial(self._on_layout, kept, before)
        self._ask(
            self, whole_layout, kept, before, frozenset(self._folded), tasks, on_done=done, key="layout",
            today=self._today(), spent=spent,
        )  # fmt: skip

    def _refresh(self) -> None:
        if self._is_new:
            self.show(self.kept)
            return
        tasks = tuple({task for task, _ in self._pages.holding(self._touched)})
        self._touched.clear()
        self._ask_layout(self._layout, tasks)

    def _on_fresh(self, rows: Rows) -> None:
        for task in self._pages.replace_rows(rows):
            place = self._layout.place_of_task.get(task)
            if place is not None:
                self._repaint(self._layout.starts[place], self._layout.starts[place + 1] - 1)

    def _on_layout(self, kept: ChecklistFilter, before: Layout | None, answer: Answer) -> None:
        if kept != self._kept:
            return
        if answer.laid.layout.given != self._folded:  # folded or unfolded since the question was put
            answer = Answer(LaidOut(Layout(answer.laid.layout.blocks, self._folded)), answer.pages)
            before = None
        self._keep_order(answer.laid.layout)
        if self._is_new or before is not self._layout or not self._change_rows(answer):
            self._reset(answer)
        self._is_new = False
        self.laid_out.emit(self.measures)

    def _keep_order(self, new: Layout) -> None:
        """Rows sorted by a column are known by their place: where that is another now, they are moved."""
        if not self._is_new and new.blocks.order is not None and new.blocks.order != self._layout.blocks.order:
            self._pages.put_in_order(new.blocks.order)

    def _reset(self, answer: Answer) -> None:
        self.beginResetModel()
        self._layout = answer.laid.layout
        if self._is_new:
            self._pages.clear()
            self._fetcher.begin(self.kept)
        self._pages.put(answer.pages)
        self.endResetModel()

    def _change_rows(self, answer: Answer) -> bool:
        """Let rows come or go where the layouts differ; False when that is not one step, or not known exactly."""
        old, new = self._layout, answer.laid.layout
        first = old.starts[answer.laid.same_before]
        gone = old.starts[len(old.blocks) - answer.laid.same_after] - first
        come = new.starts[len(new.blocks) - answer.laid.same_after] - first
        if (
            max(gone, come) > COMPARED
            or new.starts[answer.laid.same_before] != first
            or len(old) - gone != len(new) - come
        ):
            return False
        was = identities(old, self._pages, {}, first, gone)
        will = identities(new, self._pages, answer.pages, first, come)
        if was is None or will is None:
            return False
        before, after = same_ends(was, will)
        gone, come = gone - before - after, come - before - after
        if gone and come:
            return False
        first += before
        if gone:
            self.beginRemoveRows(QModelIndex(), first, first + gone - 1)
        elif come:
            self.beginInsertRows(QModelIndex(), first, first + come - 1)
        self._layout = new
        self._pages.put(answer.pages)
        if gone:
            self.endRemoveRows()
        elif come:
            self.endInsertRows()
        self._repaint(0, len(new) - 1)
        return True
