"""The best way to put a row's cells under its columns in order: matched, left out, parted in two, or joined."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import product
from typing import NamedTuple, Optional, TypeAlias

from model.readers.words.cell_worth import BEARABLE, worth
from model.readers.words.columns import UNIT_COLUMNS, Column, Layout
from model.readers.words.unit_shapes import looks_like_units
from model.readers.words.wording import compact, has_ended, is_sentence, names_time, number_and_name

_SHIFT = 0.6  # what it costs that cells stand one place further left or right than those before them
_SPLIT = 1.2  # what it costs to part one cell into two
_FARTHEST = 2  # places a cell is moved at most
_MOST = 100_000  # ways weighed for a row, a fraction of a second; a row of twice its ten columns has 5 000
_STRAY = -2.2
_LONGEST_STRAY = 40  # signs of a text that fits nowhere and is kept aside
_EMPTY = {
    Column.MEASURE: -2.0,
    Column.DEADLINE: -1.0,
    Column.LEAD: -1.0,
    Column.TASK: -0.1,
    Column.RESPONSIBLE: -0.2,
    Column.SUPPORT: -0.2,
}

_Put: TypeAlias = tuple[tuple[Column, str], ...]
_Way: TypeAlias = tuple[float, Optional["_Way"], _Put]  # its score, the way before its last step, that step


class _Step(NamedTuple):
    """One step: how many cells and columns it takes, what it gains, and where it puts which text."""

    cells: int
    columns: int
    gain: float
    put: _Put
    places: int | None = None  # how far right the next cell is expected; None where a step says nothing


def best_way(layout: Layout, texts: list[str]) -> _Put | None:
    """The texts under their columns as they fit best; None when they fit in no way, or are far too many or too few."""
    columns = layout.columns
    reach = _FARTHEST + abs(len(columns) - len(texts))
    if len(texts) * min(len(columns), 2 * reach) * reach > _MOST:
        return None
    strays = [len(compact(text)) <= _LONGEST_STRAY and not is_sentence(text) for text in texts]
    table: dict[tuple[int, int], dict[int, _Way]] = {(0, 0): {0: (0.0, None, ())}}
    for i, j in product(range(len(texts) + 1), range(len(columns) + 1)):
        ways = table.get((i, j))
        if not ways or abs(j - i) > reach:
            continue
        for step in _steps(texts, columns, (i, j), stray=i < len(texts) and strays[i]):
            _take(step, ways, table.setdefault((i + step.cells, j + step.columns), {}), j - i)
    ends = table.get((len(texts), len(columns)), {}).values()
    return _whole(max(ends, key=lambda way: way[0])) if ends else None


def _take(step: _Step, ways: dict[int, _Way], onward: dict[int, _Way], moved: int) -> None:
    """Go one step from every way that has come this far; of ways that meet the better is kept."""
    for shift, way in ways.items():
        if step.places is None:
            expected, score = shift, way[0] + step.gain
        else:
            expected, score = step.places, way[0] + (step.gain - (0.0 if moved == shift else _SHIFT))
        if expected not in onward or onward[expected][0] < score:
            onward[expected] = (score, way, step.put)


def _whole(way: _Way) -> _Put:
    put: _Put = way[2]
    before = way[1]
    while before is not None:
        put = before[2] + put
        before = before[1]
    return put


def _steps(texts: list[str], columns: tuple[Column, ...], at: tuple[int, int], *, stray: bool) -> list[_Step]:
    i, j = at
    steps: list[_Step] = []
    filled = i < len(texts) and bool(texts[i].strip())
    if j < len(columns):  # the column stays empty
        steps.append(_Step(0, 1, _EMPTY.get(columns[j], 0.0), ()))
    if i < len(texts) and not filled:  # an empty cell is left out
        steps.append(_Step(1, 0, 0.0, ()))
    elif stray:
        steps.append(_Step(1, 0, _STRAY, ((Column.OTHER, texts[i]),)))  # fits nowhere: kept aside
    if i < len(texts) and j < len(columns):
        gain = worth(texts[i], columns[j]) if filled else _EMPTY.get(columns[j], 0.0)
        steps.append(_Step(1, 1, gain, ((columns[j], texts[i]),), j - i))
        if filled:
            steps.extend(_parting_steps(texts[i], columns[j : j + 2], j - i))
            steps.extend(_joining_steps(texts[i : i + 2], columns[j], j - i))
    return steps


def _parting_steps(text: str, columns: tuple[Column, ...], moved: int) -> list[_Step]:
    """One cell that holds the values of two neighbouring columns."""
    if len(columns) < 2:
        return []
    first, second = columns
    steps: list[_Step] = []
    for left, right in _partings(text, first, second):
        gain = worth(left, first) + worth(right, second) - _SPLIT
        steps.append(_Step(1, 2, gain, ((first, left), (second, right)), moved + 1))
    return steps


def _joining_steps(texts: list[str], column: Column, moved: int) -> list[_Step]:
    """Two neighbouring cells that hold the value of one column, by a stray tab."""
    if len(texts) < 2 or not texts[1].strip() or column in (Column.NUMBER, Column.OTHER):
        return []
    if column is Column.DEADLINE and not names_time("".join(texts)):
        return []
    if column is Column.MEASURE and not _one_text(*texts):
        return []
    text = " ".join(texts)
    return [_Step(2, 1, worth(text, column) - _SPLIT, ((column, text),), moved - 1)]


def _partings(text: str, left: Column, right: Column) -> list[tuple[str, str]]:
    if (left, right) == (Column.NUMBER, Column.TASK):
        both = number_and_name(text)
        return [(str(both[0]), both[1])] if both else []
    if (left, right) == (Column.MEASURE, Column.DEADLINE):
        return _cut_before_last(text, names_time)
    if left is Column.DEADLINE and right in UNIT_COLUMNS:
        return _deadlines_and_units(text)
    if (left, right) == (Column.TASK, Column.MEASURE):
        parts = name_and_text(text)
        return [parts] if parts else []
    return []


def name_and_text(text: str) -> tuple[str, str] | None:
    """A name and the running text behind it, parted by a blank."""
    head, blank, rest = text.strip().partition(" ")
    named = blank and len(head) <= 30 and not is_sentence(head) and not re.search(r"[\d（(《“]", head)
    return (head, rest) if named and is_sentence(rest) else None


def _cut_before_last(text: str, is_right: Callable[[str], bool]) -> list[tuple[str, str]]:
    head, _, last = text.rstrip().rpartition(" ")
    if not head:
        head, _, last = text.rstrip().rpartition("。")
        head += "。" if head else ""
    return [(head, last)] if head and is_right(last) else []


def _deadlines_and_units(text: str) -> list[tuple[str, str]]:
    """Deadlines and units mixed in one cell, each kind gathered line by line."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1:
        times = [line for line in lines if names_time(line)]
        units = [line for line in lines if not names_time(line)]
        return (
            [("\n".join(times), "\n".join(units))]
            if times and units and all(map(looks_like_units, units))
            else []
        )
    words = text.split()
    for count in range(1, len(words)):
        if names_time("".join(words[:count])) and looks_like_units(" ".join(words[count:])):
            return [("".join(words[:count]), " ".join(words[count:]))]
    return []


def _one_text(text: str, more: str) -> bool:
    """True when two cells can be one running text that a stray tab has cut."""
    if min(worth(text, Column.MEASURE), worth(more, Column.MEASURE)) < BEARABLE:
        return False
    return is_sentence(more) or has_ended(more) or not has_ended(text)
