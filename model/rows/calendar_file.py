"""What a calendar file holds, gathered before it is written: one row an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from model.periods import Month
from model.rows.due import RecurrencePlace


class EventKind(StrEnum):
    """What an event is about."""

    REPORT = "report"
    DUE = "due"
    BEGIN = "begin"
    MILESTONE = "milestone"
    OCCURRENCE = "occurrence"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class EventContent:
    """One event on whole days.

    `key` stays the same for as long as the date, recurrence or report is the same one, also when its day moves. An event
    that comes back has all its `days`; those in `settled` need nobody's attention any more. `text` is the measure's, or
    whom a report goes to; `covers` are a report's months, or the quarter of a look at `measures` that go on without end, of
    which `silent` have no progress in it.
    """

    key: str
    kind: EventKind
    days: tuple[date, ...]
    text: str
    wording: str
    plan: str
    code: str = ""
    task: str = ""
    settled: frozenset[date] = frozenset()
    rhythm: RecurrencePlace | None = None
    covers: tuple[Month, ...] = ()
    measures: int = 0
    silent: int = 0


@dataclass(frozen=True, slots=True)
class CalendarFileContent:
    """All events of a calendar file, whose ledger it is, and how many changes it has seen: later files replace earlier ones."""

    ledger: str
    name: str
    changes: int
    events: tuple[EventContent, ...]
