"""Tables of a web page: which hold data and which only arrange the page, and their cells with bounded spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from model.readers.grid import Cell
from model.readers.texts.tidy import as_lines
from model.rows.draft import Place

MOST_COLUMNS = 100  # of a table; a cell that says it spans more is cut
_MOST_ROWS = 65_534  # a row span may say (HTML Standard, 4.9.11)
_ARTICLE = 8  # lines in a cell that is no cell but a part of the page


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; `level` is that of a heading."""

    text: str
    level: int = 0


@dataclass(slots=True)
class WebCell:
    """A cell and what stands in it; `row_span` 0 reaches to the table's end."""

    col_span: int
    row_span: int
    parts: list[Part] = field(default_factory=list)
    spilt: bool = False  # Excel let its text run over empty cells, it is not merged with them


@dataclass(slots=True)
class WebTable:
    """A table while it is read; `stray` is what stands in it outside its cells, as a caption does."""

    rows: list[list[WebCell]] = field(default_factory=list)
    stray: list[Part] = field(default_factory=list)


Part: TypeAlias = Line | WebTable


def parts_of(table: WebTable) -> list[Part]:
    """What a table adds to the page: itself under its caption, or what it arranges."""
    if not any(table.rows):
        return table.stray
    if _arranges(table):
        return [*table.stray, *(part for row in table.rows for cell in row for part in cell.parts)]
    return [*table.stray, table]


def _arranges(table: WebTable) -> bool:
    """True for a table that only puts things side by side or draws a frame around them."""
    cells = [cell for row in table.rows for cell in row]
    if max(map(len, table.rows)) <= 1:
        return True
    inside = sum(map(_length_of_tables, cells))
    if inside:
        own = sum(map(_length, cells)) - inside
        return inside > own or sum(map(_is_data, table.rows)) < 2
    lines = max(len(cell.parts) for cell in cells)
    headed = any(isinstance(part, Line) and part.level for cell in cells for part in cell.parts)
    one_row = sum(map(bool, table.rows)) == 1
    return lines >= _ARTICLE and (headed or (one_row and len(cells) <= 3))


def _is_data(row: list[WebCell]) -> bool:
    return sum(bool(cell.parts) and not _length_of_tables(cell) for cell in row) >= 2


def _length_of_tables(cell: WebCell) -> int:
    return sum(len(_flat(part)) for part in cell.parts if isinstance(part, WebTable))


def _length(cell: WebCell) -> int:
    return len(_text(cell))


def _text(cell: WebCell) -> str:
    return "\n".join(part.text if isinstance(part, Line) else _flat(part) for part in cell.parts)


def _flat(table: WebTable) -> str:
    """A table inside a cell as lines, one a row."""
    return as_lines(map(_text, row) for row in table.rows)


def cells_of(table: WebTable) -> Iterator[list[tuple[str, int, int]]]:
    """The rows' cells as text, row span and column span; none reaches out of the table."""
    widths = [sum(min(cell.col_span, MOST_COLUMNS) for cell in row) for row in table.rows if len(row) > 1]
    width = max(widths, default=MOST_COLUMNS)
    for index, row in enumerate(table.rows):
        left = len(table.rows) - index
        made: list[tuple[str, int, int]] = []
        for cell in row:
            columns = min(cell.col_span, MOST_COLUMNS if len(row) > 1 else width)
            rows = min(cell.row_span or left, left)
            if cell.spilt:
                made.append((_text(cell), rows, 1))
                made.extend([("", rows, 1)] * (columns - 1))
            else:
                made.append((_text(cell), rows, columns))
        yield made


def placed_row(cells: list[tuple[str, int, int]], place: Place) -> tuple[Cell, ...]:
    """A row's cells at a place."""
    return tuple(Cell(text, place, rows, columns) for text, rows, columns in cells)


def span_of(value: str | None, least: int = 1) -> int:
    """What a span attribute says, as browsers read it: leading digits, else 1."""
    digits = ""
    for sign in (value or "").strip()[:9]:
        if sign not in "0123456789":
            break
        digits += sign
    return max(least, min(int(digits), _MOST_ROWS)) if digits else 1
