"""Tables that go on from page to page as one: rows and merged cells cut by a page are whole again where that is certain.

A row is cut when what stands at the top of the next page only fits below what reaches the bottom of this one. Where
page and words leave it open, the table begins anew on the page, for those who know what rows say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import islice, pairwise

from model.readers.grid import Block, Cell, Table
from model.readers.pages.column_habits import STOP, Habits
from model.readers.pages.page_cells import (
    PageCell,
    PageTable,
    ends_with_line,
    line_pitch,
    page_rows,
    plain,
    room_below,
)
from model.readers.pages.page_lines import JOINT

_SAME_EDGE = 1.0  # em by which a column may begin elsewhere on the next page
_ASIDE = 5.0  # em by which one page may lie further left than the next
_MOST_HEADER = 4  # rows
_LINE = 1.3  # em from line to line where nothing else tells
_REACHES = 0.9  # of a line's distance: less room is left below a text that a page has cut
_HELD = 2.9  # lines' distance: less where programs keep two or three lines of a paragraph together
_SEVERAL = 3  # columns whose last lines are all full: not by chance
_FAR = 9.0  # lines' distance: where nothing of a text stands on the page at all
_WIDE = 8.0  # em: in a narrower column lines are full by chance
_SLACK = 3.0  # lines' distance: more room at a page's bottom, and its last row would have gone on there


def whole_tables(pages: Sequence[list[Block]], alive: Callable[[], None]) -> list[list[Block]]:
    """The pages with each table that goes on over several of them at the place where it begins.

    `alive` is called for each of them.
    """
    made = [list(page) for page in pages]
    _widen(made)
    for chain in _chains(made):
        joined = _Chain([page_table for _, page_table in chain], _foot(made), alive).tables()
        for (number, table), new in zip(chain, joined, strict=True):
            place = next(index for index, block in enumerate(made[number]) if block is table)
            made[number][place : place + 1] = [new] if new is not None else []
    return made


def _widen(pages: list[list[Block]]) -> None:
    """Put back columns at the left of a page's first table where one merged cell reaches over them without borders."""
    for before, page in pairwise(pages):
        above, table = (before[-1] if before else None), (page[0] if page else None)
        if isinstance(above, PageTable) and isinstance(table, PageTable):
            missing = len(above.columns) - len(table.columns)
            tail = replace(above, columns=above.columns[missing:]) if missing > 0 else above
            if 0 < missing < len(above.columns) - 2 and _same_columns(tail, table):
                rows = list(table.rows)
                place = rows[0][0].place if rows[0] else table.place
                rows[0] = (*(PageCell("", place, len(rows)) for _ in range(missing)), *rows[0])
                page[0] = replace(table, rows=tuple(rows), columns=(*above.columns[:missing], *table.columns))


def _foot(pages: Sequence[list[Block]]) -> float:
    """How far down tables reach on any page."""
    return max(
        (block.bottom for page in pages for block in page if isinstance(block, PageTable)), default=0.0
    )


def _chains(pages: Sequence[list[Block]]) -> list[list[tuple[int, PageTable]]]:
    """Tables of the same columns at the end of one page and the beginning of the next."""
    chains: list[list[tuple[int, PageTable]]] = []
    chain: list[tuple[int, PageTable]] = []
    for number, page in enumerate(pages):
        first = page[0] if page else None
        if not (chain and isinstance(first, PageTable) and _same_columns(chain[-1][1], first)):
            chains.append(chain)
            chain = []
        if isinstance(first, PageTable) and chain:
            chain.append((number, first))
        last = page[-1] if page else None
        if not (isinstance(last, PageTable) and chain and last is first):
            chains.append(chain)
            chain = [(number, last)] if isinstance(last, PageTable) else []
    chains.append(chain)
    return [chain for chain in chains if len(chain) > 1]


def _same_columns(table: PageTable, other: PageTable) -> bool:
    """True for columns as wide as others; a page may lie a little aside on a scanner."""
    if len(table.columns) != len(other.columns) or not table.columns:
        return False
    em = max(table.em, other.em)
    aside = table.columns[0] - other.columns[0]
    return abs(aside) <= _ASIDE * em and all(
        abs(one - two - aside) <= _SAME_EDGE * em for one, two in zip(table.columns, other.columns, strict=True)
    )


class _Seam(Enum):
    """What the first row of a page is to the last one of the page before."""

    REST = auto()
    NEW = auto()
    OPEN = auto()  # nothing tells


@dataclass(slots=True)
class _Covering:
    """The cell that covers a column at the end of what was read: all of it, and its part on the last page."""

    row: int
    index: int
    column: int
    part: PageCell


@dataclass(slots=True)
class _Whole:
    """A table while it grows from page to page."""

    rows: list[list[PageCell]]
    place: int  # which of the chain's tables it begins at
    last: dict[int, _Covering] = field(default_factory=dict)  # by first column

    def cell(self, covering: _Covering) -> PageCell:
        return self.rows[covering.row][covering.index]


