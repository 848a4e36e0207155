"""Rhythms that name several days, a span of the year, half months or a month's last working day."""

from __future__ import annotations

from datetime import date

import pytest

from model.periods import Month
from model.readers.notices.notice import report_rule
from model.rows.due import RecurrencePlace
from model.rows.words import Every
from model.rules.recurrences import occurrences, recurrences_in
from model.rules.report_days import report_days
from model.rules.workdays import nth_workday


def ends(text: str) -> list[str]:
    """The days of 2024 on which the duties of a text fall due."""
    days = {end for place in recurrences_in(text)
            for _, end in occurrences(place, first=date(2024, 1, 1), last=date(2024, 12, 31))}
    return [f"{day:%m-%d}" for day in sorted(days)]


@pytest.mark.parametrize(("text", "first", "last"), [
    ("自5月1日起至9月30日止，每日清捞水面。", "05-01", "09-30"),
    ("5月1日至9月30日每天清捞水面。", "05-01", "09-30"),
    ("5月至9月底，每日清捞水面。", "05-01", "09-30"),
    ("供热季（11月1日至次年3月31日）每日值守。", "01-01", "12-31"),
])
def test_a_span_of_the_year_ends_the_rhythm(text: str, first: str, last: str) -> None:
    days = ends(text)
    assert (days[0], days[-1]) == (first, last)


def test_a_span_over_the_years_end_leaves_the_summer_out() -> None:
    months = {day[:2] for day in ends("供热季（11月1日至次年3月31日）每日值守。")}
    assert months == {"11", "12", "01", "02", "03"}


@pytest.mark.parametrize(("text", "days"), [
    ("每周一、周四清扫。", [1, 4]),
    ("每周二和周五清扫。", [2, 5]),
    ("每星期一、星期三、星期五清扫。", [1, 3, 5]),
    ("每周一至周五清扫。", [1, 2, 3, 4, 5]),
    ("每周六、日清扫。", [6, 7]),
])
def test_every_weekday_named_counts(text: str, days: list[int]) -> None:
    assert [(place.every, place.day) for place in recurrences_in(text)] == [(Every.WEEK, day) for day in days]


@pytest.mark.parametrize(("text", "expected"), [
    ("每年3月、9月各集中清理一次。", ["03-31", "09-30"]),
    ("每年4、10月底前报送清单。", ["04-30", "10-31"]),
    ("每年5月15日、11月15日前报送清单。", ["05-15", "11-15"]),
    ("每年3月、6月、9月10日前报送清单。", ["03-10", "06-10", "09-10"]),
    ("每年8月5日前、次年2月5日前报送评估。", ["02-05", "08-05"]),
    ("每年3月启动，9月总结。", ["03-31"]),
])
def test_every_month_named_of_a_year_counts(text: str, expected: list[str]) -> None:
    assert ends(text) == expected


def test_the_words_of_several_days_stand_whole() -> None:
    assert {place.wording for place in recurrences_in("每年 3月、9 月各清理一次。")} == {"每年 3月、9 月"}


def test_half_a_month_ends_on_the_fifteenth_and_with_the_month() -> None:
    expected = [RecurrencePlace(Every.MONTH, 15, "每半月"), RecurrencePlace(Every.MONTH, 31, "每半月")]
    assert list(recurrences_in("每半月清点一次。")) == expected
    assert [place.day for place in recurrences_in("每半个月清点一次。")] == [15, 31]


def test_a_months_last_working_day_is_no_weekend() -> None:
    days = ends("每月最后一个工作日前清点。")
    assert len(days) == 12
    assert [days[2], days[5], days[7]] == ["03-29", "06-28", "08-30"]


def test_working_days_are_counted_from_behind() -> None:
    assert nth_workday(Month(2024, 6), -1) == date(2024, 6, 28)
    assert nth_workday(Month(2024, 6), -2) == date(2024, 6, 27)
    assert [place.workday for place in recurrences_in("每月倒数第二个工作日清点。")] == [-2]


def test_a_report_by_the_last_working_day() -> None:
    found = report_days("每月最后一个工作日前报送区示例局", first=date(2024, 3, 1), last=date(2024, 4, 30))
    assert [(one.day, one.covers) for one in found] == [
        (date(2024, 3, 29), (Month(2024, 3),)), (date(2024, 4, 30), (Month(2024, 4),))]


def test_whom_a_report_goes_to_may_follow_at_once() -> None:
    rule = report_rule(["各村于每月25日前将整改情况报镇应急办。", "每月底前报名参训。"])
    assert rule == "各村于每月25日前将整改情况报镇应急办"
    found = report_days(rule, first=date(2024, 3, 1), last=date(2024, 3, 31))
    assert [(one.day, one.recipient) for one in found] == [(date(2024, 3, 25), "镇应急办")]
