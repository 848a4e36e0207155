"""Small numbers, falls and noughts on their way through the year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from model.periods import Month
from model.rows.due import DuePlace, TargetPlace
from model.rows.target_line import MonthValue, TargetCourse, Waypoint
from model.rows.words import Comparator, Course, DueKind, Pace
from model.rules.target_course import course_of, expected_on, gap_of, stand_of
from model.rules.targets import targets_in

YEAR_END = date(2026, 12, 31)


def ways(text: str, *, said: Course | None = None) -> list[tuple[str, str]]:
    found = targets_in(text)
    course = course_of(found[-1], text=text, year=2026, others=found, course=said)
    return [(f"{way.day:%m-%d}", f"{way.value:f}") for way in course.waypoints]


@pytest.mark.parametrize(("text", "expected"), [
    ("上半年新建管网0.5公里，年底前新建管网3公里。", [("06-30", "0.5"), ("12-31", "3")]),
    ("上半年新建管网3.5公里，年底前新建管网3公里。", [("12-31", "3")]),
    ("上半年新建管网3公里，年底前新建管网3公里。", [("06-30", "3"), ("12-31", "3")]),
    ("一季度新建管网1.6公里，上半年新建管网1.2公里，年底前新建管网3公里。", [("03-31", "1.6"), ("12-31", "3")]),
    ("一季度新建管网1.2公里，上半年新建管网1.6公里，年底前新建管网1.8公里。", [("03-31", "1.2"), ("06-30", "1.6"), ("12-31", "1.8")]),
    ("建设公园15处，6月底前完成0.5%。", [("06-30", "0.075"), ("12-31", "15")]),
    ("一季度新建管网1公里，3月底前新建管网2公里，年底前新建管网3公里。", [("03-31", "2"), ("12-31", "3")]),
    ("一季度新建管网1公里，上半年新建管网1公里，年底前新建管网3公里。", [("03-31", "1"), ("06-30", "1"), ("12-31", "3")]),
    ("年底前新建管网3公里。", [("12-31", "3")]),
])
def test_waypoints_rise_to_what_is_asked(text: str, expected: list[tuple[str, str]]) -> None:
    if text.startswith("建设公园"):
        found = targets_in(text)
        course = course_of(found[0], text=text, year=2026, others=found)
        assert [(f"{way.day:%m-%d}", way.value) for way in course.waypoints] == [(day, Decimal(value)) for day, value in expected]
    else:
        assert ways(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("上半年能耗下降0.2%，年底前能耗下降0.5%。", [("06-30", "-0.2"), ("12-31", "-0.5")]),
    ("上半年能耗下降0.7%，年底前能耗下降0.5%。", [("12-31", "-0.5")]),
    ("一季度能耗下降1.6%，上半年能耗下降1.2%，年底前能耗下降3%。", [("03-31", "-1.6"), ("12-31", "-3")]),
])
def test_waypoints_of_a_fall_fall_to_what_is_asked(text: str, expected: list[tuple[str, str]]) -> None:
    assert ways(text, said=Course.CUMULATIVE) == expected


def paces(target: TargetPlace, *values: str, course: Course = Course.CUMULATIVE, today: date = date(2026, 7, 20)) -> list[Pace]:
    way = TargetCourse(course, date(2026, 1, 1), (Waypoint(YEAR_END, target.value),))
    return [stand_of(target, way, [MonthValue(Month(2026, 6), Decimal(value))], month=Month.of(today), today=today).pace for value in values]


@pytest.mark.parametrize("comparator", [Comparator.EQUAL, Comparator.AT_MOST])
def test_one_is_one_too_many_where_none_is_asked_for(comparator: Comparator) -> None:
    none = TargetPlace("较大事故", comparator, Decimal(0), "起", "不发生较大事故")
    assert paces(none, "0", "1") == [Pace.ON_COURSE, Pace.NOT_MET]
    assert paces(none, "0", "1", course=Course.LEVEL) == [Pace.MET, Pace.NOT_MET]
    assert paces(none, "0", "1", today=YEAR_END) == [Pace.MET, Pace.NOT_MET]


def test_an_exact_number_or_a_range_is_on_course_below_it_and_behind_beyond() -> None:
    exact = TargetPlace("示例", Comparator.EQUAL, Decimal("0.5"), "公里", "")
    assert paces(exact, "0.1", "0.4", "0.5") == [Pace.BEHIND, Pace.ON_COURSE, Pace.MET]
    few = TargetPlace("示例", Comparator.RANGE, Decimal(0), "公里", "", Decimal(5))
    assert paces(few, "5", "6") == [Pace.MET, Pace.BEHIND]


def test_what_is_left_of_a_ceiling_is_met_only_when_the_year_is_over() -> None:
    ceiling = TargetPlace("用水量", Comparator.AT_MOST, Decimal(12), "吨", "")
    assert paces(ceiling, "2", "11", "13") == [Pace.ON_COURSE, Pace.BEHIND, Pace.NOT_MET]
    assert paces(ceiling, "2", "11", "13", today=YEAR_END) == [Pace.MET, Pace.MET, Pace.NOT_MET]


@pytest.mark.parametrize(("low", "high", "value", "gap"), [
    ("10", "20", "21", "1"), ("10", "20", "8", "2"), ("10", "20", "20", "0"), ("10", None, "7", "3"), ("0", None, "1", "1"),
])
def test_the_gap_is_to_the_nearer_end(low: str, high: str | None, value: str, gap: str) -> None:
    comparator = Comparator.RANGE if high else Comparator.EQUAL
    target = TargetPlace("示例", comparator, Decimal(low), "个", "", Decimal(high) if high else None)
    assert gap_of(target, Decimal(value)) == Decimal(gap)


@pytest.mark.parametrize(("day", "expected"), [
    (date(2026, 1, 10), "2"), (date(2026, 1, 15), "4.5"), (date(2026, 1, 20), "7"), (date(2026, 1, 9), "1.8"), (date(2026, 1, 21), "7"),
])
def test_a_day_on_a_waypoint_has_its_value(day: date, expected: str) -> None:
    course = TargetCourse(Course.CUMULATIVE, date(2026, 1, 1), (Waypoint(date(2026, 1, 10), Decimal(2)), Waypoint(date(2026, 1, 20), Decimal(7))))
    assert expected_on(course, day) == Decimal(expected)


@pytest.mark.parametrize(("month", "today", "read_in", "day"), [
    (7, date(2026, 7, 20), 5, date(2026, 6, 30)), (7, date(2026, 7, 20), 7, date(2026, 7, 20)), (7, date(2026, 7, 31), 5, date(2026, 7, 31)),
    (3, date(2026, 7, 20), 1, date(2026, 3, 31)), (3, date(2026, 7, 20), 4, date(2026, 3, 31)), (1, date(2026, 1, 1), 2, date(2025, 12, 31)),
])  # fmt: skip
def test_what_is_due_is_reckoned_to_a_month_that_is_over_or_was_read(month: int, today: date, read_in: int, day: date) -> None:
    target = TargetPlace("示例", Comparator.AT_LEAST, Decimal(12), "家", "")
    course = TargetCourse(Course.CUMULATIVE, date(2026, 1, 1), (Waypoint(YEAR_END, Decimal(12)),))
    read = [MonthValue(Month(2026, read_in), Decimal(1))]
    assert stand_of(target, course, read, month=Month(2026, month), today=today).day == day


def test_the_newest_reading_counts_whatever_order_they_come_in() -> None:
    target = TargetPlace("示例", Comparator.AT_LEAST, Decimal(12), "家", "")
    course = TargetCourse(Course.CUMULATIVE, date(2026, 1, 1), (Waypoint(YEAR_END, Decimal(12)),))
    read = [MonthValue(Month(2026, month), Decimal(month)) for month in (6, 2, 4)]
    stood = stand_of(target, course, read, month=Month(2026, 7), today=date(2026, 7, 20))
    assert (stood.newest, stood.gap) == (read[0], Decimal(6))


def test_the_last_of_a_measure_s_own_days_ends_it_and_the_first_begins_it() -> None:
    dues = (DuePlace(DueKind.WINDOW, date(2026, 3, 1), date(2026, 5, 31), ""), DuePlace(DueKind.WINDOW, date(2026, 9, 1), date(2026, 11, 30), ""))
    found = targets_in("完成15家。")[0]
    course = course_of(found, text="完成15家。", year=2026, dues=dues)
    assert (course.start, course.end) == (date(2026, 3, 1), date(2026, 11, 30))
