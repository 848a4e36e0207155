"""The first page of a filter streams in the plan's order: nothing is sorted before its first row is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from model.ledger import Ledger
from model.queries import measure_sql
from model.queries.checklist import checklist_rows
from model.queries.measure_sql import kept_by, mine_in, order, state_is_common
from model.rows.checklist import ChecklistFilter
from model.rows.words import State
from tests.builders import TODAY, a_measure, a_plan, taken_in

pytestmark = pytest.mark.sqlite("SQLite's query plans")

FILTERS = (
    ChecklistFilter(plan_id=1), ChecklistFilter(plan_id=1, state=State.NOT_STARTED), ChecklistFilter(plan_id=1, annex=1),
    ChecklistFilter(plan_id=1, due_before=date(2026, 12, 31)),
    ChecklistFilter(plan_id=1, due_from=date(2026, 7, 1), due_before=date(2026, 12, 31)),
    ChecklistFilter(plan_id=1, annex=1, state=State.NOT_STARTED),
)  # fmt: skip


@pytest.fixture
def many(filled: Callable[..., Ledger]) -> Ledger:
    """A plan of forty measures in two annexes."""
    measures = [a_measure(f"完成第{n}项工作。", task_no=n, annex=1 + n % 2) for n in range(1, 41)]
    return filled("many", lambda ledger, _folder: taken_in(ledger, a_plan(*measures)))


@pytest.mark.parametrize("kept", FILTERS)
def test_a_page_is_not_sorted(many: Ledger, kept: ChecklistFilter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure_sql, "MANY", 5)
    with many.look() as connection:
        found = kept_by(kept, mine_in(connection), TODAY, is_page=True, is_common=state_is_common(connection, kept))
        statement = f"SELECT measure.id FROM {found.tables} WHERE {found.where} ORDER BY {order(kept)} LIMIT 10"
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", found.values)]
    assert not any("TEMP B-TREE" in step for step in plan), plan


@pytest.mark.parametrize("kept", FILTERS)
def test_a_page_is_the_beginning_of_the_whole(many: Ledger, kept: ChecklistFilter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure_sql, "MANY", 5)
    whole = [row.id for row in checklist_rows(many, kept, today=TODAY)]
    assert [row.id for row in checklist_rows(many, kept, today=TODAY, limit=10)] == whole[:10]
    assert whole


def test_a_state_few_have_is_found_by_its_index(many: Ledger) -> None:
    with many.look() as connection:
        assert not state_is_common(connection, ChecklistFilter(plan_id=1, state=State.NOT_STARTED))
