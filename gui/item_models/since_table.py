"""What is other now than it was handed in."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.item_models.row_table import HeadedColumn, RowTableModel
from gui.submission_words import column_word
from model.rows.submission import Since

EMPTY = "—"


class SinceColumn(HeadedColumn):
    """The columns, in their order."""

    CODE = QT_TRANSLATE_NOOP("SinceTableModel", "No.")
    WHAT = QT_TRANSLATE_NOOP("SinceTableModel", "What")
    SENT = QT_TRANSLATE_NOOP("SinceTableModel", "As handed in")
    NOW = QT_TRANSLATE_NOOP("SinceTableModel", "Now")


class SinceTableModel(RowTableModel[Since]):
    """One line a value: of which measure, what it is, as it was handed in, as it stands now."""

    columns = SinceColumn

    def display(self, row: Since, column: SinceColumn) -> str:
        """The text of a cell."""
        if column is SinceColumn.WHAT:
            return column_word(row.column)
        return {SinceColumn.CODE: row.code, SinceColumn.SENT: row.sent or EMPTY}.get(column, row.now or EMPTY)

    def tip(self, row: Since, column: SinceColumn) -> str:
        """The whole of a text."""
        return self.display(row, column) if column in (SinceColumn.SENT, SinceColumn.NOW) else ""
