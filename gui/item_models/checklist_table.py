"""The checklist's columns: what headings and measures say in each of them."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal

from gui.item_models.checklist_layout import Block
from gui.item_models.checklist_rows import ChecklistRows
from gui.item_models.checklist_words import cell_text, spoken_text
from gui.item_models.index import NOWHERE, Index
from gui.item_models.row_table import ROW_ROLE
from gui.wording import light_text
from model.rows.checklist import MeasureRow, SortKey
from model.rows.words import State

HEADING_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
MEASURE_FLAGS = HEADING_FLAGS | Qt.ItemFlag.ItemIsDropEnabled
BOX_FLAGS = MEASURE_FLAGS | Qt.ItemFlag.ItemIsUserCheckable
BLOCK_ROLE = int(Qt.ItemDataRole.UserRole) + 3


class Column(IntEnum):
    """The columns, in order."""

    TEXT = 0
    DUE = 1
    ROLE = 2
    EVIDENCE = 3
    MONTH = 4
    CODE = 5
    STATE = 6
    WORDING = 7
    HANDLER = 8


HEADERS: dict[Column, Any] = {
    Column.TEXT: QT_TRANSLATE_NOOP("ChecklistModel", "Measure"),
    Column.DUE: QT_TRANSLATE_NOOP("ChecklistModel", "Due"),
    Column.ROLE: QT_TRANSLATE_NOOP("ChecklistModel", "My role"),
    Column.EVIDENCE: QT_TRANSLATE_NOOP("ChecklistModel", "Evidence"),
    Column.MONTH: QT_TRANSLATE_NOOP("ChecklistModel", "This month"),
    Column.CODE: QT_TRANSLATE_NOOP("ChecklistModel", "Code"),
    Column.STATE: QT_TRANSLATE_NOOP("ChecklistModel", "State"),
    Column.WORDING: QT_TRANSLATE_NOOP("ChecklistModel", "Deadline in the plan"),
    Column.HANDLER: QT_TRANSLATE_NOOP("ChecklistModel", "Handler"),
}
USUAL = (Column.TEXT, Column.DUE, Column.ROLE, Column.EVIDENCE, Column.MONTH)
SORTS = {
    Column.DUE: SortKey.DUE,
    Column.ROLE: SortKey.ROLE,
    Column.EVIDENCE: SortKey.EVIDENCE,
    Column.MONTH: SortKey.MONTH,
    Column.CODE: SortKey.CODE,
    Column.STATE: SortKey.STATE,
    Column.HANDLER: SortKey.HANDLER,
}  # what a click on a column's name sorts by


class ChecklistTable(ChecklistRows):
    """What the rows say in each column, to the eye and to assistive technology.

    Signals:
        tick_wanted: (tuple of measure ids, whether they are to be closed) a box was ticked or unticked.
    """

    tick_wanted = Signal(object, bool)

    @property
    def year(self) -> int:
        """The year it is: days of it are shown without it."""
        return self._fetcher.today().year

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What a cell has for a role."""
        if not index.isValid():
            return None
        line = self.line_at(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(line, index.column(), year=self.year)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            is_open = isinstance(line, Block) and self.is_open(index.row())
            return spoken_text(line, index.column(), year=self.year, is_open=is_open)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(line, index.column()) if isinstance(line, MeasureRow) else None
        if (
            role == Qt.ItemDataRole.CheckStateRole
            and index.column() == Column.TEXT
            and isinstance(line, MeasureRow)
        ):
            return Qt.CheckState.Checked if line.state is State.CLOSED else Qt.CheckState.Unchecked
        if role == ROW_ROLE:
            return line if isinstance(line, MeasureRow) else None
        if role == BLOCK_ROLE:
            return line if isinstance(line, Block) else None
        return None

    def _tip(self, row: MeasureRow, column: int) -> str | None:
        if column == Column.DUE:  # why its light is lit, the plan's own words, and what may be cut in the cell
            said = (light_text(row.light, row.reasons), cell_text(row, column, year=self.year), row.deadline)
            return "\n".join(part for part in said if part)
        return {Column.TEXT: row.text, Column.WORDING: row.deadline, Column.HANDLER: row.handler or None}.get(Column(column))

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Ask for a tick; the box changes once the change is written."""
        measure = self.measure_at(index.row()) if role == Qt.ItemDataRole.CheckStateRole else None
        if measure is None:
            return False
        self.tick_wanted.emit((measure.id,), Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Measures can be ticked and take files; headings can be gone to."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._layout.measure_at(index.row()) is None:
            return HEADING_FLAGS
        return BOX_FLAGS if index.column() == Column.TEXT else MEASURE_FLAGS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """A column's name in the window's language."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate("ChecklistModel", HEADERS[Column(section)])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def retranslate(self) -> None:
        """Tell the views that headers and texts are in another language now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self._repaint(0, len(self._layout) - 1)
