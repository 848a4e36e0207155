"""Rhythms as plans of other places say them: 半年一次, 季后10日内, 月调度、季通报、年考核, 非汛期, 7月起每月; and days moved for days off."""

from __future__ import annotations

from datetime import date

import pytest

from model.rules.recurrences import recurrences_in
from model.rules.report_days import report_days

RHYTHMS = """
两周一次 = week/2
两周一调度 = week/2
两周开展一次联合执法 = week/2
隔周调度 = week/2
隔月抽查 = month 2,4,6,8,10,12
双月调度 = month 2,4,6,8,10,12
每双周周五前报送 = week 5/2
每双月25日前报送 = month 2,4,6,8,10,12 25
半月一调度 = month 15, month 31
半个月开展一次 = month 15, month 31
半年一次 = half
半年召开一次会议 = half
三天一巡查 = day/3
月调度、季通报、半年评估 = month, quarter, half
实行“日巡查、周通报、月考核”制度 = day, week, month
建立周调度、季评价、年考核机制 = week, quarter, year
每周周五报送 = week 5
每月月底前汇总 = month 31
每月结束后3个工作日内报送 = month w3
次月5日前报送上月情况 = month 5
下个月3个工作日内上报 = month w3
每季度统计一次，于次月10日前报送 = quarter, quarter 1,4,7,10 10
每季度统计一次。次月10日前报送 = quarter, month 10
季后10日内报送 = quarter 1,4,7,10 10
季度终了后5个工作日内报送 = quarter 1,4,7,10 w5
每季度结束后10日内报送 = quarter 1,4,7,10 10
每季度后5日内报送 = quarter 1,4,7,10 5
每季度考核后通报 = quarter
季度末报送 = quarter 31
季末25日前报送 = quarter 3,6,9,12 25
汛期每周巡查一次，非汛期每月一次 = week 6,7,8,9, month 1,2,3,4,5,10,11,12
非采暖季每周抽查 = week 4,5,6,7,8,9,10
7月起每月通报 = month 7,8,9,10,11,12
自11月1日起，每日报送 = day 11,12
从9月份开始，每月20日前报送 = month 9,10,11,12 20
四季度起每周调度 = week 10,11,12
1月起每月报送 = month
7月起，每季度检查 = quarter
工作日每日报送 = day w1
逢周五报送 = week 5
“日监测、周通报、月排名、季考核” = day, week, month, quarter
每年4月—10月，每半月清理一次 = month 4,5,6,7,8,9,10 15, month 4,5,6,7,8,9,10 31
每年4月至10月期间，每周清理一次 = week 4,5,6,7,8,9,10
每年4月至10月开展保洁 = year 10
每年11月至次年3月开展巡查 = year 3
每年4月1日至10月15日开展保洁 = year 10 15
每年4月开展保洁 = year 4
"""
NO_RHYTHMS = """
一年一度的宣传活动 · 两年行动计划 · 三年攻坚取得成效 · 半年内完成一批项目 · 两月内完成一次排查 · 上半年一次性完成 · 三年一次性补助到位 · 五年一遇 · 近两年一次
第三季度一次 · 三季度末报送总结 · 第一季度后10日内报送 · 隔离区 · 间隔月度 · 年考核目标 · 四季度一次性兑现 · 次月5日前完成整改 · 每月平均浓度 · 每季度平均值 · 上季度末报送的问题 · 日监测数据 · 水质的日监测结果 · 周五前报送
"""
REPORTS = """
季后10日内报送 = 01-10 04-10 07-10 10-10
按季度于季末25日前报送 = 03-25 06-25 09-25 12-25
次季度首月10日前报送 = 01-10 04-10 07-10 10-10
每季度的最后一个月25日前报送 = 03-25 06-25 09-25 12-25
每双月25日前报送 = 02-25 04-25 06-25 08-25 10-25 12-25
每双月底前报送 = 02-28 04-30 06-30 08-31 10-31 12-31
自2025年10月起，每月5日、20日前报送 = 10-05 10-20 11-05 11-20 12-05 12-20
自2026年10月起，每月5日前报送 = -
自2025年11月1日起，每月5日前报送，遇节假日顺延 = 11-05 12-05
每季度首月4日前报送，如遇休息日提前 = 01-03 04-03 07-04 09-30
每季度首月4日前报送，如遇休息日推迟 = 01-06 04-07 07-04 10-09
上半年、全年情况分别于7月5日前、12月25日前报送 = 07-05 12-25
一季度进展于4月8日前报送 = 04-08
二季度20日前报送 = -
"""


def rows(table: str) -> list[tuple[str, str]]:
    return [(line.partition(" = ")[0], line.partition(" = ")[2]) for line in table.strip().splitlines()]


def said(text: str, deadline: str = "") -> str:
    """Each rhythm as "every months day/step"."""
    found = []
    for one in recurrences_in(text, deadline):
        months = ",".join(map(str, one.months))
        day = f"w{one.workday}" if one.workday else str(one.day or "")
        found.append(" ".join(part for part in (one.every.value, months, day) if part) + (f"/{one.step}" if one.step > 1 else ""))
    return ", ".join(found)


@pytest.mark.parametrize(("text", "rhythm"), rows(RHYTHMS))
def test_a_rhythm_said_otherwise(text: str, rhythm: str) -> None:
    assert said(text) == rhythm


@pytest.mark.parametrize("text", [text.strip() for line in NO_RHYTHMS.strip().splitlines() for text in line.split("·")])
def test_words_that_sound_like_a_rhythm(text: str) -> None:
    assert said(text) == ""


@pytest.mark.parametrize(("deadline", "rhythm"), [
    ("", "month 7,8,9,10,11,12"), ("长期", "month 7,8,9,10,11,12"), ("年底前", "month 7,8,9,10,11,12"), ("2027年底前", "month"), ("2025-2027年", "month"), ("二〇二七年底", "month"),
])
def test_a_rhythm_of_several_years_is_not_cut_short_in_each(deadline: str, rhythm: str) -> None:
    assert said("7月起每月通报", deadline) == rhythm


@pytest.mark.parametrize(("rule", "days"), rows(REPORTS))
def test_reporting_days_said_otherwise(rule: str, days: str) -> None:
    found = report_days(rule, first=date(2025, 1, 1), last=date(2025, 12, 31))
    assert " ".join(f"{one.day:%m-%d}" for one in found) == days.strip("-")


def test_a_report_of_two_months_is_about_both() -> None:
    [found] = report_days("每双月25日前报送", first=date(2025, 3, 1), last=date(2025, 4, 30))
    assert [month.month for month in found.covers] == [3, 4]


@pytest.mark.parametrize(("rule", "first", "last", "day"), [
    ("每月底前报送，遇节假日顺延", date(2025, 6, 1), date(2025, 6, 29), date(2025, 6, 3)),  # 31 May is a Saturday, 2 June the feast
    ("每月1日前报送，遇节假日提前", date(2025, 5, 2), date(2025, 5, 31), date(2025, 5, 30)),  # 1 June is a Sunday
])
def test_a_day_moved_out_of_its_month_is_found_in_the_one_beside_it(rule: str, first: date, last: date, day: date) -> None:
    assert [one.day for one in report_days(rule, first=first, last=last)] == [day]


def test_a_day_moved_in_a_year_without_a_calendar_says_so() -> None:
    [found] = report_days("每月5日前报送，遇节假日顺延", first=date(2061, 6, 1), last=date(2061, 6, 30))
    assert (found.day, found.year_is_known) == (date(2061, 6, 6), False)  # the 5th is a Sunday
