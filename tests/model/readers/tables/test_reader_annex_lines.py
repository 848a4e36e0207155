"""Annexes whose number and title stand on one line, titles with facts below them, our own workbook as a plan."""

from __future__ import annotations

import pytest

from model.readers import plan_from_blocks
from model.readers.grid import Block, Cell, Paragraph, Table
from model.readers.tables.annex_lines import annex_titles, is_table_fact, listed_annex
from model.readers.tables.header import column_of, is_header
from model.readers.texts.text import text_blocks
from model.readers.words.columns import Column
from model.rows.draft import MeasureDraft, Place
from model.workbook_layout import COLUMNS

HEADER = "序号\t重点任务\t工作措施\t完成时限\t牵头单位\t配合单位\n"
AIR = HEADER + "1\t扬尘\t开展巡查，消除隐患。\t年底前\t市住建局\t市城管局\n2\t车辆\t更新车辆，减少排放。\t年底前\t市交通局\t市财政局\n"
WATER = HEADER + "1\t河道\t清理河道，消除黑臭。\t年底前\t市水务局\t市城管局\n2\t管网\t更新管网，减少渗漏。\t年底前\t市住建局\t市财政局\n"


def rows(text: str) -> tuple[MeasureDraft, ...]:
    notice = "示例市人民政府办公室关于印发示例方案的通知\n示政办发〔2025〕3号\n\n各区：\n现印发给你们。\n\n"
    return plan_from_blocks(list(text_blocks(notice + text)), "示例").draft.measures


def annexes(found: tuple[MeasureDraft, ...]) -> list[tuple[int, str]]:
    return list(dict.fromkeys((row.annex, row.annex_title) for row in found))


@pytest.mark.parametrize("between", ["：", " ", ":", "、", ""])
def test_number_and_title_on_one_line_begin_an_annex(between: str) -> None:
    found = rows(f"附件1{between}示例市空气任务清单\n\n{AIR}\n附件2{between}示例市河道任务清单\n单位：万元\n\n{WATER}")
    assert annexes(found) == [(1, "示例市空气任务清单"), (2, "示例市河道任务清单")]
    assert [row.task_no for row in found] == [1, 2, 1, 2]
    assert not any(row.doubts for row in found)


def test_a_list_of_annexes_in_the_notice_begins_none() -> None:
    found = rows(
        f"附件1：示例市空气任务清单\n附件2：示例市河道任务清单\n\n2025年3月1日\n\n附件1\n空气任务\n（示例区）\n填报单位：市生态环境局\n\n{AIR}\n附件2\n河道任务\n\n{WATER}"
    )
    assert annexes(found) == [(1, "空气任务"), (2, "河道任务")]


def test_one_annex_named_before_the_date_begins_none() -> None:
    found = rows(f"附件：示例市空气任务清单\n\n2025年3月1日\n\n{AIR}")
    assert annexes(found)[0][0] == 0


def test_an_annex_without_number_right_over_its_table() -> None:
    found = rows(f"附件：示例市空气任务清单\n\n{AIR}")
    assert annexes(found) == [(1, "示例市空气任务清单")]


@pytest.mark.parametrize(
    "text", ["附件1所列任务由各单位负责，年底前完成。", "附件：1.示例市空气任务清单", "附件1", "按附件2办理任务清单"]
)
def test_other_lines_begin_no_annex(text: str) -> None:
    table = Table(((Cell("甲", Place()),),), Place())
    assert annex_titles([Paragraph(text, Place()), table]) == {}


def test_an_annex_named_by_number_in_a_list() -> None:
    assert listed_annex("附件2：示例市河道任务清单") == (2, "示例市河道任务清单")
    assert listed_annex("附件：示例市河道任务清单") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("填报单位：示例区", True),
        ("填报单位（盖章）：", True),
        ("单位：万元", True),
        ("（示例区）", True),
        ("示例区任务清单（2025年）", False),
        ("示例市空气行动：任务清单", False),
    ],
)
def test_lines_of_facts_over_a_table_are_no_title(text: str, expected: bool) -> None:
    assert is_table_fact(text) is expected


def test_our_own_submission_workbook_gives_the_plan_back() -> None:
    """Its sixteen columns and the hidden id: only those of the plan are read."""
    labels = [place.heading for place in COLUMNS]
    plan = [
        ("1", "扬尘", "开展巡查，消除隐患。", "年底前", "区住建局", "各镇", "区城管局"),
        ("2", "车辆", "更新车辆，减少排放。", "6月底前", "区交通局", "——", "区财政局"),
        ("2", "车辆", "开展抽查，公布结果。", "长期实施", "区交通局", "——", "区公安局"),
    ]
    told = [
        ("正在推进", "", "推进中", "", "", "", "示例镇", "", "", "a1"),
        ("", "已更新30辆", "已完成", "30", "照片3张", "无", "示例镇", "填报人", "2025-06-26", "a2"),
        ("", "", "", "", "", "", "", "", "", "a3"),
    ]
    lines = [labels, *([*row, *rest] for row, rest in zip(plan, told, strict=True))]
    table = Table(
        tuple(tuple(Cell(text, Place(line=number)) for text in line) for number, line in enumerate(lines, start=3)),
        Place(line=3),
    )
    blocks: list[Block] = [Paragraph("附件1 示例行动计划", Place(line=1)), Paragraph("单位：示例镇　月份：2025年6月", Place(line=2)), table]
    found = plan_from_blocks(blocks, "示例").draft.measures
    assert [
        (str(row.task_no), row.task, row.measure, row.deadline, *row.lead, row.responsible, *row.support) for row in found
    ] == [(*row[:5], () if row[5] == "——" else (row[5],), row[6]) for row in plan]
    assert annexes(found) == [(1, "示例行动计划")]
    assert not any(row.doubts for row in found)


@pytest.mark.parametrize("label", ["填报单位", "填报人", "填报日期", "佐证材料", "指标数值", "编码（请勿改动）"])
def test_what_is_filled_in_later_is_no_column_of_the_plan(label: str) -> None:
    assert column_of(label) is Column.OTHER


def test_a_wide_row_of_unknown_words_is_no_header() -> None:
    known = ["序号", "任务", "措施", "时限", "牵头单位", "责任单位", "配合单位", "备注"]
    assert is_header([*known, "进展情况", "存在问题", "填报人", "填报日期", "佐证材料", "另计"])
    assert not is_header([*known, *(f"第{sign}片区数" for sign in "甲乙丙丁戊己庚")])
