"""Over which year the overview tells what was closed: the plan's own, also when the next one has begun."""

from __future__ import annotations

from datetime import date

import pytest

from model.actions.close import close_measures
from model.ledger import Ledger
from model.periods import Month
from model.queries.overview import overview
from tests.builders import TODAY, a_measure, a_plan, measure_ids, taken_in


def closed_by_month(ledger: Ledger, today: date) -> dict[Month, int]:
    found = overview(ledger, plan_id=1, is_mine=False, today=today).closings
    return {point.month: point.closed for point in found}


def test_a_years_plan_shows_its_own_year_when_the_next_has_begun(ledger: Ledger) -> None:
    """In January the year before is reported: its curve must not begin anew at nothing."""
    taken_in(ledger, a_plan())
    close_measures(ledger, measure_ids(ledger)[:1], on=TODAY)
    shown = closed_by_month(ledger, date(2027, 1, 5))
    assert list(shown) == [Month(2026, month) for month in range(1, 13)]
    assert (shown[Month(2026, 5)], shown[Month(2026, 12)]) == (0, 1)


@pytest.mark.parametrize(("today", "year", "months"), [
    (date(2026, 6, 15), 2026, 6), (date(2027, 3, 1), 2027, 3), (date(2028, 12, 31), 2028, 12), (date(2030, 2, 1), 2028, 12)])
def test_a_plan_of_several_years_shows_the_one_that_runs(ledger: Ledger, today: date, year: int, months: int) -> None:
    taken_in(ledger, a_plan(a_measure("完成三年治理任务。", deadline="2028年底前")))
    assert list(closed_by_month(ledger, today)) == [Month(year, month) for month in range(1, months + 1)]


def test_before_its_year_a_plan_has_no_month_to_show(ledger: Ledger) -> None:
    taken_in(ledger, a_plan())
    assert closed_by_month(ledger, date(2025, 12, 20)) == {}
