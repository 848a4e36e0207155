"""Reporting days of notices with several receivers and several rhythms, and by days they name."""

from __future__ import annotations

from datetime import date

import pytest

from model.periods import Month
from model.rows.due import ReportDay
from model.rules.report_days import report_day, report_days

FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)
THREE = (
    "每月第三个工作日前向市生态环境局报送上月工作进展情况，每季度末月25日前向市发展改革委报送季度小结；12月10日前向市政府报送全年工作总结。"
)


def days(rule: str, first: date = FIRST, last: date = LAST) -> list[str]:
    return [f"{one.day:%m-%d}" for one in report_days(rule, first=first, last=last)]


def one(rule: str, month: int) -> ReportDay:
    found = report_day(rule, Month(2024, month))
    assert found is not None
    return found


def test_several_receivers_have_their_own_days_in_order() -> None:
    found = report_days(THREE, first=date(2024, 6, 1), last=date(2024, 7, 31))

    assert [(f"{each.day:%m-%d}", each.recipient, len(each.covers)) for each in found] == [
        ("06-05", "市生态环境局", 1), ("06-25", "市发展改革委", 3), ("07-03", "市生态环境局", 1)]
    assert [each.wording for each in found[:2]] == [
        "每月第三个工作日前向市生态环境局报送上月工作进展情况", "每季度末月25日前向市发展改革委报送季度小结"]


def test_a_day_named_by_its_date_is_a_reporting_day() -> None:
    [found] = report_days(THREE.rpartition("；")[2], first=FIRST, last=LAST)

    assert (found.day, found.recipient) == (date(2024, 12, 10), "市政府")
    assert found.covers[0] == Month(2024, 1)
    assert found.covers[-1] == Month(2024, 12)


def test_where_one_part_names_nobody_the_notice_s_receiver_is_meant() -> None:
    rule = "每月5日前报送进展，每季度末报送小结，统一报送区水务局。"

    assert {each.recipient for each in report_days(rule, first=date(2024, 3, 1), last=date(2024, 3, 31))} == {"区水务局"}


@pytest.mark.parametrize(("rule", "expected"), [
    ("每月5日前报区大气办，每月10日前报市生态环境局", ["03-05", "03-10"]),
    ("每半年结束后10日内报送区政府", []),
    ("每季度末报送", ["03-31"]),
    ("每周五前报送进展", ["03-01", "03-08", "03-15", "03-22", "03-29"]),
    ("每周五巡查", []), ("每月32日前报送", []), ("3月1日前报送小结", ["03-01"]), ("3月31日前报送小结", ["03-31"]),
    ("3月底前、11月底前将进展报送区委办公室", ["03-31"]),
    ("2024年3月15日前将方案报送区水务局", ["03-15"]),
    ("2025年3月15日前将方案报送区水务局", []),
    ("3月15日前完成方案", []),
    ("3月1日起报送", []),
    ("每月底前向区政府、区水务局报送本月进展", ["03-31"]),
    ("", []), ("   ", []), ("及时报送。", []),
])
def test_the_days_of_march(rule: str, expected: list[str]) -> None:
    assert days(rule, date(2024, 3, 1), date(2024, 3, 31)) == expected


@pytest.mark.parametrize(("rule", "expected"), [
    ("每半年结束后10日内报送区政府", ["01-10", "07-10"]),
    ("每半年首月5日前报送", ["01-05", "07-05"]),
    ("每半年末月20日前报送", ["06-20", "12-20"]),
    ("每半年底前报送", ["06-30", "12-31"]),
    ("每季度首月第3个工作日前报送", ["01-04", "04-03", "07-03", "10-10"]),
    ("按季度末月25日前报送", ["03-25", "06-25", "09-25", "12-25"]),
    ("6月底前、11月底前将进展报送区委办公室", ["06-30", "11-30"]),
])
def test_the_days_of_a_year(rule: str, expected: list[str]) -> None:
    assert days(rule) == expected


def test_a_half_year_s_report_covers_its_six_months() -> None:
    assert one("每半年结束后10日内报送", 7).covers == tuple(Month(2024, month) for month in range(1, 7))
    assert one("每半年结束后10日内报送", 1).covers == tuple(Month(2023, month) for month in range(7, 13))
    assert one("每半年末月20日前报送", 6).covers == tuple(Month(2024, month) for month in range(1, 7))


@pytest.mark.parametrize(("rule", "month", "covers"), [
    ("6月20日前报送上半年工作情况", 6, (1, 6)), ("12月5日前报送年度总结", 12, (1, 12)), ("3月20日前报送季度小结", 3, (1, 3)),
    ("6月20日前报送进展", 6, (6, 6)), ("6月15日前报送进展", 6, (5, 5)), ("6月16日前报送进展", 6, (6, 6)),
])
def test_what_a_report_by_a_date_is_about(rule: str, month: int, covers: tuple[int, int]) -> None:
    found = one(rule, month)
    assert (found.covers[0], found.covers[-1]) == (Month(2024, covers[0]), Month(2024, covers[1]))


def test_a_week_s_report_is_about_its_month_and_to_whom_it_says() -> None:
    found = report_days("每周五前向区专班报送进展", first=date(2024, 3, 4), last=date(2024, 3, 10))

    assert [(each.day, each.recipient, each.covers) for each in found] == [(date(2024, 3, 8), "区专班", (Month(2024, 3),))]


def test_the_ends_of_a_span_belong_to_it_and_beyond_them_nothing() -> None:
    rule = "每月5日前报送"

    assert days(rule, date(2024, 3, 5), date(2024, 4, 5)) == ["03-05", "04-05"]
    assert days(rule, date(2024, 3, 6), date(2024, 4, 4)) == []
    assert days(rule, date(2024, 4, 5), date(2024, 4, 4)) == []


def test_a_span_over_years_has_the_days_of_each() -> None:
    found = report_days("12月10日前报送全年总结", first=date(2023, 12, 1), last=date(2025, 1, 31))

    assert [each.day for each in found] == [date(2023, 12, 10), date(2024, 12, 10)]


def test_the_same_report_named_twice_is_one() -> None:
    assert days("每月5日前报区水务局。各镇每月5日前报区水务局。", date(2024, 3, 1), date(2024, 3, 31)) == ["03-05"]


def test_a_year_without_a_calendar_is_said_day_by_day() -> None:
    found = report_days("每月第一个工作日前报送", first=date(2026, 12, 1), last=date(2027, 1, 31))

    assert [(each.day, each.year_is_known) for each in found] == [(date(2026, 12, 1), True), (date(2027, 1, 1), False)]


def test_a_date_within_a_step_is_not_read_a_second_time() -> None:
    assert days("每季度末月25日前报送", date(2024, 6, 1), date(2024, 6, 30)) == ["06-25"]
    assert days("每季度首月10日前报送", date(2024, 7, 1), date(2024, 7, 31)) == ["07-10"]
