"""A plan as the JSON object that "main.py read --json" prints."""

from __future__ import annotations

from model.rows.draft import IndicatorDraft, MeasureDraft, PlanDraft
from model.rows.found_json import deadline_and_milestones, due_as_json, recurrence_as_json, target_as_json


def plan_as_json(draft: PlanDraft) -> dict[str, object]:
    """The object: notice, measures with their dates and targets, indicators, documents."""
    notice = draft.notice
    year = notice.year or (notice.issued_on.year if notice.issued_on else 0)
    return {
        "notice": {
            "title": notice.title,
            "doc_no": notice.doc_no,
            "issuer": notice.issuer,
            "issued_on": notice.issued_on.isoformat() if notice.issued_on else None,
            "report_rule": notice.report_rule,
            "year": notice.year,
        },
        "measures": [_measure(row, year) for row in draft.measures],
        "indicators": [_indicator(row) for row in draft.indicators],
        "documents": [
            {"index": row.index, "title": row.title, "doc_no": row.doc_no, "measures": row.measures}
            for row in draft.documents
        ],
    }


def _measure(row: MeasureDraft, year: int) -> dict[str, object]:
    return {
        "annex": row.annex,
        "annex_title": row.annex_title,
        "section": row.section,
        "task_no": row.task_no,
        "task": row.task,
        "measure": row.measure,
        "deadline": row.deadline,
        "lead": list(row.lead),
        "responsible": list(row.responsible),
        "support": list(row.support),
        "doubts": list(dict.fromkeys(doubt.code.value for doubt in row.doubts)),
        "questions": list(dict.fromkeys(question.code.value for question in row.questions)),
        **_found_in(row, year),
        "place": {"page": row.place.page, "line": row.place.line},
    }


def _found_in(row: MeasureDraft, year: int) -> dict[str, object]:
    """What the rules find in the wording of a measure; dates only when the plan says its year."""
    from model.rules.deadlines import dues_of
    from model.rules.recurrences import recurrences_in
    from model.rules.targets import targets_in

    own, milestones = deadline_and_milestones(dues_of(row.deadline, row.measure, year).dues if year else ())
    return {
        "due": [due_as_json(due) for due in own],
        "milestones": [due_as_json(due) for due in milestones],
        "targets": [target_as_json(target) for target in targets_in(row.measure)],
        "recurrences": [recurrence_as_json(one) for one in recurrences_in(row.measure, row.deadline)],
    }


def _indicator(row: IndicatorDraft) -> dict[str, object]:
    return {
        "district": row.district,
        "indicator": row.indicator,
        "value": row.value,
        "unit": row.unit,
        "doubts": list(dict.fromkeys(doubt.code.value for doubt in row.doubts)),
    }
