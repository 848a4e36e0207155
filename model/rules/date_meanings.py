"""What each wording of a date means in a plan's year: the day, or the days from and to, and whether it has a second meaning."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from model.rows.words import DueKind
from model.rules.chinese_numbers import number_of
from model.rules.festivals import festival_day
from model.rules.plain_text import part_of

Meaning = tuple[DueKind | None, date | None, date | None, bool]

YEAR = r"(?:20\d\d|(?<!\d)[23]\d(?=年)|二[〇零○][一二三四五][〇零○一二三四五六七八九])"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])"
DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_DAY_OF_LIST = re.compile(rf"(?:(?P<y>{YEAR})年)?(?P<m>{MONTH})月?(?:(?P<d>{DAY})[日号])?")
_NEXT_YEAR = frozenset({"次年", "明年", "翌年", "来年"})
_FEAST_NAME = re.compile("春节|元旦|元宵|清明|端午|中秋|重阳|国庆|劳动|[五十七]一")
_NEW_YEARS = frozenset({"元旦", "春节", "元宵"})  # early in the year, so that a plan may mean those that end it
_BEGINS, _ENDS = {"上": 1, "中": 11, "下": 21}, {"上": 10, "中": 20}  # the days of 上旬, 中旬, 下旬
_SEASON_END = {"汛": (5, 31), "采": (11, 14), "供": (11, 14), "取": (11, 14)}


def _year(found: re.Match[str], plan_year: int, suffix: str = "") -> int:
    name = part_of(found, "y" + suffix)
    if name:
        year = number_of(name) or plan_year
        return year + 2000 if year < 100 else year
    return plan_year + (part_of(found, "rel" + suffix) in _NEXT_YEAR)


def _last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _number(text: str) -> int:
    return number_of(text) or 0


def one_day(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """A day, or the day from which something runs."""
    try:
        day = date(_year(found, plan_year), _number(part_of(found, "m")), _number(part_of(found, "d")))
    except ValueError:  # 2月30日: the plan's mistake, to be asked
        return
    if part_of(found, "start"):
        yield DueKind.FROM, day, None, False
    else:
        yield DueKind.BY, None, day, False


def days(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """From one day to another."""
    year, month = _year(found, plan_year), _number(part_of(found, "m"))
    month2 = _number(part_of(found, "m2")) if part_of(found, "m2") else month
    try:
        first = date(year, month, _number(part_of(found, "d")))
        last = date(_second_year(found, year, plan_year), month2, _number(part_of(found, "d2")))
        if last < first and part_of(found, "m2") and not part_of(found, "y2"):
            last = date(last.year + 1, month2, last.day)
    except ValueError:
        return
    if first <= last:
        yield DueKind.WINDOW, first, last, False


def _second_year(found: re.Match[str], year: int, plan_year: int) -> int:
    if part_of(found, "y2"):
        return _year(found, plan_year, "2")
    return year + (part_of(found, "rel2") in _NEXT_YEAR)


def months(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """From one month's first day to another's last, or from and to the parts of them that are named."""
    year, month, month2 = _year(found, plan_year), _number(part_of(found, "m")), _number(part_of(found, "m2"))
    year2 = _second_year(found, year, plan_year)
    if year2 == year and month2 < month and not part_of(found, "y2"):
        year2 += 1  # 11月至3月 runs over the year's end
    part, part2 = part_of(found, "decade"), part_of(found, "decade2")
    first = date(year, month, _BEGINS.get(part, 1))
    last = date(year2, month2, _ENDS[part2]) if part2 in _ENDS else _last_of(year2, month2)
    if first <= last:
        yield DueKind.WINDOW, first, last, False


def years(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """From one year's first day to another's last."""
    first, last = _year(found, plan_year), _year(found, plan_year, "2")
    if first <= last:
        yield DueKind.WINDOW, date(first, 1, 1), date(last, 12, 31), False


def each_month(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """The last day of every month in a list."""
    for month in re.findall(MONTH, part_of(found, "list")):
        yield DueKind.BY, None, _last_of(_year(found, plan_year), _number(month)), False


def each_day(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """9月20日、10月20日前, and 1月、4月的10日前, where the last day holds for every month."""
    year = _year(found, plan_year)
    for each in _DAY_OF_LIST.finditer(part_of(found, "list")):
        year = number_of(each["y"] or "") or year
        try:
            day = date(year, _number(each["m"]), _number(each["d"] or part_of(found, "d")))
        except ValueError:
            continue
        yield DueKind.BY, None, day, False


def month_end(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """A month's last day."""
    yield DueKind.BY, None, _last_of(_year(found, plan_year), _number(part_of(found, "m"))), False


