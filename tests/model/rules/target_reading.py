"""What the tests of targets share: a target in short."""

from __future__ import annotations

from decimal import Decimal

from model.rows.due import TargetPlace
from model.rows.words import Comparator
from model.rules.targets import targets_in

Found = tuple[str, str, str]


def found(text: str) -> list[Found]:
    """Comparator, value and unit of each target."""
    return [(target.comparator.value, _value(target), target.unit) for target in targets_in(text)]


def _value(target: TargetPlace) -> str:
    return str(target.value) if target.value_high is None else f"{target.value}..{target.value_high}"


def subjects(text: str) -> list[str]:
    return [target.subject for target in targets_in(text)]


def target(comparator: Comparator, value: str, wording: str = "", high: str | None = None) -> TargetPlace:
    return TargetPlace("", comparator, Decimal(value), "", wording, None if high is None else Decimal(high))
