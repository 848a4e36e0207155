"""A quarter's end, on which what goes on without end is looked at: one entry a plan, done when each has its progress."""

# ruff: noqa: S608 - the statement is composed of this program's own words

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from model.periods import Month, Quarter
from model.queries.calendar_scope import Scope
from model.queries.measure_sql import IS_DONE, progress_in
from model.rows.calendar import CalendarEntry, EntryKind, Standing
from model.store.door import Plain

PlanInView = tuple[int, str, date, date]  # id, title, and the days between which its ongoing measures are looked at


def looks(
    connection: Plain, scope: Scope, plans: Iterable[PlanInView], span: tuple[date, date], *, today: date
) -> defaultdict[date, list[CalendarEntry]]:
    """The quarters' ends within a span, for each plan that has open measures without end by then."""
    found: defaultdict[date, list[CalendarEntry]] = defaultdict(list)
    ends = _quarters(*span) if EntryKind.LOOK in scope.kinds else ()
    shown = tuple(plans) if ends else ()
    for quarter in ends:
        ongoing = _ongoing(connection, scope, quarter)
        for key, title, since, until in shown:
            if key in ongoing and since <= quarter.last <= until:
                found[quarter.last].append(_entry(key, title, quarter, ongoing[key], today=today))
    return found


def _quarters(first: date, last: date) -> tuple[Quarter, ...]:
    months = (Month.of(first).plus(step) for step in range((last.year - first.year) * 12 + last.month - first.month + 1))
    return tuple(Quarter.of(month.last) for month in months if month.month % 3 == 0 and first <= month.last <= last)


def _ongoing(connection: Plain, scope: Scope, quarter: Quarter) -> dict[int, tuple[int, int]]:
    """By plan: how many open measures go on without end by a quarter's end, and of how many nothing was noted in it."""
    noted = " OR ".join(progress_in(month) for month in quarter.months)
    rows = connection.execute(
        f"SELECT measure.plan_id, count(*), count(*) FILTER (WHERE NOT ({noted})) FROM measure "
        f"WHERE measure.endless_from <= '{quarter.last}' AND NOT {IS_DONE} AND {scope.where} GROUP BY measure.plan_id"
    )
    return {plan_id: (measures, silent) for plan_id, measures, silent in rows}


def _entry(key: int, title: str, quarter: Quarter, counts: tuple[int, int], *, today: date) -> CalendarEntry:
    measures, silent = counts
    still = Standing.MISSED if quarter.last < today else Standing.AHEAD
    return CalendarEntry(
        kind=EntryKind.LOOK, day=quarter.last, key=key, measure_id=None, code="", text="", wording=title,
        standing=still if silent else Standing.DONE, covers=quarter.months, measures=measures, silent=silent,
    )  # fmt: skip
