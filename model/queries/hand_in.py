"""The check before hand-in over a month: what is found in what would be sent, with what a person let stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from model.ledger import Ledger
from model.periods import Month
from model.queries.measures_then import MeasureThen, measures_then
from model.queries.records import records
from model.rows.checklist import ChecklistFilter, TargetRow
from model.rows.hand_in import Finding, HandInRow, ReadTarget, Severity
from model.rows.words import Course, State
from model.rules.hand_in import findings_in
from model.rules.target_course import guessed_course

_ORDER = list(Severity)


def hand_in_findings(ledger: Ledger, month: Month, *, kept: ChecklistFilter, today: date) -> tuple[Finding, ...]:
    """What is found in the measures a filter keeps, the gravest first, then in the order of the documents.

    Of closed measures only those that say something in the month are looked at.
    """
    day = min(today, month.last)
    found = measures_then(ledger, records(ledger, kept, today=day), last=month.last, today=today)
    with ledger.look() as connection:
        courses = {key: Course(course) for key, course in connection.execute("SELECT id, course FROM target WHERE course IS NOT NULL")}
        accepted = {
            tuple(row[:3]): row[3:] for row in connection.execute(
                "SELECT code, measure_id, detail, word, person, accepted_at FROM accepted_finding WHERE year = ? AND month = ?",
                (month.year, month.month))
        }
    rows = (_row(one, month, courses) for one in found)
    all_found = [finding for row in rows if row is not None for finding in findings_in(row, today=today)]
    said = (
        replace(finding, word=word, person=person, accepted_at=accepted_at)
        for finding in all_found
        for word, person, accepted_at in (accepted.get((finding.code.value, finding.measure_id, finding.detail), ("", "", "")),)
    )
    return tuple(sorted(said, key=lambda finding: _ORDER.index(finding.severity)))


def _row(one: MeasureThen, month: Month, courses: dict[int, Course]) -> HandInRow | None:
    record, row = one.record, one.record.row
    own = {note.month: note for note in record.progress if not note.unit}
    now, before = own.get(month), own.get(month.plus(-1))
    if one.state is State.CLOSED and now is None and not (row.closed_on and Month.of(row.closed_on) == month):
        return None
    text = now.text if now else ""
    return HandInRow(
        row.id, row.code, one.state, text, before.text if before else "",
        trouble=_trouble(one, text), closed_on=row.closed_on, overdue_after=one.overdue_after, is_overdue=one.is_overdue,
        evidence=sum(file.month in (month, None) for file in one.evidence),
        targets=tuple(_target(target, month, courses) for target in record.targets),
    )  # fmt: skip


def _trouble(one: MeasureThen, text: str) -> str:
    """What stands in the way: the month's note of a measure that is blocked says it."""
    return text if one.state is State.BLOCKED else ""


def _target(target: TargetRow, month: Month, courses: dict[int, Course]) -> ReadTarget:
    year = {reading.month: Decimal(reading.value) for reading in target.readings if reading.month.year == month.year}
    earlier = [value for other, value in sorted(year.items()) if other < month]
    return ReadTarget(
        target.place.subject, target.place.unit, courses.get(target.id) or guessed_course(target.place), year.get(month),
        earlier[-1] if earlier else None,
    )
