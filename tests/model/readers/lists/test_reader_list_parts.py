"""Lists whose text names units in several places: a last name with a bracket of its own, parts with units of their own."""

from __future__ import annotations

import pytest

from model.readers import plan_from_blocks
from model.readers.lists.list_units import in_brackets
from model.readers.texts.text import text_blocks
from model.rows.draft import DoubtCode, MeasureDraft, QuestionCode


def rows(text: str) -> tuple[MeasureDraft, ...]:
    return plan_from_blocks(list(text_blocks(f"示例区实施方案\n\n{text}\n")), "示例").draft.measures


@pytest.mark.parametrize("stop", ["。", ""])
@pytest.mark.parametrize(
    "last", ["各镇（街道）", "各乡镇（街道、开发区）", "区河长办（区水利中心）", "示例园区管委会（含物流园）"]
)
def test_a_last_name_behind_a_label_keeps_its_own_bracket(last: str, stop: str) -> None:
    found = rows(
        f"""一、任务
（一）建设管网。新建管网12公里。牵头单位：区水务局；责任单位：区住建局、{last}{stop}
（二）规范停车。新增车位500个。责任单位：{last}{stop}"""
    )
    assert [(row.lead, row.responsible) for row in found] == [
        (("区水务局",), ("区住建局", last)),
        ((), (last,)),
    ]
    assert [row.measure for row in found] == ["建设管网。新建管网12公里。", "规范停车。新增车位500个。"]
    assert not any(row.doubts for row in found)


def test_other_kinds_in_a_bracket_behind_a_name_are_no_units_of_their_own() -> None:
    assert in_brackets("巡查由各镇（街道）。") is None
    assert in_brackets("巡查每月一次（各镇、街道）。") is not None


PARTS = """一、任务
1.整治工业。6月底前完成排查（责任单位：区应急局、甲山镇），10月底前完成整改（责任单位：区工信局、甲山镇）。
2.整治消防。拆除隔断500处（牵头单位：区消防大队）；更换电线300户（责任单位：区住建局、各街道）。
3.开展宣传。印发手册，入户讲解（责任单位：区妇联）。
"""


def test_the_units_of_every_part_of_a_text_count_and_who_does_what_is_in_doubt() -> None:
    first, second, third = rows(PARTS)
    assert first.responsible == ("区应急局", "甲山镇", "区工信局")
    assert (second.lead, second.responsible) == (("区消防大队",), ("区住建局", "各街道"))
    assert [[one.code for one in row.doubts] for row in (first, second, third)] == [
        [DoubtCode.MEASURES_PACKED],
        [DoubtCode.MEASURES_PACKED],
        [],
    ]


def test_parts_that_name_units_count_where_the_end_names_none() -> None:
    found = rows(PARTS + "4.整治燃气。管网改造15公里（责任单位：区住建局），年底前完成安检。\n")
    assert found[3].responsible == ("区住建局",)
    assert DoubtCode.MEASURES_PACKED in [one.code for one in found[3].doubts]


def test_another_name_of_a_body_in_the_text_is_no_unit_of_the_measure() -> None:
    found = rows(PARTS + "4.报送材料。每月向区委宣传部（区文明办）报送材料，形成台账（甲山镇、乙水镇）。\n")
    assert found[3].responsible == ("甲山镇", "乙水镇")
    assert not found[3].doubts


def test_a_bracket_that_explains_a_word_names_no_units() -> None:
    found = rows(PARTS + "4.开展普查（含各镇、各街道），年底前完成。责任单位：区统计局、各镇（街道）。\n")
    assert found[3].responsible == ("区统计局", "各镇（街道）")
    assert not found[3].doubts


OPEN = """一、任务
1.清理河道，年底前完成清理任务。（责任单位：区水务局会同区住建局、各镇街）
2.检查油站，年底前完成检查任务。（责任单位：平原地区各镇）
3.巡查水源，年底前完成巡查任务。（市级部门按职责分工负责）
4.更新设备，年底前完成更新任务。（责任单位：各责任单位）
5.安装电表，年底前完成安装任务。（责任单位：各镇、示例开发区管委会）
"""


def test_units_that_the_plan_does_not_tell_apart_are_asked_about() -> None:
    found = rows(OPEN)
    assert found[0].responsible == ("区水务局", "区住建局", "各镇街")
    assert [[(one.code, one.wording) for one in row.questions] for row in found] == [
        [],
        [(QuestionCode.SOME_UNITS, "平原地区各镇")],
        [(QuestionCode.SOME_UNITS, "市级部门")],
        [(QuestionCode.SOME_UNITS, "各责任单位")],
        [],
    ]
