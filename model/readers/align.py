"""Which cell of a row belongs in which column, by what stands in it; most rows stand as the header has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from model.readers.columns import UNIT_COLUMNS, Column, Layout
from model.readers.numbers import number_in_front
from model.readers.sheets import RawRow
from model.readers.unit_shapes import looks_like_units
from model.readers.wording import (
    compact,
    has_ended,
    is_dash,
    is_sentence,
    names_time,
    number_and_name,
    number_of,
    sounds_like_time,
)

_SHIFT = 0.6  # what it costs that cells stand one place further left or right than those before them
_SPLIT = 1.2  # what it costs to part one cell into two
_BEARABLE = -0.6  # a cell below this does not belong in its column
_FARTHEST = 2  # places a cell is moved at most
_STRAY = -2.2
_LONGEST_STRAY = 40
_EMPTY = {
    Column.MEASURE: -2.0,
    Column.DEADLINE: -1.0,
    Column.LEAD: -1.0,
    Column.TASK: -0.1,
    Column.RESPONSIBLE: -0.2,
    Column.SUPPORT: -0.2,
}


@dataclass(frozen=True, slots=True)
class _Way:
    score: float
    cells: tuple[tuple[Column, str], ...]


def align(row: RawRow, *, full_width: bool = False) -> None:
    """Put the row's cells under their columns; marks the row as moved when they stood elsewhere.

    `full_width` says that rows of this document have all their cells, so that a shorter one has lost some.
    """
    layout = row.layout
    texts = row.texts
    row.cells = dict.fromkeys(layout.columns, "")
    if len(texts) == layout.width or not any(text.strip() for text in texts[layout.width :]):
        padded = [*texts[: layout.width], *[""] * (layout.width - len(texts))]
        row.cells |= _by_column(zip(layout.columns, padded, strict=True))
        short = len(texts) < layout.width - 1 and len(texts) > 1
        if not short and _stands_right(layout, padded):
            row.moved = full_width and len(texts) < layout.width
            _part_number(row)
            return
    if len(texts) == layout.width and _sentence_from_name(row):
        return
    best = _best_way(layout, texts)
    if best is None:
        row.moved = True
        return
    found = dict.fromkeys(layout.columns, "") | _by_column(best.cells)
    row.moved = found != row.cells or any(
        worth(text, column) < _BEARABLE for column, text in found.items() if text.strip()
    )
    printed = row.cells
    row.named_elsewhere = any(
        found.get(column) != printed.get(column) for column in (Column.NUMBER, Column.TASK)
    )
    row.named_elsewhere |= row.moved and len(texts) != layout.width
    row.cells = found
    _part_number(row)


def _by_column(cells: Iterable[tuple[Column, str]]) -> dict[Column, str]:
    """The cells by column; two columns of one kind (目标要求, 工作措施) are one text, in order."""
    found: dict[Column, str] = {}
    for column, text in cells:
        had = found.get(column, "")
        found[column] = f"{had} {text}" if had.strip() and text.strip() and not is_dash(text) else had or text
    return found


def _sentence_from_name(row: RawRow) -> bool:
    """Put back a sentence of the measure that slid behind the task's name; True when that was all."""
    name, measure = row.cells.get(Column.TASK, ""), row.cells.get(Column.MEASURE, "")
    parts = _name_and_text(name)
    if not parts or not is_sentence(measure):
        return False
    mended = row.cells | {Column.TASK: parts[0], Column.MEASURE: f"{measure}{parts[1]}"}
    if not all(worth(text, column) >= _BEARABLE for column, text in mended.items() if text.strip()):
        return False
    row.cells, row.moved, row.named_elsewhere = mended, True, True
    return True


def _part_number(row: RawRow) -> None:
    """Part "2 总量减排目标" where number and name ran together in one of the two cells."""
    cells = row.cells
    if Column.NUMBER not in cells and (parts := number_in_front(cells.get(Column.TASK, ""))):
        cells[Column.NUMBER], cells[Column.TASK] = str(parts[0]), parts[1]
        return
    for filled, other in ((Column.NUMBER, Column.TASK), (Column.TASK, Column.NUMBER)):
        if cells.get(filled, "").strip() and other in cells and not cells[other].strip():
            both = number_and_name(cells[filled])
            if both:
                cells[Column.NUMBER], cells[Column.TASK] = str(both[0]), both[1]


def _stands_right(layout: Layout, texts: list[str]) -> bool:
    return all(
        worth(text, column) >= _BEARABLE
        for column, text in zip(layout.columns, texts, strict=True)
        if text.strip()
    )


@lru_cache(maxsize=32768)
def worth(text: str, column: Column) -> float:
    """How well a filled cell fits a column: above 0 it does, below it does not."""
    if is_dash(text):
        return (
            0.7
            if column in UNIT_COLUMNS
            else (-0.3 if column in (Column.OTHER, Column.UNKNOWN, Column.DEADLINE) else -2.0)
        )
    if column in (Column.OTHER, Column.UNKNOWN, Column.SECTION):
        return -0.2
    if column is Column.NUMBER:
        return _worth_number(text)
    if column is Column.TASK:
        return _worth_task(text)
    if column is Column.MEASURE:
        return _worth_measure(text)
    if column is Column.DEADLINE:
        return _worth_deadline(text)
    if looks_like_units(text):
        return 2.0
    if is_sentence(text) or names_time(text) or number_of(text) is not None:
        return -3.0
    return -0.5 if len(compact(text)) <= 30 else -1.0


def _worth_number(text: str) -> float:
    if number_of(text) is not None:
        return 2.0
    return -0.4 if number_and_name(text) and len(compact(text)) < 40 else -3.0


