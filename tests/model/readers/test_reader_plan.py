"""Plans in tables, small and made up, as scanners give them: | stands for the tab between cells."""

from __future__ import annotations

import pytest

from model.readers import plan_from_blocks
from model.readers.texts.text import text_blocks
from model.rows.draft import DoubtCode, MeasureDraft, PlanDraft, QuestionCode

HEADER = "序号|重点任务|工作措施|完成时限|牵头单位|协办单位"
CITY_HEADER = "序号|重点工作任务|工作措施|完成时限|牵头部门|主责单位|协办单位"
FILLER = """
8|节水|推进节水型社区建设，定期检查。|年底前|区水务局 区财政局|——
9|绿化|新建口袋公园两处，加强养护。|年底前|区园林绿化局|——
10|宣传|开展环保宣传活动，引导公众。|长期实施|区委宣传部|——
"""


def read(text: str) -> PlanDraft:
    return plan_from_blocks(list(text_blocks(text.replace("|", "\t"))), "示例").draft


def rows(text: str, header: str = HEADER) -> tuple[MeasureDraft, ...]:
    return read(f"示例区行动计划\n\n{header}\n{text.strip()}\n").measures


def codes(row: MeasureDraft) -> set[DoubtCode]:
    return {doubt.code for doubt in row.doubts}


def test_a_plain_row_fills_every_field_without_doubt() -> None:
    (row,) = rows("1|空气质量|优良天数比率达到76%，持续改善。|年底前|区生态环境局|区交通局 区水务局")
    assert (row.task_no, row.task, row.deadline) == (1, "空气质量", "年底前")
    assert (row.lead, row.responsible, row.support) == (("区生态环境局",), (), ("区交通局", "区水务局"))
    assert row.doubts == ()
    assert row.place.line == 4


def test_a_city_plan_has_a_column_more() -> None:
    (row,) = rows("1|目标|水质稳定达标，持续改善。|年底前|市水务局|各区政府|市财政局", CITY_HEADER)
    assert (row.lead, row.responsible, row.support) == (("市水务局",), ("各区政府",), ("市财政局",))


@pytest.mark.parametrize(
    "header",
    [
        "编号|工作任务|具体举措|时间要求|主办单位|配合单位",
        "序号|主要任务|工作内容|完成时间|牵头部门|协同单位",
        "序号|重点工作|主要措施|时间节点|牵头（责任）单位|参与部门",
        "项次|任务名称|任务内容|办理期限|主管部门|协助单位",
    ],
)
def test_headers_have_many_names(header: str) -> None:
    (row,) = rows("1|绿化|新建绿地十公顷，持续养护。|年底前|区园林绿化局|各街道办事处", header)
    assert (row.task, row.deadline, row.lead, row.support) == (
        "绿化",
        "年底前",
        ("区园林绿化局",),
        ("各街道办事处",),
    )


def test_columns_may_stand_in_another_order() -> None:
    (row,) = rows(
        "1|绿化|新建绿地十公顷，持续养护。|区园林绿化局|各街道办事处|年底前",
        "序号|任务|措施|责任单位|配合单位|完成时限",
    )
    assert (row.responsible, row.support, row.deadline) == (("区园林绿化局",), ("各街道办事处",), "年底前")


def test_labels_nobody_knows_are_told_by_what_stands_below() -> None:
    (row, *_) = rows(
        "1|绿化|新建绿地十公顷，持续养护。|年底前|区园林绿化局|——" + FILLER,
        "序号|重点任务|怎么干|啥时候|牵头单位|协办单位",
    )
    assert (row.task, row.measure[:2], row.deadline) == ("绿化", "新建", "年底前")


def test_a_table_without_a_header_is_read_in_doubt() -> None:
    plan = read(
        "示例区行动计划\n\n1|绿化|新建绿地十公顷，持续养护。|年底前|区园林绿化局|各街道办事处\n"
        + FILLER.strip()
    )
    assert plan.measures[0].lead == ("区园林绿化局",)
    assert all(row.doubts for row in plan.measures)


def test_a_task_goes_on_where_number_and_name_are_empty() -> None:
    found = rows(
        "1|绿化|新建绿地十公顷，持续养护。|年底前|区园林绿化局|——\n||补植行道树，加强管理。|6月底前|区园林绿化局|——"
    )
    assert [(row.task_no, row.task) for row in found] == [(1, "绿化"), (1, "绿化")]
    assert found[1].deadline == "6月底前"


