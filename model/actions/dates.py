"""Dates a person sets beside, or in place of, those a plan's words give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.actions.clashes import Clashes, bare, day_place
from model.actions.close import codes_of, refresh_summary
from model.actions.occurrences import refresh_open_occurrences
from model.errors import UserError
from model.ledger import Ledger
from model.periods import EARLIEST, LATEST
from model.rows.changed import Changed
from model.rows.clash import FieldKey, FieldKind, Seen
from model.rows.draft import Field
from model.rows.due import DuePlace
from model.rows.words import DueKind
from model.rules.deadlines import dues_of
from model.store.change_writer import ChangeWriter
from model.store.field_writers import FieldPlace
from model.store.tables import DroppedDue, Due, Measure, Plan


@dataclass(frozen=True, slots=True)
class Span:
    """What a person says a date is: by a day, from a day, between two, or without end."""

    kind: DueKind
    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        has_start = self.kind in (DueKind.FROM, DueKind.WINDOW)
        has_end = self.kind in (DueKind.BY, DueKind.WINDOW)
        is_whole = (self.start is not None) is has_start and (self.end is not None) is has_end
        days = [day for day in (self.start, self.end) if day is not None]
        if not is_whole or days != sorted(days) or any(not EARLIEST <= day.year <= LATEST for day in days):
            raise UserError("due-span-wrong")


def change_due(ledger: Ledger, due_id: int, span: Span, *, seen: Seen | None = None) -> Changed:
    """Put another date in the place of one; it keeps the words it came from, and a corrected edition leaves it alone.

    A date that stands twice, as the measure's own and in its text, is changed in both places. Raises UserError due-unknown,
    EditClash when somebody else changed it since it was `seen`.
    """
    with ledger.change("change-date") as change:
        rows = _same_date(change.session, due_id)
        measure = _about(change, rows[0].measure_id, rows[0].wording, span)
        clashes, due = Clashes(ledger, change, seen), _one(rows, due_id)
        mine = DuePlace(span.kind, span.start, span.end, "")
        span = _span(clashes.settle(FieldKey(FieldKind.DATE, due_id), day_place(due), about=measure.code, now=bare(due), mine=mine))
        clashes.end()
        for row in rows:
            row.kind, row.start, row.end, row.is_own = span.kind, span.start, span.end, True
        _bring_along(change, measure, is_answer=any(not row.is_milestone for row in rows))
    return clashes.told()


def add_due(ledger: Ledger, measure_id: int, span: Span, *, wording: str = "", is_milestone: bool = False) -> Changed:
    """Give a measure a further date of one's own, with a word on it; not a milestone, it is the answer to an open deadline.

    Raises UserError measure-unknown.
    """
    with ledger.change("add-date") as change:
        if change.session.get(Measure, measure_id) is None:
            raise UserError("measure-unknown", code=measure_id)
        measure = _about(change, measure_id, wording.strip(), span)
        change.session.add(Due(measure_id=measure_id, kind=span.kind, start=span.start, end=span.end,
                               wording=wording.strip(), is_milestone=is_milestone, is_own=True))
        _bring_along(change, measure, is_answer=not is_milestone)
    return change.changed


def answer_deadline(ledger: Ledger, measure_id: int, span: Span, *, seen: Seen | None = None) -> Changed:
    """Say what an open deadline means, once for all measures of the plan that have the same words and the same question.

    Raises UserError measure-unknown; EditClash when somebody else answered since the measure's date was `seen`.
    """
    with ledger.change("answer-deadline") as change:
        asked = change.session.get(Measure, measure_id)
        if asked is None:
            raise UserError("measure-unknown", code=measure_id)
        same = select(Measure).where(Measure.plan_id == asked.plan_id, Measure.deadline == asked.deadline).order_by(Measure.id)
        rows = [row for row in change.session.scalars(same) if row.id == measure_id or _is_asked(row)]
        clashes = Clashes(ledger, change, seen)
        span = _answered(change.session, clashes, asked, span)
        clashes.end()
        change.facts |= {"wording": asked.deadline, "count": str(len(rows)), "codes": codes_of(rows),
                         "day": str(span.end or span.start or "")}
        for row in rows:
            for due in change.session.scalars(select(Due).where(Due.measure_id == row.id, Due.is_milestone.is_(False))):
                change.session.delete(due)  # what stood there until somebody answered
            change.session.add(Due(measure_id=row.id, kind=span.kind, start=span.start, end=span.end, wording=asked.deadline,
                                   is_own=True))
            row.questions = [one for one in row.questions if one["field"] != Field.DEADLINE.value]
            row.question_count = len(row.questions)
        change.session.flush()
        for row in rows:
            refresh_summary(change.session, row.id)
        refresh_open_occurrences(change.session, rows)
    return clashes.told()


def remove_due(ledger: Ledger, due_id: int, *, seen: Seen | None = None) -> Changed:
    """Strike a date out; where the plan's words give one there, a corrected edition with the same words does not bring it back.

    Raises UserError due-unknown; EditClash when somebody else changed it since it was `seen`.
    """
    with ledger.change("remove-date") as change:
        rows = _same_date(change.session, due_id)
        measure = _about(change, rows[0].measure_id, rows[0].wording, Span(rows[0].kind, rows[0].start, rows[0].end))
        clashes, due = Clashes(ledger, change, seen), _one(rows, due_id)
        now: DuePlace | None = bare(due)
        if clashes.settle(FieldKey(FieldKind.DATE, due_id), day_place(due), about=measure.code, now=now, mine=None) is not None:
            rows = []  # it stays, as a person chose
        clashes.end()
        words = {(row.wording, row.is_milestone) for row in rows}
        for read in dues_of(measure.deadline, measure.text, _year_of(change.session, measure)).dues:
            if (read.wording, read.is_milestone) in words:
                change.session.add(DroppedDue(measure_id=measure.id, kind=read.kind, start=read.start, end=read.end,
                                              wording=read.wording, is_milestone=read.is_milestone))
        for row in rows:
            change.session.delete(row)
        _bring_along(change, measure, is_answer=False)
    return clashes.told()


def read_dues_anew(ledger: Ledger, measure_id: int, *, seen: Seen | None = None) -> Changed:
    """Give a measure the dates of the plan's words again, and none besides; those that were met stay met.

    Raises UserError measure-unknown; EditClash when somebody else set a date since they were `seen`.
    """
    with ledger.change("read-dates-anew") as change:
        session, measure = change.session, change.session.get(Measure, measure_id)
        if measure is None:
            raise UserError("measure-unknown", code=measure_id)
        change.facts["codes"] = measure.code
        stored = session.scalars(select(Due).where(Due.measure_id == measure_id)).all()
        met = {(row.kind, row.start, row.end): row.met_on for row in stored}
        dropped = _dropped(ledger, change, measure, stored, seen)
        for row in (*dropped, *session.scalars(select(DroppedDue).where(DroppedDue.measure_id == measure_id))):
            session.delete(row)
        for read in dues_of(measure.deadline, measure.text, _year_of(session, measure)).dues:
            session.add(Due(measure_id=measure_id, kind=read.kind, start=read.start, end=read.end, wording=read.wording,
                            is_milestone=read.is_milestone, met_on=met.get((read.kind, read.start, read.end))))
        _bring_along(change, measure, is_answer=False)
    return change.changed


def _is_asked(measure: Measure) -> bool:
    """Whether the review left open what a measure's deadline means."""
    return any(one["field"] == Field.DEADLINE.value for one in measure.questions)


