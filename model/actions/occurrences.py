"""Ticking the times of a duty that comes back, or saying why one of them is not needed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.errors import UserError
from model.ledger import Ledger
from model.queries.recurrences import recurrence_rows
from model.rows.changed import Changed
from model.rows.occurrence import RecurrenceRow
from model.rules.occurrences import is_occurrence, open_since
from model.store.change_writer import ChangeWriter
from model.store.tables import Measure, Occurrence, Recurrence


def tick_occurrences(ledger: Ledger, recurrence_id: int, days: Sequence[date], *, on: date | None) -> Changed:
    """Tick occurrences, by the days they fall due, as done on a day; with None untick them: nobody spoke of them then.

    Raises UserError recurrence-unknown, or occurrence-unknown for a day on which the duty does not fall due.
    """
    with ledger.change("tick-occurrence", on=on.isoformat() if on else "", count=len(days)) as change:
        _settle(change, recurrence_id, days, met_on=on, note="")
    return change.changed


def set_aside_occurrences(ledger: Ledger, recurrence_id: int, days: Sequence[date], *, note: str) -> Changed:
    """Say of occurrences that they are not needed, and why; they are missed no more.

    Raises UserError occurrence-without-reason, recurrence-unknown or occurrence-unknown.
    """
    reason = note.strip()
    if not reason:
        raise UserError("occurrence-without-reason")
    with ledger.change("set-aside-occurrence", note=reason, count=len(days)) as change:
        _settle(change, recurrence_id, days, met_on=None, note=reason)
    return change.changed


def refresh_open_occurrences(session: Session, measures: Sequence[Measure]) -> None:
    """Bring measures' copies of their first open occurrence up to date; to be called inside a change."""
    session.flush()
    found = recurrence_rows(session, [measure.id for measure in measures])
    for measure in measures:
        measure.open_occurrence = open_since(found.get(measure.id, ()))


def _settle(change: ChangeWriter, recurrence_id: int, days: Sequence[date], *, met_on: date | None, note: str) -> None:
    session = change.session
    recurrence = session.get(Recurrence, recurrence_id)
    if recurrence is None:
        raise UserError("recurrence-unknown")
    measure = session.get_one(Measure, recurrence.measure_id)
    row = next(row for row in recurrence_rows(session, [measure.id])[measure.id] if row.id == recurrence_id)
    change.facts |= {"wording": recurrence.wording, "codes": measure.code}
    change.facts["day"] = "…".join(dict.fromkeys(day.isoformat() for day in (min(days), max(days)))) if days else ""
    stored = {one.due_on: one for one in session.scalars(
        select(Occurrence).where(Occurrence.recurrence_id == recurrence_id, Occurrence.due_on.in_(list(days))))}
    for day in sorted(set(days)):
        _require(row, day, is_stored=day in stored)
        one = stored.get(day)
        if met_on is None and not note:
            if one is not None:
                session.delete(one)
        elif one is None:
            session.add(Occurrence(recurrence_id=recurrence_id, due_on=day, met_on=met_on, note=note))
        else:
            one.met_on, one.note = met_on, note
    change.measure_ids.add(measure.id)  # a stored occurrence names only its recurrence
    refresh_open_occurrences(session, [measure])


def _require(row: RecurrenceRow, day: date, *, is_stored: bool) -> None:
    """What was said of a day stays within reach, also where the rhythm has become another one since."""
    if not is_stored and not is_occurrence(row, day):
        raise UserError("occurrence-unknown", day=day.isoformat(), wording=row.place.wording)
