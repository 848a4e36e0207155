"""What the checklist asks of the ledger; these run beside the window's thread."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from gui.item_models.checklist_layout import (
    BlockKey,
    Blocks,
    Layout,
    blocks_of,
    kept_order,
    laid_out,
    outline_of_rows,
    sorted_blocks,
)
from gui.item_models.checklist_pages import PAGE, Answer, PageKey, Rows, Wanted, page_of
from model.rows.checklist import ChecklistFilter, MeasureRow, SortKey

if TYPE_CHECKING:
    from model.ledger import Ledger

FIRST_ROWS = 40
FIRST_TASKS = 16

_LOCK = threading.Lock()
_resting = 0


def first_rows(ledger: Ledger, kept: ChecklistFilter, *, today: date) -> Rows:
    """The first measures the filter keeps: shown while the whole outline is still being counted."""
    from model.queries.checklist import checklist_rows  # SQLAlchemy is loaded after the window is painted

    return checklist_rows(ledger, kept, today=today, limit=FIRST_ROWS)


def provisional(rows: Rows) -> Answer:
    """A layout of some rows alone."""
    blocks = Blocks(replace(block, closed=-1) for block in blocks_of(outline_of_rows(rows)))
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
    spent: list[Layout] | None = None,
) -> Answer:
    """The layout of everything the filter keeps, with the rows of some tasks, or of the first ones.

    What is `spent` was shown before and is let go of here: of a million measures that takes as long as painting the first rows.
    """
    from model.queries.checklist import checklist_outline  # SQLAlchemy is loaded after the window is painted

    if kept.sort is not None:
        return _sorted_layout(ledger, kept, kept.sort, before, folded, today=today)
    with collector_at_rest():
        laid = laid_out(blocks_of(checklist_outline(ledger, kept, today=today)), before, folded)
    layout = laid.layout
    places = [layout.place_of_task[task] for task in tasks if task in layout.place_of_task]
    if not tasks:
        places = list(layout.place_of_task.values())[:FIRST_TASKS]
    wanted = tuple(Wanted((layout.blocks[p].task_id, 0)) for p in places if layout.blocks[p].measures <= PAGE)
    if spent is not None:
        spent.clear()
    return Answer(laid, read_pages(ledger, kept, wanted, today=today))


def _sorted_layout(
    ledger: Ledger, kept: ChecklistFilter, sort: SortKey, before: Layout | None, folded: frozenset[BlockKey], *, today: date
) -> Answer:
    """The same in the order of a column, with the first page; what was shown before keeps its order."""
    from model.queries.chosen import closed_among, sorted_ids  # loaded late, as above

    with collector_at_rest():
        order = sorted_ids(ledger, kept, today=today)
        if before is not None and before.blocks.order is not None:
            order = kept_order(before.blocks.order, order)
    closed = closed_among(ledger, kept, today=today)
    laid = laid_out(sorted_blocks(order, closed, sort, is_descending=kept.is_descending), before, folded)
    wanted = () if before is not None or not order else (page_of(laid.layout, 0, 0),)
    return Answer(laid, read_pages(ledger, kept, wanted, today=today))


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let Python's collector wait: hundreds of thousands of short-lived rows would make it stop every thread."""
    global _resting  # noqa: PLW0603 - the collector is one for the whole process
    with _LOCK:
        _resting += 1
        gc.disable()
    try:
        yield
    finally:
        with _LOCK:
            _resting -= 1
            if not _resting:
                gc.enable()


def read_pages(
    ledger: Ledger, kept: ChecklistFilter, wanted: tuple[Wanted, ...], *, today: date
) -> dict[PageKey, Rows]:
    """The rows of some pages; a page without rows is there and empty."""
    from model.queries.checklist import checklist_rows, measure_rows, rows_of_tasks  # loaded late, as above

    found: dict[PageKey, list[MeasureRow]] = {page.key: [] for page in wanted}
    by_id = {row.id: row for row in measure_rows(ledger, [key for page in wanted for key in page.ids], today=today)}
    for page in wanted:
        found[page.key] = [by_id[key] for key in page.ids if key in by_id]
    whole = [page.key[0] for page in wanted if page.offset is None and not page.ids]
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
    from model.queries import chosen  # loaded late, as above

    return chosen.ids_in_runs(ledger, kept, runs, today=today)
