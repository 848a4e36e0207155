"""Tables drawn in plain text: with signs for their lines (│ ─ +---+), or with blanks that keep the columns apart.

Such a text is a page whose signs are all as wide as a half or a whole one: it is read as pages are, by where things stand.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count, pairwise

from model.readers.grid import Block, Cell, Paragraph, Table
from model.readers.pages.page_marks import Word
from model.readers.pages.ruled import Line, PagePlace, unsettled_blocks, whole_pages
from model.readers.tables.header import column_of, is_header
from model.readers.words.columns import Column
from model.rows.draft import Place

_UPRIGHT = "│┃║┆┇┊┋├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋┌┍┎┏┐┑┒┓╔╗╠╣╦╬└┕┖┗┘┙┚┛┴┵┶┷┸┹┺┻╚╝╩"
_LEVEL = "─━═┄┅┈┉"
_DRAWN = re.compile(f"[{_UPRIGHT}{_LEVEL}]")
_BARS = re.compile("[│┃║┆┇┊┋]")
_ASCII_RULE = re.compile(r"\s*\+(?:[-=]{2,}\+)+\s*")
_ASCII = str.maketrans({"|": "│", "+": "┼", "-": "─", "=": "─"})
_WIDE_BLANK = re.compile(r" {2,}|\u3000+| *\t *")
_LABEL = re.compile(r"\S+(?: \S+)*")
_MAY_PART = re.compile(r"\S(?: {2,}|\u3000+)\S+(?: {2,}|\u3000+)\S")
_PAGE_END = re.compile(r"\s*(?:[-—–－_]{1,3}\s*\d{1,4}\s*[-—–－_]{1,3}|第\s*\d{1,4}\s*页(?:[\s,，/]*共\s*\d{1,4}\s*页)?)\s*")
_ANNEX = re.compile(r"\s*附\s*[件表录]\s*[:：]?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[:：.、]?\s*")
_EM, _PITCH = 10.0, 13.5  # how tall a line is thought to be, and how far lines are apart
_MARGIN = 4 * _EM  # round a page: what stands at its very edge counts as cut off
_FEWEST_ROWS = 3  # lines with bars that are a table
_FEWEST_LINES = 4  # below a header, with blanks between columns
_LONGEST = 400  # signs of a header's line, the blanks between its labels counted in
_FEWEST_LABELS = 3  # of a header
_ODD = 0.1  # share of the lines that may reach into the room between two columns
_CLEAR = 4  # half-width signs by which columns are set further apart, as blanks have told them
_PARTED = 0.2  # share of the lines below a header that hold only some of its cells: rows of several lines
_LOOKED_AT = 400  # lines below a header that show where its columns stand


@dataclass(frozen=True, slots=True)
class _Page:
    """Lines of a text that are one page: their number in the text, counted from 1, and what they say.

    `edges` are the places, in half-width signs, of the bars of a drawn table, or of the strips between columns.
    """

    lines: tuple[tuple[int, str], ...]
    is_drawn: bool
    wide: str  # kinds of signs as wide as two Latin ones (Unicode's East_Asian_Width)
    edges: tuple[float, ...]

    def places(self, line: str) -> list[float]:
        """Where each sign of a line begins, and where the last ends: bars below each other, columns clearly apart."""
        places = _places(line, self.wide)
        if self.is_drawn:
            return _snapped(places, [at for at, sign in enumerate(line) if sign in _UPRIGHT], self.edges)
        return [place + _CLEAR * bisect_right(self.edges, place) for place in places]


def laid_out_blocks(
    text: str, plain: Callable[[str], Iterator[Block]], alive: Callable[[], None] = lambda: None
) -> list[Block] | None:
    """The blocks of a text with tables drawn in it; None when it has none. `plain` reads what stands around them."""
    may_be_drawn = bool(_DRAWN.search(text)) or "+--" in text or "+==" in text
    if not may_be_drawn and "  " not in text and "\u3000" not in text:
        return None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    drawn = _drawn_runs(lines) if may_be_drawn else []
    runs = drawn or _aligned_runs(lines)
    if not runs:
        return None
    made: list[Block] = []
    done = 0
    for start, stop, wide in runs:
        alive()
        made += _moved(plain("\n".join(lines[done:start])), done)
        made += _read([(number + 1, lines[number]) for number in range(start, stop)], alive, is_drawn=bool(drawn), wide=wide)
        done = stop
    return [*made, *_moved(plain("\n".join(lines[done:])), done)]


def _moved(blocks: Iterator[Block], by: int) -> Iterator[Block]:
    """Blocks of a part of the text, at their lines in the whole."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield replace(block, place=_below(block.place, by))
        else:
            rows = tuple(tuple(replace(cell, place=_below(cell.place, by)) for cell in row) for row in block.rows)
            yield replace(block, rows=rows, place=_below(block.place, by))


