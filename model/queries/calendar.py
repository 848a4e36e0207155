"""The calendar: what each day of a span holds, and one day's list page by page; asked in plain SQL.

Counts come first and by index; texts only of the few entries that are shown. A day may hold every measure of the ledger.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from model.ledger import Ledger
from model.periods import Month
from model.queries.calendar_begins import begin_counts, day_begins, first_begins
from model.queries.calendar_dues import day_dues, due_counts, first_dues
from model.queries.calendar_looks import PlanInView, looks
from model.queries.calendar_occurrences import (
    day_occurrences,
    first_occurrences,
    occurrence_counts,
)
from model.queries.calendar_scope import Scope, scope_of
from model.rows.calendar import (
    CalendarDay,
    CalendarEntry,
    CalendarFilter,
    EntryKind,
    KindCount,
    Standing,
)
from model.rules.day_marks import day_mark, holiday_name
from model.rules.report_days import report_days
from model.store.door import Plain

FIRST_ENTRIES = 4


def calendar_days(
    ledger: Ledger, kept: CalendarFilter, first: date, last: date, *, today: date, most: int = FIRST_ENTRIES
) -> tuple[CalendarDay, ...]:
    """Every day from the first to the last, each with its counts and its first few entries."""
    with ledger.look() as connection:
        scope = scope_of(connection, kept, today)
        reports = _reports(connection, scope, first, last, today)
        looked = looks(connection, scope, _in_view(connection, scope, today), (first, last), today=today)
        dues = due_counts(connection, scope, first, last)
        first_of = first_dues(connection, scope, dues, most=most, today=today)
        begins = begin_counts(connection, scope, first, last)
        recurring = occurrence_counts(connection, scope, first, last)
        found = []
        for day in _days(first, last):
            shown = [*reports[day], *looked[day], *first_of.get(day, ())][:most]
            for counted, first_few in ((begins, first_begins), (recurring, first_occurrences)):
                if day in counted and len(shown) < most:
                    shown += first_few(connection, scope, day, most=most - len(shown), today=today)
            few = (counted[day] for counted in (begins, recurring) if day in counted)
            counts = (*_count(EntryKind.REPORT, reports[day]), *_count(EntryKind.LOOK, looked[day]), *dues.get(day, ()), *few)
            found.append(CalendarDay(day, day_mark(day), holiday_name(day), counts, tuple(_open_first(shown))))
        return tuple(found)


def day_entries(
    ledger: Ledger, kept: CalendarFilter, counts: Sequence[KindCount], day: date, *, today: date, limit: int, offset: int = 0
) -> tuple[CalendarEntry, ...]:
    """A page of what a day of these counts holds: reports, looks at what goes on, milestones, deadlines, what begins, what comes back.

    Each kind is in the order of taking in. The counts are those that calendar_days gave: counting is the dear part.
    """
    with ledger.look() as connection:
        scope = scope_of(connection, kept, today)
        found: list[CalendarEntry] = []
        for count in counts:
            if offset < count.entries and len(found) < limit:
                span = (limit - len(found), offset)
                found += _page(connection, scope, count.kind, day, span=span, today=today)
            offset = max(0, offset - count.entries)
        return tuple(found)


def _page(
    connection: Plain, scope: Scope, kind: EntryKind, day: date, *, span: tuple[int, int], today: date
) -> list[CalendarEntry]:
    limit, offset = span
    if kind is EntryKind.REPORT:
        return _reports(connection, scope, day, day, today)[day][offset : offset + limit]
    if kind is EntryKind.LOOK:
        plans = _in_view(connection, scope, today)
        return looks(connection, scope, plans, (day, day), today=today)[day][offset : offset + limit]
    if kind is EntryKind.BEGIN:
        return day_begins(connection, scope, day, today=today, limit=limit, offset=offset)
    if kind is EntryKind.OCCURRENCE:
        return day_occurrences(connection, scope, day, today=today, limit=limit, offset=offset)
    return day_dues(connection, scope, day, kind, today=today, limit=limit, offset=offset)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=step) for step in range((last - first).days + 1))


def _open_first(entries: list[CalendarEntry]) -> list[CalendarEntry]:
    return sorted(entries, key=lambda entry: entry.standing in (Standing.DONE, Standing.IDLE))  # stable


def _count(kind: EntryKind, entries: Sequence[CalendarEntry]) -> tuple[KindCount, ...]:
    still_open = sum(entry.standing in (Standing.AHEAD, Standing.MISSED) for entry in entries)
    return (KindCount(kind, len(entries), still_open),) if entries else ()


def _in_view(connection: Plain, scope: Scope, today: date) -> Iterator[PlanInView]:
    return ((key, title, since, until) for key, title, _, since, until, _ in _plans(connection, scope, today))


def _reports(
    connection: Plain, scope: Scope, first: date, last: date, today: date
) -> defaultdict[date, list[CalendarEntry]]:
    """The reporting days the notices ask for, from the day each plan was issued; past ones blame nobody."""
    found: defaultdict[date, list[CalendarEntry]] = defaultdict(list)
    if EntryKind.REPORT not in scope.kinds:
        return found
    written = {Month(*row) for row in connection.execute("SELECT DISTINCT year, month FROM submission")}
    for key, title, rule, since, _, year in _plans(connection, scope, today):
        for report in report_days(rule, first=max(first, since), last=last) if rule else ():
            if min((month.last for month in report.covers), default=report.day).year > year:
                continue  # of the next year its own plan asks
            is_written = bool(report.covers) and written.issuperset(report.covers)
            past = Standing.IDLE if report.day < today else Standing.AHEAD
            found[report.day].append(CalendarEntry(
                kind=EntryKind.REPORT, day=report.day, key=key, measure_id=None, code="", text=report.recipient,
                wording=report.wording or title, standing=Standing.DONE if is_written else past, is_met=is_written,
                covers=report.covers,
            ))  # fmt: skip
    return found


def _plans(connection: Plain, scope: Scope, today: date) -> list[tuple[int, str, str, date, date, int]]:
    """The plans in view: id, title, rule of reporting, the days between which they are worked by, and their year.

    The newest plan is worked by until the next one is there, as far as it can be told: to the end of this year.
    """
    rows = connection.execute("SELECT id, title, report_rule, issued_on, year FROM plan ORDER BY year DESC, id").fetchall()
    newest = max((row[4] for row in rows), default=today.year)
    return [
        (key, title, rule, date.fromisoformat(issued_on) if issued_on else date(year, 1, 1),
         date(max(year, today.year) if year == newest else year, 12, 31), year)
        for key, title, rule, issued_on, year in rows
        if scope.plan_id in (None, key)
    ]
