"""What is asked about a measure's units, dates and goals, each question with the field and the words it is about."""

from __future__ import annotations

import pytest

from model.rows.draft import Field, Question, QuestionCode
from model.rules.questions import date_questions, goal_questions, to_keep, unit_questions

MEMBERS, SOME, OPEN_END = QuestionCode.MEMBERS_UNKNOWN, QuestionCode.SOME_UNITS, QuestionCode.OPEN_END


@pytest.mark.parametrize(("wording", "codes"), [
    ("各成员单位", [MEMBERS]), ("区污染防治领导小组成员单位", [MEMBERS]), ("相关成员单位", [MEMBERS]), ("各专项工作组", [MEMBERS]), ("各工作专班", [MEMBERS]),
    ("相关镇", [SOME]), ("有关单位", [SOME]), ("东部各镇", [SOME]), ("各责任单位", [SOME]), ("区水务局等部门", [OPEN_END]), ("区水务局等有关部门", [SOME, OPEN_END]),
    ("区水务局", []), ("各镇人民政府", []), ("各村（社区）", []), ("区人民政府", []),
])  # fmt: skip
def test_a_unit_wording_asks_what_it_leaves_open(wording: str, codes: list[QuestionCode]) -> None:
    assert list(unit_questions(Field.LEAD, wording)) == [Question(code, Field.LEAD, wording) for code in codes]


def test_dates_are_asked_about_with_the_deadline_or_the_text() -> None:
    assert list(date_questions("近期", "三季度前完成检修。")) == [
        Question(QuestionCode.DEADLINE_OPEN, Field.DEADLINE, "近期"), Question(QuestionCode.DATE_UNSURE, Field.MEASURE, "三季度前"),
    ]
    assert list(date_questions("年底前", "6月底前完成检修。")) == []


def test_a_goal_without_a_number_is_asked_about_with_the_text() -> None:
    assert list(goal_questions("工作走在全市前列。")) == [Question(QuestionCode.TARGET_OPEN, Field.MEASURE, "走在全市前列")]
    assert list(goal_questions("完成检修5处。")) == []


def test_whether_my_unit_is_a_member_is_not_kept_but_asked_of_each() -> None:
    asked = [Question(code, Field.LEAD, code.value) for code in QuestionCode]
    assert [question.code for question in to_keep(asked)] == [code for code in QuestionCode if code is not MEMBERS]


@pytest.mark.parametrize("code", QuestionCode)
def test_what_is_about_me_is_answered_by_each_unit(code: QuestionCode) -> None:
    assert code.is_about_me == (code in {SOME, MEMBERS})
