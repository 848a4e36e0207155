"""Rows that lost their text, their units or their place, and rows that hold several measures."""

from __future__ import annotations

import pytest

from model.readers import plan_from_blocks
from model.readers.texts.text import text_blocks
from model.rows.draft import DoubtCode, Field, MeasureDraft

HEADER = "序号|重点任务|工作措施|完成时限|牵头单位|协办单位"
CITY = "序号|重点工作任务|工作措施|完成时限|牵头部门|主责单位|协办单位"
PAGE = f"\n\n{HEADER}\n"


def rows(text: str, header: str = HEADER) -> tuple[MeasureDraft, ...]:
    source = f"示例区行动计划\n\n{header}\n{text.strip()}\n".replace("|", "\t")
    return plan_from_blocks(list(text_blocks(source)), "示例").draft.measures


def doubts(row: MeasureDraft) -> set[tuple[DoubtCode, Field]]:
    return {(doubt.code, doubt.field) for doubt in row.doubts}


def codes(row: MeasureDraft) -> set[DoubtCode]:
    return {doubt.code for doubt in row.doubts}


def outside(row: MeasureDraft) -> list[str]:
    return [dict(doubt.facts)["text"] for doubt in row.doubts if doubt.code is DoubtCode.TEXT_OUTSIDE_TABLE]


def test_deadline_and_units_in_the_row_below_are_taken_up_in_doubt() -> None:
    (row,) = rows("1|绿化|新建绿地十公顷，持续养护。|||\n|||年底前|区园林绿化局|区水务局")
    assert (row.deadline, row.lead, row.support) == ("年底前", ("区园林绿化局",), ("区水务局",))
    assert (DoubtCode.COLUMNS_SHIFTED, Field.ROW) in doubts(row)


def test_a_deadline_without_a_text_to_go_with_is_shown() -> None:
    (row,) = rows("1|绿化|新建绿地十公顷，持续养护。|年底前|区园林绿化局|——\n|||6月底前|区水务局|——")
    assert (row.deadline, row.lead) == ("年底前", ("区园林绿化局",))
    (packed,) = [doubt for doubt in row.doubts if doubt.code is DoubtCode.MEASURES_PACKED]
    assert dict(packed.facts) == {"deadline": "6月底前", "units": "区水务局 ——"}


def test_two_texts_above_and_two_sets_of_units_are_paired() -> None:
    found = rows(
        "1|绿化|新建绿地十公顷，持续养护。|长期实施|区水务局|——\n"
        "||开展检查，定期通报。 公开结果，接受监督。|年底前|区园林绿化局|——\n|||6月底前|区财政局|——"
    )
    assert [(row.measure, row.deadline, row.lead) for row in found] == [
        ("新建绿地十公顷，持续养护。", "长期实施", ("区水务局",)),
        ("开展检查，定期通报。", "年底前", ("区园林绿化局",)),
        ("公开结果，接受监督。", "6月底前", ("区财政局",)),
    ]
    assert [DoubtCode.MEASURES_PACKED in codes(row) for row in found] == [False, True, True]


def test_units_alone_in_the_row_below_belong_to_the_cells_above() -> None:
    (row,) = rows("1|绿化|新建绿地十公顷，持续养护。|年底前|区园林绿化局|——\n||||区水务局|区财政局")
    assert (row.lead, row.support) == (("区园林绿化局", "区水务局"), ("区财政局",))
    assert (DoubtCode.COLUMNS_SHIFTED, Field.LEAD) in doubts(row)


def test_units_cut_by_a_page_are_joined_without_doubt() -> None:
    (row,) = rows(f"1|绿化|新建绿地十公顷，持续养护。|年底前|区园林绿化局 区水|——{PAGE}||||务局|")
    assert row.lead == ("区园林绿化局", "区水务局")
    assert row.doubts == ()


def test_a_unit_in_the_column_of_texts_goes_to_the_units_in_doubt() -> None:
    (row,) = rows("1|融资|开展银企对接，推广信用贷款。|年底前|区财政局|区金融办\n||示例银行示例分行|||")
    assert (row.measure, row.lead) == ("开展银企对接，推广信用贷款。", ("区财政局", "示例银行示例分行"))
    assert (DoubtCode.COLUMNS_SHIFTED, Field.LEAD) in doubts(row)


def test_a_row_repeated_by_a_page_with_the_rest_of_its_text_is_joined_in_doubt() -> None:
    (row,) = rows(
        f"1|绿化|新建绿地十公顷，持续|年底前|区园林绿化局|——{PAGE}1|绿化|养护，定期检查。|年底前|区园林绿化局|——"
    )
    assert row.measure == "新建绿地十公顷，持续养护，定期检查。"
    assert codes(row) == {DoubtCode.CUT_BY_PAGE}


