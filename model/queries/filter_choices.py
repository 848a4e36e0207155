"""What the checklist's filters offer: live counts, and the annexes and units to choose from; in plain SQL, as its rows."""

# ruff: noqa: S608 - the statement is composed of this program's own words; what was typed is bound

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from model.ledger import Ledger
from model.periods import Month
from model.queries.marks import marks_of
from model.queries.measure_sql import (
    HAS_EVIDENCE,
    IS_DONE,
    has_missed,
    is_certain,
    kept_by,
    light,
    mine_in,
    progress_in,
    rank,
    role_of,
)
from model.rows.checklist import ChecklistFilter
from model.rows.filter_counts import FilterChoices, FilterCounts
from model.rows.words import Light, Role
from model.rules.marks import Marks
from model.store.door import Plain


def filter_counts(ledger: Ledger, *, plan_id: int | None, is_mine: bool, today: date) -> FilterCounts:
    """How many measures of a plan (None: of all plans) each filter would keep; counted in one pass."""
    with ledger.look() as connection:
        marks = marks_of(ledger, connection, today)
        if marks is not None:
            return _by_marks(marks, ChecklistFilter(plan_id=plan_id, is_mine=is_mine))
        return _counted(connection, ChecklistFilter(plan_id=plan_id, is_mine=is_mine), today)


def _by_marks(marks: Marks, within: ChecklistFilter) -> FilterCounts:
    lacks: dict[str, Any] = {
        "measures": {}, "idle": {"idle_month": Month.of(marks.today)}, "without_evidence": {"is_without_evidence": True},
        "doubts": {"has_doubts": True}, "questions": {"has_questions": True}, "perhaps": {"is_perhaps": True},
        "missed": {"has_missed": True},
    }  # fmt: skip
    asked = [{"role": role} for role in Role] + [{"light": kind} for kind in Light] + list(lacks.values())
    counted = marks.counts([replace(within, **more) for more in asked])
    roles = tuple(zip(Role, counted, strict=False))
    lights = tuple(zip(Light, counted[len(roles) :], strict=False))
    others = dict(zip(lacks, counted[len(roles) + len(lights) :], strict=True))
    return FilterCounts(mine=sum(number for _, number in roles), roles=roles, lights=lights, **others)


def _counted(connection: Plain, within: ChecklistFilter, today: date) -> FilterCounts:
    lacks = (
        f"NOT {IS_DONE} AND NOT {progress_in(Month.of(today))}", f"NOT {HAS_EVIDENCE}", "measure.doubt_count > 0",
        "measure.question_count > 0", has_missed(today),
    )
    sums = ", ".join(f"count(*) FILTER (WHERE {lack})" for lack in lacks)
    mine = mine_in(connection)
    found = kept_by(within, mine, today)
    rows = connection.execute(
        f"SELECT {rank(mine)} AS rank, {light(today)} AS light, count(*), {sums} "
        f"FROM {found.tables} WHERE {found.where} GROUP BY 1, 2",
        found.values,
    ).fetchall()
    idle, without_evidence, doubts, questions, missed = (sum(row[column] for row in rows) for column in range(3, 3 + len(lacks)))
    return FilterCounts(
        measures=sum(row[2] for row in rows),
        mine=sum(row[2] for row in rows if row[0] is not None),
        roles=tuple((role, sum(row[2] for row in rows if role_of(row[0]) is role)) for role in Role),
        lights=tuple((kind, sum(row[2] for row in rows if row[1] == kind.value)) for kind in Light),
        idle=idle, without_evidence=without_evidence, doubts=doubts, questions=questions,
        perhaps=sum(row[2] for row in rows if not is_certain(row[0])), missed=missed,
    )  # fmt: skip


def filter_choices(ledger: Ledger, *, plan_id: int | None) -> FilterChoices:
    """The annexes of a plan (None: of all plans) in order, and the units its duties name, the most frequent first."""
    of_plan = "" if plan_id is None else f"WHERE plan_id = {int(plan_id)}"
    duties = "duty" if plan_id is None else "duty JOIN measure ON measure.id = duty.measure_id"
    with ledger.look() as connection:
        annexes = connection.execute(f"SELECT DISTINCT number, title FROM annex {of_plan} ORDER BY number").fetchall()
        units = connection.execute(
            f"SELECT duty.wording FROM {duties} {of_plan} GROUP BY duty.wording ORDER BY count(*) DESC, duty.wording"
        ).fetchall()
    return FilterChoices(tuple((number, title) for number, title in annexes), tuple(wording for (wording,) in units))
