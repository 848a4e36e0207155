"""What is other now than it was handed in."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.item_models.row_table import RowTableModel
from gui.submission_words import column_word
from model.rows.submission import Since

EMPTY = "—"


class SinceColumn(IntEnum):
    """The columns, in their order."""

    CODE = 0
    WHAT = 1
    SENT = 2
    NOW = 3


class SinceTableModel(RowTableModel[Since]):
    """One line a value: of which measure, what it is, as it was handed in, as it stands now."""

    columns = SinceColumn
    header_context = "SinceTableModel"
    headers = {
        SinceColumn.CODE: str(QT_TRANSLATE_NOOP("SinceTableModel", "No.")),
        SinceColumn.WHAT: str(QT_TRANSLATE_NOOP("SinceTableModel", "What")),
        SinceColumn.SENT: str(QT_TRANSLATE_NOOP("SinceTableModel", "As handed in")),
        SinceColumn.NOW: str(QT_TRANSLATE_NOOP("SinceTableModel", "Now")),
    }

    def display(self, row: Since, column: SinceColumn) -> str:
        """The text of a cell."""
        if column is SinceColumn.WHAT:
            return column_word(row.column)
        return {SinceColumn.CODE: row.code, SinceColumn.SENT: row.sent or EMPTY}.get(column, row.now or EMPTY)

    def tip(self, row: Since, column: SinceColumn) -> str:
        """The whole of a text."""
        return self.display(row, column) if column in (SinceColumn.SENT, SinceColumn.NOW) else ""
