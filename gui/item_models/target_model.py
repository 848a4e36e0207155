"""The numbers to reach as a table, with a column to enter a month's readings in."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, Qt, Signal

from gui.item_models.index import Index
from gui.item_models.row_table import HeadedColumn, RowTableModel
from gui.target_words import (
    asked_of,
    expected_words,
    fall_words,
    gap_words,
    name_of,
    newest_words,
    number_words,
    pace_word,
    stand_sentence,
)
from gui.wording import month_short
from model.periods import Month
from model.rows.target_line import LineKey, TargetLine
from model.rows.words import Pace

_ORDER = (Pace.NOT_MET, Pace.BEHIND, Pace.UNREAD, Pace.ON_COURSE, Pace.MET)


class TargetColumn(HeadedColumn):
    """The table's columns."""

    CODE = QT_TRANSLATE_NOOP("TargetTableModel", "Measure")
    NAME = QT_TRANSLATE_NOOP("TargetTableModel", "What is measured")
    ASKED = QT_TRANSLATE_NOOP("TargetTableModel", "Target")
    ENTRY = QT_TRANSLATE_NOOP("TargetTableModel", "Reading")
    NEWEST = QT_TRANSLATE_NOOP("TargetTableModel", "Latest")
    EXPECTED = QT_TRANSLATE_NOOP("TargetTableModel", "Expected")
    GAP = QT_TRANSLATE_NOOP("TargetTableModel", "Missing")
    TREND = QT_TRANSLATE_NOOP("TargetTableModel", "Trend")
    PACE = QT_TRANSLATE_NOOP("TargetTableModel", "Status")


