"""Ticking what comes back: by the calendar, a missed one stays until it is done or said to be not needed."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from model.actions.close import close_measures
from model.actions.occurrences import set_aside_occurrences, tick_occurrences
from model.actions.progress import note_progress
from model.actions.revert import revert
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.checklist import checklist_count
from model.queries.filter_choices import filter_counts
from model.queries.history import history
from model.queries.measure_json import measures_as_json
from model.queries.overview import overview
from model.queries.records import records
from model.rows.changed import Changed
from model.rows.checklist import ChecklistFilter
from model.rows.occurrence import RecurrenceRow, RecurrenceStanding
from model.rows.record import MeasureRecord
from model.rows.words import Light
from model.rules.occurrences import standing_on
from model.store.tables import Measure, Occurrence
from tests.builders import content, measure_ids

JUNE = date(2026, 6, 15)
FEBRUARY, MARCH, APRIL = date(2026, 2, 25), date(2026, 3, 25), date(2026, 4, 25)


def record(ledger: Ledger, place: int = 0, today: date = JUNE) -> MeasureRecord:
    return records(ledger, ChecklistFilter(), today=today)[place]


def recurrence(ledger: Ledger, place: int = 0, number: int = 0) -> RecurrenceRow:
    return record(ledger, place).recurrences[number]


def standing(ledger: Ledger, today: date = JUNE) -> RecurrenceStanding:
    return standing_on(recurrence(ledger), today)


def tick(ledger: Ledger, *days: date, on: date | None = JUNE) -> Changed:
    return tick_occurrences(ledger, recurrence(ledger).id, days, on=on)


def days(found: RecurrenceStanding) -> list[date]:
    return [one.due_on for one in found.missed]


def stored(ledger: Ledger) -> int:
    with ledger.read() as session:
        return session.scalar(select(func.count(Occurrence.id))) or 0


def open_occurrence(ledger: Ledger, place: int = 0) -> date | None:
    with ledger.read() as session:
        return session.get_one(Measure, measure_ids(ledger)[place]).open_occurrence


def test_what_came_due_since_the_plan_was_issued_is_missed_until_somebody_speaks(coming_back: Ledger) -> None:
    found = standing(coming_back)

    assert days(found) == [FEBRUARY, MARCH, APRIL, date(2026, 5, 25)]  # issued on 10 February
    assert found.next is not None
    assert found.next.due_on == date(2026, 6, 25)
    assert stored(coming_back) == 0


def test_a_tick_is_kept_with_its_day_and_the_next_falls_due_by_the_calendar(coming_back: Ledger) -> None:
    tick(coming_back, date(2026, 5, 25), on=date(2026, 6, 12))
    found = standing(coming_back)

    assert days(found) == [FEBRUARY, MARCH, APRIL]
    assert [(one.due_on, one.met_on) for one in found.settled] == [(date(2026, 5, 25), date(2026, 6, 12))]
    assert found.next is not None
    assert found.next.due_on == date(2026, 6, 25)


def test_several_are_ticked_in_one_change_that_names_measure_and_words(coming_back: Ledger) -> None:
    changed = tick(coming_back, FEBRUARY, MARCH, APRIL)

    assert changed.measure_ids == {measure_ids(coming_back)[0]}
    assert {"occurrence", "measure"} == changed.kinds
    assert (changed.fact("wording"), changed.fact("count"), changed.fact("codes")) == ("每月25日", "3", "1-01-1")
    assert stored(coming_back) == 3


def test_unticking_leaves_nothing_stored(coming_back: Ledger) -> None:
    before = content(coming_back)
    tick(coming_back, MARCH)
    tick(coming_back, MARCH, on=None)

    assert content(coming_back) == before


def test_a_tick_is_undone_and_done_again(coming_back: Ledger) -> None:
    before = content(coming_back)
    changed = tick(coming_back, MARCH)
    after = content(coming_back)
    undone = revert(coming_back, changed.number or 0)
    assert content(coming_back) == before

    revert(coming_back, undone.number or 0)
    assert content(coming_back) == after


def test_what_is_not_needed_is_missed_no_more_and_says_why(coming_back: Ledger) -> None:
    changed = set_aside_occurrences(coming_back, recurrence(coming_back).id, [FEBRUARY, MARCH], note=" 台账建立前 ")
    found = standing(coming_back)

    assert days(found) == [APRIL, date(2026, 5, 25)]
    assert [(one.due_on, one.met_on, one.note) for one in found.settled] == [
        (FEBRUARY, None, "台账建立前"), (MARCH, None, "台账建立前")]
    assert changed.fact("note") == "台账建立前"


def test_a_tick_takes_the_place_of_the_reason(coming_back: Ledger) -> None:
    set_aside_occurrences(coming_back, recurrence(coming_back).id, [MARCH], note="停产")
    tick(coming_back, MARCH)

    assert [(one.met_on, one.note) for one in standing(coming_back).settled] == [(JUNE, "")]


def refused(code: str, ledger: Ledger, *, key: int | None = None, day: date = MARCH, note: str | None = None) -> None:
    before = content(ledger)
    row = recurrence(ledger).id if key is None else key
    def act() -> Changed:
        if note is None:
            return tick_occurrences(ledger, row, [day], on=JUNE)
        return set_aside_occurrences(ledger, row, [day], note=note)

    with pytest.raises(UserError) as caught:
        act()
    assert caught.value.code == code
    assert content(ledger) == before


def test_what_cannot_be_ticked_is_refused_and_nothing_is_written(coming_back: Ledger) -> None:
    refused("occurrence-unknown", coming_back, day=date(2026, 3, 26))
    refused("occurrence-unknown", coming_back, day=date(2026, 1, 25))  # before the plan was issued
    refused("occurrence-unknown", coming_back, day=date(2027, 1, 25))  # after its year
    refused("recurrence-unknown", coming_back, key=99)
    refused("occurrence-without-reason", coming_back, note="  ")


def test_of_a_daily_duty_only_what_was_ticked_is_stored(coming_back: Ledger) -> None:
    daily = recurrence(coming_back, place=1, number=1)
    tick_occurrences(coming_back, daily.id, [date(2026, 6, 12)], on=JUNE)

    assert stored(coming_back) == 1
    assert len(standing_on(recurrence(coming_back, place=1, number=1), JUNE).missed) == 124  # 10 February to 14 June


def test_missed_ones_colour_the_light_once_a_person_has_begun_to_tick(coming_back: Ledger) -> None:
    """Nobody is made to tick: the months' progress speaks as long as nobody does."""
    key = measure_ids(coming_back)[0]
    note_progress(coming_back, key, Month.of(JUNE), "已报送。", today=JUNE)
    assert record(coming_back).row.light is Light.GREEN

    tick(coming_back, APRIL)
    assert record(coming_back).row.light is Light.AMBER  # May's is missed; those before April are not held against anyone
    assert checklist_count(coming_back, ChecklistFilter(light=Light.GREEN), today=JUNE) == 0  # SQL says the same
    tick(coming_back, date(2026, 5, 25))
    assert record(coming_back).row.light is Light.GREEN
    assert record(coming_back, today=date(2026, 6, 25)).row.light is Light.GREEN
    assert record(coming_back, today=date(2026, 6, 26)).row.light is Light.AMBER


