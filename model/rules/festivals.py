"""The day of a festival in a year: fixed, by the moon's calendar, or by the sun's (清明).

The days off for a festival are another matter: they begin before it or after it as each year's notice has it, and
"中秋前" means before the festival. The moon's calendar is that of the Hong Kong Observatory's tables (cnlunar).
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cnlunar import Lunar

FIRST, LAST = 1902, 2099  # the years the tables hold whole

_FIXED = {"元旦": (1, 1), "五一": (5, 1), "劳动": (5, 1), "七一": (7, 1), "国庆": (10, 1), "十一": (10, 1)}
_BY_MOON = {"春节": (1, 1), "元宵": (1, 15), "端午": (5, 5), "中秋": (8, 15), "重阳": (9, 9)}
_CLEAR_AND_BRIGHT = "清明"
_EARLIEST_NEW_YEAR = (1, 20)
_SHORTEST_MONTH = 29  # days
_LEEWAY = 75  # days: the new year's own, what longer months add, and a leap month


@cache  # finding a day of the moon's calendar takes some ten milliseconds
def festival_day(name: str, year: int) -> date | None:
    """The day of a festival, named without 节; None for a year beyond the tables."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if not FIRST <= year <= LAST:
        return None
    if name == _CLEAR_AND_BRIGHT:
        return next(day for day in _days_from(date(year, 4, 3), 5) if _almanac(day).todaySolarTerms == name)
    month, day_of_month = _BY_MOON[name]
    first = date(year, *_EARLIEST_NEW_YEAR) + timedelta(days=_SHORTEST_MONTH * (month - 1) + day_of_month - 1)
    return next(day for day in _days_from(first, _LEEWAY) if _moon_day(day) == (month, day_of_month))


def _days_from(first: date, count: int) -> list[date]:
    return [first + timedelta(days=step) for step in range(count)]


def _moon_day(day: date) -> tuple[int, int] | None:
    """Month and day by the moon; None in a leap month, in which no festival falls."""
    told = _almanac(day)
    return None if told.isLunarLeapMonth else (told.lunarMonth, told.lunarDay)


def _almanac(day: date) -> Lunar:
    from cnlunar import Lunar  # 100 ms that the first screen must not pay for

    return Lunar(datetime.combine(day, time()))
