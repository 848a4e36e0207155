"""Doubts, questions and whole drafts as plain JSON, for the ledger's columns and for a review left half-way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from model.rows.draft import (
    Box,
    DocumentRow,
    Doubt,
    DoubtCode,
    Field,
    IndicatorDraft,
    MeasureDraft,
    NoticeDraft,
    Place,
    PlanDraft,
    Question,
    QuestionCode,
)


def doubts_as_json(doubts: Iterable[Doubt]) -> list[dict[str, Any]]:
    """Doubts as a list of objects."""
    return [
        {
            "code": doubt.code.value,
            "field": doubt.field.value,
            "page": doubt.place.page,
            "line": doubt.place.line,
            "facts": dict(doubt.facts),
            "proposal": doubt.proposal,
        }
        for doubt in doubts
    ]


def doubts_from(stored: Iterable[dict[str, Any]]) -> tuple[Doubt, ...]:
    """Doubts from what `doubts_as_json` made."""
    return tuple(
        Doubt(
            DoubtCode(item["code"]),
            Field(item["field"]),
            Place(item.get("page"), item.get("line")),
            tuple(sorted(item.get("facts", {}).items())),
            item.get("proposal"),
        )
        for item in stored
    )


def questions_as_json(questions: Iterable[Question]) -> list[dict[str, Any]]:
    """Questions as a list of objects."""
    return [{"code": q.code.value, "field": q.field.value, "wording": q.wording} for q in questions]


def questions_from(stored: Iterable[dict[str, Any]]) -> tuple[Question, ...]:
    """Questions from what `questions_as_json` made."""
    return tuple(Question(QuestionCode(q["code"]), Field(q["field"]), q["wording"]) for q in stored)


def place_as_json(place: Place) -> list[Any]:
    """A place as [page, line, end_line, sheet], and its box where it has one."""
    made: list[Any] = [place.page, place.line, place.end_line, place.sheet]
    return made if place.box is None else [*made, box_as_json(place.box)]


def place_from(stored: list[Any]) -> Place:
    """A place from what `place_as_json` made."""
    page, line, end_line, sheet, *box = stored
    return Place(page, line, end_line, sheet, box_from(box[0]) if box else None)


def box_as_json(box: Box | None) -> list[float] | None:
    """A part of a page, to the nearest hundredth of a millimetre or so."""
    return None if box is None else [round(side, 5) for side in box]


def box_from(stored: list[float] | None) -> Box | None:
    """A part of a page from what `box_as_json` made."""
    if stored is None:
        return None
    left, top, right, bottom = stored
    return left, top, right, bottom


def draft_as_json(draft: PlanDraft) -> dict[str, Any]:
    """A whole draft as one object."""
    notice = {field.name: getattr(draft.notice, field.name) for field in fields(NoticeDraft)}
    return {
        "notice": notice | {"issued_on": draft.notice.issued_on.isoformat() if draft.notice.issued_on else None},
        "measures": [_measure_as_json(row) for row in draft.measures],
        "indicators": [
            [cell.district, cell.indicator, cell.value, cell.unit, place_as_json(cell.place),
             _whole_doubts_as_json(cell.doubts)]
            for cell in draft.indicators
        ],
        "documents": [[row.index, row.title, row.doc_no, row.measures] for row in draft.documents],
        "document": draft.document,
    }


def draft_from(stored: dict[str, Any]) -> PlanDraft:
    """A draft from what `draft_as_json` made; raises KeyError, TypeError or ValueError when it is something else."""
    notice = dict(stored["notice"])
    issued_on = notice.pop("issued_on")
    return PlanDraft(
        NoticeDraft(issued_on=date.fromisoformat(issued_on) if issued_on else None, **notice),
        tuple(_measure_from(item) for item in stored["measures"]),
        tuple(
            IndicatorDraft(district, indicator, value, unit, place_from(place), _whole_doubts_from(doubts))
            for district, indicator, value, unit, place, doubts in stored["indicators"]
        ),
        tuple(DocumentRow(*row) for row in stored["documents"]),
        stored["document"],
    )


def _measure_as_json(row: MeasureDraft) -> dict[str, Any]:
    made = {field.name: getattr(row, field.name) for field in fields(MeasureDraft)}
    return made | {
        "place": place_as_json(row.place),
        "doubts": _whole_doubts_as_json(row.doubts),
        "questions": questions_as_json(row.questions),
    }


def _measure_from(stored: dict[str, Any]) -> MeasureDraft:
    units = {role: tuple(stored[role]) for role in ("lead", "responsible", "support")}
    return MeasureDraft(**stored | units | {
        "place": place_from(stored["place"]),
        "doubts": _whole_doubts_from(stored["doubts"]),
        "questions": questions_from(stored["questions"]),
    })


def _whole_doubts_as_json(doubts: Iterable[Doubt]) -> list[list[Any]]:
    """Doubts with their whole place and their facts in order, which the ledger's columns do not need."""
    return [
        [doubt.code.value, doubt.field.value, place_as_json(doubt.place), [list(fact) for fact in doubt.facts],
         doubt.proposal]
        for doubt in doubts
    ]


def _whole_doubts_from(stored: Iterable[list[Any]]) -> tuple[Doubt, ...]:
    return tuple(
        Doubt(DoubtCode(code), Field(field), place_from(place), tuple((name, value) for name, value in facts), proposal)
        for code, field, place, facts, proposal in stored
    )
