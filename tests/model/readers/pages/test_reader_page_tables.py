"""Tables that a page's end has cut: what goes on is one row again, what begins is a row of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from model.readers.grid import Block, Table
from model.readers.pages.ruled import Line, PagePlace, Word, unsettled_blocks, whole_pages

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
    """A page with a table."""
    return unsettled_blocks(*drawing(rows, foot=foot), PagePlace(number, 500, 400, lines))


def drawing(
    rows: Sequence[Row], *, foot: float, edges: Sequence[float] = EDGES
) -> tuple[list[Word], list[Line]]:
    """The words and lines of a table that ends at `foot`, with borders around every cell that does not go on."""
    words: list[Word] = []
    drawn: list[Line] = []
    top = foot - sum(row.height for row in rows)
    for place, row in enumerate(rows):
        for index, text in enumerate(row.cells):
            left, right = edges[index], edges[index + 1]
            if place == 0 or text is not None:
                drawn.append(Line(left, top, right, top))
            for step, line in enumerate((text or "").split("\n")):
                y = top + 4 + 14 * step
                if line:
                    words.append(Word(line, left + 5, y, left + 5 + EM * len(line), y + EM))
        top += row.height
    drawn += [Line(edges[0], top, edges[-1], top)]
    drawn += [Line(x, foot - sum(row.height for row in rows), x, top) for x in edges]
    return words, drawn


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


def seamed(*pages: tuple[Sequence[Row], set[float], set[float]]) -> list[Table]:
    """Pages of a table without a repeated header; each without the borders at its top and bottom in some columns."""
    lines = count(1)
    made = []
    for number, (rows, open_above, open_below) in enumerate(pages, start=1):
        words, drawn = drawing(rows, foot=300.0)
        top = min(line.top for line in drawn)
        drawn = [
            line
            for line in drawn
            if not (line.top == line.bottom == top and line.left in open_above)
            and not (line.top == line.bottom == 300.0 and line.right - line.left > 300)
        ]
        drawn += [Line(left, 300, right, 300) for left, right in pairwise(EDGES) if left not in open_below]
        made.append(unsettled_blocks(words, drawn, PagePlace(number, 500, 400, lines)))
    return [block for block in whole_pages(made) if isinstance(block, Table)]


EVERY = set(EDGES)
FIRST = (Row(HEADER), *USUAL)


def test_a_row_without_a_border_at_the_seam_goes_on_whatever_its_words_say() -> None:
    cut = [*FIRST, row("5", "绿化", "新建绿地五处。", "长期", "财政局")]
    rest = [row("", "", "补种树木三千棵。", "实施", "水务局"), *USUAL]
    (table,) = seamed((cut, set(), EVERY), (rest, EVERY, set()))
    assert texts(table)[5] == ["5", "绿化", "新建绿地五处。\n补种树木三千棵。", "长期\n实施", "财政局\n水务局"]
    assert len(table.rows) == 10


def test_where_a_cut_row_has_no_border_a_row_with_one_is_whole() -> None:
    cut = [*FIRST, row("5", "绿化", FULL)]
    rest = [row("", "", "项任务。", "", "财政局"), row("6", "绿化", FULL)]
    new = [row("", "", "补种树木。", "年底前", "水务局"), *USUAL]
    (table,) = seamed((cut, set(), EVERY), (rest, EVERY, set()), (new, set(), set()))
    assert [one[2] for one in texts(table)[5:8]] == [FULL + "项任务。", FULL, "补种树木。"]


def test_a_merged_cell_without_a_border_at_the_seam_reaches_over_it() -> None:
    cut = [*FIRST, row("5", "绿化", FULL)]
    rest = [row("", "", "项任务。", "", "财政局"), *MERGED]
    new = [row("", "", "浇灌树木。"), *USUAL]
    (table,) = seamed((cut, set(), EVERY), (rest, EVERY, set(EDGES[:2])), (new, set(EDGES[:2]), set()))
    assert [cell.row_span for cell in table.rows[6]] == [3, 3, 1, 1, 1]
    assert texts(table)[8] == ["浇灌树木。", "年底前", "水务局"]


def test_tables_without_a_frame_tell_nothing_by_their_ends() -> None:
    first = [*FIRST, row("5", "绿化", "新建绿地五处。")]
    (table,) = seamed((first, EVERY, EVERY), (USUAL, EVERY, EVERY))
    assert len(table.rows) == 10


def test_a_strip_that_a_merged_cell_ends_above_is_no_row() -> None:
    words, drawn = drawing([Row(HEADER), *MERGED, row("6", "造林", "新建林地。")], foot=300.0)
    drawn += [Line(EDGES[0], 270, EDGES[2], 270)]
    (table,) = unsettled_blocks(words, drawn, PagePlace(1, 500, 400, count(1)))
    assert isinstance(table, Table)
    assert [[cell.row_span for cell in one] for one in table.rows] == [[1] * 5, [2, 2, 1, 1, 1], [1, 1, 1], [1] * 5]


def test_room_without_borders_below_the_last_row_is_no_row() -> None:
    words, drawn = drawing([Row(HEADER), *USUAL, *MERGED], foot=300.0)
    drawn += [Line(x, 300, x, 350) for x in (*EDGES[:3], EDGES[-1])] + [Line(EDGES[0], 350, EDGES[-1], 350)]
    drawn = [line for line in drawn if not (line.top == 300 == line.bottom)]
    drawn += [Line(EDGES[2], 300, EDGES[-1], 300)]
    (table,) = unsettled_blocks(words, drawn, PagePlace(1, 500, 400, count(1)))
    assert isinstance(table, Table)
    assert [cell.row_span for cell in table.rows[-2]] == [2, 2, 1, 1, 1]
    assert len(table.rows) == 7


NARROW = (20.0, 60.0, 130.0, 200.0, 270.0, 340.0)


def narrow(cut: Row, rest: Row) -> list[Table]:
    """Two pages of a table with narrow columns under a merged header that stands once; its third task is cut."""
    head = [Row(("序号", "任务", "工作措施", "完成时限", "责任单位")), Row((None, None, None, None, "牵头单位"))]
    tasks = [row(str(number), "治水", "修复管网\n三处。", "年底前", "水务局") for number in (1, 2)]
    tasks.append(row(None, None, "清淤\n三次。"))
    below = [rest, Row((None, None, "开工。", "年底前", "水务局")), row("4", "绿化", "完工。")]
    lines = count(1)
    pages = [
        unsettled_blocks(*drawing(rows, foot=300.0, edges=NARROW), PagePlace(number, 500, 400, lines))
        for number, rows in enumerate(([*head, *tasks, cut], below), start=1)
    ]
    return [block for block in whole_pages(pages) if isinstance(block, Table)]


def test_in_narrow_columns_a_row_goes_on_when_every_column_does() -> None:
    cut = row("3", "绿化", "推进六家公园\n年底之前完成", "六月完成一半\n九月再完成一", "市教委、市水\n务局、市生态")
    (table,) = narrow(cut, row("", "", "改造。", "半全部完成", "环境局"))
    assert [cell.text for cell in table.rows[5][2:]] == [
        "推进六家公园年底之前完成改造。",
        "六月完成一半九月再完成一半全部完成",
        "市教委、市水务局、市生态环境局",
    ]
    assert [cell.row_span for cell in table.rows[5]] == [2, 2, 1, 1, 1]


def test_in_narrow_columns_one_full_line_tells_nothing() -> None:
    cut = row("3", "绿化", "推进六家公园\n年底之前完成", "六月", "市教委")
    tables = narrow(cut, row("", "", "建成绿地。", "年底前", "环境局"))
    assert "建成绿地。" in [cell.text for table in tables for one in table.rows for cell in one]