def test_the_first_open_one_is_kept_with_the_measure(coming_back: Ledger) -> None:
    assert open_occurrence(coming_back) is None
    tick(coming_back, MARCH)
    assert open_occurrence(coming_back) == APRIL
    set_aside_occurrences(coming_back, recurrence(coming_back).id, [APRIL], note="无需")
    assert open_occurrence(coming_back) == date(2026, 5, 25)
    tick(coming_back, MARCH, APRIL, on=None)
    assert open_occurrence(coming_back) is None


def test_the_history_tells_of_it(coming_back: Ledger) -> None:
    tick(coming_back, MARCH)

    change = history(coming_back)[0]
    assert change.action == "tick-occurrence"
    assert dict(change.facts)["day"] == "2026-03-25"


def test_json_tells_what_is_next_what_was_missed_and_what_was_done(coming_back: Ledger) -> None:
    tick(coming_back, MARCH)
    first, second, *_ = measures_as_json(records(coming_back, ChecklistFilter(), today=JUNE), {1: ""}, today=JUNE)

    [told] = first["recurrences"]
    assert told == {
        "every": "month", "day": 25, "text": "每月25日", "first": "2026-02-10", "last": "2026-12-31", "next": "2026-06-25",
        "missed_count": 3, "missed": ["2026-02-25", "2026-04-25", "2026-05-25"],
        "settled": [{"day": "2026-03-25", "met_on": "2026-06-15", "note": ""}],
    }
    assert [(one["missed_count"], len(one["missed"])) for one in second["recurrences"]] == [(1, 1), (125, 12)]


def test_the_overview_and_the_list_count_what_was_missed_and_begun_to_be_ticked(coming_back: Ledger) -> None:
    assert overview(coming_back, plan_id=None, is_mine=False, today=JUNE).missed == 0
    tick(coming_back, MARCH)

    assert overview(coming_back, plan_id=None, is_mine=False, today=JUNE).missed == 1
    assert checklist_count(coming_back, ChecklistFilter(has_missed=True), today=JUNE) == 1
    assert checklist_count(coming_back, ChecklistFilter(has_missed=True), today=APRIL) == 0  # the last day is still in time
    assert filter_counts(coming_back, plan_id=None, is_mine=False, today=JUNE).missed == 1
    close_measures(coming_back, measure_ids(coming_back)[:1], on=JUNE)
    assert checklist_count(coming_back, ChecklistFilter(has_missed=True), today=JUNE) == 0
    assert filter_counts(coming_back, plan_id=None, is_mine=False, today=JUNE).missed == 0
    assert overview(coming_back, plan_id=None, is_mine=False, today=JUNE).missed == 0
