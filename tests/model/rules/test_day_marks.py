"""What the calendar says beside a day: 休 on holidays, 班 on worked weekends, and which holiday it is for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from model.rows.calendar import DayMark, Standing
from model.rows.words import State
from model.rules.date_standing import standing_of
from model.rules.day_marks import day_mark, holiday_name
from model.rules.workdays import YearDays, learn_years

DAY = date(2024, 6, 17)


@pytest.fixture(autouse=True)
def _told_of_nothing() -> Iterator[None]:
    learn_years({})
    yield
    learn_years({})


@pytest.mark.parametrize(("day", "mark", "name"), [
    (date(2024, 2, 4), DayMark.MOVED, "Spring Festival"),  # a Sunday, worked for the holiday
    (date(2024, 2, 10), DayMark.HOLIDAY, "Spring Festival"),  # a Saturday within the holiday
    (date(2024, 2, 12), DayMark.HOLIDAY, "Spring Festival"),  # a Monday
    (date(2024, 10, 12), DayMark.MOVED, "National Day"),
    (date(2024, 10, 13), DayMark.WEEKEND, ""),
    (date(2024, 6, 14), DayMark.WORKDAY, ""),  # Friday
    (date(2024, 6, 15), DayMark.WEEKEND, ""),  # Saturday
    (date(2024, 6, 16), DayMark.WEEKEND, ""),  # Sunday
    (date(2024, 6, 17), DayMark.WORKDAY, ""),  # Monday
    (date(2061, 10, 3), DayMark.WORKDAY, ""),  # a year nobody knows yet has weekends only
    (date(2061, 10, 1), DayMark.WEEKEND, ""),
])  # fmt: skip
def test_a_day_is_marked_by_the_official_calendar(day: date, mark: DayMark, name: str) -> None:
    assert day_mark(day) is mark
    assert holiday_name(day) == name


def test_a_learnt_year_marks_its_days_and_a_holiday_without_a_name_has_none() -> None:
    off, worked = date(2061, 10, 3), date(2061, 10, 8)
    learn_years({2061: YearDays(frozenset({off}), frozenset({worked}))})

    assert (day_mark(off), day_mark(worked)) == (DayMark.HOLIDAY, DayMark.MOVED)
    assert (holiday_name(off), holiday_name(worked)) == ("", "")


def test_a_day_that_is_told_to_be_worked_after_all_bears_no_holidays_name() -> None:
    learn_years({2024: YearDays(frozenset(), frozenset())})

    assert day_mark(date(2024, 2, 12)) is DayMark.WORKDAY
    assert holiday_name(date(2024, 2, 12)) == ""


@pytest.mark.parametrize(("state", "is_met", "today", "standing"), [
    (State.NOT_STARTED, False, date(2024, 6, 16), Standing.AHEAD),
    (State.NOT_STARTED, False, DAY, Standing.AHEAD),  # the day itself is in time
    (State.NOT_STARTED, False, date(2024, 6, 18), Standing.MISSED),
    (State.IN_PROGRESS, False, date(2024, 6, 18), Standing.MISSED),
    (State.NOT_STARTED, True, date(2024, 6, 18), Standing.DONE),
    (State.CLOSED, False, date(2024, 6, 18), Standing.DONE),
    (State.NOT_APPLICABLE, False, date(2024, 6, 18), Standing.IDLE),
    (State.NOT_APPLICABLE, True, date(2024, 6, 18), Standing.DONE),
])  # fmt: skip
def test_a_date_stands_by_itself_its_measure_and_today(
    state: State, is_met: bool, today: date, standing: Standing
) -> None:
    assert standing_of(state, DAY, today, is_met=is_met) is standing
