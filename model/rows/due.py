"""What the rules find in the words of a measure: dates, recurrences, numeric targets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from model.periods import Month
from model.rows.words import Comparator, DueKind, Every


@dataclass(frozen=True, slots=True)
class DuePlace:
    """One date or span a measure is bound to, and the words it came from.

    `start` and `end` are inclusive; `by` has only an end, `from` only a start, `ongoing` neither.
    `is_milestone` is True for dates named inside the measure's text.
    """

    kind: DueKind
    start: date | None
    end: date | None
    wording: str
    is_milestone: bool = False


@dataclass(frozen=True, slots=True)
class DueReading:
    """All dates of a measure; `is_open` when the words give no date and a person must be asked."""

    dues: tuple[DuePlace, ...]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class RecurrencePlace:
    """A duty that comes back: its step, the day of the month or weekday when named, months it is limited to.

    `day` is the day of the month (31 stands for the month's last day) or, every week, the weekday (1 Monday
    to 7 Sunday). `workday` is the how-manieth working day of the month (-1 its last); of a daily duty it says that only working days count.
    `step` 2 means every second one, 0 none any more.
    """

    every: Every
    day: int | None
    wording: str
    months: tuple[int, ...] = ()
    workday: int | None = None
    step: int = 1


@dataclass(frozen=True, slots=True)
class TargetPlace:
    """A number to reach, in the unit as written; `value_high` only for a range."""

    subject: str
    comparator: Comparator
    value: Decimal
    unit: str
    wording: str
    value_high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ReportDay:
    """One reporting day: by when, to whom, about which months; `year_is_known` is False without a holiday calendar."""

    day: date
    recipient: str
    covers: tuple[Month, ...]
    wording: str
    year_is_known: bool
