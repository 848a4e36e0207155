"""What became of a measure's counterpart in the plan of an earlier year (上年对应措施)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from model.rows.words import State


@dataclass(frozen=True, slots=True)
class EarlierWords:
    """A measure as far as it is known again by its words."""

    id: int
    task: str
    measure: str


@dataclass(frozen=True, slots=True)
class EarlierMeasure:
    """The counterpart: where it stands and how it ended."""

    id: int
    plan_id: int
    year: int
    code: str
    state: State
    closed_on: date | None = None
