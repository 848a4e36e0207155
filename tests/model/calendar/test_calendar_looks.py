"""What goes on without end is looked at on each quarter's last day: one entry a plan, until every measure has its progress."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from model.actions.accept_plan import accept_plan
from model.actions.close import close_measures, set_state
from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from model.queries.calendar import calendar_days, day_entries
from model.queries.calendar_file import calendar_file_content
from model.rows.calendar import CalendarEntry, CalendarFilter, EntryKind, KindCount, Standing
from model.rows.calendar_file import EventContent, EventKind
from model.rows.checklist import ChecklistFilter
from model.rows.words import State
from tests.builders import a_measure, a_plan, measure_ids, taken_in

TODAY = date(2026, 5, 20)
LOOKS = CalendarFilter(kinds=frozenset({EntryKind.LOOK}))
ALL_YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def fill(ledger: Ledger, _folder: object) -> None:
    """Three ongoing measures, one of them from July on and one not mine, and one with an end."""
    taken_in(ledger, a_plan(
        a_measure("加强巡查。", deadline="长期实施", lead=("各镇人民政府",)), a_measure("做好保洁。", deadline="7月1日起", lead=("各镇人民政府",)),
        a_measure("规范经营。", deadline="持续推进"), a_measure("完成改造。", deadline="年底前"),
        title="示例计划", issued_on=date(2026, 2, 1), year=2026,
    ))  # fmt: skip


@pytest.fixture
def ledger(filled: Callable[..., Ledger]) -> Ledger:
    return filled("looks", fill)


def looks(ledger: Ledger, kept: CalendarFilter = LOOKS, *, span: tuple[date, date] = ALL_YEAR, today: date = TODAY) -> list[CalendarEntry]:
    return [entry for day in calendar_days(ledger, kept, *span, today=today) for entry in day.first if entry.kind is EntryKind.LOOK]


def test_every_quarter_s_last_day_asks_for_a_look_at_what_goes_on(ledger: Ledger) -> None:
    assert [(f"{entry.day:%m-%d}", entry.measures, entry.silent, entry.standing) for entry in looks(ledger)] == [
        ("03-31", 2, 2, Standing.MISSED), ("06-30", 2, 2, Standing.AHEAD), ("09-30", 3, 3, Standing.AHEAD), ("12-31", 3, 3, Standing.AHEAD),
    ]  # fmt: skip
    assert {(entry.wording, entry.measure_id, entry.is_tickable) for entry in looks(ledger)} == {("示例计划", None, False)}
    assert looks(ledger)[1].covers == (Month(2026, 4), Month(2026, 5), Month(2026, 6))


@pytest.mark.parametrize(("month", "silent"), [(3, 2), (4, 1), (5, 1), (6, 1), (7, 2)])
def test_progress_of_any_month_of_the_quarter_is_a_look(ledger: Ledger, month: int, silent: int) -> None:
    note_progress(ledger, measure_ids(ledger)[0], Month(2026, month), "巡查20次。", today=date(2026, month, 28))
    assert looks(ledger, span=(date(2026, 6, 1), date(2026, 6, 30)))[0].silent == silent


def test_it_is_done_when_every_ongoing_measure_has_its_progress(ledger: Ledger) -> None:
    for key in (measure_ids(ledger)[0], measure_ids(ledger)[2]):
        note_progress(ledger, key, Month(2026, 4), "巡查20次。", today=TODAY)
    (june,) = looks(ledger, span=(date(2026, 6, 1), date(2026, 6, 30)), today=date(2026, 8, 1))
    assert (june.silent, june.standing) == (0, Standing.DONE)


def test_closed_measures_and_those_of_no_concern_are_not_looked_at(ledger: Ledger) -> None:
    keys = measure_ids(ledger)
    close_measures(ledger, [keys[0]], on=TODAY)
    assert [entry.measures for entry in looks(ledger)] == [1, 1, 2, 2]
    set_state(ledger, keys[1:3], State.NOT_APPLICABLE, on=TODAY)
    assert looks(ledger) == []


def test_mine_alone_are_counted_where_mine_are_shown(ledger: Ledger) -> None:
    kept = CalendarFilter(is_mine=True, kinds=LOOKS.kinds)
    assert [entry.measures for entry in looks(ledger, kept)] == [1, 1, 2, 2]


def test_each_plan_has_its_own_look_in_its_own_time(ledger: Ledger) -> None:
    accept_plan(ledger, a_plan(a_measure("长期巡查。", deadline="长期实施"), doc_no="二", title="去年的", issued_on=None, year=2025), today=TODAY)
    assert [(f"{entry.day}", entry.wording) for entry in looks(ledger, span=(date(2025, 11, 1), date(2026, 4, 30)))] == [
        ("2025-12-31", "去年的"), ("2026-03-31", "示例计划"),
    ]  # fmt: skip


@pytest.mark.parametrize(("first", "last", "days"), [
    (date(2026, 6, 30), date(2026, 6, 30), 1), (date(2026, 6, 1), date(2026, 6, 29), 0), (date(2026, 7, 1), date(2026, 9, 29), 0), (date(2026, 6, 30), date(2026, 9, 30), 2),
    (date(2026, 1, 1), date(2026, 1, 31), 0), (date(2026, 12, 1), date(2027, 3, 31), 1),
])  # fmt: skip
def test_only_quarters_ends_within_the_span_count(ledger: Ledger, first: date, last: date, days: int) -> None:
    assert len(looks(ledger, span=(first, last))) == days


def test_a_day_s_page_holds_it_before_the_dates(ledger: Ledger) -> None:
    kept, day = CalendarFilter(), date(2026, 12, 31)
    (found,) = calendar_days(ledger, kept, day, day, today=TODAY)
    assert found.counts[0] == KindCount(EntryKind.LOOK, 1, 1)
    page = day_entries(ledger, kept, found.counts, day, today=TODAY, limit=10)
    assert [entry.kind for entry in page] == [EntryKind.LOOK, EntryKind.DUE]
    assert day_entries(ledger, kept, found.counts, day, today=TODAY, limit=10, offset=1) == page[1:]


def test_other_kinds_alone_hold_no_look(ledger: Ledger) -> None:
    assert looks(ledger, CalendarFilter(kinds=frozenset(EntryKind) - {EntryKind.LOOK})) == []


def looks_in_file(ledger: Ledger, *, today: date = TODAY) -> list[EventContent]:
    return [event for event in calendar_file_content(ledger, ChecklistFilter(), today=today).events if event.kind is EventKind.LOOK]


def test_a_calendar_file_holds_the_same_looks(ledger: Ledger) -> None:
    note_progress(ledger, measure_ids(ledger)[0], Month(2026, 4), "巡查20次。", today=TODAY)
    shown = [(entry.day, entry.measures, entry.silent, entry.covers, entry.wording) for entry in looks(ledger)]
    found = looks_in_file(ledger)

    assert [(event.days[0], event.measures, event.silent, event.covers, event.plan) for event in found] == shown
    assert [event.settled for event in found] == [frozenset()] * 4
    assert len({event.key for event in found}) == 4


def test_a_look_in_a_calendar_file_is_settled_when_nothing_is_silent_and_goes_with_its_measures(ledger: Ledger) -> None:
    for key in (measure_ids(ledger)[0], measure_ids(ledger)[2]):
        note_progress(ledger, key, Month(2026, 4), "巡查20次。", today=TODAY)
    assert [bool(event.settled) for event in looks_in_file(ledger)] == [False, True, False, False]
    close_measures(ledger, measure_ids(ledger)[:3], on=TODAY, note="好")
    assert looks_in_file(ledger) == []


def test_the_newest_plan_is_looked_at_in_the_next_year_too_and_an_older_one_is_not(ledger: Ledger) -> None:
    later = date(2027, 2, 1)
    assert {event.days[0].year for event in looks_in_file(ledger, today=later)} == {2026, 2027}
    accept_plan(ledger, a_plan(a_measure("加强养护。", deadline="长期实施"), title="下一年", doc_no="二", year=2027, issued_on=date(2027, 4, 2)), today=later)
    assert [(event.plan, event.days[0]) for event in looks_in_file(ledger, today=later) if event.days[0].year == 2027] == [
        ("下一年", date(2027, month, day)) for month, day in ((6, 30), (9, 30), (12, 31))]
