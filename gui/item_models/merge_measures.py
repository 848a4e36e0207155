"""The measures of a month with what everybody said of them: how many reported, how it stands altogether, the sums."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.item_models.row_table import HeadedColumn
from gui.item_models.unit_tables import SortingTableModel
from gui.wording import clauses, state_word
from model.rows.merged import MeasureReports
from model.rows.words import State


class ReportColumn(HeadedColumn):
    """The columns of the measures."""

    CODE = QT_TRANSLATE_NOOP("ReportTableModel", "No.")
    MEASURE = QT_TRANSLATE_NOOP("ReportTableModel", "Measure")
    REPORTED = QT_TRANSLATE_NOOP("ReportTableModel", "Reported")
    STATE = QT_TRANSLATE_NOOP("ReportTableModel", "Overall")
    TOTAL = QT_TRANSLATE_NOOP("ReportTableModel", "Sum")


class ReportTableModel(SortingTableModel[MeasureReports]):
    """One measure a row."""

    columns = ReportColumn

    def display(self, row: MeasureReports, column: ReportColumn) -> str:
        """The text of a cell."""
        if column is ReportColumn.CODE:
            return row.code
        if column is ReportColumn.MEASURE:
            return " ".join(row.text.split())
        if column is ReportColumn.REPORTED:
            return self.tr("{some} of {all}").format(some=len(row.lines), all=len(row.lines) + len(row.missing))
        if column is ReportColumn.STATE:
            return state_word(row.state) if row.state else "—"
        summed = [one for one in row.sums if one.is_summed and one.total is not None]
        return clauses(f"{one.total:f} {one.unit}".strip() for one in summed)

    def sort_key(self, row: MeasureReports, column: ReportColumn) -> Any:
        """Codes in the order of the plan, states in their own."""
        if column is ReportColumn.CODE:
            return row.annex, row.measure_id
        if column is ReportColumn.REPORTED:
            return len(row.lines)
        if column is ReportColumn.STATE:
            return list(State).index(row.state) if row.state else -1
        return self.display(row, column)

    def tip(self, row: MeasureReports, column: ReportColumn) -> str:
        """The whole text of the measure."""
        return row.text if column is ReportColumn.MEASURE else ""
