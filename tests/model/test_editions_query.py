"""Which plan of the ledger a draft corrects, and what the window is told of it."""

from __future__ import annotations

from typing import Any

import pytest

from model.actions.accept_plan import PlanSource, accept_plan
from model.actions.close import close_measures
from model.actions.progress import note_progress
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.editions import edition_of
from model.rows.edition import EditionKind
from tests.builders import TODAY, a_measure, a_plan, measure_ids

OLD = (a_measure("全年抽样检测量不低于20个。"), a_measure("完成整治方案。", task_no=2), a_measure("持续开展执法检查。", task_no=2))


@pytest.mark.parametrize(
    ("facts", "sha256", "is_found"),
    [
        ({}, "", True),
        ({"title": "全然另一个题目", "year": 2031}, "", True),  # by its number
        ({"doc_no": "示政办发〔2026〕8号"}, "", True),  # by title and year
        ({"doc_no": "", "title": "示例区 2026年行动计划"}, "", True),
        ({"doc_no": "示政办发〔2026〕8号", "title": "另一个题目"}, "", True),  # by its words
        ({"doc_no": "示政办发〔2027〕8号", "year": 2027}, "", False),
        ({"doc_no": "示政办发〔2027〕8号", "year": 2027}, "ab" * 32, True),  # by its file
    ],
)
def test_a_plan_is_known_by_number_file_title_or_words(
    ledger: Ledger, facts: dict[str, Any], sha256: str, is_found: bool
) -> None:
    accept_plan(ledger, a_plan(*OLD), source=PlanSource("计划.txt", "ab" * 32), today=TODAY)
    found = edition_of(ledger, a_plan(*OLD, **facts), year=2026, sha256=sha256)
    assert (found is not None) is is_found


def test_of_two_plans_the_one_with_the_number_is_the_corrected_one(ledger: Ledger) -> None:
    accept_plan(ledger, a_plan(*OLD), today=TODAY)
    accept_plan(ledger, a_plan(*OLD, doc_no="示政办发〔2026〕5号"), today=TODAY)
    found = edition_of(ledger, a_plan(*OLD), year=2026)
    assert found is not None
    assert found.plan_id == 1


def test_another_plan_of_the_same_title_is_taken_in_only_when_somebody_says_so(ledger: Ledger) -> None:
    accept_plan(ledger, a_plan(*OLD), today=TODAY)
    other = a_plan(*OLD, doc_no="")
    with pytest.raises(UserError, match="plan-already-taken"):
        accept_plan(ledger, other, today=TODAY)
    with pytest.raises(UserError, match="plan-already-taken"):
        accept_plan(ledger, a_plan(*OLD), today=TODAY, is_other=True)
    assert accept_plan(ledger, other, today=TODAY, is_other=True).fact("plan") == "2"


def test_what_was_done_is_told_of_dropped_measures(ledger: Ledger) -> None:
    accept_plan(ledger, a_plan(*OLD), today=TODAY)
    first, _, third = measure_ids(ledger)
    note_progress(ledger, first, Month(2026, 6), "抽测5个。", today=TODAY)
    close_measures(ledger, [third], on=TODAY)
    found = edition_of(ledger, a_plan(a_measure("另一条措施。", task_no=9)), year=2026)
    assert found is not None
    dropped = [row.stored for row in found.rows if row.kind is EditionKind.DROPPED]
    assert [(row.code, row.has_work) for row in dropped if row] == [("1-01-1", True), ("1-02-1", False), ("1-02-2", True)]
