"""Tables of which only the text is left, each cell or each row a line: put together again where their rhythm is clear."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from model.readers.grid import Block, Cell, Paragraph, Table
from model.readers.tables.flattened_cells import CellFinder, Piece, Spot, goes_on
from model.readers.tables.header import column_of, is_header, layout_of
from model.readers.tables.sheets import annex_number, is_page_mark
from model.readers.words.columns import UNIT_COLUMNS, Column, Layout
from model.readers.words.wording import compact, has_ended, heading_of, number_of, subheading_of
from model.rows.draft import Place

_LONGEST_LABEL = 12  # signs
_FEWEST_LABELS = 3  # of a header
_LIKE = 0.7  # share of rows that hold a measure and units or a deadline
_MOST_OUTSIDE = 0.4  # share of the texts that may stand outside the table
_FEWEST_ROWS, _MOSTLY = 2, 0.7  # rows, and their share, that show what a row has
_MERGED = (Column.NUMBER, Column.TASK, Column.SECTION)  # said once for several rows
_LEAST_GAIN = 0.5  # of a text in its column, in the mean
_WIDE = re.compile(r"\s{2,}|\u3000+")
_BLANK = re.compile(r"\s+")
_NUMBER_APART = re.compile(r"^([一二三四五六七八九十]{1,3})\s+")
_DIGITS = re.compile(r"\s\d{1,3}\s")  # of a row that begins with its section
_LONGEST_HEADING = 40  # signs
_TITLE = re.compile(r".{5}(?:计划|方案|清单|表|台账|分工|要点)$")  # too long for a column's name
_NUMBER_ALONE = re.compile(r"\s*\d{1,4}\s*")  # of a row, or of a page


@dataclass(frozen=True, slots=True)
class _Header:
    """The labels of a lost table, the blocks they stand in, and how rows were parted into cells.

    The first labels may be lines of a title: `most_over` of them stand over the number.
    """

    labels: list[str]
    start: int
    stop: int
    parts: re.Pattern[str] | None = None  # None where each cell stands on a line of its own
    most_over: int = 0


def restored(blocks: Sequence[Block], alive: Callable[[], None]) -> list[Block]:
    """The blocks with lost tables put together again; all others as they are. `alive` raises where it is to stop."""
    headers = list(_headers(blocks))
    if not headers:
        return list(blocks)
    made = list(blocks[: headers[0].start])
    ends = [*(header.start for header in headers[1:]), len(blocks)]
    for header, end in zip(headers, ends, strict=True):
        stop = _end_of(blocks, header.stop, end)
        found = _table(header, blocks[header.start : stop], alive)
        made += found or blocks[header.start : stop]
        made += blocks[stop:end]
    return made


def _headers(blocks: Sequence[Block]) -> Iterator[_Header]:
    at = 0
    while at < len(blocks):
        header = _header_at(blocks, at)
        if header is not None:
            yield header
        at = header.stop if header else at + 1


def _header_at(blocks: Sequence[Block], at: int) -> _Header | None:
    """The header that begins with a block: labels in a line with blanks between them, or one below the other."""
    block = blocks[at]
    if not isinstance(block, Paragraph):
        return None
    for parts in (_WIDE, _BLANK):
        labels = [label for label in parts.split(block.text.strip()) if label]
        if len(labels) >= _FEWEST_LABELS and is_header(labels) and all(map(_may_be_label, labels)):
            return _Header(labels, at, at + 1, parts)
    run: list[str] = []
    for below in blocks[at:]:
        if not isinstance(below, Paragraph) or not _may_be_label(below.text):
            break
        run.append(compact(below.text))
    labels = _whole_header(run)
    columns = [column_of(label) for label in labels]
    most_over = columns.index(Column.NUMBER) if Column.NUMBER in columns else 0
    titles = [place for place, label in enumerate(labels[:most_over]) if _TITLE.search(label)]
    if titles:
        return None  # tried again below the title
    return _Header(labels, at, at + len(labels), most_over=most_over) if labels else None


def _may_be_label(text: str) -> bool:
    bare = compact(text)
    if not 0 < len(bare) <= _LONGEST_LABEL or has_ended(bare) or bare.endswith(("：", ":")):
        return False
    return number_of(bare) is None and heading_of(bare) is None and subheading_of(bare) is None


def _whole_header(run: Sequence[str]) -> list[str]:
    """The labels at the beginning of a run that are a header; what follows them may be the names of the first row."""
    columns = [column_of(label) for label in run]
    unknown = [at for at, column in enumerate(columns) if column is Column.UNKNOWN]
    stop = unknown[1] if len(unknown) > 1 else len(run)
    while stop and _may_be_name(columns[stop - 1], columns[: stop - 1]):
        stop -= 1
    labels = list(run[:stop])
    if not labels or columns[0] is Column.UNKNOWN:
        return []
    return labels if len(set(labels)) == len(labels) and len(labels) >= _FEWEST_LABELS and is_header(labels) else []


def _may_be_name(column: Column, before: Sequence[Column]) -> bool:
    return column is Column.UNKNOWN or (column in (Column.TASK, Column.MEASURE, Column.SECTION) and column in before)


def _end_of(blocks: Sequence[Block], start: int, end: int) -> int:
    """Where a lost table must end: at a table that is none, or at the next annex."""
    for at in range(start, end):
        block = blocks[at]
        if not isinstance(block, Paragraph) or annex_number(block.text) is not None:
            return at
    return end


def _table(header: _Header, blocks: Sequence[Block], alive: Callable[[], None]) -> list[Block] | None:
    """A lost table and what stands around it; None where its rows have no clear rhythm."""
    below = blocks[header.stop - header.start :]
    texts = [one for one in below if isinstance(one, Paragraph) and not _is_mark(one.text)]
    pieces = _pieces(texts, header.parts)
    best = max(_readings(header, pieces, alive), key=lambda reading: reading.worth, default=None)
    if best is None:
        return None
    over = len(header.labels) - len(best.labels)
    maker = _Maker(best.labels, best.layout.columns, blocks[over].place, is_parted=header.parts is not None)
    for piece, spot in zip(pieces, best.spots, strict=False):
        maker.take(piece, spot)
    last = pieces[len(best.spots) - 1].place
    behind = next(at for at, one in enumerate(texts) if one.place is last) + 1
    return [*blocks[:over], *maker.blocks(), *texts[behind:]]


def _is_mark(text: str) -> bool:
    """True for what stands at the edge of a page; a number alone may be a row's."""
    return is_page_mark(text) and not _NUMBER_ALONE.fullmatch(text)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The labels of a lost table, and where each text stands if they are those."""

    labels: list[str]
    layout: Layout
    spots: Sequence[Spot]
    worth: float


def _readings(header: _Header, pieces: Sequence[Piece], alive: Callable[[], None]) -> Iterator[_Reading]:
    """The ways to read a table that have a clear rhythm, the fewest labels first."""
    for over in range(header.most_over, -1, -1):
        labels = header.labels[over:]
        layout = layout_of(labels)
        if not is_header(labels) or not set(UNIT_COLUMNS) & set(layout.columns) or Column.MEASURE not in layout.columns:
            continue
        finder = CellFinder(layout, pieces, by_line=header.parts is None, by_blanks=header.parts is _BLANK)
        found = finder.spots(alive)
        spots = _inside(found, layout.columns)
        if _is_clear(layout, spots):
            yield _Reading(labels, layout, spots, sum(spot.gain - (not spot.is_sure) for spot in found))


def _inside(spots: Sequence[Spot], columns: Sequence[Column]) -> Sequence[Spot]:
    """The spots up to the last row: running text alone behind it is no work, but what the plan says at its end."""
    end = 0
    for at, spot in enumerate(spots):
        goes_on = not spot.begins_row and end == at
        if spot.column is not None and (goes_on or columns[spot.column] is not Column.MEASURE):
            end = at + 1
    return spots[:end]


def _pieces(texts: Sequence[Paragraph], parts: re.Pattern[str] | None) -> list[Piece]:
    """The texts, or what blanks part them into; blank lines above each beyond the usual."""
    lines = [block.place.line or 0 for block in texts]
    gaps = Counter(below - above for above, below in pairwise(lines))
    usual = min(gaps, key=lambda gap: (-gaps[gap], gap), default=1)
    made: list[Piece] = []
    for index, block in enumerate(texts):
        text = block.text.strip()
        words = [word for word in parts.split(text) if word] if parts and not _is_heading(text) else [text]
        gap = max(0, lines[index] - lines[index - 1] - usual) if index else 0
        made.append(Piece(words[0], block.place, gap=gap))
        made += (Piece(word, block.place, is_first=False) for word in words[1:])
    return made


def _is_heading(text: str) -> bool:
    """True for a heading that stands alone in a line ("一、河道治理", "一 河道治理")."""
    titled = _NUMBER_APART.sub(r"\1、", text)
    return len(text) <= _LONGEST_HEADING and bool(heading_of(titled) or subheading_of(titled)) and not _DIGITS.search(text)


def _is_clear(layout: Layout, spots: Sequence[Spot]) -> bool:
    """True when most rows hold what a plan's rows do, and hardly any text stands outside them."""
    rows: list[set[Column]] = []
    outside = 0
    for spot in spots:
        if spot.begins_row:
            rows.append(set())
        if spot.column is not None and rows:
            rows[-1].add(layout.columns[spot.column])
        outside += spot.column is None and not spot.is_heading
    good = sum(Column.MEASURE in row and bool(row & {*UNIT_COLUMNS, Column.DEADLINE}) for row in rows)
    if not rows or good < _LIKE * len(rows) or outside > _MOST_OUTSIDE * len(rows):
        return False
    return sum(spot.gain for spot in spots) > _LEAST_GAIN * len(spots)


