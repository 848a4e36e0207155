"""What goes into a cell of another office's sheet, by what its column is for; nothing is put where nothing was said."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from model.rows.own_sheet import FillValue
from model.rows.report import SubmissionRow
from model.rows.words import State
from model.rules.next_step import parted
from model.rules.returned_values import state_of
from model.workbook_layout import STATE_WORDS, Column

SO_FAR = re.compile(r"累计|截至|截止|以来|全年|年度|总体|^20\d\d年?$")
_BLANK = re.compile(r"\s+")


def is_said(row: SubmissionRow) -> bool:
    """Whether a measure has something to say this month: a note, a reading, or an end."""
    return bool(row.month_progress or row.trouble or any(target.value is not None for target in row.targets)
                or row.state in (State.CLOSED, State.NOT_APPLICABLE))


def value_of(row: SubmissionRow, column: Column, *, label: str, has_month_column: bool) -> FillValue | None:
    """The value of a measure for a column; None where there is none.

    A lone progress column gets the month's note, unless its label asks for all that was done so far.
    """
    if column is Column.PROGRESS:
        is_whole = has_month_column or SO_FAR.search(label) is not None
        return (row.progress if is_whole else row.month_progress) or None
    if column is Column.READING:
        return _reading(row)
    if column is Column.GOAL:
        return "\n".join(target.asked if len(row.targets) == 1 else f"{target.subject}：{target.asked}" for target in row.targets) or None
    if column is Column.NEXT_STEP:
        return parted(row.month_progress)[1] or parted(row.trouble)[1] or None
    plain: dict[Column, FillValue | None] = {
        Column.MONTH_PROGRESS: row.month_progress, Column.STATE: STATE_WORDS[row.state] if row.state else None,
        Column.EVIDENCE: "\n".join(row.evidence), Column.TROUBLE: row.trouble, Column.UNIT: row.unit, Column.PERSON: row.person,
        Column.REPORTED_ON: row.reported_on,
    }
    return plain.get(column) or None


def _reading(row: SubmissionRow) -> FillValue | None:
    read = [target for target in row.targets if target.value is not None]
    if len(row.targets) == 1 and read and read[0].value is not None:
        return read[0].value
    return "\n".join(f"{target.subject}：{target.value}{target.unit}" for target in read) or None


def offered_word(state: State, label: str, choices: Sequence[str]) -> str | None:
    """The word for a state that a drop-down list offers, or that a "是否完成" asks for; None when the list has none for it."""
    if not choices:
        is_question = "是否" in label or "与否" in label
        return ("是" if state is State.CLOSED else "否") if is_question else STATE_WORDS[state]
    plain = {_bare(word): word for word in reversed(choices)}
    if _bare(STATE_WORDS[state]) in plain:
        return plain[_bare(STATE_WORDS[state])]
    if set(plain) <= {"是", "否", "√", "×"}:
        wanted = ("是", "√") if state is State.CLOSED else ("否", "×")
        return next((plain[word] for word in wanted if word in plain), None)
    meaning_it = [word for word in choices if state_of(word) is state]
    return meaning_it[0] if meaning_it else None


def _bare(text: str) -> str:
    return _BLANK.sub("", unicodedata.normalize("NFKC", text))
