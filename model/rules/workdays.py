"""Working days by the official holiday calendar, moved working days included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from model.errors import UserError
from model.periods import Month

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class YearDays:
    """What the State Council's notice says of one year: days off, and weekend days that are worked for them."""

    off: frozenset[date]
    worked: frozenset[date]

    def with_days(self, more: YearDays) -> YearDays:
        """The same with more days; what is told later counts."""
        return YearDays((self.off - more.worked) | more.off, (self.worked - more.off) | more.worked)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Days off and moved working days of the years that are known; a year that is not has weekends only."""

    off: frozenset[date]
    worked: frozenset[date]
    years: frozenset[int]

    def is_workday(self, day: date) -> bool:
        """Whether offices work on a day."""
        return day in self.worked or (day.weekday() < 5 and day not in self.off)

    def days_of(self, year: int) -> YearDays:
        """What is known of one year."""
        return YearDays(*(frozenset(day for day in days if day.year == year) for days in (self.off, self.worked)))

    def with_years(self, years: Mapping[int, YearDays]) -> WorkCalendar:
        """The same calendar with some years as they are told, whatever it knew of them before."""
        def joined(known: frozenset[date], told: list[frozenset[date]]) -> frozenset[date]:
            return frozenset(day for day in known if day.year not in years).union(*told)

        return WorkCalendar(
            joined(self.off, [days.off for days in years.values()]),
            joined(self.worked, [days.worked for days in years.values()]), self.years.union(years),
        )


@cache
def official_calendar() -> WorkCalendar:
    """The calendar this program was delivered with."""
    from chinese_calendar.constants import holidays, workdays  # 20 ms that the first screen must not pay for

    years = range(min(holidays).year, max(holidays).year + 1)
    return WorkCalendar(frozenset(holidays), frozenset(workdays), frozenset(years))


# Official holidays are the same for every office, so what one ledger was told of a year holds for the whole program.
_told: list[frozenset[tuple[int, YearDays]]] = []


def learn_years(years: Mapping[int, YearDays]) -> None:
    """Reckon from now on with these years beside those the program was delivered with, in place of any learnt before."""
    _told[:] = [frozenset(years.items())] if years else []


def work_calendar() -> WorkCalendar:
    """The calendar in force: the delivered one, with the years that were learnt."""
    told = next(iter(_told), None)
    return _with(told) if told else official_calendar()


@lru_cache(maxsize=4)
def _with(told: frozenset[tuple[int, YearDays]]) -> WorkCalendar:
    return official_calendar().with_years(dict(told))


def year_is_known(year: int) -> bool:
    """Whether the official holidays of a year are known; if not, only weekends are days off."""
    return year in work_calendar().years


def is_workday(day: date) -> bool:
    """Whether offices work on a day, moved working days included."""
    return work_calendar().is_workday(day)


def workdays_between(first: date, last: date) -> int:
    """How many working days lie between two days, both included; 0 when the last comes before the first."""
    is_worked = work_calendar().is_workday
    return sum(is_worked(first + _DAY * step) for step in range((last - first).days + 1))


def nth_workday(month: Month, n: int) -> date:
    """The n-th working day of a month, -1 the last; raises UserError workday-unknown when the month has fewer."""
    is_worked = work_calendar().is_workday
    day, step = (month.first, _DAY) if n > 0 else (month.last, -_DAY)
    left = abs(n)
    while n and month.first <= day <= month.last:
        left -= is_worked(day)
        if not left:
            return day
        day += step
    raise UserError("workday-unknown", month=str(month), number=n)
