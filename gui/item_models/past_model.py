"""The submissions that were written before."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.item_models.row_table import RowTableModel
from gui.wording import full_day_words, month_words
from model.rows.submission import PastSubmission

HASH_SHOWN = 12


class PastColumn(IntEnum):
    """The columns, in their order."""

    MONTH = 0
    MADE = 1
    MEASURES = 2
    FILE = 3
    HASH = 4


class PastModel(RowTableModel[PastSubmission]):
    """One line a workbook that was written, the newest first."""

    columns = PastColumn
    right_aligned = frozenset({PastColumn.MEASURES})
    header_context = "PastModel"
    headers = {
        PastColumn.MONTH: str(QT_TRANSLATE_NOOP("PastModel", "Month")),
        PastColumn.MADE: str(QT_TRANSLATE_NOOP("PastModel", "Written")),
        PastColumn.MEASURES: str(QT_TRANSLATE_NOOP("PastModel", "Measures")),
        PastColumn.FILE: str(QT_TRANSLATE_NOOP("PastModel", "File")),
        PastColumn.HASH: str(QT_TRANSLATE_NOOP("PastModel", "SHA-256")),
    }

    def display(self, row: PastSubmission, column: PastColumn) -> str:
        """The text of a cell."""
        made = datetime.fromisoformat(row.made_at).astimezone()
        return {
            PastColumn.MONTH: month_words(row.month),
            PastColumn.MADE: f"{made.month}-{made.day} {made:%H:%M}",
            PastColumn.MEASURES: str(row.measures),
            PastColumn.FILE: row.file_name,
            PastColumn.HASH: row.sha256[:HASH_SHOWN],
        }[column]

    def tip(self, row: PastSubmission, column: PastColumn) -> str:
        """The whole of what is shortened, and by whom it was written."""
        if column is PastColumn.HASH:
            return row.sha256
        if column is PastColumn.MADE:
            made = datetime.fromisoformat(row.made_at).astimezone()
            return "  ".join(part for part in (full_day_words(made.date()), f"{made:%H:%M}", row.person) if part)
        return self.display(row, column)
