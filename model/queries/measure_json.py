"""Measures as plain JSON, for scripts: `list --json` and `show --json`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from model.rows.checklist import ChangeRow, DueRow, EvidenceRow
from model.rows.draft import Field, Question, QuestionCode
from model.rows.found_json import due_as_json, recurrence_as_json, target_as_json
from model.rows.occurrence import RecurrenceRow
from model.rows.record import MeasureRecord
from model.rows.unit_words import Reach
from model.rows.words import Role
from model.rules.occurrences import counts_on
from model.rules.units import normal_name, wording_meaning

MISSED_TOLD = 12  # of a daily duty nobody ticks there are hundreds
_WHY = (
    (Reach.MEMBERS, QuestionCode.MEMBERS_UNKNOWN), (Reach.SOME, QuestionCode.SOME_UNITS), (Reach.OPEN_END, QuestionCode.OPEN_END),
)


def measures_as_json(found: Sequence[MeasureRecord], prefixes: Mapping[int, str], *, today: date) -> list[dict[str, Any]]:
    """One object a measure; `prefixes` by plan stand before the codes (model.queries.codes)."""
    return [measure_as_json(record, prefixes, today=today) for record in found]


def measure_as_json(record: MeasureRecord, prefixes: Mapping[int, str], *, today: date) -> dict[str, Any]:
    """One measure: the fields of the plan, whose it is, when it is due, where it stands, what proves it."""
    row = record.row
    own = [due for due in record.dues if not due.place.is_milestone]
    return {
        "id": prefixes[row.plan_id] + row.code,
        "plan": row.plan_year,
        "annex": row.annex,
        "annex_title": row.annex_title,
        "section": row.section,
        "task_no": row.task_no,
        "task": row.task,
        "measure": row.text,
        "deadline": row.deadline,
        "due": [_due(due) for due in own or record.dues],
        "milestones": [_due(due) for due in record.dues if due.place.is_milestone],
        "recurrences": [recurrence_row_as_json(row, today) for row in record.recurrences],
        "targets": [target_as_json(target.place) | {"readings": [
            {"month": str(reading.month), "value": reading.value} for reading in target.readings
        ]} for target in record.targets],
        "lead": list(record.units(Role.LEAD)),
        "responsible": list(record.units(Role.RESPONSIBLE)),
        "support": list(record.units(Role.SUPPORT)),
        "role": row.role.value if row.role else None,
        "certain": row.is_certain,
        "handler": row.handler or None,
        "state": row.state.value,
        "closed_on": row.closed_on.isoformat() if row.closed_on else None,
        "light": row.light.value,
        "progress": [
            {"month": str(note.month), "text": note.text, "state": note.state.value if note.state else None,
             "person": note.person, "unit": note.unit}
            for note in record.progress
        ],
        "evidence": [_evidence(file) for file in record.evidence],
        "doubts": [doubt.code.value for doubt in record.doubts],
        "questions": [question.code.value for question in open_questions(record)],
        "place": {"page": record.page, "line": record.line},
    }


def open_questions(record: MeasureRecord) -> tuple[Question, ...]:
    """What the plan's words leave open, and what leaves open whether a duty is my unit's, where that is something else."""
    asked = {normal_name(question.wording) for question in record.questions}
    unsure = [duty for duty in record.duties if duty.is_mine is None and normal_name(duty.wording) not in asked]
    return (*record.questions, *(Question(_why_unsure(duty.wording), Field(duty.role), duty.wording) for duty in unsure))


def _why_unsure(wording: str) -> QuestionCode:
    reaches = {part.reach for part in wording_meaning(wording).parts}
    for reach, code in _WHY:
        if reach in reaches:
            return code
    return QuestionCode.NAME_UNSURE


def change_as_json(change: ChangeRow) -> dict[str, Any]:
    """One line of the history."""
    return {"number": change.id, "at": change.at, "person": change.person, "action": change.action,
            "facts": dict(change.facts), "reverted": change.is_reverted}


def _evidence(file: EvidenceRow) -> dict[str, Any]:
    """`stored` is false when the ledger's copy is gone; whether it is unaltered takes `check` to say."""
    return {"name": file.name, "sha256": file.sha256, "size": file.size, "month": str(file.month) if file.month else None,
            "note": file.note, "stored": file.content.is_file()}


def _due(due: DueRow) -> dict[str, Any]:
    return due_as_json(due.place) | {"met_on": due.met_on.isoformat() if due.met_on else None, "own": due.is_own}


def recurrence_row_as_json(row: RecurrenceRow, today: date) -> dict[str, Any]:
    """What comes back, the days between which it is asked for, and how it stands; of many missed days the latest few."""
    counts = counts_on(row, today, most=MISSED_TOLD)
    return recurrence_as_json(row.place) | {
        "first": row.first.isoformat(),
        "last": row.last.isoformat(),
        "next": counts.next.isoformat() if counts.next else None,
        "missed_count": counts.missed,
        "missed": [day.isoformat() for day in counts.latest],
        "settled": [{"day": one.due_on.isoformat(), "met_on": one.met_on.isoformat() if one.met_on else None, "note": one.note}
                    for one in row.settled],
    }
