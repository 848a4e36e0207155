"""The checklist: its rows page by page, its outline, and one measure whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Row, and_, case, func, select
from sqlalchemy.orm import Session

from model.ledger import Ledger
from model.periods import Month
from model.queries.codes import plan_id_of
from model.queries.measure_filter import DONE, AnySelect, filtered, has_progress_in, in_order
from model.queries.mine import Mine, is_certain, mine_of, rank_of, role_of
from model.rows.checklist import ChecklistFilter, MeasureRow, OutlineTask
from model.rows.due import DuePlace
from model.rows.words import Light, Role, State
from model.rules.lights import light_of, next_due
from model.store.tables import Annex, Due, EvidenceLink, Measure, Plan, Task


def checklist_count(ledger: Ledger, kept: ChecklistFilter, *, today: date) -> int:
    """How many measures the filter keeps."""
    with ledger.read() as session:
        statement = filtered(select(func.count(Measure.id)), kept, mine_of(session), today)
        return session.scalar(statement) or 0


def checklist_outline(ledger: Ledger, kept: ChecklistFilter, *, today: date) -> tuple[OutlineTask, ...]:
    """The tasks that hold a kept measure, in the order of the documents, with their numbers of measures."""
    is_done = case((Measure.state.in_(DONE), 1), else_=0)
    with ledger.read() as session:
        sums = select(Measure.task_id, func.count(Measure.id).label("measures"), func.sum(is_done).label("closed"))
        counted = filtered(sums, kept, mine_of(session), today).group_by(Measure.task_id).subquery()
        rows = session.execute(
            select(Task.id, Annex.plan_id, Annex.number, Annex.title, Task.section, Task.number, Task.name,
                   counted.c.measures, counted.c.closed)
            .join(counted, counted.c.task_id == Task.id)
            .join(Annex, Annex.id == Task.annex_id)
            .order_by(Annex.plan_id, Task.position)
        )
        return tuple(OutlineTask(*row) for row in rows)


def checklist_rows(
    ledger: Ledger, kept: ChecklistFilter, *, today: date, limit: int | None = None, offset: int = 0,
) -> tuple[MeasureRow, ...]:
    """A page of measures in the order of the documents."""
    with ledger.read() as session:
        return rows_by_filter(session, kept, today, limit=limit, offset=offset)


def rows_by_filter(
    session: Session, kept: ChecklistFilter, today: date, *, limit: int | None = None, offset: int = 0
) -> tuple[MeasureRow, ...]:
    """The same, within a session."""
    mine = mine_of(session)
    statement = in_order(filtered(_row_statement(mine, today), kept, mine, today), kept)
    rows = session.execute(statement.limit(limit).offset(offset or None)).all()
    return _measure_rows(session, rows, today)


def rows_of_tasks(
    ledger: Ledger, kept: ChecklistFilter, task_ids: Sequence[int], *, today: date
) -> tuple[MeasureRow, ...]:
    """The kept measures of some tasks, in the order of the documents."""
    with ledger.read() as session:
        mine = mine_of(session)
        statement = filtered(_row_statement(mine, today), kept, mine, today).where(Measure.task_id.in_(task_ids))
        return _measure_rows(session, session.execute(in_order(statement, kept)).all(), today)


def measure_rows(ledger: Ledger, measure_ids: Iterable[int], *, today: date) -> tuple[MeasureRow, ...]:
    """The lines of some measures, by id."""
    with ledger.read() as session:
        return rows_by_id(session, measure_ids, today)


def rows_by_id(session: Session, measure_ids: Iterable[int], today: date) -> tuple[MeasureRow, ...]:
    """The same, within a session."""
    statement = _row_statement(mine_of(session), today).where(Measure.id.in_(list(measure_ids)))
    found = session.execute(statement.order_by(Measure.plan_id, Measure.position)).all()
    return _measure_rows(session, found, today)


def filter_of(
    ledger: Ledger, *, plan: str = "", is_mine: bool = False, role: str | None = None, state: str | None = None,
    light: str | None = None, due_before: date | None = None, search: str = "",
) -> ChecklistFilter:
    """The filter the command line's words stand for. Raises UserError plan-of-year-unknown, plan-ambiguous."""
    return ChecklistFilter(
        plan_id=plan_id_of(ledger, plan) if plan else None, is_mine=is_mine, role=Role(role) if role else None, state=State(state) if state else None,
        light=Light(light) if light else None, due_before=due_before, search=search,
    )


def _row_statement(mine: Mine, today: date) -> AnySelect:
    month = Month.of(today)
    evidence = (
        select(func.count(EvidenceLink.id)).where(EvidenceLink.measure_id == Measure.id).correlate(Measure)
        .scalar_subquery()
    )
    return select(
        Measure.id, Measure.code, Measure.plan_id, Plan.year.label("plan_year"), Plan.issued_on,
        Annex.number.label("annex"), Annex.title.label("annex_title"), Task.section, Measure.task_id,
        Task.number.label("task_no"), Task.name.label("task"), Measure.text, Measure.deadline, Measure.state,
        evidence.label("evidence_count"), has_progress_in(month).label("this_month"),
        has_progress_in(month.plus(-1)).label("last_month"), Measure.doubt_count, Measure.question_count,
        Measure.closed_on, Measure.version, rank_of(mine).label("rank"),
    ).where(Task.id == Measure.task_id, Annex.id == Task.annex_id, Plan.id == Measure.plan_id)


def _measure_rows(session: Session, rows: Sequence[Row[Any]], today: date) -> tuple[MeasureRow, ...]:
    dues = open_dues(session, [row.id for row in rows])
    return tuple(_measure_row(row, dues[row.id], today) for row in rows)


def _measure_row(row: Row[Any], dues: list[DuePlace], today: date) -> MeasureRow:
    state = State(row.state)
    light = light_of(
        state=state, dues=dues, today=today, has_progress_this_month=row.this_month,
        has_progress_last_month=row.last_month, active_since=row.issued_on,
    )
    return MeasureRow(
        id=row.id, code=row.code, plan_id=row.plan_id, plan_year=row.plan_year, annex=row.annex,
        annex_title=row.annex_title, section=row.section, task_id=row.task_id, task_no=row.task_no, task=row.task,
        text=row.text, deadline=row.deadline, due=next_due(dues, today) or _endless(dues), state=state, light=light,
        role=role_of(row.rank), is_certain=is_certain(row.rank), evidence_count=row.evidence_count,
        has_progress=row.this_month, doubt_count=row.doubt_count, question_count=row.question_count,
        closed_on=row.closed_on, version=row.version,
    )


def _endless(dues: list[DuePlace]) -> DuePlace | None:
    return dues[0] if dues else None


def open_dues(session: Session, measure_ids: Sequence[int]) -> dict[int, list[DuePlace]]:
    """The dates of some measures that are not ticked off, each measure's own deadline first."""
    found: dict[int, list[DuePlace]] = defaultdict(list)
    for start in range(0, len(measure_ids), 500):
        some = measure_ids[start : start + 500]
        for due in session.scalars(
            select(Due).where(and_(Due.measure_id.in_(some), Due.met_on.is_(None))).order_by(Due.is_milestone, Due.id)
        ):
            found[due.measure_id].append(DuePlace(due.kind, due.start, due.end, due.wording, due.is_milestone))
    return found
