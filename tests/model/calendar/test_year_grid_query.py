"""The year grid's months: what was noted, ticked and due in each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from model.actions.close import close_measures, reopen_measures, set_state, tick_milestone
from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from model.queries.records import records
from model.queries.year_grid import year_rows
from model.rows.calendar import Standing
from model.rows.checklist import ChecklistFilter
from model.rows.words import State
from model.rows.year_grid import MonthCell, MonthMark
from tests.builders import TODAY, a_measure, a_plan, measure_ids, taken_in

NOTED, MISSING, NOTHING = MonthMark.NOTED, MonthMark.MISSING, MonthMark.NOTHING


@pytest.fixture
def ledger(filled: Callable[..., Ledger]) -> Ledger:
    return filled("year-grid", lambda ledger, _folder: taken_in(ledger, a_plan(
        a_measure("3月底前完成方案，6月底前完成整治，9月底前验收。"),
        a_measure("开展巡查。", deadline="5月1日起"),
        a_measure("5月底前完成排查。", deadline="5月底前"),
    )))  # fmt: skip


def cells(ledger: Ledger, place: int, *, year: int = 2026, today: date = TODAY) -> tuple[MonthCell, ...]:
    (row,) = year_rows(ledger, [measure_ids(ledger)[place]], year, today=today)
    return row.cells


def marks(ledger: Ledger, place: int, *, year: int = 2026, today: date = TODAY) -> list[MonthMark]:
    return [cell.mark for cell in cells(ledger, place, year=year, today=today)]


def test_months_the_measure_ran_in_without_a_note_are_missing(ledger: Ledger) -> None:
    assert marks(ledger, 0) == [NOTHING, *[MISSING] * 5, *[NOTHING] * 6]  # issued in February, June is not over
    assert marks(ledger, 1) == [*[NOTHING] * 4, MISSING, MISSING, *[NOTHING] * 6]


def test_what_was_noted_shows_with_its_state(ledger: Ledger) -> None:
    key = measure_ids(ledger)[0]
    note_progress(ledger, key, Month(2026, 3), "完成方案。", today=TODAY)
    note_progress(ledger, key, Month(2026, 4), "场地未落实。", state=State.BLOCKED, today=TODAY)
    found = cells(ledger, 0)
    assert [(found[at].mark, found[at].note) for at in (2, 3)] == [
        (NOTED, "完成方案。"), (MonthMark.BLOCKED, "场地未落实。")]


def test_a_tick_shows_in_its_month_and_nothing_is_missing_after(ledger: Ledger) -> None:
    key = measure_ids(ledger)[0]
    close_measures(ledger, [key], on=date(2026, 4, 20))
    assert marks(ledger, 0) == [NOTHING, MISSING, MISSING, MonthMark.CLOSED, *[NOTHING] * 8]
    reopen_measures(ledger, [key])
    assert MonthMark.CLOSED not in marks(ledger, 0)


def test_what_does_not_concern_us_misses_nothing(ledger: Ledger) -> None:
    set_state(ledger, measure_ids(ledger)[:1], State.NOT_APPLICABLE, on=TODAY)
    assert set(marks(ledger, 0)) == {NOTHING}
    assert cells(ledger, 0)[11].due is Standing.IDLE


def test_dates_stand_in_the_month_they_end_in(ledger: Ledger) -> None:
    record = records(ledger, ChecklistFilter(), today=TODAY)[0]
    march = next(due for due in record.dues if due.place.end == date(2026, 3, 31))
    tick_milestone(ledger, march.id, on=date(2026, 3, 20))
    found = cells(ledger, 0, today=date(2026, 7, 1))
    assert {cell.month.month: cell.milestone for cell in found if cell.milestone} == {
        3: Standing.DONE, 6: Standing.MISSED, 9: Standing.AHEAD}
    assert [(cell.month.month, cell.due_on) for cell in found if cell.due] == [(12, date(2026, 12, 31))]


def test_a_deadline_said_again_in_the_text_is_one_date(ledger: Ledger) -> None:
    may = cells(ledger, 2)[4]
    assert (may.due, may.due_on, may.milestone) == (Standing.MISSED, date(2026, 5, 31), None)


@pytest.mark.parametrize("year", [2025, 2027])
def test_other_years_hold_nothing(ledger: Ledger, year: int) -> None:
    assert set(marks(ledger, 0, year=year)) == {NOTHING}


def test_measures_that_are_gone_have_no_row_and_many_are_asked_in_parts(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = measure_ids(ledger)
    whole = {row.measure_id: row for row in year_rows(ledger, [*keys, 99], 2026, today=TODAY)}
    assert sorted(whole) == sorted(keys)
    monkeypatch.setattr("model.queries.year_grid.CHUNK", 1)
    assert {row.measure_id: row for row in year_rows(ledger, keys, 2026, today=TODAY)} == whole
