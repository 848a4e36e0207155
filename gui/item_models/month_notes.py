"""The measures of a month that lack progress, with a column to write it in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, Qt, Signal

from gui.item_models.index import Index
from gui.item_models.row_table import HeadedColumn, RowTableModel
from gui.wording import due_words, light_text, light_word
from model.periods import Month
from model.rows.submission import MonthNote


class NoteColumn(HeadedColumn):
    """The columns, in their order."""

    CODE = QT_TRANSLATE_NOOP("MonthNotesModel", "No.")
    MEASURE = QT_TRANSLATE_NOOP("MonthNotesModel", "Measure")
    DUE = QT_TRANSLATE_NOOP("MonthNotesModel", "Due")
    NOTE = QT_TRANSLATE_NOOP("MonthNotesModel", "Progress")


class MonthNotesModel(RowTableModel[MonthNote]):
    """Rows of one month; what a person writes is kept in `drafts` until saved() or failed() says how it went.

    `began` is what stood in the ledger when a note was begun to be written.

    Signals:
        note_written: (measure id, month, text) to be stored.
    """

    note_written = Signal(object, object, str)

    columns = NoteColumn

    def __init__(self, month: Month, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.month = month
        self.is_read_only = False
        self.drafts: dict[tuple[int, Month], str] = {}
        self.refused: set[tuple[int, Month]] = set()
        self.began: dict[tuple[int, Month], str] = {}

    def display(self, row: MonthNote, column: NoteColumn) -> str:
        """The text of a cell."""
        if column is NoteColumn.CODE:
            return row.row.code
        if column is NoteColumn.MEASURE:
            return row.row.text
        if column is NoteColumn.DUE:
            return due_words(row.row.due, self.month.year)
        return self.note_of(row)

    def tip(self, row: MonthNote, column: NoteColumn) -> str:
        """Whole texts, and what a light means."""
        if column is NoteColumn.DUE:
            return f"{light_text(row.row.light, row.row.reasons)}\n{row.row.deadline}"
        return self.display(row, column)

    def note_of(self, row: MonthNote) -> str:
        """What is noted: words on their way go before what is stored."""
        return self.drafts.get((row.row.id, self.month), row.note)

    def begin(self, row: MonthNote) -> None:
        """A note begins to be written: remember what it is written in place of."""
        key = (row.row.id, self.month)
        if key not in self.drafts:
            self.began[key] = row.note

    def is_refused(self, row: MonthNote) -> bool:
        """Whether the words shown could not be stored."""
        return (row.row.id, self.month) in self.refused

    def show_rows(self, rows: Sequence[MonthNote]) -> None:
        """Show these rows; the same measures as before are updated in place, so that an open editor stays."""
        if [row.row.id for row in rows] != [row.row.id for row in self._rows]:
            self.set_rows(rows)
            return
        for place, row in enumerate(rows):
            if row != self._rows[place]:
                self.replace_row(place, row)

    def begin_month(self, month: Month) -> None:
        """Another month's rows will come; until then there are none to write in."""
        self.month = month
        self.set_rows([])

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The progress can be written, unless the ledger is only looked at."""
        flags = super().flags(index)
        if index.isValid() and index.column() == NoteColumn.NOTE and not self.is_read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What a cell has for a role; the editor begins with the whole note."""
        if index.isValid() and role == Qt.ItemDataRole.EditRole:
            return self.display(self._rows[index.row()], NoteColumn(index.column()))
        if index.isValid() and role == Qt.ItemDataRole.AccessibleTextRole and index.column() == NoteColumn.DUE:
            row = self._rows[index.row()]
            return f"{light_word(row.row.light)} {self.display(row, NoteColumn.DUE)}"
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Take what was written and have it stored."""
        if role != Qt.ItemDataRole.EditRole or index.column() != NoteColumn.NOTE:
            return False
        row, text = self._rows[index.row()], str(value).strip()
        key = (row.row.id, self.month)
        if text == self.note_of(row) and key not in self.refused:
            return False
        self.drafts[key] = text
        self.refused.discard(key)
        self._show(key)
        self.note_written.emit(key[0], key[1], text)
        return True

    def saved(self, key: tuple[int, Month], text: str, stands: str | None = None) -> None:
        """These words are stored; others `stand` there where somebody else had written it, as a person chose."""
        if self.drafts.get(key) == text:
            del self.drafts[key]
            self.refused.discard(key)
        stands = text if stands is None else stands
        if key not in self.drafts or stands == text:
            self.began[key] = stands
        for place, row in enumerate(self._rows):
            if row.row.id == key[0] and key[1] == self.month:
                self.replace_row(place, replace(row, note=stands))

    def failed(self, key: tuple[int, Month]) -> None:
        """The words could not be stored; they stay until they can."""
        self.refused.add(key)
        self._show(key)

    def _show(self, key: tuple[int, Month]) -> None:
        for place, row in enumerate(self._rows):
            if row.row.id == key[0]:
                self.replace_row(place, row)
