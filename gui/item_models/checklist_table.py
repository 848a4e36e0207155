"""The checklist's rows as Qt asks for them: headings and measures in one flat table, parts of it folded away."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from gui.item_models.checklist_fetch import RowFetcher
from gui.item_models.checklist_layout import Block, BlockKey, BlockKind, Blocks, Layout
from gui.item_models.checklist_pages import PAGE, page_of
from gui.item_models.checklist_words import cell_text, spoken_text
from gui.item_models.row_table import ROW_ROLE
from model.rows.checklist import MeasureRow
from model.rows.words import State

Index = QModelIndex | QPersistentModelIndex

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


HEADERS: dict[Column, Any] = {
    Column.TEXT: QT_TRANSLATE_NOOP("ChecklistModel", "Measure"),
    Column.DUE: QT_TRANSLATE_NOOP("ChecklistModel", "Due"),
    Column.ROLE: QT_TRANSLATE_NOOP("ChecklistModel", "My role"),
    Column.EVIDENCE: QT_TRANSLATE_NOOP("ChecklistModel", "Evidence"),
    Column.MONTH: QT_TRANSLATE_NOOP("ChecklistModel", "This month"),
}


class ChecklistTable(QAbstractTableModel):
    """Rows are headings (Block) and measures (MeasureRow), laid out by a Layout, fetched by a RowFetcher.

    It answers what Qt, view and delegate ask about rows, so it has more methods than other classes.

    Signals:
        tick_wanted: (tuple of measure ids, whether they are to be closed) a box was ticked or unticked.
        laid_out: rows came or went; carries the number of measures kept by the filter.
        rows_arrived: (first row, last row) that may be painted now.
    """

    tick_wanted = Signal(object, bool)
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
    def year(self) -> int:
        """The year it is: days of it are shown without it."""
        return self._fetcher.today().year

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
        return sum(count for first, last in spans for _, count in self._layout.measure_runs(first, last))

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
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        self.laid_out.emit(self.measures)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows are shown; cells have no children."""
        return 0 if parent.isValid() else len(self._layout)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
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
        if column == Column.DUE:  # the plan's own words, and what may be cut in the cell
            return "\n".join(part for part in (cell_text(row, column, year=self.year), row.deadline) if part)
        return row.text if column == Column.TEXT else None

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

    def _repaint(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(Column) - 1))
            self.rows_arrived.emit(first, last)
