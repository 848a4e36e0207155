"""What conflicts, fields and values of returned reports are called in the window."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from gui.review.field_words import field_word as plan_word
from gui.wording import month_words, state_word
from model.errors import explain
from model.periods import Month
from model.rows.draft import Field
from model.rows.merging import Conflict, ConflictCode, MergeField, Side
from model.rows.words import State

_SHOWN = 120  # characters of a value within a sentence
_FIELDS = frozenset(Field) - {Field.ROW}


def field_word(name: str, targets: Mapping[int, str] | None = None) -> str:
    """What a field of a report, or a column of the plan, is called; a reading by its target where these are known."""
    number = name.partition(":")[2]
    if targets and number.isdecimal() and targets.get(int(number)):
        return targets[int(number)]
    known = {
        MergeField.TEXT.value: QCoreApplication.translate("MergeWords", "Progress"),
        MergeField.STATE.value: QCoreApplication.translate("MergeWords", "State"),
        MergeField.TROUBLE.value: QCoreApplication.translate("MergeWords", "Trouble"),
        MergeField.PROOF.value: QCoreApplication.translate("MergeWords", "Evidence"),
        MergeField.READING.value: QCoreApplication.translate("MergeWords", "Reading"),
    }.get(name.partition(":")[0])
    if known is not None:
        return known
    return plan_word(Field(name)) if name in _FIELDS else ""


def value_word(field: str, value: str) -> str:
    """A value as it is read: states by their words."""
    if field == MergeField.STATE and value in set(State):
        return state_word(State(value))
    return value


def sentence(conflict: Conflict, language: str) -> str:
    """What stands against merging, in one sentence."""
    first = conflict.sides[0] if conflict.sides else None
    facts: dict[str, object] = {
        "unit": conflict.unit, "code": conflict.measure_code, "field": field_word(conflict.field),
        "old": _short(_told(conflict, conflict.old)), "value": _short(_told(conflict, first.value)) if first else "",
    }  # fmt: skip
    return " ".join(explain(conflict.sentence, facts, language).happened.split())


def place_words(side: Side) -> str:
    """Where a value stands: file, sheet and row."""
    where = [side.file, side.sheet]
    if side.row:
        where.append(QCoreApplication.translate("MergeWords", "row {number}").format(number=side.row))
    return " · ".join(part for part in where if part)


def _told(conflict: Conflict, value: str) -> str:
    is_month = conflict.code in (ConflictCode.OTHER_MONTH, ConflictCode.MONTHS_DIFFER)
    return month_words(Month.parse(value)) if is_month and value else value_word(conflict.field, value)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
