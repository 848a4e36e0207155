"""The times of what comes back: between which days, which were missed, which is next; by the calendar alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rows.due import DuePlace, RecurrencePlace
from model.rows.occurrence import OccurrenceRow, RecurrenceRow, SettledRow
from model.rows.words import DueKind, Every
from model.rules.occurrences import (
    counts_on,
    is_occurrence,
    open_since,
    span_of,
    span_with_season,
    spans_within,
    standing_on,
)
from model.rules.recurrences import recurrences_in
from model.rules.workdays import YearDays, learn_years

BY, FROM, WINDOW, ONGOING = DueKind.BY, DueKind.FROM, DueKind.WINDOW, DueKind.ONGOING
FIRST, LAST = date(2024, 2, 10), date(2024, 12, 31)
MARCH, APRIL, MAY = date(2024, 3, 25), date(2024, 4, 25), date(2024, 5, 25)


def due(kind: DueKind, start: date | None = None, end: date | None = None, *, milestone: bool = False) -> DuePlace:
    return DuePlace(kind, start, end, "", milestone)


def row(words: str = "每月25日前报送。", *settled: SettledRow, first: date = FIRST, last: date = LAST, key: int = 1) -> RecurrenceRow:
    return RecurrenceRow(key, recurrences_in(words)[0], first, last, settled)


def done(day: date) -> SettledRow:
    return SettledRow(day, day, "")


@pytest.mark.parametrize(("dues", "expected"), [
    ((due(BY, None, date(2024, 12, 31)),), (FIRST, LAST)),
    ((due(BY, None, date(2024, 6, 30)),), (FIRST, date(2024, 6, 30))),
    ((due(BY, None, date(2024, 6, 30)), due(BY, None, date(2024, 9, 30))), (FIRST, date(2024, 9, 30))),
    ((due(ONGOING),), (FIRST, LAST)),
    ((), (FIRST, LAST)),
    ((due(BY, None, date(2024, 6, 30), milestone=True),), (FIRST, LAST)),  # a date on the way ends nothing
    ((due(FROM, date(2024, 4, 1)),), (date(2024, 4, 1), LAST)),
    ((due(WINDOW, date(2024, 6, 1), date(2024, 9, 30)),), (date(2024, 6, 1), date(2024, 9, 30))),
    ((due(WINDOW, date(2023, 7, 1), date(2026, 6, 30)),), (FIRST, date(2026, 6, 30))),
    ((due(BY, None, date(2025, 6, 30)), due(ONGOING)), (FIRST, date(2025, 6, 30))),
    ((due(BY, None, date(2024, 6, 30)), due(ONGOING)), (FIRST, LAST)),
])
def test_a_recurrence_is_asked_for_from_the_plans_issue_to_the_deadline(
    dues: tuple[DuePlace, ...], expected: tuple[date, date]
) -> None:
    assert span_of(dues, plan_year=2024, issued_on=FIRST) == expected


def test_a_plan_whose_day_of_issue_is_not_known_binds_all_its_year() -> None:
    assert span_of((), plan_year=2024, issued_on=None) == (date(2024, 1, 1), LAST)
    window = due(WINDOW, date(2019, 7, 1), date(2022, 6, 30))
    assert span_of((window,), plan_year=2020, issued_on=None) == (date(2019, 7, 1), date(2022, 6, 30))


def test_a_plan_issued_before_its_year_binds_from_new_years_day() -> None:
    assert span_of((), plan_year=2024, issued_on=date(2023, 12, 20)) == (date(2024, 1, 1), LAST)


def test_a_season_after_the_deadline_is_still_asked_for() -> None:
    place = recurrences_in("汛期每周巡查。")[0]
    span = (FIRST, date(2024, 5, 31))

    assert span_with_season(place, span, plan_year=2024) == (FIRST, LAST)
    assert span_with_season(place, (FIRST, date(2024, 7, 31)), plan_year=2024) == (FIRST, date(2024, 7, 31))
    assert span_with_season(recurrences_in("每月巡查。")[0], span, plan_year=2024) == span
    assert span_with_season(place, (LAST, FIRST), plan_year=2024) == (LAST, FIRST)  # issued after the deadline


def test_the_last_day_is_in_time_and_the_day_after_is_not() -> None:
    assert standing_on(row(), date(2024, 2, 25)).missed == ()
    assert standing_on(row(), date(2024, 2, 25)).next == OccurrenceRow(date(2024, 2, 1), date(2024, 2, 25))
    assert [one.due_on for one in standing_on(row(), date(2024, 2, 26)).missed] == [date(2024, 2, 25)]


def test_what_was_missed_stays_missed_and_the_next_falls_on_its_own_day() -> None:
    standing = standing_on(row("每月25日前报送。", done(APRIL)), date(2024, 6, 1))

    assert [one.due_on for one in standing.missed] == [date(2024, 2, 25), MARCH, MAY]
    assert standing.next is not None
    assert standing.next.due_on == date(2024, 6, 25)
    assert standing.settled == (OccurrenceRow(date(2024, 4, 1), APRIL, APRIL, ""),)


def test_one_done_early_is_not_the_next_any_more() -> None:
    standing = standing_on(row("每月25日前报送。", done(date(2024, 6, 25))), date(2024, 6, 1))

    assert standing.next is not None
    assert standing.next.due_on == date(2024, 7, 25)


def test_what_is_not_needed_is_settled() -> None:
    said = SettledRow(MARCH, None, "停产")
    standing = standing_on(row("每月25日前报送。", said), APRIL)

    assert [one.due_on for one in standing.missed] == [date(2024, 2, 25)]
    assert standing.settled[0].is_settled
    assert not standing.missed[0].is_settled


def test_what_was_said_of_a_day_the_rhythm_no_longer_has_is_kept() -> None:
    standing = standing_on(row("每月28日前报送。", done(MARCH), done(date(2024, 2, 28))), date(2024, 4, 1))

    assert [one.due_on for one in standing.settled] == [date(2024, 2, 28), MARCH]
    assert [one.due_on for one in standing.missed] == [date(2024, 3, 28)]


def test_after_the_plan_nothing_is_next() -> None:
    assert standing_on(row(), date(2025, 1, 1)).next is None
    assert len(standing_on(row(), date(2025, 1, 1)).missed) == 11


def test_open_is_reckoned_from_the_first_that_a_person_settled() -> None:
    assert open_since([row()]) is None
    assert open_since([row("每月25日前报送。", done(MARCH))]) == APRIL
    assert open_since([row("每月25日前报送。", done(MARCH), done(MAY))]) == APRIL
    assert open_since([row("每月25日前报送。", done(MARCH), done(APRIL))]) == MAY
    assert open_since([row("每月25日前报送。", done(MARCH)), row("每日巡查。", done(date(2024, 3, 30)), key=2)]) == date(2024, 3, 31)
    assert open_since([row("每月25日前报送。", done(date(2024, 12, 25)))]) is None


@pytest.mark.parametrize("settled", [(), (done(MARCH),), (done(MARCH), done(date(2024, 6, 25)))])
@pytest.mark.parametrize("today", [date(2024, 2, 1), MARCH, date(2024, 6, 1), date(2025, 1, 1)])
def test_the_counts_are_those_of_the_standing(settled: tuple[SettledRow, ...], today: date) -> None:
    told = row("每月25日前报送。", *settled)
    standing, counts = standing_on(told, today), counts_on(told, today, most=2)

    assert counts.missed == len(standing.missed)
    assert counts.latest == tuple(one.due_on for one in standing.missed[-2:])
    assert counts.next == (standing.next.due_on if standing.next else None)


def test_only_its_own_days_are_occurrences() -> None:
    assert is_occurrence(row(), MARCH)
    assert not is_occurrence(row(), MARCH + timedelta(days=1))
    assert not is_occurrence(row(), date(2024, 1, 25))
    assert not is_occurrence(row(), date(2025, 1, 25))


@pytest.mark.parametrize(("words", "first", "last", "days"), [
    ("每月31日前报送。", date(2024, 1, 1), date(2024, 4, 30), ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]),
    ("每月30日前报送。", date(2023, 1, 31), date(2023, 3, 31), ["2023-02-28", "2023-03-30"]),
    ("每年2月29日前报送。", date(2023, 1, 1), date(2024, 12, 31), ["2023-02-28", "2024-02-29"]),
    ("采暖季每月报送。", date(2023, 10, 1), date(2024, 4, 30), ["2023-11-30", "2023-12-31", "2024-01-31", "2024-02-29", "2024-03-31"]),
    ("汛期每月巡查。", date(2024, 1, 1), date(2024, 12, 31), ["2024-06-30", "2024-07-31", "2024-08-31", "2024-09-30"]),
    ("每季度报送。", date(2023, 12, 1), date(2024, 4, 1), ["2023-12-31", "2024-03-31"]),
    ("每半年报送。", date(2023, 12, 31), date(2024, 6, 30), ["2023-12-31", "2024-06-30"]),
    ("每周五报送。", date(2023, 12, 25), date(2024, 1, 7), ["2023-12-29", "2024-01-05"]),
    ("每个工作日报告。", date(2024, 2, 8), date(2024, 2, 19), ["2024-02-08", "2024-02-09", "2024-02-18", "2024-02-19"]),
    ("每月第2个工作日前报送。", date(2024, 1, 1), date(2024, 3, 1), ["2024-01-03", "2024-02-02"]),
])
def test_the_calendar_says_the_days(words: str, first: date, last: date, days: list[str]) -> None:
    assert [str(day) for _, day in spans_within(recurrences_in(words)[0], first, last)] == days


def test_working_days_follow_what_was_learnt_of_a_year() -> None:
    place = recurrences_in("每个工作日报告。")[0]
    week = (date(2041, 5, 6), date(2041, 5, 10))
    before = len(spans_within(place, *week))
    learn_years({2041: YearDays(frozenset({date(2041, 5, 6)}), frozenset())})
    try:
        assert (before, len(spans_within(place, *week))) == (5, 4)
    finally:
        learn_years({})


def test_equal_rhythms_share_their_days() -> None:
    one, other = RecurrencePlace(Every.DAY, None, "每日"), RecurrencePlace(Every.DAY, None, "按日")

    assert spans_within(one, FIRST, LAST) is spans_within(other, FIRST, LAST)


@given(today=st.dates(date(2024, 1, 1), date(2025, 3, 1)), ticked=st.sets(st.integers(0, 10)))
def test_every_occurrence_is_missed_settled_or_ahead(today: date, ticked: set[int]) -> None:
    spans = spans_within(row().place, FIRST, LAST)
    standing = standing_on(row("每月25日前报送。", *(done(spans[place][1]) for place in sorted(ticked))), today)

    assert len(standing.settled) == len(ticked)
    assert all(one.due_on < today for one in standing.missed)
    assert standing.next is None or standing.next.due_on >= today
    told = {one.due_on for one in (*standing.missed, *standing.settled)} | ({standing.next.due_on} if standing.next else set())
    assert {day for _, day in spans if day < today} <= told
