"""The targets of a plan, each with its newest reading."""

from __future__ import annotations

from decimal import Decimal

from model.actions.progress import enter_reading
from model.ledger import Ledger
from model.periods import Month
from model.queries.targets import targets_of
from model.rows.checklist import ChecklistFilter
from tests.builders import TODAY, a_measure, a_plan, taken_in

ALL = ChecklistFilter()
PLAN = a_plan(
    a_measure("全年抽样检测量不低于20个。", lead=("区水务局",)),
    a_measure("重污染天数不超过3天。", lead=("各镇人民政府",)),
)


def test_targets_stand_in_the_order_of_the_documents(ledger: Ledger) -> None:
    found = targets_of(taken_in(ledger, PLAN), ALL, today=TODAY)
    assert [(line.code, line.place.value, line.is_met) for line in found] == [
        ("1-01-1", Decimal(20), None), ("1-01-2", Decimal(3), None),
    ]


def test_the_newest_reading_counts(ledger: Ledger) -> None:
    first, second = targets_of(taken_in(ledger, PLAN), ALL, today=TODAY)
    assert first.measure_id != second.measure_id
    for target, month, value in ((1, 5, "21"), (1, 3, "2"), (2, 4, "1"), (2, 6, "4")):
        enter_reading(ledger, target, Month(2026, month), value)
    assert [(line.month, line.value, line.is_met) for line in targets_of(ledger, ALL, today=TODAY)] == [
        (Month(2026, 5), Decimal(21), True), (Month(2026, 6), Decimal(4), False),
    ]


def test_only_what_the_filter_keeps_is_listed(ledger: Ledger) -> None:
    found = targets_of(taken_in(ledger, PLAN), ChecklistFilter(is_mine=True), today=TODAY)
    assert [line.code for line in found] == ["1-01-2"]
