"""The base of every table whose rows fit in memory: frozen rows in, display, sort key and row out."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, ClassVar, Generic, Self, TypeVar

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QObject, Qt

from gui.item_models.index import NOWHERE, Index

_Row = TypeVar("_Row")

SORT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 2

_HEADER_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.TextAlignmentRole)
_CENTRE = Qt.AlignmentFlag.AlignVCenter


class HeadedColumn(IntEnum):
    """The columns of a table from 0 on, each made of its heading: QT_TRANSLATE_NOOP(name of the table's class, "…")."""

    heading: str

    def __new__(cls, heading: str | int) -> Self:
        """A column after those there are; called with a number, Enum gives the one that is."""
        column = int.__new__(cls, len(cls.__members__))
        column._value_, column.heading = len(cls.__members__), str(heading)
        return column


class RowTableModel(QAbstractTableModel, Generic[_Row]):
    """Shows frozen rows. A subclass names its columns and says what each shows.

    Override display(), and where they differ sort_key(), tip(), decoration().
    """

    columns: ClassVar[type[HeadedColumn]]
    right_aligned: ClassVar[frozenset[Any]] = frozenset()
    is_read_beside: ClassVar[bool] = True  # whether display() may be called beside the window's thread: it keeps nothing

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []

    def display(self, row: _Row, column: Any) -> str:
        """The text of a cell."""
        raise NotImplementedError

    def sort_key(self, row: _Row, column: Any) -> Any:
        """What the column is sorted by; None goes last."""
        return self.display(row, column)

    def tip(self, _row: _Row, _column: Any) -> str:
        """The tool tip of a cell, empty for none."""
        return ""

    def decoration(self, _row: _Row, _column: Any) -> Any:
        """An icon or colour before the text, None for none."""
        return None

    def set_rows(self, rows: Sequence[_Row]) -> None:
        """Show these rows from now on; the only way in."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def replace_row(self, place: int, row: _Row) -> None:
        """Show a newer version of one row."""
        self._rows[place] = row
        self.dataChanged.emit(self.index(place, 0), self.index(place, self.columnCount() - 1))

    def rows(self) -> list[_Row]:
        """The rows shown, in the order they were given."""
        return list(self._rows)

    def row_at(self, index: Index) -> _Row:
        """The row an index of this model stands for."""
        return self._rows[index.row()]

    def retranslate(self) -> None:
        """Tell the views that headers and texts are in another language now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows there are; cells have no children."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What a cell has for a role."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.display(row, column)
        if role == SORT_ROLE:
            return self.sort_key(row, column)
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tip(row, column) or None
        if role == Qt.ItemDataRole.DecorationRole:
            return self.decoration(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """A column's name in the window's language."""
        if role not in _HEADER_ROLES:  # first: a header asks for eight roles a column each time it is styled
            return None
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return QCoreApplication.translate(type(self).__name__, column.heading)
        return self._alignment(column)

    def _alignment(self, column: IntEnum) -> int:
        is_right = column in self.right_aligned
        return int(_CENTRE | (Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft))
