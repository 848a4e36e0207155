"""The units that are asked to report: whether they did, when, how late, and what they left empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject, Qt, Signal

from gui.item_models.index import Index
from gui.item_models.row_table import HeadedColumn
from gui.item_models.unit_tables import SortingTableModel
from gui.theme import Theme, Token
from gui.wording import day_words, listed
from model.rows.merged import SenderStanding, SenderStatus


class SenderGroup(IntEnum):
    """Who is listed."""

    ALL = 0
    COMPLETE = 1
    LATE = 2
    INCOMPLETE = 3
    MISSING = 4


def group_of(senders: Iterable[SenderStanding], group: SenderGroup) -> list[SenderStanding]:
    """Those of a group; all but the whole list hold only who is asked to report."""
    if group is SenderGroup.ALL:
        return list(senders)
    expected = [one for one in senders if one.is_expected]
    if group is SenderGroup.LATE:
        return [one for one in expected if one.days_late and one.status is not SenderStatus.MISSING]
    status = {
        SenderGroup.COMPLETE: SenderStatus.COMPLETE, SenderGroup.INCOMPLETE: SenderStatus.INCOMPLETE, SenderGroup.MISSING: SenderStatus.MISSING,
    }[group]  # fmt: skip
    return [one for one in expected if one.status is status]


class SenderColumn(HeadedColumn):
    """The columns of the units."""

    UNIT = QT_TRANSLATE_NOOP("SenderTableModel", "Asked to report")
    STATUS = QT_TRANSLATE_NOOP("SenderTableModel", "Status")
    SENT = QT_TRANSLATE_NOOP("SenderTableModel", "Reported on")
    LATE = QT_TRANSLATE_NOOP("SenderTableModel", "Late")
    EMPTY = QT_TRANSLATE_NOOP("SenderTableModel", "Left empty")
    FILES = QT_TRANSLATE_NOOP("SenderTableModel", "Files")


class SenderTableModel(SortingTableModel[SenderStanding]):
    """One unit a row; its tick says that it is asked to report.

    Signals:
        expected_changed: (SenderStanding, whether it is asked to report from now on).
    """

    expected_changed = Signal(object, bool)

    columns = SenderColumn
    right_aligned = frozenset((SenderColumn.EMPTY, SenderColumn.FILES))

    def __init__(self, theme: Theme, parent: QObject | None = None, *, is_read_only: bool = False) -> None:
        super().__init__(parent)
        self._theme, self._is_read_only = theme, is_read_only

    def display(self, row: SenderStanding, column: SenderColumn) -> str:
        """The text of a cell; nought is left out."""
        if column is SenderColumn.UNIT:
            return row.name
        if column is SenderColumn.STATUS:
            return self.status_words(row)
        if column is SenderColumn.SENT:
            return day_words(row.sent_on) if row.sent_on else ""
        if column is SenderColumn.LATE:
            return self.tr("%n day(s)", "", row.days_late) if row.days_late and row.is_expected else ""
        if column is SenderColumn.EMPTY:
            is_told = row.empty and row.status is not SenderStatus.MISSING
            return self.tr("{empty} of {all}").format(empty=len(row.empty), all=row.measures) if is_told else ""
        return str(len(row.files)) if row.files else ""

    def sort_key(self, row: SenderStanding, column: SenderColumn) -> Any:
        """Days and numbers by size."""
        keys: dict[SenderColumn, Any] = {
            SenderColumn.STATUS: (not row.is_expected, list(SenderStatus).index(row.status)),
            SenderColumn.SENT: row.sent_on.toordinal() if row.sent_on else 0, SenderColumn.LATE: row.days_late,
            SenderColumn.EMPTY: len(row.empty), SenderColumn.FILES: len(row.files),
        }
        return keys.get(column, row.name)

    def tip(self, row: SenderStanding, column: SenderColumn) -> str:
        """Which measures were left empty."""
        return listed(row.empty[:60]) if column is SenderColumn.EMPTY else ""

    def decoration(self, row: SenderStanding, column: SenderColumn) -> Any:
        """A shape beside the standing's word."""
        if column is not SenderColumn.STATUS:
            return None
        missing = ("light-red", Token.RED) if row.days_late and row.is_expected else ("light-grey", Token.GREY)
        icon, token = {
            SenderStatus.COMPLETE: ("light-green", Token.GREEN), SenderStatus.INCOMPLETE: ("light-amber", Token.AMBER),
            SenderStatus.MISSING: missing,
        }[row.status]  # fmt: skip
        return self._theme.icons.icon(icon, self._theme.colours[token])

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What a cell has for a role; the first column has a tick box."""
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid() and index.column() == SenderColumn.UNIT:
            return Qt.CheckState.Checked if self.row_at(index).is_expected else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Tell that a unit is asked to report, or is not; the list follows when that is written."""
        if role != Qt.ItemDataRole.CheckStateRole or self._is_read_only:
            return False
        self.expected_changed.emit(self.row_at(index), Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only the tick can be changed."""
        found = super().flags(index)
        is_ticked = index.column() == SenderColumn.UNIT and not self._is_read_only
        return found | Qt.ItemFlag.ItemIsUserCheckable if is_ticked else found

    def status_words(self, row: SenderStanding) -> str:
        """How a unit stands, in a word or two."""
        if not row.is_expected and not row.files:
            return self.tr("Not asked")
        return {
            SenderStatus.COMPLETE: self.tr("Complete"), SenderStatus.INCOMPLETE: self.tr("Incomplete"),
            SenderStatus.MISSING: self.tr("Not reported"),
        }[row.status]  # fmt: skip


def owing(senders: Sequence[SenderStanding]) -> list[SenderStanding]:
    """Those who may be reminded."""
    return [one for one in senders if one.is_expected and one.status is not SenderStatus.COMPLETE]
