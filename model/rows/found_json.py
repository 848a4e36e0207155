"""Dates, recurrences and targets as plain JSON, the same wherever they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from model.rows.due import DuePlace, RecurrencePlace, TargetPlace


def due_as_json(place: DuePlace) -> dict[str, Any]:
    """A date or span: kind, start, end (ISO 8601 or null), and the words it came from."""
    return {
        "kind": place.kind.value,
        "start": place.start.isoformat() if place.start else None,
        "end": place.end.isoformat() if place.end else None,
        "text": place.wording,
    }


def deadline_and_milestones(places: Sequence[DuePlace]) -> tuple[list[DuePlace], list[DuePlace]]:
    """The dates of the deadline, and those the text names beside it.

    A deadline that points to the text (按时间节点完成) has the text's dates as its own.
    """
    milestones = [place for place in places if place.is_milestone]
    own = [place for place in places if not place.is_milestone]
    return own or milestones, milestones


def recurrence_as_json(place: RecurrencePlace) -> dict[str, Any]:
    """A recurring duty: its step, its day, and the words it came from."""
    return {"every": place.every.value, "day": place.day, "text": place.wording}


def target_as_json(place: TargetPlace) -> dict[str, Any]:
    """A target: name, comparator, value (two values for a range), unit, and the words it came from."""
    value: Any = plain_number(place.value)
    if place.value_high is not None:
        value = [value, plain_number(place.value_high)]
    return {"name": place.subject, "comparator": place.comparator.value, "value": value, "unit": place.unit,
            "text": place.wording}


def plain_number(value: Decimal) -> int | float:
    """A decimal as JSON's own number: whole ones without a point."""
    return int(value) if value == value.to_integral_value() else float(value)
