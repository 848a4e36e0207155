"""A month after merging: who has reported and who has not, every unit's line of a measure, the sums of its targets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from model.periods import Month
from model.rows.returned import ReturnedKind
from model.rows.words import State


class SenderStatus(StrEnum):
    """How an expected unit stands with a month."""

    MISSING = "missing"  # nothing came
    INCOMPLETE = "incomplete"  # measures of its own are empty
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True)
class ReturnedRef:
    """A file that came back: when, of whom, whether it is merged; `received_at` is UTC, ISO 8601."""

    id: int
    name: str
    kind: ReturnedKind
    unit_id: int | None
    unit_words: str
    received_at: str
    is_merged: bool
    is_left_out: bool = False
    sent_by: str = ""


@dataclass(frozen=True, slots=True)
class SenderStanding:
    """How one unit stands; `unit_id` is None for a member of a group whom no file or plan has named by itself yet.

    `sent_on` is the last day its rows name, else the day its first file was taken in; `empty` are the codes of its own
    measures that nothing was said of. `is_expected` is what a person said, else what the plan's duties say (`is_said` False).
    """

    unit_id: int | None
    name: str
    status: SenderStatus
    is_expected: bool = True
    is_said: bool = False
    sent_on: date | None = None
    days_late: int = 0
    measures: int = 0
    empty: tuple[str, ...] = ()
    files: tuple[ReturnedRef, ...] = ()
    measure_ids: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class MonthStanding:
    """How a month's reports stand: the day they were due, every unit, the files of which nobody knows whose they are."""

    plan_id: int
    month: Month
    due_on: date | None
    senders: tuple[SenderStanding, ...]
    unknown: tuple[ReturnedRef, ...] = ()

    @property
    def missing(self) -> tuple[SenderStanding, ...]:
        """The expected units of which nothing came."""
        return tuple(one for one in self.senders if one.is_expected and one.status is SenderStatus.MISSING)

    @property
    def incomplete(self) -> tuple[SenderStanding, ...]:
        """The expected units that left measures of their own empty."""
        return tuple(one for one in self.senders if one.is_expected and one.status is SenderStatus.INCOMPLETE)


@dataclass(frozen=True, slots=True)
class ValueSource:
    """Where a value came from: the field (a MergeField), the file, the place in it."""

    field: str
    returned_id: int
    file: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class LineReading:
    """A month's value of a target as one unit reported it."""

    target_id: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class SenderLine:
    """What one unit says of a measure for the month; `unit_id` None is one's own office. `year_text` is what it wrote of the year so far."""

    unit_id: int | None
    unit: str
    text: str = ""
    state: State | None = None
    trouble: str = ""
    proof: str = ""
    person: str = ""
    reported_on: date | None = None
    year_text: str = ""
    readings: tuple[LineReading, ...] = ()
    sources: tuple[ValueSource, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetSum:
    """A target over all units: their values added up where they are summed over the year, only listed where each is a level."""

    target_id: int
    subject: str
    asked: str
    unit: str
    is_summed: bool
    total: Decimal | None
    lines: tuple[tuple[str, Decimal], ...]


@dataclass(frozen=True, slots=True)
class MeasureReports:
    """One measure with every unit's line; `missing` are the units that carry it and said nothing, `state` all of them together."""

    measure_id: int
    code: str
    annex: int
    task: str
    text: str
    deadline: str
    lines: tuple[SenderLine, ...]
    missing: tuple[str, ...]
    sums: tuple[TargetSum, ...]
    state: State | None
