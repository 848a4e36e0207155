"""What the columns of a table over several pages have as a rule, by the rows that no page can have cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from model.readers.pages.page_cells import PageTable, page_rows, plain, starts_of

STOP = re.compile(r"[。；！？;!?][”’）)]?\s*$")
_MOSTLY = 0.8  # share of the texts of a column
_ALWAYS = 0.96  # share of the rows in which a column is filled that is never empty
_FEWEST = 3  # rows that show a habit


@dataclass(frozen=True, slots=True)
class Habits:
    """What the columns of a chain have as a rule."""

    filled: frozenset[int]  # never empty, never merged
    merged: frozenset[int]  # cells reach over several rows
    empty: frozenset[int]  # cells of single rows are empty now and then
    stopped: frozenset[int]  # texts end with a full stop
    lists: frozenset[int]  # texts have several paragraphs now and then
    texts: frozenset[tuple[int, str]]  # what stands in a cell that no page cut

    @classmethod
    def of(
        cls, tables: Sequence[PageTable], headers: Sequence[int], width: int, alive: Callable[[], None]
    ) -> Habits:
        """By all rows that no page can have cut."""
        count, filled, stopped, several = ([0] * width for _ in range(4))
        merged: set[int] = set()
        texts: set[tuple[int, str]] = set()
        for number, (table, header) in enumerate(zip(tables, headers, strict=True)):
            alive()
            rows = page_rows(table)
            heads = max(header, 0 if number else max((cell.row_span for cell in rows[0]), default=0) if rows else 0)
            for index, (row, starts) in enumerate(zip(rows, starts_of(rows), strict=True)):
                is_whole = header + (number > 0) <= index < len(rows) - (number < len(tables) - 1)
                for cell, column in zip(row, starts, strict=True):
                    if index >= heads and cell.row_span > 1 and cell.text:
                        merged.add(column)
                    if is_whole and len(row) > 1 and cell.col_span == 1 and cell.row_span == 1:
                        count[column] += 1
                        filled[column] += bool(cell.text)
                        several[column] += "\n" in cell.text
                        texts.add((column, plain(cell.text)))
                        stopped[column] += bool(STOP.search(cell.text))
        never_empty = {
            column
            for column in range(width)
            if count[column] >= _FEWEST and filled[column] >= _ALWAYS * count[column]
        }
        empty = {column for column in range(width) if filled[column] < _ALWAYS * count[column]}
        stops = {column for column in never_empty if stopped[column] >= _MOSTLY * count[column]}
        lists = {column for column in range(width) if several[column] > (1 - _MOSTLY) / 2 * count[column]}
        return cls(
            frozenset(never_empty - merged),
            frozenset(merged),
            frozenset(empty),
            frozenset(stops),
            frozenset(lists),
            frozenset(texts),
        )
