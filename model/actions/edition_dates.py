"""What a corrected edition does to dates and to what comes back: a person's own dates and every tick stay."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.actions.taking_in import due_rows
from model.rows.due import DuePlace, RecurrencePlace
from model.rows.words import Every
from model.rules.recurrences import occurrences
from model.store.tables import DroppedDue, Due, Occurrence, Recurrence

_YEAR = timedelta(days=366)
ENDED = 0  # the step of a recurrence that the plan no longer names: it keeps what was ticked, and comes back no more


def dropped_dues(session: Session, measure_id: int) -> list[DroppedDue]:
    """The dates of a measure that a person struck out."""
    return list(session.scalars(select(DroppedDue).where(DroppedDue.measure_id == measure_id)))


def dues_with_own(
    measure_id: int, stored: Sequence[Due], dropped: Sequence[DroppedDue], read: Iterable[DuePlace]
) -> list[Due]:
    """The dates that words give, without those a person struck out or put his own in place of, and then his own.

    What a person said was of the words: where a corrected edition has others, their date stands beside his.
    """
    own = [due for due in stored if due.is_own]
    said = {(due.wording, due.is_milestone) for due in own if due.wording}
    said |= {(due.wording, due.is_milestone) for due in dropped}
    made = due_rows(measure_id, (due for due in read if (due.wording, due.is_milestone) not in said))
    return made + [
        Due(measure_id=measure_id, kind=due.kind, start=due.start, end=due.end, wording=due.wording,
            is_milestone=due.is_milestone, is_own=True)
        for due in own
    ]  # fmt: skip


def change_recurrences(session: Session, stored: Sequence[Recurrence], wanted: Sequence[Recurrence]) -> None:
    """Bring what comes back to what the new words say; what was ticked goes over to the rhythm that takes its place."""
    left: dict[Hashable, list[Recurrence]] = defaultdict(list)
    for row in reversed(stored):
        left[_rhythm(row)].append(row)
    fresh: list[Recurrence] = []
    for row in wanted:
        if left[_rhythm(row)]:
            left[_rhythm(row)].pop().wording = row.wording
        else:
            session.add(row)
            fresh.append(row)
    session.flush()
    for row in (row for rows in left.values() for row in rows):
        _let_go(session, row, next((heir for heir in fresh if heir.every == row.every), None))


def _rhythm(row: Recurrence) -> Hashable:
    return row.every, row.day, row.workday, row.step, tuple(row.months)


def _let_go(session: Session, row: Recurrence, heir: Recurrence | None) -> None:
    said = session.scalars(select(Occurrence).where(Occurrence.recurrence_id == row.id).order_by(Occurrence.due_on)).all()
    if said and heir is None:
        row.step = ENDED
        return
    taken: set[date] = set()
    for one in said if heir else ():
        day = _same_time(heir, one.due_on) if heir else one.due_on
        if day in taken:
            session.delete(one)
        elif heir:
            one.recurrence_id, one.due_on = heir.id, day
            taken.add(day)
    session.flush()  # before what they hung on goes
    session.delete(row)


def _same_time(heir: Recurrence, day: date) -> date:
    """The day on which a new rhythm falls due in the week, the month … of an old one's day; that day where it does not."""
    place = RecurrencePlace(Every(heir.every), heir.day, heir.wording, tuple(heir.months), heir.workday, heir.step)
    near = occurrences(place, first=day - _YEAR, last=day + _YEAR)
    return next((due_on for _, due_on in near if _period(place.every, due_on) == _period(place.every, day)), day)


def _period(every: Every, day: date) -> Hashable:
    match every:
        case Every.DAY:
            return day
        case Every.WEEK:
            return day.isocalendar()[:2]
        case _:
            months = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF: 6, Every.YEAR: 12}[every]
            return day.year, (day.month - 1) // months
