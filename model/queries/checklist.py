"""The checklist: its rows page by page, and its outline. Asked in plain SQL: its first rows must not wait for SQLAlchemy."""

# ruff: noqa: S608 - the statement is composed of this program's own words; what was typed is bound

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from model.ledger import Ledger
from model.periods import Month
from model.queries.marked import is_words_alone, kept_flags, page_of, tasks_of
from model.queries.marks import known_marks
from model.queries.measure_sql import (
    IS_DONE,
    Kept,
    Mine,
    in_list,
    is_certain,
    kept_by,
    mine_in,
    order,
    progress_in,
    rank,
    role_of,
    state_is_common,
)
from model.rows.checklist import ChecklistFilter, MeasureRow, OutlineTask
from model.rows.due import DuePlace
from model.rows.words import DueKind, Light, LightReason, Role, State
from model.rules.handlers import plain_name
from model.rules.lights import light_of, next_due, reasons_of
from model.store.door import Plain

CHUNK = 500
FEW_TASKS = 5_000  # looked up one by one; of more, all are gone through
KNOWN = 4_096  # sets of dates whose light is kept
_StoredDue = tuple[Any, ...]  # kind, start, end, wording, whether it is a milestone
_OUTLINED = "SELECT task.id, annex.plan_id, annex.number, annex.title, task.section, task.number, task.name"
_IN_ORDER = "ORDER BY annex.plan_id, task.position"


def checklist_count(ledger: Ledger, kept: ChecklistFilter, *, today: date) -> int:
    """How many measures the filter keeps."""
    with ledger.look() as connection:
        marks = known_marks(ledger, connection, today)
        if marks is not None:
            return kept_flags(connection, marks, kept).count(1)
        found = kept_by(kept, mine_in(connection, is_counted=False), today)
        (number,) = connection.execute(f"SELECT count(*) FROM {found.tables} WHERE {found.where}", found.values).fetchone()
        return int(number)


def checklist_outline(ledger: Ledger, kept: ChecklistFilter, *, today: date) -> tuple[OutlineTask, ...]:
    """The tasks that hold a kept measure, in the order of the documents, with their numbers of measures."""
    with ledger.look() as connection:
        marks = known_marks(ledger, connection, today)
        if marks is not None:
            return _marked_outline(connection, tasks_of(marks, kept_flags(connection, marks, kept)))
        found = kept_by(kept, mine_in(connection, is_counted=False), today)
        rows = connection.execute(
            f"""
            {_OUTLINED}, counted.measures, counted.closed
            FROM (SELECT measure.task_id, count(*) AS measures, count(*) FILTER (WHERE {IS_DONE}) AS closed
                FROM {found.tables} WHERE {found.where} GROUP BY measure.task_id) AS counted
            JOIN task ON task.id = counted.task_id JOIN annex ON annex.id = task.annex_id {_IN_ORDER}
            """,
            found.values,
        )
        return tuple(OutlineTask(*row) for row in rows)


def _marked_outline(connection: Plain, counted: dict[int, tuple[int, int]]) -> tuple[OutlineTask, ...]:
    where = f"WHERE task.id IN {in_list(counted)}" if len(counted) <= FEW_TASKS else ""
    rows = connection.execute(f"{_OUTLINED} FROM task JOIN annex ON annex.id = task.annex_id {where} {_IN_ORDER}")
    return tuple(OutlineTask(*(row + counted[row[0]])) for row in rows if row[0] in counted)


def checklist_rows(
    ledger: Ledger, kept: ChecklistFilter, *, today: date, limit: int | None = None, offset: int = 0,
) -> tuple[MeasureRow, ...]:
    """A page of measures in the order of the documents."""
    with ledger.look() as connection:
        marks = None if limit is None else known_marks(ledger, connection, today)
        if marks is None or limit is None or (not offset and is_words_alone(marks, kept)):
            return rows_by_filter(connection, kept, today, limit=limit, offset=offset)
        ids = page_of(connection, marks, kept, limit=limit, offset=offset)
        rows = {row.id: row for row in rows_by_id(connection, ids, today)}
        return tuple(rows[key] for key in ids)


def rows_by_filter(
    connection: Plain, kept: ChecklistFilter, today: date, *, limit: int | None = None, offset: int = 0
) -> tuple[MeasureRow, ...]:
    """The same, on a connection."""
    is_page = limit is not None
    mine = mine_in(connection, is_counted=is_page and (kept.is_mine or kept.role is not None))
    page = "" if limit is None and not offset else f"LIMIT {-1 if limit is None else int(limit)} OFFSET {int(offset)}"
    found = kept_by(kept, mine, today, is_page=is_page, is_common=is_page and state_is_common(connection, kept))
    return _measure_rows(connection, found, f"ORDER BY {order(kept)} {page}", mine=mine, today=today)


def rows_of_tasks(
    ledger: Ledger, kept: ChecklistFilter, task_ids: Sequence[int], *, today: date
) -> tuple[MeasureRow, ...]:
    """The kept measures of some tasks, in the order of the documents."""
    with ledger.look() as connection:
        mine = mine_in(connection)
        found = kept_by(kept, mine, today, is_page=True)
        some = Kept(found.tables, f"{found.where} AND measure.task_id IN {in_list(task_ids)}", found.values)
        return _measure_rows(connection, some, f"ORDER BY {order(kept)}", mine=mine, today=today)


