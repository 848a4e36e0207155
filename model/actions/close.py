"""Ticking measures off (销号), reopening them, and their other states; ticking milestones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from model.actions.chosen_measures import ChosenMeasures, Tick, told_codes
from model.actions.clashes import Clashes, field_of_row, met_of
from model.actions.watch import Asked, Told, Watch
from model.errors import UserError
from model.ledger import Ledger
from model.queries.standing import turns_of
from model.rows.changed import Changed
from model.rows.clash import FieldKey, FieldKind, Seen
from model.rows.due import DuePlace
from model.rows.words import State
from model.rules.due_summary import summary_of
from model.rules.standing import state_before_tick
from model.store.field_writers import FieldPlace
from model.store.tables import Due, Measure

_BY_ID = select(Measure).where(Measure.id.in_(bindparam("keys", expanding=True)))  # built once: every action asks it


def close_measures(
    ledger: Ledger, measure_ids: Sequence[int], *, on: date, note: str = "",
    progress: Told | None = None, cancelled: Asked | None = None, seen: Seen | None = None,
) -> Changed:
    """Tick measures off as of a day; those already closed stay as they are.

    Raises UserError measure-unknown; EditClash where somebody else set another state than the one that was `seen`;
    Cancelled. Nothing is ticked then.
    """
    with ledger.change("close", on=on.isoformat(), count=len(measure_ids)) as change:
        clashes = Clashes(ledger, change, seen)
        for rows in ChosenMeasures(change, measure_ids).over(Watch(progress, cancelled)):
            kept = _to_become(clashes, rows, State.CLOSED)
            change.alter_rows("measure", [row.become(State.CLOSED, on, note.strip()) for row in kept])
        clashes.end()
    return clashes.told()


def reopen_measures(
    ledger: Ledger, measure_ids: Sequence[int], *, progress: Told | None = None, cancelled: Asked | None = None
) -> Changed:
    """Take the tick off measures again: each stands as it did before; those not closed stay as they are.

    It can be taken off only while it stands, so nothing is overwritten that was not seen.
    """
    with ledger.change("reopen", count=len(measure_ids)) as change:
        chosen = ChosenMeasures(change, measure_ids)
        turns = turns_of(change.session, [row.id for rows in chosen.over(Watch()) for row in rows if row.state == State.CLOSED])
        for rows in chosen.over(Watch(progress, cancelled)):
            closed = [row for row in rows if row.state == State.CLOSED]
            change.alter_rows("measure", [row.become(state_before_tick(turns.get(row.id, []))) for row in closed])
    return change.changed


def set_state(
    ledger: Ledger, measure_ids: Sequence[int], state: State, *, on: date,
    progress: Told | None = None, cancelled: Asked | None = None, seen: Seen | None = None,
) -> Changed:
    """Set the state of measures; closing and reopening go the way of the tick. Raises as close_measures does."""
    if state is State.CLOSED:
        return close_measures(ledger, measure_ids, on=on, progress=progress, cancelled=cancelled, seen=seen)
    with ledger.change("set-state", state=state.value, on=on.isoformat(), count=len(measure_ids)) as change:
        clashes = Clashes(ledger, change, seen)
        for rows in ChosenMeasures(change, measure_ids).over(Watch(progress, cancelled)):
            change.alter_rows("measure", [row.become(state) for row in _to_become(clashes, rows, state)])
        clashes.end()
    return clashes.told()


def _to_become(clashes: Clashes, rows: Sequence[Tick], state: State) -> list[Tick]:
    """Those that are to get another state; where somebody else's would be overwritten unseen, that is a clash."""
    if not clashes.is_watching:
        return [row for row in rows if row.state != state]
    kept = []
    for row in rows:
        place = FieldPlace("measure", ("state",), {"id": row.id}, row.id, (row.state,), row.id)
        if clashes.settle(FieldKey(FieldKind.STATE, row.id), place, about=row.code, now=State(row.state), mine=state) != row.state:
            kept.append(row)
    return kept


def apply_state(row: Measure, state: State, *, on: date) -> None:
    """Give a measure a state, with the day it was closed when that is the state."""
    if row.state is state:
        return
    row.state = state
    row.closed_on = on if state is State.CLOSED else None
    if state is not State.CLOSED:
        row.closed_note = ""


def tick_milestone(ledger: Ledger, due_id: int, *, on: date | None, seen: Seen | None = None) -> Changed:
    """Tick one date of a measure as met on a day, or untick it with None; raises UserError due-unknown, EditClash.

    The same date standing a second time in the measure is ticked with it.
    """
    with ledger.change("tick-milestone", on=on.isoformat() if on else "") as change:
        due = change.session.get(Due, due_id)
        if due is None:
            raise UserError("due-unknown")
        measure = change.session.get_one(Measure, due.measure_id)
        clashes = Clashes(ledger, change, seen)
        on = clashes.settle(FieldKey(FieldKind.MET, due_id), field_of_row("due", ("met_on",), due, due.measure_id),
                            about=measure.code, now=met_of(due), mine=on)  # fmt: skip
        clashes.end()
        place = (due.kind, due.start, due.end)
        for row in change.session.scalars(select(Due).where(Due.measure_id == due.measure_id)):
            if (row.kind, row.start, row.end) == place:  # a date may stand twice: as the measure's own, and in its text
                row.met_on = on
        change.facts["wording"] = due.wording
        change.session.flush()
        refresh_summary(change.session, due.measure_id)
    return clashes.told()


def refresh_summary(session: Session, measure_id: int) -> None:
    """Bring a measure's copies of its open dates up to date; to be called inside a change."""
    measure = session.get_one(Measure, measure_id)
    places = [
        DuePlace(due.kind, due.start, due.end, due.wording, due.is_milestone)
        for due in session.scalars(
            select(Due).where(Due.measure_id == measure_id, Due.met_on.is_(None)).order_by(Due.is_milestone, Due.id)
        )
    ]
    summary = summary_of(places)
    measure.next_due, measure.overdue_after = summary.next_due, summary.overdue_after
    measure.endless_from, measure.starts_on = summary.endless_from, summary.starts_on


def measures_by_id(session: Session, measure_ids: Sequence[int]) -> list[Measure]:
    """The measures with these ids in the order of the document; raises UserError measure-unknown."""
    wanted = set(measure_ids)
    found: list[Measure] = []
    keys = sorted(wanted)
    for start in range(0, len(keys), 500):
        found += session.scalars(_BY_ID, {"keys": keys[start : start + 500]})
    missing = wanted - {row.id for row in found}
    if missing:
        raise UserError("measure-unknown", code=min(missing))
    return sorted(found, key=lambda row: (row.plan_id, row.position))


def codes_of(rows: Sequence[Measure]) -> str:
    """The codes of measures as a sentence names them: the first three, and an ellipsis for more."""
    return told_codes([row.code for row in rows[:3]], of=len(rows))
