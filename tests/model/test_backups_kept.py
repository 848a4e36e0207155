"""Which copies stay when the years go by."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.backups_kept import is_rehearsal_due, kept

NEWEST = datetime(2026, 6, 15, 9, tzinfo=UTC)


def daily(count: int) -> list[datetime]:
    return [NEWEST - timedelta(days=number) for number in range(count)]


def test_all_of_a_week_stay() -> None:
    assert kept(daily(7)) == set(daily(7))


def test_of_two_years_seven_days_four_weeks_and_twelve_months_stay() -> None:
    stay = sorted(kept(daily(730)), reverse=True)
    assert stay[:7] == daily(7)
    assert len(stay) <= 7 + 4 + 12
    months = {(time.year, time.month) for time in stay}
    assert months == {(2025, month) for month in range(7, 13)} | {(2026, month) for month in range(1, 7)}
    weeks = {time.isocalendar()[:2] for time in stay if NEWEST - time < timedelta(days=28)}
    assert len(weeks) == 4


def test_several_of_one_day_stay_while_that_day_is_new() -> None:
    twice = [NEWEST, NEWEST - timedelta(hours=3)]
    assert kept(twice) == set(twice)


def test_of_an_old_day_only_the_last_copy_stays() -> None:
    old = [NEWEST - timedelta(days=60), NEWEST - timedelta(days=60, hours=2)]
    assert kept([*daily(8), *old]) & set(old) == {old[0]}


def test_months_without_copies_do_not_push_old_ones_out() -> None:
    assert kept([NEWEST, NEWEST - timedelta(days=2000)]) == {NEWEST, NEWEST - timedelta(days=2000)}


@given(st.lists(st.integers(0, 60_000), max_size=60))
def test_the_newest_always_stays_and_nothing_is_made_up(hours: list[int]) -> None:
    times = [NEWEST - timedelta(hours=number) for number in hours]
    stay = kept(times)
    assert stay <= set(times)
    assert not times or max(times) in stay
    assert kept(stay) == stay


@pytest.mark.parametrize(("last", "day", "wanted"), [
    (None, date(2026, 6, 15), True),
    (datetime(2026, 6, 1, 12).astimezone(), date(2026, 6, 30), False),
    (datetime(2026, 5, 31, 12).astimezone(), date(2026, 6, 1), True),
    (datetime(2025, 6, 15, 12).astimezone(), date(2026, 6, 15), True),
])  # fmt: skip
def test_a_copy_is_restored_on_trial_once_a_month(last: datetime | None, day: date, wanted: bool) -> None:
    assert is_rehearsal_due(last, day) is wanted


def test_of_two_months_the_last_days_two_more_sundays_and_a_month_end_stay() -> None:
    saturday = datetime(2026, 6, 27, 9, tzinfo=UTC)
    stay = kept(saturday - timedelta(days=number) for number in range(58))  # from 1 May on
    assert [(time.month, time.day) for time in sorted(stay)] == [(5, 31), (6, 7), (6, 14), *((6, day) for day in range(21, 28))]
