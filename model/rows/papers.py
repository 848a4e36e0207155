"""What the smaller papers say: the month's brief, one measure's sheet, a list for the field, a handover."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from model.periods import Month
from model.rows.backup import BackupRow
from model.rows.checklist import ChangeRow
from model.rows.due import ReportDay
from model.rows.record import MeasureRecord
from model.rows.report import (
    AnnexProgress,
    EvidenceContent,
    NamedMeasure,
    PlanHeading,
    QuarterFigures,
    SignContent,
    TargetContent,
    TroubleContent,
    UpcomingContent,
)
from model.rows.submission import PastSubmission
from model.rows.words import Role, State


@dataclass(frozen=True, slots=True)
class MonthlyContent:
    """A month on one page: its figures, what was closed, what was done, what is in trouble, what comes next month.

    `day` is the one the figures are of. `filter_text` names the restriction, `is_mine` says that it is one's own part;
    `measures` are those the figures count.
    """

    plan: PlanHeading
    month: Month
    day: date
    sign: SignContent
    figures: QuarterFigures
    closed: tuple[AnnexProgress, ...]
    told: tuple[AnnexProgress, ...]
    troubles: tuple[TroubleContent, ...]
    upcoming: tuple[UpcomingContent, ...]
    filter_text: str = ""
    is_mine: bool = False
    measures: tuple[NamedMeasure, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureSheetContent:
    """One measure whole: `record` as the checklist has it, its targets with readings, its files, its history newest first."""

    plan: PlanHeading
    code: str
    day: date
    sign: SignContent
    record: MeasureRecord
    targets: tuple[TargetContent, ...]
    evidence: tuple[EvidenceContent, ...]
    history: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A measure as it is looked at in the field: what it asks, of whom, by when, and what was noted last."""

    code: str
    annex: int
    annex_title: str
    task: str
    text: str
    deadline: str
    units: tuple[str, ...]
    targets: tuple[str, ...]
    state: State
    is_overdue: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class FieldContent:
    """A list for the field, of one plan or of all."""

    plans: tuple[PlanHeading, ...]
    day: date
    sign: SignContent
    rows: tuple[FieldRow, ...]
    filter_text: str = ""
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A measure that is not done: what was noted last and in which month, how many files prove it so far, who has it in hand."""

    code: str
    text: str
    deadline: str
    due_on: date | None
    state: State
    is_overdue: bool
    role: Role | None
    note: str
    noted_in: Month | None
    evidence_count: int
    handler: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """A date that somebody of this office set or changed, or a date to come, of a measure that is not done."""

    code: str
    text: str
    wording: str
    due_on: date | None
    is_own: bool


@dataclass(frozen=True, slots=True)
class AskedUnit:
    """Who is asked: a unit as the plan names it, and the open measures it has a part in, by the strongest part."""

    wording: str
    lead: int
    responsible: int
    support: int
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A wording of the plan that leaves something open, and the measures in which nobody has settled it yet."""

    wording: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperPlaces:
    """Where the papers lie."""

    ledger: Path
    evidence: Path
    files: int
    size: int
    measures_with_files: int
    measures_without_files: int
    backup: BackupRow | None


@dataclass(frozen=True, slots=True)
class HandoverContent:
    """All a successor must know on a day: what is open and promised, where the papers are, who is asked.

    `submissions` are the newest ones, `submitted` counts all; `doubted` are the codes of measures whose reading left doubts,
    each with how many. `measures` and `closed` count what the filter keeps.
    """

    plans: tuple[PlanHeading, ...]
    day: date
    sign: SignContent
    measures: int
    closed: int
    open: tuple[OpenItem, ...]
    promises: tuple[Promise, ...]
    report_days: tuple[ReportDay, ...]
    places: PaperPlaces
    submissions: tuple[PastSubmission, ...]
    submitted: int
    asked: tuple[AskedUnit, ...]
    questions: tuple[OpenQuestion, ...]
    doubted: tuple[tuple[str, int], ...] = ()
    filter_text: str = ""
    is_mine: bool = False
