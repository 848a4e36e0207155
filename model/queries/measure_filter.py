"""The checklist's filter as SQL conditions, and the light of a measure as an SQL expression.

Every condition stands on the measure alone, so that counting needs no join; a search is the one exception: its matches
come first and in the order of ids, because the index gives them so without sorting.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, and_, case, column, exists, func, or_, select, table

from model.periods import Month
from model.queries.mine import ROLES, UNCERTAIN, Mine, my_measures, rank_of
from model.rows.checklist import ChecklistFilter
from model.rows.words import Light, State
from model.rules.lights import SOON
from model.store.search import match_expression
from model.store.tables import Annex, Duty, EvidenceLink, Measure, Plan, Progress, Task

AnySelect: TypeAlias = Select[*tuple[Any, ...]]
DONE = (State.CLOSED, State.NOT_APPLICABLE)
_search = table("measure_search", column("rowid"), column("measure_search"))


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
    issued_on = select(Plan.issued_on).where(Plan.id == Measure.plan_id).correlate(Measure).scalar_subquery()
    has_run = and_(
        func.coalesce(issued_on, date(today.year, 1, 1)) <= last_month.first,
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


def filtered(statement: AnySelect, kept: ChecklistFilter, mine: Mine, today: date) -> AnySelect:
    """Restrict a statement over Measure to what the filter keeps."""
    expression = match_expression(kept.search)
    if expression is not None:
        statement = statement.select_from(_search.join(Measure, Measure.id == _search.c.rowid))
        statement = statement.where(_search.c.measure_search.op("MATCH")(expression))
    elif kept.search.strip():
        statement = statement.where(Measure.id.is_(None))  # nothing but punctuation was typed
    for condition in (*_conditions(kept, mine, today), *_lack_conditions(kept)):
        statement = statement.where(condition)
    return statement


def in_order(statement: AnySelect, kept: ChecklistFilter) -> AnySelect:
    """In the order of the documents; what a search found, in the order of its index: that of taking in."""
    if match_expression(kept.search) is not None:
        return statement.order_by(_search.c.rowid)
    return statement.order_by(Measure.plan_id, Measure.position)


def _conditions(kept: ChecklistFilter, mine: Mine, today: date) -> Iterator[ColumnElement[bool]]:
    is_search = match_expression(kept.search) is not None
    if kept.plan_id is not None:
        # Beside a search the plan must not become the way in: "+ 0" keeps its index out, and matches stream in order.
        yield (Measure.plan_id + 0 if is_search else Measure.plan_id) == kept.plan_id
    if kept.annex is not None:
        yield Measure.task_id.in_(select(Task.id).join(Annex).where(Annex.number == kept.annex))
    if kept.is_mine or kept.role is not None:
        yield rank_of(mine).is_not(None) if is_search else Measure.id.in_(my_measures(mine))
    if kept.role is not None:
        yield rank_of(mine).in_([ROLES.index(kept.role), ROLES.index(kept.role) + UNCERTAIN])
    if kept.unit:
        pattern = "%" + kept.unit.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_") + "%"
        yield exists().where(Duty.measure_id == Measure.id, Duty.wording.like(pattern, escape="\\"))
    if kept.state is not None:
        yield Measure.state == kept.state
    if kept.light is not None:
        yield light_expression(today) == kept.light.value
    if kept.due_before is not None:
        yield and_(Measure.next_due <= kept.due_before, Measure.state.not_in(DONE))


def _lack_conditions(kept: ChecklistFilter) -> Iterator[ColumnElement[bool]]:
    if kept.idle_month is not None:
        yield and_(Measure.state.not_in(DONE), ~has_progress_in(kept.idle_month))
    if kept.is_without_evidence:
        yield ~exists().where(EvidenceLink.measure_id == Measure.id)
    if kept.has_doubts:
        yield Measure.doubt_count > 0
    if kept.has_questions:
        yield Measure.question_count > 0
