"""The rows of a table that has no rule under each of them: by the gaps between lines, and by what begins anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf

from model.readers.pages.open_columns import Columns, clusters
from model.readers.pages.page_lines import TextLine, ends_paragraph, lines_of
from model.readers.pages.page_marks import Box, Word
from model.readers.pages.ruling import Rule

_THINNEST_ROW = 0.8  # em: less without words between two rules is a double line
_FEW_RULES = 3  # top, under the header, bottom: with more, a gap alone makes no row
_LARGE_ROLE = 0.7  # of the rows that begin anew must stand apart where gaps tell rows
_WIDE = 6.0  # em: in a narrower column a line is full by chance
_ANEW, _ENDED, _GOES_ON, _FULL = 1.5, 1.5, -1.5, -0.5  # what columns say of a new row between two lines
_CLEAR = 3.0  # from which that is beyond doubt
_FAINT = 2.0  # below which it is doubted
_FLOATS = 0.1  # of the lines: more that begin beside a text going on are set in the middle of their cells
_FEWEST = 4  # lines of a column that show how far lines of a cell are apart
_LEADING = 2  # columns whose cells may reach over several rows
_CENTRED = 0.35  # em by which a text may miss the middle of its cell


@dataclass(frozen=True, slots=True)
class Rows:
    """Where rows begin and end, which of them may be cut or glued, and how far leading cells reach down."""

    places: tuple[float, ...]
    unsure: frozenset[int] = frozenset()
    spans: dict[tuple[int, int], int] = field(default_factory=dict)  # (row, column) -> rows


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the table with its words by column; a heading crosses the columns."""

    line: TextLine
    parts: dict[int, TextLine]
    is_heading: bool

    @property
    def box(self) -> Box:
        return self.line.box


