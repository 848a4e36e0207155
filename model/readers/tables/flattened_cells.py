"""Which column each of a run of texts stands in when only their order is left of a table: the likeliest way, and how sure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from model.readers.words.cell_worth import worth
from model.readers.words.columns import UNIT_COLUMNS, Column, Layout
from model.readers.words.unit_shapes import is_shaped, looks_like_units
from model.readers.words.wording import (
    compact,
    has_ended,
    heading_of,
    is_dash,
    names_time,
    number_of,
    subheading_of,
)
from model.rows.draft import Place

_EMPTY = {
    Column.NUMBER: -0.5,
    Column.MEASURE: -2.0,
    Column.DEADLINE: -1.0,
    Column.LEAD: -1.0,
    Column.RESPONSIBLE: -0.4,
    Column.SUPPORT: -0.2,
    Column.TASK: -0.2,
}
_MORE = 1.2  # what it costs that a cell holds two texts
_MORE_TEXT = 0.4  # the same for paragraphs of a measure: with one deadline and one set of units they are one
_MORE_UNITS = 0.3  # the same where units, too, are parted by blanks
_GOES_ON = 0.3  # the same where the text before has not ended
_PIECE = 0.5  # what it costs at most that a text does not look like the rest of a measure
_FOLLOWS = 0.5  # what a number gains that follows the one before it
_GAP = 0.4  # what blank lines gain where a cell ends, and where they are as many as the cells left empty
_KEPT_ASIDE = {Column.SECTION: 0.6, Column.OTHER: 0.3, Column.UNKNOWN: 0.3}  # what a short text gains there
_SHORT = 20  # signs
_BEFORE_WORK = -0.3  # what an empty cell of units or of a deadline costs that stands before the work: it reaches down
_HEADING = 2.0
_OUTSIDE = -2.2  # what it costs that a text stands outside the table
_CLOSE = 0.75  # ways that differ by less are both possible
_FAR = -1e9
_EVEN = 0.8  # share of rows that name as many units as there are columns for them
_LOOKS = 500  # texts between two looks whether to stop


class _How(IntEnum):
    """How a text stands to the one before it."""

    ON = 0  # in the same cell
    NEXT = 1  # in a later cell of the row
    ROW = 2  # in a new row
    HEADING = 3  # a heading between rows
    OUTSIDE = 4  # no part of the table


@dataclass(frozen=True, slots=True)
class Piece:
    """A text that may be a cell or a part of one, where it stands, and whether a line begins with it."""

    text: str
    place: Place
    is_first: bool = True
    gap: int = 0  # blank lines above it beyond the usual


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a text stands in a table: its column, or none; whether a row begins with it, and whether that is sure."""

    column: int | None
    begins_row: bool
    goes_on: bool
    is_heading: bool
    is_sure: bool
    may_be_above: bool  # it may belong to the row above
    gain: float


@dataclass(slots=True)
class _Step:
    """The best score with which a text is reached in each way, and the way before."""

    scores: list[float]
    before: list[int]


