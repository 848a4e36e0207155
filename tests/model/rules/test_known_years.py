"""What is known of single years, and what is learnt beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from model.rules.workdays import (
    YearDays,
    is_workday,
    learn_years,
    official_calendar,
    work_calendar,
    workdays_between,
    year_is_known,
)

MONDAY, SUNDAY = date(2041, 5, 6), date(2041, 5, 5)
TOLD = YearDays(frozenset({MONDAY}), frozenset({SUNDAY}))


@pytest.fixture(autouse=True)
def _as_delivered() -> Iterator[None]:
    learn_years({})
    yield
    learn_years({})


def test_one_year_of_the_calendar() -> None:
    days = official_calendar().days_of(2024)

    assert (len(days.off), len(days.worked)) == (28, 8)
    assert {day.year for day in days.off | days.worked} == {2024}


def test_what_is_learnt_counts_for_its_year_only() -> None:
    assert (is_workday(MONDAY), is_workday(SUNDAY), year_is_known(2041)) == (True, False, False)
    learn_years({2041: TOLD})
    assert (is_workday(MONDAY), is_workday(SUNDAY), year_is_known(2041)) == (False, True, True)
    assert not year_is_known(2042)
    assert workdays_between(SUNDAY, MONDAY) == 1
    assert official_calendar().days_of(2024) == work_calendar().days_of(2024)


def test_a_year_told_anew_takes_the_place_of_what_was_known() -> None:
    learn_years({2024: TOLD})

    assert is_workday(date(2024, 10, 7))
    assert work_calendar().days_of(2024) == YearDays(frozenset(), frozenset())


def test_learning_anew_forgets_what_was_learnt_before() -> None:
    learn_years({2041: TOLD})
    learn_years({2042: TOLD})

    assert work_calendar().years - official_calendar().years == {2042}
    learn_years({})
    assert work_calendar() is official_calendar()


def test_days_told_later_count() -> None:
    both = TOLD.with_days(YearDays(frozenset({SUNDAY}), frozenset({MONDAY})))

    assert both == YearDays(frozenset({SUNDAY}), frozenset({MONDAY}))
    assert TOLD.with_days(YearDays(frozenset(), frozenset())) == TOLD
