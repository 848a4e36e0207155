"""Numeric targets as a table: what is asked, what was read last, whether it is met."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gui.item_models.row_table import RowTableModel
from gui.pages.detail_targets import target_words
from gui.wording import month_short
from model.rows.target_line import TargetLine


class TargetColumn(IntEnum):
    """The table's columns."""

    CODE = 0
    TARGET = 1
    READING = 2
    MET = 3


class TargetTableModel(RowTableModel[TargetLine]):
    """One target a row."""

    columns = TargetColumn
    header_context = "TargetTableModel"
    headers = {
        TargetColumn.CODE: str(QT_TRANSLATE_NOOP("TargetTableModel", "Measure")),
        TargetColumn.TARGET: str(QT_TRANSLATE_NOOP("TargetTableModel", "Asked")),
        TargetColumn.READING: str(QT_TRANSLATE_NOOP("TargetTableModel", "Newest reading")),
        TargetColumn.MET: str(QT_TRANSLATE_NOOP("TargetTableModel", "Met")),
    }

    def display(self, row: TargetLine, column: TargetColumn) -> str:
        """The text of a cell."""
        return {
            TargetColumn.CODE: row.code, TargetColumn.TARGET: target_words(row.place),
            TargetColumn.READING: _reading(row), TargetColumn.MET: met_word(row),
        }[column]

    def sort_key(self, row: TargetLine, column: TargetColumn) -> Any:
        """Numbers by their size, what is not met first, codes as they were given."""
        if column is TargetColumn.READING:
            return row.value
        if column is TargetColumn.MET:
            return (False, None, True).index(row.is_met)
        return [int(part) for part in row.code.split("-") if part.isdecimal()] if column is TargetColumn.CODE else row.place.subject

    def tip(self, row: TargetLine, column: TargetColumn) -> str:
        """The wording a target came from."""
        return row.place.wording if column is TargetColumn.TARGET else ""


def met_word(row: TargetLine) -> str:
    """Whether a target is met, in a word."""
    if row.is_met is None:
        return QCoreApplication.translate("TargetTableModel", "No reading yet")
    if row.is_met:
        return QCoreApplication.translate("TargetTableModel", "Met")
    return QCoreApplication.translate("TargetTableModel", "Not met")


def _reading(row: TargetLine) -> str:
    if row.value is None or row.month is None:
        return "—"
    return f"{format(row.value.normalize(), 'f')} · {month_short(row.month)}"