class CellFinder:
    """Finds the column of every piece below one header.

    `by_line` says that each cell stood on a line of its own; elsewhere each row did. `by_blanks` says that cells are
    parted as units may be: by single blanks.
    """

    def __init__(self, layout: Layout, pieces: Sequence[Piece], *, by_line: bool, by_blanks: bool) -> None:
        self._columns, self._pieces, self._by_line = layout.columns, pieces, by_line
        self._width = len(layout.columns)
        roles = sum(column in UNIT_COLUMNS for column in layout.columns)
        others = sum(column in (Column.OTHER, Column.UNKNOWN) for column in layout.columns)
        self._units_by_blanks = by_blanks and roles > 1 and _parts_units_by_blanks(pieces, roles, others)
        self._numbers = _follows(pieces)
        self._skips = self._costs()

    def spots(self, alive: Callable[[], None]) -> list[Spot]:
        """The spot of every piece on the best way; one whose other spots are nearly as good is not sure."""
        if not self._pieces:
            return []
        ahead = self._forward(alive)
        back = self._backward(alive)
        state = max(range(self._states), key=lambda one: ahead[-1].scores[one] + self._end(one))
        found: list[Spot] = []
        for at in range(len(self._pieces) - 1, -1, -1):
            both = [one + other for one, other in zip(ahead[at].scores, back[at], strict=True)]
            near = [other for other, score in enumerate(both) if both[state] - score < _CLOSE and other != state]
            found.append(self._spot(at, state, near))
            state = ahead[at].before[state]
        return found[::-1]

    @property
    def _states(self) -> int:
        return 3 * self._width + 2

    def _place(self, state: int) -> tuple[_How, int]:
        """How a text stands in a state, and in which column."""
        if state >= 3 * self._width:
            return (_How.HEADING, 0) if state == 3 * self._width else (_How.OUTSIDE, 0)
        return _How(state // self._width), state % self._width

    def _spot(self, at: int, state: int, near: Sequence[int]) -> Spot:
        how, column = self._place(state)
        inside = how <= _How.ROW
        above = any(self._place(other)[0] in (_How.ON, _How.NEXT) for other in near)
        return Spot(
            column if inside else None,
            begins_row=how is _How.ROW,
            goes_on=how is _How.ON,
            is_heading=how is _How.HEADING,
            is_sure=not near,
            may_be_above=how is _How.ROW and above,
            gain=self._gain(at, state),
        )

    def _costs(self) -> list[float]:
        """What it costs to leave all columns before a place empty."""
        costs = [0.0]
        work = self._columns.index(Column.MEASURE)
        first = next((column for column in UNIT_COLUMNS if column in self._columns), None)
        for at, column in enumerate(self._columns):
            cost = _EMPTY[Column.LEAD] if column is first else _EMPTY.get(column, 0.0)
            reaches = at < work and column in (*UNIT_COLUMNS, Column.DEADLINE)
            costs.append(costs[-1] + (_BEFORE_WORK if reaches else cost))
        return costs

    def _gain(self, at: int, state: int) -> float:
        """What a text gains by standing in a state, whatever stands before it."""
        piece = self._pieces[at]
        how, column = self._place(state)
        if how is _How.HEADING:
            titled = piece.is_first and (heading_of(piece.text) or subheading_of(piece.text))
            return _HEADING if titled else _FAR
        if how is _How.OUTSIDE:
            return _OUTSIDE
        if how is _How.ROW and not self._by_line and not piece.is_first:
            return _FAR
        if how is _How.ON:
            return self._more(at, self._columns[column])
        gain = self._worth(piece.text, self._columns[column])
        if self._columns[column] is Column.NUMBER:
            gain += _FOLLOWS if at in self._numbers else 0.0
        return gain + (_GAP if piece.gap else 0.0)

    def _worth(self, text: str, column: Column) -> float:
        if column in _KEPT_ASIDE:
            return _KEPT_ASIDE[column] if len(compact(text)) <= _SHORT else worth(text, column)
        if self._by_line or column is not Column.MEASURE:
            return worth(text, column)
        return max(worth(text, column), 1.5 if any(sign in text for sign in "，。；") else -0.3)

    def _more(self, at: int, column: Column) -> float:
        """What a text gains by standing in the same cell as the one before it."""
        if not at or column is Column.NUMBER:
            return _FAR
        above, text = self._pieces[at - 1].text, self._pieces[at].text
        gap = _GAP if self._pieces[at].gap else 0.0
        if column is Column.MEASURE:
            if number_of(text) is not None and self._by_line:
                return _FAR
            fits = min(0.0, self._worth(text, column))
            return (fits - _MORE_TEXT if has_ended(above) else max(fits, -_PIECE) - _GOES_ON) - gap
        if column is Column.DEADLINE:
            return -_MORE if names_time(f"{above}{text}") else _FAR
        if column in UNIT_COLUMNS:
            if is_shaped(f"{above}{text}") and goes_on(above, text):
                return 1.0 - gap
            if self._units_by_blanks:
                return worth(text, column) - _MORE_UNITS
            return min(0.0, worth(text, column)) - _MORE - gap
        return min(0.0, worth(text, column)) - _MORE - gap

    def _reach(self, at: int, ends: Sequence[float], state: int) -> tuple[float, int]:
        """The best score with which a state is reached from the columns before it, and the place it is reached from."""
        how, column = self._place(state)
        last = self._width
        best, place = _FAR * 2, 0
        if how is _How.ON:
            return ends[column], column
        if how is _How.NEXT:
            for before in range(column):
                score = ends[before] + self._skips[column] - self._skips[before + 1]
                score += self._as_gap(at, column - before - 1)
                if score > best:
                    best, place = score, before
            return best, place
        lead = self._skips[column] if how is _How.ROW else 0.0
        for before in range(last):
            score = ends[before] + self._skips[last] - self._skips[before + 1] + lead
            score += self._as_gap(at, last - before - 1 + column) if how is _How.ROW else 0.0
            if score > best:
                best, place = score, before
        for outer in (last, last + 1):
            if ends[outer] + lead > best:
                best, place = ends[outer] + lead, outer
        return best, place

    def _as_gap(self, at: int, empty: int) -> float:
        return _GAP if empty and self._pieces[at].gap == empty else 0.0

    def _forward(self, alive: Callable[[], None]) -> list[_Step]:
        made: list[_Step] = []
        ends = [_FAR] * self._width + [0.0, _FAR]  # best by column, then heading and outside; a table begins like one
        from_states = [0] * (self._width + 2)
        for at in range(len(self._pieces)):
            if at % _LOOKS == 0:
                alive()
            scores, before = [], []
            for state in range(self._states):
                reached, place = self._reach(at, ends, state)
                scores.append(reached + self._gain(at, state))
                before.append(from_states[place])
            made.append(_Step(scores, before))
            ends, from_states = self._best_by_place(scores)
        return made

    def _best_by_place(self, scores: Sequence[float]) -> tuple[list[float], list[int]]:
        """The best score in each column, however the text stands there, and its state."""
        outer = 3 * self._width
        states = [max((how * self._width + column for how in range(3)), key=lambda one: scores[one]) for column in range(self._width)]
        states += [outer, outer + 1]
        return [scores[state] for state in states], states

    def _end(self, state: int) -> float:
        how, column = self._place(state)
        return self._skips[self._width] - self._skips[column + 1] if how <= _How.ROW else 0.0

    def _backward(self, alive: Callable[[], None]) -> list[list[float]]:
        """The best score from behind each text in each state to the end."""
        rest = [self._end(state) for state in range(self._states)]
        made = [rest]
        for at in range(len(self._pieces) - 1, 0, -1):
            if at % _LOOKS == 0:
                alive()
            onward = [self._gain(at, state) + rest[state] for state in range(self._states)]
            by_place = [self._behind(at, place, onward) for place in range(self._width + 2)]
            outer = 3 * self._width
            rest = [by_place[state % self._width if state < outer else self._width + state - outer] for state in range(self._states)]
            made.append(rest)
        return made[::-1]

    def _behind(self, at: int, place: int, onward: Sequence[float]) -> float:
        """The best way on from a column, or from a heading or a text outside."""
        width, best = self._width, _FAR * 2
        is_inside = place < width
        closed = self._skips[width] - self._skips[place + 1] if is_inside else 0.0
        for column in range(width):
            skipped = width - place - 1 + column if is_inside else 0
            best = max(best, onward[2 * width + column] + closed + self._skips[column] + self._as_gap(at, skipped))
        best = max(best, onward[3 * width] + closed, onward[3 * width + 1] + closed)
        if is_inside:
            best = max(best, onward[place])
            for column in range(place + 1, width):
                step = self._skips[column] - self._skips[place + 1] + self._as_gap(at, column - place - 1)
                best = max(best, onward[width + column] + step)
        return best


def _parts_units_by_blanks(pieces: Sequence[Piece], roles: int, others: int) -> bool:
    """True where blanks may part the units of a cell as they part cells: rows name more units than there are columns."""
    units: list[int] = []
    marks = 0
    for piece in pieces:
        if piece.is_first:
            units.append(0)
        if looks_like_units(piece.text) or is_dash(piece.text):
            units[-1] += 1
            marks += "、" in piece.text
    named = [count for count in units if count]
    overfull = sum(count > roles + others for count in named)
    if overfull or marks:
        return overfull >= marks
    return sum(roles <= count <= roles + others for count in named) < _EVEN * len(named)


def _follows(pieces: Sequence[Piece]) -> frozenset[int]:
    """The places of numbers that go on from the number before, or are the first."""
    found: set[int] = set()
    last = 0
    for at, piece in enumerate(pieces):
        number = number_of(piece.text) if len(compact(piece.text)) <= 5 else None
        if number is not None:
            if number in (1, last + 1):
                found.add(at)
            last = number
    return frozenset(found)


def goes_on(above: str, text: str) -> bool:
    """True for a line that goes on in the next: the name of a unit, or running text, is cut by its end."""
    if is_shaped(f"{above}{text}"):
        return not (is_shaped(above) and is_shaped(text))
    return not has_ended(above) and has_ended(text) and not is_shaped(above)
