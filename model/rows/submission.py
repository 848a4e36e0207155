"""The month to be handed in: what is still missing for it, and what was handed in before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from model.periods import Month
from model.rows.checklist import MeasureRow
from model.rows.kept_file import KeptFile


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


class SubmissionKind(StrEnum):
    """What was handed upward."""

    WORKBOOK = "workbook"
    OWN_SHEET = "own_sheet"  # the receiving office's own sheet, filled in
    PACKAGE = "package"


@dataclass(frozen=True, slots=True)
class PastSubmission:
    """What was written to be handed in; `made_at` is UTC, ISO 8601.

    `sent_on` is the day somebody said that it was sent to `receiver`; None until then. `corrects` is the submission it
    corrects or completes for a `reason`. `content` is the file itself, `where` the words for its place; None and "" where
    none was kept (before schema 0004).
    """

    id: int
    month: Month
    made_at: str
    person: str
    file_name: str
    sha256: str
    measures: int
    kind: SubmissionKind = SubmissionKind.WORKBOOK
    plan_id: int | None = None
    receiver: str = ""
    sent_on: date | None = None
    corrects: int | None = None
    reason: str = ""
    content: KeptFile | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class SubmittedLine:
    """One row of a submission as it was written: its values by the names of workbook_layout.Column, empty ones left out.

    A reading stands as text; several of one measure as "subject：value" lines.
    """

    measure_id: int
    code: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Since:
    """What is other now than it was sent: the measure, the column, what was sent and what would be sent today."""

    measure_id: int
    code: str
    column: str
    sent: str
    now: str


@dataclass(frozen=True, slots=True)
class Reported:
    """What was reported of one measure in a submission ("上月报的是多少？")."""

    submission: PastSubmission
    line: SubmittedLine
