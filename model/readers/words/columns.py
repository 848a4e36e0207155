"""The columns a plan's table can have, and which of them each column of a given table is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Column(StrEnum):
    """What a column of a plan's table holds."""

    NUMBER = "number"
    TASK = "task"
    MEASURE = "measure"
    DEADLINE = "deadline"
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    SECTION = "section"  # 类别, 领域: what headings are elsewhere
    OTHER = "other"  # 备注, 责任领导: read by nobody
    UNKNOWN = "unknown"


UNIT_COLUMNS = (Column.LEAD, Column.RESPONSIBLE, Column.SUPPORT)


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table from left to right; `guessed` when a header did not say so."""

    columns: tuple[Column, ...]
    guessed: bool = False
    persons: frozenset[Column] = frozenset()  # columns of units that name persons beside them
    first_leads: bool = False  # the plan says that the unit responsible named first leads

    def has(self, column: Column) -> bool:
        """True when the table has such a column."""
        return column in self.columns

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return len(self.columns)
