"""Rows of the year grid: how a measure stood in each month of a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from model.periods import Month
from model.rows.calendar import Standing


class MonthMark(StrEnum):
    """How a month stands: ticked off in it, difficulty noted, progress noted, nothing noted though it ran, nothing."""

    CLOSED = "closed"
    BLOCKED = "blocked"
    NOTED = "noted"
    MISSING = "missing"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class MonthCell:
    """One month of one measure; `due` and `milestone` tell how the dates that end in it stand, the worst of several."""

    month: Month
    mark: MonthMark
    note: str = ""
    due: Standing | None = None
    due_on: date | None = None
    milestone: Standing | None = None
    milestone_on: date | None = None


@dataclass(frozen=True, slots=True)
class YearRow:
    """The twelve months of a measure."""

    measure_id: int
    cells: tuple[MonthCell, ...]
