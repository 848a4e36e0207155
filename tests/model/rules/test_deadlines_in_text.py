"""Dates named inside a measure's text are milestones; base lines, past years and titles are not."""

from __future__ import annotations

from datetime import date

import pytest

from model.rows.words import DueKind
from model.rules.deadlines import dues_of

Named = list[tuple[date | None, date | None]]


def milestones(text: str, year: int = 2024) -> Named:
    return [(due.start, due.end) for due in dues_of("长期实施", text, year).dues if due.is_milestone]


def ends(*days: tuple[int, int, int]) -> Named:
    return [(None, date(*day)) for day in days]


@pytest.mark.parametrize(("text", "expected"), [
    ("督促企业于6月底前完成改造。", ends((2024, 6, 30))),
    ("年底前，全部建成。", ends((2024, 12, 31))),
    ("2024 年底前完成划定。", ends((2024, 12, 31))),
    ("确保年内完工。", ends((2024, 12, 31))),
    ("2024年度内完成。", ends((2024, 12, 31))),
    ("十月底前、2025年3月15日前分批完成。", ends((2024, 10, 31), (2025, 3, 15))),
    ("4 月 30 日 前报送。", ends((2024, 4, 30))),
    ("9月上旬前完成。", ends((2024, 9, 10))),
    ("到2025年，全部达标。", ends((2025, 12, 31))),
    ("到2024年6月底完成一半。", ends((2024, 6, 30))),
    ("到“十四五”末，基本实现更新。", ends((2025, 12, 31))),
    ("上半年完成方案编制。", ends((2024, 6, 30))),
    ("2025年上半年完成。", ends((2025, 6, 30))),
    ("第三季度末完成验收。", ends((2024, 9, 30))),
    ("一季度完成清单。", ends((2024, 3, 31))),
    ("汛前开展清掏。", ends((2024, 5, 31))),
    ("采暖季前完成储备。", ends((2024, 11, 14))),
    ("明年6月底前建成。", ends((2025, 6, 30))),
    ("每年12月底前总结。", ends((2024, 12, 31))),
    ("2024年5月印发细则。", ends((2024, 5, 31))),
])
def test_a_date_named_in_the_text_is_a_milestone(text: str, expected: Named) -> None:
    assert milestones(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("2月底、8月底前更新清单。", ends((2024, 2, 29), (2024, 8, 31))),
    ("6月、9月、12月底前各开展一次。", ends((2024, 6, 30), (2024, 9, 30), (2024, 12, 31))),
    ("3、6、9、12月底前各开展一次。", ends((2024, 3, 31), (2024, 6, 30), (2024, 9, 30), (2024, 12, 31))),
    ("于6、12月底前各报一次。", ends((2024, 6, 30), (2024, 12, 31))),
    ("6月底和12月底前各报一次。", ends((2024, 6, 30), (2024, 12, 31))),
    ("6月底前开工，6月底前报送，12月底前建成。", ends((2024, 6, 30), (2024, 12, 31))),
])
def test_each_month_of_a_list_counts_once(text: str, expected: Named) -> None:
    assert milestones(text) == expected


@pytest.mark.parametrize("verb", ["完成", "启动", "印发", "出台"])
def test_a_part_of_the_year_counts_before_a_verb(verb: str) -> None:
    assert milestones(f"上半年{verb}方案，三季度{verb}细则。") == ends((2024, 6, 30), (2024, 9, 30))


@pytest.mark.parametrize("verb", ["完成", "建成", "实现", "启动", "投产", "开工", "印发", "出台"])
def test_a_month_with_its_year_counts_before_a_verb(verb: str) -> None:
    assert milestones(f"2025年5月{verb}。") == ends((2025, 5, 31))
    assert milestones(f"2025年5月份{verb}。") == ends((2025, 5, 31))


def test_the_number_of_an_item_is_no_month() -> None:
    assert milestones("1、6月底前完成甲项。2、9月底前完成乙项，3、10月底前报送。") == ends(
        (2024, 6, 30), (2024, 9, 30), (2024, 10, 31))


@pytest.mark.parametrize(("text", "expected"), [
    ("自7月1日起执行。", [(date(2024, 7, 1), None)]),
    ("4月1日开始执行。", [(date(2024, 4, 1), None)]),
    ("6-9月错峰装卸。", [(date(2024, 6, 1), date(2024, 9, 30))]),
    ("11月至次年3月加密巡查。", [(date(2024, 11, 1), date(2025, 3, 31))]),
    ("7月1日至8月31日集中整治。", [(date(2024, 7, 1), date(2024, 8, 31))]),
    ("2024年12月1日至2025年1月15日集中整治。", [(date(2024, 12, 1), date(2025, 1, 15))]),
])
def test_first_days_and_windows_are_milestones_too(text: str, expected: Named) -> None:
    assert milestones(text) == expected


@pytest.mark.parametrize("text", [
    "用量比2024年底下降，较2025年底减少。",
    "截至2024年底保有量为10座。",
    "截止2024年6月底已完成。",
    "2023年6月底前已建成的不再安排。",
    "对2018年和2019年已验收的点位开展复验。",
    "2021年以来新核发的许可证。",
    "去年底前、上年底前完成的项目。",
    "三年内逐步解决，一年内超标的车辆列入名单，5年内不得申报。",
    "按照2024年3月印发的方案执行。",
    "落实《2024年6月底前实施方案（2024年底前）》。",
    "6月5日环境日开展宣传。",
    "持续3-5个月，第3月底前不作要求。",
    "每月底前报送，每月26日报送。",
    "上半年投诉较多，一季度浓度偏高。",
    "汛期加密检查，采暖季加强监管。",
    "降雨前提前抽升，开工建设前完成调查。",
    "2月30日前完成，13月底前报送。",
    "2020年度执行报告，2024年度计划。",
    "全年开展检查，贯穿全年。",
])
def test_what_is_no_date_to_keep_is_no_milestone(text: str) -> None:
    assert milestones(text) == []


def test_a_year_before_the_plan_is_left_out_and_the_plan_year_itself_is_not() -> None:
    assert milestones("2019年底前摸排，2020年底前建成，2021年底前运行。", year=2020) == ends((2020, 12, 31), (2021, 12, 31))


def test_a_leap_day_counts_only_in_a_leap_year() -> None:
    assert milestones("2月29日前完成。", year=2024) == ends((2024, 2, 29))
    assert milestones("2月29日前完成。", year=2023) == []
    assert milestones("2月底前完成。", year=2023) == ends((2023, 2, 28))


def test_a_milestone_says_how_it_binds() -> None:
    kinds = [due.kind for due in dues_of("年底前", "7月1日起执行，8-9月检查，10月底前总结。", 2024).dues]
    assert kinds == [DueKind.BY, DueKind.FROM, DueKind.WINDOW, DueKind.BY]


def test_a_long_hostile_text_is_read_in_reasonable_time() -> None:
    for part in ("3、", "6月", "2024年", "、6月底", "上半年", "十", "每年", "1-", "《"):
        assert len(milestones(part * 4000)) <= 24
