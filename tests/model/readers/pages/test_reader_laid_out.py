"""Tables drawn in plain text, by signs for their lines or by blanks between their columns, are read as tables."""

from __future__ import annotations

import unicodedata

import pytest

from model.readers import plan_from_blocks
from model.readers.grid import Block, Table
from model.readers.pages.laid_out import laid_out_blocks
from model.readers.texts.text import text_blocks
from model.rows.draft import MeasureDraft

ROWS = (
    ("1", "河道清淤", "清淤河道18公里，修复水毁堤防5处，逐段移交管护。", "5月底前", "县水利局", "县财政局、各乡镇"),
    ("", "", "完成险工险段排查，建立台账并逐项销号。", "汛期前", "县水利局", "县应急管理局"),
    ("2", "库区绿化", "栽植护岸林240亩，成活率不低于85%，落实管护人员。", "年底前", "县林业局", "县水利局"),
    ("3", "水质监测", "布设自动监测站4座，每月公布一次监测结果。", "长期坚持", "县生态环境分局", "县水利局、县住建局"),
)  # fmt: skip
HEADER = ("序号", "重点任务", "工作措施", "完成时限", "牵头单位", "配合单位")
WIDTHS = (4, 10, 24, 10, 14, 14)


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in text)


def padded(text: str, room: int) -> str:
    return text + " " * (room - width(text))


def wrapped(text: str, room: int) -> list[str]:
    lines = [""]
    for sign in text:
        if width(lines[-1] + sign) > room:
            lines.append("")
        lines[-1] += sign
    return lines


def lines_of(row: tuple[str, ...], between: str) -> list[str]:
    cells = [wrapped(text, room) for text, room in zip(row, WIDTHS, strict=True)]
    return [
        between.join(padded(cell[at] if at < len(cell) else "", room) for cell, room in zip(cells, WIDTHS, strict=True))
        for at in range(max(map(len, cells)))
    ]


def boxed(left: str, middle: str, right: str, level: str, times: int) -> str:
    return left + middle.join(level * (room // times) for room in WIDTHS) + right


def drawn_with_signs() -> str:
    rule = boxed("├", "┼", "┤", "─", 2)
    body = [[f"│{line}│" for line in lines_of(row, "│")] for row in (HEADER, *ROWS)]
    text = f"\n{rule}\n".join("\n".join(lines) for lines in body)
    return f"{boxed('┌', '┬', '┐', '─', 2)}\n{text}\n{boxed('└', '┴', '┘', '─', 2)}"


def drawn_with_pluses() -> str:
    rule = boxed("+", "+", "+", "-", 1)
    body = [[f"|{line}|" for line in lines_of(row, "|")] for row in (HEADER, *ROWS)]
    return "\n".join([rule, *(line for lines in body for line in [*lines, rule])])


def parted_by_blanks() -> str:
    return "\n".join(line.rstrip() for row in (HEADER, *ROWS) for line in lines_of(row, "    "))


def blocks(text: str) -> list[Block]:
    found = laid_out_blocks(text, text_blocks)
    assert found is not None
    return found


def rows(text: str) -> tuple[MeasureDraft, ...]:
    return plan_from_blocks(blocks(f"示例县河湖管护任务清单\n\n{text}\n"), "示例").draft.measures


@pytest.mark.parametrize("drawn", [drawn_with_signs, drawn_with_pluses, parted_by_blanks])
def test_wrapped_cells_are_read_whole(drawn: object) -> None:
    assert callable(drawn)
    found = rows(drawn())
    assert [(row.measure, row.deadline, row.lead) for row in found] == [(row[2], row[3], (row[4],)) for row in ROWS]
    assert [row.support for row in found] == [tuple(row[5].split("、")) for row in ROWS]
    assert [(row.task_no, row.task) for row in found] == [(1, "河道清淤"), (1, "河道清淤"), (2, "库区绿化"), (3, "水质监测")]


@pytest.mark.parametrize("drawn", [drawn_with_signs, drawn_with_pluses])
def test_what_lines_rule_leaves_no_doubt(drawn: object) -> None:
    assert callable(drawn)
    assert not any(row.doubts for row in rows(drawn()))


def test_bars_that_stand_a_little_aside_are_taken_in_their_order() -> None:
    """A text wider than its cell pushes the bars of its line to the right."""
    pushed = drawn_with_signs().replace("长期坚持  ", "长期坚持坚持不懈抓落实  ")
    assert [row.deadline for row in rows(pushed)][-1] == "长期坚持坚持不懈抓落实"


def test_a_page_ends_at_its_number() -> None:
    """The number stands in no column; the header below it is the next page's."""
    page = parted_by_blanks()
    below = page.replace("\n1   ", "\n4   ").replace("\n2   ", "\n5   ").replace("\n3   ", "\n6   ")
    found = rows(f"{page}\n\n                    — 3 —\n\n{below}")
    assert [row.measure for row in found] == [row[2] for row in (*ROWS, *ROWS)]
    assert [row.task_no for row in found] == [1, 1, 2, 3, 4, 4, 5, 6]


def test_rows_are_found_again_by_their_lines() -> None:
    """Places count the lines of the whole text, so that a row is shown where it stands."""
    table = next(block for block in blocks(f"示例县河湖管护任务清单\n\n{drawn_with_signs()}\n") if isinstance(block, Table))
    text = f"示例县河湖管护任务清单\n\n{drawn_with_signs()}".split("\n")
    first = [row[1] for row in table.rows if row[1].text]
    assert [cell.text[:4] in text[(cell.place.line or 0) - 1] for cell in first] == [True] * len(first)


def test_an_empty_last_column_keeps_its_label() -> None:
    """Nothing stands below 备注: it is no part of the label before it."""
    lines = parted_by_blanks().split("\n")
    found = rows("\n".join([f"{padded(lines[0], 100)}备注", *lines[1:]]))
    assert [row.support for row in found] == [tuple(row[5].split("、")) for row in ROWS]


@pytest.mark.parametrize(
    "text",
    [
        "示例县工作要点\n一、总体要求\n坚持问题导向，压实各方责任。\n",
        "序号  任务  责任单位  时限\n1  清理河道  县水利局  5月\n2  清理沟渠  县农业局  6月\n3  整修堤防  县水利局  7月\n4  植树  县林业局  8月\n",
    ],
)
def test_other_texts_are_left_to_others(text: str) -> None:
    assert laid_out_blocks(text, text_blocks) is None
