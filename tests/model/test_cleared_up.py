"""What a plan's words leave open and a person cleared up: asked no more, brought back by undo, asked again of new words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from model.actions.accept_edition import accept_edition
from model.actions.answers import settle_question
from model.actions.revert import revert
from model.errors import UserError
from model.ledger import Ledger
from model.queries.check import check
from model.queries.checklist import checklist_rows
from model.queries.records import records
from model.rows.checklist import ChecklistFilter
from model.rows.draft import Field, MeasureDraft, Question, QuestionCode
from tests.builders import TODAY, a_measure, a_plan, content, measure_ids, taken_in

AVERAGE = Question(QuestionCode.TARGET_OPEN, Field.MEASURE, "优于全市平均水平")
BEFORE_FLOODS = Question(QuestionCode.DATE_UNSURE, Field.MEASURE, "汛期前")
OTHERS = Question(QuestionCode.OPEN_END, Field.LEAD, "区水务局等部门")
FIRST = a_measure("降尘量优于全市平均水平，汛期前完成清淤。", questions=(AVERAGE, BEFORE_FLOODS, OTHERS))
SECOND = a_measure("其他监测值优于全市平均水平。", questions=(AVERAGE,))


@pytest.fixture
def asked(filled: Callable[..., Ledger]) -> Ledger:
    return filled("cleared-up", lambda ledger, _: taken_in(ledger, a_plan(FIRST, SECOND)))


def questions(ledger: Ledger) -> list[tuple[Question, ...]]:
    return [record.questions for record in records(ledger, ChecklistFilter(), today=TODAY)]


def correct(ledger: Ledger, first: MeasureDraft) -> None:
    accept_edition(ledger, a_plan(first, SECOND), 1)


def test_what_was_cleared_up_is_asked_no_more_of_that_measure(asked: Ledger) -> None:
    settle_question(asked, measure_ids(asked)[0], AVERAGE)

    assert questions(asked) == [(BEFORE_FLOODS, OTHERS), (AVERAGE,)]
    assert [row.question_count for row in checklist_rows(asked, ChecklistFilter(), today=TODAY)] == [2, 1]
    assert check(asked).faults == ()


def test_undo_asks_it_again(asked: Ledger) -> None:
    before = content(asked)
    changed = settle_question(asked, measure_ids(asked)[0], BEFORE_FLOODS)
    revert(asked, changed.number or 0)

    assert content(asked) == before


def test_what_is_not_asked_writes_no_history(asked: Ledger) -> None:
    assert settle_question(asked, measure_ids(asked)[1], OTHERS).number is None


def test_a_measure_that_is_not_there_is_said(asked: Ledger) -> None:
    with pytest.raises(UserError, match="measure-unknown"):
        settle_question(asked, 777, AVERAGE)


@pytest.mark.parametrize(("change", "left"), [
    ({"lead": ("区住建委",)}, (OTHERS,)),  # a date of the same words is not asked again, what the units leave open is
    ({"deadline": "9月底前"}, (AVERAGE, BEFORE_FLOODS)),  # a deadline is read with the text
    ({"measure": "降尘量优于全市平均水平，汛期前完成清淤疏浚。"}, (AVERAGE, BEFORE_FLOODS)),
])
def test_a_corrected_edition_asks_again_only_about_what_it_words_anew(
    asked: Ledger, change: dict[str, object], left: tuple[Question, ...]
) -> None:
    for question in (AVERAGE, BEFORE_FLOODS, OTHERS):
        settle_question(asked, measure_ids(asked)[0], question)
    correct(asked, replace(FIRST, **change))  # type: ignore[arg-type]  # fields of a measure

    assert questions(asked)[0] == left
