"""What a report says, gathered before anything is drawn: filled by queries, written by reports/.

Texts are the plan's and the office's own words, unescaped; the writers see to fonts, escaping and limits.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from model.periods import Month, Quarter
from model.rows.overview import ClosingPoint
from model.rows.target_line import UnitValue
from model.rows.words import Light, Role, State


class FileKind(StrEnum):
    """The kinds of file the program hands over."""

    QUARTERLY = "quarterly"
    QUARTERLY_WORD = "quarterly-word"
    MONTHLY_BRIEF = "monthly-brief"
    MEASURE_SHEET = "measure-sheet"
    FIELD_LIST = "field-list"
    HANDOVER = "handover"
    SUBMISSION = "submission"
    CALENDAR = "calendar"
    LIST = "list"
    CONTACT_SHEET = "contact-sheet"
    PACKAGE = "package"
    OWN_SHEET = "own-sheet"


@dataclass(frozen=True, slots=True)
class FileNote:
    """Something the writer had to change or leave out; its sentence is found by the code in resources/messages."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that was written, opened again and counted.

    `pages` are PDF pages or worksheets a person sees, `rows` the measures counted in it.
    """

    path: Path
    kind: FileKind
    pages: int
    rows: int
    sha256: str
    notes: tuple[FileNote, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanHeading:
    """How the plan is cited; empty where it is not known."""

    plan_id: int
    title: str
    doc_no: str = ""
    year: int = 0


@dataclass(frozen=True, slots=True)
class SignContent:
    """Who answers for the paper; an empty name leaves a blank to be filled in by hand."""

    unit: str
    person: str = ""
    reviewer: str = ""


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many measures are in one state."""

    state: State
    count: int


class Counted(StrEnum):
    """What the summary of a period counts."""

    MEASURES = "measures"
    MINE = "mine"
    CLOSED = "closed"
    CLOSED_NOW = "closed_now"
    DUE = "due"
    DUE_CLOSED = "due_closed"
    OVERDUE = "overdue"
    TOLD = "told"
    TARGETS = "targets"
    TARGETS_READ = "targets_read"
    TARGETS_MET = "targets_met"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Traced:
    """A number of the summary and the measures it comes from, in plan order.

    One id for each thing counted (a measure with two targets stands twice); a file that proves several measures counts
    once, and all of them stand there.
    """

    figure: Counted
    number: int
    measure_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NamedMeasure:
    """A measure as a number of the summary leads to it."""

    measure_id: int
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class ReportNumber:
    """A number of the summary and the measures it counts, each once."""

    figure: Counted
    number: int
    measures: tuple[NamedMeasure, ...]


