"""The list of a past day: states, dates and notes as they stood, filtered by what was so on that day."""

from __future__ import annotations

from datetime import date

import pytest

from model.actions.close import close_measures
from model.actions.progress import note_progress
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.records_then import note_then, records_then
from model.rows.checklist import ChecklistFilter
from model.rows.words import Light, State
from tests.builders import TODAY, a_measure, a_plan, measure_ids, taken_in

EVERYTHING = ChecklistFilter()
BEFORE = date(2026, 5, 20)


@pytest.fixture
def closed_in_june(ledger: Ledger) -> Ledger:
    taken_in(ledger, a_plan(a_measure("5月底前完成摸排。", deadline="5月底前"), a_measure("完成整治任务。")))
    first, _second = measure_ids(ledger)
    for month in (4, 5, 6):
        note_progress(ledger, first, Month(2026, month), f"{month}月的进展。", today=TODAY)
    close_measures(ledger, [first], on=date(2026, 6, 10), note="已验收。")
    return ledger


def test_what_came_later_is_not_there(closed_in_june: Ledger) -> None:
    first = records_then(closed_in_june, EVERYTHING, BEFORE, today=TODAY)[0]

    assert (first.row.state, first.row.closed_on, first.closed_note) == (State.IN_PROGRESS, None, "")
    assert sorted(note.month for note in first.progress) == [Month(2026, 4), Month(2026, 5)]
    note = note_then(first)
    assert note is not None
    assert note.text == "5月的进展。"


def test_on_the_last_day_it_is_what_the_list_shows(closed_in_june: Ledger) -> None:
    first = records_then(closed_in_june, EVERYTHING, TODAY, today=TODAY)[0]

    assert (first.row.state, first.row.closed_on, first.row.light) == (State.CLOSED, date(2026, 6, 10), Light.GREY)


def test_a_date_that_was_past_by_then_was_overdue(closed_in_june: Ledger) -> None:
    lights = [record.row.light for record in records_then(closed_in_june, EVERYTHING, date(2026, 6, 5), today=TODAY)]

    assert lights[0] is Light.RED


@pytest.mark.parametrize(("kept", "count"), [
    (ChecklistFilter(state=State.CLOSED), 0), (ChecklistFilter(state=State.IN_PROGRESS), 1), (ChecklistFilter(light=Light.GREY), 0),
    (ChecklistFilter(due_before=date(2026, 5, 31)), 1), (ChecklistFilter(due_from=date(2026, 6, 1)), 1),
    (ChecklistFilter(idle_month=Month(2026, 5)), 1),
])  # fmt: skip
def test_a_filter_means_that_day(closed_in_june: Ledger, kept: ChecklistFilter, count: int) -> None:
    assert len(records_then(closed_in_june, kept, BEFORE, today=TODAY)) == count


def test_a_day_to_come_is_refused(ledger: Ledger) -> None:
    with pytest.raises(UserError) as error:
        records_then(ledger, EVERYTHING, date(2026, 6, 16), today=TODAY)
    assert error.value.code == "day-not-come"
