"""Noting what was done in a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from model.actions.clashes import Clashes, settle_note
from model.actions.close import apply_state, measures_by_id
from model.ledger import Ledger
from model.periods import Month
from model.queries.standing import turns_of
from model.rows.changed import Changed
from model.rows.clash import Seen
from model.rows.words import State
from model.rules.months import require_come
from model.rules.standing import state_before_tick, state_told
from model.store.tables import Measure, Progress


@dataclass(frozen=True, slots=True)
class Note:
    """What is written of a month, by whom and when; with a state when that is said too."""

    month: Month
    text: str
    person: str
    written_at: str
    state: State | None = None


def note_progress(
    ledger: Ledger, measure_id: int, month: Month, text: str, *, state: State | None = None, today: date, seen: Seen | None = None
) -> Changed:
    """Write one's own office's progress of a month, in place of what stood there.

    An empty text with no state takes the month's note away, and the state that it told. A measure not started yet is in
    progress once something was done. Raises UserError measure-unknown, month-not-come; EditClash when somebody else
    wrote the month since it was `seen`.
    """
    if text.strip() or state is not None:
        require_come(month, today)
    with ledger.change("note-progress", month=month) as change:
        measure = measures_by_id(change.session, [measure_id])[0]
        change.facts["codes"] = measure.code
        row = change.session.scalar(
            select(Progress).where(
                Progress.measure_id == measure_id, Progress.unit_id.is_(None),
                Progress.year == month.year, Progress.month == month.month,
            )
        )
        clashes = Clashes(ledger, change, seen)
        text = settle_note(clashes, measure, month, row, text.strip())
        clashes.end()
        write_note(change.session, measure, row, Note(month, text, ledger.person, ledger.now(), state), today=today)
    return clashes.told()


def write_note(session: Session, measure: Measure, row: Progress | None, note: Note, *, today: date) -> None:
    """Put a note in the place of the month's one, where there is one, inside a change; the measure's state follows."""
    month, text, state = note.month, note.text, note.state
    if row is None and (text or state):
        session.add(Progress(
            measure_id=measure.id, unit_id=None, year=month.year, month=month.month, state=state, text=text,
            person=note.person, written_at=note.written_at,
        ))
    elif row is not None and not text and state is None:
        _take_away(session, measure, row)
    elif row is not None and (row.text != text or (state is not None and row.state is not state)):
        row.text, row.person, row.written_at = text, note.person, note.written_at
        row.state = state or row.state
    if state is None or not _is_told_since(session, measure, month):
        _move_state(measure, text, state, on=min(today, month.last))


def _take_away(session: Session, measure: Measure, row: Progress) -> None:
    """Delete a note; the measure stands as what is left says."""
    month = Month(row.year, row.month)
    session.delete(row)
    session.flush()
    turns = turns_of(session, [measure.id]).get(measure.id, [])
    ticks = [turn for turn in turns if turn.before is not None]
    if measure.state is not State.CLOSED:
        measure.state = state_told(turns)
    elif ticks and ticks[-1].month == month:  # this note closed it
        apply_state(measure, state_before_tick(turns), on=month.last)


def _is_told_since(session: Session, measure: Measure, month: Month) -> bool:
    """Whether a later month's note tells the state, or the measure was closed after the month."""
    if measure.state is State.CLOSED and measure.closed_on is not None and measure.closed_on > month.last:
        return True
    later = select(Progress.id).where(
        Progress.measure_id == measure.id, Progress.unit_id.is_(None), Progress.state.is_not(None),
        tuple_(Progress.year, Progress.month) > (month.year, month.month),
    )
    return session.scalar(later.limit(1)) is not None


def _move_state(measure: Measure, text: str, state: State | None, *, on: date) -> None:
    if state is not None:
        apply_state(measure, state, on=on)
    elif text and measure.state is State.NOT_STARTED:
        measure.state = State.IN_PROGRESS
