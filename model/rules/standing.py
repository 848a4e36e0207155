"""How a measure stood on a past day: what gave it its states, in the order in which they were written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from model.periods import Month
from model.rows.words import State


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that told a measure's state: a person on a day, a month's note, or a tick.

    `day` is the day from which it counts. A note counts from its `month` on; its `state` is None where it only says
    that something was done. A tick carries in `before` the state it put an end to.
    """

    state: State | None
    day: date
    month: Month | None = None
    before: State | None = None


def state_told(turns: Sequence[Turn], until: date = date.max) -> State:
    """The state that turns up to a day give a measure, apart from ticks: those count only while they stand.

    A note for an earlier month does not speak over that of a later one.
    """
    state = State.NOT_STARTED
    told: Month | None = None
    for turn in turns:
        if turn.before is not None or turn.day > until:
            continue
        if turn.state is None:
            state = State.IN_PROGRESS if state is State.NOT_STARTED else state
        elif turn.month is None:
            state = turn.state
        elif told is None or told <= turn.month:
            state, told = turn.state, turn.month
    return state


def state_on(day: date, turns: Sequence[Turn], *, state: State, closed_on: date | None) -> State:
    """The state at the end of a past day, from the one a measure has now and what was told since.

    A tick counts from the day it was given; what was ticked later stood as it did before.
    """
    if state is State.CLOSED:
        return state if closed_on is None or closed_on <= day else state_told(turns, day)
    is_told_since = any(turn.day > day for turn in turns)
    return state_told(turns, day) if is_told_since else state


def state_before_tick(turns: Sequence[Turn]) -> State:
    """The state that comes back when the last tick is taken away: the one before it, begun where that was noted."""
    before = next((turn.before for turn in reversed(turns) if turn.before is not None), None)
    if before is None or before is State.NOT_STARTED:
        return state_told([turn for turn in turns if turn.month is not None])
    return before
