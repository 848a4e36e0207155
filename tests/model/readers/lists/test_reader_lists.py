"""Plans without tables: numbered items, their units in labelled lines, in brackets or before the text."""

from __future__ import annotations

import pytest

from model.errors import PlanReadError
from model.readers import plan_from_blocks
from model.readers.lists.list_units import cut_at_brackets, in_brackets, labelled, unit_first
from model.readers.texts.text import text_blocks
from model.readers.words.columns import Column
from model.rows.draft import DoubtCode, MeasureDraft


def rows(text: str) -> tuple[MeasureDraft, ...]:
    return plan_from_blocks(list(text_blocks(f"示例区实施方案\n\n{text}\n")), "示例").draft.measures


def codes(row: MeasureDraft) -> set[DoubtCode]:
    return {doubt.code for doubt in row.doubts}


BRACKETS = """一、重点任务
（一）改善空气
1.开展裸地排查，做到应盖尽盖。（区住房城乡建设委、各镇街）
2.推进车辆更新，减少污染排放。（责任单位：区交通局；完成时限：6月底前）
（二）改善水体
1.开展河道清理，保持水面洁净。（区水务局牵头，各镇街配合，年底前）
"""


def test_units_in_brackets_behind_the_text_are_taken_out_of_it() -> None:
    first, second, third = rows(BRACKETS)
    assert (first.measure, first.responsible) == (
        "开展裸地排查，做到应盖尽盖。",
        ("区住房城乡建设委", "各镇街"),
    )
    assert (second.responsible, second.deadline) == (("区交通局",), "6月底前")
    assert (third.lead, third.support, third.deadline) == (("区水务局",), ("各镇街",), "年底前")
    assert not any(row.doubts for row in (first, second, third))


def test_the_heading_above_an_item_is_its_section() -> None:
    assert [(row.section, row.task_no, row.place.line) for row in rows(BRACKETS)] == [
        ("（一）改善空气", 1, 5),
        ("（一）改善空气", 2, 6),
        ("（二）改善水体", 1, 8),
    ]


def test_labelled_lines_under_an_item_fill_its_fields() -> None:
    found = rows("""一、任务清单
（一）压缩时限
1.推行网上办理。
全部事项网上可办。
牵头单位：区市场监管局
配合单位：区税务局、区人力社保局
完成时限：6月底前
2.压减材料。
能共享的材料不再收取。
牵头单位：区市场监管局
完成时限：年底前
3.延时服务。
周末照常受理。
牵头单位：区政务服务局
完成时限：长期坚持
""")
    assert [(row.measure, row.lead, row.support, row.deadline) for row in found] == [
        (
            "推行网上办理。 全部事项网上可办。",
            ("区市场监管局",),
            ("区税务局", "区人力社保局"),
            "6月底前",
        ),
        ("压减材料。 能共享的材料不再收取。", ("区市场监管局",), (), "年底前"),
        ("延时服务。 周末照常受理。", ("区政务服务局",), (), "长期坚持"),
    ]
    assert not any(row.doubts for row in found)


def test_a_short_item_without_a_full_stop_is_the_task_of_the_text_below_it() -> None:
    found = rows("""一、主要任务
1.稳定就业
（1）开展招聘活动，促进就业。（区人力社保局）
（2）开展技能培训，提升技能。（区人力社保局、区总工会）
2.扩大消费
①开展促销活动，提振消费。（区商务局）
""")
    assert [(row.task_no, row.task, row.section) for row in found] == [
        (1, "稳定就业", "一、主要任务"),
        (1, "稳定就业", "一、主要任务"),
        (2, "扩大消费", "一、主要任务"),
    ]
    assert found[1].measure == "（2）开展技能培训，提升技能。"


def test_units_before_each_paragraph_are_responsible_for_it() -> None:
    found = rows("""一、职责分工
区文化和旅游局：负责组织演出活动，丰富文化生活。
区体育局：负责组织体育赛事，带动消费。
区商务局、各镇街：负责组织特色市集，方便居民。
""")
    assert [(row.responsible, row.measure[:6]) for row in found] == [
        (("区文化和旅游局",), "负责组织演出"),
        (("区体育局",), "负责组织体育"),
        (("区商务局", "各镇街"), "负责组织特色"),
    ]


def test_units_behind_a_title_are_those_of_the_text_below_it() -> None:
    found = rows("""三、重点任务
1.压实责任（责任单位：县应急局、各乡镇）
完善责任清单，建立考核机制。
2.排查隐患（责任单位：县住建局）
开展排查整治，实行闭环管理。
3.培育社区组织50个（责任单位：县民政局）
""")
    assert [(row.task, row.measure, row.responsible) for row in found] == [
        ("压实责任", "完善责任清单，建立考核机制。", ("县应急局", "各乡镇")),
        ("排查隐患", "开展排查整治，实行闭环管理。", ("县住建局",)),
        ("", "培育社区组织50个", ("县民政局",)),
    ]


def test_several_units_in_one_paragraph_part_it() -> None:
    found = rows("""一、重点任务
1.开展演出，丰富生活。（区文化和旅游局）组织赛事，带动消费。（区体育局）
2.组织市集，方便居民。（区商务局）
""")
    assert [row.responsible[0] for row in found] == ["区文化和旅游局", "区体育局", "区商务局"]
    assert [row.task_no for row in found] == [1, 1, 2]


