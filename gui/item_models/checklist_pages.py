"""The checklist's rows as they are fetched: page by page, the ones looked at last kept in memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gui.item_models.checklist_layout import SORTED, LaidOut, Layout
from model.rows.checklist import MeasureRow

PAGE = 200  # a task of more measures is fetched in several pages
KEPT_PAGES = 600

PageKey = tuple[int, int]  # (task id, number of the page in it)
Rows = tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page to fetch; `offset` is how many measures of the whole list stand before it, None for a whole task.

    Where the list is sorted by a column, `ids` are the measures of the page.
    """

    key: PageKey
    offset: int | None = None
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A new layout and some pages read with it."""

    laid: LaidOut
    pages: Mapping[PageKey, Rows]


def page_of(layout: Layout, place: int, inside: int) -> Wanted:
    """The page that holds a measure of a task's block."""
    order = layout.blocks.order
    if order is not None:
        number = inside // PAGE
        return Wanted((SORTED, number), ids=tuple(order[number * PAGE : (number + 1) * PAGE]))
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

    def put_in_order(self, order: Sequence[int]) -> None:
        """Lay the known rows out anew by their ids; a page that is not whole is forgotten."""
        known = {row.id: row for rows in self._pages.values() for row in rows}
        was_stale = bool(self._stale)
        self.clear()
        for number in range((len(order) + PAGE - 1) // PAGE if known else 0):
            ids = order[number * PAGE : (number + 1) * PAGE]
            if ids[0] in known and all(key in known for key in ids):
                self._pages[SORTED, number] = tuple(known[key] for key in ids)
        if was_stale:
            self.grow_stale()

    def grow_stale(self) -> None:
        """Everything known is to be fetched again when it is looked at."""
        self._stale = set(self._pages)

    def clear(self) -> None:
        """Forget everything."""
        self._pages.clear()
        self._stale.clear()


def identities(
    layout: Layout, pages: RowPages, fresh: Mapping[PageKey, Rows], first: int, count: int
) -> list[object] | None:
    """What each of some rows is, whatever it says; None when one of them is not fetched."""
    found: list[object] = []
    for row in range(first, first + count):
        at = layout.measure_at(row)
        if at is None:
            found.append(layout.blocks[layout.block_at(row)].key)
            continue
        if layout.blocks.order is not None:
            found.append(layout.blocks.order[at[1]])
            continue
        key = page_of(layout, *at).key
        rows = fresh.get(key) or pages.get(key) or ()
        if at[1] % PAGE >= len(rows):
            return None
        found.append(rows[at[1] % PAGE].id)
    return found