@dataclass(frozen=True, slots=True)
class QuarterFigures:
    """The figures of the whole report, at the period's last day (or on the printing day, when earlier).

    `closed` counts everything closed so far, `closed_now` what was closed within the period; `due` fell due within the
    period and `due_closed` of these are closed. `blocked` and `overdue` may overlap. `mine` is how many are one's own;
    None where nobody said who that is. `told` have progress noted within the period. `sources` says of every number
    which measures it counts.
    """

    measures: int
    closed: int
    closed_now: int
    due: int
    due_closed: int
    overdue: int
    states: tuple[StateCount, ...]
    evidence: int
    targets: int = 0
    targets_met: int = 0
    targets_read: int = 0
    mine: int | None = None
    told: int = 0
    sources: tuple[Traced, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnexProgress:
    """What was done in the quarter under one measure, told in the report's body."""

    code: str
    task: str
    text: str


@dataclass(frozen=True, slots=True)
class AnnexContent:
    """One annex of the plan: its figures and what is told of it."""

    annex: int
    title: str
    measures: int
    closed: int
    closed_now: int
    in_progress: int
    blocked: int
    not_started: int
    not_applicable: int
    overdue: int
    progress: tuple[AnnexProgress, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetContent:
    """A numeric target and where it stands; `reading` is empty and `is_met` None while nothing was read.

    `asked` is the wording to show ("不低于20个"), `reading` the value with its unit, `read_in` the month it is of. `units` are
    the values of which it is the sum; empty for a reading of one's own.
    """

    code: str
    subject: str
    asked: str
    reading: str = ""
    read_in: Month | None = None
    is_met: bool | None = None
    units: tuple[UnitValue, ...] = ()


@dataclass(frozen=True, slots=True)
class TroubleContent:
    """A measure that is overdue, in difficulty, or both.

    `days_late` is 0 also for what was due on the last day told of; `closed_since` is set when it was done afterwards.
    `reason` and `next_step` are the office's own words, empty when not written yet; `next_due` is the measure's next date to
    come, in the plan's words `next_wording`, from which a step can be proposed.
    """

    code: str
    task: str
    text: str
    deadline: str
    due_on: date | None
    days_late: int
    is_blocked: bool
    reason: str = ""
    next_step: str = ""
    is_overdue: bool = False
    closed_since: date | None = None
    next_due: date | None = None
    next_wording: str = ""


@dataclass(frozen=True, slots=True)
class UpcomingContent:
    """A date still to come, up to the next quarter's end: a deadline, a milestone or a recurring duty (then without a day)."""

    code: str
    text: str
    wording: str
    due_on: date | None
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class MeasureContent:
    """One line of the measures table, in plan order."""

    code: str
    annex: int
    annex_title: str
    section: str
    task_no: int
    task: str
    text: str
    deadline: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    support: tuple[str, ...]
    state: State
    light: Light
    progress: str = ""
    closed_on: date | None = None
    evidence_count: int = 0
    measure_id: int = 0


@dataclass(frozen=True, slots=True)
class EvidenceContent:
    """One file of the evidence list; `thumbnail` is a small JPEG, None for what is no picture.

    `codes` are all measures it proves; `is_missing` when the stored copy is gone, `is_altered` when its hash differs.
    """

    codes: tuple[str, ...]
    name: str
    sha256: str
    size: int
    added_on: date | None
    note: str = ""
    thumbnail: bytes | None = None
    is_missing: bool = False
    is_altered: bool = False


@dataclass(frozen=True, slots=True)
class QuarterlyContent:
    """The quarter's report. `filter_text` names the restriction, empty for the whole plan; `is_mine` when it is one's own part.

    `closings` run from January to the last month told, `total` in the burn-up is `figures.measures`; measures of all
    annexes stand in plan order, tasks together.
    """

    plan: PlanHeading
    quarter: Quarter
    sign: SignContent
    figures: QuarterFigures
    annexes: tuple[AnnexContent, ...]
    closings: tuple[ClosingPoint, ...]
    targets: tuple[TargetContent, ...]
    troubles: tuple[TroubleContent, ...]
    upcoming: tuple[UpcomingContent, ...]
    measures: tuple[MeasureContent, ...]
    evidence: tuple[EvidenceContent, ...]
    filter_text: str = ""
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class SubmissionTarget:
    """A number a row is asked for: `asked` as worded, `value` the month's reading when there is one."""

    target_id: int
    subject: str
    asked: str
    unit: str
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    """One measure as a row of the month's workbook, in plan order.

    `progress` sums up the year so far, `month_progress` is this month's; `evidence` are file names; `reported_on` is
    None while nothing was written for the month. `unit` and `person` are who fills the row in.
    """

    measure_id: int
    task_id: int
    code: str
    annex: int
    annex_title: str
    section: str
    task_no: int
    task: str
    text: str
    deadline: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    support: tuple[str, ...]
    state: State | None = None
    progress: str = ""
    month_progress: str = ""
    targets: tuple[SubmissionTarget, ...] = ()
    evidence: tuple[str, ...] = ()
    trouble: str = ""
    unit: str = ""
    person: str = ""
    reported_on: date | None = None


@dataclass(frozen=True, slots=True)
class PerhapsRow:
    """A measure that the plan gives to some of a kind (相关镇): whether a unit is among them nobody has said."""

    measure_id: int
    code: str
    wording: str
    text: str


@dataclass(frozen=True, slots=True)
class SubmissionContent:
    """The month's workbook. `ledger_id` names this installation's ledger; `filter_text` names a restriction, `is_mine` says it is one's own part.

    `perhaps` are measures that may be the unit's and are no rows of its workbook.
    """

    ledger_id: str
    plan: PlanHeading
    month: Month
    unit: str
    person: str
    rows: tuple[SubmissionRow, ...]
    filter_text: str = ""
    is_mine: bool = False
    perhaps: tuple[PerhapsRow, ...] = ()
