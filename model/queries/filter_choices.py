"""What the checklist's filters offer: live counts, and the annexes and units to choose from."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, func, select

from model.ledger import Ledger
from model.periods import Month
from model.queries.measure_filter import (
    DONE,
    RANK,
    AnySelect,
    filtered,
    has_progress_in,
    joined,
    light_expression,
)
from model.queries.mine import ROLES, UNCERTAIN
from model.rows.checklist import ChecklistFilter
from model.rows.filter_counts import FilterChoices, FilterCounts
from model.rows.words import Light
from model.store.tables import Annex, Duty, EvidenceLink, Measure


def filter_counts(ledger: Ledger, *, plan_id: int | None, is_mine: bool, today: date) -> FilterCounts:
    """How many measures of a plan (None: of all plans) each filter would keep."""
    has_evidence = select(EvidenceLink.id).where(EvidenceLink.measure_id == Measure.id).exists()
    with ledger.read() as session:
        conditions: list[ColumnElement[bool]] = [RANK.is_not(None)]
        conditions += [RANK.in_([number, number + UNCERTAIN]) for number in range(len(ROLES))]
        conditions += [light_expression(today) == light.value for light in Light]
        conditions += [
            Measure.state.not_in(DONE) & ~has_progress_in(Month.of(today)), ~has_evidence, Measure.doubt_count > 0,
            Measure.question_count > 0,
        ]
        statement: AnySelect = joined(select(func.count(Measure.id), *map(_number, conditions)), session)
        statement = filtered(statement, ChecklistFilter(plan_id=plan_id, is_mine=is_mine), today)
        found = [int(number) for number in session.execute(statement).one()]
    roles, lights = found[2 : 2 + len(ROLES)], found[2 + len(ROLES) : -4]
    return FilterCounts(
        found[0], found[1], tuple(zip(ROLES, roles, strict=True)), tuple(zip(Light, lights, strict=True)), *found[-4:]
    )


def filter_choices(ledger: Ledger, *, plan_id: int | None) -> FilterChoices:
    """The annexes of a plan (None: of all plans) in order, and the units its duties name, the most frequent first."""
    annexes = select(Annex.number, Annex.title).distinct().order_by(Annex.number)
    units = select(Duty.wording).group_by(Duty.wording).order_by(func.count(Duty.id).desc(), Duty.wording)
    if plan_id is not None:
        annexes = annexes.where(Annex.plan_id == plan_id)
        units = units.join(Measure, Measure.id == Duty.measure_id).where(Measure.plan_id == plan_id)
    with ledger.read() as session:
        return FilterChoices(
            tuple((number, title) for number, title in session.execute(annexes)), tuple(session.scalars(units))
        )


def _number(condition: ColumnElement[bool]) -> ColumnElement[Any]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
