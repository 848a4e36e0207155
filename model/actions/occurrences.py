"""Ticking the times of a duty that comes back, or saying why one of them is not needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.actions.clashes import Clashes
from model.errors import UserError
from model.ledger import Ledger
from model.queries.recurrences import recurrence_rows
from model.rows.changed import Changed
from model.rows.clash import FieldKey, FieldKind, Seen
from model.rows.occurrence import RecurrenceRow
from model.rules.occurrences import is_occurrence, open_since
from model.store.change_writer import ChangeWriter
from model.store.field_writers import FieldPlace
from model.store.images import as_plain
from model.store.tables import Measure, Occurrence, Recurrence


def tick_occurrences(
    ledger: Ledger, recurrence_id: int, days: Sequence[date], *, on: date | None, seen: Seen | None = None
) -> Changed:
    """Tick occurrences, by the days they fall due, as done on a day; with None untick them: nobody spoke of them then.

    Raises UserError recurrence-unknown, or occurrence-unknown for a day on which the duty does not fall due; EditClash
    when somebody else spoke of a day since it was `seen`.
    """
    with ledger.change("tick-occurrence", on=on.isoformat() if on else "", count=len(days)) as change:
        clashes = Clashes(ledger, change, seen)
        _settle(change, clashes, recurrence_id, dict.fromkeys(days, on))
    return clashes.told()


def set_aside_occurrences(
    ledger: Ledger, recurrence_id: int, days: Sequence[date], *, note: str, seen: Seen | None = None
) -> Changed:
    """Say of occurrences that they are not needed, and why; they are missed no more.

    Raises UserError occurrence-without-reason, recurrence-unknown or occurrence-unknown; EditClash as tick_occurrences does.
    """
    reason = note.strip()
    if not reason:
        raise UserError("occurrence-without-reason")
    with ledger.change("set-aside-occurrence", note=reason, count=len(days)) as change:
        clashes = Clashes(ledger, change, seen)
        _settle(change, clashes, recurrence_id, dict.fromkeys(days, reason))
    return clashes.told()


def refresh_open_occurrences(session: Session, measures: Sequence[Measure]) -> None:
    """Bring measures' copies of their first open occurrence up to date; to be called inside a change."""
    session.flush()
    found = recurrence_rows(session, [measure.id for measure in measures])
    for measure in measures:
        measure.open_occurrence = open_since(found.get(measure.id, ()))


def _settle(change: ChangeWriter, clashes: Clashes, recurrence_id: int, said: Mapping[date, date | str | None]) -> None:
    session, days = change.session, sorted(said)
    recurrence = session.get(Recurrence, recurrence_id)
    if recurrence is None:
        raise UserError("recurrence-unknown")
    measure = session.get_one(Measure, recurrence.measure_id)
    row = next(row for row in recurrence_rows(session, [measure.id])[measure.id] if row.id == recurrence_id)
    change.facts |= {"wording": recurrence.wording, "codes": measure.code}
    change.facts["day"] = "…".join(dict.fromkeys(day.isoformat() for day in (days[0], days[-1]))) if days else ""
    stored = {one.due_on: one for one in session.scalars(
        select(Occurrence).where(Occurrence.recurrence_id == recurrence_id, Occurrence.due_on.in_(list(days))))}
    chosen = {}
    for day in days:
        _require(row, day, is_stored=day in stored)
        chosen[day] = _said_of(clashes, recurrence, measure, day, stored.get(day), mine=said[day])
    clashes.end()
    for day, value in chosen.items():
        _say(session, recurrence_id, day, stored.get(day), value)
    change.measure_ids.add(measure.id)  # a stored occurrence names only its recurrence
    refresh_open_occurrences(session, [measure])


def _said_of(
    clashes: Clashes, recurrence: Recurrence, measure: Measure, day: date, one: Occurrence | None, *, mine: date | str | None
) -> date | str | None:
    """What is to be said of a day: when it was done, why it is not needed, or nothing."""
    now: date | str | None = None if one is None else one.met_on or one.note
    values = None if one is None else (as_plain(one.met_on), one.note)
    place = FieldPlace("occurrence", ("met_on", "note"), {"recurrence_id": recurrence.id, "due_on": day.isoformat()},
                       None if one is None else one.id, values, measure.id, is_either=True)  # fmt: skip
    return clashes.settle(occurrence_key(recurrence.id, day), place, about=measure.code, now=now, mine=mine)


def occurrence_key(recurrence_id: int, day: date) -> FieldKey:
    """The key of one time of what comes back."""
    return FieldKey(FieldKind.OCCURRENCE, recurrence_id, day=day)


def _say(session: Session, recurrence_id: int, day: date, one: Occurrence | None, value: date | str | None) -> None:
    met_on, note = (value, "") if isinstance(value, date) else (None, value or "")
    if met_on is None and not note:
        if one is not None:
            session.delete(one)
    elif one is None:
        session.add(Occurrence(recurrence_id=recurrence_id, due_on=day, met_on=met_on, note=note))
    else:
        one.met_on, one.note = met_on, note


def _require(row: RecurrenceRow, day: date, *, is_stored: bool) -> None:
    """What was said of a day stays within reach, also where the rhythm has become another one since."""
    if not is_stored and not is_occurrence(row, day):
        raise UserError("occurrence-unknown", day=day.isoformat(), wording=row.place.wording)