def test_deadline_and_units_on_the_next_page_are_joined_with_a_cut_text() -> None:
    (row,) = rows(f"1|绿化|新建绿地十公顷，持续|||{PAGE}||养护。|年底前|区园林绿化局|——")
    assert (row.measure, row.deadline, row.lead) == (
        "新建绿地十公顷，持续养护。",
        "年底前",
        ("区园林绿化局",),
    )
    assert row.doubts


def test_a_cut_text_above_another_whole_row_is_doubted_on_both_sides() -> None:
    found = rows(
        f"1|绿化|新建绿地十公顷，持续|年底前|区园林绿化局|——{PAGE}||补植行道树，加强管理。|6月底前|区水务局|——"
    )
    assert [DoubtCode.CUT_BY_PAGE in codes(row) for row in found] == [True, True]


def test_a_deadline_cut_off_by_a_page_is_taken_from_the_row_above_in_doubt() -> None:
    found = rows(
        f"1|绿化|新建绿地十公顷，持续养护。|年底前|区园林绿化局|——{PAGE}||补植行道树，加强管理。||区水务局|——"
    )
    assert found[1].deadline == "年底前"
    assert DoubtCode.DEADLINE_UNKNOWN in codes(found[1])


def test_the_rest_of_a_cut_text_may_stand_between_two_tables() -> None:
    (row, _) = rows(
        f"1|绿化|新建绿地十公顷，持续|年底前|区园林绿化局|——\n\n养护，定期检查。{PAGE}2|治水|治理水体，定期通报。|年底前|区水务局|——"
    )
    assert row.measure == "新建绿地十公顷，持续养护，定期检查。"
    assert outside(row) == ["养护，定期检查。"]


def test_each_text_outside_the_tables_is_shown() -> None:
    (row, _) = rows(
        f"1|绿化|新建绿地十公顷。|年底前|区园林绿化局|——\n\n甲段文字，不知何处。\n\n乙段文字，不知何处。{PAGE}2|治水|治理水体，定期通报。|年底前|区水务局|——"
    )
    assert outside(row) == ["甲段文字，不知何处。", "乙段文字，不知何处。"]


def test_sentences_in_a_table_nobody_reads_are_shown_with_the_nearest_measure() -> None:
    plan = "名称|说明\n甲|本表说明各项要求，供参考。\n\n{0}\n1|绿化|新建绿地十公顷。|年底前|区园林绿化局|——\n\n名称|说明\n乙|另表说明各项要求，供参考。"
    source = plan.format(HEADER).replace("|", "\t")
    (row,) = plan_from_blocks(list(text_blocks(source)), "示例").draft.measures
    assert outside(row) == ["另表说明各项要求，供参考。", "本表说明各项要求，供参考。"]


def test_a_page_with_a_garbled_header_is_read_by_the_header_of_the_others() -> None:
    found = rows(
        f"1|绿化|新建绿地十公顷，持续养护。|年底前|区园林绿化局|——{PAGE}2|治水|治理水体，定期通报。|年底前|区水务局|——",
        "甲|乙|丙|丁|戊|己",
    )
    assert [row.task for row in found][-2:] == ["绿化", "治水"]
    assert found[0].doubts


def test_a_sentence_in_the_column_of_notes_is_the_measure_in_doubt() -> None:
    found = rows(
        "1|绿化||年底前|区园林绿化局|新建绿地十公顷，持续养护，定期检查，公布结果。\n"
        "2|治水|治理黑臭水体，定期通报。|年底前|区水务局|",
        "序号|任务|措施|时限|责任单位|备注",
    )
    assert found[0].measure == "新建绿地十公顷，持续养护，定期检查，公布结果。"
    assert found[0].doubts


def test_blanks_between_texts_and_units_part_two_measures() -> None:
    found = rows(
        "1|示范|开展走航监测行动，定期通报。  开展审核评估试点，总结经验。|年底前|区水务局  区财政局|——"
    )
    assert [(row.measure, row.deadline, row.lead) for row in found] == [
        ("开展走航监测行动，定期通报。", "年底前", ("区水务局",)),
        ("开展审核评估试点，总结经验。", "年底前", ("区财政局",)),
    ]


def test_texts_with_double_blanks_and_one_set_of_units_are_one_in_doubt() -> None:
    (row,) = rows("1|示范|开展走航监测行动，定期通报。  开展审核评估试点，总结经验。|年底前|区水务局|——")
    assert row.measure == "开展走航监测行动，定期通报。 开展审核评估试点，总结经验。"
    assert codes(row) == {DoubtCode.MEASURES_PACKED}


