"""Tables whose rows part the same cells at different places: moved cell edges, as word processors leave them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

_FEWEST_COLUMNS = 3  # of a row that tells how many cells the table's rows have
_MOSTLY = 0.6  # share of such rows with equally many cells
_One = TypeVar("_One")


def evened(rows: list[list[_One | None]]) -> list[list[_One | None]]:
    """The rows with their cells one below the other where they are equally many but stand at different places.

    A cell that reaches over several places is the same object in each. Where most rows hold as many cells as the
    others, the first is under the first, wherever their edges are; a row with fewer (a heading, the upper half of
    a header) is parted as the others are. Rows that cannot be told so are left as they are.
    """
    starts = [_starts(row) for row in rows]
    counts = Counter(len(places) for places in starts if len(places) >= _FEWEST_COLUMNS)
    if not counts:
        return rows
    many, often = counts.most_common(1)[0]
    edges = Counter(places for places in starts if len(places) == many)
    if len(edges) < 2 or often < _MOSTLY * counts.total():
        return rows
    made: list[list[_One | None]] = []
    for row, places in zip(rows, starts, strict=True):
        found = [row[start] for start in places] if len(places) == many else _parted(row, edges)
        if found is None:
            return rows
        made.append(found)
    return made


def _starts(row: Sequence[_One | None]) -> tuple[int, ...]:
    """Where the cells of a row begin; empty places behind the last are none."""
    width = max((index + 1 for index, cell in enumerate(row) if cell is not None), default=0)
    return tuple(index for index in range(width) if not index or row[index] is not row[index - 1])


def _parted(row: list[_One | None], edges: Counter[tuple[int, ...]]) -> list[_One | None] | None:
    """A row parted as the most usual rows are, so that none of its cells is lost; None when it cannot be."""
    cells = {id(cell) for cell in row if cell is not None}
    for places, _ in edges.most_common():
        found = [row[start] if start < len(row) else None for start in places]
        if cells <= {id(cell) for cell in found}:
            return found
    return None
