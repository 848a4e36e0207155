"""Roles that a header's remark or a bracket behind a group says: the first leads, or one of the group does."""

from __future__ import annotations

import pytest

from model.readers import plan_from_blocks
from model.readers.lists.list_units import lead_inside
from model.readers.texts.text import text_blocks
from model.rows.draft import Doubt, DoubtCode, Field, MeasureDraft

HEAD = "<tr><td>序号</td><td>重点任务</td><td>工作措施</td><td>完成时限</td>{units}</tr>"
ROW = "<tr><td>{number}</td><td>河道</td><td>清理河道{number}条，恢复水面。</td><td>6月底前</td>{units}</tr>"


def rows(text: str) -> tuple[MeasureDraft, ...]:
    return plan_from_blocks(list(text_blocks(text)), "示例").draft.measures


def table(labels: list[str], *cells: list[str]) -> tuple[MeasureDraft, ...]:
    body = [HEAD.format(units="".join(f"<td>{label}</td>" for label in labels))]
    for number, units in enumerate(cells, start=1):
        body.append(ROW.format(number=number, units="".join(f"<td>{unit}</td>" for unit in units)))
    return rows(f"示例区任务分解表\n\n<table>{''.join(body)}</table>")


def said(doubts: tuple[Doubt, ...]) -> list[tuple[DoubtCode, Field]]:
    return [(one.code, one.field) for one in doubts]


@pytest.mark.parametrize(
    "label",
    ["责任单位（排第一的为牵头单位）", "责任单位\n（列第一位的为牵头单位）", "责任部门（首位为牵头部门）", "责任单位（第一个单位是牵头单位）"],
)
def test_a_header_may_say_that_the_first_unit_leads(label: str) -> None:
    found = table([label], ["区水务局、区住建局、各镇"], ["区住建局\n各街道"], ["区城管局"])
    assert [(row.lead, row.responsible) for row in found] == [
        (("区水务局",), ("区住建局", "各镇")),
        (("区住建局",), ("各街道",)),
        (("区城管局",), ()),
    ]


def test_another_remark_in_a_header_makes_no_unit_the_lead() -> None:
    found = table(["责任单位（含配合单位）"], ["区水务局、各镇"], ["区住建局"])
    assert [row.lead for row in found] == [(), ()]


def test_the_member_of_a_group_that_a_bracket_says_leads_is_the_lead() -> None:
    found = table(["责任单位"], ["区水务局、各镇人民政府（青山镇牵头）"], ["各镇（青山镇、白石镇负责牵头）"], ["区水务局（牵头）、各镇"])
    assert [(row.lead, row.responsible) for row in found] == [
        (("青山镇",), ("区水务局", "各镇人民政府")),
        (("青山镇", "白石镇"), ("各镇",)),
        (("区水务局",), ("各镇",)),
    ]
    assert not any(row.doubts for row in found)


def test_such_a_lead_beside_another_lead_is_added_in_doubt() -> None:
    first, second = table(["牵头单位", "责任单位"], ["区水务局", "各镇人民政府（青山镇牵头）"], ["区水务局", "各镇"])
    assert (first.lead, first.responsible) == (("区水务局", "青山镇"), ("各镇人民政府",))
    assert (DoubtCode.COLUMNS_SHIFTED, Field.LEAD) in said(first.doubts)
    assert not second.doubts


def test_such_a_lead_is_heard_in_a_list_too() -> None:
    found = rows(
        """示例区实施方案

一、任务
1.清理河道，年底前完成清理任务。（责任单位：区水务局、各镇人民政府（青山镇牵头））
2.整治道路，年底前完成整治任务。（牵头单位：区水务局；责任单位：各镇人民政府（青山镇牵头））
3.补植树木，年底前完成补植任务。（责任单位：各镇人民政府）"""
    )
    assert [(row.lead, row.responsible) for row in found] == [
        (("青山镇",), ("区水务局", "各镇人民政府")),
        (("区水务局", "青山镇"), ("各镇人民政府",)),
        ((), ("各镇人民政府",)),
    ]
    assert [said(row.doubts) for row in found] == [[], [(DoubtCode.COLUMNS_SHIFTED, Field.LEAD)], []]


def test_a_label_of_a_list_may_say_that_the_first_unit_leads() -> None:
    found = rows(
        """示例区实施方案

一、任务
1.清理河道，年底前完成。责任单位（排第一的为牵头单位）：区水务局、各镇（街道）。
2.整治道路，年底前完成。
责任单位（第一个为牵头单位）：区住建局、各镇"""
    )
    assert [(row.lead, row.responsible) for row in found] == [
        (("区水务局",), ("各镇（街道）",)),
        (("区住建局",), ("各镇",)),
    ]


def test_a_word_before_the_name_of_the_lead_is_no_part_of_it() -> None:
    assert lead_inside("各镇（其中青山镇牵头）") == ("青山镇", "各镇")
    assert lead_inside("各镇（由青山镇负责牵头）") == ("青山镇", "各镇")


@pytest.mark.parametrize("text", ["区水务局（牵头）", "各镇（分别牵头）", "各镇（含示例园区管委会）", "（青山镇牵头）", "各镇"])
def test_other_brackets_name_no_lead(text: str) -> None:
    assert lead_inside(text) is None
