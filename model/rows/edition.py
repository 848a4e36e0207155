"""A corrected edition of a plan that is in the ledger: what stands in both, what was changed, what is new, what is gone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from model.rows.draft import Field


class EditionKind(StrEnum):
    """What became of a measure."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class StoredMeasure:
    """A measure of the ledger as far as an edition can change it; `has_work` when anything was done about it."""

    id: int
    code: str
    annex: int
    section: str
    task_no: int
    task: str
    measure: str
    deadline: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    support: tuple[str, ...]
    has_work: bool = False


@dataclass(frozen=True, slots=True)
class EditionRow:
    """One measure of either edition.

    `place` is its position among the draft's measures (None when dropped); `fields` are those that differ, with
    what stood there before and what stands there now, lists of units joined by 、.
    """

    kind: EditionKind
    stored: StoredMeasure | None = None
    place: int | None = None
    fields: tuple[tuple[Field, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """A draft held against the plan it corrects; rows in the draft's order, dropped ones where they stood."""

    plan_id: int
    title: str
    year: int
    rows: tuple[EditionRow, ...]

    def count(self, kind: EditionKind) -> int:
        """How many measures became that."""
        return sum(row.kind is kind for row in self.rows)

    @property
    def is_same(self) -> bool:
        """True when nothing would change."""
        return all(row.kind is EditionKind.SAME for row in self.rows)
