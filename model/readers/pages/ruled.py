"""A page's words and ruling lines as blocks: ruled tables by their cells, the text around them as paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from model.readers.grid import Block, Paragraph
from model.readers.pages.open_tables import KnownColumns, open_grids
from model.readers.pages.page_cells import PageCell, PageTable, without_bare_rows
from model.readers.pages.page_lines import Stretch, TextLine, edge_of, lines_of, stretches_of
from model.readers.pages.page_marks import Box, Line, Word, around, cut_at, em_of
from model.readers.pages.page_seams import is_page_number, whole_pages
from model.readers.pages.ruling import Grid, GridCell, Ruling, grid_of, rulings_of
from model.rows.draft import Place

__all__ = ["Line", "PagePlace", "Word", "page_blocks", "unsettled_blocks", "whole_pages"]

EXACT, ROUGH = 0.12, 0.3  # em by which lines that are alike may stand apart: in a file, in a picture
_OVER = 0.3  # em by which a word must pass a border to be cut there
_BAND = 0.12  # of the page's height at its top and bottom, where its number stands
_APART = 0.6  # em from a bare page number to the text
_EDGE = 1.0  # points from a page's side that no table comes so near to of itself
_LARGE = 1.15  # of the usual type size outside tables: a heading


@dataclass(slots=True)
class PagePlace:
    """A page as places on it are told: its number, its size, the running numbers of rows and paragraphs.

    `slack` (em) is how exactly the heights of lines are known; `known` goes from page to page.
    """

    number: int
    width: float
    height: float
    lines: count[int]
    slack: float = EXACT
    known: KnownColumns = field(default_factory=KnownColumns)

    def place(self, box: Box, line: int, end_line: int | None = None) -> Place:
        """The place of a rectangle on the page."""
        shares = (
            box.left / self.width,
            box.top / self.height,
            box.right / self.width,
            box.bottom / self.height,
        )
        left, top, right, bottom = (round(min(1.0, max(0.0, share)), 4) for share in shares)
        return Place(page=self.number, line=line, end_line=end_line, box=(left, top, right, bottom))


@dataclass(slots=True)
class _Ruled:
    """A grid and the words in each of its cells."""

    grid: Grid
    owner: dict[tuple[int, int], GridCell]
    words: dict[GridCell, list[Word]] = field(default_factory=dict)


def page_blocks(
    words: Sequence[Word],
    lines: Sequence[Line],
    *,
    page: int,
    width: float,
    height: float,
    first_line: int = 1,
) -> list[Block]:
    """The paragraphs and tables of a page in reading order, each row and paragraph with a running line.

    Coordinates are points or pixels, y downwards; `width` and `height` are the page's.
    """
    here = PagePlace(page, max(width, 1e-6), max(height, 1e-6), count(first_line))
    return whole_pages([unsettled_blocks(words, lines, here)])


def unsettled_blocks(
    words: Sequence[Word], lines: Sequence[Line], here: PagePlace, *, fills: Sequence[Box] = ()
) -> list[Block]:
    """A page's blocks with joints between lines, for `whole_pages`; `fills` are coloured cells or rows."""
    em = em_of(words, here.width)
    bands = [Line(box.left, place, box.right, place) for box in fills for place in (box.top, box.bottom)]
    rulings = rulings_of([*lines, *bands], em)
    tables, outside = _sorted_in(words, _grids(rulings, em), em)
    if outside:
        inside = [table.grid.box for table in tables]
        lone = [ruling for ruling in rulings if not any(_inside(ruling.box, box) for box in inside)]
        body = _without_page_number(outside, here, em)
        found = open_grids(body, lone, em, fills=fills, slack=here.slack, known=here.known)
        more, outside = _sorted_in(outside, found, em)
        tables = sorted([*tables, *more], key=lambda table: table.grid.box.top)
    blocks: list[Block] = []
    remaining = lines_of(outside)
    room = _room([line.box for line in remaining] + [table.grid.box for table in tables], here.width)
    for table in tables:
        top = table.grid.box.top
        over = [line for line in remaining if line.level < top]
        remaining = [line for line in remaining if line.level >= top]
        blocks += _paragraphs(over, room, here)
        blocks.append(_table(table, here, em))
    return [*blocks, *_paragraphs(remaining, room, here)]


def _grids(rulings: Sequence[Ruling], em: float) -> list[Grid]:
    """The tables that lines rule in full; frames around text and tables inside a cell are none."""
    grids: list[Grid] = []
    for ruling in rulings:
        grid = grid_of(ruling, em) if ruling.across and ruling.down else None
        if grid is not None and len(grid.columns) > 2:
            grids.append(grid)
    return [
        grid
        for grid in grids
        if not any(_inside(grid.box, other.box) for other in grids if other is not grid)
    ]


def _without_page_number(words: Sequence[Word], here: PagePlace, em: float) -> list[Word]:
    """The words without the page's number at its top or bottom, which stands in no table."""
    lines = lines_of(words)
    numbers = []
    for line, beside in ((lines[0], lines[1:2]), (lines[-1], lines[-2:-1])):
        is_apart = all(max(line.box.top - one.box.bottom, one.box.top - line.box.bottom) > _APART * em for one in beside)
        in_band = line.box.bottom < _BAND * here.height or line.box.top > (1 - _BAND) * here.height
        if in_band and is_page_number(line.text) and (is_apart or not line.text.isdigit()):
            numbers.append(line)
    return [word for word in words if not any(word in line.words for line in numbers)]


