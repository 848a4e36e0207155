"""The indicators of a draft as a table: districts down, indicators across, a mark on what is in doubt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QIcon

from gui.item_models.index import Index
from model.rows.draft import IndicatorDraft, PlanDraft
from model.rules.indicator_edits import districts_of, names_of

_ROOT = QModelIndex()


class IndicatorTableModel(QAbstractTableModel):
    """Cells by district and name; a district without a value for a name has an empty cell that cannot be written.

    Signals:
        value_written: a cell's place among the draft's indicators and its new value.
    """

    value_written = Signal(int, str)

    def __init__(self, mark: Callable[[], QIcon], tip: Callable[[IndicatorDraft], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mark, self._tip = mark, tip
        self._districts: tuple[str, ...] = ()
        self._names: tuple[str, ...] = ()
        self._places: dict[tuple[int, int], int] = {}
        self._cells: tuple[IndicatorDraft, ...] = ()

    def set_draft(self, draft: PlanDraft) -> None:
        """Show a draft's indicators."""
        self.beginResetModel()
        self._cells = draft.indicators
        self._districts, self._names = districts_of(draft), names_of(draft)
        rows = {district: at for at, district in enumerate(self._districts)}
        columns = {name: at for at, name in enumerate(self._names)}
        self._places = {}
        for place, cell in enumerate(draft.indicators):
            self._places.setdefault((rows[cell.district], columns[cell.indicator]), place)
        self.endResetModel()

    def cell(self, index: Index) -> IndicatorDraft | None:
        """The indicator at an index; None where a district has none."""
        place = self._places.get((index.row(), index.column()))
        return None if place is None else self._cells[place]

    def name(self, column: int) -> str:
        """The indicator of a column."""
        return self._names[column]

    def doubtful(self, column: int) -> bool:
        """Whether a cell of a column is in doubt."""
        return any(self._cells[place].doubts for (_, at), place in self._places.items() if at == column)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Districts."""
        return 0 if parent.isValid() else len(self._districts)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Indicators."""
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The value as written; a mark and its reason where it is in doubt."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return cell.value
        if role == Qt.ItemDataRole.DecorationRole and cell.doubts:
            return self._mark()
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._tip(cell)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for a value to be written; the draft is another one after that."""
        place = self._places.get((index.row(), index.column()))
        if role != Qt.ItemDataRole.EditRole or place is None:
            return False
        if str(value).strip() != self._cells[place].value:
            self.value_written.emit(place, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells that hold something can be written."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.cell(index) is not None else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Names across, districts down."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        heads = self._names if orientation is Qt.Orientation.Horizontal else self._districts
        return heads[section] if 0 <= section < len(heads) else None
