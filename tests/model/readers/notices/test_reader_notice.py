"""The notice in front of a plan, the annexes it lists, and files that hold several documents."""

from __future__ import annotations

from datetime import date

import pytest

from model.readers import plan_from_blocks
from model.readers.grid import Paragraph
from model.readers.notices.documents import documents_of
from model.readers.notices.notice import annex_list, document_number, notice_of, plan_title, report_rule
from model.readers.texts.text import text_blocks
from model.rows.draft import NoticeDraft


def notice(text: str) -> NoticeDraft:
    return notice_of(list(text_blocks(text)))


WHOLE = """示例市示例区人民政府办公室文件

示政办发〔2024〕12号

示例市示例区人民政府办公室关于印发《示例区污染防治2024年行动计划》的通知

各镇人民政府，各街道办事处，区政府各有关部门：

请各单位认真组织实施，每月25日前将进展情况报送区生态环境局。

示例市示例区人民政府办公室

2024年3月8日

附件：1. 示例区蓝天行动计划
2. 示例区碧水行动计划
（此件公开发布）
"""


def test_a_notice_states_its_facts() -> None:
    found = notice(WHOLE)
    assert found == NoticeDraft(
        title="示例市示例区人民政府办公室关于印发《示例区污染防治2024年行动计划》的通知",
        doc_no="示政办发〔2024〕12号",
        issuer="示例市示例区人民政府办公室",
        issued_on=date(2024, 3, 8),
        report_rule="每月25日前将进展情况报送区生态环境局",
        year=2024,
    )


def test_a_title_stands_over_its_number_on_several_lines() -> None:
    found = notice(
        "示例区人民政府\n关于印发示例区就业工作\n实施方案的通知\n示政发〔2023〕5号\n各镇街：\n2023年5月6日\n"
    )
    assert found.title == "示例区人民政府关于印发示例区就业工作实施方案的通知"
    assert (found.issuer, found.year) == ("示例区人民政府", 2023)


def test_two_issuers_stand_in_front_of_the_title() -> None:
    found = notice("示例区商务局\n示例区财政局\n关于印发消费工作方案的通知\n示商发〔2023〕5号\n各镇街：\n")
    assert found.title == "示例区商务局示例区财政局关于印发消费工作方案的通知"


def test_a_plan_without_a_notice_has_a_title_only() -> None:
    found = notice("示例区绿化工作任务分解一览\n序号\t任务\n")
    assert (found.title, found.doc_no, found.issuer, found.issued_on) == (
        "示例区绿化工作任务分解一览",
        "",
        "",
        None,
    )


def test_nothing_is_made_up_where_nothing_stands() -> None:
    assert notice("序号\t任务\n") == NoticeDraft()


def test_the_issuer_may_stand_over_the_date_or_on_the_letterhead() -> None:
    assert notice("示例区任务清单一览表\n示例区人民政府\n2024年5月6日\n").issuer == "示例区人民政府"
    assert notice("示例区人民政府文件\n示例区任务清单一览表\n").issuer == "示例区人民政府"


def test_an_impossible_date_is_passed_over() -> None:
    assert notice("示例区工作方案\n2024年2月30日\n2024年3月1日\n").issued_on == date(2024, 3, 1)


