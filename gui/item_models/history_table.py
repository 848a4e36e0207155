"""The lines of the ledger's history as far as they were read; more come when they are scrolled to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QModelIndex, QObject, Signal

from gui.change_words import ChangeWords, local_time
from gui.item_models.index import Index
from gui.item_models.row_table import HeadedColumn, RowTableModel
from gui.wording import clauses, listed
from model.rows.history import HistoryLine, HistoryPage

EDITS_SHOWN = 2
DOORS_SHOWN = 2


class HistoryColumn(HeadedColumn):
    """What is told of a line."""

    WHEN = QT_TRANSLATE_NOOP("HistoryTable", "When")
    WHO = QT_TRANSLATE_NOOP("HistoryTable", "Who")
    WHAT = QT_TRANSLATE_NOOP("HistoryTable", "What")
    EDITS = QT_TRANSLATE_NOOP("HistoryTable", "Before → after")
    MEASURES = QT_TRANSLATE_NOOP("HistoryTable", "Measures")


class HistoryTable(RowTableModel[HistoryLine]):
    """Newest first.

    Signals:
        more_wanted: the end of what was read is in view and there is more.
    """

    more_wanted = Signal()

    columns = HistoryColumn

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.words = ChangeWords(self)
        self.earlier: int | None = None
        self._is_awaited = False

    def show_page(self, page: HistoryPage) -> None:
        """Begin with these lines."""
        self.earlier, self._is_awaited = page.earlier, False
        self.set_rows(page.lines)

    def add_page(self, page: HistoryPage) -> None:
        """Put earlier lines behind those shown."""
        self.earlier, self._is_awaited = page.earlier, False
        if page.lines:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(page.lines) - 1)
            self._rows += page.lines
            self.endInsertRows()

    def stop_waiting(self) -> None:
        """The lines asked for do not come; they may be asked for again."""
        self._is_awaited = False

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there is more that nobody has asked for yet."""
        return not parent.isValid() and self.earlier is not None and not self._is_awaited

    def fetchMore(self, parent: Index) -> None:
        """Ask for what came before."""
        if self.canFetchMore(parent):
            self._is_awaited = True
            self.more_wanted.emit()

    def display(self, row: HistoryLine, column: HistoryColumn) -> str:
        """The text of a cell."""
        if column is HistoryColumn.WHEN:
            return self._when(row)
        if column is HistoryColumn.WHO:
            return row.change.person or "—"
        if column is HistoryColumn.WHAT:
            said = self.words.action(row.change)
            return self.tr("{change} (undone)").format(change=said) if row.change.is_reverted else said
        if column is HistoryColumn.EDITS:
            shown = [_in_line(self.words.edit(edit)) for edit in row.edits[:EDITS_SHOWN]]
            shown = shown or [dict(row.change.facts).get("title", "")]
            more = len(row.edits) - len(shown)
            return clauses(shown) + (self.tr(" and {count} more").format(count=more) if more > 0 else "")
        return self._measures(row)

    def tip(self, row: HistoryLine, column: HistoryColumn) -> str:
        """What the cell shortens."""
        if column is HistoryColumn.EDITS:
            return "\n".join(self.words.edit(edit) for edit in row.edits[:12])
        return self.display(row, column)

    def _when(self, row: HistoryLine) -> str:
        at, today = local_time(row.change), self._today()
        said = self.words.when(at, today)
        return said if at.date() == today else f"{said} {at:%H:%M}"

    def _measures(self, row: HistoryLine) -> str:
        codes = listed(code for _, code in row.doors[:DOORS_SHOWN])
        return self.tr("%n measure(s)", "", row.measures) if row.measures > DOORS_SHOWN else codes


def _in_line(text: str) -> str:
    return " ".join(text.split())