def month_or_part(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """A month's end, its beginning, or a part of it."""
    year, month = _year(found, plan_year), _number(part_of(found, "m"))
    if part_of(found, "start"):
        yield DueKind.FROM, date(year, month, 1), None, False
    elif part_of(found, "about"):  # 6月初, 6月中: how far into the month is anyone's guess
        yield DueKind.BY, None, date(year, month, 10 if part_of(found, "about") == "初" else 20), True
    elif part_of(found, "before"):  # 6月前: before June begins, some mean before it ends
        yield DueKind.BY, None, date(year, month, 1) - timedelta(days=1), True
    elif part_of(found, "decade") in {"上", "中"}:
        yield DueKind.BY, None, date(year, month, _ENDS[part_of(found, "decade")]), False
    else:
        yield DueKind.BY, None, _last_of(year, month), False


def year_end(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """A year's last day."""
    yield DueKind.BY, None, date(_year(found, plan_year), 12, 31), False


def bare_year(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """A year by itself, or what lies before it."""
    year = _year(found, plan_year)
    is_before = bool(part_of(found, "before"))  # 2025年前: by the end of 2024, some mean of 2025
    yield DueKind.BY, None, date(year - is_before, 12, 31), is_before


def half_year(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """The end of a half-year."""
    year, is_first = _year(found, plan_year), part_of(found, "half") == "上"
    is_unsure = bool(part_of(found, "before")) and not is_first  # 下半年前: before July, some mean before its end
    yield DueKind.BY, None, date(year, 6, 30) if is_first or is_unsure else date(year, 12, 31), is_unsure


def both_halves(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """The ends of both half-years."""
    year = _year(found, plan_year)
    yield DueKind.BY, None, date(year, 6, 30), False
    yield DueKind.BY, None, date(year, 12, 31), False


def one_quarter(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """The end of a quarter."""
    quarter = _number(part_of(found, "q"))
    year = _year(found, plan_year)
    if part_of(found, "start"):
        yield DueKind.FROM, date(year, quarter * 3 - 2, 1), None, False
        return
    # 三季度前: by its end, or before it begins? The plan's first quarter has only one meaning.
    is_unsure = bool(part_of(found, "before")) and (quarter > 1 or year > plan_year)
    yield DueKind.BY, None, _last_of(year, quarter * 3), is_unsure


def first_quarters(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """The end of the first two or three quarters."""
    yield DueKind.BY, None, _last_of(_year(found, plan_year), _number(part_of(found, "count")) * 3), False


def quarters(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """From one quarter to another, or the ends of two."""
    first, last = (_number(part_of(found, name)) for name in ("q", "q2"))
    year = _year(found, plan_year)
    if part_of(found, "apart") and last - first > 1:  # 一季度、三季度: each for itself; 二、三季度 is one span
        for quarter in (first, last):
            yield DueKind.BY, None, _last_of(year, quarter * 3), False
    elif first <= last:
        yield DueKind.WINDOW, date(year, first * 3 - 2, 1), _last_of(year, last * 3), False


def before_feast(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """The day before a festival; of several before the first."""
    names = _FEAST_NAME.findall(part_of(found, "feasts"))
    is_year_said = bool(part_of(found, "y") or part_of(found, "rel"))
    year = _year(found, plan_year) + ("元旦" in names and not is_year_said)  # the year's own is over when it begins
    days = {festival_day(name, year) for name in names}
    known = {day for day in days if day is not None}
    if len(known) == len(days):  # of several the first binds; that it does is asked
        last = min(known) - timedelta(days=1)
        is_unsure = len(known) > 1 or not (is_year_said or _NEW_YEARS.isdisjoint(names))
        yield DueKind.BY, None, last, is_unsure


def before_season(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """The day before a season begins: the careful day stands, and is asked about, for each province sets its own."""
    month, day = _SEASON_END[part_of(found, "season")]
    yield DueKind.BY, None, date(_year(found, plan_year), month, day), True


def in_season(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """A season's days."""
    year = _year(found, plan_year)
    if part_of(found, "season") == "汛":  # its days differ from place to place: asked
        yield DueKind.WINDOW, date(year, 6, 1), date(year, 9, 30), True
    else:
        yield DueKind.WINDOW, date(year, 11, 15), date(year + 1, 3, 15), True


def whole_year(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """A year from its first day to its last."""
    year = _year(found, plan_year)
    yield DueKind.WINDOW, date(year, 1, 1), date(year, 12, 31), False


def five_years(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """The end of a five-year plan."""
    del plan_year
    yield DueKind.BY, None, date(2005 + 5 * _number(part_of(found, "plan")), 12, 31), False


def ongoing(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """Without end."""
    del found, plan_year
    yield DueKind.ONGOING, None, None, False


def at_once(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """At once, or on a day that each place sets itself: no day of the calendar."""
    del found, plan_year
    yield None, None, None, False
