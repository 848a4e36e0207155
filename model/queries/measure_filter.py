"""The checklist's filter as SQL conditions, and the light of a measure as an SQL expression."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    column,
    exists,
    false,
    func,
    literal_column,
    or_,
    select,
    table,
)
from sqlalchemy.orm import Session

from model.periods import Month
from model.queries.mine import ROLES, UNCERTAIN, my_duties_table
from model.rows.checklist import ChecklistFilter
from model.rows.words import Light, State
from model.rules.lights import SOON
from model.store.search import match_expression
from model.store.tables import Annex, Duty, EvidenceLink, Measure, Plan, Progress, Task

_search = table("measure_search", column("rowid"), column("measure_search"))
AnySelect: TypeAlias = Select[*tuple[Any, ...]]
RANK: ColumnElement[int | None] = literal_column("mine.rank")  # see model.queries.mine.my_duties
DONE = (State.CLOSED, State.NOT_APPLICABLE)


def has_progress_in(month: Month) -> ColumnElement[bool]:
    """Whether one's own office noted progress of the measure in a month."""
    return (
        exists()
        .where(Progress.measure_id == Measure.id, Progress.unit_id.is_(None))
        .where(Progress.year == month.year, Progress.month == month.month, Progress.text != "")
    )


def light_expression(today: date) -> ColumnElement[Any]:
    """The light as model.rules.lights.light_of computes it, from columns; a test holds the two together."""
    this_month = Month.of(today)
    last_month = this_month.plus(-1)
    has_run = and_(
        func.coalesce(Plan.issued_on, date(today.year, 1, 1)) <= last_month.first,
        or_(Measure.starts_on.is_(None), Measure.starts_on <= last_month.first),
    )
    return case(
        (Measure.state.in_(DONE), Light.GREY.value),
        (Measure.overdue_after < today, Light.RED.value),
        (Measure.state == State.BLOCKED, Light.AMBER.value),
        (Measure.next_due <= today + SOON, Light.AMBER.value),
        (and_(has_run, ~has_progress_in(this_month), ~has_progress_in(last_month)), Light.AMBER.value),
        (and_(Measure.endless_from <= today, has_progress_in(this_month)), Light.BLUE.value),
        else_=Light.GREEN.value,
    )


def filtered(statement: AnySelect, kept: ChecklistFilter, today: date) -> AnySelect:
    """Restrict a statement over Measure, Task, Annex, Plan and the joined `mine` to what the filter keeps."""
    for condition in _conditions(kept, today):
        statement = statement.where(condition)
    return statement


def joined(statement: AnySelect, session: Session) -> AnySelect:
    """Join a statement over Measure to its task, annex and plan, and to what is mine (then RANK can be used)."""
    mine = my_duties_table(session)
    return (
        statement.select_from(Measure)
        .join(Task, Task.id == Measure.task_id)
        .join(Annex, Annex.id == Task.annex_id)
        .join(Plan, Plan.id == Measure.plan_id)
        .outerjoin(mine, mine.c.measure_id == Measure.id)
    )


def _conditions(kept: ChecklistFilter, today: date) -> Iterator[ColumnElement[bool]]:
    if kept.plan_id is not None:
        yield Measure.plan_id == kept.plan_id
    if kept.annex is not None:
        yield Annex.number == kept.annex
    if kept.is_mine:
        yield RANK.is_not(None)
    if kept.role is not None:
        yield RANK.in_([ROLES.index(kept.role), ROLES.index(kept.role) + UNCERTAIN])
    if kept.state is not None:
        yield Measure.state == kept.state
    if kept.light is not None:
        yield light_expression(today) == kept.light.value
    if kept.due_before is not None:
        yield and_(Measure.next_due <= kept.due_before, Measure.state.not_in(DONE))
    yield from _text_conditions(kept)
    yield from _lack_conditions(kept)


def _text_conditions(kept: ChecklistFilter) -> Iterator[ColumnElement[bool]]:
    if kept.unit:
        pattern = "%" + kept.unit.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_") + "%"
        yield exists().where(Duty.measure_id == Measure.id, Duty.wording.like(pattern, escape="\\"))
    if kept.search.strip():
        expression = match_expression(kept.search)
        if expression is None:
            yield false()
        else:
            yield Measure.id.in_(select(_search.c.rowid).where(_search.c.measure_search.op("MATCH")(expression)))


def _lack_conditions(kept: ChecklistFilter) -> Iterator[ColumnElement[bool]]:
    if kept.idle_month is not None:
        yield and_(Measure.state.not_in(DONE), ~has_progress_in(kept.idle_month))
    if kept.is_without_evidence:
        yield ~exists().where(EvidenceLink.measure_id == Measure.id)
    if kept.has_doubts:
        yield Measure.doubt_count > 0
    if kept.has_questions:
        yield Measure.question_count > 0
