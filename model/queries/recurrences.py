"""What comes back in measures, with the days between which it is asked for and what was said of its occurrences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from model.rows.due import DuePlace, RecurrencePlace
from model.rows.occurrence import RecurrenceRow, SettledRow
from model.rows.words import Every
from model.rules.occurrences import span_of, span_with_season
from model.store.tables import Due, Measure, Occurrence, Plan, Recurrence

CHUNK = 500


def recurrence_rows(session: Session, measure_ids: Sequence[int]) -> dict[int, list[RecurrenceRow]]:
    """The recurrences of some measures, by measure and in the order of their words; a measure without any has none."""
    found: dict[int, list[RecurrenceRow]] = defaultdict(list)
    for start in range(0, len(measure_ids), CHUNK):
        keys = measure_ids[start : start + CHUNK]
        rows = session.scalars(_of(select(Recurrence), Recurrence.measure_id, keys).order_by(Recurrence.id)).all()
        if not rows:
            continue
        spans = _spans(session, sorted({row.measure_id for row in rows}))
        settled = _settled(session, [row.id for row in rows])
        for row in rows:
            place = RecurrencePlace(Every(row.every), row.day, row.wording, tuple(row.months), row.workday, row.step)
            year, begun, ended = spans[row.measure_id]
            first, last = span_with_season(place, (begun, ended), plan_year=year)
            found[row.measure_id].append(RecurrenceRow(row.id, place, first, last, tuple(settled[row.id])))
    return found


def _of(statement: Select[Any], column: Any, keys: Sequence[int]) -> Select[Any]:
    return statement.where(column.in_(keys))


def _spans(session: Session, keys: Sequence[int]) -> dict[int, tuple[int, date, date]]:
    """The year of each measure's plan, and the days between which its recurrences are asked for."""
    dues: dict[int, list[DuePlace]] = defaultdict(list)
    own = _of(select(Due), Due.measure_id, keys).where(Due.is_milestone.is_(False))
    for due in session.scalars(own.order_by(Due.id)):
        dues[due.measure_id].append(DuePlace(due.kind, due.start, due.end, due.wording))
    plans = select(Measure.id, Plan.year, Plan.issued_on).join(Plan, Plan.id == Measure.plan_id)
    return {
        key: (year, *span_of(dues[key], plan_year=year, issued_on=issued_on))
        for key, year, issued_on in session.execute(plans.where(Measure.id.in_(keys)))
    }


def _settled(session: Session, keys: Sequence[int]) -> dict[int, list[SettledRow]]:
    found: dict[int, list[SettledRow]] = defaultdict(list)
    for some in _chunks(keys):
        statement = _of(select(Occurrence), Occurrence.recurrence_id, some).order_by(Occurrence.due_on)
        for row in session.scalars(statement):
            found[row.recurrence_id].append(SettledRow(row.due_on, row.met_on, row.note))
    return found


def _chunks(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    return (keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK))
