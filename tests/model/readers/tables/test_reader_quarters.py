"""Columns headed by spans of the year: a row's milestones, its deadline where the plan names no other."""

from __future__ import annotations

import pytest

from model.readers import plan_from_blocks
from model.readers.sense import document_draft
from model.readers.tables.quarters import folded, holds_numbers, span_columns
from model.readers.texts.text import text_blocks
from model.readers.words.columns import Column
from model.rows.draft import DoubtCode, MeasureDraft


def rows(text: str) -> tuple[MeasureDraft, ...]:
    return plan_from_blocks(list(text_blocks(f"示例市重点任务清单\n\n{text}")), "示例").draft.measures


def test_the_last_span_filled_in_is_the_deadline() -> None:
    found = rows(
        """序号\t重点任务\t工作措施\t6月底进度\t12月底进度\t责任单位
1\t学校建设\t建成小学2所，新增学位。\t主体开工\t竣工验收\t市教育局
2\t道路改造\t改造道路5条，提升能力。\t完成改造\t—\t市城管局"""
    )
    assert [(row.measure, row.deadline) for row in found] == [
        ("建成小学2所，新增学位。", "12月底"),
        ("改造道路5条，提升能力。", "6月底"),
    ]


def test_what_the_spans_say_is_left_out_beside_measures_and_shown_once() -> None:
    found = rows(
        """序号\t重点任务\t工作措施\t上半年目标\t下半年目标\t完成时限\t责任单位
1\t学校建设\t建成小学2所，新增学位。\t开工\t验收\t年底前\t市教育局
2\t道路改造\t改造道路5条，提升能力。\t招标\t完工\t11月底前\t市城管局"""
    )
    assert [row.deadline for row in found] == ["年底前", "11月底前"]
    assert [[one.code for one in row.doubts] for row in found] == [[DoubtCode.TEXT_OUTSIDE_TABLE], []]
    assert dict(found[0].doubts[0].facts)["text"] == "上半年：开工；下半年：验收。"


def test_what_the_spans_say_is_added_where_nothing_else_tells_the_work() -> None:
    found = rows(
        """序号\t工作事项\t一季度\t二季度\t三季度\t四季度\t牵头单位\t配合单位
1\t建成小学2所\t立项\t开工\t封顶\t验收\t市教育局\t市财政局
2\t改造道路5条\t设计\t招标\t完工\t—\t市城管局\t—"""
    )
    assert [(row.measure, row.deadline, row.lead, row.support) for row in found] == [
        ("建成小学2所 一季度：立项；二季度：开工；三季度：封顶；四季度：验收。", "四季度", ("市教育局",), ("市财政局",)),
        ("改造道路5条 一季度：设计；二季度：招标；三季度：完工。", "三季度", ("市城管局",), ()),
    ]  # fmt: skip
    assert not any(row.doubts for row in found)


@pytest.mark.parametrize("above", ["计划节点", "时间节点", ""])
def test_spans_in_a_second_header_row_with_empty_cells_are_no_measure(above: str) -> None:
    found = rows(
        f"""序号\t重点任务\t工作措施\t{above}\t\t\t\t责任单位
\t\t\t一季度\t二季度\t三季度\t四季度\t
1\t学校建设\t建成小学2所，新增学位。\t立项\t开工\t封顶\t验收\t市教育局
2\t道路改造\t改造道路5条，提升能力。\t设计\t招标\t完工\t\t市城管局"""
    )
    assert [(row.task_no, row.deadline, row.responsible) for row in found] == [
        (1, "四季度", ("市教育局",)),
        (2, "三季度", ("市城管局",)),
    ]


def test_a_page_without_header_goes_on_in_the_same_columns() -> None:
    found = rows(
        """序号\t重点任务\t工作措施\t一季度\t二季度\t责任单位
1\t学校建设\t建成小学2所，新增学位。\t立项\t开工\t市教育局
一、民生工程\t一、民生工程\t一、民生工程\t一、民生工程\t一、民生工程\t一、民生工程
2\t道路改造\t改造道路5条，提升能力。\t设计\t招标\t市城管局

— 1 —

3\t河道整治\t清理河道，消除黑臭。\t设计\t\t市水务局"""
    )
    assert [(row.section, row.task_no, row.deadline) for row in found] == [
        ("", 1, "二季度"),
        ("一、民生工程", 2, "二季度"),
        ("一、民生工程", 3, "一季度"),
    ]


def test_numbers_in_the_spans_are_indicators() -> None:
    draft = document_draft(
        list(
            text_blocks(
                """示例市人民政府关于印发指标的通知

序号\t指标名称\t一季度\t二季度\t责任单位
1\t新增就业\t1000人\t2000人\t市人社局
2\t新建车位\t≥50个\t120个\t市城管局"""
            )
        )
    )
    assert all(row.doubts for row in draft.measures)  # there is no other plan


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        (("序号", "一季度", "第二季度目标", "3季度"), {1: "一季度", 2: "第二季度", 3: "3季度"}),
        (("1—6月工作目标", "7—12月工作目标"), {0: "1—6月", 1: "7—12月"}),
        (("上半年", "下半年（7-12月）"), {0: "上半年", 1: "下半年"}),
        (("一季度完成情况", "二季度完成情况"), {}),
        (("年底前", "责任单位"), {}),
    ],
)
def test_labels_that_are_spans(labels: tuple[str, ...], spans: dict[int, str]) -> None:
    assert span_columns(labels) == spans


def test_words_that_were_unsure_follow_their_column() -> None:
    header = ["任务", "工作措施", "一季度", "二季度", "责任单位"]
    kinds = [Column.TASK, Column.MEASURE, Column.UNKNOWN, Column.UNKNOWN, Column.RESPONSIBLE]
    made = folded(header, [["甲", "乙", "丙", "丁", "戊"], ["短"]], kinds)
    assert made is not None
    assert made.rows == [["甲", "乙", "二季度", "戊"], ["短"]]
    assert made.places == {0: 0, 1: 1, 2: 2, 3: 2, 4: 3}


def test_running_text_beside_numbers_is_no_table_of_indicators() -> None:
    header = ["任务", "一季度", "二季度"]
    assert holds_numbers(header, [["就业", "10%", "20%"]])
    assert not holds_numbers(header, [["开展招聘，促进就业。", "10%", "20%"]])
    assert not holds_numbers(header, [["就业", "立项", "20%"]])
