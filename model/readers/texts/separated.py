"""Tables as text with commas, tabs or semicolons between the cells (.csv), as Excel, WPS and databases write them.

A cell that holds the sign, a line end or a quotation mark stands in quotation marks, its own marks doubled.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from model.readers.grid import Block, Cell, Paragraph, Table
from model.readers.tables.header import is_header
from model.readers.texts.text_marks import plain
from model.readers.texts.tidy import tidy
from model.rows.draft import Place

_SIGNS = ",;\t"
_SAYS_SIGN = re.compile(r"sep=([,;\t])[ \t]*\n", re.IGNORECASE)  # what Excel puts in front
_LINE_END = re.compile("\r\n?")
_FEWEST_CELLS = 3  # of a row
_FEWEST_ROWS = 3  # of a table
_EVEN = 0.8  # share of rows of one width that make a text without a header a table
_LOOKED_AT = 60_000  # signs that tell how a text is parted
_HEADS_IN = 40  # rows a header is looked for in


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, and the line it begins in, counted from 1."""

    line: int
    cells: list[str]

    @property
    def filled(self) -> list[str]:
        """The cells that hold something."""
        return [cell for cell in self.cells if cell.strip()]


def separated_blocks(text: str) -> list[Block] | None:
    """The blocks of a text that is a table with signs between its cells; None for any other text.

    Rows with tabs and without quotation marks are left to the reader of plain text, which mends broken ones.
    """
    source = with_line_feeds(text)
    said = _SAYS_SIGN.match(source)
    looked_at = source[said.end() if said else 0 : _LOOKED_AT]
    for sign in said[1] if said else _SIGNS:
        if not said and (looked_at.count(sign) < _FEWEST_CELLS - 1 or (sign == "\t" and '"' not in looked_at)):
            continue  # most texts
        first = list(rows_of(looked_at, sign))
        if (said or _is_table(first)) and (sign != "\t" or are_quoted(first)):
            rows = rows_of(source[said.end() :] if said else source, sign, line=2 if said else 1)
            return list(_blocks([row for row in rows if row.filled]))
    return None


def rows_of(text: str, sign: str, *, line: int = 1) -> Iterator[Row]:
    """All rows of a text with "\\n" for line ends; a quotation mark that parts nothing is a sign like any other."""
    quoted, bare = _patterns(sign)
    at, cells, first = 0, [], line
    while at <= len(text):
        marked = quoted.match(text, at) if text.startswith('"', at) else None
        if marked:
            cell = marked[1].replace('""', '"')
            line += cell.count("\n")
            at = marked.end()
        else:
            found = bare.match(text, at)
            cell = found[0] if found else ""
            at += len(cell)
        cells.append(cell)
        if at >= len(text) or text[at] == "\n":
            yield Row(first, cells)
            line += 1
            cells, first = [], line
        at += 1


@lru_cache(maxsize=8)
def _patterns(sign: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    end = re.escape(sign)
    return re.compile(rf'"((?:[^"]++|"")*+)"(?={end}|\n|\Z)'), re.compile(rf"[^{end}\n]*+")


def with_line_feeds(text: str) -> str:
    """The text with "\\n" for every line end, as `rows_of` wants it."""
    return _LINE_END.sub("\n", text)


def are_quoted(rows: Iterable[Row]) -> bool:
    """True when a cell holds a line end or a tab, which only quotation marks let it hold."""
    return any("\n" in cell or "\t" in cell for row in rows for cell in row.cells)


def _is_table(rows: Sequence[Row]) -> bool:
    """True when a row near the top names the columns of a plan, or nearly all rows have the same cells."""
    if any(is_header(row.cells) for row in rows[:_HEADS_IN]):
        return True
    filled = [len(row.cells) for row in rows[:-1] if row.filled]  # the last may be cut where looking ended
    if len(filled) < _FEWEST_ROWS:
        return False
    width, often = Counter(filled).most_common(1)[0]
    return width >= _FEWEST_CELLS and often >= _EVEN * len(filled)


def _blocks(rows: Sequence[Row]) -> Iterator[Block]:
    """The rows as tables; what stands alone in a row above a header or below the last row is a paragraph."""
    alone = [len(row.filled) == 1 for row in rows]
    heads = [place for place, row in enumerate(rows) if is_header(row.cells)]
    outside = set(_around(alone, heads))
    table: list[Row] = []
    for place, row in enumerate(rows):
        if place in outside:
            yield from _table(table)
            yield from (
                Paragraph(text, Place(line=row.line)) for text in tidy(row.filled[0]).split("\n") if text
            )
            table = []
        else:
            table.append(row)
    yield from _table(table)


def _around(alone: Sequence[bool], heads: Sequence[int]) -> Iterator[int]:
    for head in heads or [len(alone)]:
        place = head - 1
        while place >= 0 and alone[place]:
            yield place
            place -= 1
    place = len(alone) - 1
    while heads and place > heads[-1] + 1 and alone[place]:
        yield place
        place -= 1


def _table(rows: Sequence[Row]) -> Iterator[Table]:
    if rows:
        made = tuple(
            tuple(Cell(plain(tidy(cell)), Place(line=row.line)) for cell in row.cells) for row in rows
        )
        yield Table(made, Place(line=rows[0].line, end_line=rows[-1].line))
