"""What the month's brief, a measure's sheet and a list for the field say, gathered from the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from model.ledger import Ledger
from model.periods import Month
from model.queries.codes import code_prefixes
from model.queries.history import earlier_changes
from model.queries.measure_page import measure_detail
from model.queries.measures_then import MeasureThen, measures_then
from model.queries.overview import myself, plans
from model.queries.records import records
from model.queries.report_content import (
    EVERYTHING,
    evidence_of,
    heading_of,
    newest_note,
    of_plan,
    plan_of,
    targets_of,
    told,
    told_in,
    troubles_of,
    upcoming_of,
)
from model.queries.report_figures import figures_of, is_closed_since
from model.rows.checklist import ChangeRow, ChecklistFilter
from model.rows.papers import FieldContent, FieldRow, MeasureSheetContent, MonthlyContent
from model.rows.record import MeasureDetail
from model.rows.report import AnnexProgress, NamedMeasure, PlanHeading, SignContent
from model.rows.words import Role


def monthly_content(
    ledger: Ledger, month: Month, *, kept: ChecklistFilter = EVERYTHING, today: date, filter_text: str = "",
) -> MonthlyContent:
    """The month's brief over the measures a filter keeps, as things stood at its end, or stand today.

    Raises UserError plan-unknown when there is no plan.
    """
    plan = plan_of(ledger, kept.plan_id, month.year)
    day, following = min(today, month.last), month.plus(1)
    found = measures_then(ledger, records(ledger, of_plan(kept, plan), today=day), last=month.last, today=today)
    notes = ((one.record.row, told_in(one.record, [month])) for one in found)
    return MonthlyContent(
        plan=heading_of(plan), month=month, day=day, sign=sign_of(ledger),
        figures=figures_of(found, first=month.first, last=month.last, day=day),
        closed=tuple(AnnexProgress(one.record.row.code, one.record.row.task, one.record.row.text)
                     for one in found if is_closed_since(one, month.first)),
        told=tuple(AnnexProgress(row.code, row.task, text) for row, text in notes if text),
        troubles=tuple(sorted(troubles_of(found, day), key=lambda item: (not item.is_overdue, -item.days_late))),  # not all may find room
        upcoming=upcoming_of(found, first=min(today, following.first), last=following.last),
        filter_text=filter_text, is_mine=kept.is_mine,
        measures=tuple(NamedMeasure(one.record.row.id, one.record.row.code, one.record.row.text) for one in found),
    )


def sign_of(ledger: Ledger) -> SignContent:
    """Who answers for a paper of this ledger."""
    me = myself(ledger)
    return SignContent(me.unit, me.person)


def measure_sheet_content(ledger: Ledger, measure_id: int, *, today: date) -> MeasureSheetContent:
    """One measure whole, as it stands today, with all its history. Raises UserError measure-unknown."""
    detail = measure_detail(ledger, measure_id, today=today)
    row = detail.record.row
    (plan,) = (plan for plan in plans(ledger) if plan.id == row.plan_id)
    found = measures_then(ledger, [detail.record], last=today, today=today)
    return MeasureSheetContent(
        heading_of(plan), code_prefixes(ledger)[row.plan_id] + row.code, today, sign_of(ledger), detail.record,
        targets_of(found, Month.of(today)), evidence_of(found, with_thumbnails=True), tuple(_history(ledger, detail)),
    )


def _history(ledger: Ledger, detail: MeasureDetail) -> Iterable[ChangeRow]:
    """Every change of a measure, page after page."""
    yield from detail.history
    earlier = detail.earlier
    while earlier is not None:
        page = earlier_changes(ledger, detail.record.row.id, before=earlier)
        yield from page.rows
        earlier = page.earlier


def field_content(
    ledger: Ledger, *, kept: ChecklistFilter = EVERYTHING, today: date, filter_text: str = "",
) -> FieldContent:
    """A list for the field of the measures a filter keeps, in the order of the documents."""
    prefixes = code_prefixes(ledger)
    found = measures_then(ledger, records(ledger, kept, today=today), last=today, today=today)
    return FieldContent(
        plans_kept(ledger, kept), today, sign_of(ledger), tuple(_field_row(one, prefixes, today) for one in found),
        filter_text, kept.is_mine,
    )


def plans_kept(ledger: Ledger, kept: ChecklistFilter) -> tuple[PlanHeading, ...]:
    """The plans a filter looks into."""
    return tuple(heading_of(plan) for plan in plans(ledger) if kept.plan_id in (None, plan.id))


def _field_row(one: MeasureThen, prefixes: dict[int, str], today: date) -> FieldRow:
    record, row = one.record, one.record.row
    return FieldRow(
        code=prefixes[row.plan_id] + row.code, annex=row.annex, annex_title=row.annex_title, task=row.task, text=row.text,
        deadline=row.deadline, units=record.units(Role.RESPONSIBLE) or record.units(Role.LEAD),
        targets=tuple(f"{target.place.subject or target.place.wording} {told(target.place)}" for target in record.targets),
        state=one.state, is_overdue=one.is_overdue, note=newest_note(record, today),
    )


