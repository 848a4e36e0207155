"""What kind of day it is by the official holiday calendar: off, worked though a weekend, or as the week has it."""

from __future__ import annotations

from datetime import date

from model.rows.calendar import DayMark
from model.rules.workdays import work_calendar

SATURDAY = 5


def day_mark(day: date) -> DayMark:
    """The kind of a day; in a year whose holidays are not known, weekends and working days only."""
    known = work_calendar()
    if day in known.worked:
        return DayMark.MOVED
    if day in known.off:
        return DayMark.HOLIDAY
    return DayMark.WEEKEND if day.weekday() >= SATURDAY else DayMark.WORKDAY


def holiday_name(day: date) -> str:
    """The English name of the holiday a day is off for, or is worked instead of; empty where none is known."""
    from chinese_calendar.constants import holidays, workdays  # late, as model.rules.workdays does

    known = work_calendar()
    if day not in known.off and day not in known.worked:
        return ""
    return str(holidays.get(day) or workdays.get(day) or "")
