"""The light of a measure: what its dates, its state and its progress say today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from model.periods import Month
from model.rows.due import DuePlace
from model.rows.words import DueKind, Light, LightReason, State
from model.rules.due_summary import is_overdue, summary_of

SOON = timedelta(days=30)


def light_of(
    *,
    state: State,
    dues: Sequence[DuePlace],
    today: date,
    has_progress_this_month: bool,
    has_progress_last_month: bool,
    active_since: date | None = None,
    open_occurrence: date | None = None,
) -> Light:
    """The light of a measure today; `dues` are its dates that are not ticked off yet.

    Red once its own last date is past. A milestone or first date that is past makes it amber while a later
    date stands, and so does a past date of a measure that goes on without end: it wants a look, it is not lost.
    Without progress last month (and none this month, which makes up for it) it is amber only if the measure was
    running through that whole month: since `active_since` (the day the plan was issued or taken in; without it,
    since 1 January of this year), and since its window or its first day began. A measure without end that has
    no progress this month yet is green, for the month is not over.

    An occurrence of what comes back that was missed makes it amber, never red: red is for the measure's own last date,
    and what was missed once can be caught up or said to be not needed. `open_occurrence` is the first one open since a
    person began to tick (model.rules.occurrences.open_since): nobody is made to tick, so a recurrence that nobody
    ticks leaves the light to the months' progress.
    """
    if state in (State.CLOSED, State.NOT_APPLICABLE):
        return Light.GREY
    if is_overdue(dues, today):
        return Light.RED
    is_silent = not (has_progress_this_month or has_progress_last_month) and _ran_last_month(dues, today, active_since)
    if any(_reasons(state, dues, today, is_silent=is_silent, open_occurrence=open_occurrence)):
        return Light.AMBER
    if has_progress_this_month and _is_without_end(dues, today):
        return Light.BLUE
    return Light.GREEN


def reasons_of(
    *,
    state: State,
    dues: Sequence[DuePlace],
    today: date,
    has_progress_this_month: bool,
    has_progress_last_month: bool,
    active_since: date | None = None,
    open_occurrence: date | None = None,
) -> tuple[LightReason, ...]:
    """Why a measure whose light is amber, as light_of says, has it: every reason, what a person must do something about first."""
    is_silent = not (has_progress_this_month or has_progress_last_month) and _ran_last_month(dues, today, active_since)
    return tuple(_reasons(state, dues, today, is_silent=is_silent, open_occurrence=open_occurrence))


def _reasons(
    state: State, dues: Sequence[DuePlace], today: date, *, is_silent: bool, open_occurrence: date | None
) -> Iterator[LightReason]:
    if state is State.BLOCKED:
        yield LightReason.BLOCKED
    if open_occurrence is not None and open_occurrence < today:
        yield LightReason.MISSED
    if any(due.end and due.end < today for due in dues):
        yield LightReason.PAST
    if any(due.end and today <= due.end <= today + SOON for due in dues):
        yield LightReason.SOON
    if is_silent:
        yield LightReason.SILENT


def next_due(dues: Sequence[DuePlace], today: date) -> DuePlace | None:
    """The date that matters now: the latest that is past and still open, else the earliest to come; None without dates.

    A date that was missed is what the light is about, whatever other date is still to come. Of an overdue measure it is the own
    date that was missed, for which the light is red, not a milestone.
    A measure that starts on a day ("from") counts by that day until it has come.
    """
    if is_overdue(dues, today):
        own = summary_of(dues).overdue_after
        return next(due for due in sorted(dues, key=lambda due: due.is_milestone) if due.end == own)
    dated = sorted(((day, place) for place, due in enumerate(dues) if (day := _day(due, today))))
    missed = [place for day, place in dated if day < today]
    if missed:
        return next(due for due in dues if due.end == dues[missed[-1]].end)  # of two at one day the first
    return dues[dated[0][1]] if dated else None


def _day(due: DuePlace, today: date) -> date | None:
    if due.end is None and due.start and due.start >= today:
        return due.start
    return due.end


def _is_without_end(dues: Sequence[DuePlace], today: date) -> bool:
    return any(due.kind is DueKind.ONGOING or (due.kind is DueKind.FROM and due.start is not None and
                                               due.start <= today) for due in dues if not due.is_milestone)


def _ran_last_month(dues: Sequence[DuePlace], today: date, active_since: date | None) -> bool:
    starts = [due.start for due in dues if due.start and not due.is_milestone]
    begun = max(active_since or date(today.year, 1, 1), min(starts, default=date.min))
    return begun <= Month.of(today).plus(-1).first
