"""The checklist's rows as they are fetched: page by page, the ones looked at last kept in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from gui.item_models.checklist_layout import (
    BlockKey,
    LaidOut,
    Layout,
    blocks_of,
    laid_out,
    outline_of_rows,
)
from model.rows.checklist import ChecklistFilter, MeasureRow

if TYPE_CHECKING:
    from model.ledger import Ledger

PAGE = 200  # a task of more measures is fetched in several pages
KEPT_PAGES = 600
FIRST_ROWS = 40
FIRST_TASKS = 16

PageKey = tuple[int, int]  # (task id, number of the page in it)
Rows = tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page to fetch; `offset` is how many measures of the whole list stand before it, None for a whole task."""

    key: PageKey
    offset: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A new layout and some pages read with it."""

    laid: LaidOut
    pages: Mapping[PageKey, Rows]


def page_of(layout: Layout, place: int, inside: int) -> Wanted:
    """The page that holds a measure of a task's block."""
    block = layout.blocks[place]
    if block.measures <= PAGE:
        return Wanted((block.task_id, 0))
    number = inside // PAGE
    return Wanted((block.task_id, number), layout.ordinals[place] + number * PAGE)


class RowPages:
    """Pages by key; the one not looked at for longest goes first. Stale ones are still shown."""

    def __init__(self, most: int = KEPT_PAGES) -> None:
        self._most = most
        self._pages: OrderedDict[PageKey, Rows] = OrderedDict()
        self._stale: set[PageKey] = set()

    def get(self, key: PageKey) -> Rows | None:
        """A page, fresh or stale; None when it is not known."""
        rows = self._pages.get(key)
        if rows is not None:
            self._pages.move_to_end(key)
        return rows

    def needs(self, key: PageKey) -> bool:
        """Whether a page is unknown or stale."""
        return key not in self._pages or key in self._stale

    def put(self, pages: Mapping[PageKey, Rows]) -> None:
        """Take pages over as fresh."""
        for key, rows in pages.items():
            self._pages[key] = rows
            self._pages.move_to_end(key)
            self._stale.discard(key)
        while len(self._pages) > self._most:
            gone, _ = self._pages.popitem(last=False)
            self._stale.discard(gone)

    def replace_rows(self, fresh: Iterable[MeasureRow]) -> set[int]:
        """Show newer versions of rows that are known; gives the tasks they are of."""
        newest = {row.id: row for row in fresh}
        tasks = set()
        for key, rows in self._pages.items():
            if any(row.id in newest for row in rows):
                self._pages[key] = tuple(newest.get(row.id, row) for row in rows)
                tasks.add(key[0])
        return tasks

    def holding(self, measure_ids: Iterable[int]) -> list[PageKey]:
        """The known pages that hold one of these measures."""
        wanted = set(measure_ids)
        return [key for key, rows in self._pages.items() if any(row.id in wanted for row in rows)]

    def find(self, measure_id: int) -> tuple[PageKey, int] | None:
        """Where a measure stands among the known pages."""
        for key, rows in self._pages.items():
            for inside, row in enumerate(rows):
                if row.id == measure_id:
                    return key, inside
        return None

    def grow_stale(self) -> None:
        """Everything known is to be fetched again when it is looked at."""
        self._stale = set(self._pages)

    def clear(self) -> None:
        """Forget everything."""
        self._pages.clear()
        self._stale.clear()


def first_rows(ledger: Ledger, kept: ChecklistFilter, *, today: date) -> Rows:
    """The first measures the filter keeps: shown while the whole outline is still being counted."""
    from model.queries.checklist import checklist_rows  # SQLAlchemy is loaded after the window is painted

    return checklist_rows(ledger, kept, today=today, limit=FIRST_ROWS)


def provisional(rows: Rows) -> Answer:
    """A layout of some rows alone."""
    blocks = [replace(block, closed=-1) for block in blocks_of(outline_of_rows(rows))]
    pages: dict[PageKey, Rows] = {}
    for row in rows:
        pages[row.task_id, 0] = (*pages.get((row.task_id, 0), ()), row)
    return Answer(laid_out(blocks, None, ()), pages)


def whole_layout(
    ledger: Ledger,
    kept: ChecklistFilter,
    before: Layout | None,
    folded: frozenset[BlockKey],
    tasks: tuple[int, ...],
    *,
    today: date,
) -> Answer:
    """The layout of everything the filter keeps, with the rows of some tasks, or of the first ones."""
    from model.queries.checklist import checklist_outline  # SQLAlchemy is loaded after the window is painted

    laid = laid_out(blocks_of(checklist_outline(ledger, kept, today=today)), before, folded)
    layout = laid.layout
    places = [layout.place_of_task[task] for task in tasks if task in layout.place_of_task]
    if not tasks:
        places = list(layout.place_of_task.values())[:FIRST_TASKS]
    wanted = tuple(Wanted((layout.blocks[p].task_id, 0)) for p in places if layout.blocks[p].measures <= PAGE)
    return Answer(laid, read_pages(ledger, kept, wanted, today=today))


def read_pages(
    ledger: Ledger, kept: ChecklistFilter, wanted: tuple[Wanted, ...], *, today: date
) -> dict[PageKey, Rows]:
    """The rows of some pages; a page without rows is there and empty."""
    from model.queries.checklist import checklist_rows, rows_of_tasks  # loaded late, as above

    found: dict[PageKey, list[MeasureRow]] = {page.key: [] for page in wanted}
    whole = [page.key[0] for page in wanted if page.offset is None]
    if whole:
        for row in rows_of_tasks(ledger, kept, whole, today=today):
            found[row.task_id, 0].append(row)
    for page in wanted:
        if page.offset is not None:
            found[page.key] = list(checklist_rows(ledger, kept, today=today, limit=PAGE, offset=page.offset))
    return {key: tuple(rows) for key, rows in found.items()}


def fresh_rows(ledger: Ledger, measure_ids: tuple[int, ...], *, today: date) -> Rows:
    """Some measures as they are now."""
    from model.queries.checklist import measure_rows  # loaded late, as above

    return measure_rows(ledger, measure_ids, today=today)


def ids_in_runs(
    ledger: Ledger, kept: ChecklistFilter, runs: tuple[tuple[int, int], ...], *, today: date
) -> tuple[int, ...]:
    """The ids of the measures in some runs of the list, each (how many stand before, how many)."""
    from model.queries.checklist import checklist_rows  # loaded late, as above

    found: list[int] = []
    for offset, limit in runs:
        rows = checklist_rows(ledger, kept, today=today, limit=limit, offset=offset)
        found += [row.id for row in rows]
    return tuple(found)
