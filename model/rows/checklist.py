"""Rows of the checklist and of one measure's page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from model.periods import Month
from model.rows.due import DuePlace, TargetPlace
from model.rows.kept_file import KeptFile
from model.rows.words import Light, LightReason, Role, State

if TYPE_CHECKING:
    from model.rows.target_line import MonthTotal


class SortKey(StrEnum):
    """What a list may be sorted by instead of the order of the documents."""

    CODE = "code"
    DUE = "due"
    LIGHT = "light"
    ROLE = "role"
    STATE = "state"
    EVIDENCE = "evidence"
    MONTH = "month"
    HANDLER = "handler"


MonthNotes = dict[int, str]  # what was noted of one month, by measure


@dataclass(frozen=True, slots=True)
class ChecklistFilter:
    """What the checklist shows; an empty filter shows every measure of the plan (or of all plans).

    `is_perhaps` keeps what is mine only if a person says so. `unit` is matched within the plan's words, or is a unit's
    name: then its other names count too. `search` is matched in text, task, units, code, handler and evidence names: any two characters. `due_from` and
    `due_before` are inclusive and look at the next open date. `idle_month` keeps measures without progress in that month,
    `has_missed` those where an occurrence of what comes back was missed since a person began to tick it.
    `handler` keeps what is given to a colleague of that name, the empty name what is given to nobody; None keeps both.
    `sort` puts the measures in the order of a column, without headings; None leaves them in that of the documents.
    """

    plan_id: int | None = None
    is_mine: bool = False
    role: Role | None = None
    unit: str = ""
    annex: int | None = None
    state: State | None = None
    light: Light | None = None
    due_from: date | None = None
    due_before: date | None = None
    search: str = ""
    idle_month: Month | None = None
    is_without_evidence: bool = False
    has_doubts: bool = False
    has_questions: bool = False
    is_perhaps: bool = False
    has_missed: bool = False
    handler: str | None = None
    sort: SortKey | None = None
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure as a line of the checklist.

    `code` is what a person reads out ("1-03-2"). `role` is mine, strongest first, None when not mine;
    `is_certain` is False while only an unanswered "相关…" makes it mine. `due` is the date that matters next. `handler` is
    whom it is given to within the office, empty for nobody. `reasons` say why its light is amber, empty when it is not, or was on another day.
    """

    id: int
    code: str
    plan_id: int
    plan_year: int
    annex: int
    annex_title: str
    section: str
    task_id: int
    task_no: int
    task: str
    text: str
    deadline: str
    due: DuePlace | None
    state: State
    light: Light
    role: Role | None
    is_certain: bool
    evidence_count: int
    has_progress: bool
    doubt_count: int
    question_count: int
    closed_on: date | None
    version: int
    handler: str = ""
    reasons: tuple[LightReason, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlineTask:
    """One task with how many of its measures the filter keeps, and how many of those are closed."""

    task_id: int
    plan_id: int
    annex: int
    annex_title: str
    section: str
    task_no: int
    task: str
    measures: int
    closed: int


@dataclass(frozen=True, slots=True)
class DutyRow:
    """A unit's duty in a measure by the plan's wording.

    `is_mine` is True when my unit is named or in the group, False when not, None while "相关…" is unanswered.
    `is_answered` is True when a person said so.
    """

    id: int
    role: Role
    wording: str
    is_mine: bool | None
    is_question: bool
    is_answered: bool = False


@dataclass(frozen=True, slots=True)
class DueRow:
    """A stored date of a measure; `met_on` is set once a milestone was ticked, `is_own` where a person set it."""

    id: int
    place: DuePlace
    met_on: date | None
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """What was done in one month; `unit` is empty for one's own office."""

    id: int
    month: Month
    text: str
    state: State | None
    person: str
    written_at: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A file that proves a measure, or one month of it; `content` may be missing: see check."""

    id: int
    name: str
    sha256: str
    size: int
    mime: str
    note: str
    taken_at: str
    added_at: str
    content: KeptFile
    month: Month | None = None


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One month's value against a target."""

    month: Month
    value: str


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A numeric target of a measure with its readings; `totals` are what it comes to with those of other units, where they add up."""

    id: int
    place: TargetPlace
    readings: tuple[ReadingRow, ...]
    totals: tuple[MonthTotal, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One line of the history; times are UTC, ISO 8601. Of what undoes or does again the facts are those of what it was about, `of`."""

    id: int
    at: str
    person: str
    action: str
    facts: tuple[tuple[str, str], ...]
    is_reverted: bool
