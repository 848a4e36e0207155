"""Dates said in lists, in brackets, by halves, and with words that bound them in front; none is lost for the year's end."""

from __future__ import annotations

from datetime import date

import pytest

from model.rules.deadlines import dues_of


def ends(text: str, deadline: str = "按时间节点完成") -> list[str]:
    """The last days of a measure's own dates."""
    return [str(due.end) for due in dues_of(deadline, text, 2024).dues if not due.is_milestone]


@pytest.mark.parametrize(("text", "expected"), [
    ("3月20日、6月20日、9月20日前分别报送。", ["2024-03-20", "2024-06-20", "2024-09-20"]),
    ("2024年6月30日、2025年6月30日前分批移交。", ["2024-06-30", "2025-06-30"]),
    ("2月、5月、8月的10日前报送清单。", ["2024-02-10", "2024-05-10", "2024-08-10"]),
    ("1、6月20日前完成清点。", ["2024-06-20"]),
    ("上半年、下半年各演练1次。", ["2024-06-30", "2024-12-31"]),
    ("上、下半年各演练1次。", ["2024-06-30", "2024-12-31"]),
    ("2024年5月完成一半，2026年5月全部完成。", ["2024-05-31", "2026-05-31"]),
    ("2024年底前改厕300户，2025年完成500户，2026年全部完成。", ["2024-12-31", "2025-12-31", "2026-12-31"]),
    ("早于上年完成，不迟于10月8日。", ["2024-10-08"]),
    ("最晚在10月完成。", ["2024-10-31"]),
    ("2024.4-2024.10完成改造。", ["2024-10-31"]),
    ("2024.4.1-2024.10.20完成改造。", ["2024-10-20"]),
    ("3月底完成设计，力争8月开工。", ["2024-03-31", "2024-08-31"]),
    ("3月至10月整治，11月总结。", ["2024-10-31", "2024-11-30"]),
    ("供热前（10月25日前）完成检修。", ["2024-10-25"]),
    ("春节前（2月1日前）完成慰问。", ["2024-02-01"]),
])
def test_every_date_of_the_text_counts(text: str, expected: list[str]) -> None:
    assert ends(text) == expected


@pytest.mark.parametrize("text", ["11月印发的名单内企业。", "第12月总结会。", "清理3月完成的工程档案。", "回访2024年完成改造的企业。", "2025年完成率达到90%。"])
def test_a_month_that_only_says_which_thing_is_meant_is_no_date(text: str) -> None:
    assert not dues_of("", text, 2024).dues


def test_from_a_day_until_a_day_is_one_span() -> None:
    due = dues_of("按时间节点完成", "自5月1日起至9月30日止，每日清捞。", 2024).dues[0]
    assert (due.start, due.end) == (date(2024, 5, 1), date(2024, 9, 30))


@pytest.mark.parametrize(("deadline", "expected"), [
    ("汛期（6月1日-9月15日）", ["2024-09-15"]), ("取暖前（11月1日前）", ["2024-11-01"]), ("不迟于11月10日", ["2024-11-10"]),
    ("3月20日、6月20日前", ["2024-03-20", "2024-06-20"]),
])
def test_a_deadline_said_so_leaves_nothing_open(deadline: str, expected: list[str]) -> None:
    assert ends("", deadline) == expected
    assert not dues_of(deadline, "", 2024).is_open


def test_half_months_are_a_rhythm_and_no_open_date() -> None:
    assert not dues_of("每半月", "", 2024).is_open
