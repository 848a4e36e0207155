"""Targets with Chinese numerals, hopes, places from behind and several times; what binds nobody is no target."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from model.rows.words import Comparator, Course
from model.rules.target_course import course_of
from model.rules.targets import targets_in

AT_LEAST, AT_MOST = Comparator.AT_LEAST, Comparator.AT_MOST
Read = list[tuple[str, Comparator, Decimal, str]]


def read(text: str) -> Read:
    return [(each.subject, each.comparator, each.value, each.unit) for each in targets_in(text)]


@pytest.mark.parametrize(("text", "expected"), [
    ("用水量控制在三百万吨以内。", [("用水量", AT_MOST, Decimal(300), "万吨")]),
    ("用水量较2020年削减20万吨，控制在三百万吨以内。", [
        ("用水量较2020年削减", AT_LEAST, Decimal(20), "万吨"), ("用水量", AT_MOST, Decimal(300), "万吨")]),
    ("减少边角料产生量2.5万吨/年。", [("减少边角料产生量", AT_LEAST, Decimal("2.5"), "万吨/年")]),
    ("示例路改造，2024年5月底前、2025年5月底前分别完成40%、100%。", [
        ("2024年5月底前示例路改造", AT_LEAST, Decimal(40), "%"), ("2025年5月底前示例路改造", AT_LEAST, Decimal(100), "%")]),
    ("4月底、10月底分别完成改厕200户、500户。", [
        ("4月底改厕", AT_LEAST, Decimal(200), "户"), ("10月底改厕", AT_LEAST, Decimal(500), "户")]),
])
def test_a_target_said_at_length_is_read(text: str, expected: Read) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("text", ["营业收入增长6%以上，力争达到9%。", "营业收入增长6%，争取9%。", "营业收入增长6%以上、力争增长9%。"])
def test_what_is_only_hoped_for_beside_a_target_is_none(text: str) -> None:
    assert read(text) == [("营业收入增长", AT_LEAST, Decimal(6), "%")]


@pytest.mark.parametrize(("text", "subject"), [
    ("群众满意度力争达到92%。", "群众满意度"), ("营业收入增长6%以上，力争群众满意度达到92%。", "群众满意度"),
])
def test_a_hope_that_stands_alone_is_what_is_asked(text: str, subject: str) -> None:
    assert read(text)[-1] == (subject, AT_LEAST, Decimal(92), "%")


@pytest.mark.parametrize("text", ["考核排名退出全市后5位。", "考核退出全市后5名。"])
def test_what_is_measured_by_others_is_no_number_to_reach(text: str) -> None:
    assert read(text) == []


def test_each_of_several_times_is_a_waypoint_on_the_last() -> None:
    text = "示例路改造，2024年5月底前、2025年5月底前、2026年5月底前分别完成20%、50%、100%。"
    targets = targets_in(text)
    course = course_of(targets[-1], text=text, year=2024, others=targets)
    assert course.course is Course.CUMULATIVE
    assert [(way.day, way.value) for way in course.waypoints] == [
        (date(2024, 5, 31), Decimal(20)), (date(2025, 5, 31), Decimal(50)), (date(2026, 5, 31), Decimal(100))]