def _inside(box: Box, other: Box) -> bool:
    return (
        box.left >= other.left
        and box.right <= other.right
        and box.top >= other.top
        and box.bottom <= other.bottom
    )


def _sorted_in(words: Sequence[Word], grids: Sequence[Grid], em: float) -> tuple[list[_Ruled], list[Word]]:
    """The tables with their words, and the words outside; tables without words are drawings."""
    tables = [_Ruled(grid, _owners(grid)) for grid in grids]
    outside: list[Word] = []
    for word in words:
        table = next((one for one in tables if one.grid.box.holds(word)), None)
        if table is None:
            outside.append(word)
        else:
            _put(word, table, em)
    return [table for table in tables if table.words], outside


def _put(word: Word, table: _Ruled, em: float) -> None:
    """Put a word into its cell; one that reaches over a border is cut there."""
    grid = table.grid
    row = min(max(bisect_right(grid.rows, word.middle) - 1, 0), len(grid.rows) - 2)
    rest: Word | None = word
    while rest is not None:
        column = min(max(bisect_right(grid.columns, rest.left + _OVER * em) - 1, 0), len(grid.columns) - 2)
        cell = table.owner[row, column]
        border = cell.box.right
        limit = border + _OVER * em
        if rest.right <= limit or border >= grid.columns[-1] or edge_of(rest) <= limit:
            table.words.setdefault(cell, []).append(rest)
            return
        first, behind = cut_at(rest, border)
        if first is None:  # nothing of it stands left of the border
            table.words.setdefault(table.owner[row, min(column + 1, len(grid.columns) - 2)], []).append(rest)
            return
        table.words.setdefault(cell, []).append(first)
        rest = behind


def _owners(grid: Grid) -> dict[tuple[int, int], GridCell]:
    """The cell at each row and column."""
    return {
        (row, column): cell
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.col_span)
    }


def _table(table: _Ruled, here: PagePlace, em: float) -> PageTable:
    lines = {cell: lines_of(words) for cell, words in table.words.items()}
    margin = _margin(lines)
    begun: list[list[GridCell]] = [[] for _ in table.grid.rows[1:]]
    for cell in table.grid.cells:
        begun[cell.row].append(cell)
    rows: list[tuple[PageCell, ...]] = []
    for cells in begun:
        line = next(here.lines)
        rows.append(tuple([_cell(one, lines.get(one, []), margin, here, line, is_cut=_is_cut(one, here)) for one in cells]))
    first = rows[0][0].place.line if rows[0] else None
    place = here.place(table.grid.box, first or 1, line)
    grid = table.grid
    open_ends = grid.open_ends if here.slack == EXACT else (frozenset[int](), frozenset[int]())
    return without_bare_rows(PageTable(tuple(rows), place, grid.columns, grid.box.bottom, em, open_ends))


def _margin(lines: dict[GridCell, list[TextLine]]) -> float:
    """The distance from border to text that the table's cells have: the least of those with wrapped text."""
    wrapped = [cell for cell in lines if len(lines[cell]) > 1] or list(lines)
    gaps = sorted(
        max(0.0, min(line.box.left - cell.box.left, cell.box.right - cell.hang - line.end))
        for cell in wrapped
        for line in lines[cell]
    )
    return gaps[len(gaps) // 20] if gaps else 0.0


def _is_cut(cell: GridCell, here: PagePlace) -> bool:
    """True for a cell that ends with its page: the table was wider, and what stood there is lost."""
    return here.slack == EXACT and (cell.box.left < _EDGE or cell.box.right > here.width - _EDGE)


def _cell(
    cell: GridCell, lines: list[TextLine], margin: float, here: PagePlace, line: int, *, is_cut: bool
) -> PageCell:
    room = Box(cell.box.left + margin, cell.box.top, cell.box.right - cell.hang - margin, cell.box.bottom)
    stretches = stretches_of(lines, room)
    return PageCell(
        "\n".join(stretch.text for stretch in stretches),
        here.place(cell.box, line),
        cell.row_span,
        cell.col_span,
        _unsure(stretches, is_unsure=cell.is_unsure or is_cut),
        tuple(lines),
        room,
    )


def _unsure(stretches: Sequence[Stretch], *, is_unsure: bool) -> tuple[str, ...]:
    """The words of a cell that are not certain; its first ones where the cell itself is not."""
    words = tuple(word for stretch in stretches for word in stretch.unsure)
    return (stretches[0].lines[0].text, *words) if is_unsure and stretches else words


def _room(boxes: list[Box], width: float) -> Box:
    """The part of the page that is written on: as much margin on the right as on the left, or less."""
    if not boxes:
        return Box(0.0, 0.0, width, 0.0)
    used = around(boxes)
    return Box(used.left, used.top, max(used.right, width - used.left), used.bottom)


def _paragraphs(lines: list[TextLine], room: Box, here: PagePlace) -> list[Block]:
    if not lines:
        return []
    sizes = sorted(line.size for line in lines)
    usual = sizes[len(sizes) // 2]
    return [_paragraph(stretch, usual, here) for stretch in stretches_of(lines, room)]


def _paragraph(stretch: Stretch, usual: float, here: PagePlace) -> Paragraph:
    level = 1 if stretch.lines[0].size > _LARGE * usual else 0
    return Paragraph(stretch.text, here.place(stretch.box, next(here.lines)), level, stretch.unsure)
