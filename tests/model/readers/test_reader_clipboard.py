"""What was copied from Word, Excel, WPS or a browser is read like a file."""

from __future__ import annotations

import pytest

from model.errors import Cancelled, PlanReadError
from model.readers import read_clipboard
from model.readers.clipboard import clipboard_blocks
from model.readers.grid import Block, Paragraph, Table, spread

LABELS = ("序号", "重点任务", "工作措施", "完成时限", "牵头单位", "配合单位")
ROW = ("1", "清河行动", "清理河道垃圾，开展岸线巡查。", "年底前", "区水务局", "区园林绿化局\n各街道办事处")
CELLS = "".join(f"<td>{label}</td>" for label in LABELS)
MARKUP = (
    f"<tr>{CELLS}</tr><tr>{''.join('<td>' + text.replace(chr(10), '<br>') + '</td>' for text in ROW)}</tr>"
)
TEXT = "\t".join(LABELS) + "\r\n" + "\t".join(f'"{text}"' if "\n" in text else text for text in ROW) + "\r\n"


def grids(blocks: list[Block]) -> list[list[list[str]]]:
    return [spread(block) for block in blocks if isinstance(block, Table)]


def lines(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(f"<table>{MARKUP}</table>", id="bare"),
        pytest.param(
            f"<html><body><table><!--StartFragment-->{MARKUP}<!--EndFragment--></table>", id="excel"
        ),
        pytest.param(
            f"<html><p>未选中</p><!-- StartFragment --><table>{MARKUP}</table><!-- EndFragment --><p>未选中</p>",
            id="browser",
        ),
        pytest.param(
            "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000999\r\nStartFragment:0000000141\r\n"
            f"EndFragment:0000000963\r\n<html><body><!--StartFragment--><table>{MARKUP}</table><!--EndFragment-->",
            id="windows",
        ),
    ],
)
def test_copied_markup_is_its_fragment(html: str) -> None:
    blocks = clipboard_blocks(html, "旁的文字")
    assert grids(blocks) == [[list(LABELS), list(ROW)]]
    assert lines(blocks) == []


def test_quoted_cells_keep_their_line_ends() -> None:
    assert grids(clipboard_blocks(None, TEXT)) == [[list(LABELS), list(ROW)]]


@pytest.mark.parametrize(
    ("text", "grid"),
    [
        pytest.param('"甲\n乙"\t丙\n丁\t戊', [["甲\n乙", "丙"], ["丁", "戊"]], id="first"),
        pytest.param('甲\t"说""好""\n乙"', [["甲", '说"好"\n乙']], id="doubled_marks"),
        pytest.param(
            '甲\t"十四五"规划\n乙\t"丙\n丁"', [["甲", '"十四五"规划'], ["乙", "丙\n丁"]], id="words_in_marks"
        ),
        pytest.param('甲\t"乙\t丙"\n丁\t戊', [["甲", "乙 丙"], ["丁", "戊"]], id="tab_in_a_cell"),
        pytest.param('甲\t"开着\n乙\t"丙\n丁"', [["甲", '"开着'], ["乙", "丙\n丁"]], id="mark_left_open"),
        pytest.param("甲\t\t乙\n\t丙\t", [["甲", "", "乙"], ["", "丙", ""]], id="empty_cells"),
    ],
)
def test_tabs_part_cells(text: str, grid: list[list[str]]) -> None:
    assert grids(clipboard_blocks(None, text)) == [grid]


def test_lines_around_quoted_rows_are_paragraphs() -> None:
    blocks = clipboard_blocks("", f"示例区计划\n{TEXT}说明")
    assert [type(block) for block in blocks] == [Paragraph, Table, Paragraph]
    assert lines(blocks) == ["示例区计划", "说明"]


def test_text_with_tabs_goes_before_markup_without_a_table() -> None:
    assert len(grids(clipboard_blocks("<span>序号 重点任务</span>", TEXT))) == 1


def test_markup_without_a_table_goes_before_plain_text() -> None:
    assert lines(clipboard_blocks("<p>一、治水</p><p>PM<sub>2.5</sub></p>", "一、治水PM 2.5")) == [
        "一、治水",
        "PM2.5",
    ]


@pytest.mark.parametrize(("html", "text"), [(f"<table>{MARKUP}</table>", ""), (None, TEXT)])
def test_a_plan_is_read_from_the_clipboard(html: str | None, text: str) -> None:
    (row,) = read_clipboard(html, text, "剪贴板").draft.measures
    assert (row.task_no, row.task, row.lead) == (1, "清河行动", ("区水务局",))
    assert row.support == ("区园林绿化局", "各街道办事处")


@pytest.mark.parametrize(
    ("html", "text", "code"),
    [
        (None, " \r\n", "plan-empty"),
        (" ", "", "plan-empty"),
        ("<!-- -->", "", "plan-not-found"),
        (None, "你好", "plan-not-found"),
        (None, "字" * 9 * 2**20, "plan-too-large"),
        ("<table><tr>" + "<td>" * 600_000, "", "plan-too-many-cells"),
        ("<div>" * 100_000, "", "plan-damaged"),
    ],
)
def test_what_is_no_plan_is_refused(html: str | None, text: str, code: str) -> None:
    with pytest.raises(PlanReadError) as caught:
        read_clipboard(html, text, "剪贴板")
    assert caught.value.code == code
    assert caught.value.facts["name"] == "剪贴板"


def test_very_many_quotation_marks_take_no_time() -> None:
    assert clipboard_blocks(None, '"\t' * 50_000 + "\n" + '""' * 50_000 + "x\t")


def test_cancelling_stops_the_reading() -> None:
    with pytest.raises(Cancelled):
        read_clipboard(None, TEXT, "剪贴板", cancelled=lambda: True)
