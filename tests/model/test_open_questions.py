"""Why a duty is only perhaps mine: each one that is has its question, also where the reader put none."""

from __future__ import annotations

import pytest

from model.actions.answers import answer_duties
from model.ledger import Ledger
from model.queries.measure_json import measures_as_json, open_questions
from model.queries.records import records
from model.rows.checklist import ChecklistFilter
from model.rows.draft import Field, Question, QuestionCode
from tests.builders import TODAY, a_measure, a_plan, taken_in

ALL = ChecklistFilter()


@pytest.mark.parametrize(("wording", "unit", "code"), [
    ("区污染防治领导小组成员单位", "青山镇人民政府", "members-unknown"), ("各成员单位", "区水务局", "members-unknown"),
    ("相关镇人民政府", "青山镇人民政府", "some-units"), ("区生态环境局等部门", "区水务局", "open-end"),
    ("青山镇人民政府柳河镇人民政府", "青山镇人民政府", "name-unsure"),
])
def test_a_duty_that_is_perhaps_mine_asks(wording: str, unit: str, code: str, ledger: Ledger) -> None:
    taken_in(ledger, a_plan(a_measure("一。", lead=(wording,))), unit=unit)

    (record,) = records(ledger, ALL, today=TODAY)
    assert not record.row.is_certain
    assert open_questions(record) == (Question(QuestionCode(code), Field.LEAD, wording),)
    assert measures_as_json([record], {1: ""}, today=TODAY)[0]["questions"] == [code]


def test_what_the_reader_asked_is_not_asked_twice(ledger: Ledger) -> None:
    asked = Question(QuestionCode.SOME_UNITS, Field.SUPPORT, "相关镇人民政府")
    taken_in(ledger, a_plan(a_measure("一。", support=("相关镇人民政府",), questions=(asked,))))

    (record,) = records(ledger, ALL, today=TODAY)
    assert open_questions(record) == (asked,)


@pytest.mark.parametrize("is_us", [True, False])
def test_what_was_answered_is_no_question(is_us: bool, ledger: Ledger) -> None:
    taken_in(ledger, a_plan(a_measure("一。", lead=("领导小组成员单位",))))
    (record,) = records(ledger, ALL, today=TODAY)
    answer_duties(ledger, [record.duties[0].id], is_us=is_us)

    (record,) = records(ledger, ALL, today=TODAY)
    assert (record.row.is_certain, open_questions(record)) == (True, ())


def test_what_is_not_mine_asks_nothing(ledger: Ledger) -> None:
    taken_in(ledger, a_plan(a_measure("一。", lead=("相关街道办事处", "各镇人民政府"))))

    (record,) = records(ledger, ALL, today=TODAY)
    assert open_questions(record) == ()
