"""Words and lines of a page become the tables and paragraphs that were drawn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import pytest

from model.readers.grid import Block, Paragraph, Table
from model.readers.pages.page_marks import cut_at
from model.readers.pages.ruled import Line, PagePlace, Word, page_blocks, unsettled_blocks, whole_pages

EM = 10.0


def word(text: str, left: float, top: float, size: float = EM, *, sure: bool = True) -> Word:
    width = sum(size if ord(sign) > 255 else size / 2 for sign in text)
    return Word(text, left, top, left + width, top + size, sure)


def across(top: float, left: float = 100, right: float = 300) -> Line:
    return Line(left, top, right, top)


def down(left: float, top: float = 100, bottom: float = 160) -> Line:
    return Line(left, top, left, bottom)


def blocks(
    words: Sequence[Word], lines: Sequence[Line] = (), *, width: float = 400, height: float = 600
) -> list[Block]:
    return page_blocks(words, lines, page=1, width=width, height=height)


def texts(block: Block) -> list[list[str]]:
    assert isinstance(block, Table)
    return [[cell.text for cell in row] for row in block.rows]


GRID = [across(100), across(120), across(160), down(100), down(200), down(300)]
WORDS = [word("序号", 105, 105), word("单位", 205, 105), word("1", 105, 125), word("区水务局", 205, 125)]


def test_a_ruled_table_is_read_by_its_cells() -> None:
    (table,) = blocks(WORDS, GRID)
    assert texts(table) == [["序号", "单位"], ["1", "区水务局"]]


def test_places_are_shares_of_the_page_and_lines_run_on() -> None:
    table = page_blocks(WORDS, GRID, page=3, width=400, height=600, first_line=7)[0]
    assert isinstance(table, Table)
    assert table.rows[0][0].place.box == (0.25, 0.1667, 0.5, 0.2)
    assert [row[0].place.line for row in table.rows] == [7, 8]
    assert (table.place.page, table.place.line, table.place.end_line) == (3, 7, 8)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([across(100), across(120), across(160), down(200)], id="no outer borders at the sides"),
        pytest.param([across(120), down(100), down(200), down(300)], id="no border above and below"),
        pytest.param(
            [*GRID, *(Line(one.left + 2, one.top + 2, one.right + 2, one.bottom + 2) for one in GRID)],
            id="double",
        ),
        pytest.param(
            [across(100), across(160), down(100), down(300), down(200)]
            + [across(120, left, left + 3) for left in range(100, 300, 6)],
            id="dashed",
        ),
        pytest.param([*GRID, across(135, 210, 240), across(110, 110, 125)], id="underlined words"),
        pytest.param(
            [*GRID, across(10, 5, 395), across(590, 5, 395), down(5, 10, 590), down(395, 10, 590)],
            id="page frame",
        ),
    ],
)
def test_borders_may_be_drawn_in_many_ways(lines: list[Line]) -> None:
    (table,) = blocks(WORDS, lines)
    assert texts(table) == [["序号", "单位"], ["1", "区水务局"]]


def test_missing_borders_merge_cells() -> None:
    lines = [
        across(100),
        across(120),
        across(140, 200, 300),
        across(160),
        down(100),
        down(300),
        down(200, 120, 160),
    ]
    words = [
        word("一、总则", 105, 105),
        word("1", 105, 125),
        word("区水务局", 205, 125),
        word("区财政局", 205, 145),
    ]
    (table,) = blocks(words, lines)
    assert isinstance(table, Table)
    spans = [[(cell.text, cell.row_span, cell.col_span) for cell in row] for row in table.rows]
    assert spans == [[("一、总则", 1, 2)], [("1", 2, 1), ("区水务局", 1, 1)], [("区财政局", 1, 1)]]


def test_a_heading_row_without_borders_does_not_part_a_table() -> None:
    lines = [*(across(y) for y in (100, 120, 140, 160)), down(200, 100, 120), down(200, 140, 160)]
    words = [
        *WORDS[:2],
        word("一、总则和其他要求", 105, 125),
        word("1", 105, 145),
        word("区水务局", 205, 145),
    ]
    (table,) = blocks(words, lines)
    assert texts(table) == [["序号", "单位"], ["一、总则和其他要求"], ["1", "区水务局"]]


def test_a_word_over_a_border_is_cut_there() -> None:
    (table,) = blocks([word("年底前区水务局", 170, 125), word("序号", 105, 105)], GRID)
    assert texts(table)[1] == ["年底前", "区水务局"]


def test_a_word_that_stands_beyond_its_first_border_goes_on() -> None:
    """Its box begins left of the border, its first character does not."""
    (table,) = blocks([Word("区", 195, 125, 260, 135), word("序号", 105, 105)], GRID)
    assert "区" in texts(table)[1]


def test_cutting_a_word_keeps_every_character() -> None:
    left, right = cut_at(word("甲ab乙", 0, 0), 12)
    assert left is not None
    assert right is not None
    assert left.text + right.text == "甲ab乙"


def cell_text(*lines: str, width: float = 72) -> str:
    """The text of a cell that holds lines of ten-point type, with margins of one point."""
    words = [word(line, 101, 101 + 12 * number) for number, line in enumerate(lines)]
    rules = [across(100, 100, 100 + width), across(300, 100, 100 + width), across(320, 100, 100 + width)]
    rules += [down(100, 100, 320), down(100 + width, 100, 320), down(100 + width + 40, 100, 320)]
    rules += [across(y, 100, 140 + width) for y in (100, 300, 320)]
    (table,) = blocks([*words, word("备注", 101, 304)], rules, height=600)
    return texts(table)[0][0]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("区住房城乡建设", "委"), "区住房城乡建设委"),
        (("区交通局", "区水务局"), "区交通局\n区水务局"),
        (("减排三千四百吨", "，降低浓度。"), "减排三千四百吨，降低浓度。"),
        (("全年达到标准", "PM2.5以下"), "全年达到标准PM2.5以下"),
        (("按照GB 1234", "ISO标准"), "按照GB 1234 ISO标准"),
        (("甲乙丙丁戊己", "（庚）"), "甲乙丙丁戊己（庚）"),
    ],
)
def test_lines_are_joined_unless_the_next_word_had_room(lines: tuple[str, ...], expected: str) -> None:
    assert cell_text(*lines) == expected


def test_an_indented_line_begins_a_paragraph() -> None:
    words = [
        word("甲乙丙丁戊己庚辛壬癸", 120, 20),
        word("子丑寅卯辰巳午未申酉戌亥", 100, 35),
        word("天地玄黄宇宙洪荒日月", 120, 50),
    ]
    texts_read = [one.text for one in blocks(words, width=320) if isinstance(one, Paragraph)]
    assert texts_read == ["甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥", "天地玄黄宇宙洪荒日月"]


def test_a_line_pulled_apart_ends_a_paragraph() -> None:
    pulled = [word("委", 101, 113), word("局", 161, 113)]
    rules = [across(y, 100, 212) for y in (100, 300, 320)] + [down(x, 100, 320) for x in (100, 172, 212)]
    words = [word("甲乙丙丁戊己庚", 101, 101), *pulled, word("子丑", 101, 125), word("备注", 101, 304)]
    (table,) = blocks(words, rules)
    assert texts(table)[0][0] == "甲乙丙丁戊己庚委局\n子丑"


@pytest.mark.parametrize("drop", [3.0, -3.0])
def test_indices_stay_in_their_word(drop: float) -> None:
    words = [word("PM", 105, 125), word("2.5", 115, 127 + drop, 6), word("浓度", 124, 125), *WORDS[:2]]
    (table,) = blocks(words, GRID)
    assert texts(table)[1][0] == "PM2.5浓度"


def test_unsure_words_are_named() -> None:
    (table,) = blocks([*WORDS[:3], word("区水务局", 205, 125, sure=False)], GRID)
    assert isinstance(table, Table)
    assert table.rows[1][1].unsure == ("区水务局",)


def test_text_around_a_table_keeps_its_order() -> None:
    words = [*WORDS, word("附件1", 100, 80), word("注：数据为年均值。", 100, 170)]
    kinds = [one.text if isinstance(one, Paragraph) else "table" for one in blocks(words, GRID)]
    assert kinds == ["附件1", "table", "注：数据为年均值。"]


COLUMNS = (100, 140, 240, 420)
TABLE = [
    ("序号", "重点任务", "工作措施", "单位"),
    ("1", "绿化", "新建绿地十公顷。", "区园林局"),
    ("2", "节水", "修复管网三处。", "区水务局"),
]


def rows_of_words(pitch: float = 30) -> list[Word]:
    return [
        word(text, x, 102 + pitch * row)
        for row, line in enumerate(TABLE)
        for x, text in zip(COLUMNS, line, strict=True)
    ]


@pytest.mark.parametrize(
    "heights",
    [
        pytest.param((98, 128, 158, 188), id="a rule under every row"),
        pytest.param((98, 128, 188), id="three rules"),
        pytest.param((), id="no rules"),
    ],
)
def test_columns_without_rules_are_found_by_the_strips_between(heights: tuple[int, ...]) -> None:
    (table,) = blocks(rows_of_words(), [across(y, 95, 470) for y in heights], width=560)
    assert texts(table) == [list(row) for row in TABLE]


def test_a_rule_that_passes_a_column_by_leaves_its_cell_whole() -> None:
    words = [*rows_of_words(), word("再建两处。", 240, 192), word("区财政局", 420, 192)]
    lines = [*(across(y, 95, 470) for y in (98, 128, 158, 218)), across(188, 235, 470)]
    (table,) = blocks(words, lines, width=560)
    assert isinstance(table, Table)
    assert [cell.row_span for cell in table.rows[2]] == [2, 2, 1, 1]


def test_running_text_is_no_table() -> None:
    words = [
        word("本计划自印发之日起施行，由区政府办公室负责解释。", 100, 100 + 20 * number)
        for number in range(6)
    ]
    assert all(isinstance(one, Paragraph) for one in blocks(words))


def page(number: int, lines: count[int], body: Sequence[Word]) -> list[Block]:
    running = [word("行动计划汇编", 150, 20), word(f"— {number} —", 180, 575)]
    return unsettled_blocks([*running, *body], [], PagePlace(number, 400, 600, lines))


def test_running_headers_and_page_numbers_are_dropped() -> None:
    lines = count(1)
    pages = [page(number, lines, [word(f"第{number}条要求甲乙丙。", 100, 200)]) for number in range(1, 5)]
    assert [one.text for one in whole_pages(pages) if isinstance(one, Paragraph)] == [
        f"第{number}条要求甲乙丙。" for number in range(1, 5)
    ]


def test_a_paragraph_cut_by_a_page_is_joined() -> None:
    lines = count(1)
    first = page(1, lines, [word("各有关单位要认真组织实施，按月报送进展情况，加强监", 60, 540)])
    second = page(2, lines, [word("督检查。", 60, 60)])
    assert [one.text for one in whole_pages([first, second]) if isinstance(one, Paragraph)] == [
        "各有关单位要认真组织实施，按月报送进展情况，加强监督检查。"
    ]


def test_items_as_wide_as_their_cell_are_parted_by_what_stands_alone_elsewhere() -> None:
    rules = [across(y, 100, 212) for y in range(100, 341, 40)] + [down(x, 100, 340) for x in (100, 172, 212)]
    cells = [
        ("甲镇人民政府庚", "乙局"),
        ("乙局",),
        ("甲镇人民政府庚",),
        ("甲镇人民政府庚",),
        ("丙局", "乙局"),
        ("乙局",),
    ]
    words = [
        word(line, 101, 101 + 40 * row + 12 * number)
        for row, lines in enumerate(cells)
        for number, line in enumerate(lines)
    ]
    (table,) = blocks(words, rules)
    assert texts(table)[0][0] == "甲镇人民政府庚\n乙局"


@pytest.mark.parametrize("size", [(0.0, 0.0), (1e9, 1e9)])
def test_absurd_pages_are_read(size: tuple[float, float]) -> None:
    width, height = size
    assert blocks(WORDS, GRID, width=width, height=height)


def test_an_empty_page_has_no_blocks() -> None:
    assert blocks([], GRID) == []
