"""The first screen's figures, and the plans and names it shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from model.ledger import Ledger
from model.periods import Month, months_between
from model.queries.measure_filter import DONE, RANK, filtered, has_progress_in, joined, light_expression
from model.queries.mine import UNCERTAIN, role_of
from model.rows.checklist import ChecklistFilter
from model.rows.due import TargetPlace
from model.rows.overview import AnnexFigure, ClosingPoint, MyselfRow, OverviewRow, PlanRow
from model.rows.words import Light, Role, State
from model.rules.lights import SOON
from model.rules.targets import is_met
from model.store.settings import MYSELF, setting
from model.store.tables import Annex, EvidenceLink, Measure, Plan, Reading, Target

Counted = tuple[Any, ...]


def myself(ledger: Ledger) -> MyselfRow:
    """Who works with this ledger; empty fields before the first start ended."""
    with ledger.read() as session:
        said = setting(session, MYSELF)
    return MyselfRow(said.get("name", ""), said.get("area", ""), said.get("person", ""))


def plans(ledger: Ledger) -> tuple[PlanRow, ...]:
    """The plans in the ledger, newest first."""
    with ledger.read() as session:
        counts = select(Measure.plan_id, func.count(Measure.id).label("n")).group_by(Measure.plan_id).subquery()
        rows = session.execute(
            select(Plan, func.coalesce(counts.c.n, 0)).outerjoin(counts, counts.c.plan_id == Plan.id)
            .order_by(Plan.year.desc(), Plan.id.desc())
        )
        return tuple(
            PlanRow(plan.id, plan.year, plan.title, plan.doc_no, plan.issuer, plan.issued_on, plan.report_rule, number)
            for plan, number in rows
        )


def overview(ledger: Ledger, *, plan_id: int | None, is_mine: bool, today: date) -> OverviewRow:
    """All figures of the overview for one plan (None: all plans), my measures or all."""
    kept = ChecklistFilter(plan_id=plan_id, is_mine=is_mine)
    with ledger.read() as session:
        sums = _sums(session, kept, today)
        lights: dict[str, int] = dict(_grouped(session, kept, today, light_expression(today)))
        ranks: dict[int | None, int] = dict(_grouped(session, kept, today, RANK))
        targets = _targets(session, kept, today)
        return OverviewRow(
            measures=sums[0], closed=sums[1], due_soon=sums[2], idle=sums[3], without_evidence=sums[4], doubts=sums[5],
            lights=tuple((light, int(lights.get(light.value, 0))) for light in Light),
            roles=tuple((role, _of_role(ranks, role)) for role in Role),
            unanswered=sum(number for rank, number in ranks.items() if rank is not None and rank >= UNCERTAIN),
            annexes=_annexes(session, kept, today),
            closings=_closings(session, kept, today),
            targets=len(targets),
            targets_met=sum(met is True for met in targets),
            targets_read=sum(met is not None for met in targets),
        )


def _of_role(ranks: dict[int | None, int], role: Role) -> int:
    return sum(number for rank, number in ranks.items() if role_of(rank) is role)


def _sums(session: Session, kept: ChecklistFilter, today: date) -> tuple[int, ...]:
    is_open = Measure.state.not_in(DONE)
    has_evidence = select(EvidenceLink.id).where(EvidenceLink.measure_id == Measure.id).exists()
    conditions = (
        Measure.state == State.CLOSED,
        is_open & (Measure.next_due >= today) & (Measure.next_due <= today + SOON),
        is_open & ~has_progress_in(Month.of(today)),
        ~has_evidence,
        Measure.doubt_count > 0,
    )
    columns = [func.coalesce(func.sum(case((condition, 1), else_=0)), 0) for condition in conditions]
    statement = joined(select(func.count(Measure.id), *columns), session)
    return tuple(int(number) for number in session.execute(filtered(statement, kept, today)).one())


def _grouped(session: Session, kept: ChecklistFilter, today: date, by: Any) -> Iterable[Counted]:
    statement = joined(select(by.label("value"), func.count(Measure.id)), session)
    return [tuple(row) for row in session.execute(filtered(statement, kept, today).group_by("value"))]


def _annexes(session: Session, kept: ChecklistFilter, today: date) -> tuple[AnnexFigure, ...]:
    closed = func.sum(case((Measure.state == State.CLOSED, 1), else_=0))
    statement = joined(select(Annex.number, Annex.title, func.count(Measure.id), closed), session)
    statement = filtered(statement, kept, today).group_by(Annex.id).order_by(Annex.plan_id, Annex.number)
    return tuple(AnnexFigure(*row) for row in session.execute(statement))


def _closings(session: Session, kept: ChecklistFilter, today: date) -> tuple[ClosingPoint, ...]:
    statement = joined(select(Measure.closed_on, func.count(Measure.id)), session)
    statement = filtered(statement, kept, today).where(Measure.state == State.CLOSED)
    days = {day: number for day, number in session.execute(statement.group_by(Measure.closed_on)) if day is not None}
    first, last = Month(today.year, 1), Month.of(today)
    points, closed = [], sum(number for day, number in days.items() if day < first.first)
    for month in months_between(first, last):
        closed += sum(number for day, number in days.items() if month.first <= day <= month.last)
        points.append(ClosingPoint(month, closed))
    return tuple(points)


def _targets(session: Session, kept: ChecklistFilter, today: date) -> list[bool | None]:
    """Of each target whether its newest reading meets it; None without a reading."""
    statement = joined(select(Target), session)
    statement = filtered(statement.join(Target, Target.measure_id == Measure.id), kept, today)
    found = session.scalars(statement).all()
    newest: dict[int, Decimal] = {}
    for start in range(0, len(found), 500):
        some = [row.id for row in found[start : start + 500]]
        for reading in session.scalars(
            select(Reading).where(Reading.target_id.in_(some)).order_by(Reading.year, Reading.month)
        ):
            newest[reading.target_id] = reading.value
    return [
        is_met(TargetPlace(t.subject, t.comparator, t.value, t.unit, t.wording, t.value_high), newest[t.id])
        if t.id in newest else None
        for t in found
    ]
