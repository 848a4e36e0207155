"""The history as a list for a file or paper: all that a filter keeps, not only what was scrolled to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gui.item_models.history_table import HistoryColumn, HistoryTable
from gui.pages.history_asking import page_of
from gui.pages.list_files import Content
from model.rows.history import HistoryFilter
from model.rows.list_content import ListColumn, ListContent

if TYPE_CHECKING:
    from model.ledger import Ledger

AT_ONCE = 200
_WIDTHS = {HistoryColumn.WHEN: 9, HistoryColumn.WHO: 6, HistoryColumn.WHAT: 12, HistoryColumn.EDITS: 36, HistoryColumn.MEASURES: 8}


def history_content(table: HistoryTable, kept: HistoryFilter, title: str, note: str) -> Content:
    """The lines a filter keeps as the table words them, fetched as they are written."""
    columns = tuple(ListColumn(str(table.headerData(int(column), Qt.Orientation.Horizontal)), _WIDTHS[column]) for column in HistoryColumn)

    def told(ledger: Ledger, _today: date) -> ListContent:
        from model.queries.ledger_history import (
            history_count,  # SQLAlchemy is loaded after the window is painted
        )

        return ListContent(title, note, columns, _lines(table, ledger, kept), history_count(ledger, kept))

    return told


def _lines(table: HistoryTable, ledger: Ledger, kept: HistoryFilter) -> Iterator[tuple[str, ...]]:
    before: int | None = None
    while True:
        page = page_of(ledger, kept, before=before, limit=AT_ONCE)
        for line in page.lines:
            yield tuple(table.display(line, column) for column in HistoryColumn)
        before = page.earlier
        if before is None:
            return
