"""The month to be handed in: what is still missing for it, and what was handed in before."""

from __future__ import annotations

from dataclasses import dataclass

from model.periods import Month
from model.rows.checklist import MeasureRow


@dataclass(frozen=True, slots=True)
class MonthCounts:
    """How a month stands over some measures: all of them, those still open, the open ones without progress."""

    measures: int
    open: int
    missing: int


@dataclass(frozen=True, slots=True)
class MonthNote:
    """A measure with one's own note of a month, empty while it is missing, and the newest note of a month before."""

    row: MeasureRow
    note: str = ""
    earlier_month: Month | None = None
    earlier: str = ""


@dataclass(frozen=True, slots=True)
class PastSubmission:
    """A workbook that was written to be handed in; `made_at` is UTC, ISO 8601."""

    id: int
    month: Month
    made_at: str
    person: str
    file_name: str
    sha256: str
    measures: int