class RowFinder:
    """The rows of one table on a page. `slack` (em) is how exactly the heights of lines are known."""

    def __init__(self, lines: Sequence[TextLine], columns: Columns, em: float, slack: float) -> None:
        self._columns, self._em, self._slack = columns, em, slack
        self._lines = [_line_of(line, columns, em) for line in lines]
        self._rooms = _rooms(self._lines)
        self._main = max(
            self._rooms,
            key=lambda column: sum(column in one.parts for one in self._lines) * self._rooms[column].width,
            default=0,
        )
        self._inner = self._inner_gap()
        pairs = [(above, below) for above, below in pairwise(self._lines)]
        scores = [self._score(above, below) for above, below in pairs]
        self._is_floating = self._floats()
        clear = [pair for pair, score in zip(pairs, scores, strict=True) if score >= _CLEAR]
        self._gaps_tell = self._tells(pairs, clear)

    @property
    def main(self) -> int:
        """The column that holds most of the text."""
        return self._main

    @property
    def apart(self) -> float:
        """The gap from which two lines are not of one cell."""
        return self._inner + self._slack * self._em

    def rows(self, rules: Sequence[Rule], box: Box) -> Rows:
        """Where rows begin and end, given the rules across."""
        edges = sorted({rule.place for rule in rules})
        is_ruled = len(edges) > _FEW_RULES
        if not edges or box.top < edges[0] - _THINNEST_ROW * self._em:
            edges.insert(0, box.top - 0.1 * self._em)
        if box.bottom > edges[-1]:
            edges.append(box.bottom + 0.1 * self._em)
        made, unsure = [edges[0]], set()
        for top, bottom in pairwise(edges):
            within = [one for one in self._lines if top <= one.line.level < bottom]
            for place, is_sure in self._seams(within, is_ruled=is_ruled) if len(within) > 1 else ():
                if not is_sure:
                    unsure |= {len(made) - 1, len(made) - (place is None)}
                if place is not None:
                    made.append(place)
            if within or bottom - top > _THINNEST_ROW * self._em:
                made.append(bottom)
        if self._is_floating and not self._gaps_tell and not is_ruled:
            unsure.update(range(len(made) - 1))
        rows = Rows(tuple(made), frozenset(unsure))
        return self._spanned(rows, rules, is_ruled=is_ruled) if self._is_floating else rows

    def _inner_gap(self) -> float:
        """The gap between the lines of one cell: what is least in any column of several lines."""
        found = []
        for column in self._rooms:
            lines = [one.parts[column] for one in self._lines if column in one.parts and not one.is_heading]
            gaps = sorted(max(0.0, below.box.top - above.box.bottom) for above, below in pairwise(lines))
            if gaps and (column == self._main or len(gaps) >= _FEWEST):
                found.append(gaps[len(gaps) // 10])
        return min(found, default=0.0)

    def _score(self, above: _Line, below: _Line) -> float:
        """How much the columns speak for a row that begins with a line, by what begins, ends and goes on there."""
        if above.is_heading or below.is_heading:
            return 2 * _CLEAR
        if self._main not in below.parts:
            return -_CLEAR
        score = _ANEW if 0 in below.parts else 0.0  # a number hardly has a second line
        for column, part in below.parts.items():
            before = above.parts.get(column)
            if before is None:
                score += _ANEW
            elif ends_paragraph(before, part, self._rooms[column]):
                score += _ENDED
            else:
                score += _GOES_ON if self._rooms[column].width >= _WIDE * self._em else _FULL
        return score

    def _goes_on(self, above: _Line, below: _Line) -> bool:
        """True when the main column's text goes on from a line to the next."""
        first, rest = above.parts.get(self._main), below.parts.get(self._main)
        return first is not None and rest is not None and not ends_paragraph(first, rest, self._rooms[self._main])

    def _floats(self) -> bool:
        """True for cells whose texts stand in their middle: lines begin beside others and between them."""
        words = [
            word
            for one in self._lines
            for column, part in one.parts.items()
            if column >= _LEADING or self._main < _LEADING or one.is_heading
            for word in part.words
        ]
        lines = [_line_of(line, self._columns, self._em) for line in lines_of(words)]
        beside = between = 0
        for above, below in pairwise(lines):
            if above.is_heading or below.is_heading:
                continue
            between += below.line.level - above.line.level < 0.8 * (self._inner + self._em)
            is_near = below.box.top - above.box.bottom <= self.apart
            new = sum(column not in above.parts for column in below.parts)
            beside += new >= 2 and is_near and self._goes_on(above, below)
        return between + beside > _FLOATS * len(lines)

    def _tells(self, pairs: Sequence[tuple[_Line, _Line]], clear: Sequence[tuple[_Line, _Line]]) -> bool:
        """True where rows stand further apart than the lines inside them."""
        if self._is_floating:
            return len(self._strips(self._lines)) > 1
        body = [pair for pair in clear if not (pair[0].is_heading or pair[1].is_heading)] or clear
        if not body:
            return any(self._is_apart(*pair) for pair in pairs)
        return sum(self._is_apart(*pair) for pair in body) >= _LARGE_ROLE * len(body)

    def _is_apart(self, above: _Line, below: _Line) -> bool:
        return below.box.top - above.box.bottom > self.apart

    def _seams(self, lines: Sequence[_Line], *, is_ruled: bool) -> list[tuple[float | None, bool]]:
        """The heights at which a row begins between lines, and whether that is sure; None where perhaps none does."""
        if self._is_floating:
            return [(place, True) for place in self._strips(lines)] if self._gaps_tell else self._around_headings(lines)
        made: list[tuple[float | None, bool]] = []
        for above, below in pairwise(lines):
            score = self._score(above, below)
            is_new = self._is_apart(above, below) if self._gaps_tell or is_ruled else score > 0
            if is_ruled:
                is_new = is_new and score >= _CLEAR
            is_sure = is_ruled or (score > -_CLEAR if self._gaps_tell else score >= _FAINT)
            if is_new or above.is_heading or below.is_heading:
                made.append(((above.box.bottom + below.box.top) / 2, is_sure))
            elif not is_ruled and (score >= _CLEAR if self._gaps_tell else score > -_FAINT / 2):
                made.append((None, False))
        return made

    def _around_headings(self, lines: Sequence[_Line]) -> list[tuple[float | None, bool]]:
        return [
            ((above.box.bottom + below.box.top) / 2, True)
            for above, below in pairwise(lines)
            if above.is_heading or below.is_heading
        ]

    def _strips(self, lines: Sequence[_Line]) -> list[float]:
        """The middles of empty strips across, higher than between lines of a cell; leading cells may reach over them.

        Between two of them stands text of the main column: other cells may hold several paragraphs.
        """
        every = self._free(lines, 0)
        rest = self._free(lines, _LEADING)
        strips = rest if len(rest) > len(every) else every
        mains = [one.parts[self._main].level for one in lines if self._main in one.parts]
        mains += [one.line.level for one in lines if one.is_heading]
        kept = list(strips)
        index = 0
        while kept and index <= len(kept):
            top = kept[index - 1][0] if index else -inf
            bottom = kept[index][0] if index < len(kept) else inf
            if any(top <= level < bottom for level in mains):
                index += 1
                continue
            narrower = min((one for one in (index - 1, index) if 0 <= one < len(kept)), key=lambda one: kept[one][1])
            del kept[narrower]
            index = max(0, index - 1)
        return [place for place, _ in kept]

    def _free(self, lines: Sequence[_Line], first: int) -> list[tuple[float, float]]:
        """Empty strips across the columns from one on: their middles and heights."""
        boxes = [
            part.box
            for one in lines
            for column, part in one.parts.items()
            if column >= first or one.is_heading
        ]
        made: list[tuple[float, float]] = []
        reach: float | None = None
        for box in sorted(boxes, key=lambda box: box.top):
            if reach is not None and box.top - reach > self.apart:
                made.append(((reach + box.top) / 2, box.top - reach))
            reach = box.bottom if reach is None else max(reach, box.bottom)
        return made

    def _spanned(self, rows: Rows, rules: Sequence[Rule], *, is_ruled: bool) -> Rows:
        """The rows with leading cells that stand in the middle of several rows reaching over them."""
        spans: dict[tuple[int, int], int] = {}
        unsure = set(rows.unsure)
        for start, end in self._stretches(rows, rules):
            extents = list(pairwise(rows.places[start : end + 1]))
            if not is_ruled:
                extents = [self._extent(top, bottom) for top, bottom in extents]
            middles = [block.middle for block in self._blocks(rows.places[start], rows.places[end])]
            if not middles or len(middles) >= end - start:
                continue
            is_cut = (start <= 1, end == len(rows.places) - 1)
            groups = _groups(extents, middles, _CENTRED * self._em, is_cut=is_cut)
            if groups is None:
                unsure.update(range(start, end) if len(middles) > 1 or not is_ruled else ())
                continue
            for first, count in groups:
                for column in range(min(_LEADING, len(self._columns.places) - 1)):
                    spans[start + first, column] = count
        return Rows(rows.places, frozenset(unsure), spans)

    def _stretches(self, rows: Rows, rules: Sequence[Rule]) -> list[tuple[int, int]]:
        """Runs of rows without a heading or a rule under their first cells between them, from and to."""
        centre = (self._columns.places[0] + self._columns.places[1]) / 2
        ruled = {rule.place for rule in rules if rule.start < centre < rule.end}
        made: list[tuple[int, int]] = []
        start = 0
        for index, (top, bottom) in enumerate(pairwise(rows.places)):
            if any(one.is_heading for one in self._lines if top <= one.line.level < bottom):
                made.append((start, index))
                start = index + 1
            elif bottom in ruled:
                made.append((start, index + 1))
                start = index + 1
        made.append((start, len(rows.places) - 1))
        return [one for one in made if one[1] > one[0]]

    def _extent(self, top: float, bottom: float) -> tuple[float, float]:
        """From where to where the texts of a row reach, its leading cells apart."""
        boxes = [
            part.box
            for one in self._lines
            for column, part in one.parts.items()
            if column >= _LEADING and top <= part.level < bottom
        ]
        return min((box.top for box in boxes), default=top), max((box.bottom for box in boxes), default=bottom)

    def _blocks(self, top: float, bottom: float) -> list[Word]:
        """The texts of the first column between two heights, each as one word around its lines."""
        words = [
            word
            for one in self._lines
            for word in (one.parts[0].words if 0 in one.parts else ())
            if top <= word.middle < bottom
        ]
        made: list[Word] = []
        for line in lines_of(words):
            box = line.box
            if made and box.top - made[-1].bottom <= self.apart:
                made[-1] = Word(made[-1].text, box.left, made[-1].top, box.right, box.bottom)
            else:
                made.append(Word(line.text, box.left, box.top, box.right, box.bottom))
        return made


def _line_of(line: TextLine, columns: Columns, em: float) -> _Line:
    parts: dict[int, list[Word]] = {}
    for word in line.words:
        parts.setdefault(columns.of(word), []).append(word)
    alone = clusters(line, em)
    is_heading = len(alone) == 1 and columns.crossed_by(alone[0], em)
    return _Line(line, {column: TextLine(tuple(words)) for column, words in parts.items()}, is_heading)


def _rooms(lines: Sequence[_Line]) -> dict[int, Box]:
    """The room the texts of each column take."""
    rooms: dict[int, Box] = {}
    for one in lines:
        if one.is_heading:
            continue
        for column, part in one.parts.items():
            room = rooms.get(column, Box(part.box.left, 0.0, part.end, 0.0))
            rooms[column] = Box(min(room.left, part.box.left), 0.0, max(room.right, part.end), 0.0)
    for one in lines:
        for column, part in one.parts.items():
            rooms.setdefault(column, part.box)
    return rooms


def _groups(
    extents: Sequence[tuple[float, float]], middles: Sequence[float], most: float, *, is_cut: tuple[bool, bool]
) -> list[tuple[int, int]] | None:
    """The rows over which each leading text reaches; where each stands beside one row, the rows are their own."""
    whole = _partition(extents, middles, most, is_cut=(False, False))
    if whole is None and _stand_alone(extents, middles, most):
        return [(row, 1) for row in range(len(extents))]
    return whole or _partition(extents, middles, most, is_cut=is_cut)


def _stand_alone(extents: Sequence[tuple[float, float]], middles: Sequence[float], most: float) -> bool:
    """True when each text stands in the middle of one row, beginning with the first; rows below it have none."""
    centres = [(top + bottom) / 2 for top, bottom in extents]
    return abs(centres[0] - middles[0]) < most and all(
        any(abs(centre - middle) < most for centre in centres) for middle in middles
    )


def _partition(
    extents: Sequence[tuple[float, float]], middles: Sequence[float], most: float, *, is_cut: tuple[bool, bool]
) -> list[tuple[int, int]] | None:
    """Rows in groups one below the other so that each text stands in the middle of its group: first row and count.

    `is_cut` says that the page may have cut the first and the last group.
    """
    for skipped in range(len(extents) - len(middles) + 1 if is_cut[0] else 1):
        made = [(0, skipped)] if skipped else []
        start = skipped
        for number, middle in enumerate(middles):
            centres = {end: (extents[start][0] + extents[end][1]) / 2 for end in range(start, len(extents))}
            ends = [end for end, centre in centres.items() if abs(centre - middle) < most]
            if not ends and number == len(middles) - 1 and is_cut[1] and middle > extents[start][0]:
                ends = [len(extents) - 1]
            if not ends:
                break
            made.append((start, ends[0] - start + 1))
            start = ends[0] + 1
            if start >= len(extents) and number < len(middles) - 1:
                break
        else:
            if start == len(extents):
                return made
    return None