def test_sections_are_taken_from_rows_and_from_lines_between_tables() -> None:
    found = rows(f"""一、目标|||||
1|绿化|新建绿地十公顷，持续养护。|年底前|区园林绿化局|——

二、治理

{HEADER}
2|治水|治理黑臭水体，动态清零。|年底前|区水务局|——
||三、保障|||
3|宣传|开展环保宣传，引导公众。|年底前|区委宣传部|——""")
    assert [row.section for row in found] == ["一、目标", "二、治理", "三、保障"]
    assert not any(row.doubts for row in found)


def test_a_measure_cut_by_a_page_is_joined_without_doubt() -> None:
    (row,) = rows(f"""1|绿化|新建绿地十公顷，持续|年底前|区园林绿化局|——

{HEADER}
||养护，定期检查。||||""")
    assert row.measure == "新建绿地十公顷，持续养护，定期检查。"
    assert row.doubts == ()
    assert (row.place.line, row.place.end_line) == (4, 7)


def test_the_rest_of_a_unit_cell_is_joined_with_the_text() -> None:
    (row,) = rows(f"""1|绿化|新建绿地十公顷，持续|年底前|区园林绿化局 区交|区水务局

{HEADER}
||养护。||通局|区财政局""")
    assert (row.lead, row.support) == (("区园林绿化局", "区交通局"), ("区水务局", "区财政局"))
    assert row.doubts == ()


def test_text_alone_below_a_whole_sentence_is_joined_in_doubt() -> None:
    (row,) = rows(f"1|绿化|新建绿地十公顷。|年底前|区园林绿化局|——\n\n{HEADER}\n||持续养护，定期检查。||||")
    assert codes(row) == {DoubtCode.CUT_BY_PAGE}


def test_a_row_atop_a_page_may_be_a_new_measure() -> None:
    found = rows(
        f"1|绿化|新建绿地十公顷。|年底前|区园林绿化局|——\n\n{HEADER}\n||持续养护，定期检查。|长期实施|区园林绿化局|——"
    )
    assert len(found) == 2
    assert found[1].task == "绿化"
    assert not any(row.doubts for row in found)


def test_a_name_cut_by_a_page_is_joined() -> None:
    found = rows(f"""1|量化考评|开展检查，定期通报。|年底前|区生态环境局|——

{HEADER}
|机制|公开结果，接受监督。|年底前|区生态环境局|——
2|宣传|开展环保宣传，引导公众。|年底前|区委宣传部|——""")
    assert [row.task for row in found] == ["量化考评机制", "量化考评机制", "宣传"]


def test_a_cut_text_whose_rest_is_lost_is_doubted() -> None:
    found = rows(
        f"1|绿化|新建绿地十公顷，持续|年底前|区园林绿化局|——\n\n{HEADER}\n2|治水|治理黑臭水体，动态清零。|年底前|区水务局|——"
    )
    assert DoubtCode.CUT_BY_PAGE in codes(found[0])
    assert not found[1].doubts


@pytest.mark.parametrize(
    ("line", "lead", "deadline"),
    [
        ("1 绿化|新建绿地十公顷，持续养护。||年底前|区园林绿化局|——", ("区园林绿化局",), "年底前"),
        ("|新建绿地十公顷，持续养护。|年底前|区园林绿化局|——|", ("区园林绿化局",), "年底前"),
        ("1|绿化|新建绿地十公顷，|持续养护。|年底前|区园林绿化局|——", ("区园林绿化局",), "年底前"),
        ("1|绿化|新建绿地十公顷，持续养护。|年底前 区园林绿化局|——", ("区园林绿化局",), "年底前"),
        ("1|绿化|新建绿地十公顷，持续养护。 年底前|区园林绿化局|——|", ("区园林绿化局",), "年底前"),
    ],
)
def test_shifted_cells_are_put_back_in_doubt(line: str, lead: tuple[str, ...], deadline: str) -> None:
    row = rows(line + FILLER)[0]
    assert (row.lead, row.deadline) == (lead, deadline)
    assert row.doubts


def test_number_and_name_that_ran_together_in_place_are_parted_surely() -> None:
    row = rows("1 绿化||新建绿地十公顷，持续养护。|年底前|区园林绿化局|——" + FILLER)[0]
    assert (row.task_no, row.task) == (1, "绿化")


def test_a_stray_tab_in_the_header_is_no_column() -> None:
    found = read(
        "示例区行动计划\n\n序号|重点任务||工作措施|完成时限|牵头单位|协办单位\n" + FILLER.strip()
    ).measures
    assert found[0].lead == ("区水务局", "区财政局")
    assert found[0].deadline == "年底前"


