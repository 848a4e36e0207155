"""Lists in further forms: nested brackets, duties for all items below, numbers in steps, labels in the line."""

from __future__ import annotations

import pytest

from model.errors import PlanReadError
from model.readers import plan_from_blocks
from model.readers.lists.list_units import behind_text, in_brackets, labelled
from model.readers.texts.text import text_blocks
from model.readers.words.columns import Column
from model.readers.words.first_leads import first_apart
from model.readers.words.shared_duties import added_units, shared_in, shared_units
from model.rows.draft import DoubtCode, Field, MeasureDraft, QuestionCode


def rows(text: str) -> tuple[MeasureDraft, ...]:
    return plan_from_blocks(list(text_blocks(f"示例县实施方案\n\n{text}\n")), "示例").draft.measures


def undoubted(found: tuple[MeasureDraft, ...]) -> bool:
    return not any(row.doubts for row in found)


SHARED = """一、重点任务
（一）调整结构
1．退出旧设备。退出旧设备30台。（县工信局牵头，县发改局等参与，各镇政府、街道办事处负责落实。以下均由各镇政府、街道办事处负责落实，不再列出）
2．覆盖工地。工地覆盖率达到100%。（县住建局牵头，县城管局参与）
（二）调整能源
3．改造取暖。改造取暖1000户。（县发改局、各镇政府按职责分工负责）
"""


def test_a_duty_for_all_items_below_is_given_to_them_and_asked_about() -> None:
    found = rows(SHARED)
    assert [row.responsible for row in found] == [
        ("各镇政府", "街道办事处"),
        ("各镇政府", "街道办事处"),
        ("县发改局", "各镇政府", "街道办事处"),
    ]
    asked = [[(one.code, one.wording) for one in row.questions] for row in found]
    sentence = (QuestionCode.OPEN_END, "以下均由各镇政府、街道办事处负责落实，不再列出")
    assert asked == [[], [sentence], [sentence]]
    assert undoubted(found)


def test_a_duty_said_to_hold_below_too_is_also_that_of_its_own_item() -> None:
    found = rows(
        """一、任务
（一）建设管网。新建管网12公里，消除积水点。〔责任单位：县住建局、县水利局按职责分工负责。各项任务均涉及相关县（市、区）人民政府，不再列出，下同。〕
（二）规范停车。新增车位500个，方便出行。〔责任单位：县公安局〕"""
    )
    assert [row.responsible for row in found] == [
        ("县住建局", "县水利局", "相关县（市、区）人民政府"),
        ("县公安局", "相关县（市、区）人民政府"),
    ]
    assert [[one.code for one in row.questions] for row in found] == [[QuestionCode.SOME_UNITS]] * 2


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("以下均需县(市、区)政府落实，不再列出", "县(市、区)政府"),
        ("以下任务各镇（街道）均为责任单位，不再列出", "各镇（街道）"),
        ("具体任务均涉及各市（州）人民政府，不再做分工，下同", "各市（州）人民政府"),
        ("以下各项工作按要求落实", ""),
    ],
)
def test_the_units_of_a_duty_for_all_are_those_named_beside_its_word(sentence: str, units: str) -> None:
    assert shared_units(sentence) == units


@pytest.mark.parametrize("text", ["各镇（含开发区，下同）负责", "县水利局牵头，各镇均参与", "县水利局"])
def test_other_words_are_no_duty_for_all(text: str) -> None:
    assert shared_in(text) == (text, "")


def test_only_units_that_are_not_named_are_added() -> None:
    assert added_units("各镇政府、街道办事处", ["县水利局、各镇政府", ""]) == "街道办事处"


@pytest.mark.parametrize(
    "text",
    [
        "1.修复河道，整治岸线。\n责任单位：县水利局",
        "1.修复河道，整治岸线。（责任单位：县水利局、各镇）",
        "1.修复河道，整治岸线。（县水利局牵头）\n2.整治农田，提升产能。（县财政局牵头）",
    ],
)
def test_one_item_with_a_label_or_two_that_say_who_leads_are_a_plan(text: str) -> None:
    assert undoubted(rows(text))


@pytest.mark.parametrize(
    "text",
    [
        "一、活动时间\n2024年5月。\n二、组织机构\n主办单位：示例县人民政府\n承办单位：县商务局\n三、要求\n1.加强领导。各单位要重视。",
        "第一条 为加强管理，制定本办法。\n第二条 县城管局负责监督。\n第三条 违者由主管部门（县城管局）处理。",
    ],
)
def test_a_notice_or_a_rule_that_names_units_is_no_plan(text: str) -> None:
    with pytest.raises(PlanReadError, match="plan-not-found"):
        rows(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一条 修复河道，整治岸线。（责任单位：县水利局）\n第二条 整治农田，扩大面积。（责任单位：县财政局）", [("", 1, "县水利局"), ("", 2, "县财政局")]),
        ("一、任务\n１．修复河道，整治岸线。（责任单位：县水利局）\n２．整治农田，扩大面积。（责任单位：县财政局）", [("一、任务", 1, "县水利局"), ("一、任务", 2, "县财政局")]),
        ("1 重点任务\n1.1 修复河道，整治岸线。\n责任单位：县水利局\n1.2 整治农田，扩大面积。\n责任单位：县财政局", [("1重点任务", 1, "县水利局"), ("1重点任务", 2, "县财政局")]),
        ("一、任务\n（一）改善环境。\n1.修复河道，整治岸线。（责任单位：县水利局）\n2.整治农田，扩大面积。（责任单位：县财政局）", [("（一）改善环境", 1, "县水利局"), ("（一）改善环境", 2, "县财政局")]),
    ],
)  # fmt: skip
def test_numbers_in_other_writings_are_heard(text: str, expected: list[tuple[str, int, str]]) -> None:
    found = rows(text)
    assert [(row.section, row.task_no, *row.responsible) for row in found] == expected
    assert undoubted(found)


