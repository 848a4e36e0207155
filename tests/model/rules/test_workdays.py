"""Working days by the official calendar, and the reporting day a notice asks for."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from chinese_calendar.constants import holidays
from hypothesis import given
from hypothesis import strategies as st

from model.errors import UserError
from model.periods import Month
from model.rules.report_days import report_day
from model.rules.workdays import is_workday, nth_workday, workdays_between, year_is_known

RULE = "各单位要加强落实，每月第二个工作日前向示例区生态环境局报送上月工作进展情况。落实情况纳入考核。"


@pytest.mark.parametrize(("day", "expected"), [
    (date(2024, 2, 12), False),  # Spring Festival, a Monday
    (date(2024, 2, 4), True),  # a Sunday worked for it
    (date(2024, 10, 7), False),
    (date(2024, 10, 12), True),
    (date(2024, 6, 3), True),
    (date(2024, 6, 8), False),
    (date(2024, 6, 9), False),
    (date(2024, 6, 10), False),  # Dragon Boat Festival
    (date(2024, 12, 31), True),
    (date(2025, 1, 1), False),
])
def test_is_workday_follows_the_official_calendar(day: date, expected: bool) -> None:
    assert is_workday(day) is expected


def test_years_of_the_calendar_are_known_and_others_are_not() -> None:
    assert year_is_known(2024)
    assert year_is_known(2004)
    assert not year_is_known(2003)
    assert year_is_known(max(holidays).year)
    assert not year_is_known(max(holidays).year + 1)


@given(st.dates(date(2060, 1, 1), date(2090, 12, 31)))
def test_unknown_years_rest_on_weekends_only(day: date) -> None:
    assert is_workday(day) is (day.isoweekday() <= 5)


@pytest.mark.parametrize(("month", "n", "day"), [
    (Month(2024, 6), 1, date(2024, 6, 3)),
    (Month(2024, 6), 3, date(2024, 6, 5)),
    (Month(2024, 2), 2, date(2024, 2, 2)),
    (Month(2024, 2), 3, date(2024, 2, 4)),
    (Month(2024, 10), 1, date(2024, 10, 8)),
    (Month(2024, 5), 1, date(2024, 5, 6)),
    (Month(2025, 1), 2, date(2025, 1, 3)),
    (Month(2024, 6), 19, date(2024, 6, 28)),
    (Month(2080, 9), 2, date(2080, 9, 3)),
])
def test_nth_workday_skips_holidays_and_counts_moved_days(month: Month, n: int, day: date) -> None:
    assert nth_workday(month, n) == day


@pytest.mark.parametrize("n", [0, -32, 20, 31])
def test_a_working_day_that_the_month_does_not_have_is_an_error(n: int) -> None:
    with pytest.raises(UserError) as caught:
        nth_workday(Month(2024, 6), n)
    assert caught.value.code == "workday-unknown"
    assert caught.value.facts == {"month": "2024-06", "number": n}


@given(year=st.integers(2005, 2040), month=st.integers(1, 12), n=st.integers(1, 15))
def test_nth_workday_has_n_working_days_up_to_it(year: int, month: int, n: int) -> None:
    day = nth_workday(Month(year, month), n)
    assert is_workday(day)
    assert workdays_between(date(year, month, 1), day) == n


@pytest.mark.parametrize(("first", "last", "count"), [
    (date(2024, 2, 9), date(2024, 2, 19), 3),
    (date(2024, 6, 3), date(2024, 6, 3), 1),
    (date(2024, 6, 1), date(2024, 6, 2), 0),
    (date(2024, 6, 4), date(2024, 6, 3), 0),
    (date(2024, 12, 30), date(2025, 1, 2), 3),
])
def test_workdays_between_counts_both_ends(first: date, last: date, count: int) -> None:
    assert workdays_between(first, last) == count


def test_report_day_reads_day_recipient_and_months() -> None:
    found = report_day(RULE, Month(2024, 6))
    assert found is not None
    assert found.day == date(2024, 6, 4)
    assert found.recipient == "示例区生态环境局"
    assert found.covers == (Month(2024, 5),)
    assert found.wording == "每月第二个工作日前向示例区生态环境局报送上月工作进展情况"
    assert found.year_is_known


def test_report_day_says_when_the_holidays_are_not_known() -> None:
    found = report_day(RULE, Month(2080, 1))
    assert found is not None
    assert found.day == date(2080, 1, 2)  # weekends only
    assert not found.year_is_known


@pytest.mark.parametrize(("rule", "day"), [
    ("每月第三个工作日前向市局报送", 5),
    ("每月第三个工日前向市局报送", 5),
    ("每月第3个工作日前向市局报送", 5),
    ("每月第 三 个工作日前向市局报送", 5),
    ("每月第十个工作日前向市局报送", 17),
    ("每月前3个工作日内报送", 5),
    ("每月三个工作日内报送", 5),
    ("每个月5日前报送", 5),
    ("每月五日前报送", 5),
    ("每月25号前报送", 25),
    ("次月5日前报送", 5),
    ("按月5日前报送", 5),
    ("每月底前报送", 30),
    ("每月末报送", 30),
    ("每月31日前报送", 30),
])
def test_report_day_reads_every_way_to_name_it(rule: str, day: int) -> None:
    found = report_day(rule, Month(2024, 6))
    assert found is not None
    assert found.day == date(2024, 6, day)


@pytest.mark.parametrize(("rule", "recipient"), [
    ("每月5日前向市生态环境局报送上月进展", "市生态环境局"),
    ("每月5日前将上月进展报送区水务局。", "区水务局"),
    ("每月5日前将上月进展报至示例区专班办公室。", "示例区专班办公室"),
    ("每月5日前报区政府，逾期通报", "区政府"),
    ("每月5日前向区住房城乡建设委、区水务局报送", "区住房城乡建设委、区水务局"),
    ("每月5日前报送上月进展情况。", ""),
    ("区水务局每月5日前报送上月进展。", ""),
    ("每月5日前上报市示例管委会备案", "市示例管委会"),
    ("每月5日前向示例发展改革委员会提交", "示例发展改革委员会"),
    ("每月5日前向区专班指挥部汇报", "区专班指挥部"),
    ("每月5日前报领导小组办公室", "领导小组办公室"),
])
def test_report_day_reads_to_whom(rule: str, recipient: str) -> None:
    found = report_day(rule, Month(2024, 6))
    assert found is not None
    assert found.recipient == recipient


@pytest.mark.parametrize(("rule", "covers"), [
    ("每月5日前报送上月进展", (Month(2023, 12),)),
    ("每月5日前报送进展", (Month(2023, 12),)),
    ("每月25日前报送本月进展", (Month(2024, 1),)),
    ("每月25日前报送当月进展", (Month(2024, 1),)),
    ("每月底前报送进展", (Month(2024, 1),)),
    ("每月底前报送上月进展", (Month(2023, 12),)),
    ("每季度首月10日前报送", (Month(2023, 10), Month(2023, 11), Month(2023, 12))),
    ("每季度第一个月10日前报送", (Month(2023, 10), Month(2023, 11), Month(2023, 12))),
    ("每季度结束后10日前报送", (Month(2023, 10), Month(2023, 11), Month(2023, 12))),
])
def test_report_day_says_which_months_it_is_about(rule: str, covers: tuple[Month, ...]) -> None:
    found = report_day(rule, Month(2024, 1))
    assert found is not None
    assert found.covers == covers


@pytest.mark.parametrize(("rule", "months"), [
    ("每季度首月10日前报送", [1, 4, 7, 10]),
    ("每季度结束后5个工作日内报送", [1, 4, 7, 10]),
    ("每季度终了后10日前报送", [1, 4, 7, 10]),
    ("每季度末月25日前报送", [3, 6, 9, 12]),
    ("每季度末报送", [3, 6, 9, 12]),
    ("每季度最后一个月20日前报送", [3, 6, 9, 12]),
    ("每月10日前报送", list(range(1, 13))),
])
def test_a_quarterly_report_falls_in_its_months_only(rule: str, months: list[int]) -> None:
    assert [month for month in range(1, 13) if report_day(rule, Month(2024, month))] == months


def test_a_report_in_a_quarter_s_last_month_is_about_that_quarter() -> None:
    found = report_day("每季度末月25日前报送", Month(2024, 6))
    assert found is not None
    assert found.day == date(2024, 6, 25)
    assert found.covers == (Month(2024, 4), Month(2024, 5), Month(2024, 6))


@pytest.mark.parametrize("rule", ["", "各单位要加强统筹落实。", "每月报送进展。", "每月第四十个工作日前报送", "每月45日前报送",
                                  "按照《每月5日前报送制度》执行。"])
def test_no_reporting_day_where_the_rule_names_none(rule: str) -> None:
    assert report_day(rule, Month(2024, 6)) is None


@given(year=st.integers(1950, 2100), month=st.integers(1, 12), day=st.integers(1, 31))
def test_a_day_of_the_month_never_leaves_its_month(year: int, month: int, day: int) -> None:
    found = report_day(f"每月{day}日前报送", Month(year, month))
    assert found is not None
    assert found.day == date(year, month, 1) + timedelta(days=min(day, monthrange(year, month)[1]) - 1)
