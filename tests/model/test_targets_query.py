"""The targets of a plan and the indicators of its district tables, with their readings and where they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from model.actions.readings import enter_reading, enter_readings, set_course
from model.ledger import Ledger
from model.periods import Month
from model.queries.overview import overview
from model.queries.targets import indicator_lines, target_lines, targets_of_measure
from model.rows.checklist import ChecklistFilter
from model.rows.draft import IndicatorDraft, Place, PlanDraft
from model.rows.target_line import TargetLine
from model.rows.words import Course, Pace
from tests.builders import TODAY, a_measure, a_plan, measure_ids, taken_in

ALL = ChecklistFilter()
MAY, JUNE = Month(2026, 5), Month(2026, 6)
PLAN = a_plan(
    a_measure("全年抽样检测量不低于20个。", lead=("区水务局",)),
    a_measure("重污染天数不超过3天。", lead=("各镇人民政府",)),
    a_measure("示例路6月底前完成50%，年底前完成100%。", lead=("区水务局",)),
)
CELLS = (("山前区", "示例率(%)", "60"), ("示例区", "示例率(%)", "80"), ("示例区", "改造(家)", "—"), ("示例区", "检查（家次）", "120"))


def with_indicators() -> PlanDraft:
    return replace(PLAN, indicators=tuple(IndicatorDraft(*cell, "", Place(line=1)) for cell in CELLS))


@pytest.fixture
def town(filled: Callable[..., Ledger]) -> Ledger:
    return filled("indicators", lambda ledger, _folder: taken_in(ledger, with_indicators()))


def newest(line: TargetLine) -> str | None:
    return None if line.stand is None or line.stand.newest is None else f"{line.stand.newest.value:f}"


def enter(ledger: Ledger, line: TargetLine, **values: str) -> None:
    for month, value in values.items():
        enter_readings(ledger, Month(2026, int(month.removeprefix("m"))), {line.key: value})


def test_targets_stand_in_the_order_of_the_documents(town: Ledger) -> None:
    found = target_lines(town, ALL, today=TODAY)
    assert [(line.code, str(line.place.value) if line.place else "", line.pace) for line in found] == [
        ("1-01-1", "20", Pace.UNREAD), ("1-01-2", "3", Pace.UNREAD), ("1-01-3", "50", Pace.UNREAD), ("1-01-3", "100", Pace.UNREAD),
    ]
    assert [line.measure_id for line in found] == [*measure_ids(town), measure_ids(town)[-1]]
    assert found[0].source == "全年抽样检测量不低于20个。"


def test_the_newest_reading_counts(town: Ledger) -> None:
    first, second, *_ = target_lines(town, ALL, today=TODAY)
    enter(town, first, m5="20", m3="2")
    enter(town, second, m4="1", m6="4")
    lines = target_lines(town, ALL, today=TODAY)
    assert [(newest(line), line.pace) for line in lines[:2]] == [("20", Pace.MET), ("4", Pace.NOT_MET)]
    assert [(str(each.month), each.value) for each in lines[0].readings] == [("2026-03", Decimal(2)), ("2026-05", Decimal(20))]


def test_a_past_month_is_shown_as_it_stood(town: Ledger) -> None:
    first = target_lines(town, ALL, today=TODAY)[0]
    enter(town, first, m2="2", m5="20")
    (line, *_), (now, *_) = (target_lines(town, ALL, today=TODAY, month=month) for month in (Month(2026, 3), JUNE))
    assert (newest(line), line.pace) == ("2", Pace.BEHIND)
    assert (newest(now), now.pace) == ("20", Pace.MET)


def test_only_what_the_filter_keeps_is_listed(town: Ledger) -> None:
    assert [line.code for line in target_lines(town, ChecklistFilter(is_mine=True), today=TODAY)] == ["1-01-2"]


def test_the_measure_s_dates_and_other_targets_make_the_course(town: Ledger) -> None:
    half, whole = targets_of_measure(town, measure_ids(town)[2], today=TODAY)
    assert half.course is not None
    assert whole.course is not None
    assert half.course.end == date(2026, 6, 30)
    assert [(f"{way.day:%m-%d}", way.value) for way in whole.course.waypoints] == [("06-30", 50), ("12-31", 100)]


def test_the_course_a_person_set_goes_before_the_words(town: Ledger) -> None:
    first, *_ = target_lines(town, ALL, today=TODAY)
    assert (first.course and first.course.course, first.is_course_set) == (Course.CUMULATIVE, False)
    set_course(town, first.key.id, Course.LEVEL)
    first, *_ = target_lines(town, ALL, today=TODAY)
    assert (first.course and first.course.course, first.is_course_set) == (Course.LEVEL, True)


def test_my_district_s_indicators_come_first(town: Ledger) -> None:
    lines = indicator_lines(town, None, is_mine=False, today=TODAY)
    assert [(line.code, line.source, line.is_mine) for line in lines] == [
        ("示例区", "示例率(%)", True), ("示例区", "改造(家)", True), ("示例区", "检查（家次）", True), ("山前区", "示例率(%)", False),
    ]
    assert [line.place and (line.place.subject, line.place.unit) for line in lines] == [("示例率", "%"), None, ("检查", "家次"), ("示例率", "%")]
    assert all(line.key.is_indicator and line.measure_id is None for line in lines)


def test_mine_are_only_those_of_my_district(town: Ledger) -> None:
    assert {line.code for line in indicator_lines(town, None, is_mine=True, today=TODAY)} == {"示例区"}


def test_indicators_are_of_the_plan_asked_for(town: Ledger) -> None:
    (plan_id,) = {line.plan_id for line in indicator_lines(town, None, is_mine=False, today=TODAY)}
    assert len(indicator_lines(town, plan_id, is_mine=False, today=TODAY)) == 4
    assert indicator_lines(town, plan_id + 1, is_mine=False, today=TODAY) == ()


def test_indicators_are_read_month_by_month(town: Ledger) -> None:
    rate, words, checks, _ = indicator_lines(town, None, is_mine=False, today=TODAY)
    enter(town, rate, m5="79")
    enter(town, words, m5="1")
    enter(town, checks, m5="60")
    rate, words, checks, other = indicator_lines(town, None, is_mine=False, today=TODAY)
    assert [(newest(line), line.pace) for line in (rate, words, checks, other)] == [
        ("79", Pace.NOT_MET), (None, Pace.UNREAD), ("60", Pace.ON_COURSE), (None, Pace.UNREAD),
    ]
    assert [each.value for each in words.readings] == [1]


def test_without_an_area_no_district_is_mine(ledger: Ledger) -> None:
    from model.actions.accept_plan import accept_plan

    accept_plan(ledger, with_indicators(), today=TODAY)
    assert not any(line.is_mine for line in indicator_lines(ledger, None, is_mine=False, today=TODAY))
    assert indicator_lines(ledger, None, is_mine=True, today=TODAY) == ()


def test_the_overview_counts_what_the_lines_say(town: Ledger) -> None:
    first, second, half, _ = target_lines(town, ALL, today=TODAY)
    enter_reading(town, first.key.id, MAY, "20")
    enter_reading(town, second.key.id, MAY, "4")
    enter_reading(town, half.key.id, MAY, "10")
    row = overview(town, plan_id=None, is_mine=False, today=TODAY)
    assert (row.targets, row.targets_read, row.targets_met, row.targets_behind) == (4, 3, 1, 2)
