"""How one date of a measure stands today."""

from __future__ import annotations

from datetime import date

from model.rows.calendar import Standing
from model.rows.words import State


def standing_of(state: State, day: date, today: date, *, is_met: bool) -> Standing:
    """How a date stands: met itself or with its measure, of no concern, missed, or ahead; the day itself is in time."""
    if is_met or state is State.CLOSED:
        return Standing.DONE
    if state is State.NOT_APPLICABLE:
        return Standing.IDLE
    return Standing.MISSED if day < today else Standing.AHEAD
