"""The dates of a measure drawn together, so that a database can order and filter by them as the light does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from model.rows.due import DuePlace
from model.rows.words import DueKind


@dataclass(frozen=True, slots=True)
class DueSummary:
    """What the light asks of a measure's open dates.

    `next_due` is the earliest end; `overdue_after` the day after which the measure is overdue, None when it never
    is; `endless_from` the day from which it goes on without end; `starts_on` its first day, when it names one.
    """

    next_due: date | None
    overdue_after: date | None
    endless_from: date | None
    starts_on: date | None


def summary_of(dues: Sequence[DuePlace]) -> DueSummary:
    """The summary of a measure's dates that are not ticked off yet."""
    own = [due for due in dues if not due.is_milestone]
    ends = [due.end for due in dues if due.end]
    own_ends = [due.end for due in own if due.end]
    is_endless = any(due.end is None for due in own)
    starts = [due.start for due in own if due.start]
    return DueSummary(
        next_due=min(ends, default=None),
        overdue_after=None if is_endless else max(own_ends or ends, default=None),
        endless_from=min((_endless_day(due) for due in own if due.end is None), default=None),
        starts_on=min(starts, default=None),
    )


def is_overdue(dues: Sequence[DuePlace], today: date) -> bool:
    """Whether a measure's last own date is past; one that goes on without end is never overdue."""
    last = summary_of(dues).overdue_after
    return last is not None and last < today


def _endless_day(due: DuePlace) -> date:
    return due.start if due.kind is DueKind.FROM and due.start else date.min