def test_a_quantity_at_the_head_of_a_line_is_no_number() -> None:
    found = rows("一、任务\n1.修复河道。\n1.5万米岸线整治到位。\n责任单位：县水利局")
    assert [(row.task_no, row.measure) for row in found] == [(1, "修复河道。 1.5万米岸线整治到位。")]


def test_a_title_that_ends_in_a_colon_is_the_task_without_it() -> None:
    found = rows("一、任务\n1、河道治理：\n（1）修复岸线，整治河道。\n完成时限：6月底前\n\n责任单位：县水利局")
    assert [(row.task, row.deadline, row.responsible) for row in found] == [("河道治理", "6月底前", ("县水利局",))]


def test_the_title_of_the_plan_is_no_part_of_the_first_item() -> None:
    found = rows("修复河道，整治岸线。（责任单位：县水利局）\n整治农田，扩大面积。（责任单位：县财政局）")
    assert [row.measure for row in found] == ["修复河道，整治岸线。", "整治农田，扩大面积。"]


def test_units_over_numbered_items_are_theirs_in_doubt_where_they_name_others() -> None:
    found = rows(
        """一、任务
（一）改善环境（牵头单位：县发改局）
1.修复河道，整治岸线。（责任单位：县水利局）
（二）改善服务
责任单位：县政务服务局
1.开设窗口，一窗通办。
2.压减材料，减少跑动。"""
    )
    assert [(row.section, row.lead, row.responsible) for row in found] == [
        ("（一）改善环境", ("县发改局",), ("县水利局",)),
        ("（二）改善服务", (), ("县政务服务局",)),
        ("（二）改善服务", (), ("县政务服务局",)),
    ]
    assert [[(one.code, one.field) for one in row.doubts] for row in found] == [
        [(DoubtCode.COLUMNS_SHIFTED, Field.LEAD)],
        [],
        [],
    ]


def test_labels_numbered_themselves_close_one_piece_of_work() -> None:
    found = rows(
        """一、任务
（一）控制扬尘
1.目标任务：工地全部覆盖。
2.工作措施：开展巡查，及时整改。
3.责任单位：县住建局、各街道
4.完成时限：年底前
（二）更新车辆
1.目标任务：更新车辆200辆。
2.责任单位：县交通运输局
3.完成时限：6月底前"""
    )
    assert [(row.task, row.measure, row.responsible, row.deadline) for row in found] == [
        ("控制扬尘", "目标任务：工地全部覆盖。 工作措施：开展巡查，及时整改。", ("县住建局", "各街道"), "年底前"),
        ("更新车辆", "目标任务：更新车辆200辆。", ("县交通运输局",), "6月底前"),
    ]


def test_labels_behind_the_last_sentence_are_no_part_of_the_text() -> None:
    found = behind_text("控制扬尘，规范工地。责任单位：县住建局、各街道。完成时限：年底前。")
    assert found is not None
    assert found[0] == "控制扬尘，规范工地。"
    assert found[1].cells == {Column.RESPONSIBLE: "县住建局、各街道", Column.DEADLINE: "年底前"}
    assert behind_text("明确分工。责任单位：要认真研究，抓好落实。") is None


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("[牵头部门] 县住建局", {Column.LEAD: "县住建局"}),
        ("责任单位：县住建局、县水利局按职责分工负责", {Column.RESPONSIBLE: "县住建局、县水利局"}),
        ("责任单位：县住建局牵头，县水利局配合", {Column.LEAD: "县住建局", Column.SUPPORT: "县水利局"}),
        ("责任单位：县住建局（牵头）、县水利局", {Column.RESPONSIBLE: "县住建局（牵头）、县水利局"}),
    ],
)
def test_a_label_with_words_that_say_who_does_what(line: str, cells: dict[Column, str]) -> None:
    named = labelled(line)
    assert named is not None
    assert named.cells == cells


