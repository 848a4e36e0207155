"""Sorts a table of rows in Python, where every kind of key compares as it should."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QSortFilterProxyModel, Qt

from gui.item_models.index import Index
from gui.item_models.row_table import ROW_ROLE, SORT_ROLE, RowTableModel


class SortProxy(QSortFilterProxyModel):
    """Stands between a RowTableModel of up to some ten thousand rows and its view.

    Qt itself leaves dates, tuples and enums unsorted without a word; here their own order counts, None comes last
    in both directions, and equal keys keep the order the rows were given in.
    """

    def __init__(self, source: RowTableModel[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setSortRole(SORT_ROLE)
        self.setSourceModel(source)

    def row_at(self, index: Index) -> Any:
        """The row an index of this proxy stands for."""
        return index.data(ROW_ROLE)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Whether the left row comes first."""
        one, other = left.data(SORT_ROLE), right.data(SORT_ROLE)
        if one is None or other is None:
            is_falling = self.sortOrder() is Qt.SortOrder.DescendingOrder
            return (one is not None and other is None) if not is_falling else (one is None and other is not None)
        return bool(one < other)
