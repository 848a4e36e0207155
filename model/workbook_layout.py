"""The month's workbook as agreed between who writes it and who reads it back: columns, sheets, hidden ids.

A change here that an older reader would misunderstand raises LAYOUT_VERSION.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from model.rows.words import State

LAYOUT_VERSION = 1

GUIDE_SHEET = "填报说明"
SUMMARY_SHEET = "汇总"
PROGRESS_FILE = "progress.json"  # in a package, what the workbook says for programs
IDS_SHEET = "_taizhang"  # very hidden: Excel does not offer to show it

HEADER_ROW = 3
FIRST_ROW = 4


class Column(StrEnum):
    """The columns of an annex sheet, by what they hold; goal and next step only other offices' sheets have."""

    TASK_NO = "task_no"
    TASK = "task"
    MEASURE = "measure"
    DEADLINE = "deadline"
    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"
    PROGRESS = "progress"
    MONTH_PROGRESS = "month_progress"
    STATE = "state"
    READING = "reading"
    EVIDENCE = "evidence"
    TROUBLE = "trouble"
    UNIT = "unit"
    PERSON = "person"
    REPORTED_ON = "reported_on"
    ROW_ID = "row_id"
    GOAL = "goal"
    NEXT_STEP = "next_step"


@dataclass(frozen=True, slots=True)
class ColumnPlace:
    """How a column is shown: heading, width in characters, whether the plan's words in it are locked."""

    column: Column
    heading: str
    width: float
    is_locked: bool = False


COLUMNS: tuple[ColumnPlace, ...] = (
    ColumnPlace(Column.TASK_NO, "序号", 6, is_locked=True),
    ColumnPlace(Column.TASK, "重点任务", 14, is_locked=True),
    ColumnPlace(Column.MEASURE, "工作措施", 46, is_locked=True),
    ColumnPlace(Column.DEADLINE, "完成时限", 11, is_locked=True),
    ColumnPlace(Column.LEAD, "牵头单位", 14, is_locked=True),
    ColumnPlace(Column.RESPONSIBLE, "主责单位", 14, is_locked=True),
    ColumnPlace(Column.SUPPORT, "协办单位", 14, is_locked=True),
    ColumnPlace(Column.PROGRESS, "进展情况", 32),
    ColumnPlace(Column.MONTH_PROGRESS, "本月进展", 32),
    ColumnPlace(Column.STATE, "完成状态", 10),
    ColumnPlace(Column.READING, "指标数值", 12),
    ColumnPlace(Column.EVIDENCE, "佐证材料", 18),
    ColumnPlace(Column.TROUBLE, "存在问题", 20),
    ColumnPlace(Column.UNIT, "填报单位", 14),
    ColumnPlace(Column.PERSON, "填报人", 9),
    ColumnPlace(Column.REPORTED_ON, "填报日期", 12),
    ColumnPlace(Column.ROW_ID, "编码（请勿改动）", 10, is_locked=True),
)

STATE_WORDS: dict[State, str] = {
    State.NOT_STARTED: "未启动",
    State.IN_PROGRESS: "推进中",
    State.BLOCKED: "存在困难",
    State.CLOSED: "已完成",
    State.NOT_APPLICABLE: "不涉及",
}


class Fact(StrEnum):
    """The keys of the hidden sheet, one a row: key, value."""

    LAYOUT = "layout"
    LEDGER = "ledger"
    PLAN = "plan"
    PLAN_TITLE = "plan_title"
    PLAN_DOC_NO = "plan_doc_no"
    PLAN_YEAR = "plan_year"
    MONTH = "month"
    UNIT = "unit"
    PERSON = "person"
    ROWS = "rows"


def column_number(column: Column) -> int:
    """Where a column stands, counted from 1."""
    return next(number for number, place in enumerate(COLUMNS, 1) if place.column is column)


def annex_sheet(annex: int) -> str:
    """The name of an annex's sheet."""
    return f"附件{annex}" if annex else "无附件"


_BLANK = re.compile(r"\s+")


def fingerprint(annex: int, task_no: int, text: str) -> str:
    """Sixteen characters that tell a measure by its words, the same in every ledger that took the plan in.

    Blanks and the width of punctuation do not count.
    """
    words = _BLANK.sub("", unicodedata.normalize("NFKC", text))
    return hashlib.sha256(f"{annex}|{task_no}|{words}".encode("utf-8", "replace")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class RowId:
    """What the hidden column holds: the sender's ids and the measure's fingerprint."""

    measure_id: int
    task_id: int
    target_ids: tuple[int, ...]
    fingerprint: str

    def __str__(self) -> str:
        targets = ",".join(str(number) for number in self.target_ids)
        return f"m{self.measure_id};t{self.task_id};g{targets};{self.fingerprint}"

    @classmethod
    def parse(cls, text: str) -> RowId | None:
        """The ids in a cell of the hidden column; None when it was overwritten."""
        found = _ROW_ID.fullmatch(text.strip())
        if not found:
            return None
        targets = tuple(int(number) for number in found[3].split(",") if number)
        return cls(int(found[1]), int(found[2]), targets, found[4])


_ROW_ID = re.compile(r"m(\d+);t(\d+);g((?:\d+(?:,\d+)*)?);([0-9a-f]{16})", re.ASCII)


CELL_LIMIT = 32_767  # characters of UTF-16 a cell holds (Excel specifications and limits)
_ESCAPED = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")
_TO_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def escape_text(text: str) -> str:
    """A text as a cell stores it: what looks like "_x000D_" would be read as a character (ECMA-376 22.9.2.19)."""
    return _TO_ESCAPE.sub("_x005F_", text) if "_x" in text else text


def unescape_text(text: str) -> str:
    """A cell's text as a person reads it."""
    return _ESCAPED.sub("_", text) if "_x005F_" in text else text