@pytest.mark.parametrize(
    ("text", "rest", "cells"),
    [
        ("清理河道。(县(市、区)政府负责落实)", "清理河道。", {Column.RESPONSIBLE: "县(市、区)政府"}),
        ("清理河道〔责任单位：县水利局〕。", "清理河道。", {Column.RESPONSIBLE: "县水利局"}),
        ("清理河道。（副县长某某负责，县水利局牵头）", "清理河道。", {Column.LEAD: "县水利局"}),
        ("清理河道。（牵头领导：副县长某某，责任单位：县水利局）", "清理河道。", {Column.RESPONSIBLE: "县水利局"}),
        ("清理河道。（6月底前完成，县水利局牵头）", "清理河道。", {Column.LEAD: "县水利局", Column.DEADLINE: "6月底前完成"}),
    ],
)  # fmt: skip
def test_brackets_of_any_kind_and_depth_name_units(text: str, rest: str, cells: dict[Column, str]) -> None:
    found = in_brackets(text)
    assert found is not None
    assert (found[0], found[1].cells) == (rest, cells)


@pytest.mark.parametrize("said", ["列第一位的责任单位为牵头单位。", "排在最前面的单位为牵头单位。", "首位单位为总牵头单位。"])
def test_a_preface_may_say_that_the_first_unit_leads(said: str) -> None:
    found = rows(f"任务分解如下，{said}\n一、任务\n1.修复河道，整治岸线。（责任单位：县水利局、县财政局、各镇）")
    assert (found[0].lead, found[0].responsible) == (("县水利局",), ("县财政局", "各镇"))


def test_the_first_unit_is_parted_only_where_it_is_one() -> None:
    assert first_apart("县水利局（县河长办）、县财政局") == ("县水利局（县河长办）", "县财政局")
    assert first_apart("认真抓好落实、县财政局") is None


def test_units_of_one_group_or_parted_by_a_stroke() -> None:
    found = rows("1.修复河道。（责任单位：各县、区人民政府，县水利局/县财政局，县住建局和县城管局）")
    assert found[0].responsible == ("各县、区人民政府", "县水利局", "县财政局", "县住建局", "县城管局")


def test_traditional_characters_do_no_harm() -> None:
    with pytest.raises(PlanReadError, match="plan-not-found"):
        rows("一、重點任務\n1.河道治理。整治岸線。（責任單位：縣水利局）")


def test_a_title_with_labels_below_it_is_the_work_itself() -> None:
    found = rows("1.新建驿站10个\n主办单位：县民政局\n协办单位：各街道\n完成时限：11月底\n2.改造小区5个\n主办单位：县住建局\n完成时限：12月底")
    assert [(row.measure, row.lead, row.support, row.deadline) for row in found] == [
        ("新建驿站10个", ("县民政局",), ("各街道",), "11月底"),
        ("改造小区5个", ("县住建局",), (), "12月底"),
    ]
    assert undoubted(found)


@pytest.mark.parametrize(
    "lines",
    [
        "责任单位：县水利局、\n县住建局、各乡镇",
        "责任单位：县水利局、县住建局\n各乡镇",
        "责任单位：县水利局、县住\n建局、各乡镇",
        "（责任单位：县水利局、县住建局、\n各乡镇）",
        "（责任单位：县水利局、县住\n建局、各乡镇）",
    ],
)
def test_units_over_two_lines_are_one_list(lines: str) -> None:
    found = rows(f"一、任务\n（一）修复河道\n整治岸线8公里，清理淤泥。\n{lines}\n（二）整治农田\n新建农田2万亩。\n责任单位：县农业农村局")
    assert [(row.task, row.responsible) for row in found] == [
        ("修复河道", ("县水利局", "县住建局", "各乡镇")),
        ("整治农田", ("县农业农村局",)),
    ]


def test_units_over_the_text_below_a_title_are_its_own() -> None:
    found = rows("一、任务\n（一）修复河道\n责任单位：县水利局\n整治岸线8公里，清理淤泥。\n（二）整治农田\n责任单位：县财政局\n新建农田2万亩，提升产能。")
    assert [(row.task, row.measure, row.responsible) for row in found] == [
        ("修复河道", "整治岸线8公里，清理淤泥。", ("县水利局",)),
        ("整治农田", "新建农田2万亩，提升产能。", ("县财政局",)),
    ]


def test_an_item_whose_bracket_cannot_be_read_is_not_lost() -> None:
    found = rows(
        "一、任务\n1.修复河道，整治岸线。（责任单位：县水利局）\n2.整治农田，提升产能。（责任单位：县财政局\n3.绿化造林。（视情推进）\n4.开展检查，通报结果。（县督查室，每季度一次）"
    )
    assert [(row.task_no, bool(row.doubts)) for row in found[:3]] == [(1, False), (2, True), (3, True)]
    assert (found[3].deadline, found[3].responsible) == ("每季度一次", ("县督查室",))


def test_an_office_whose_name_ends_like_a_role_is_a_unit() -> None:
    found = in_brackets("建好阵地。（县委办、县政协办，县直各部门）")
    assert found is not None
    assert found[1].cells == {Column.RESPONSIBLE: "县委办、县政协办、县直各部门"}


def test_units_that_stand_over_their_items_are_in_doubt() -> None:
    found = rows("责任单位：县民政局\n1.新建驿站10个，方便老人。\n2.发放补贴，惠及群众。\n责任单位：县住建局\n3.改造小区5个，惠及居民。")
    assert all(row.doubts for row in found)
