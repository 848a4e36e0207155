"""Which year a plan is taken in for when its notice names none."""

from __future__ import annotations

from datetime import date

import pytest

from model.actions.accept_plan import PlanSource, accept_plan, of_year, require_new
from model.errors import UserError
from model.ledger import Ledger
from model.queries.checklist import checklist_rows
from model.queries.overview import plans
from model.rows.checklist import ChecklistFilter
from model.rows.draft import MeasureDraft
from tests.builders import TODAY, a_measure, a_plan

ROWS = (a_measure("检查。", deadline="2025年9月底前"), a_measure("整治。", deadline="6月底前"))
BARE = (a_measure("检查。", deadline="9月底前"),)
FILE = PlanSource("2024年任务.xlsx", "a" * 64)


@pytest.mark.parametrize(("rows", "notice", "said", "source", "expected"), [
    (ROWS, 2023, 2022, FILE, (2022, "said")), (ROWS, 2023, None, FILE, (2023, "notice")), (ROWS, None, None, FILE, (2025, "rows")),
    (BARE, None, None, FILE, (2024, "file")), (BARE, None, None, PlanSource("任务.xlsx"), (2026, "today")),
])
def test_the_year_and_where_it_is_from_are_told(
    rows: tuple[MeasureDraft, ...], notice: int | None, said: int | None, source: PlanSource, expected: tuple[int, str], ledger: Ledger
) -> None:
    changed = accept_plan(ledger, a_plan(*rows, year=notice, title="任务"), source=source, year=said, today=TODAY)

    assert (int(changed.fact("year")), changed.fact("year_from")) == expected
    assert plans(ledger)[0].year == expected[0]


def test_dates_without_a_year_are_of_the_rows_year(ledger: Ledger) -> None:
    accept_plan(ledger, a_plan(*ROWS, year=None), today=TODAY)

    ends = [row.due.end for row in checklist_rows(ledger, ChecklistFilter(), today=TODAY) if row.due]
    assert ends == [date(2025, 9, 30), date(2025, 6, 30)]


def test_a_plan_nothing_dates_is_asked_about(ledger: Ledger) -> None:
    with pytest.raises(UserError) as error:
        require_new(ledger, a_plan(*BARE, year=None), PlanSource("任务.xlsx"), today=TODAY)
    assert error.value.code == "plan-year-unknown"
    require_new(ledger, of_year(a_plan(*BARE, year=None), 2024), PlanSource("任务.xlsx"), today=TODAY)


def test_one_that_is_there_is_said_to_be_before_its_year_is_asked(ledger: Ledger) -> None:
    accept_plan(ledger, a_plan(*BARE, year=None, doc_no="", title="任务"), year=2024, source=PlanSource("任务.xlsx", "b" * 64), today=TODAY)

    with pytest.raises(UserError) as error:
        require_new(ledger, a_plan(*BARE, year=None, doc_no="", title="任务"), PlanSource("任务.xlsx", "b" * 64), today=TODAY)
    assert error.value.code == "plan-already-taken"


@pytest.mark.parametrize("year", [1949, 2100])
def test_years_a_plan_may_be_of(year: int) -> None:
    assert of_year(a_plan(), year).notice.year == year


@pytest.mark.parametrize("year", [0, 1948, 2101, 99999])
def test_other_years_are_refused(year: int) -> None:
    with pytest.raises(UserError) as error:
        of_year(a_plan(), year)
    assert (error.value.code, error.value.facts["year"]) == ("plan-year-out-of-range", year)
