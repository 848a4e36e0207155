"""Tables that a page's end has cut: what goes on is one row again, what begins is a row of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from model.readers.grid import Block, Table
from model.readers.ruled import Line, PagePlace, Word, unsettled_blocks, whole_pages

EM = 10.0
EDGES = (20.0, 60.0, 130.0, 330.0, 390.0, 480.0)
HEADER = ("序号", "任务", "工作措施", "完成时限", "责任单位")
FULL = "完成老旧管网改造并开展排查整治工作十九"  # as long as the column of measures is wide


@dataclass(frozen=True, slots=True)
class Row:
    """The lines of each cell of a row; None where the cell above goes on."""

    cells: tuple[str | None, ...]

    @property
    def height(self) -> float:
        """As high as the cell with the most lines."""
        return 14.0 * max(len((text or "").split("\n")) for text in self.cells) + 6


def page(number: int, rows: Sequence[Row], lines: count[int], *, foot: float = 300.0) -> list[Block]:
    """A page whose table ends at `foot`, with borders around every cell that does not go on."""
    words, drawn = [], []
    top = foot - sum(row.height for row in rows)
    for place, row in enumerate(rows):
        for index, text in enumerate(row.cells):
            left, right = EDGES[index], EDGES[index + 1]
            if place == 0 or text is not None:
                drawn.append(Line(left, top, right, top))
            for step, line in enumerate((text or "").split("\n")):
                y = top + 4 + 14 * step
                if line:
                    words.append(Word(line, left + 5, y, left + 5 + EM * len(line), y + EM))
        top += row.height
    drawn += [Line(EDGES[0], top, EDGES[-1], top)]
    drawn += [Line(x, foot - sum(row.height for row in rows), x, top) for x in EDGES]
    return unsettled_blocks(words, drawn, PagePlace(number, 500, 400, lines))


def read(*pages: Sequence[Row], foot: float = 300.0) -> list[Table]:
    lines = count(1)
    blocks = whole_pages(
        [page(number, [Row(HEADER), *rows], lines, foot=foot) for number, rows in enumerate(pages, start=1)]
    )
    return [block for block in blocks if isinstance(block, Table)]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def row(
    number: str | None, task: str | None, measure: str, deadline: str = "年底前", unit: str = "水务局"
) -> Row:
    return Row((number, task, measure, deadline, unit))


USUAL = [row(str(number), "治水", "修复管网三处。", "年底前", "水务局") for number in range(1, 5)]
MERGED = [row("5", "绿化", "新建绿地。"), row(None, None, "补种树木。")]


def test_a_header_repeated_on_each_page_stands_once() -> None:
    other = [row(str(number), "绿化", "补种树木。") for number in range(5, 8)]
    (table,) = read(USUAL, other)
    assert texts(table) == [list(HEADER), *[list(one.cells) for one in (*USUAL, *other)]]


def test_a_row_that_lacks_what_every_row_has_is_the_rest_of_the_one_above() -> None:
    (table,) = read([*USUAL, row("5", "绿化", FULL)], [row("", "", "项任务。", "", "财政局"), *USUAL])
    assert texts(table)[5] == ["5", "绿化", FULL + "项任务。", "年底前", "水务局\n财政局"]
    assert len(table.rows) == 10


def test_a_sentence_a_deadline_and_a_unit_that_all_go_on_are_one_row() -> None:
    above = row("5", "绿化", f"新建绿地。\n{FULL}", "按时间节\n点", "自然资源和规划\n局大")
    below = row("", "", "项任务。", "完成", "兴分局")
    tall = [row(one.cells[0], "治水", f"{FULL}\n处理完毕。") for one in USUAL]
    (table,) = read([*tall, above], [below, *tall])
    assert len(table.rows) == 10
    assert texts(table)[5][2] == f"新建绿地。\n{FULL}项任务。"


def test_a_column_filled_anew_below_free_room_begins_a_row() -> None:
    (table,) = read(
        [*USUAL, row("5", "绿化", f"{FULL}\n{FULL}\n{FULL}\n{FULL}")],
        [row("6", "扬尘", "洒水降尘。"), *USUAL],
    )
    assert len(table.rows) == 11
    assert texts(table)[6] == ["6", "扬尘", "洒水降尘。", "年底前", "水务局"]


def test_a_merged_cell_goes_on_over_the_page() -> None:
    going_on = Row(("", "", f"{FULL}\n洒水。", "年底前", "水务局"))
    (table,) = read([*USUAL, *MERGED], [going_on, row("6", "扬尘", "洒水降尘。"), *USUAL])
    assert [(cell.text, cell.row_span) for cell in table.rows[5][:2]] == [("5", 3), ("绿化", 3)]
    assert [cell.text for cell in table.rows[7]] == [f"{FULL}洒水。", "年底前", "水务局"]


def test_the_rest_of_a_merged_name_is_added_once() -> None:
    name = Row(("", "治理", f"{FULL}\n洒水。", "年底前", "水务局"))
    more = Row((None, None, "植树三行。", "年底前", "水务局"))
    (table,) = read([*USUAL, *MERGED], [name, more, *USUAL])
    assert [(cell.text.replace("\n", ""), cell.row_span) for cell in table.rows[5][:2]] == [
        ("5", 4),
        ("绿化治理", 4),
    ]


def test_a_row_that_may_be_either_begins_the_table_anew() -> None:
    above = row("5", "绿化", "改造管网并开展排查", "年底前", "水务局")
    few = read([above], [row("", "", "整治工作", "年底前", "水务局")])
    assert [len(table.rows) for table in few] in ([2, 2], [3])
    assert "整治工作" in str([texts(table) for table in few])
    assert "排查整治" not in str([texts(table) for table in few])


def test_a_page_that_ends_early_has_cut_no_row() -> None:
    lines = count(1)
    short = page(1, [Row(HEADER), *USUAL, row("5", "绿化", FULL)], lines, foot=200.0)
    long = page(2, [Row(HEADER), row("6", "扬尘", "项任务。"), *USUAL], lines)
    (table,) = [block for block in whole_pages([short, long]) if isinstance(block, Table)]
    assert len(table.rows) == 11
