"""The measures of two plans, a line for each that stands in either, or for each of the level above."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject
from PySide6.QtGui import QIcon

from gui.compare_words import LOOKS, compared_word
from gui.item_models.row_table import HeadedColumn, RowTableModel
from gui.theme import Theme
from model.rows.comparison import ComparedRow


class CompareColumn(HeadedColumn):
    """The columns, in their order."""

    FOUND = QT_TRANSLATE_NOOP("CompareTable", "Found")
    BEFORE = QT_TRANSLATE_NOOP("CompareTable", "Other plan")
    NOW = QT_TRANSLATE_NOOP("CompareTable", "This plan")
    MEASURE = QT_TRANSLATE_NOOP("CompareTable", "Measure")


class CompareTable(RowTableModel[ComparedRow]):
    """One line a measure."""

    columns = CompareColumn

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def display(self, row: ComparedRow, column: CompareColumn) -> str:
        """The text of a cell."""
        if column is CompareColumn.FOUND:
            return compared_word(row.kind)
        if column is CompareColumn.MEASURE:
            return measure_text(row)
        side = row.before if column is CompareColumn.BEFORE else row.now
        return side.code if side is not None else "—"

    def tip(self, row: ComparedRow, column: CompareColumn) -> str:
        """The whole text."""
        return measure_text(row) if column is CompareColumn.MEASURE else ""

    def decoration(self, row: ComparedRow, column: CompareColumn) -> QIcon | None:
        """A shape for what was found."""
        if column is not CompareColumn.FOUND:
            return None
        icon, token = LOOKS[row.kind]
        return self._theme.icons.icon(icon, self._theme.colours[token])


def measure_text(row: ComparedRow) -> str:
    """What a line is about: between levels the measure above, between years this year's, or last year's where it is gone."""
    shown = row.before if row.score or row.now is None else row.now
    return " ".join(shown.measure.split()) if shown is not None else ""
