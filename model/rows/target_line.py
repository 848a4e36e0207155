"""A number to reach among many: what is asked, how it runs over the year, what was read, where that stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from model.periods import Month
from model.rows.due import TargetPlace
from model.rows.words import Course, Pace


@dataclass(frozen=True, slots=True, order=True)
class LineKey:
    """What a reading is entered against: a measure's target, or a district's indicator."""

    is_indicator: bool
    id: int


@dataclass(frozen=True, slots=True)
class MonthValue:
    """One month's reading."""

    month: Month
    value: Decimal


@dataclass(frozen=True, slots=True)
class UnitValue:
    """What one unit reported, and of which month; `unit` is empty for one's own office."""

    unit: str
    month: Month
    value: Decimal


@dataclass(frozen=True, slots=True)
class MonthTotal:
    """What all units come to by a month, with each one's value in it: its own of that month, or its last before it."""

    month: Month
    value: Decimal
    units: tuple[UnitValue, ...]


@dataclass(frozen=True, slots=True)
class Waypoint:
    """What is to be reached by the end of a day."""

    day: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class TargetCourse:
    """How a target's readings run: from nothing before `start` over the waypoints, the last of which is the target.

    A level has the same waypoints, but is asked for in full whenever it is read.
    """

    course: Course
    start: date
    waypoints: tuple[Waypoint, ...]

    @property
    def end(self) -> date:
        """The day by which all is to be reached."""
        return self.waypoints[-1].day


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a target stands on `day`: the newest reading until then, what should be reached, what is missing.

    `expected` is None for a level; `gap` is None without a reading, 0 when nothing is missing.
    """

    pace: Pace
    day: date
    newest: MonthValue | None = None
    expected: Decimal | None = None
    gap: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target or an indicator with all its readings, oldest first.

    `code` is the measure's, or the district's name; `source` the words it came from: the measure's text, or the name of
    the table's column. `place` and what follows from it are None where an indicator's value is no number ("—").
    `is_mine` says that an indicator is of my district; `is_course_set`, that a person said how it runs.

    `readings` are one's own office's; `units` is what other units reported last of the target, and `totals` what they
    come to together, month by month, where their values add up. Where there are totals it is these that count.
    """

    key: LineKey
    plan_id: int
    measure_id: int | None
    code: str
    source: str
    written: str
    place: TargetPlace | None
    readings: tuple[MonthValue, ...] = ()
    course: TargetCourse | None = None
    stand: Stand | None = None
    is_course_set: bool = False
    is_mine: bool = True
    units: tuple[UnitValue, ...] = ()
    totals: tuple[MonthTotal, ...] = ()

    @property
    def counted(self) -> tuple[MonthValue, ...]:
        """The values that say where it stands, oldest first."""
        return tuple(MonthValue(each.month, each.value) for each in self.totals) or self.readings

    @property
    def pace(self) -> Pace:
        """Where it stands, in a word."""
        return Pace.UNREAD if self.stand is None else self.stand.pace