def test_an_item_without_units_and_the_one_below_it_are_doubted() -> None:
    found = rows("""一、重点任务
1.组织市集，方便居民。（区商务局）
2.组织赛事，带动消费。
3.开展演出，丰富生活。（区文化和旅游局）
4.开展招聘活动，促进就业。（区人力社保局）
""")
    assert [row.measure for row in found][1] == "组织赛事，带动消费。"
    assert [codes(row) for row in found] == [
        set(),
        {DoubtCode.COLUMNS_SHIFTED},
        {DoubtCode.COLUMNS_SHIFTED},
        set(),
    ]


def test_a_number_that_is_skipped_is_doubted() -> None:
    found = rows("""一、重点任务
1.组织市集，方便居民。（区商务局）
3.组织赛事，带动消费。（区体育局）
4.开展演出，丰富生活。（区文化和旅游局）
""")
    assert [codes(row) for row in found] == [set(), {DoubtCode.NUMBER_OUT_OF_ORDER}, set()]


def test_a_deadline_that_all_others_name_is_missed() -> None:
    items = [f"{n}.组织第{n}次检查，通报结果。（区商务局，年底前）" for n in range(1, 8)]
    found = rows("一、重点任务\n" + "\n".join(items) + "\n8.组织第8次检查，公布结果。（区商务局）")
    assert [codes(row) for row in found[-2:]] == [set(), {DoubtCode.DEADLINE_UNKNOWN}]


def test_an_item_cut_by_a_page_is_joined() -> None:
    found = rows("""一、重点任务
1.组织特色市集，

| 12 |

方便居民生活。（区商务局）
2.组织赛事，带动消费。（区体育局）
3.开展演出，丰富生活。（区文化和旅游局）
""")
    assert found[0].measure == "组织特色市集，方便居民生活。"
    assert (found[0].place.line, found[0].place.end_line) == (4, 8)


def test_units_above_all_items_are_kept_in_doubt() -> None:
    found = rows("""责任单位：区水务局
一、重点任务
1.组织市集，方便居民。（区商务局）
2.组织赛事，带动消费。（区体育局）
""")
    assert codes(found[0]) == {DoubtCode.CUT_BY_PAGE}
    assert found[0].responsible == ("区水务局",)


@pytest.mark.parametrize(
    "text",
    [
        "一、总体要求\n坚持以人民为中心。\n二、工作目标\n年底前全面完成。\n",
        "1.组织市集。（区商务局）\n2.组织赛事。\n",
    ],
)
def test_a_text_with_hardly_any_units_is_no_plan(text: str) -> None:
    with pytest.raises(PlanReadError, match="plan-not-found"):
        rows(text)


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("牵头单位：区水务局", {Column.LEAD: "区水务局"}),
        (
            "牵头单位：区水务局；配合单位：各镇街；完成时限：年底前",
            {Column.LEAD: "区水务局", Column.SUPPORT: "各镇街", Column.DEADLINE: "年底前"},
        ),
        ("（责任单位：区水务局）", {Column.RESPONSIBLE: "区水务局"}),
        ("责任领导：分管副区长", {}),
    ],
)
def test_lines_of_labels_name_columns(line: str, cells: dict[Column, str]) -> None:
    named = labelled(line)
    assert named is not None
    assert named.cells == cells


@pytest.mark.parametrize(
    "line", ["开展检查，定期通报。", "工作目标：年底前完成。", "按职责落实，牵头单位：区水务局"]
)
def test_running_text_is_no_line_of_labels(line: str) -> None:
    assert labelled(line) is None


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("清理河道。（区水务局）", {Column.RESPONSIBLE: "区水务局"}),
        ("清理河道。（区水务局负责）", {Column.RESPONSIBLE: "区水务局"}),
        ("清理河道。（区水务局牵头负责，各镇街按职责配合）", {Column.LEAD: "区水务局", Column.SUPPORT: "各镇街"}),
        ("清理河道。（区水务局、各镇街（含园区）；年底前）", {Column.RESPONSIBLE: "区水务局、各镇街（含园区）", Column.DEADLINE: "年底前"}),
    ],
)  # fmt: skip
def test_a_bracket_at_the_end_names_units(text: str, cells: dict[Column, str]) -> None:
    found = in_brackets(text)
    assert found is not None
    assert (found[0], found[1].cells) == ("清理河道。", cells)


@pytest.mark.parametrize(
    "text", ["清理河道（含支流）。", "清理河道。（详见附件）", "清理河道。", "清理河道。（）"]
)
def test_other_brackets_are_text(text: str) -> None:
    assert in_brackets(text) is None


def test_text_behind_the_last_bracket_stays() -> None:
    assert cut_at_brackets("甲事办好。（区水务局）乙事也办好。") == ["甲事办好。（区水务局）", "乙事也办好。"]
    assert cut_at_brackets("甲事办好。（见附表）乙事也办好。") == ["甲事办好。（见附表）乙事也办好。"]


@pytest.mark.parametrize("text", ["目标：河道洁净。", "区水务局：河道清理", "河道清理。"])
def test_other_colons_name_no_unit(text: str) -> None:
    assert unit_first(text) is None
