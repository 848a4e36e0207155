"""Tables whose every second row is coloured, cell by cell, inside a frame, as browsers print them: leading cells are merged."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, pairwise

from model.readers.grid import Block, Table
from model.readers.pages.page_marks import Box
from model.readers.pages.ruled import Line, PagePlace, Word, unsettled_blocks

EDGES = (50.0, 80.0, 150.0, 330.0, 410.0, 500.0)
OTHER = (50.0, 80.0, 140.0, 300.0, 390.0, 500.0)
HEIGHT = 40.0
Task = tuple[str, str, Sequence[tuple[str, str, str]]]
TASKS: list[Task] = [
    ("1", "治水", [("修复管网。", "年底前", "区水务局"), ("清淤三次。", "6月底前", "区水务局")]),
    ("2", "绿化", [("补种树木。", "年底前", "区园林局")]),
    ("3", "扬尘", [("洒水降尘。", "长期", "区城管委"), ("覆盖裸地。", "年底前", "区城管委")]),
]


def word(text: str, left: float, middle: float) -> Word:
    return Word(text, left, middle - 5, left + 10 * len(text), middle + 5)


def banded(
    tasks: Sequence[Task], top: float, *, first: int = 0, edges: Sequence[float] = EDGES, without: int = 0
) -> tuple[list[Word], list[Line], list[Box]]:
    """A table from `top` down; row `first` is white. The first task is cut: `without` rows of it stand before."""
    words: list[Word] = []
    fills: list[Box] = []
    row = first
    start = y = top
    for number, (sign, name, measures) in enumerate(tasks):
        height = HEIGHT * len(measures)
        is_coloured = row % 2 == 1
        if is_coloured:
            fills += [Box(left, y, right, y + height) for left, right in pairwise(edges[:3])]
        if not (without and number == 0):
            words += [word(sign, edges[0] + 5, y + height / 2), word(name, edges[1] + 5, y + height / 2)]
        for texts in measures:
            if row % 2:
                fills += [Box(left, y, right, y + HEIGHT) for left, right in pairwise(edges[2:])]
            words += [
                word(text, left + 5, y + HEIGHT / 2) for text, left in zip(texts, edges[2:-1], strict=True)
            ]
            row += 1
            y += HEIGHT
    frame = [Line(edges[0], start, edges[0], y), Line(edges[-1], start, edges[-1], y)]
    return words, frame, fills


def tables(*parts: tuple[list[Word], list[Line], list[Box]]) -> list[Table]:
    words = [one for part in parts for one in part[0]]
    lines = [one for part in parts for one in part[1]]
    fills = [one for part in parts for one in part[2]]
    blocks: list[Block] = unsettled_blocks(words, lines, PagePlace(1, 550, 800, count(1)), fills=fills)
    return [block for block in blocks if isinstance(block, Table)]


def spans(table: Table) -> list[tuple[str, int]]:
    """The first cell of each task and how many rows it has."""
    return [(row[0].text, row[0].row_span) for row in table.rows if len(row) == 5]


def test_coloured_cells_of_leading_columns_are_part_of_their_rows() -> None:
    for first in (0, 1):
        (table,) = tables(banded(TASKS, 100, first=first))
        assert spans(table) == [("1", 2), ("2", 1), ("3", 2)]
        assert [row[-3].text for row in table.rows] == [one[0] for task in TASKS for one in task[2]]


def test_what_stands_above_the_first_number_of_a_page_belongs_to_the_page_before() -> None:
    cut: Task = ("", "", [("巡查河道。", "长期", "区水务局")])
    (table,) = tables(banded([cut, *TASKS], 100, without=1))
    assert spans(table) == [("", 1), ("1", 2), ("2", 1), ("3", 2)]


def test_two_tables_with_frames_of_their_own_have_their_own_columns() -> None:
    upper, lower = tables(banded(TASKS, 100), banded(TASKS, 420, edges=OTHER))
    assert spans(upper) == spans(lower) == [("1", 2), ("2", 1), ("3", 2)]


def test_a_leading_cell_does_not_reach_over_a_heading() -> None:
    words, _, fills = banded(TASKS[:1], 100)
    more, _, coloured = banded(TASKS[1:], 200, first=1)
    heading = [word("二、环境治理与生态保护", 60, 190)]
    made = tables((words + heading + more, [Line(x, 100, x, 320) for x in (50, 500)], fills + coloured))
    assert [row[0].text for table in made for row in table.rows if len(row) == 1] == ["二、环境治理与生态保护"]
    assert [one for table in made for one in spans(table)] == [("1", 2), ("2", 1), ("3", 2)]