class TargetTableModel(RowTableModel[TargetLine]):
    """One target or indicator a row; what is typed is kept in `drafts` until saved() or failed() says how it went.

    Signals:
        reading_typed: (key, month, text) to be stored.
    """

    reading_typed = Signal(object, object, str)

    columns = TargetColumn
    right_aligned = frozenset({TargetColumn.ENTRY, TargetColumn.NEWEST, TargetColumn.EXPECTED, TargetColumn.GAP})

    def __init__(self, month: Month, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.month = month
        self.is_read_only = False
        self.drafts: dict[tuple[LineKey, Month], str] = {}
        self.refused: set[tuple[LineKey, Month]] = set()
        self._began: dict[tuple[LineKey, Month], Decimal | None] = {}

    def display(self, row: TargetLine, column: TargetColumn) -> str:
        """The text of a cell."""
        if column is TargetColumn.ENTRY:
            return self.entry_of(row)
        return {
            TargetColumn.CODE: row.code, TargetColumn.NAME: name_of(row), TargetColumn.ASKED: asked_of(row),
            TargetColumn.NEWEST: newest_words(row), TargetColumn.EXPECTED: expected_words(row) or "—",
            TargetColumn.GAP: gap_words(row), TargetColumn.TREND: "", TargetColumn.PACE: pace_word(row.pace),
        }[column]

    def tip(self, row: TargetLine, column: TargetColumn) -> str:
        """The words a number came from, and what its place on the course means."""
        if column in (TargetColumn.EXPECTED, TargetColumn.GAP, TargetColumn.PACE):
            return stand_sentence(row)
        if column is TargetColumn.ENTRY:
            return fall_words(row)
        if column is TargetColumn.TREND:
            return "   ".join(f"{month_short(each.month)} {number_words(each.value)}" for each in row.counted)
        return row.source if column in (TargetColumn.CODE, TargetColumn.NAME) else row.written

    def sort_key(self, row: TargetLine, column: TargetColumn) -> Any:
        """Codes as they were given, numbers by their size, what is missed first."""
        if column is TargetColumn.CODE:
            rank = 1 if not row.key.is_indicator else 0 if row.is_mine else 2  # my district's, the measures', the others'
            return (rank, [int(part) for part in row.code.split("-") if part.isdecimal()], row.key.id)
        if column is TargetColumn.NEWEST:
            return row.stand.newest.value if row.stand and row.stand.newest else None
        if column is TargetColumn.EXPECTED:
            return row.stand.expected if row.stand else None
        if column is TargetColumn.GAP:
            return row.stand.gap if row.stand else None
        return _ORDER.index(row.pace) if column is TargetColumn.PACE else self.display(row, column)

    def entry_of(self, row: TargetLine) -> str:
        """The month's reading: what is on its way goes before what is stored."""
        stored = self._stored(row)
        return self.drafts.get((row.key, self.month), "" if stored is None else number_words(stored))

    def begin(self, row: TargetLine) -> None:
        """A reading begins to be typed: remember what it is entered in place of."""
        if (row.key, self.month) not in self.drafts:
            self._began[row.key, self.month] = self._stored(row)

    def take_began(self, key: tuple[LineKey, Month]) -> Decimal | None:
        """What stood there when a reading was begun to be typed; what is shown, where it was pasted."""
        place = self.place_of(key[0])
        shown = self._stored(self._rows[place], key[1]) if place >= 0 else None
        return self._began.get(key, shown)

    def _stored(self, row: TargetLine, month: Month | None = None) -> Decimal | None:
        return next((each.value for each in row.readings if each.month == (month or self.month)), None)

    def is_refused(self, row: TargetLine) -> bool:
        """Whether the text shown is no number that could be stored."""
        return (row.key, self.month) in self.refused

    def show_rows(self, rows: Sequence[TargetLine]) -> None:
        """Show these rows; the same as before stay where they are, so that an open editor stays."""
        known = {row.key: row for row in rows}
        if set(known) != {row.key for row in self._rows} or len(known) != len(self._rows):
            self.set_rows(rows)
            return
        for place, row in enumerate(self._rows):
            if known[row.key] != row:
                self.replace_row(place, known[row.key])

    def show_month(self, month: Month) -> None:
        """Take readings of another month."""
        self.month = month
        self.retranslate()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows once; entering a reading does not move them. What has no value goes last."""
        wanted, rows = TargetColumn(column), list(self._rows)
        known = [row for row in rows if self.sort_key(row, wanted) is not None]
        known.sort(key=lambda row: self.sort_key(row, wanted), reverse=order is Qt.SortOrder.DescendingOrder)
        self.set_rows([*known, *(row for row in rows if self.sort_key(row, wanted) is None)])

    def place_of(self, key: LineKey) -> int:
        """The row of a key; -1 when it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.key == key), -1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Readings can be entered, unless the ledger is only looked at."""
        flags = super().flags(index)
        if index.isValid() and index.column() == TargetColumn.ENTRY and not self.is_read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What a cell has for a role; the picture of the trend is said in numbers."""
        if index.isValid() and role == Qt.ItemDataRole.EditRole and index.column() == TargetColumn.ENTRY:
            return self.entry_of(self._rows[index.row()])
        if index.isValid() and role == Qt.ItemDataRole.AccessibleTextRole and index.column() == TargetColumn.TREND:
            return self.tip(self._rows[index.row()], TargetColumn.TREND)
        return super().data(index, role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The column of entries bears its month's name."""
        if orientation is Qt.Orientation.Horizontal and section == TargetColumn.ENTRY and role == Qt.ItemDataRole.DisplayRole:
            return month_short(self.month)
        return super().headerData(section, orientation, role)

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Take what was typed and have it stored."""
        if role != Qt.ItemDataRole.EditRole or index.column() != TargetColumn.ENTRY:
            return False
        row, text = self._rows[index.row()], str(value).strip()
        key = (row.key, self.month)
        if text == self.entry_of(row) and key not in self.refused:
            return False
        self.drafts[key] = text
        self.refused.discard(key)
        self._show(key)
        self.reading_typed.emit(key[0], key[1], text)
        return True

    def saved(self, key: tuple[LineKey, Month], text: str) -> None:
        """This text is stored."""
        if self.drafts.get(key) == text:
            del self.drafts[key]
        self._began.pop(key, None)
        self._show(key)

    def failed(self, key: tuple[LineKey, Month]) -> None:
        """The text could not be stored; it stays until it can."""
        self.refused.add(key)
        self._show(key)

    def _show(self, key: tuple[LineKey, Month]) -> None:
        place = self.place_of(key[0])
        if place >= 0:
            self.replace_row(place, self._rows[place])
