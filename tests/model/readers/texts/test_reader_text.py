"""Text and Markdown become paragraphs and tables; wrong encodings are told apart."""

from __future__ import annotations

import pytest

from model.errors import PlanReadError
from model.readers.grid import Cell, Paragraph, Table, spread
from model.readers.texts.text import decoded, text_blocks
from model.readers.texts.text_marks import plain
from model.rows.draft import Place


def table_in(text: str) -> Table:
    return next(block for block in text_blocks(text) if isinstance(block, Table))


def texts_in(text: str) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table_in(text).rows]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]
)
def test_decoded_reads_every_encoding_plans_come_in(encoding: str) -> None:
    text = "示例区行动计划，年底前完成。\n" * 3
    assert decoded(text.encode(encoding)).lstrip("\ufeff") == text


def test_decoded_reads_text_with_one_broken_sign() -> None:
    data = ("示例区行动计划，年底前完成。" * 40).encode() + b"\xe7\xa4"
    assert decoded(data).startswith("示例区行动计划")


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 40, b"\x89\x00\xff\xfe" * 90])
def test_decoded_refuses_bytes_that_are_no_text(data: bytes) -> None:
    with pytest.raises(PlanReadError) as caught:
        decoded(data)
    assert caught.value.code in ("plan-not-text", "plan-encoding-unknown")


def test_decoded_refuses_an_unknown_encoding() -> None:
    with pytest.raises(PlanReadError, match="plan-encoding-unknown"):
        decoded(bytes(range(128, 256)) * 30)


def test_tab_rows_become_a_table_with_lines() -> None:
    table = table_in("前言\n\n序号\t任务\n1\t绿化\n")
    assert [[cell.text for cell in row] for row in table.rows] == [["序号", "任务"], ["1", "绿化"]]
    assert [row[0].place.line for row in table.rows] == [3, 4]


def test_an_empty_line_ends_a_table() -> None:
    blocks = list(text_blocks("1\t甲\n\n2\t乙\n"))
    assert [type(block) for block in blocks] == [Table, Table]


def test_empty_cells_at_both_ends_are_kept() -> None:
    assert texts_in("\t\t文字\t\t\n") == [["", "", "文字", "", ""]]


def test_a_plain_line_ends_a_table() -> None:
    blocks = list(text_blocks("1\t甲\t乙\n附件2\n1\t丙\t丁\n"))
    assert [type(block) for block in blocks] == [Table, Paragraph, Table]


def test_a_row_cut_by_a_line_end_inside_a_cell_is_mended() -> None:
    assert texts_in("1\t绿化\t新建绿地，\n持续养护。\t年底前\n2\t节水\t推进节水。\t年底前\n")[0] == [
        "1",
        "绿化",
        "新建绿地，\n持续养护。",
        "年底前",
    ]


def test_a_pipe_table_loses_its_rule() -> None:
    assert texts_in("| 序号 | 任务 |\n| --- | :-: |\n| 1 | 绿化 |\n") == [["序号", "任务"], ["1", "绿化"]]


def test_a_page_number_between_pipes_is_a_paragraph() -> None:
    assert [type(block) for block in text_blocks("| 56 |\n")] == [Paragraph]


def test_an_html_table_keeps_its_spans() -> None:
    table = table_in('<table><tr><td rowspan="2">1</td><td>甲</td></tr>\n<tr><td>乙</td></tr></table>')
    assert table.rows[0][0].row_span == 2
    assert spread(table) == [["1", "甲"], ["1", "乙"]]


def test_an_html_table_without_an_end_reaches_to_the_empty_line() -> None:
    blocks = list(text_blocks("<table><tr><td>甲</td></tr>\n\n后文\n"))
    assert isinstance(blocks[0], Table)
    assert isinstance(blocks[1], Paragraph)


def test_spread_writes_a_wide_cell_over_all_its_columns() -> None:
    place = Place(line=1)
    table = Table(
        ((Cell("一、目标", place, col_span=3),), (Cell("1", place), Cell("甲", place), Cell("乙", place))),
        place,
    )
    assert spread(table) == [["一、目标"] * 3, ["1", "甲", "乙"]]


def test_headings_and_bullets_lose_their_marks() -> None:
    blocks = list(text_blocks("## 附件 1\n- 附件：1. 计划\n**二、目标**\n"))
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        "附件 1",
        "附件：1. 计划",
        "二、目标",
    ]
    assert isinstance(blocks[0], Paragraph)
    assert blocks[0].level == 2


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("PM<sub>2.5</sub>", "PM2.5"),
        ("PM <sub>2.5</sub>浓度", "PM2.5浓度"),
        ("PM _{2.5}", "PM2.5"),
        ("NH ₃ -N", "NH3-N"),
        ("NO _x 减排", "NOx 减排"),
        ("NO_x", "NOx"),
        ("BOD ₅ 浓度", "BOD5 浓度"),
        ("$\\mathrm{PM}_{2.5}$", "PM2.5"),
        ("<p>甲</p> <p>乙</p>", "甲\n乙"),
        ("甲<br/>乙", "甲\n乙"),
        ("<b>一、目标</b>", "一、目标"),
        ("**粗**体", "粗体"),
        ("甲 &amp; 乙 &lt;5%", "甲 & 乙 <5%"),
        ("甲  乙", "甲  乙"),
        ("甲\u200b乙", "甲乙"),
    ],
)
def test_plain_takes_marks_out(marked: str, expected: str) -> None:
    assert plain(marked) == expected


def test_windows_line_ends_and_form_feeds_are_line_ends() -> None:
    assert [block.text for block in text_blocks("甲\r\n乙\f丙") if isinstance(block, Paragraph)] == [
        "甲",
        "乙",
        "丙",
    ]
