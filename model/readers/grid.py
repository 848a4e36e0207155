"""What every format gives: a file as paragraphs and tables in reading order, knowing nothing of plans."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from model.readers.ragged import evened
from model.rows.draft import Place

_FEWEST_COLUMNS = 3  # of a table whose unused columns are left out


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; paragraphs inside it are parted by a line end.

    `unsure` are the words in it that were recognised without certainty; `is_astray` says that it may belong in
    a neighbour's place.
    """

    text: str
    place: Place
    row_span: int = 1
    col_span: int = 1
    unsure: tuple[str, ...] = ()
    is_astray: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line or paragraph outside tables; `level` is 1, 2 … where the format marks a heading, else 0.

    `unsure` are the words in it that were recognised without certainty.
    """

    text: str
    place: Place
    level: int = 0
    unsure: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A run of rows; rows need not be equally long."""

    rows: tuple[tuple[Cell, ...], ...]
    place: Place


Block: TypeAlias = Paragraph | Table


def spread(table: Table) -> list[list[str]]:
    """The table's texts with merged cells written out: a merged cell's text stands in every place it covers."""
    if _is_even(table):
        return [[cell.text for cell in row] for row in table.rows]
    return [[cell.text if cell else "" for cell in row] for row in spread_cells(table)]


def spread_cells(table: Table) -> list[list[Cell | None]]:
    """The cell that covers each place of the table; None where none does."""
    if _is_even(table):
        return [list(row) for row in table.rows]
    grid: list[dict[int, Cell]] = [{} for _ in table.rows]
    for index, row in enumerate(table.rows):
        column = 0
        for cell in row:
            while column in grid[index]:
                column += 1
            for covered in grid[index : index + max(1, cell.row_span)]:
                for offset in range(max(1, cell.col_span)):
                    covered.setdefault(column + offset, cell)
            column += max(1, cell.col_span)
    width = max((max(cells, default=-1) + 1 for cells in grid), default=0)
    kept = [column for column in range(width) if not column or _is_parted(grid, column)]
    if len(kept) < _FEWEST_COLUMNS:
        kept = list(range(width))
    return evened([[cells.get(column) for column in kept] for cells in grid])


def _is_parted(grid: list[dict[int, Cell]], column: int) -> bool:
    """True when in some row a cell begins at a column; word processors leave columns that every row reaches over."""
    return any(cells.get(column) is not cells.get(column - 1) for cells in grid)


def _is_even(table: Table) -> bool:
    return all(cell.row_span == 1 and cell.col_span == 1 for row in table.rows for cell in row)
