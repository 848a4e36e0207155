"""Measures as plain JSON, for scripts: `list --json` and `show --json`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from model.rows.checklist import ChangeRow, DueRow, EvidenceRow
from model.rows.found_json import due_as_json, recurrence_as_json, target_as_json
from model.rows.record import MeasureRecord
from model.rows.words import Role


def measures_as_json(found: Sequence[MeasureRecord], prefixes: Mapping[int, str]) -> list[dict[str, Any]]:
    """One object a measure; `prefixes` by plan stand before the codes (model.queries.codes)."""
    return [measure_as_json(record, prefixes) for record in found]


def measure_as_json(record: MeasureRecord, prefixes: Mapping[int, str]) -> dict[str, Any]:
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
        "recurrences": [recurrence_as_json(place) for place in record.recurrences],
        "targets": [target_as_json(target.place) | {"readings": [
            {"month": str(reading.month), "value": reading.value} for reading in target.readings
        ]} for target in record.targets],
        "lead": list(record.units(Role.LEAD)),
        "responsible": list(record.units(Role.RESPONSIBLE)),
        "support": list(record.units(Role.SUPPORT)),
        "role": row.role.value if row.role else None,
        "certain": row.is_certain,
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
        "questions": [question.code.value for question in record.questions],
        "place": {"page": record.page, "line": record.line},
    }


def change_as_json(change: ChangeRow) -> dict[str, Any]:
    """One line of the history."""
    return {"number": change.id, "at": change.at, "person": change.person, "action": change.action,
            "facts": dict(change.facts), "reverted": change.is_reverted}


def _evidence(file: EvidenceRow) -> dict[str, Any]:
    """`stored` is false when the ledger's copy is gone; whether it is unaltered takes `check` to say."""
    return {"name": file.name, "sha256": file.sha256, "size": file.size, "month": str(file.month) if file.month else None,
            "note": file.note, "stored": Path(file.path).is_file()}


def _due(due: DueRow) -> dict[str, Any]:
    return due_as_json(due.place) | {"met_on": due.met_on.isoformat() if due.met_on else None}
