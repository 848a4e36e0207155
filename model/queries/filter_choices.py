"""What the checklist's filters offer: live counts, and the annexes and units to choose from."""

from __future__ import annotations

from datetime import date

from sqlalchemy import case, func, select

from model.ledger import Ledger
from model.periods import Month
from model.queries.measure_filter import DONE, filtered, has_progress_in, light_expression
from model.queries.mine import mine_of, rank_of, role_of
from model.rows.checklist import ChecklistFilter
from model.rows.filter_counts import FilterChoices, FilterCounts
from model.rows.words import Light, Role
from model.store.tables import Annex, Duty, EvidenceLink, Measure


def filter_counts(ledger: Ledger, *, plan_id: int | None, is_mine: bool, today: date) -> FilterCounts:
    """How many measures of a plan (None: of all plans) each filter would keep; counted in one pass."""
    has_evidence = select(EvidenceLink.id).where(EvidenceLink.measure_id == Measure.id).exists()
    lacks = (
        Measure.state.not_in(DONE) & ~has_progress_in(Month.of(today)),
        ~has_evidence,
        Measure.doubt_count > 0,
        Measure.question_count > 0,
    )
    with ledger.read() as session:
        mine = mine_of(session)
        sums = select(
            rank_of(mine).label("rank"),
            light_expression(today).label("light"),
            func.count(Measure.id),
            *(func.sum(case((lack, 1), else_=0)) for lack in lacks),
        )
        statement = filtered(sums, ChecklistFilter(plan_id=plan_id, is_mine=is_mine), mine, today)
        rows = session.execute(statement.group_by("rank", "light")).all()
    return FilterCounts(
        sum(row[2] for row in rows),
        sum(row[2] for row in rows if row.rank is not None),
        tuple((role, sum(row[2] for row in rows if role_of(row.rank) is role)) for role in Role),
        tuple((light, sum(row[2] for row in rows if row.light == light.value)) for light in Light),
        *(sum(row[column] for row in rows) for column in range(3, 3 + len(lacks))),
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
            tuple((number, title) for number, title in session.execute(annexes)),
            tuple(session.scalars(units)),
        )