def test_units_named_twice_show_two_measures() -> None:
    found = rows(
        "1|示范|<p>区水务局开展监测，通报结果。</p><p>区财政局安排资金，加强监管。</p>|年底前|区水务局 区财政局 区水务局|——"
    )
    assert len(found) == 2
    assert all(DoubtCode.MEASURES_PACKED in codes(row) for row in found)


def test_one_text_with_two_deadlines_keeps_both_in_doubt() -> None:
    (row,) = rows("1|示范|开展监测，通报结果。|年底前 6月底前|区水务局|——")
    assert row.deadline == "年底前；6月底前"
    assert DoubtCode.MEASURES_PACKED in codes(row)


@pytest.mark.parametrize(
    ("units", "leads"),
    [
        ("<p>区水务局</p><p>区财政局</p><p>区交通局</p>", [("区水务局",), ("区财政局", "区交通局")]),
        ("区水务局 区财政局", [("区水务局",), ("区财政局",)]),
        ("区水务局", [("区水务局",), ("区水务局",)]),
        ("区水务局 区财政局 (预算科) 区水务局", [("区水务局",), ("区财政局(预算科)", "区水务局")]),
    ],
)
def test_units_are_shared_out_among_packed_texts(units: str, leads: list[tuple[str, ...]]) -> None:
    found = rows(
        f"1|示范|<p>开展监测，通报结果。</p><p>安排资金，加强监管。</p>|<p>年底前</p><p>6月底前</p>|{units}|——"
    )
    assert [row.lead for row in found] == leads


def test_fewer_parts_than_texts_leave_the_last_without_units_in_doubt() -> None:
    found = rows(
        "1|示范|<p>甲事开展监测，通报。</p><p>乙事安排资金，监管。</p><p>丙事总结经验，推广。</p>"
        "|<p>年底前</p><p>6月底前</p>|<p>市水务局</p><p>市财政局</p>|各区政府|——",
        CITY,
    )
    assert [row.lead for row in found] == [("市水务局",), ("市财政局",), ()]
    assert [row.deadline for row in found] == ["年底前", "6月底前", "6月底前"]
    assert all(DoubtCode.MEASURES_PACKED in codes(row) for row in found)


def test_a_sentence_behind_the_name_goes_back_to_the_measure() -> None:
    (row, _) = rows(
        "1|绿化 定期检查，公布结果。|新建绿地十公顷，持续养护，|年底前|区园林绿化局|——\n"
        "2|治水|治理黑臭水体，定期通报。|年底前|区水务局|——"
    )
    assert (row.task, row.measure) == ("绿化", "新建绿地十公顷，持续养护，定期检查，公布结果。")
    assert row.doubts


def test_deadlines_and_units_mixed_in_one_cell_are_parted() -> None:
    (row, *_) = rows(
        "1|绿化|新建绿地十公顷，持续养护。|<p>年底前</p><p>区园林绿化局</p>|——\n"
        "2|治水|治理黑臭水体，定期通报。|年底前|区水务局|——"
    )
    assert (row.deadline, row.lead) == ("年底前", ("区园林绿化局",))
    assert row.doubts


def test_a_row_much_too_wide_is_kept_whole_in_doubt() -> None:
    found = rows(
        "1|绿化|新建绿地十公顷，持续养护。|年底前|区园林绿化局|——"
        + "|补充文字较长，说明情况，另行安排，不再赘述。" * 3
    )
    assert "新建绿地十公顷，持续养护。" in found[0].measure
    assert found[0].doubts


def test_a_number_repeated_with_another_name_on_a_new_page_is_doubted() -> None:
    found = rows(
        f"1|绿化|新建绿地十公顷。|年底前|区园林绿化局|——{PAGE}1|治水|治理水体，定期通报。|年底前|区水务局|——"
    )
    (changed, *_) = [doubt for doubt in found[1].doubts if doubt.code is DoubtCode.TASK_NAME_CHANGED]
    assert (changed.proposal, dict(changed.facts)["task"]) == ("治水", "绿化")


def test_a_name_that_is_no_rest_of_the_one_above_is_shown() -> None:
    found = rows(
        "1|绿化|新建绿地十公顷。|年底前|区园林绿化局|——\n|黑臭水体整治行动|治理水体，定期通报。|年底前|区水务局|——\n"
        "2|宣传|开展宣传，引导公众。|年底前|区委宣传部|——"
    )
    (changed, *_) = [doubt for doubt in found[1].doubts if doubt.code is DoubtCode.TASK_NAME_CHANGED]
    assert (found[1].task, changed.proposal) == ("绿化", "黑臭水体整治行动")


def test_a_short_rest_of_a_name_in_the_same_page_is_joined_in_doubt() -> None:
    found = rows(
        "1|绿化养护|新建绿地十公顷。|年底前|区园林绿化局|——\n|行动|补植行道树，加强管理。|年底前|区水务局|——\n"
        "2|宣传|开展宣传，引导公众。|年底前|区委宣传部|——"
    )
    assert [row.task for row in found] == ["绿化养护行动", "绿化养护行动", "宣传"]
    assert DoubtCode.TASK_NAME_CHANGED in codes(found[0])


