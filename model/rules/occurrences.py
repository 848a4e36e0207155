"""The times of a duty that comes back: computed from its rhythm, so that only what a person said of them is stored.

They follow the calendar, not the day on which the last one was done: a month that was missed stays missed, and the next
one falls due on its own day.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from model.rows.due import DuePlace, RecurrencePlace
from model.rows.occurrence import OccurrenceRow, RecurrenceCounts, RecurrenceRow, RecurrenceStanding
from model.rows.words import Every
from model.rules.recurrences import occurrences
from model.rules.workdays import WorkCalendar, work_calendar

Rhythm = tuple[Every, int | None, tuple[int, ...], int | None, int]


def span_of(dues: Iterable[DuePlace], *, plan_year: int, issued_on: date | None) -> tuple[date, date]:
    """The first and the last day between which a measure's recurrences are asked for; the last may lie before the first.

    From the day the plan was issued, for before it bound nobody; else from the first day the deadline names or the plan's
    year begins with. Until the deadline, or until the plan's year ends where that names no end.
    """
    own = [due for due in dues if not due.is_milestone]
    ends = [due.end for due in own if due.end]
    starts = [due.start for due in own if due.start]
    year_end = date(plan_year, 12, 31)
    is_endless = not ends or any(due.end is None for due in own)
    last = max([*ends, year_end]) if is_endless else max(ends)
    first = min(starts, default=date(plan_year, 1, 1))
    return max(first, issued_on) if issued_on else first, last


def span_with_season(place: RecurrencePlace, span: tuple[date, date], *, plan_year: int) -> tuple[date, date]:
    """The same days, until the plan's year ends where the deadline lies before the season a rhythm is limited to.

    "汛期前完成清掏，汛期每周巡查": the inspections come after what the deadline is about.
    """
    first, last = span
    if not place.months or first > last or spans_within(place, first, last):
        return span
    return first, max(last, date(plan_year, 12, 31))


def standing_on(row: RecurrenceRow, today: date) -> RecurrenceStanding:
    """How a recurrence stands on a day. The last day of an occurrence is still in time."""
    spans = spans_within(row.place, row.first, row.last)
    said = {settled.due_on: settled for settled in row.settled}
    told = {
        due_on: OccurrenceRow(start, due_on, said[due_on].met_on, said[due_on].note)
        for start, due_on in spans if due_on in said
    }
    # What was said of a day that the rhythm no longer has is kept: an edition may have changed the rhythm since.
    told |= {due_on: OccurrenceRow(due_on, due_on, one.met_on, one.note) for due_on, one in said.items() if due_on not in told}
    ahead = bisect_left(spans, today, key=lambda span: span[1])
    missed = tuple(OccurrenceRow(*span) for span in spans[:ahead] if span[1] not in said)
    following = next((OccurrenceRow(*span) for span in spans[ahead:] if span[1] not in said), None)
    return RecurrenceStanding(missed, following, tuple(told[day] for day in sorted(told)))


def counts_on(row: RecurrenceRow, today: date, *, most: int) -> RecurrenceCounts:
    """The same in few words, for lists: of a daily duty nobody ticks hundreds were missed, and `most` days are named."""
    spans = spans_within(row.place, row.first, row.last)
    ahead = bisect_left(spans, today, key=lambda span: span[1])
    said = {settled.due_on for settled in row.settled}
    missed = [span for span in spans[:ahead] if span[1] not in said] if said else spans[:ahead]
    following = next((day for _, day in spans[ahead:] if day not in said), None)
    return RecurrenceCounts(len(missed), tuple(day for _, day in missed[-most:]), following)


def open_since(rows: Iterable[RecurrenceRow]) -> date | None:
    """The first day on which something fell, or falls, due that nobody spoke about, of what a person has begun to tick.

    Nobody is made to tick ("nothing is forced, and nothing is typed twice"): a recurrence counts from the first of its
    occurrences that was settled. None where nothing was, or all is.
    """
    days = (_first_open(row) for row in rows if row.settled)
    return min((day for day in days if day is not None), default=None)


def _first_open(row: RecurrenceRow) -> date | None:
    said = {settled.due_on for settled in row.settled}
    begun = min(said)
    return next((day for _, day in spans_within(row.place, row.first, row.last) if day > begun and day not in said), None)


def is_occurrence(row: RecurrenceRow, day: date) -> bool:
    """Whether a recurrence falls due on a day."""
    spans = spans_within(row.place, row.first, row.last)
    at = bisect_left(spans, day, key=lambda span: span[1])
    return at < len(spans) and spans[at][1] == day


def spans_within(place: RecurrencePlace, first: date, last: date) -> Sequence[tuple[date, date]]:
    """The spans of a recurrence by their last days; equal rhythms share them, for a plan has few and measures many."""
    rhythm = (place.every, place.day, place.months, place.workday, place.step)
    return _spans(rhythm, first, last, work_calendar() if place.workday else None)


@lru_cache(maxsize=256)
def _spans(rhythm: Rhythm, first: date, last: date, _calendar: WorkCalendar | None) -> tuple[tuple[date, date], ...]:
    every, day, months, workday, step = rhythm
    spans = occurrences(RecurrencePlace(every, day, "", months, workday, step), first=first, last=last)
    return tuple(sorted(spans, key=lambda span: span[1]))
