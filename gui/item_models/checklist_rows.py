"""The checklist's rows: headings and measures one below the other, parts of them folded away, fetched when looked at."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Signal

from gui.item_models.checklist_fetch import RowFetcher
from gui.item_models.checklist_layout import Block, BlockKey, BlockKind, Blocks, Layout
from gui.item_models.checklist_pages import PAGE, page_of
from gui.item_models.index import NOWHERE, Index
from model.rows.checklist import MeasureRow


class ChecklistRows(QAbstractTableModel):
    """Rows are headings (Block) and measures (MeasureRow), laid out by a Layout, fetched by a RowFetcher.

    Signals:
        laid_out: rows came or went; carries the number of measures kept by the filter.
        rows_arrived: (first row, last row) that may be painted now.
    """

    laid_out = Signal(int)
    rows_arrived = Signal(int, int)

    def __init__(self, fetcher: RowFetcher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetcher = fetcher
        self._pages = fetcher.pages
        self._layout = Layout(Blocks(()))
        self._folded: set[BlockKey] = set()

    @property
    def measures(self) -> int:
        """How many measures the filter keeps."""
        return self._layout.measures

    @property
    def headings(self) -> int:
        """How many headings there are, folded ones included."""
        return len(self._layout.blocks)

    def line_at(self, row: int) -> Block | MeasureRow | None:
        """The heading or measure in a row; None while the measure is on its way, which asks for it."""
        layout = self._layout
        place = layout.block_at(row)
        inside = row - layout.starts[place] - 1
        if inside < 0:
            return layout.blocks[place]
        rows = self._fetcher.rows_of(page_of(layout, place, inside))
        inside %= PAGE
        return rows[inside] if rows is not None and inside < len(rows) else None

    def measure_at(self, row: int) -> MeasureRow | None:
        """The measure in a row, None for a heading or while it is on its way."""
        line = self.line_at(row) if 0 <= row < len(self._layout) else None
        return line if isinstance(line, MeasureRow) else None

    def row_of(self, measure_id: int) -> int | None:
        """The row of a measure whose page is known and not folded away."""
        found = self._pages.find(measure_id)
        if found is None:
            return None
        (task, page), inside = found
        place = self._layout.place_of_task.get(task)
        if place is None:
            return None
        row = self._layout.starts[place] + 1 + page * PAGE + inside
        return row if row < self._layout.starts[place + 1] else None

    def heading_rows(self, first: int, last: int) -> list[tuple[int, BlockKind]]:
        """Headings among some rows."""
        layout, found = self._layout, []
        last = min(last, len(layout) - 1)
        if last >= first:
            for place in range(layout.block_at(first), layout.block_at(last) + 1):
                row = layout.starts[place]
                if first <= row < layout.starts[place + 1]:
                    found.append((row, layout.blocks[place].kind))
        return found

    def parent_row(self, row: int) -> int | None:
        """The row of the heading above a row."""
        return self._layout.heading_above(row)

    def is_open(self, row: int) -> bool:
        """Whether a heading's row shows what hangs below it."""
        return not self._layout.is_folded(self._layout.block_at(row))

    def is_open_heading(self, row: int) -> bool:
        """Whether a row is a heading whose measures or headings follow below it."""
        return self._layout.measure_at(row) is None and self.is_open(row)

    def measures_in(self, spans: Iterable[tuple[int, int]]) -> int:
        """How many measures stand in some spans of rows."""
        return sum(count for _, count in self._layout.joined_runs(spans))

    def set_open(self, row: int, *, is_open: bool) -> None:
        """Fold what hangs below a heading away, or show it again."""
        place = self._layout.block_at(row)
        block = self._layout.blocks[place]
        if row != self._layout.starts[place] or is_open != self._layout.is_folded(place):
            return
        if is_open:
            count = self._layout.rows_to_unfold(place)
            self._folded.discard(block.key)
            self.beginInsertRows(QModelIndex(), row + 1, row + count)
            self._layout.unfold(place)
            self.endInsertRows()
        else:
            count = self._layout.rows_below(place)
            self._folded.add(block.key)
            self.beginRemoveRows(QModelIndex(), row + 1, row + count)
            self._layout.fold(place)
            self.endRemoveRows()
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        self.laid_out.emit(self.measures)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows are shown; cells have no children."""
        return 0 if parent.isValid() else len(self._layout)

    def _repaint(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))
            self.rows_arrived.emit(first, last)
