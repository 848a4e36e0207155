"""A corrected edition whose measures a person paired: work goes with the measure he says is the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.actions.accept_edition import accept_edition
from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from model.queries.checklist import checklist_rows
from model.queries.editions import edition_of
from model.rows.checklist import ChecklistFilter, MeasureRow
from model.rows.edition import EditionKind
from model.rules.edition_pairs import apart, pairs_of
from tests.builders import TODAY, a_measure, a_plan, content, measure_ids, taken_in

OLD = (a_measure("完成20台锅炉改造。"), a_measure("开展餐饮油烟检查。", task_no=2))
REWORDED = replace(OLD[0], measure="完成30台锅炉改造。")
OTHER = a_measure("新增：推广新能源车。", task_no=3)


@pytest.fixture
def worked(ledger: Ledger) -> Ledger:
    taken_in(ledger, a_plan(*OLD))
    note_progress(ledger, measure_ids(ledger)[0], Month(2026, 6), "已改造5台。", today=TODAY)
    return ledger


def by_text(ledger: Ledger) -> dict[str, MeasureRow]:
    return {row.text: row for row in checklist_rows(ledger, ChecklistFilter(), today=TODAY)}


def test_work_goes_with_the_measure_a_person_says_it_is(worked: Ledger) -> None:
    first, second = measure_ids(worked)
    progress = content(worked)["progress"]
    changed = accept_edition(worked, a_plan(REWORDED, OLD[1], OTHER), 1, by_hand={first: 2, second: 1})
    assert [changed.fact(kind.value) for kind in EditionKind] == ["1", "1", "1", "0"]
    found = by_text(worked)
    assert found[OTHER.measure].id == first
    assert found[REWORDED.measure].id not in (first, second)
    assert content(worked)["progress"] == progress


def test_what_was_taken_apart_begins_anew_and_the_old_one_stays_as_not_applicable(worked: Ledger) -> None:
    draft = a_plan(REWORDED, OLD[1])
    edition = edition_of(worked, draft, year=2026)
    assert edition is not None
    accept_edition(worked, draft, 1, by_hand=apart(pairs_of(edition), 0))
    states = {text: row.state.value for text, row in by_text(worked).items()}
    assert states == {OLD[0].measure: "not_applicable", REWORDED.measure: "not_started", OLD[1].measure: "not_started"}


def test_pairs_of_measures_that_are_no_more_are_passed_over(worked: Ledger) -> None:
    accept_edition(worked, a_plan(*OLD, OTHER), 1, by_hand={999: 0, measure_ids(worked)[0]: 99})
    assert len(measure_ids(worked)) == 5