def _below(place: Place, by: int) -> Place:
    end = place.end_line
    return replace(place, line=(place.line or 0) + by, end_line=end + by if end else end)


# ---- tables with signs for their lines


def _drawn_runs(lines: list[str]) -> list[tuple[int, int, str]]:
    """Where lines stand that signs rule into tables; lines of +---+ are made such signs."""
    runs: list[tuple[int, int, str]] = []
    at = 0
    while at < len(lines):
        stop = at
        is_ascii = bool(_ASCII_RULE.fullmatch(lines[at]))
        while stop < len(lines) and (_is_ascii(lines[stop]) if is_ascii else _DRAWN.search(lines[stop])):
            stop += 1
        if is_ascii and stop - at > 1:
            lines[at:stop] = [
                line.translate(_ASCII) if _ASCII_RULE.fullmatch(line) else line.replace("|", "│") for line in lines[at:stop]
            ]
        if sum(len(_BARS.findall(line)) > 1 for line in lines[at:stop]) >= _FEWEST_ROWS:
            runs.append((at, stop, _sharper(lines[at:stop])))
        at = max(stop, at + 1)
    return runs


def _is_ascii(line: str) -> bool:
    bare = line.strip()
    return bool(_ASCII_RULE.fullmatch(line)) or (len(bare) > 1 and bare[0] == "|" == bare[-1])


def _sharper(lines: Sequence[str]) -> str:
    """Which signs are wide in a drawing: those that let its bars stand below each other."""
    found: dict[str, int] = {}
    for wide in ("WFA", "WF"):
        places = [place for line in lines for place, sign in zip(_places(line, wide), line, strict=False) if sign in _UPRIGHT]
        found[wide] = len(set(places))
    return min(found, key=lambda wide: found[wide])


# ---- tables with blanks between their columns


def _aligned_runs(lines: Sequence[str]) -> list[tuple[int, int, str]]:
    """From each header whose columns blanks keep apart to the next, or to an annex; none where rows are one line each.

    A header that a page repeats at the same places begins nothing new.
    """
    heads = [at for at, line in enumerate(lines) if _may_part(line) and _is_head(line)]
    if not heads:
        return []  # most texts
    annexes = {at for at, line in enumerate(lines) if _ANNEX.fullmatch(line)}
    firsts = [
        at
        for before, at in pairwise([-1, *heads])
        if before < 0 or lines[at].split() != lines[before].split() or not annexes.isdisjoint(range(before, at))
    ]
    runs: list[tuple[int, int, str]] = []
    for at, following in pairwise([*firsts, len(lines)]):
        stop = next((end for end in range(at, following) if end in annexes), following)
        labels = _parts(lines[at])
        rows = _rows(lines[at + 1 : min(stop, at + _LOOKED_AT)])
        if len(rows) < _FEWEST_LINES or sum(len(_parts(one)) < len(labels) for one in rows) < _PARTED * len(rows):
            continue
        wide = max(("WFA", "WF"), key=lambda kinds: len(_strips(lines[at:stop], kinds)))
        if len(_strips(lines[at:stop], wide)) >= max(2, len(labels) - 2):
            runs.append((at, stop, wide))
    return runs


def _may_part(line: str) -> bool:
    """True for a line in which blanks part three texts at least; no header is as long as a row of some tables."""
    return len(line) <= _LONGEST and ("  " in line or "\u3000" in line) and bool(_MAY_PART.search(line))


def _parts(line: str) -> list[str]:
    return [part for part in _WIDE_BLANK.split(line.strip()) if part]


def _rows(lines: Sequence[str]) -> list[str]:
    """The lines of several texts; where they stand in columns, only such tell the columns."""
    return [line for line in lines if len(_parts(line)) > 1]


def _is_head(line: str) -> bool:
    """True for the line of a header; one whose labels are wrapped names a number and two more at least."""
    labels = _parts(line)
    if len(labels) < _FEWEST_LABELS:
        return False
    kinds = {column_of(label) for label in labels} - {Column.UNKNOWN, Column.OTHER}
    return is_header(labels) or (len(kinds) >= _FEWEST_LABELS and Column.NUMBER in kinds)


