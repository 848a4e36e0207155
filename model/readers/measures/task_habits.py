"""What the rows of a sheet have as a rule, so that it is missed where it is empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from model.readers.tables.sheet_parts import Heading, Item, RawRow
from model.readers.words.columns import UNIT_COLUMNS, Column
from model.readers.words.wording import compact, number_of

_BESIDE = (Column.DEADLINE, *UNIT_COLUMNS)
_MOSTLY = 0.8  # share of the rows that have something, from which on it is missed where it is empty


@dataclass(frozen=True, slots=True)
class Habits:
    """What the rows of a sheet have as a rule, so that it is missed where it is empty."""

    restarts: bool  # sections number their tasks from 1 again
    sections: bool  # every row names its section
    names: bool  # nearly every row names its task, also when it is that of the row above
    numbers: bool  # every row has a number of its own, and there are no names


def habits_of(items: Sequence[Item], rows: Sequence[RawRow]) -> Habits:
    """What the rows of one sheet have as a rule."""
    whole = [row for row in rows if is_whole(row)]
    has_numbers = any(row.layout.has(Column.NUMBER) for row in rows)
    return Habits(
        _restarts(items),
        sections=any(row.layout.has(Column.SECTION) for row in whole) and _always(whole, Column.SECTION),
        names=_always(whole, Column.TASK) or (not has_numbers and _mostly(whole, Column.TASK)),
        numbers=_all_but_one(whole, Column.NUMBER) and not any(row.layout.has(Column.TASK) for row in rows),
    )


def is_whole(row: RawRow) -> bool:
    """True for a row that is a measure by itself and no rest of one."""
    return bool(row.text(Column.MEASURE)) and any(map(row.text, _BESIDE))


def _mostly(rows: Sequence[RawRow], column: Column) -> bool:
    return len(rows) > 2 and _filled(rows, column) >= _MOSTLY * len(rows)


def _all_but_one(rows: Sequence[RawRow], column: Column) -> bool:
    """True where a column is filled in most rows; one empty cell among few rows is an accident too."""
    filled = _filled(rows, column)
    return filled > 2 and (len(rows) - filled <= 1 or filled >= _MOSTLY * len(rows))


def _filled(rows: Sequence[RawRow], column: Column) -> int:
    return sum(bool(row.text(column)) for row in rows)


def _always(rows: Sequence[RawRow], column: Column) -> bool:
    """True where a column is filled in nearly every row, even when it only repeats the row above."""
    if not _mostly(rows, column):
        return False
    names = [compact(row.text(column)) for row in rows if not row.top]
    return any(name and name == other for name, other in pairwise(names))


def _restarts(items: Sequence[Item]) -> bool:
    """True when below every heading of a sheet the first number is 1."""
    firsts: list[int] = []
    section, fresh = "", True
    for item in items:
        if isinstance(item, Heading):
            fresh = True
        elif isinstance(item, RawRow):
            own = compact(item.text(Column.SECTION))
            fresh = fresh or bool(own and own != section)
            section = own or section
            number = number_of(item.cells.get(Column.NUMBER, ""))
            if fresh and number is not None:
                firsts.append(number)
                fresh = False
    return len(firsts) > 1 and set(firsts) == {1}
