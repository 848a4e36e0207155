"""The first screen's figures, and the plans and names it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from model.ledger import Ledger
from model.periods import Month, months_between
from model.queries.measure_filter import DONE, AnySelect, filtered, has_progress_in, light_expression
from model.queries.mine import UNCERTAIN, mine_of, rank_of, role_of
from model.queries.targets import target_paces
from model.queries.whose import myself, plans
from model.rows.checklist import ChecklistFilter
from model.rows.overview import AnnexFigure, ClosingPoint, OverviewRow
from model.rows.words import Light, Pace, Role, State
from model.rules.lights import SOON
from model.store.tables import Annex, Due, EvidenceLink, Measure, Plan, Task

__all__ = ["myself", "overview", "plans"]

Over = Callable[..., AnySelect]  # columns -> a statement over the kept measures


def overview(ledger: Ledger, *, plan_id: int | None, is_mine: bool, today: date) -> OverviewRow:
    """All figures of the overview for one plan (None: all plans), my measures or all."""
    kept = ChecklistFilter(plan_id=plan_id, is_mine=is_mine)
    with ledger.read() as session:
        mine = mine_of(session)

        def over(*columns: Any) -> AnySelect:
            return filtered(select(*columns), kept, mine, today)

        sums = _sums(session, over, today)
        lights: dict[str, int] = dict(_grouped(session, over, light_expression(today)))
        ranks: dict[int | None, int] = dict(_grouped(session, over, rank_of(mine)))
        targets, paces = target_paces(session, over, today)
        return OverviewRow(
            measures=sums[0], closed=sums[1], due_soon=sums[2], idle=sums[3], without_evidence=sums[4], doubts=sums[5],
            lights=tuple((light, int(lights.get(light.value, 0))) for light in Light),
            roles=tuple((role, _of_role(ranks, role)) for role in Role),
            unanswered=sum(number for rank, number in ranks.items() if rank is not None and rank >= UNCERTAIN),
            annexes=_annexes(session, over),
            closings=_closings(session, over, _year_shown(session, over, plan_id, today), today),
            missed=sums[6],
            past_date=sums[7],
            targets=targets,
            targets_met=paces.count(Pace.MET),
            targets_read=len(paces),
            targets_behind=sum(pace in (Pace.BEHIND, Pace.NOT_MET) for pace in paces),
        )


def _of_role(ranks: dict[int | None, int], role: Role) -> int:
    return sum(number for rank, number in ranks.items() if role_of(rank) is role)


def _sums(session: Session, over: Over, today: date) -> tuple[int, ...]:
    is_open = Measure.state.not_in(DONE)
    has_evidence = select(EvidenceLink.id).where(EvidenceLink.measure_id == Measure.id).exists()
    conditions = (
        Measure.state == State.CLOSED,
        is_open & (Measure.next_due <= today + SOON),  # the earliest of all open dates
        is_open & ~has_progress_in(Month.of(today)),
        ~has_evidence,
        Measure.doubt_count > 0,
        is_open & (Measure.open_occurrence < today),
        is_open & (Measure.next_due < today),
    )
    columns = [func.coalesce(func.sum(case((condition, 1), else_=0)), 0) for condition in conditions]
    return tuple(int(number) for number in session.execute(over(func.count(Measure.id), *columns)).one())


def _grouped(session: Session, over: Over, by: Any) -> Iterable[tuple[Any, ...]]:
    return [tuple(row) for row in session.execute(over(by.label("value"), func.count(Measure.id)).group_by("value"))]


def _annexes(session: Session, over: Over) -> tuple[AnnexFigure, ...]:
    closed = func.sum(case((Measure.state == State.CLOSED, 1), else_=0))
    statement = over(Annex.number, Annex.title, func.count(Measure.id), closed)
    statement = statement.where(Task.id == Measure.task_id, Annex.id == Task.annex_id)
    statement = statement.group_by(Annex.id).order_by(Annex.plan_id, Annex.number)
    return tuple(AnnexFigure(*row) for row in session.execute(statement))


def _year_shown(session: Session, over: Over, plan_id: int | None, today: date) -> int:
    """The year of today as far as the plan reaches: in January the year before is still told of whole."""
    begins = session.scalar(select(Plan.year).where(Plan.id == plan_id))
    if begins is None or today.year <= begins:
        return begins or today.year
    last = session.scalar(over(func.max(Due.end)).where(Due.measure_id == Measure.id))
    return min(today.year, max(begins, last.year if last else begins))


def _closings(session: Session, over: Over, year: int, today: date) -> tuple[ClosingPoint, ...]:
    statement = over(Measure.closed_on, func.count(Measure.id)).where(Measure.state == State.CLOSED)
    days = {day: number for day, number in session.execute(statement.group_by(Measure.closed_on)) if day is not None}
    first, last = Month(year, 1), min(Month(year, 12), Month.of(today))
    points, closed = [], sum(number for day, number in days.items() if day < first.first)
    for month in months_between(first, last):
        closed += sum(number for day, number in days.items() if month.first <= day <= month.last)
        points.append(ClosingPoint(month, closed))
    return tuple(points)
