"""Rows of the calendar: what falls on a day, and what kind of day it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from model.periods import Month


class EntryKind(StrEnum):
    """What the calendar shows, in the order in which a day lists it."""

    REPORT = "report"
    LOOK = "look"  # a quarter's end: what goes on without end is looked at
    MILESTONE = "milestone"
    DUE = "due"
    BEGIN = "begin"
    OCCURRENCE = "occurrence"


class Standing(StrEnum):
    """How an entry stands: done, asking for nothing any more, past and not done, or still to come (today included)."""

    DONE = "done"
    IDLE = "idle"
    MISSED = "missed"
    AHEAD = "ahead"


class DayMark(StrEnum):
    """What kind of day it is by the official calendar: 休 off on a holiday, 班 worked though a weekend."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class CalendarFilter:
    """What the calendar shows: of a plan (None: of all), mine or all, and which kinds."""

    plan_id: int | None = None
    is_mine: bool = False
    kinds: frozenset[EntryKind] = field(default_factory=lambda: frozenset(EntryKind))


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One thing on one day.

    `key` is the id of the date, of the recurrence, or (a reporting day, a quarter's end) of the plan; `text` is the measure's, or whom a
    report goes to; `wording` the plan's words the day comes from. `is_met` when it was ticked itself, not only done with
    its measure. `ends_measure` is True for the date whose tick closes the measure. `covers` are the months of a report, or
    of the quarter that is looked at; `measures` are how many are looked at, `silent` those nothing was noted of in it.
    """

    kind: EntryKind
    day: date
    key: int
    measure_id: int | None
    code: str
    text: str
    wording: str
    standing: Standing
    is_met: bool = False
    ends_measure: bool = False
    covers: tuple[Month, ...] = ()
    measures: int = 0
    silent: int = 0

    @property
    def is_tickable(self) -> bool:
        """Whether it can be ticked here: reports and progress are written elsewhere, and what begins on a day goes on after it."""
        return self.kind not in (EntryKind.REPORT, EntryKind.LOOK, EntryKind.BEGIN)


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many entries of a kind a day has, and how many of them are still open."""

    kind: EntryKind
    entries: int
    open: int


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day: how much there is on it, and the first few entries, open ones before those that are done."""

    day: date
    mark: DayMark
    holiday: str
    counts: tuple[KindCount, ...] = ()
    first: tuple[CalendarEntry, ...] = ()

    @property
    def entries(self) -> int:
        """How many entries there are on the day."""
        return sum(count.entries for count in self.counts)

    @property
    def open(self) -> int:
        """How many of them are still open."""
        return sum(count.open for count in self.counts)