def _strips(lines: Sequence[str], wide: str) -> list[float]:
    """The middles of the strips down a table that hold hardly anything, one between two labels of its header."""
    often: list[int] = []
    rows = _rows(lines)
    for line in rows[: _LOOKED_AT]:
        places = _places(line, wide)
        often += [0] * (places[-1] - len(often))
        for index, sign in enumerate(line):
            if not sign.isspace():
                for place in range(places[index], places[index + 1]):
                    often[place] += 1
    few = _ODD * len(rows)
    labels = _label_places(rows[0], wide) if rows else frozenset()  # of a column with nothing below, too
    filled = [place for place, times in enumerate(often) if times > few or place in labels]
    strips = [(left + 1, right) for left, right in pairwise(filled) if right - left > 1]
    made: list[float] = []
    for left, right in _between_labels(rows[:2], wide):
        inside = [strip for strip in strips if strip[0] < right and strip[1] > left]
        if inside:
            start, end = max(inside, key=lambda strip: strip[1] - strip[0])
            made.append((start + end) / 2)
    return sorted(set(made))


def _label_places(header: str, wide: str) -> frozenset[int]:
    places = _places(header, wide)
    return frozenset(
        place
        for index, sign in enumerate(header)
        if not sign.isspace()
        for place in range(places[index], places[index + 1])
    )


def _between_labels(header: Sequence[str], wide: str) -> Iterator[tuple[int, int]]:
    """From the end of each label to the beginning of the next; those of a second line stand for what they part."""
    spans: list[tuple[int, int]] = []
    for number, line in enumerate(header):
        labels = [found.span() for found in _LABEL.finditer(line)]
        if number and any(column_of(line[start:end]) is Column.UNKNOWN for start, end in labels):
            break
        places = _places(line, wide)
        here = [(places[start], places[end]) for start, end in labels]
        whole = [one for one in spans if not any(one[0] < end and start < one[1] for start, end in here)]
        spans = sorted([*whole, *here])
    yield from ((left[1], right[0]) for left, right in pairwise(spans))


# ---- pages


def _read(lines: Sequence[tuple[int, str]], alive: Callable[[], None], *, is_drawn: bool, wide: str) -> Iterator[Block]:
    """The blocks of lines that hold drawn tables, page by page, at their lines in the text."""
    edges = tuple(_bars([line for _, line in lines], wide) if is_drawn else _strips([line for _, line in lines], wide))
    pages = [_Page(tuple(part), is_drawn, wide, edges) for part in _pages(lines)]
    known = PagePlace(1, 1.0, 1.0, count(1)).known
    read: list[list[Block]] = []
    sizes: list[float] = []
    for number, page in enumerate(pages):
        alive()
        words = [word for row, (_, line) in enumerate(page.lines) for word in _words(line, row, page)]
        rules = list(_rules(page))
        width = max([*(word.right for word in words), *(rule.right for rule in rules)], default=0.0) + _MARGIN
        height = len(page.lines) * _PITCH + 2 * _MARGIN
        sizes.append(height)
        here = PagePlace(number, max(width, 1.0), height, count(1), known=known)
        read.append(unsettled_blocks(words, rules, here) if words else [])
    for block in whole_pages(read, alive):
        yield _at_lines(block, pages, sizes)


