"""Doubts, questions and whole drafts as plain JSON, for the ledger's columns and for a review left half-way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from model.rows.draft import Doubt, DoubtCode, Field, Place, Question, QuestionCode


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