def _same_date(session: Session, due_id: int) -> Sequence[Due]:
    """A date's rows: it may stand twice in a measure, once as its own and once as a milestone."""
    due = session.get(Due, due_id)
    if due is None:
        raise UserError("due-unknown")
    rows = session.scalars(select(Due).where(Due.measure_id == due.measure_id).order_by(Due.id)).all()
    return [row for row in rows if (row.kind, row.start, row.end) == (due.kind, due.start, due.end)]


def _answered(session: Session, clashes: Clashes, asked: Measure, span: Span) -> Span:
    """What an open deadline is said to mean: the span, or what somebody else said where a person lets it stand."""
    own = session.scalar(select(Due).where(Due.measure_id == asked.id, Due.is_milestone.is_(False)).order_by(Due.id).limit(1))
    values = None if own is None else day_place(own).values
    place = FieldPlace("due", ("kind", "start", "end"), {"measure_id": asked.id, "is_milestone": False},
                       None if own is None else own.id, values, asked.id)  # fmt: skip
    mine, now = DuePlace(span.kind, span.start, span.end, ""), None if own is None else bare(own)
    chosen = clashes.settle(FieldKey(FieldKind.DEADLINE, asked.id), place, about=asked.code, now=now, mine=mine)
    return span if chosen is None else _span(chosen)


def _dropped(ledger: Ledger, change: ChangeWriter, measure: Measure, stored: Sequence[Due], seen: Seen | None) -> list[Due]:
    """The dates that give way to the plan's; raises EditClash where one was set by somebody else and not seen."""
    if seen is None:
        return list(stored)
    own = {FieldKey(FieldKind.DATE, row.id): row for row in stored if row.is_own}
    watched = replace(seen, values={key: seen.values.get(key) for key in own})
    clashes, gone = Clashes(ledger, change, watched), [row for row in stored if not row.is_own]
    for key, row in own.items():
        now: DuePlace | None = bare(row)
        if clashes.settle(key, day_place(row), about=measure.code, now=now, mine=None) is None:
            gone.append(row)
    clashes.end()
    return gone


def _one(rows: Sequence[Due], due_id: int) -> Due:
    return next(row for row in rows if row.id == due_id)


def _span(place: Due | DuePlace) -> Span:
    return Span(place.kind, place.start, place.end)


def _about(change: ChangeWriter, measure_id: int, wording: str, span: Span) -> Measure:
    measure = change.session.get_one(Measure, measure_id)
    day = span.end or span.start
    change.facts |= {"codes": measure.code, "wording": wording, "day": day.isoformat() if day else ""}
    return measure


def _bring_along(change: ChangeWriter, measure: Measure, *, is_answer: bool) -> None:
    """What is drawn from a measure's dates, and the question which date its deadline means, once a person has said it."""
    if is_answer:
        kept = [one for one in measure.questions if one["field"] != Field.DEADLINE.value]
        if len(kept) != len(measure.questions):
            measure.questions, measure.question_count = kept, len(kept)
    change.session.flush()
    refresh_summary(change.session, measure.id)
    refresh_open_occurrences(change.session, [measure])


def _year_of(session: Session, measure: Measure) -> int:
    return session.get_one(Plan, measure.plan_id).year
