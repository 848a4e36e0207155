"""Tables and cells as they stand on one page: their lines, and the room these leave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.readers.grid import Cell, Table
from model.readers.page_lines import JOINT, TextLine, ends_paragraph, pitch_of
from model.readers.page_marks import Box

_LINE = 1.3  # em from line to line where nothing else tells
_NO_ROOM = Box(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PageCell(Cell):
    """A cell as it stands on its page: its lines, and the room they were set in."""

    lines: tuple[TextLine, ...] = ()
    room: Box = _NO_ROOM


@dataclass(frozen=True, slots=True)
class PageTable(Table):
    """A table on one page: where its columns begin and end, where it ends, the size of its type."""

    columns: tuple[float, ...] = ()
    bottom: float = 0.0
    em: float = 1.0


def plain(text: str) -> str:
    """A text without blanks and line ends."""
    return "".join(text.replace(JOINT, "").split())


def page_rows(table: Table) -> list[list[PageCell]]:
    """A table's rows of cells as they stand on a page."""
    return [[cell for cell in row if isinstance(cell, PageCell)] for row in table.rows]


def columns_of(rows: Sequence[Sequence[Cell]], wanted: int) -> list[int]:
    """The columns in which the cells of a row begin."""
    reach: dict[int, int] = {}  # column: the row below the cell that covers it
    for index, row in enumerate(rows):
        starts, column = [], 0
        for cell in row:
            while reach.get(column, 0) > index:
                column += 1
            starts.append(column)
            for covered in range(column, column + cell.col_span):
                reach[covered] = index + cell.row_span
            column += cell.col_span
        if index == wanted:
            return starts
    return []


def room_below(cell: PageCell) -> float:
    """The room between a cell's last line and its end."""
    return cell.room.bottom - cell.lines[-1].box.bottom if cell.lines else 0.0


def line_pitch(cell: PageCell) -> float:
    """From line to line of a cell."""
    return pitch_of(cell.lines) or _LINE * cell.lines[-1].size


def ends_with_line(above: PageCell, below: PageCell) -> bool:
    """True when a paragraph ends with the last line of one part of a cell."""
    return (
        bool(above.lines)
        and bool(below.lines)
        and ends_paragraph(above.lines[-1], below.lines[0], above.room)
    )