def _worth_task(text: str) -> float:
    bare = compact(text)
    if number_of(text) is not None or names_time(text):
        return -2.0
    if is_sentence(text):
        return -2.0
    if looks_like_units(text) and " " in text.strip():
        return -2.0
    return 1.0 if len(bare) <= 45 else -1.0


def _worth_measure(text: str) -> float:
    bare = compact(text)
    if is_sentence(text):
        return 3.0 if len(bare) > 20 else 1.5
    if number_of(text) is not None or names_time(text):
        return -3.0
    if looks_like_units(text):
        return -2.5
    return 0.5 if len(bare) >= 8 else -0.3


def _worth_deadline(text: str) -> float:
    if names_time(text):
        return 3.0
    if is_sentence(text) and len(compact(text)) > 30:
        return -3.0
    if looks_like_units(text):
        return -3.0
    parts = text.split()
    if any(names_time(part) for part in parts):
        return 0.5 if all(names_time(part) or len(part) < 4 for part in parts) else -1.0
    if sounds_like_time(text):
        return 0.5
    return -0.4 if len(compact(text)) <= 6 else -2.0


def _best_way(layout: Layout, texts: list[str]) -> _Way | None:
    """The best order-keeping way to put cells under columns: matched, left out, parted or joined."""
    columns = layout.columns
    cells = list(texts)
    table: dict[tuple[int, int], dict[int, _Way]] = {(0, 0): {0: _Way(0.0, ())}}
    for i in range(len(cells) + 1):
        for j in range(len(columns) + 1):
            for shift, way in table.get((i, j), {}).items():
                for (to_cell, to_column, moved), gain, put in _steps(cells, columns, i, j, shift):
                    ways = table.setdefault((to_cell, to_column), {})
                    score = way.score + gain
                    if moved not in ways or ways[moved].score < score:
                        ways[moved] = _Way(score, way.cells + put)
    ends = table.get((len(cells), len(columns)), {}).values()
    return max(ends, key=lambda way: way.score) if ends else None


_Step = tuple[tuple[int, int, int], float, tuple[tuple[Column, str], ...]]


def _steps(cells: list[str], columns: tuple[Column, ...], i: int, j: int, shift: int) -> list[_Step]:
    steps: list[_Step] = []
    moved = j - i
    reach = _FARTHEST + abs(len(columns) - len(cells))
    if abs(moved) > reach:
        return steps
    if j < len(columns):  # the column stays empty
        steps.append(((i, j + 1, shift), _EMPTY.get(columns[j], 0.0), ()))
    if i < len(cells) and not cells[i].strip():  # an empty cell is left out
        steps.append(((i + 1, j, shift), 0.0, ()))
    elif i < len(cells) and len(compact(cells[i])) <= _LONGEST_STRAY and not is_sentence(cells[i]):
        steps.append(((i + 1, j, shift), _STRAY, ((Column.OTHER, cells[i]),)))  # fits nowhere: kept aside
    if i < len(cells) and j < len(columns):
        cost = 0.0 if moved == shift else _SHIFT
        filled = bool(cells[i].strip())
        gain = worth(cells[i], columns[j]) if filled else _EMPTY.get(columns[j], 0.0)
        steps.append(((i + 1, j + 1, moved), gain - cost, ((columns[j], cells[i]),)))
        steps.extend(_parting_steps(cells, columns, i, j, moved, cost))
        steps.extend(_joining_steps(cells, columns, i, j, moved, cost))
    return steps


def _parting_steps(
    cells: list[str], columns: tuple[Column, ...], i: int, j: int, moved: int, cost: float
) -> list[_Step]:
    """One cell that holds the values of two neighbouring columns."""
    if j + 1 >= len(columns) or not cells[i].strip():
        return []
    steps: list[_Step] = []
    for left, right in _partings(cells[i], columns[j], columns[j + 1]):
        gain = worth(left, columns[j]) + worth(right, columns[j + 1]) - _SPLIT - cost
        steps.append(((i + 1, j + 2, moved + 1), gain, ((columns[j], left), (columns[j + 1], right))))
    return steps


def _partings(text: str, left: Column, right: Column) -> list[tuple[str, str]]:
    if (left, right) == (Column.NUMBER, Column.TASK):
        both = number_and_name(text)
        return [(str(both[0]), both[1])] if both else []
    if (left, right) == (Column.MEASURE, Column.DEADLINE):
        return _cut_before_last(text, names_time)
    if left is Column.DEADLINE and right in UNIT_COLUMNS:
        return _deadlines_and_units(text)
    if (left, right) == (Column.TASK, Column.MEASURE):
        parts = _name_and_text(text)
        return [parts] if parts else []
    return []


def _name_and_text(text: str) -> tuple[str, str] | None:
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
    if min(worth(text, Column.MEASURE), worth(more, Column.MEASURE)) < _BEARABLE:
        return False
    return is_sentence(more) or has_ended(more) or not has_ended(text)


def _joining_steps(
    cells: list[str], columns: tuple[Column, ...], i: int, j: int, moved: int, cost: float
) -> list[_Step]:
    """Two neighbouring cells that hold the value of one column, by a stray tab."""
    column = columns[j]
    if (
        i + 1 >= len(cells)
        or not cells[i].strip()
        or not cells[i + 1].strip()
        or column in (Column.NUMBER, Column.OTHER)
    ):
        return []
    if column is Column.DEADLINE and not names_time(cells[i] + cells[i + 1]):
        return []
    if column is Column.MEASURE and not _one_text(cells[i], cells[i + 1]):
        return []
    text = f"{cells[i]} {cells[i + 1]}"
    gain = worth(text, column) - _SPLIT - cost
    return [((i + 2, j + 1, moved - 1), gain, ((column, text),))]
