"""How a measure stood on a past day: ticks, marks and months' notes, in the order in which they were written."""

from __future__ import annotations

from datetime import date

import pytest

from model.periods import Month
from model.rows.words import State
from model.rules.standing import Turn, state_before_tick, state_on, state_told

NEW, RUNNING, BLOCKED, CLOSED, APART = State
APRIL, MAY, JUNE, JULY = (Month(2026, number) for number in (4, 5, 6, 7))
END = date(2026, 6, 30)


def note(month: Month, state: State | None = None) -> Turn:
    return Turn(state, month.first, month)


def mark(state: State, day: date = date(2026, 6, 10)) -> Turn:
    return Turn(state, day)


def tick(before: State, day: date = date(2026, 6, 20)) -> Turn:
    return Turn(CLOSED, day, None, before)


@pytest.mark.parametrize(("turns", "expected"), [
    ([], NEW), ([note(MAY)], RUNNING), ([note(MAY, BLOCKED)], BLOCKED), ([mark(APART)], APART), ([mark(APART), note(JUNE)], APART),
    ([note(MAY, BLOCKED), note(JUNE)], BLOCKED), ([note(JUNE, RUNNING), note(MAY, BLOCKED)], RUNNING),
    ([mark(BLOCKED), note(MAY, RUNNING)], RUNNING), ([note(MAY, BLOCKED), mark(RUNNING)], RUNNING),
    ([note(JULY)], NEW), ([mark(BLOCKED, date(2026, 7, 1))], NEW), ([tick(NEW)], NEW), ([mark(BLOCKED), tick(BLOCKED)], BLOCKED),
])
def test_turns_up_to_a_day_tell_the_state(turns: list[Turn], expected: State) -> None:
    assert state_told(turns, END) is expected


@pytest.mark.parametrize(("closed_on", "expected"), [
    (None, CLOSED), (date(2026, 6, 1), CLOSED), (END, CLOSED), (date(2026, 7, 1), RUNNING)])
def test_a_tick_counts_from_its_day(closed_on: date | None, expected: State) -> None:
    assert state_on(END, [note(MAY), tick(RUNNING)], state=CLOSED, closed_on=closed_on) is expected


def test_where_nothing_was_told_since_the_state_is_todays() -> None:
    assert state_on(END, [mark(BLOCKED)], state=APART, closed_on=None) is APART
    assert state_on(END, [mark(BLOCKED), mark(APART, date(2026, 7, 1))], state=APART, closed_on=None) is BLOCKED


@pytest.mark.parametrize(("turns", "expected"), [
    ([], NEW), ([note(MAY)], RUNNING), ([tick(NEW)], NEW), ([tick(BLOCKED)], BLOCKED), ([tick(NEW), note(JUNE)], RUNNING),
    ([tick(APART), note(JUNE)], APART), ([tick(BLOCKED), mark(NEW), tick(NEW)], NEW),
])
def test_taking_a_tick_away_brings_back_what_it_ended(turns: list[Turn], expected: State) -> None:
    assert state_before_tick(turns) is expected