def test_the_year_comes_from_the_date_when_nothing_else_says_it() -> None:
    assert notice("示例区任务清单一览表\n" + "正文。\n" * 9 + "2024年3月1日\n").year == 2024


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("示政办发〔2024〕12号", "示政办发〔2024〕12号"),
        ("示 政 发 [2024] 012 号", "示政发〔2024〕12号"),
        ("见示政发〔2024〕12号文", ""),
    ],
)
def test_a_document_number_fills_its_line(line: str, number: str) -> None:
    assert document_number(line) == number


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("各单位于每季度末月25日前，将情况报送区发展改革委。", "各单位于每季度末月25日前，将情况报送区发展改革委"),
        ("请按月于5日前报送进展；谢谢。", "请按月于5日前报送进展"),
        ("每月检查一次。", ""),
        ("定期报送情况。", ""),
        ("材料报送区政府，每季度通报情况。", ""),
    ],
)  # fmt: skip
def test_the_clause_on_reporting_is_found(line: str, rule: str) -> None:
    assert report_rule([line]) == rule


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("某局关于印发《甲计划》的通知", "甲计划"),
        ("某局关于印发乙方案的通知", "乙方案"),
        ("某局转发市局关于丙方案的通知", "丙方案"),
        ("丁要点", "丁要点"),
    ],
)
def test_the_plan_s_own_title_is_what_the_notice_issues(title: str, wanted: str) -> None:
    assert plan_title(list(text_blocks("正文\n丁要点\n")), title) == wanted


def test_the_list_of_annexes_ends_at_other_text() -> None:
    assert annex_list(list(text_blocks(WHOLE))) == {1: "示例区蓝天行动计划", 2: "示例区碧水行动计划"}


def test_a_table_ends_the_list_of_annexes() -> None:
    text = "序号\t任务\n\n附件：1. 示例区蓝天行动计划\n\n序号\t任务\n\n2. 示例区碧水行动计划\n"
    assert annex_list(list(text_blocks(text))) == {1: "示例区蓝天行动计划"}


GAZETTE = """示例区人民政府公报
示例区人民政府
关于印发绿化方案的通知
示政发〔2024〕1号
序号\t任务\t措施\t完成时限\t牵头单位
1\t绿化\t新建绿地十公顷，持续养护。\t年底前\t区园林绿化局

2024年1月5日
关于印发节水方案的通知
示政发〔2024〕2号
序号\t任务\t措施\t完成时限\t牵头单位
1\t节水\t推进节水社区建设，定期检查。\t年底前\t区水务局
2\t治水\t治理黑臭水体，定期通报。\t年底前\t区水务局
"""


def test_a_gazette_is_parted_into_its_documents() -> None:
    parts = documents_of(list(text_blocks(GAZETTE)))
    first = [part[0].text for part in parts if isinstance(part[0], Paragraph)]
    assert first == ["示例区人民政府", "关于印发节水方案的通知"]


def test_the_document_with_most_measures_is_read_unless_one_is_asked_for() -> None:
    blocks = list(text_blocks(GAZETTE))
    plan = plan_from_blocks(blocks, "公报").draft
    assert (plan.document, [row.task for row in plan.measures]) == (2, ["节水", "治水"])
    assert [(row.index, row.doc_no, row.measures) for row in plan.documents] == [
        (1, "示政发〔2024〕1号", 1),
        (2, "示政发〔2024〕2号", 2),
    ]
    assert plan_from_blocks(blocks, "公报", document=1).draft.measures[0].task == "绿化"


def test_a_table_right_above_a_number_ends_the_document_before() -> None:
    parts = documents_of(list(text_blocks("甲发〔2024〕1号\n正文。\n1\t甲\n\n甲发〔2024〕2号\n正文。\n")))
    assert [len(part) for part in parts] == [3, 2]


@pytest.mark.parametrize(("lines", "rule"), [
    (["每月第三个工作日前向区生态环境局报送进展，每季度末报送小结。"], "每月第三个工作日前向区生态环境局报送进展；每季度末报送小结"),
    (["各单位每月5日前将进展报区大气办。", "12月10日前，报送全年工作总结。"], "各单位每月5日前将进展报区大气办；12月10日前，报送全年工作总结"),
    (["请于6月底前、12月底前将工作落实情况报送市环委办。"], "请于6月底前、12月底前将工作落实情况报送市环委办"),
    (["每月5日前报送进展。", "每月5日前报送进展。"], "每月5日前报送进展"),
    (["请于3月底前将实施方案报送区政府。"], ""), (["6月底前完成自查，总结经验。"], ""),
])
def test_several_reports_are_all_told(lines: list[str], rule: str) -> None:
    assert report_rule(lines) == rule
