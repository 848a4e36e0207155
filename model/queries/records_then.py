"""The list as it stood on a past day: every measure with the state, light and dates it had by the end of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.measures_then import MeasureThen, measures_then
from model.queries.overview import plans
from model.queries.records import records
from model.rows.checklist import ChecklistFilter, ProgressRow
from model.rows.due import DuePlace
from model.rows.record import MeasureRecord
from model.rules.lights import next_due


def records_then(ledger: Ledger, kept: ChecklistFilter, day: date, *, today: date) -> tuple[MeasureRecord, ...]:
    """What a filter keeps of that day, in the order of the documents, without what was noted of later months.

    State, light and dates of the filter mean those of that day, everything else what stands today.
    Raises UserError day-not-come for a day that is still to come.
    """
    if day > today:
        raise UserError("day-not-come", day=day)
    timeless = replace(kept, state=None, light=None, due_from=None, due_before=None, idle_month=None)
    issued = {plan.id: plan.issued_on for plan in plans(ledger)}
    found = measures_then(ledger, records(ledger, timeless, today=day), last=day, today=today)
    then = (_then(one, day, issued.get(one.record.row.plan_id)) for one in found)
    return tuple(record for record in then if _is_kept(record, kept))


def note_then(record: MeasureRecord) -> ProgressRow | None:
    """One's own newest note of a record, None without one."""
    own = [note for note in record.progress if not note.unit and note.text]
    return max(own, key=lambda note: note.month, default=None)


def _then(one: MeasureThen, day: date, issued_on: date | None) -> MeasureRecord:
    record, month = one.record, Month.of(day)
    told = tuple(note for note in record.progress if note.month <= month)
    row = replace(
        record.row, state=one.state, light=one.light(day, active_since=issued_on), closed_on=one.closed_on,
        due=_due(one.dues, day), evidence_count=len(one.evidence),
        has_progress=any(note.month == month and not note.unit and note.text for note in told),
    )  # fmt: skip
    targets = tuple(
        replace(
            target, readings=tuple(reading for reading in target.readings if reading.month <= month),
            totals=tuple(total for total in target.totals if total.month <= month),
        ) for target in record.targets
    )
    dues = tuple(replace(due, met_on=None) if due.met_on and due.met_on > day else due for due in record.dues)
    return replace(
        record, row=row, dues=dues, targets=targets, progress=told, evidence=one.evidence,
        closed_note=record.closed_note if one.closed_on else "",
    )  # fmt: skip


def _due(dues: tuple[DuePlace, ...], day: date) -> DuePlace | None:
    return next_due(dues, day) or (dues[0] if dues else None)


def _is_kept(record: MeasureRecord, kept: ChecklistFilter) -> bool:
    row, end = record.row, record.row.due.end if record.row.due else None
    noted = {note.month for note in record.progress if not note.unit and note.text}
    return (
        (kept.state is None or row.state is kept.state)
        and (kept.light is None or row.light is kept.light)
        and (kept.due_from is None or (end is not None and end >= kept.due_from))
        and (kept.due_before is None or (end is not None and end <= kept.due_before))
        and (kept.idle_month is None or kept.idle_month not in noted)
    )