class _Chain:
    """Tables that follow each other from page to page."""

    def __init__(self, tables: Sequence[PageTable], foot: float, alive: Callable[[], None]) -> None:
        self._tables = tables
        self._alive = alive
        self._foot = foot
        self._width = len(tables[0].columns) - 1
        self._header = _header_rows(tables)
        self._habits = Habits.of(tables, self._header, self._width, alive)
        self._cut = self._cuts()

    def tables(self) -> list[Table | None]:
        """What stands in the place of each table: a whole one, or nothing where it became part of one above."""
        made: list[Table | None] = [None] * len(self._tables)
        whole = self._begun(0)
        for number, table in enumerate(self._tables[1:], start=1):
            self._alive()
            rows = page_rows(table)[self._header[number] :]
            seam = self._seam(whole, rows, number) if rows else _Seam.OPEN
            if seam is _Seam.OPEN:
                made[whole.place] = self._ended(whole)
                whole = self._begun(number)
            else:
                self._add(whole, rows, number, is_rest=seam is _Seam.REST)
        made[whole.place] = self._ended(whole)
        return made

    def _begun(self, number: int) -> _Whole:
        rows = page_rows(self._tables[number])
        whole = _Whole([list(row) for row in rows], number)
        whole.last = _coverings(rows, 0, len(rows) - 1)
        return whole

    def _ended(self, whole: _Whole) -> Table:
        return Table(tuple(tuple(row) for row in whole.rows), self._tables[whole.place].place)

    def _cuts(self) -> dict[int, frozenset[int]]:
        """By table, the columns whose cells go on from the page before as missing borders show; empty where they never do."""
        if self._tables[0].open_ends[0] or self._tables[-1].open_ends[1]:  # without a frame they end so everywhere
            return {}
        cuts = {
            number: before.open_ends[1] if self._header[number] else before.open_ends[1] & table.open_ends[0]
            for number, (before, table) in enumerate(pairwise(self._tables), start=1)
        }
        return cuts if any(cuts.values()) else {}

    def _seam(self, whole: _Whole, rows: Sequence[Sequence[PageCell]], number: int) -> _Seam:
        """What a page's first row is: a missing border says most, a column filled anew more than any words."""
        pairs = self._pairs(whole, rows[0])
        if pairs is None:
            return _Seam.NEW
        if self._cut:  # whoever draws these pages leaves the border out where a cell is cut, and nowhere else
            own = {above.column for above, _ in pairs} - self._habits.merged
            return _Seam.REST if own & self._cut[number] else _Seam.NEW
        before = self._tables[number - 1]
        pad = min((room_below(above.part) for above, _ in pairs if above.part.lines), default=0.0)
        if self._foot - before.bottom > _SLACK * _LINE * before.em:
            return _Seam.NEW
        filled = [(above, below) for above, below in pairs if below.text]
        free = [
            (room_below(above.part) - pad) / line_pitch(above.part) if above.part.lines else _FAR
            for above, _ in filled
            if whole.cell(above).text
        ]
        always = [(above, below) for above, below in pairs if above.column in self._habits.filled]
        if any(not below.text or not whole.cell(above).text for above, below in always):
            return _Seam.REST if max(free, default=0.0) < _HELD else _Seam.OPEN
        told = self._by_known(whole, always)
        told = self._by_words(filled) if told is _Seam.OPEN else told
        if max(free, default=0.0) >= _HELD:
            return _Seam.NEW if told is not _Seam.REST else _Seam.OPEN
        return _Seam.NEW if told is _Seam.OPEN and max(free, default=0.0) >= _REACHES else told

    def _by_known(self, whole: _Whole, always: Sequence[tuple[_Covering, PageCell]]) -> _Seam:
        """What a page's first row is by texts that stand in whole cells: both parts do, or only both together."""
        known = self._habits.texts
        votes = [0, 0]
        for above, below in always:
            first, rest = plain(whole.cell(above).text), plain(below.text)
            if first and rest:
                both_stand = (above.column, first) in known and (above.column, rest) in known
                together = (above.column, first + rest) in known
                votes[0] += together and not both_stand
                votes[1] += both_stand and not together and above.column not in self._habits.lists
        if not any(votes) or all(votes):
            return _Seam.OPEN
        return _Seam.REST if votes[0] else _Seam.NEW

    def _by_words(self, filled: Sequence[tuple[_Covering, PageCell]]) -> _Seam:
        """What a page's first row is when all its texts may be rests: whether lines and sentences end above."""
        several = [
            (above, below)
            for above, below in filled
            if above.column not in self._habits.merged and above.part.lines
        ]
        going_on = [above for above, below in several if not ends_with_line(above.part, below)]
        if not going_on and len(several) > 1:
            return _Seam.NEW
        for above in going_on:
            is_wide = above.part.room.width > _WIDE * above.part.lines[-1].size
            is_clear = is_wide or len(going_on) == len(several) >= _SEVERAL
            if is_clear and above.column in self._habits.stopped and not STOP.search(above.part.text):
                return _Seam.REST
        first = next((one for one in filled if one[0].column == 0), None)
        if first is not None and first[0].part.lines and ends_with_line(first[0].part, first[1]):
            return _Seam.NEW
        return _Seam.OPEN

    def _pairs(self, whole: _Whole, row: Sequence[PageCell]) -> list[tuple[_Covering, PageCell]] | None:
        """The cells of a page's first row with those above them; None where they do not match."""
        places = _first_places(row)
        if set(places) != set(whole.last) or len(row) < 2:
            return None
        pairs = [(whole.last[column], cell) for column, cell in places.items()]
        return pairs if all(above.part.col_span == cell.col_span for above, cell in pairs) else None

    def _add(
        self, whole: _Whole, rows: Sequence[Sequence[PageCell]], number: int, *, is_rest: bool
    ) -> None:
        """Put a page's rows below; what goes on in the first one becomes part of the cell above."""
        pairs = self._pairs(whole, rows[0]) or []
        going_on = [
            one
            for one in pairs
            if is_rest
            or (one[0].column in self._cut[number] if self._cut else self._goes_on(whole, *one, pairs=pairs))
        ]
        base = len(whole.rows) - is_rest
        for above, below in going_on:
            cell = whole.cell(above)
            whole.rows[above.row][above.index] = _joined(
                cell, above.part, below, rows=below.row_span - is_rest
            )
        taken = [id(below) for _, below in going_on]
        for index, row in enumerate(rows):
            if index or not is_rest:
                kept = [cell for cell in row if index or id(cell) not in taken]
                whole.rows.append(kept)
        fresh = _coverings(rows, base, len(rows) - 1)
        for above, below in going_on:
            covering = fresh.get(above.column)
            if covering is not None and covering.part is below:
                fresh[above.column] = _Covering(above.row, above.index, above.column, below)
        for covering in fresh.values():
            if covering.row == base and not is_rest:
                covering.index -= sum(id(cell) in taken for cell in rows[0][: covering.index])
        whole.last = fresh

    def _goes_on(
        self,
        whole: _Whole,
        above: _Covering,
        below: PageCell,
        *,
        pairs: Sequence[tuple[_Covering, PageCell]],
    ) -> bool:
        """True for a merged cell that reaches over the page's end into a row of its own."""
        if above.column not in self._habits.merged or above.column in self._habits.empty:
            return False
        if not below.text or not whole.cell(above).text:
            return True
        first_above, first_below = pairs[0]
        return (  # the rest of a name, when its number goes on
            above.column > 0
            and first_below.row_span == below.row_span
            and not (first_below.text and whole.cell(first_above).text)
            and self._goes_on(whole, first_above, first_below, pairs=pairs)
        )


