"""The light of a measure, and the date that matters now."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rows.due import DuePlace
from model.rows.words import DueKind, Light, LightReason, State
from model.rules.lights import light_of, next_due, reasons_of

TODAY = date(2024, 7, 10)
ONGOING = DuePlace(DueKind.ONGOING, None, None, "长期实施")
RED, AMBER, GREEN, BLUE, GREY = Light.RED, Light.AMBER, Light.GREEN, Light.BLUE, Light.GREY
DAYS = st.dates(date(2023, 1, 1), date(2025, 12, 31))


def by(*month_day: int, year: int = 2024, milestone: bool = False) -> DuePlace:
    return DuePlace(DueKind.BY, None, date(year, *month_day), "", is_milestone=milestone)


def since(*month_day: int) -> DuePlace:
    return DuePlace(DueKind.FROM, date(2024, *month_day), None, "")


def window(first: tuple[int, int], last: tuple[int, int]) -> DuePlace:
    return DuePlace(DueKind.WINDOW, date(2024, *first), date(2024, *last), "")


def light(
    *dues: DuePlace, state: State = State.IN_PROGRESS, today: date = TODAY, now: bool = True, before: bool = True,
    active_since: date | None = None,
) -> Light:
    return light_of(state=state, dues=dues, today=today, has_progress_this_month=now, has_progress_last_month=before,
                    active_since=active_since)


@pytest.mark.parametrize("state", [State.CLOSED, State.NOT_APPLICABLE])
@pytest.mark.parametrize("due", [by(12, 31), by(1, 31), ONGOING])
def test_closed_and_not_applicable_are_grey_whatever_the_date(state: State, due: DuePlace) -> None:
    assert light(due, state=state, now=False, before=False) is GREY


@pytest.mark.parametrize(("due", "expected"), [
    (by(7, 9), RED),
    (by(7, 10), AMBER),  # the last day itself is still in time
    (by(8, 9), AMBER),  # 30 days
    (by(8, 10), GREEN),  # 31 days
    (window((6, 1), (7, 9)), RED),
    (window((6, 1), (7, 31)), AMBER),
    (window((6, 1), (9, 30)), GREEN),
])
def test_the_date_decides_red_amber_green(due: DuePlace, expected: Light) -> None:
    assert light(due) is expected


@pytest.mark.parametrize("state", [State.NOT_STARTED, State.IN_PROGRESS, State.BLOCKED])
def test_overdue_is_red_in_every_open_state(state: State) -> None:
    assert light(by(6, 30), state=state) is RED


def test_blocked_is_amber() -> None:
    assert light(by(12, 31), state=State.BLOCKED) is AMBER
    assert light(ONGOING, state=State.BLOCKED) is AMBER


def test_a_past_milestone_wants_a_look_but_is_not_overdue_yet() -> None:
    assert light(by(12, 31), by(6, 30, milestone=True)) is AMBER
    assert light(by(12, 31)) is GREEN  # once it is ticked off, the caller leaves it out


def test_a_milestone_that_comes_soon_is_amber() -> None:
    assert light(by(12, 31), by(7, 31, milestone=True)) is AMBER


def test_the_measure_s_own_last_date_decides_even_if_a_milestone_comes_later() -> None:
    assert light(by(6, 30), by(12, 31, milestone=True)) is RED


def test_of_several_own_dates_the_last_decides() -> None:
    assert light(by(2, 29), by(8, 31)) is AMBER
    assert light(by(2, 29), by(6, 30)) is RED


def test_milestones_alone_can_be_overdue() -> None:
    assert light(by(6, 30, milestone=True)) is RED
    assert light(by(6, 30, milestone=True), by(12, 31, milestone=True)) is AMBER


def test_a_date_past_while_the_work_goes_on_is_amber_never_red() -> None:
    assert light(by(6, 30), ONGOING) is AMBER
    assert light(ONGOING, by(6, 30, milestone=True)) is AMBER
    assert light(since(4, 1), by(6, 30)) is AMBER


@pytest.mark.parametrize(("now", "before", "expected"), [
    (True, True, BLUE), (True, False, BLUE), (False, True, GREEN), (False, False, AMBER),
])
def test_ongoing_work_is_blue_with_progress_this_month(now: bool, before: bool, expected: Light) -> None:
    assert light(ONGOING, now=now, before=before) is expected


@pytest.mark.parametrize(("now", "before", "expected"), [
    (True, True, GREEN), (True, False, GREEN), (False, True, GREEN), (False, False, AMBER),
])
def test_last_month_without_progress_is_amber_until_there_is_some(now: bool, before: bool, expected: Light) -> None:
    assert light(by(12, 31), now=now, before=before) is expected


def test_work_since_a_day_is_ongoing_once_the_day_has_come() -> None:
    assert light(since(7, 10)) is BLUE
    assert light(since(7, 11)) is GREEN
    assert light(since(4, 1), now=False) is GREEN


def test_a_milestone_without_end_does_not_make_a_measure_ongoing() -> None:
    first_day = DuePlace(DueKind.FROM, date(2024, 4, 1), None, "", is_milestone=True)
    assert light(by(12, 31), first_day) is GREEN
    assert light(by(6, 30), first_day) is RED


def test_january_does_not_ask_for_december() -> None:
    assert light(by(12, 31), today=date(2024, 1, 20), now=False, before=False) is GREEN
    assert light(by(12, 31), today=date(2024, 2, 20), now=False, before=False) is AMBER


def test_january_asks_for_december_where_the_plan_ran_then() -> None:
    assert light(by(12, 31), today=date(2024, 1, 20), now=False, before=False, active_since=date(2023, 3, 1)) is AMBER


@pytest.mark.parametrize(("active_since", "expected"), [
    (date(2024, 6, 1), AMBER), (date(2024, 6, 2), GREEN), (date(2024, 7, 1), GREEN), (date(2024, 1, 1), AMBER),
])
def test_a_month_counts_only_when_the_plan_ran_through_it(active_since: date, expected: Light) -> None:
    assert light(by(12, 31), now=False, before=False, active_since=active_since) is expected


@pytest.mark.parametrize(("due", "expected"), [
    (window((9, 1), (12, 31)), GREEN),
    (window((6, 2), (12, 31)), GREEN),
    (window((6, 1), (12, 31)), AMBER),
    (since(9, 1), GREEN),
    (since(6, 1), AMBER),
])
def test_silence_before_the_first_day_is_no_fault(due: DuePlace, expected: Light) -> None:
    assert light(due, now=False, before=False) is expected


def test_a_milestone_in_the_future_does_not_excuse_silence() -> None:
    later = DuePlace(DueKind.FROM, date(2024, 9, 1), None, "", is_milestone=True)
    assert light(by(12, 31), later, now=False, before=False) is AMBER


def test_a_measure_without_dates_is_green_or_silent() -> None:
    assert light() is GREEN
    assert light(now=False, before=False) is AMBER


def test_the_next_date_is_the_earliest_to_come() -> None:
    dues = (by(12, 31), by(7, 10, milestone=True), by(9, 30))
    assert next_due(dues, TODAY) is dues[1]
    assert next_due((dues[0], dues[2]), date(2024, 7, 11)) is dues[2]


def test_beside_an_amber_light_for_a_date_that_was_missed_stands_that_date() -> None:
    dues = (by(12, 31), by(6, 30, milestone=True), by(2, 28, milestone=True), by(9, 30))
    assert light(*dues) is AMBER
    assert next_due(dues, TODAY) is dues[1]


def test_when_all_are_past_the_latest_matters() -> None:
    dues = (by(3, 31), by(6, 30), by(1, 31))
    assert next_due(dues, TODAY) is dues[1]


def test_of_an_overdue_measure_the_date_that_was_missed_is_shown_not_one_still_to_come() -> None:
    dues = (by(12, 31, milestone=True), by(5, 15), by(3, 31))
    assert light(*dues) is RED
    assert next_due(dues, TODAY) is dues[1]
    assert next_due(dues, date(2024, 5, 15)) is dues[2]  # not overdue before the last of its own is past
    assert next_due((by(12, 31), by(5, 15)), TODAY) == by(5, 15)  # not overdue, the light is amber for the first of them


@given(today=DAYS, dues=st.lists(st.builds(DuePlace, st.just(DueKind.BY), st.none(), DAYS, st.just(""), is_milestone=st.booleans()), min_size=1))
def test_a_red_light_stands_beside_a_date_that_is_past(today: date, dues: list[DuePlace]) -> None:
    shown = next_due(dues, today)
    assert shown is not None
    assert shown.end is not None
    if light(*dues, today=today) is RED:
        assert shown.end < today


def test_a_first_day_matters_until_it_has_come() -> None:
    start = since(9, 1)
    assert next_due((by(12, 31), start), TODAY) is start
    assert next_due((by(12, 31), start), date(2024, 9, 1)) is start
    assert next_due((start,), date(2024, 9, 2)) is None


def test_of_two_at_one_day_the_first_is_taken() -> None:
    dues = (by(12, 31), by(12, 31, milestone=True))
    assert next_due(dues, TODAY) is dues[0]


def test_without_dates_nothing_is_next() -> None:
    assert next_due((), TODAY) is None
    assert next_due((ONGOING,), TODAY) is None


@given(today=DAYS, ends=st.lists(DAYS, max_size=4), now=st.booleans(), before=st.booleans(), state=st.sampled_from(State))
def test_red_means_past_and_open_and_nothing_else(
    today: date, ends: list[date], now: bool, before: bool, state: State
) -> None:
    dues = [DuePlace(DueKind.BY, None, end, "") for end in ends]
    is_late = bool(ends) and max(ends) < today and state not in (State.CLOSED, State.NOT_APPLICABLE)
    assert (light(*dues, state=state, today=today, now=now, before=before) is RED) is is_late


@given(today=DAYS, ends=st.lists(DAYS, min_size=1, max_size=5))
def test_the_date_shown_is_the_last_one_missed_else_the_first_to_come(today: date, ends: list[date]) -> None:
    found = next_due([DuePlace(DueKind.BY, None, end, "") for end in ends], today)
    assert found is not None
    assert found.end is not None
    past = [end for end in ends if end < today]
    assert found.end == (max(ends) if max(ends) < today else max(past, default=min(ends)))


@given(today=DAYS)
def test_progress_never_makes_a_light_worse(today: date) -> None:
    order = [RED, AMBER, GREEN, BLUE]
    for due in (by(12, 31), ONGOING, since(6, 1), window((6, 1), (9, 30))):
        silent = light(due, today=today, now=False, before=False)
        assert order.index(light(due, today=today, now=True, before=False)) >= order.index(silent)


@pytest.mark.parametrize("end", [date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30), date(2024, 12, 31)])
def test_at_a_quarter_s_end_what_goes_on_is_amber_unless_something_was_noted(end: date) -> None:
    def light(*, this_month: bool = False, last_month: bool = False) -> Light:
        return light_of(
            state=State.IN_PROGRESS, dues=(ONGOING,), today=end, has_progress_this_month=this_month, has_progress_last_month=last_month,
            active_since=date(2024, 1, 10),
        )

    assert (light(), light(last_month=True), light(this_month=True)) == (AMBER, GREEN, BLUE)


@pytest.mark.parametrize(
    ("dues", "state", "is_silent", "missed", "reasons"),
    [
        ([by(12, 31)], State.IN_PROGRESS, True, None, (LightReason.SILENT,)),
        ([by(12, 31)], State.BLOCKED, False, None, (LightReason.BLOCKED,)),
        ([by(12, 31), by(3, 31, milestone=True)], State.IN_PROGRESS, False, None, (LightReason.PAST,)),
        ([by(*(TODAY + timedelta(days=30)).timetuple()[1:3])], State.IN_PROGRESS, False, TODAY - timedelta(days=1), (LightReason.MISSED, LightReason.SOON)),
        ([by(12, 31)], State.IN_PROGRESS, False, None, ()),
    ],
)
def test_every_reason_of_an_amber_light_is_told(
    dues: list[DuePlace], state: State, is_silent: bool, missed: date | None, reasons: tuple[LightReason, ...]
) -> None:
    facts: dict[str, Any] = {
        "state": state, "dues": dues, "today": TODAY, "has_progress_this_month": not is_silent,
        "has_progress_last_month": not is_silent, "open_occurrence": missed,
    }
    assert reasons_of(**facts) == reasons
    assert (light_of(**facts) is Light.AMBER) is bool(reasons)
