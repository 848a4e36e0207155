"""Two plans of the ledger set against each other: a year and the one before, or a plan and that of the level above."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from model.rows.draft import Field
from model.rows.edition import StoredMeasure


class ComparisonKind(StrEnum):
    """What is asked of two plans: what became of last year's measures, or who carries out those of the level above."""

    YEARS = "years"
    COVERAGE = "coverage"


class ComparedKind(StrEnum):
    """What was found of a measure: the first four between years, the others between levels."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    DROPPED = "dropped"
    UNCOVERED = "uncovered"
    PERHAPS = "perhaps"
    COVERED = "covered"


YEARS = (ComparedKind.CHANGED, ComparedKind.NEW, ComparedKind.DROPPED, ComparedKind.SAME)
COVERAGE = (ComparedKind.UNCOVERED, ComparedKind.PERHAPS, ComparedKind.COVERED)


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A measure of the other plan (`before`: last year's, or the one above), one of the plan looked at (`now`), or both.

    `fields` are those that differ, with what stands in `before` and in `now`, lists of units joined by 、. `further` are other
    measures that may carry out the one above; `score` is how much of its words was found again, from 0 to 1.
    """

    kind: ComparedKind
    before: StoredMeasure | None = None
    now: StoredMeasure | None = None
    fields: tuple[tuple[Field, str, str], ...] = ()
    further: tuple[StoredMeasure, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """All rows of two plans: between years in the order of the plan looked at, between levels in that of the one above."""

    kind: ComparisonKind
    rows: tuple[ComparedRow, ...]

    def count(self, kind: ComparedKind) -> int:
        """How many rows are of a kind."""
        return sum(row.kind is kind for row in self.rows)
