"""What comes back, and what begins, in the month: the same as the measure's own pane says, also in seasons and once closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from model.actions.close import close_measures, reopen_measures
from model.actions.occurrences import set_aside_occurrences, tick_occurrences
from model.ledger import Ledger
from model.queries import measure_sql
from model.queries.calendar import calendar_days, day_entries
from model.queries.records import records
from model.rows.calendar import CalendarEntry, CalendarFilter, EntryKind, Standing
from model.rows.checklist import ChecklistFilter
from model.rules.occurrences import spans_within
from model.store.tables import Occurrence
from tests.builders import TODAY, a_measure, a_plan, measure_ids, taken_in

RECURRING = CalendarFilter(kinds=frozenset({EntryKind.OCCURRENCE}))
BEGINNING = CalendarFilter(kinds=frozenset({EntryKind.BEGIN}))
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
JULY_31 = date(2026, 7, 31)


def fill(ledger: Ledger, _folder: object) -> None:
    taken_in(ledger, a_plan(
        a_measure("汛期前完成清掏，汛期每月巡查一次。", deadline="5月底前"),
        a_measure("每月通报一次。", lead=("各镇人民政府",)),
        a_measure("完成整治，汛期每月巡查。", deadline="6-7月"),
        a_measure("执行新的标准。", deadline="4月1日起", lead=("各镇人民政府",)),
        a_measure("7月1日起不再办理。"),
    ))  # fmt: skip


@pytest.fixture
def ledger(filled: Callable[..., Ledger]) -> Ledger:
    return filled("comes-back", fill)


def entries_on(ledger: Ledger, day: date, kept: CalendarFilter = RECURRING, *, today: date = TODAY) -> list[CalendarEntry]:
    (found,) = calendar_days(ledger, kept, day, day, today=today, most=1)
    entries = day_entries(ledger, kept, found.counts, day, today=today, limit=100)
    assert found.entries == len(entries)
    is_open = [each.standing in (Standing.AHEAD, Standing.MISSED) and each.is_tickable for each in entries]
    assert found.open == sum(is_open)
    return list(entries)


def key_of(ledger: Ledger, code: str) -> int:
    return next(row.id for each in records(ledger, ChecklistFilter(), today=TODAY) if each.row.code == code for row in each.recurrences)


def test_a_season_after_the_deadline_is_in_the_month_as_in_the_measure(ledger: Ledger) -> None:
    wanted: dict[date, int] = {}
    for record in records(ledger, ChecklistFilter(), today=TODAY):
        for row in record.recurrences:
            for _, day in spans_within(row.place, row.first, row.last):
                wanted[day] = wanted.get(day, 0) + 1
    days = calendar_days(ledger, RECURRING, *YEAR, today=TODAY)
    assert {day.day: day.entries for day in days if day.entries} == wanted
    assert [each.code for each in entries_on(ledger, JULY_31)] == ["1-01-1", "1-01-2", "1-01-3"]
    assert [each.code for each in entries_on(ledger, date(2026, 8, 31))] == ["1-01-1", "1-01-2"]  # the third's own days hold some
    (august,) = calendar_days(ledger, RECURRING, date(2026, 8, 31), date(2026, 8, 31), today=TODAY)
    assert [each.code for each in august.first] == ["1-01-1", "1-01-2"]


@pytest.mark.parametrize("is_mine", [True, False])
def test_what_was_ticked_stays_in_the_month_when_its_measure_is_closed(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, is_mine: bool
) -> None:
    key, april, may = key_of(ledger, "1-01-2"), date(2026, 4, 30), date(2026, 5, 31)
    tick_occurrences(ledger, key, [april], on=april)
    set_aside_occurrences(ledger, key, [may], note="市里统一组织")
    close_measures(ledger, [measure_ids(ledger)[1]], on=TODAY)
    kept = CalendarFilter(kinds=RECURRING.kinds, is_mine=is_mine)
    for many in (10_000, 0):
        monkeypatch.setattr(measure_sql, "MANY", many)
        assert [(each.code, each.standing) for each in entries_on(ledger, april, kept)] == [("1-01-2", Standing.DONE)]
        assert [(each.code, each.standing) for each in entries_on(ledger, may, kept)] == [("1-01-2", Standing.IDLE)]
    (day,) = calendar_days(ledger, kept, april, april, today=TODAY)
    assert [each.standing for each in day.first] == [Standing.DONE]
    assert "1-01-2" not in [each.code for each in entries_on(ledger, JULY_31)]  # comes back no more

    reopen_measures(ledger, [measure_ids(ledger)[1]])
    assert [each.standing for each in entries_on(ledger, april, kept)] == [Standing.DONE]


def test_what_was_said_of_a_day_the_rhythm_no_longer_has_is_shown_and_settles_nothing_else(ledger: Ledger) -> None:
    key, day = key_of(ledger, "1-01-2"), JULY_31
    with ledger.change("tick-occurrence") as change:
        change.session.add(Occurrence(recurrence_id=key, due_on=day - timedelta(days=1), met_on=day))
    assert [(each.code, each.standing) for each in entries_on(ledger, day - timedelta(days=1))] == [("1-01-2", Standing.DONE)]
    assert [each.standing for each in entries_on(ledger, day)] == [Standing.AHEAD] * 3


@pytest.mark.parametrize("today", [date(2026, 3, 31), date(2026, 8, 1)])
def test_what_begins_on_a_day_is_shown_there_and_is_never_missed(ledger: Ledger, today: date) -> None:
    days = calendar_days(ledger, BEGINNING, *YEAR, today=today)
    assert [(day.day, [each.code for each in day.first]) for day in days if day.entries] == [
        (date(2026, 4, 1), ["1-01-4"]), (date(2026, 7, 1), ["1-01-5"])]
    (first,) = entries_on(ledger, date(2026, 4, 1), BEGINNING, today=today)
    assert first.standing is (Standing.AHEAD if today < date(2026, 4, 1) else Standing.IDLE)
    assert not first.is_tickable
    mine = CalendarFilter(kinds=BEGINNING.kinds, is_mine=True)
    assert [day.day for day in calendar_days(ledger, mine, *YEAR, today=today) if day.entries] == [date(2026, 4, 1)]


def test_what_began_is_done_with_its_measure(ledger: Ledger) -> None:
    close_measures(ledger, [measure_ids(ledger)[3]], on=TODAY)
    assert [each.standing for each in entries_on(ledger, date(2026, 4, 1), BEGINNING)] == [Standing.DONE]
