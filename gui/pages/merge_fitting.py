"""Columns of the merge page's lists, fitted to their words and the shapes before them."""

from __future__ import annotations

from gui.theme import Theme
from gui.widgets.row_list import RowList

_SHAPE = 24  # px at 100 %: a shape and the gap beside it


def fit_with_shapes(table: RowList, column: int, theme: Theme) -> None:
    """Fit the columns; one of them has a shape before its words."""
    table.fit_columns()
    head = table.horizontalHeader()
    head.resizeSection(column, head.sectionSize(column) + theme.px(_SHAPE))
