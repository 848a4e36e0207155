"""Measures as they stood on the day a report is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from model.ledger import Ledger
from model.periods import Month
from model.queries.standing import turns_of
from model.rows.checklist import DueRow, EvidenceRow
from model.rows.due import DuePlace
from model.rows.occurrence import RecurrenceRow
from model.rows.record import MeasureRecord
from model.rows.words import Light, State
from model.rules.due_summary import is_overdue, summary_of
from model.rules.lights import light_of
from model.rules.occurrences import open_since
from model.rules.standing import Turn, state_on

DONE = (State.CLOSED, State.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class MeasureThen:
    """A measure with its state, its open dates and its evidence of that day.

    `overdue_after` is None where it goes on without end. `evidence` is without what was filed under a later month; what
    names no month counts.
    """

    record: MeasureRecord
    state: State
    dues: tuple[DuePlace, ...]
    overdue_after: date | None
    is_overdue: bool
    evidence: tuple[EvidenceRow, ...]

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.state in DONE

    @property
    def closed_on(self) -> date | None:
        """The day it was closed, when it was closed by then."""
        return self.record.row.closed_on if self.state is State.CLOSED else None

    @property
    def closed_since(self) -> date | None:
        """The day it was closed, when that was only afterwards."""
        return None if self.state is State.CLOSED else self.record.row.closed_on

    def light(self, day: date, *, active_since: date | None) -> Light:
        """Its light at the end of that day."""
        if self.is_overdue:
            return Light.RED
        told = {note.month for note in self.record.progress if not note.unit and note.text}
        return light_of(
            state=self.state, dues=self.dues, today=day, has_progress_this_month=Month.of(day) in told,
            has_progress_last_month=Month.of(day).plus(-1) in told, active_since=active_since,
            open_occurrence=open_since(_said_by(row, day) for row in self.record.recurrences),
        )


def measures_then(
    ledger: Ledger, found: Sequence[MeasureRecord], *, last: date, today: date
) -> tuple[MeasureThen, ...]:
    """Measures as they stood at the end of a period's last day, or as they stand today while it runs.

    Once the period is over, what was due on its last day and not done by then is overdue.
    """
    day = min(last, today)
    with ledger.read() as session:
        turns = turns_of(session, [record.row.id for record in found])
    return tuple(_then(record, _state(record, turns.get(record.row.id, []), day, today), day, today) for record in found)


def _state(record: MeasureRecord, turns: Sequence[Turn], day: date, today: date) -> State:
    row = record.row
    if day == today and row.state is not State.CLOSED:  # nothing is past: as the checklist shows it
        return row.state
    return state_on(day, turns, state=row.state, closed_on=row.closed_on)


def _then(record: MeasureRecord, state: State, day: date, today: date) -> MeasureThen:
    dues = tuple(due.place for due in record.dues if _is_open(due, day))
    next_morning = min(today, day + timedelta(days=1))
    month = Month.of(day)
    return MeasureThen(
        record, state, dues, summary_of(dues).overdue_after,
        is_overdue=state not in DONE and is_overdue(dues, next_morning),
        evidence=tuple(file for file in record.evidence if file.month is None or file.month <= month),
    )


def _said_by(row: RecurrenceRow, day: date) -> RecurrenceRow:
    """A recurrence with what was done of it by a day; what is not needed never was."""
    return replace(row, settled=tuple(one for one in row.settled if one.met_on is None or one.met_on <= day))


def _is_open(due: DueRow, day: date) -> bool:
    return due.met_on is None or due.met_on > day
