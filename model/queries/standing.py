"""What gave measures their states, read from the history and the notes as they are now."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.periods import Month
from model.queries.history import undone_changes
from model.rows.words import State
from model.rules.standing import Turn
from model.store.tables import Change, ChangeMeasure, Progress

CHUNK = 500
NOTING = "note-progress"
TAKING_IN = "accept-plan"  # makes measures, which have not begun; its images are the largest there are


@dataclass(frozen=True, slots=True)
class _Written:
    """A turn with its place in the order of writing."""

    place: int
    measure_id: int
    turn: Turn


def local_day(moment: str) -> date:
    """The day, where this machine stands, of a time stored in UTC."""
    return datetime.fromisoformat(moment).astimezone().date()


def turns_of(session: Session, measure_ids: Sequence[int]) -> dict[int, list[Turn]]:
    """What told the states of measures, each in the order of writing; what was undone is left out."""
    written: list[_Written] = []
    told_by: dict[int, int] = {}  # the change that a note has its state from
    for change in _changes(session, measure_ids):
        for table, key, before, after, measure_id in json.loads(change.images):
            if table == "progress" and after and (before is None or "state" in after):
                told_by[key] = change.id
            elif table == "measure" and before and after and "state" in after:
                written += _marks(change, measure_id, before, after)
    written += _notes(session, measure_ids, told_by)
    turns: dict[int, list[Turn]] = defaultdict(list)
    for one in sorted(written, key=lambda each: each.place):
        turns[one.measure_id].append(one.turn)
    return turns


def _changes(session: Session, measure_ids: Sequence[int]) -> list[Any]:
    """The changes in force that wrote a state, in their order."""
    undone, found = undone_changes(session), {}
    for start in range(0, len(measure_ids), CHUNK):
        touched = select(ChangeMeasure.change_id).where(ChangeMeasure.measure_id.in_(measure_ids[start : start + CHUNK]))
        statement = select(Change.id, Change.at, Change.action, Change.facts, Change.images).where(
            Change.id.in_(touched), Change.action != TAKING_IN, Change.reverts.is_(None), Change.images.contains('"state"'))
        found.update({row.id: row for row in session.execute(statement) if row.id not in undone})
    return [found[key] for key in sorted(found)]


def _marks(change: Any, measure_id: int, before: dict[str, Any], after: dict[str, Any]) -> Iterable[_Written]:
    """A tick, or a state that a person gave; what a note gave is told by the note."""
    facts = json.loads(change.facts)
    if after["state"] == State.CLOSED:
        day = date.fromisoformat(after["closed_on"]) if after.get("closed_on") else local_day(change.at)
        month = Month.parse(facts["month"]) if change.action == NOTING else None
        yield _Written(change.id, measure_id, Turn(State.CLOSED, day, month, State(before["state"])))
    elif change.action != NOTING:
        day = date.fromisoformat(facts["on"]) if facts.get("on") else local_day(change.at)
        yield _Written(change.id, measure_id, Turn(State(after["state"]), day))


def _notes(session: Session, measure_ids: Sequence[int], told_by: dict[int, int]) -> Iterable[_Written]:
    for start in range(0, len(measure_ids), CHUNK):
        some = measure_ids[start : start + CHUNK]
        columns = (Progress.id, Progress.measure_id, Progress.year, Progress.month, Progress.state, Progress.text != "")
        statement = select(*columns).where(Progress.measure_id.in_(some), Progress.unit_id.is_(None))
        for key, measure_id, year, number, stored, has_text in session.execute(statement.order_by(Progress.id)):
            state = None if stored is State.CLOSED else stored  # the tick tells it, for as long as it stands
            if state or has_text:
                month = Month(year, number)
                yield _Written(told_by.get(key, 0), measure_id, Turn(state, month.first, month))