@pytest.mark.parametrize(
    "line",
    [
        "1|绿化|新建绿地十公顷，持续养护。||区园林绿化局|——",
        "1|绿化|新建绿地十公顷，持续养护。|年低前|区园林绿化局|——",
        "1|绿化|新建绿地十公顷，持续养护。|年底前||——",
        "1|绿化|新建绿地十公顷，持续养护。|年底前|区园林绿化局|",
        "1|绿化||年底前|区园林绿化局|——",
        "1||新建绿地十公顷，持续养护。|年底前|区园林绿化局|——",
        "1|绿化|新建绿地十公顷，持续养护。|年底前|区园林录化局|——",
        "1|绿化|新建绿地十公顷，持续养护。|年底前|区园林绿化局|区园林绿化局",
        "1|绿化|新建绿地十公顷，持续\ufffd护。|年底前|区园林绿化局|——",
        "1|绿化|新建绿地十公顷，持续养护。年底前|年底前|区园林绿化局|——",
    ],
)
def test_rows_that_lost_something_are_doubted(line: str) -> None:
    others = [f"{n}|任务{n}|开展第{n}项检查，定期通报。|年底前|区园林绿化局|——" for n in range(2, 12)]
    assert rows("\n".join([line, *others]))[0].doubts


def test_several_measures_in_one_row_are_parted_in_order() -> None:
    found = rows(
        "1|机动车|<p>公交车使用新能源车。</p> <p>环卫车使用新能源车。</p>|<p>年底前</p> <p>6月底前</p>"
        "|<p>市交通委</p> <p>市城市管理委</p>|各区政府|<p>——</p> <p>市财政局</p>",
        CITY_HEADER,
    )
    assert [(row.deadline, row.lead, row.support) for row in found] == [
        ("年底前", ("市交通委",), ()),
        ("6月底前", ("市城市管理委",), ("市财政局",)),
    ]
    assert all(row.responsible == ("各区政府",) and DoubtCode.MEASURES_PACKED in codes(row) for row in found)


def test_paragraphs_with_one_deadline_are_one_measure() -> None:
    (row,) = rows(
        "1|扬尘|<p>加强工地管控。</p> <p>加强道路保洁。</p>|长期实施|<p>区住建委</p> <p>区城管委</p>|——"
    )
    assert row.measure == "加强工地管控。 加强道路保洁。"
    assert row.lead == ("区住建委", "区城管委")


def test_deadlines_parted_by_blanks_part_their_texts() -> None:
    found = rows(
        "1|餐饮|开展油烟治理，加强检查。 加强宣传引导，定期公开。|年底前 6月底前|区环保局 区城管局|——"
    )
    assert [(row.deadline, row.lead) for row in found] == [
        ("年底前", ("区环保局",)),
        ("6月底前", ("区城管局",)),
    ]


def test_units_in_the_rows_after_the_texts_are_paired() -> None:
    found = rows(
        "1|示范|开展走航监测行动。 开展审核评估试点。|长期实施|东山镇人民政府|——\n|||年底前|西山镇人民政府|——"
    )
    assert [(row.measure, row.deadline, row.lead) for row in found] == [
        ("开展走航监测行动。", "长期实施", ("东山镇人民政府",)),
        ("开展审核评估试点。", "年底前", ("西山镇人民政府",)),
    ]
    assert all(DoubtCode.MEASURES_PACKED in codes(row) for row in found)


def test_units_that_slipped_one_row_down_are_doubted_in_both_rows() -> None:
    found = rows(
        "1|绿化|新建绿地十公顷，持续养护。|年底前||\n||补植行道树，加强管理。|年底前|区园林绿化局 区水务局|——"
    )
    assert all(row.doubts for row in found)


def test_a_heading_inside_the_first_measure_is_taken_out() -> None:
    found = rows(
        "1|绿化|新建绿地十公顷。|年底前|区园林绿化局|——\n2|治水|<p><b>二、治理</b></p> <p>治理黑臭水体。</p>|年底前|区水务局|——"
    )
    assert (found[1].section, found[1].measure) == ("二、治理", "治理黑臭水体。")
    assert DoubtCode.SECTION_OUT_OF_PLACE in codes(found[1])


def test_text_between_two_pages_is_never_lost() -> None:
    found = rows(
        f"1|绿化|新建绿地十公顷。|年底前|区园林绿化局|——\n\n另有一段文字，不知何处。\n\n{HEADER}\n2|治水|治理水体。|年底前|区水务局|——"
    )
    (doubt,) = [doubt for doubt in found[0].doubts if doubt.code is DoubtCode.TEXT_OUTSIDE_TABLE]
    assert dict(doubt.facts)["text"] == "另有一段文字，不知何处。"


def test_a_row_printed_twice_is_doubted_twice() -> None:
    found = rows("1|绿化|新建绿地十公顷，持续养护。|年底前|区园林绿化局|——\n" * 2)
    assert all(DoubtCode.DUPLICATE_ROW in codes(row) for row in found)


