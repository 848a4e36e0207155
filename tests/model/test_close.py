"""Ticking off, reopening, other states, milestones: one or many, and nothing written where nothing changes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from model.actions.close import close_measures, reopen_measures, set_state, tick_milestone
from model.actions.progress import note_progress
from model.actions.revert import revert
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.checklist import checklist_rows
from model.queries.history import history
from model.queries.records import records
from model.rows.checklist import ChecklistFilter
from model.rows.record import MeasureRecord
from model.rows.words import Light, State
from model.store.tables import Due
from tests.builders import TODAY, a_measure, a_plan, content, measure_ids, taken_in

ALL = ChecklistFilter()


def found(ledger: Ledger, today: date = TODAY) -> tuple[MeasureRecord, ...]:
    return records(ledger, ALL, today=today)


def states(ledger: Ledger) -> list[State]:
    return [record.row.state for record in found(ledger)]


def test_closing_keeps_day_and_note(town_ledger: Ledger) -> None:
    first = measure_ids(town_ledger)[0]
    changed = close_measures(town_ledger, [first], on=date(2026, 6, 1), note="  已验收  ")

    record = found(town_ledger)[0]
    assert (record.row.state, record.row.closed_on, record.closed_note) == (State.CLOSED, date(2026, 6, 1), "已验收")
    assert record.row.light is Light.GREY
    assert (changed.kinds, changed.measure_ids, changed.fact("codes")) == ({"measure"}, {first}, "1-01-1")


def test_many_are_closed_in_one_change(town_ledger: Ledger) -> None:
    changes = len(history(town_ledger))
    changed = close_measures(town_ledger, measure_ids(town_ledger), on=TODAY)

    assert states(town_ledger) == [State.CLOSED] * 3
    assert len(history(town_ledger)) == changes + 1
    assert changed.measure_ids == set(measure_ids(town_ledger))


def test_a_measure_closed_already_keeps_its_day_and_note(town_ledger: Ledger) -> None:
    first, second, _ = measure_ids(town_ledger)
    close_measures(town_ledger, [first], on=date(2026, 6, 1), note="先")
    close_measures(town_ledger, [first, second], on=TODAY, note="后")

    assert [(record.row.closed_on, record.closed_note) for record in found(town_ledger)[:2]] == [
        (date(2026, 6, 1), "先"), (TODAY, "后")]


def test_closing_what_is_closed_writes_no_history(town_ledger: Ledger) -> None:
    first = measure_ids(town_ledger)[:1]
    close_measures(town_ledger, first, on=TODAY)
    changes = history(town_ledger)

    assert close_measures(town_ledger, first, on=date(2026, 1, 1), note="x").number is None
    assert history(town_ledger) == changes


def test_an_unknown_measure_among_many_closes_none(town_ledger: Ledger) -> None:
    before = content(town_ledger)
    for act in (
        lambda keys: close_measures(town_ledger, keys, on=TODAY), lambda keys: reopen_measures(town_ledger, keys),
        lambda keys: set_state(town_ledger, keys, State.BLOCKED, on=TODAY),
    ):
        with pytest.raises(UserError) as error:
            act([*measure_ids(town_ledger), 777])
        assert (error.value.code, error.value.facts["code"]) == ("measure-unknown", 777)
    assert content(town_ledger) == before


def test_naming_a_measure_twice_closes_it_once(town_ledger: Ledger) -> None:
    first = measure_ids(town_ledger)[0]

    assert close_measures(town_ledger, [first, first], on=TODAY).fact("codes") == "1-01-1"


def test_many_codes_are_told_shortly(ledger: Ledger) -> None:
    taken_in(ledger, a_plan(*(a_measure(f"第{number}条。") for number in range(5))))

    assert close_measures(ledger, measure_ids(ledger), on=TODAY).fact("codes") == "1-01-1、1-01-2、1-01-3…"


def test_more_measures_than_a_statement_takes_are_closed(ledger: Ledger) -> None:
    taken_in(ledger, a_plan(*(a_measure(f"第{number}条。") for number in range(1100))))
    close_measures(ledger, measure_ids(ledger), on=TODAY)

    assert set(states(ledger)) == {State.CLOSED}


def test_reopening_takes_day_and_note_away(town_ledger: Ledger) -> None:
    first = measure_ids(town_ledger)[:1]
    close_measures(town_ledger, first, on=TODAY, note="误")
    reopen_measures(town_ledger, first)

    record = found(town_ledger)[0]
    assert (record.row.state, record.row.closed_on, record.closed_note) == (State.NOT_STARTED, None, "")


def test_reopening_what_is_open_changes_nothing(town_ledger: Ledger) -> None:
    assert reopen_measures(town_ledger, measure_ids(town_ledger)).number is None
    assert states(town_ledger) == [State.NOT_STARTED] * 3


@pytest.mark.parametrize("state", list(State))
def test_every_state_can_be_set_and_left_again(state: State, town_ledger: Ledger) -> None:
    first = measure_ids(town_ledger)[:1]
    set_state(town_ledger, first, state, on=TODAY)
    assert states(town_ledger)[0] is state
    assert found(town_ledger)[0].row.closed_on == (TODAY if state is State.CLOSED else None)

    set_state(town_ledger, first, State.NOT_STARTED, on=TODAY)
    assert states(town_ledger)[0] is State.NOT_STARTED
    assert found(town_ledger)[0].row.closed_on is None


def test_a_closed_measure_loses_its_day_when_its_state_goes_back(town_ledger: Ledger) -> None:
    first = measure_ids(town_ledger)[:1]
    close_measures(town_ledger, first, on=TODAY, note="好")
    set_state(town_ledger, first, State.BLOCKED, on=TODAY)

    record = found(town_ledger)[0]
    assert (record.row.state, record.row.closed_on, record.closed_note) == (State.BLOCKED, None, "")


def test_setting_the_state_it_has_writes_no_history(town_ledger: Ledger) -> None:
    assert set_state(town_ledger, measure_ids(town_ledger), State.NOT_STARTED, on=TODAY).number is None


def milestone(ledger: Ledger) -> int:
    with ledger.read() as session:
        return session.scalars(select(Due.id).where(Due.is_milestone)).one()


def light(ledger: Ledger, today: date) -> Light:
    row = checklist_rows(ledger, ALL, today=today)[1]
    (same,) = checklist_rows(ledger, ChecklistFilter(light=row.light, search="整治方案"), today=today)
    assert same == row
    return row.light


def test_a_ticked_milestone_no_longer_presses(town_ledger: Ledger) -> None:
    late = date(2026, 7, 5)
    set_state(town_ledger, measure_ids(town_ledger), State.IN_PROGRESS, on=TODAY)
    assert light(town_ledger, late) is Light.AMBER
    changed = tick_milestone(town_ledger, milestone(town_ledger), on=TODAY)

    due = checklist_rows(town_ledger, ALL, today=late)[1].due
    assert due is not None
    assert due.end == date(2026, 12, 31)
    assert [one.met_on for one in found(town_ledger)[1].dues] == [None, TODAY]
    assert changed.measure_ids == {measure_ids(town_ledger)[1]}

    tick_milestone(town_ledger, milestone(town_ledger), on=None)
    assert [one.met_on for one in found(town_ledger)[1].dues] == [None, None]


def test_ticking_a_milestone_twice_the_same_writes_no_history(town_ledger: Ledger) -> None:
    tick_milestone(town_ledger, milestone(town_ledger), on=TODAY)

    assert tick_milestone(town_ledger, milestone(town_ledger), on=TODAY).number is None


def test_a_measure_whose_every_date_is_ticked_is_not_overdue(town_ledger: Ledger) -> None:
    with town_ledger.read() as session:
        dues = list(session.scalars(select(Due.id).where(Due.measure_id == measure_ids(town_ledger)[1])))
    assert light(town_ledger, date(2027, 1, 1)) is Light.RED
    for due in dues:
        tick_milestone(town_ledger, due, on=TODAY)

    assert light(town_ledger, date(2027, 1, 1)) is not Light.RED


def test_an_unknown_date_is_told(town_ledger: Ledger) -> None:
    with pytest.raises(UserError) as error:
        tick_milestone(town_ledger, 777, on=TODAY)
    assert error.value.code == "due-unknown"


def test_a_day_ahead_or_long_past_is_accepted(town_ledger: Ledger) -> None:
    first, second, _ = measure_ids(town_ledger)
    close_measures(town_ledger, [first], on=TODAY + timedelta(days=400))
    close_measures(town_ledger, [second], on=date(1999, 1, 1))

    assert [record.row.closed_on for record in found(town_ledger)[:2]] == [TODAY + timedelta(days=400), date(1999, 1, 1)]


@pytest.mark.parametrize("state", [State.NOT_STARTED, State.IN_PROGRESS, State.BLOCKED, State.NOT_APPLICABLE])
def test_reopening_brings_back_the_state_before(state: State, town_ledger: Ledger) -> None:
    first = measure_ids(town_ledger)[:1]
    set_state(town_ledger, first, state, on=TODAY)
    close_measures(town_ledger, first, on=TODAY)
    reopen_measures(town_ledger, first)

    assert states(town_ledger) == [state, State.NOT_STARTED, State.NOT_STARTED]


def test_reopening_many_gives_each_its_own_state(town_ledger: Ledger) -> None:
    keys = measure_ids(town_ledger)
    set_state(town_ledger, keys[1:2], State.BLOCKED, on=TODAY)
    close_measures(town_ledger, keys, on=TODAY)
    reopen_measures(town_ledger, keys)

    assert states(town_ledger) == [State.NOT_STARTED, State.BLOCKED, State.NOT_STARTED]


def test_reopening_what_was_noted_since_it_was_closed_leaves_it_begun(town_ledger: Ledger) -> None:
    first = measure_ids(town_ledger)[0]
    close_measures(town_ledger, [first], on=TODAY)
    note_progress(town_ledger, first, Month(2026, 6), "补记。", today=TODAY)
    reopen_measures(town_ledger, [first])

    assert states(town_ledger)[0] is State.IN_PROGRESS


def test_reopening_undoes_the_last_tick_that_stands(town_ledger: Ledger) -> None:
    first = measure_ids(town_ledger)[:1]
    undone = close_measures(town_ledger, first, on=TODAY).number
    assert undone
    revert(town_ledger, undone)
    set_state(town_ledger, first, State.BLOCKED, on=TODAY)
    close_measures(town_ledger, first, on=TODAY)
    reopen_measures(town_ledger, first)

    assert states(town_ledger)[0] is State.BLOCKED
