"""The numbers of a report's summary, and the measures that one of them counts."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from gui.item_models.row_table import HeadedColumn, RowTableModel
from model.rows.report import Counted, NamedMeasure, ReportNumber

_WORDS = {
    Counted.MEASURES: QT_TRANSLATE_NOOP("NumberTableModel", "Measures"),
    Counted.MINE: QT_TRANSLATE_NOOP("NumberTableModel", "My unit's"),
    Counted.CLOSED: QT_TRANSLATE_NOOP("NumberTableModel", "Ticked off"),
    Counted.CLOSED_NOW: QT_TRANSLATE_NOOP("NumberTableModel", "Ticked off within the period"),
    Counted.DUE: QT_TRANSLATE_NOOP("NumberTableModel", "Due within the period"),
    Counted.DUE_CLOSED: QT_TRANSLATE_NOOP("NumberTableModel", "Of these ticked off"),
    Counted.OVERDUE: QT_TRANSLATE_NOOP("NumberTableModel", "Overdue"),
    Counted.TOLD: QT_TRANSLATE_NOOP("NumberTableModel", "With progress in the period"),
    Counted.TARGETS: QT_TRANSLATE_NOOP("NumberTableModel", "Targets"),
    Counted.TARGETS_READ: QT_TRANSLATE_NOOP("NumberTableModel", "Targets with a reading"),
    Counted.TARGETS_MET: QT_TRANSLATE_NOOP("NumberTableModel", "Targets met"),
    Counted.EVIDENCE: QT_TRANSLATE_NOOP("NumberTableModel", "Files of evidence"),
}


class NumberColumn(HeadedColumn):
    """The columns, in their order."""

    WHAT = QT_TRANSLATE_NOOP("NumberTableModel", "What is counted")
    NUMBER = QT_TRANSLATE_NOOP("NumberTableModel", "Number")


class NumberTableModel(RowTableModel[ReportNumber]):
    """One line a number: what it counts, how many."""

    columns = NumberColumn
    right_aligned = frozenset({NumberColumn.NUMBER})

    def display(self, row: ReportNumber, column: NumberColumn) -> str:
        """The text of a cell."""
        if column is NumberColumn.NUMBER:
            return str(row.number)
        return QCoreApplication.translate("NumberTableModel", str(_WORDS[row.figure]))


class CountedColumn(HeadedColumn):
    """The columns, in their order."""

    CODE = QT_TRANSLATE_NOOP("CountedTableModel", "No.")
    TEXT = QT_TRANSLATE_NOOP("CountedTableModel", "Measure")


class CountedTableModel(RowTableModel[NamedMeasure]):
    """One line a measure."""

    columns = CountedColumn

    def display(self, row: NamedMeasure, column: CountedColumn) -> str:
        """The text of a cell."""
        return row.code if column is CountedColumn.CODE else " ".join(row.text.split())

    def tip(self, row: NamedMeasure, column: CountedColumn) -> str:
        """The whole of a text."""
        return row.text if column is CountedColumn.TEXT else ""