def measure_rows(ledger: Ledger, measure_ids: Iterable[int], *, today: date) -> tuple[MeasureRow, ...]:
    """The lines of some measures, by id."""
    with ledger.look() as connection:
        return rows_by_id(connection, measure_ids, today)


def rows_by_id(connection: Plain, measure_ids: Iterable[int], today: date) -> tuple[MeasureRow, ...]:
    """The same, on a connection."""
    some = Kept("measure", f"measure.id IN {in_list(measure_ids)}", {})
    in_order = f"ORDER BY {order(ChecklistFilter())}"
    return _measure_rows(connection, some, in_order, mine=mine_in(connection, is_counted=False), today=today)


def filter_of(
    ledger: Ledger, *, plan: str = "", is_mine: bool = False, is_perhaps: bool = False, role: str | None = None, state: str | None = None,
    light: str | None = None, due_before: date | None = None, handler: str | None = None, search: str = "",
) -> ChecklistFilter:
    """The filter the command line's words stand for. Raises UserError plan-of-year-unknown, plan-ambiguous."""
    from model.queries.codes import plan_id_of  # brings SQLAlchemy, which the window's first rows do without

    return ChecklistFilter(
        plan_id=plan_id_of(ledger, plan) if plan else None, is_mine=is_mine, is_perhaps=is_perhaps,
        role=Role(role) if role else None, state=State(state) if state else None,
        light=Light(light) if light else None, due_before=due_before, search=search,
        handler=None if handler is None else plain_name(handler),
    )


def _measure_rows(
    connection: Plain, kept: Kept, in_order: str, *, mine: Mine, today: date
) -> tuple[MeasureRow, ...]:
    month = Month.of(today)
    rows = connection.execute(
        f"""
        SELECT measure.id, measure.code, measure.plan_id, plan.year, annex.number, annex.title, task.section, measure.task_id,
            task.number, task.name, measure.text, measure.deadline,
            measure.state, {progress_in(month)}, {progress_in(month.plus(-1))}, plan.issued_on, measure.open_occurrence,
            (SELECT count(*) FROM evidence_link WHERE evidence_link.measure_id = measure.id),
            measure.doubt_count, measure.question_count, measure.closed_on, measure.version, measure.handler,
            {rank(mine)}
        FROM {kept.tables} CROSS JOIN task ON task.id = measure.task_id CROSS JOIN annex ON annex.id = task.annex_id
            CROSS JOIN plan ON plan.id = measure.plan_id
        WHERE {kept.where} {in_order}
        """,
        kept.values,
    ).fetchall()
    dues = _open_dues(connection, [row[0] for row in rows])
    return tuple(_measure_row(row, tuple(dues[row[0]]), today) for row in rows)


def _measure_row(row: tuple[Any, ...], dues: tuple[_StoredDue, ...], today: date) -> MeasureRow:
    due, state, light, reasons = _standing(dues, row[12:17], today)
    evidence, doubts, questions, closed_on, version, handler, ranked = row[17:]
    line: tuple[Any, ...] = (
        *row[:12], due, state, light, role_of(ranked), is_certain(ranked), evidence, bool(row[13]), doubts, questions,
        day_of(closed_on), version, handler, reasons,
    )  # fmt: skip
    return MeasureRow(*line)  # by place: by name takes half as long again


@lru_cache(maxsize=KNOWN)
def _standing(
    dues: tuple[_StoredDue, ...], said: tuple[Any, ...], today: date
) -> tuple[DuePlace | None, State, Light, tuple[LightReason, ...]]:
    """The date that matters next, the state, the light, and why it is amber. Many measures have the same dates: reckoned once for each of them."""
    stored, this_month, last_month, issued_on, open_occurrence = said
    places = [_due_place(due) for due in dues]
    state = State(stored)
    facts: dict[str, Any] = {
        "state": state, "dues": places, "today": today, "has_progress_this_month": bool(this_month),
        "has_progress_last_month": bool(last_month), "active_since": day_of(issued_on), "open_occurrence": day_of(open_occurrence),
    }  # fmt: skip
    light = light_of(**facts)
    reasons = reasons_of(**facts) if light is Light.AMBER else ()
    return next_due(places, today) or (places[0] if places else None), state, light, reasons


def day_of(stored: str | None) -> date | None:
    """A day as it is stored."""
    return None if stored is None else date.fromisoformat(stored)


def _due_place(stored: _StoredDue) -> DuePlace:
    kind, start, end, wording, is_milestone = stored
    return DuePlace(DueKind(kind), day_of(start), day_of(end), wording, bool(is_milestone))


def _open_dues(connection: Plain, measure_ids: Sequence[int]) -> dict[int, list[_StoredDue]]:
    """The dates of some measures that are not ticked off, each measure's own deadline first."""
    found: dict[int, list[_StoredDue]] = defaultdict(list)
    for start in range(0, len(measure_ids), CHUNK):
        for due in connection.execute(
            'SELECT kind, start, "end", wording, is_milestone, measure_id FROM due '
            f"WHERE measure_id IN {in_list(measure_ids[start : start + CHUNK])} AND met_on IS NULL "
            "ORDER BY is_milestone, id"
        ).fetchall():
            found[due[-1]].append(due[:-1])
    return found