def test_a_garbled_unit_comes_with_its_proposal() -> None:
    row = rows("1|绿化|新建绿地十公顷，持续养护。|年底前|区生态环竟局|——\n" + "\n".join(
        f"{n}|任务{n}|开展第{n}项检查，定期通报。|年底前|区生态环境局|——" for n in range(2, 6)
    ))[0]  # fmt: skip
    (doubt,) = row.doubts
    assert (doubt.code, doubt.proposal) == (DoubtCode.UNIT_GARBLED, "区生态环境局")
    assert row.lead == ("区生态环竟局",)


def test_open_words_are_questions_and_no_doubts() -> None:
    (row,) = rows("1|绿化|新建绿地十公顷，持续养护。|按时间节点完成|相关镇人民政府|区财政局等部门")
    assert row.doubts == ()
    assert {question.code for question in row.questions} == {
        QuestionCode.SOME_UNITS,
        QuestionCode.OPEN_END,
        QuestionCode.DATE_NOT_NAMED,
    }


def test_dates_in_the_text_answer_the_question() -> None:
    (row,) = rows("1|绿化|6月底前完成整地，年底前完成栽植。|按时间节点完成|区园林绿化局|——")
    assert row.questions == ()


def test_an_unknown_but_plausible_deadline_is_a_question() -> None:
    (row,) = rows("1|绿化|新建绿地十公顷，持续养护。|工程竣工验收前|区园林绿化局|——")
    assert row.doubts == ()
    assert [question.code for question in row.questions] == [QuestionCode.DEADLINE_OPEN]


def test_annexes_keep_their_printed_numbers_and_titles() -> None:
    plan = read(
        f"附件 2\n\n示例区碧水 2024 年行动计划\n\n{HEADER}\n{FILLER.strip()}\n\n附件1\n\n示例区蓝天行动计划\n\n{HEADER}\n{FILLER.strip()}"
    )
    assert {(row.annex, row.annex_title) for row in plan.measures} == {
        (2, "示例区碧水2024年行动计划"),
        (1, "示例区蓝天行动计划"),
    }


def test_an_annex_line_that_is_lost_is_found_by_its_title() -> None:
    plan = read(f"""- 附件：1. 示例区蓝天行动计划
2. 示例区碧水行动计划

附件 1

示例区蓝天行动计划

{HEADER}
1|空气|改善空气质量，减少污染。|年底前|区生态环境局|——

示例区碧水行动计划

{HEADER}
1|水质|改善水体质量，减少污染。|年底前|区水务局|——""")
    assert [row.annex for row in plan.measures] == [1, 2]
    assert not any(row.doubts for row in plan.measures)


def test_an_annex_without_any_heading_is_found_by_its_first_section_in_doubt() -> None:
    found = rows("""一、甲|||||
1|绿化|新建绿地十公顷。|年底前|区园林绿化局|——
二、乙|||||
2|治水|治理黑臭水体。|年底前|区水务局|——
一、丙|||||
1|宣传|开展环保宣传。|年底前|区委宣传部|——""")
    assert [row.annex for row in found] == [0, 0, 1]
    assert found[2].doubts


def test_a_table_without_numbers_counts_its_tasks() -> None:
    found = rows(
        "开办企业|推行一网通办，压缩时限。|市市场监管局|年底前\n|取消名称预核，实行自主申报。|市市场监管局|年底前\n用电|推行线上办电，压减环节。|市发展改革委|年底前",
        "工作任务|工作内容|牵头部门|完成时限",
    )
    assert [(row.task_no, row.task) for row in found] == [(1, "开办企业"), (1, "开办企业"), (2, "用电")]


def test_two_header_rows_are_one_header() -> None:
    (row,) = rows(
        "1|绿化|新建绿地十公顷，持续养护。|年底前|县林业局|各乡镇人民政府",
        "序号|任务|措施|完成时限|责任分工|\n||||牵头单位|配合单位",
    )
    assert (row.lead, row.support) == (("县林业局",), ("各乡镇人民政府",))


def test_merged_cells_of_an_html_table_are_written_out() -> None:
    plan = read("""示例区行动计划
<table><tr><td>序号</td><td>重点任务</td><td>工作措施</td><td>完成时限</td><td>牵头单位</td></tr>
<tr><td colspan="5">一、目标</td></tr>
<tr><td rowspan="2">1</td><td rowspan="2">空气</td><td>改善空气质量，减少污染。</td><td rowspan="2">年底前</td><td>区生态环境局</td></tr>
<tr><td>加强检查执法，定期通报。</td><td>区城管执法局</td></tr></table>""")
    assert [(row.section, row.task, row.deadline) for row in plan.measures] == [
        ("一、目标", "空气", "年底前")
    ] * 2