def _header_rows(tables: Sequence[PageTable]) -> list[int]:
    """How many rows at the top of each table repeat those of the first; the first has as many as any repeats."""
    first = [_words(row) for row in islice(tables[0].rows, _MOST_HEADER)]
    counts = [0]
    for table in tables[1:]:
        same = 0
        for row, known in zip(table.rows, first, strict=False):
            if _words(row) != known or not any(known):
                break
            same += 1
        counts.append(min(same, len(table.rows)))
    least = min((one for one in counts if one), default=0)  # more is a row that happens to come again
    return [least, *(min(one, least) for one in counts[1:])]


def _words(row: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(plain(cell.text) for cell in row)


def _first_places(row: Sequence[Cell]) -> dict[int, PageCell]:
    """The cells of a table's first row by the column they begin in."""
    places: dict[int, PageCell] = {}
    column = 0
    for cell in row:
        if isinstance(cell, PageCell):
            places[column] = cell
        column += cell.col_span
    return places


def _coverings(rows: Sequence[Sequence[PageCell]], base: int, wanted: int) -> dict[int, _Covering]:
    """The cells that cover a row of a page, by the column they begin in; `base` rows stand above the page's."""
    reach: dict[int, int] = {}
    found: dict[int, _Covering] = {}
    for number, row in enumerate(rows[: wanted + 1]):
        column = 0
        for index, cell in enumerate(row):
            while reach.get(column, 0) > number:
                column += 1
            for covered in range(column, column + cell.col_span):
                reach[covered] = number + cell.row_span
            if number + cell.row_span > wanted:
                found[column] = _Covering(base + number, index, column, cell)
            column += cell.col_span
    return found


def _joined(cell: PageCell, part: PageCell, below: PageCell, *, rows: int) -> PageCell:
    """A cell with what stands of it on the next page, and `rows` more rows."""
    if plain(cell.text) == plain(below.text):
        below = replace(below, text="", unsure=())
    between = ("\n" if ends_with_line(part, below) else JOINT) if cell.text and below.text else ""
    return PageCell(
        cell.text + between + below.text,
        cell.place,
        cell.row_span + rows,
        cell.col_span,
        (*cell.unsure, *below.unsure),
    )
