"""Tables and cells as they stand on one page: their lines, and the room these leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from model.readers.grid import Cell, Table
from model.readers.pages.page_lines import JOINT, TextLine, ends_paragraph, pitch_of
from model.readers.pages.page_marks import Box

_LINE = 1.3  # em from line to line where nothing else tells
_NO_ROOM = Box(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PageCell(Cell):
    """A cell as it stands on its page: its lines, and the room they were set in."""

    lines: tuple[TextLine, ...] = ()
    room: Box = _NO_ROOM


@dataclass(frozen=True, slots=True)
class PageTable(Table):
    """A table on one page: where its columns begin and end, where it ends, the size of its type.

    `open_ends` are the columns without a border at its top, and at its bottom.
    """

    columns: tuple[float, ...] = ()
    bottom: float = 0.0
    em: float = 1.0
    open_ends: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())


def plain(text: str) -> str:
    """A text without blanks and line ends."""
    return "".join(text.replace(JOINT, "").split())


def page_rows(table: Table) -> list[list[PageCell]]:
    """A table's rows of cells as they stand on a page."""
    return [[cell for cell in row if isinstance(cell, PageCell)] for row in table.rows]


def starts_of(rows: Iterable[Sequence[Cell]]) -> Iterator[list[int]]:
    """Of each row the columns in which its cells begin."""
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
        yield starts


def without_bare_rows(table: PageTable) -> PageTable:
    """A page's table without rows that are none, though lines are drawn as if they were.

    Some programs end a merged cell a little above or below its last row: then nothing begins in a row but empty cells,
    beside a text that reaches over them. Others leave the room between the last row and the page's end bare of lines.
    """
    rows = page_rows(table)
    ends = _bare_end(rows)
    bare = {number for number, reach in enumerate(_reached(rows[:ends])) if _is_bare(rows[number], number, reach)}
    if ends == len(rows) and table.open_ends[1]:  # the next page may tell what the last row holds
        bare.discard(ends - 1)
    if not bare and ends == len(rows):
        return table
    over = frozenset(range(len(table.columns))) if ends == len(rows) else _columns_over(rows, ends)
    bare.update(range(ends, len(rows)))
    kept = tuple(_without(row, number, bare) for number, row in enumerate(rows) if number not in bare)
    return replace(table, rows=kept, open_ends=(table.open_ends[0], table.open_ends[1] & over))


def _bare_end(rows: Sequence[Sequence[PageCell]]) -> int:
    """Where the last rows begin that have no text and no borders between columns."""
    end = len(rows)
    while end > 1 and not any(cell.text for cell in rows[end - 1]) and any(one.col_span > 1 for one in rows[end - 1]):
        end -= 1
    return end


def _reached(rows: Sequence[Sequence[PageCell]]) -> Iterator[int]:
    """Of each row the row to which texts from above reach, not counted in."""
    reach = 0
    for number, row in enumerate(rows):
        yield reach
        reach = max([reach, *(number + cell.row_span for cell in row if cell.text)])


def _is_bare(row: Sequence[PageCell], number: int, reach: int) -> bool:
    """True when nothing begins in a row but empty cells, beside a text that reaches over them."""
    return reach > number and all(not cell.text and cell.row_span == 1 for cell in row)


def _columns_over(rows: Sequence[Sequence[PageCell]], number: int) -> frozenset[int]:
    """The columns whose cells reach from above into a row."""
    return frozenset(
        column
        for above, (row, starts) in enumerate(zip(rows[:number], starts_of(rows[:number]), strict=True))
        for cell, start in zip(row, starts, strict=True)
        if above + cell.row_span > number
        for column in range(start, start + cell.col_span)
    )


def _without(row: Sequence[PageCell], number: int, gone: Set[int]) -> tuple[PageCell, ...]:
    """A row with its cells shorter by the rows that are gone."""
    return tuple(
        replace(cell, row_span=cell.row_span - sum(number < one < number + cell.row_span for one in gone))
        for cell in row
    )


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
