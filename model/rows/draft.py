"""A plan as it was read, before anybody accepted it: the draft, its doubts and its questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

# A part of a page from its top left as shown: left, top, right, bottom as shares of its width and height.
Box: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the source; pages and lines count from 1.

    `page` is None where the format has none. `line` is the line of a text, the row of a worksheet, else the
    running number of the row or paragraph in the file. `sheet` names a worksheet. `box` is the part of the page
    it covers.
    """

    page: int | None = None
    line: int | None = None
    end_line: int | None = None
    sheet: str = ""
    box: Box | None = None


class DoubtCode(StrEnum):
    """What may have been misread (reading.md, "Doubts")."""

    COLUMNS_SHIFTED = "columns-shifted"
    NUMBER_MISSING = "number-missing"
    NUMBER_OUT_OF_ORDER = "number-out-of-order"
    TASK_NAME_CHANGED = "task-name-changed"
    MEASURES_PACKED = "measures-packed"
    CUT_BY_PAGE = "cut-by-page"
    DEADLINE_UNKNOWN = "deadline-unknown"
    UNIT_UNKNOWN = "unit-unknown"
    UNIT_GARBLED = "unit-garbled"
    SECTION_OUT_OF_PLACE = "section-out-of-place"
    OCR_UNSURE = "ocr-unsure"
    TEXT_OUTSIDE_TABLE = "text-outside-table"
    DUPLICATE_ROW = "duplicate-row"


class QuestionCode(StrEnum):
    """What the plan's own words leave open; not a misreading (ledger.md)."""

    SOME_UNITS = "some-units"  # 相关街道办事处: which of them?
    OPEN_END = "open-end"  # 等部门: who else?
    DATE_NOT_NAMED = "date-not-named"  # 按时间节点完成, and the text names no date
    DEADLINE_OPEN = "deadline-open"  # a plausible wording that gives no date
    DATE_UNSURE = "date-unsure"  # 汛期前, 三季度前: a date, and a second meaning
    TARGET_OPEN = "target-open"  # 优于全市平均: something to reach, and no number
    MEMBERS_UNKNOWN = "members-unknown"  # 领导小组成员单位: is my unit a member?
    NAME_UNSURE = "name-unsure"  # a name near to my unit's: is it mine?

    @property
    def is_about_me(self) -> bool:
        """Whether it is answered, for each unit it may concern, by saying whether that is meant."""
        return self in {QuestionCode.SOME_UNITS, QuestionCode.MEMBERS_UNKNOWN}


class Field(StrEnum):
    """The field of a measure a doubt or question is about."""

    SECTION = "section"
    TASK_NO = "task_no"
    TASK = "task"
    MEASURE = "measure"
    DEADLINE = "deadline"
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that may have been misread; its sentence is found by the code in resources/messages.

    `facts` fill the sentence; `proposal` is what the reader would put into the field instead, when it has one.
    """

    code: DoubtCode
    field: Field
    place: Place
    facts: tuple[tuple[str, str], ...] = ()
    proposal: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Something the plan's own words leave open, to be answered by a person once."""

    code: QuestionCode
    field: Field
    wording: str


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """One measure as read: fields as shared by all formats, units in the order of the document."""

    annex: int
    annex_title: str
    section: str
    task_no: int
    task: str
    measure: str
    deadline: str
    lead: tuple[str, ...]
    responsible: tuple[str, ...]
    support: tuple[str, ...]
    place: Place
    doubts: tuple[Doubt, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorDraft:
    """One cell of an indicator table: a district's number to reach, as written."""

    district: str
    indicator: str
    value: str
    unit: str
    place: Place
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """The facts of the notice a plan came with; empty where the document does not say."""

    title: str = ""
    doc_no: str = ""
    issuer: str = ""
    issued_on: date | None = None
    report_rule: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document found in a file that may hold several (a gazette); `index` counts from 1."""

    index: int
    title: str
    doc_no: str
    measures: int


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A whole plan as read; `document` is the index of the document it was read from."""

    notice: NoticeDraft
    measures: tuple[MeasureDraft, ...]
    indicators: tuple[IndicatorDraft, ...] = ()
    documents: tuple[DocumentRow, ...] = ()
    document: int = 1
