"""What a calendar file holds: reporting days, due dates, milestones, what comes back and quarterly looks, of a filter's measures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from model.ledger import Ledger
from model.periods import Month, Quarter
from model.queries.measure_filter import DONE, filtered, in_order
from model.queries.mine import mine_of
from model.queries.recurrences import recurrence_rows
from model.queries.whose import myself
from model.rows.calendar_file import CalendarFileContent, EventContent, EventKind
from model.rows.checklist import ChecklistFilter
from model.rows.occurrence import RecurrenceRow
from model.rows.words import DueKind
from model.rules.occurrences import spans_within
from model.rules.report_days import report_days
from model.store.tables import Change, Due, Measure, Plan, Progress, Task

CHUNK = 500


def calendar_file_content(ledger: Ledger, kept: ChecklistFilter, *, today: date) -> CalendarFileContent:
    """Every event of the measures a filter keeps, in the order of the documents, after the reporting days of their plans."""
    with ledger.read() as session:
        wanted = select(Measure.id, Measure.plan_id, Measure.code, Measure.text, Measure.state, Measure.endless_from, Task.name)
        wanted = wanted.join(Task, Task.id == Measure.task_id)
        found = session.execute(in_order(filtered(wanted, kept, mine_of(session), today), kept)).all()
        plans = {plan.id: plan for plan in session.scalars(select(Plan))}
        changes = session.scalar(select(func.count(Change.id))) or 0
        shown = {row.plan_id for row in found} if kept != ChecklistFilter() else set(plans)
        events = [event for key in sorted(shown) for event in _reports(plans[key])]
        newest = max((plan.year for plan in plans.values()), default=today.year)
        for key in sorted(shown):  # the newest plan is followed until the next one is there
            last = max(newest, today.year) if plans[key].year == newest else plans[key].year
            events += _looks(session, plans[key], found, last=last)
        for start in range(0, len(found), CHUNK):
            events += _events(session, found[start : start + CHUNK], plans)
    return CalendarFileContent(ledger.identity, myself(ledger).unit, changes, tuple(events))


def _reports(plan: Plan) -> Iterator[EventContent]:
    """The reporting days from the plan's issue to the first month after its year, which reports on December."""
    first = max(plan.issued_on or date.min, date(plan.year, 1, 1))
    for report in report_days(plan.report_rule, first=first, last=date(plan.year + 1, 1, 31)):
        about = f"{report.recipient}|{report.covers[0]}|{report.covers[-1]}"
        key = f"report-{plan.id}-{hashlib.sha256(about.encode()).hexdigest()[:12]}"
        yield EventContent(key, EventKind.REPORT, (report.day,), report.recipient, report.wording, plan.title, covers=report.covers)


def _looks(session: Session, plan: Plan, rows: Sequence[Any], *, last: int) -> Iterator[EventContent]:
    """The quarters' ends to a year's last on which the plan's open measures without end are looked at, done when each has its progress."""
    ongoing = {row.id: row.endless_from for row in rows if row.plan_id == plan.id and row.endless_from and row.state not in DONE}
    if not ongoing:
        return
    noted = select(Progress.measure_id, Progress.year, Progress.month).join(Measure, Measure.id == Progress.measure_id)
    noted = noted.where(Measure.plan_id == plan.id, Progress.unit_id.is_(None), Progress.text != "")
    told = {(key, Quarter.of(Month(year, month).first)) for key, year, month in session.execute(noted)}
    first = max(plan.issued_on or date.min, date(plan.year, 1, 1))
    for quarter in (Quarter(year, number) for year in range(plan.year, last + 1) for number in range(1, 5)):
        due = [key for key, since in ongoing.items() if since <= quarter.last]
        if due and first <= quarter.last:
            silent = sum((key, quarter) not in told for key in due)
            settled = frozenset[date]() if silent else frozenset({quarter.last})
            yield EventContent(f"look-{plan.id}-{quarter.last:%Y%m}", EventKind.LOOK, (quarter.last,), "", "", plan.title,
                               settled=settled, covers=quarter.months, measures=len(due), silent=silent)  # fmt: skip


def _events(session: Session, rows: Sequence[Any], plans: dict[int, Plan]) -> Iterator[EventContent]:
    keys = [row.id for row in rows]
    dues: dict[int, list[Due]] = {}
    for due in session.scalars(select(Due).where(Due.measure_id.in_(keys)).order_by(Due.is_milestone, Due.id)):
        dues.setdefault(due.measure_id, []).append(due)
    recurrences = recurrence_rows(session, keys)
    for row in rows:
        facts: dict[str, Any] = {"text": row.text, "plan": plans[row.plan_id].title, "code": row.code, "task": row.name}
        yield from _dues(dues.get(row.id, ()), facts, is_done=row.state in DONE)
        for recurrence in recurrences.get(row.id, ()):
            yield from _occurrences(recurrence, facts, is_done=row.state in DONE)


def _dues(dues: Sequence[Due], facts: dict[str, Any], *, is_done: bool) -> Iterator[EventContent]:
    told: set[tuple[DueKind, date | None, date | None]] = set()
    for due in dues:
        day = due.start if due.kind is DueKind.FROM else due.end
        if day is None or (due.kind, due.start, due.end) in told:  # a date may stand twice: the measure's own, and in its text
            continue
        told.add((due.kind, due.start, due.end))
        kind = EventKind.BEGIN if due.kind is DueKind.FROM else EventKind.MILESTONE if due.is_milestone else EventKind.DUE
        settled = frozenset({day}) if is_done or due.met_on else frozenset[date]()
        yield EventContent(f"due-{due.id}", kind, (day,), wording=due.wording, settled=settled, **facts)


def _occurrences(row: RecurrenceRow, facts: dict[str, Any], *, is_done: bool) -> Iterator[EventContent]:
    days = tuple(day for _, day in spans_within(row.place, row.first, row.last))
    if days:
        settled = frozenset(days) if is_done else frozenset(one.due_on for one in row.settled)
        yield EventContent(f"recurrence-{row.id}", EventKind.OCCURRENCE, days, wording=row.place.wording, settled=settled,
                           rhythm=row.place, **facts)  # fmt: skip