def test_rows_below_a_number_that_was_jumped_to_are_doubted_above() -> None:
    found = rows(
        "1|绿化|新建绿地十公顷。|年底前|区园林绿化局|——\n||补植行道树，加强管理。|年底前|区水务局|——\n"
        "4|宣传|开展宣传，引导公众。|年底前|区委宣传部|——"
    )
    assert DoubtCode.NUMBER_MISSING in codes(found[1])
    assert DoubtCode.NUMBER_OUT_OF_ORDER in codes(found[2])
    assert found[2].task_no == 4


def test_a_group_beside_one_of_its_members_shows_two_measures() -> None:
    one, two = rows(
        "1|绿化|各区新建绿地，持续养护。  研究示例园区方案，推动实施。|年底前|各区政府 示例区政府|——",
    )
    assert (one.lead, two.lead) == (("各区政府",), ("示例区政府",))
    assert DoubtCode.MEASURES_PACKED in codes(one) & codes(two)


def test_the_rest_of_a_text_on_a_page_without_a_header_is_joined() -> None:
    rest = "||垃圾分类覆盖面|||\n2|节水|推进节水社区建设，定期检查。|年底前|区水务局|——"
    one, two = rows(
        f"1|环卫|加强日常巡查，逐步扩大|年底前|区城市管理委|——\n\n| 2 |\n\n{rest}".replace("| 2 |", "— 2 —")
    )
    assert one.measure == "加强日常巡查，逐步扩大垃圾分类覆盖面"
    assert two.task == "节水"


def test_a_new_name_atop_a_page_is_no_rest_of_the_name_above() -> None:
    above = "1|空气质量提升|加强日常巡查，减少污染。|年底前|区生态环境局|——"
    below = "|政务服务改革|梳理事项清单，优化流程。|年底前|区政务服务局|——\n2|政务服务改革|推行容缺受理，公布目录。|年底前|区政务服务局|——"
    one, two, three = rows(f"{above}\n\n— 1 —\n\n{HEADER}\n{below}")
    assert (one.task, two.task, three.task) == ("空气质量提升", "政务服务改革", "政务服务改革")
    assert (two.task_no, three.task_no) == (2, 2)
    assert (DoubtCode.NUMBER_MISSING, Field.TASK_NO) in doubts(two)


def test_units_that_slid_into_the_notes_come_back_in_doubt() -> None:
    header = "序号|任务|措施|时限|牵头单位|配合单位|备注"
    text = "{n}|绿化{n}|新建绿地{n}公顷，持续养护。|年底前|区园林绿化局|{units}"
    lines = [text.format(n=1, units="|区水务局"), *(text.format(n=n, units="区水务局|") for n in (2, 3, 4))]
    one, *others = rows("\n".join(lines), header)
    assert one.support == ("区水务局",)
    assert DoubtCode.COLUMNS_SHIFTED in codes(one)
    assert not any(row.doubts for row in others)


def test_a_misread_unit_is_not_joined_with_the_next() -> None:
    text = "{n}|绿化{n}|新建绿地{n}公顷，持续养护。|年底前|区园林绿化局|{units}"
    lines = [text.format(n=n, units="区水务局 区教育局") for n in (1, 2, 3)]
    *_, row = rows("\n".join([*lines, text.format(n=4, units="区水务术 区教育局")]))
    assert row.support == ("区水务术", "区教育局")
    assert (DoubtCode.UNIT_GARBLED, Field.SUPPORT) in doubts(row)


def test_a_row_with_a_text_and_helpers_only_casts_doubt_on_the_row_it_may_belong_to() -> None:
    upper, lower = rows(
        "1|绿化|新建绿地十公顷，持续养护。|年底前|区园林绿化局|各镇人民政府\n||推广节水灌溉，定期检查。|||各街道办事处"
    )
    assert DoubtCode.CUT_BY_PAGE in codes(upper)
    assert lower.doubts


def test_an_empty_cell_is_doubted_where_most_rows_write_a_dash() -> None:
    dashed = "\n".join(f"{number}|任务{number}|开展第{number}项工作，定期检查。|年底前|区水务局|——" for number in range(1, 9))
    *_, empty, last = rows(f"{dashed}\n9|任务九|开展工作，定期检查。|年底前|区水务局|\n10|任务十|开展检查，定期通报。|年底前|区水务局|")
    assert DoubtCode.COLUMNS_SHIFTED in codes(empty)
    assert DoubtCode.COLUMNS_SHIFTED in codes(last)
