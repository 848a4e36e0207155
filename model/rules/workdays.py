"""Working days by the official holiday calendar, and the reporting day a notice asks for."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from model.errors import UserError
from model.periods import Month, Quarter
from model.rows.due import ReportDay
from model.rules.chinese_numbers import NUMERAL, number_of
from model.rules.plain_text import PlainText, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

_DAY = timedelta(days=1)


@cache
def _calendar() -> tuple[Mapping[date, str], Mapping[date, str], range]:
    """Days off, moved working days, and the years the calendar knows."""
    from chinese_calendar.constants import holidays, workdays  # 20 ms that the first screen must not pay for

    return holidays, workdays, range(min(holidays).year, max(holidays).year + 1)


def year_is_known(year: int) -> bool:
    """Whether the official holidays of a year are known; if not, only weekends are days off."""
    return year in _calendar()[2]


def is_workday(day: date) -> bool:
    """Whether offices work on a day, moved working days included."""
    holidays, workdays, _ = _calendar()
    return day in workdays or (day.weekday() < 5 and day not in holidays)


def workdays_between(first: date, last: date) -> int:
    """How many working days lie between two days, both included; 0 when the last comes before the first."""
    return sum(is_workday(first + _DAY * step) for step in range((last - first).days + 1))


def nth_workday(month: Month, n: int) -> date:
    """The n-th working day of a month; raises UserError workday-unknown when the month has fewer."""
    day, left = month.first, n
    while n >= 1 and day <= month.last:
        left -= is_workday(day)
        if not left:
            return day
        day += _DAY
    raise UserError("workday-unknown", month=str(month), number=n)


# The place a report goes to: 向市生态环境局报送 · 报送区生态环境局 · 报至市专班办公室.
_OFFICE = (
    r"[^,。;:、向报将]{1,24}?"
    r"(?:局|委员会|委|办公室|办|部门|部|政府|中心|专班|指挥部|领导小组|管委会|站|所|队)"
)
_RECIPIENT = re.compile(
    rf"(?:向|(?:上报|报送|报告|报)[至给到]?)(?P<to>{_OFFICE}(?:、{_OFFICE})*)"
    r"(?=报|上报|提交|反馈|汇报|通报|备案|[,。;:)(]|$)"
)
_NUMBER = rf"(?:\d{{1,2}}|{NUMERAL})"
_RULE = re.compile(
    rf"(?:每个?(?P<quarter>季度?)|(?P<month>每个?月|次月|下月|按月))"
    rf"(?P<which>首月|末月|第?[一1]个?月|最后一个?月|结束后|终了后|后|次月)?"
    rf"(?:的|度|初|开始)?(?:"
    rf"(?P<end>月底|月末|底|末)"
    rf"|第(?P<nth>{_NUMBER})个?工作?日"  # a scanner may drop 作
    rf"|前?(?P<within>{_NUMBER})个?工作?日(?=以?内|前|之前|\()"
    rf"|(?P<day>{_NUMBER})[日号]"
    rf")"
)


def report_day(rule: str, month: Month) -> ReportDay | None:
    """The day of this month by which the rule of a notice asks for a report; None when it asks for none.

    "前" includes the day itself. A quarterly rule gives a day only in the month the report falls due.
    """
    words = plain(rule)
    found = _RULE.search(words.masked)
    if not found or (found["quarter"] and month.month % 3 != _due_month(found) % 3):
        return None
    day = _day_of(found, month)
    return None if day is None else ReportDay(
        day=day, recipient=_recipient(words, found.start()), covers=_covered(words.text, found, month),
        wording=_clause(words, found), year_is_known=year_is_known(month.year))


def _due_month(found: re.Match[str]) -> int:
    """Which month of a quarter the report is due in: its last, or the first (also "after the quarter's end")."""
    which = found["which"] or ""
    return 3 if not which or which.startswith(("末", "最后")) else 1


def _day_of(found: re.Match[str], month: Month) -> date | None:
    if found["end"]:
        return month.last
    number = number_of(found["nth"] or found["within"] or found["day"])
    if not number:
        return None
    if found["day"]:
        return min(month.first + _DAY * (number - 1), month.last) if number <= 31 else None
    try:
        return nth_workday(month, number)
    except UserError:  # the rule names a working day that this month does not have
        return None


def _covered(text: str, found: re.Match[str], month: Month) -> tuple[Month, ...]:
    """The months a report is about: last month unless the rule says 本月, the quarter before when it is due after."""
    if not found["quarter"]:
        is_this_month = ("本月" in text or "当月" in text or bool(found["end"])) and "上月" not in text
        return (month,) if is_this_month else (month.plus(-1),)
    quarter = Quarter.of(month.first)
    return (quarter if _due_month(found) == 3 else quarter.plus(-1)).months


def _recipient(words: PlainText, start: int) -> str:
    found = _RECIPIENT.search(words.text, start)
    return found["to"] if found else ""


def _clause(words: PlainText, found: re.Match[str]) -> str:
    end = re.compile(r"[。;]|$").search(words.text, found.end())
    return words.wording(found.start(), end.start() if end else found.end())