class _Maker:
    """Puts texts into the rows of a table, and what stands outside it between two parts of it."""

    def __init__(self, labels: Sequence[str], columns: Sequence[Column], place: Place, *, is_parted: bool) -> None:
        self._made: list[Block] = []
        self._rows: list[tuple[Cell, ...]] = [tuple(Cell(label, place) for label in labels)]
        self._columns, self._between = columns, " " if is_parted else "\n"
        self._open: list[list[Piece]] = []
        self._is_sure = True
        self._filled: Counter[int] = Counter()
        self._count = 0

    def take(self, piece: Piece, spot: Spot) -> None:
        """Put a text where it stands."""
        if spot.may_be_above:
            self._is_sure = False
        if spot.column is None or spot.begins_row:
            self._end_row()
        if spot.is_heading:
            self._rows.append((Cell(piece.text, piece.place),))
        elif spot.column is None:
            self._end_table()
            self._made.append(Paragraph(piece.text, piece.place))
        else:
            self._open = self._open or [[] for _ in self._columns]
            self._open[spot.column].append(piece)
            self._is_sure = self._is_sure and spot.is_sure

    def blocks(self) -> list[Block]:
        """All that was taken, in order; a row that lacks what nearly all others have may have lost any of its cells."""
        self._end_row()
        self._end_table()
        usual = {
            at for at, often in self._filled.items() if often >= max(_FEWEST_ROWS, _MOSTLY * self._count)
        } - {at for at, column in enumerate(self._columns) if column in _MERGED}
        return [
            replace(block, rows=tuple(self._missed(row, usual) for row in block.rows)) if isinstance(block, Table) else block
            for block in self._made
        ]

    def _missed(self, row: tuple[Cell, ...], usual: set[int]) -> tuple[Cell, ...]:
        if len(row) < len(self._columns) or all(row[at].text for at in usual):
            return row
        return tuple(replace(cell, is_astray=True) for cell in row)

    def _end_row(self) -> None:
        if self._open:
            first = next(pieces[0] for pieces in self._open if pieces)
            self._rows.append(tuple(self._cell(pieces, first.place) for pieces in self._open))
            self._filled.update(at for at, pieces in enumerate(self._open) if pieces)
            self._count += 1
        self._open, self._is_sure = [], True

    def _cell(self, pieces: Sequence[Piece], place: Place) -> Cell:
        text = ""
        for piece in pieces:
            if not text:
                text, place = piece.text, piece.place
            elif self._between == "\n" and goes_on(text, piece.text):
                text += piece.text
            else:
                text += self._between + piece.text
        return Cell(text, place, is_astray=not self._is_sure)

    def _end_table(self) -> None:
        if self._rows:
            first, last = self._rows[0][0].place, self._rows[-1][-1].place
            self._made.append(Table(tuple(self._rows), replace(first, end_line=last.line)))
        self._rows = []
