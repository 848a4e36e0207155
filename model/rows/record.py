"""A measure with everything that hangs on it, as lists, reports and submissions need it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from model.rows.checklist import (
    ChangeRow,
    DueRow,
    DutyRow,
    EvidenceRow,
    MeasureRow,
    ProgressRow,
    TargetRow,
)
from model.rows.words import Role

if TYPE_CHECKING:
    from model.rows.draft import Doubt, Question
    from model.rows.occurrence import RecurrenceRow


@dataclass(frozen=True, slots=True)
class MeasureRecord:
    """One measure whole, except its history; progress newest first."""

    row: MeasureRow
    duties: tuple[DutyRow, ...]
    dues: tuple[DueRow, ...]
    recurrences: tuple[RecurrenceRow, ...]
    targets: tuple[TargetRow, ...]
    progress: tuple[ProgressRow, ...]
    evidence: tuple[EvidenceRow, ...]
    doubts: tuple[Doubt, ...]
    questions: tuple[Question, ...]
    page: int | None
    line: int | None
    closed_note: str

    def units(self, role: Role) -> tuple[str, ...]:
        """The unit wordings in one role, in the order of the document."""
        return tuple(duty.wording for duty in self.duties if duty.role is role)


@dataclass(frozen=True, slots=True)
class ChangePage:
    """A part of a measure's history, newest first, each sitting told once.

    What came before it is asked for with `earlier`; None when this is the beginning.
    """

    rows: tuple[ChangeRow, ...]
    earlier: int | None = None


@dataclass(frozen=True, slots=True)
class MeasureDetail:
    """What the detail pane shows of one measure: the measure whole, and its history newest first as far as it is asked."""

    record: MeasureRecord
    history: tuple[ChangeRow, ...]
    earlier: int | None = None  # as in ChangePage