def _pages(lines: Sequence[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    part: list[tuple[int, str]] = []
    for number, line in lines:
        is_end = bool(_PAGE_END.fullmatch(line))
        if part and (is_end or line.startswith("\f")):
            yield part
            part = []
        if not is_end:
            part.append((number, line.replace("\f", "")))
    if part:
        yield part


def _at_lines(block: Block, pages: Sequence[_Page], sizes: Sequence[float]) -> Block:
    """A block of a page with lines of the text for its places."""

    def placed(place: Place) -> Place:
        lines = pages[place.page or 0].lines
        top, bottom = (place.box[1], place.box[3]) if place.box else (0.0, 0.0)
        first, last = (
            min(max(int((share * sizes[place.page or 0] - _MARGIN + 0.9 * _PITCH) // _PITCH) - back, 0), len(lines) - 1)
            for share, back in ((top, 0), (bottom, 1))
        )
        return Place(line=lines[first][0], end_line=lines[max(first, last)][0])

    if isinstance(block, Paragraph):
        return replace(block, place=Place(line=placed(block.place).line))
    rows = tuple(
        tuple(
            Cell(cell.text, Place(line=placed(cell.place).line), cell.row_span, cell.col_span, cell.unsure, is_astray=cell.is_astray)
            for cell in row
        )
        for row in block.rows
    )
    return Table(rows, placed(block.place))


@lru_cache(maxsize=4096)
def _width(sign: str, wide: str) -> int:
    return 2 if unicodedata.east_asian_width(sign) in wide else 1


def _bars(lines: Sequence[str], wide: str) -> list[float]:
    """Where the bars of a drawn table stand: as in the line that has most of them, and is met most."""
    found: dict[tuple[int, ...], int] = {}
    for line in lines:
        places = _places(line, wide)
        bars = tuple(places[at] for at, sign in enumerate(line) if sign in _UPRIGHT)
        found[bars] = found.get(bars, 0) + 1
    best: tuple[int, ...] = max(found, key=lambda bars: (len(bars), found[bars]), default=())
    return list(best)


def _snapped(places: Sequence[int], bars: Sequence[int], edges: Sequence[float]) -> list[float]:
    """The places of a line's signs with its bars, when it has all of them, where those of the table are."""
    if len(bars) != len(edges) or len(bars) < 2:
        return list(places)
    made: list[float] = []
    for at, place in enumerate(places):
        column = min(max(bisect_right(bars, at) - 1, 0), len(bars) - 2)
        left, right = places[bars[column]], places[bars[column + 1]]
        share = (place - left) / max(1, right - left)
        made.append(edges[column] + share * (edges[column + 1] - edges[column]))
    return made


def _places(line: str, wide: str) -> list[int]:
    """Where each sign of a line begins, and where the last ends, in half-width signs."""
    places = [0]
    for sign in line:
        places.append(places[-1] + _width(sign, wide))
    return places


def _words(line: str, row: int, page: _Page) -> Iterator[Word]:
    """The texts of a line that blanks or bars part."""
    places = page.places(line)
    between = f"[{_UPRIGHT}{_LEVEL}]+| {{2,}}|\\u3000+|\\t" if page.is_drawn else r" {2,}|\u3000+|\t"
    top = _MARGIN + row * _PITCH
    start = 0
    for stop, after in [*((one.start(), one.end()) for one in re.finditer(between, line)), (len(line), len(line))]:
        text = line[start:stop]
        if text.strip():
            first = start + len(text) - len(text.lstrip())
            last = start + len(text.rstrip())
            left = _MARGIN + places[first] * _EM / 2
            right = left + sum(_width(sign, page.wide) for sign in line[first:last]) * _EM / 2
            if page.is_drawn:
                right = _MARGIN + places[last] * _EM / 2
            yield Word(text.strip(), left, top, right, top + _EM)
        start = after


def _rules(page: _Page) -> Iterator[Line]:
    """The lines of a page's tables: those its signs draw, or one down each strip between columns."""
    if page.is_drawn:
        for row, (_, line) in enumerate(page.lines):
            yield from _drawn(line, row, page)
        return
    labels = max((len(_parts(line)) for _, line in page.lines[:2]), default=0)
    for number, edge in enumerate(page.edges if len(page.edges) >= labels - 1 else ()):  # else some are not known
        place = _MARGIN + (edge + _CLEAR * (number + 0.5)) * _EM / 2
        yield Line(place, _MARGIN, place, _MARGIN + len(page.lines) * _PITCH)


def _drawn(line: str, row: int, page: _Page) -> Iterator[Line]:
    """The lines that the signs of a line draw."""
    places = page.places(line)
    top = _MARGIN + row * _PITCH - (_PITCH - _EM) / 2
    middle = top + _PITCH / 2
    for index, sign in enumerate(line):
        centre = _MARGIN + (places[index] + places[index + 1]) / 2 * _EM / 2
        if sign in _UPRIGHT:
            goes_up, goes_down = _ways(sign)
            yield Line(centre, top if goes_up else middle, centre, top + _PITCH if goes_down else middle)
    for found in re.finditer(f"[{_UPRIGHT}{_LEVEL}]*[{_LEVEL}][{_UPRIGHT}{_LEVEL}]*", line):
        left, right = (
            _MARGIN + (places[at] + places[at + 1]) / 2 * _EM / 2 for at in (found.start(), found.end() - 1)
        )
        yield Line(left, middle, right, middle)


@lru_cache(maxsize=256)
def _ways(sign: str) -> tuple[bool, bool]:
    """Whether a sign's line goes up and down from its middle."""
    name = unicodedata.name(sign, "")
    is_through = "VERTICAL" in name
    return is_through or " UP" in name, is_through or " DOWN" in name
