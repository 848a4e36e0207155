"""Two plans of a ledger are set against each other as they stand there."""

from __future__ import annotations

from model.actions.accept_edition import accept_edition
from model.actions.accept_plan import accept_plan
from model.ledger import Ledger
from model.queries.comparison import comparison
from model.queries.whose import plans
from model.rows.comparison import ComparedKind, ComparisonKind
from tests.builders import TODAY, a_measure, a_plan, measure_ids


def two_years(ledger: Ledger) -> tuple[int, int]:
    """The ids of last year's plan and of this year's."""
    last = a_plan(a_measure("开展裸地扬尘整治。"), a_measure("淘汰老旧柴油货车。", task_no=2), title="示例区2025年行动计划", year=2025, doc_no="一号")
    this = a_plan(a_measure("开展裸地扬尘整治。"), a_measure("新建口袋公园。", task_no=2), doc_no="二号")
    for plan in (last, this):
        accept_plan(ledger, plan, today=TODAY)
    by_year = {plan.year: plan.id for plan in plans(ledger)}
    return by_year[2025], by_year[2026]


def test_a_year_is_set_against_the_one_before(ledger: Ledger) -> None:
    found = comparison(ledger, ComparisonKind.YEARS, *two_years(ledger))
    assert {kind.value: found.count(kind) for kind in ComparedKind if found.count(kind)} == {"same": 1, "new": 1, "dropped": 1}


def test_what_an_edition_dropped_is_in_neither(ledger: Ledger) -> None:
    last, this = two_years(ledger)
    accept_edition(ledger, a_plan(a_measure("开展裸地扬尘整治。"), doc_no="二号"), this)
    assert len(measure_ids(ledger)) == 4
    assert comparison(ledger, ComparisonKind.YEARS, last, this).count(ComparedKind.NEW) == 0


def test_a_plan_is_set_against_that_of_the_level_above(ledger: Ledger) -> None:
    last, this = two_years(ledger)
    found = comparison(ledger, ComparisonKind.COVERAGE, this, last)
    assert [(row.kind, row.now is not None) for row in found.rows] == [(ComparedKind.COVERED, True), (ComparedKind.UNCOVERED, False)]
