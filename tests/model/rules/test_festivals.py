"""Deadlines before a festival: its own day counts, by whichever calendar it goes; which year is meant is asked where two may be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from chinese_calendar.constants import holidays
from hypothesis import given, settings
from hypothesis import strategies as st

from model.rules.deadlines import dues_of, question_of
from model.rules.festivals import FIRST, LAST, festival_day

_OFFICIAL = {"元旦": "New Year's Day", "春节": "Spring Festival", "清明": "Tomb-sweeping Day", "端午": "Dragon Boat Festival",
             "中秋": "Mid-autumn Festival", "国庆": "National Day", "五一": "Labour Day"}  # fmt: skip
_TOGETHER = {"Mid-autumn Festival", "National Day"}  # in some years they share their days off
_BY_MOON = ("春节", "元宵", "端午", "中秋", "重阳")

# In a plan of 2024: wording = the last day; "?" after it: asked as well, for two meanings are left; "-" no day.
WORDINGS = """
清明前 = 2024-04-03
清明节前 = 2024-04-03
清明节假期前 = 2024-04-03
2025年清明节前 = 2025-04-03
端午前 = 2024-06-09
端午节小长假前 = 2024-06-09
中秋前 = 2024-09-16
中秋节到来之前 = 2024-09-16
重阳节前 = 2024-10-10
劳动节前 = 2024-04-30
五一前 = 2024-04-30
“五一”国际劳动节前 = 2024-04-30
十一前 = 2024-09-30
国庆节前 = 2024-09-30
2025年春节前 = 2025-01-28
明年春节前 = 2025-01-28
次年春节前完成 = 2025-01-28
2025年元旦前 = 2024-12-31
2025年元宵节前 = 2025-02-11
2026年中秋前 = 2026-09-24
春节前 = 2024-02-09 ?
元宵节前 = 2024-02-23 ?
元旦前 = 2024-12-31 ?
2024年元旦前 = 2023-12-31
中秋、国庆节前 = 2024-09-16 ?
国庆、中秋前 = 2024-09-16 ?
元旦、春节前 = 2024-12-31 ?
2025年元旦、春节前 = 2024-12-31 ?
6月底前（端午节前） = 2024-06-30 2024-06-09
6月10日端午前 = 2024-06-10 2024-06-09 ?
春节前后 = - ?
中秋节期间 = - ?
“两会”前 = - ?
全国两会前 = - ?
市“两会”前完成 = - ?
2025年两会前 = - ?
2025年全国“两会”召开前 = - ?
"""
ROWS = [tuple(line.split(" = ")) for line in WORDINGS.strip().splitlines()]


@pytest.mark.parametrize(("wording", "expected"), ROWS)
def test_before_a_festival_is_the_day_before_its_own(wording: str, expected: str) -> None:
    reading = dues_of(wording, "完成整治。", 2024)
    days = [str(due.end) for due in reading.dues] or ["-"]

    assert " ".join([*days, *(["?"] if reading.is_open else [])]) == expected
    assert (question_of(wording, "完成整治。") is not None) == reading.is_open


@pytest.mark.parametrize(("text", "expected"), [
    ("中秋节前完成抽检。", [date(2024, 9, 16)]),
    ("于2025年春节前清零欠薪。", [date(2025, 1, 28)]),
    ("清明前后加强巡护，端午节前开展检查。", [date(2024, 6, 9)]),
    ("落实春节前走访、元旦前慰问。", []),  # which year's, nobody can tell, and inside a text nobody is asked
    ("提升清明上河图文化园环境。", []),
])
def test_a_festival_named_in_the_text_is_a_milestone(text: str, expected: list[date]) -> None:
    assert [due.end for due in dues_of("年底前", text, 2024).dues if due.is_milestone] == expected


@pytest.mark.parametrize("name", _OFFICIAL)
def test_a_festival_lies_within_the_days_off_for_it(name: str) -> None:
    days = [festival_day(name, year) for year in range(2008, max(holidays).year + 1)]
    named = {holidays[day] for day in days if day is not None and day in holidays}

    assert all(day in holidays or (day is not None and day.weekday() >= 5) for day in days)
    assert _OFFICIAL[name] in named
    assert named <= {_OFFICIAL[name], *_TOGETHER}


@pytest.mark.parametrize(("name", "year", "day"), [
    ("春节", 1985, date(1985, 2, 20)), ("春节", 2033, date(2033, 1, 31)), ("春节", 2034, date(2034, 2, 19)), ("中秋", 2025, date(2025, 10, 6)),
    ("中秋", 2033, date(2033, 9, 8)), ("端午", 2028, date(2028, 5, 28)), ("清明", 2027, date(2027, 4, 5)), ("清明", 2008, date(2008, 4, 4)),
])  # fmt: skip
def test_days_of_festivals_that_almanacs_print(name: str, year: int, day: date) -> None:
    assert festival_day(name, year) == day


@pytest.mark.parametrize("year", [FIRST - 1, LAST + 1])
def test_a_year_beyond_the_tables_has_no_day_and_is_asked(year: int) -> None:
    assert festival_day("中秋", year) is None
    reading = dues_of("中秋前", "", year)
    assert (reading.dues, reading.is_open) == ((), True)


@given(st.sampled_from(_BY_MOON), st.integers(FIRST, LAST - 1))
@settings(max_examples=25, deadline=None)
def test_a_festival_by_the_moon_moves_by_whole_months(name: str, year: int) -> None:
    this, following = festival_day(name, year), festival_day(name, year + 1)

    assert this is not None
    assert following is not None
    assert (this.year, following.year) == (year, year + 1)
    assert (following - this).days in {353, 354, 355, 383, 384, 385}


@given(st.sampled_from(["清明", "端午", "中秋", "国庆", "劳动节"]), st.sampled_from(["", "节"]), st.sampled_from(["前", "之前", "以前"]),
       st.integers(2000, 2060))  # fmt: skip
@settings(max_examples=25, deadline=None)
def test_the_words_around_a_festival_do_not_change_its_day(name: str, tail: str, before: str, year: int) -> None:
    words = name.removesuffix("节") + ("节" if name.endswith("节") else tail)
    reading = dues_of(f"{words}{before}", "", year)
    day = festival_day(name.removesuffix("节"), year)

    assert day is not None
    assert [due.end for due in reading.dues] == [day - timedelta(days=1)]
    assert not reading.is_open


@pytest.mark.parametrize(("name", "year", "month", "day"), [
    ("元旦", 2026, 1, 1), ("五一", 2026, 5, 1), ("劳动", 2026, 5, 1), ("七一", 2026, 7, 1), ("国庆", 2026, 10, 1), ("十一", 2026, 10, 1), ("春节", 2026, 2, 17), ("元宵", 2026, 3, 3), ("清明", 2026, 4, 5), ("端午", 2026, 6, 19), ("中秋", 2026, 9, 25), ("重阳", 2026, 10, 18),
    ("春节", 2023, 1, 22), ("端午", 2023, 6, 22), ("中秋", 2023, 9, 29), ("重阳", 2023, 10, 23), ("中秋", 2020, 10, 1), ("重阳", 2020, 10, 25), ("中秋", 2025, 10, 6), ("重阳", 2025, 10, 29), ("清明", 2027, 4, 5), ("清明", 2024, 4, 4),
    ("春节", 1966, 1, 21), ("春节", 1985, 2, 20),  # nearly the earliest and the latest there is
])  # fmt: skip
def test_a_festivals_day_is_the_calendars(name: str, year: int, month: int, day: int) -> None:
    assert festival_day(name, year) == date(year, month, day)


@pytest.mark.parametrize("name", [*_BY_MOON, "清明"])
def test_beyond_the_tables_only_fixed_days_are_known(name: str) -> None:
    assert festival_day(name, FIRST - 1) is festival_day(name, LAST + 1) is None
    assert festival_day(name, FIRST) is not None is not festival_day(name, LAST)
    assert festival_day("元旦", LAST + 1) == date(LAST + 1, 1, 1)
