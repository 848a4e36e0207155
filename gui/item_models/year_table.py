"""The checklist's rows with a column for each month of a year: the same filter, order and folding, other columns."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt, QTimer

from gui.item_models.checklist_layout import Block
from gui.item_models.checklist_model import ChecklistModel
from gui.item_models.checklist_table import HEADERS, Column
from gui.item_models.checklist_words import heading_text
from gui.item_models.index import NOWHERE, Index
from gui.item_models.row_table import ROW_ROLE
from gui.wording import month_short, state_word
from gui.year_words import month_facts, month_tip, spoken_month
from model.periods import Month
from model.rows.changed import Changed
from model.rows.year_grid import MonthCell, YearRow

if TYPE_CHECKING:
    from model.ledger import Ledger

Ask = Callable[..., None]

MEASURE = 0  # the first column; the others are the months by their number
AT_ONCE = 200
KEPT = 6000
MANY_CHANGED = frozenset({"plan", "unit", "unit_group", "setting"})


def read_years(ledger: Ledger, measure_ids: tuple[int, ...], year: int, *, today: date) -> tuple[YearRow, ...]:
    """The months of some measures."""
    from model.queries.year_grid import year_rows  # after the window is painted

    return year_rows(ledger, measure_ids, year, today=today)


def year_line(table: YearTable, row: int) -> list[list[str]]:
    """The headings, and a measure's months in words as the list for a file has them; nothing where no measure is, or its months are not there yet."""
    measure = table.source.measure_at(row)
    cells = [table.cell_at(row, month) for month in range(1, 13)]
    if measure is None or None in cells:
        return []
    heads = [QCoreApplication.translate("ChecklistModel", HEADERS[column]) for column in (Column.CODE, Column.TEXT)]
    months = [str(table.headerData(month, Qt.Orientation.Horizontal)) for month in range(1, 13)]
    return [[*heads, *months], [measure.code, measure.text, *("\n".join(month_facts(cell)) for cell in cells if cell is not None)]]


class YearTable(QAbstractTableModel):
    """Shows a ChecklistModel's rows; the months of what is looked at are asked for, those known are kept."""

    def __init__(
        self, source: ChecklistModel, ask: Ask, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.source = source
        self._ask, self._today = ask, today
        self.year = today().year
        self._known: OrderedDict[int, tuple[MonthCell, ...]] = OrderedDict()
        self._stale: set[int] = set()
        self._wanted: dict[int, None] = {}
        self._in_flight: set[int] = set()
        self._generation = 0
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fetch)
        self._follow()

    def set_year(self, year: int) -> None:
        """Show another year."""
        if year != self.year:
            self.year = year
            self._forget()
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 1, 12)
            self._repaint()

    def on_changed(self, changed: Changed) -> None:
        """Ask again for what a change touched."""
        touched = set(changed.measure_ids)
        self._stale |= set(self._known) if not touched or changed.kinds & MANY_CHANGED else touched & set(self._known)
        self._generation += 1  # what is on its way was read before
        self._in_flight.clear()
        self._repaint()

    def cell_at(self, row: int, column: int) -> MonthCell | None:
        """A month of a measure; None for headings and while it is on its way, which asks for it."""
        measure = self.source.measure_at(row)
        if measure is None or not 1 <= column <= 12:
            return None
        if measure.id not in self._known or measure.id in self._stale:
            self._want(measure.id)
        cells = self._known.get(measure.id)
        return cells[column - 1] if cells else None

    def retranslate(self) -> None:
        """Tell the views that headers and texts are in another language now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 12)
        self._repaint()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """As many rows as the checklist has."""
        return 0 if parent.isValid() else self.source.rowCount()

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """The measure, and twelve months."""
        return 0 if parent.isValid() else 13

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells can be gone to."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """What a cell has for a role."""
        if not index.isValid():
            return None
        if index.column() == MEASURE:
            return self._of_measure(index.row(), role)
        cell = self.cell_at(index.row(), index.column())
        if role == ROW_ROLE:
            return cell
        if role == Qt.ItemDataRole.ToolTipRole:
            return month_tip(cell) if cell else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row(), cell)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        """The months' names."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < 13:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if section == MEASURE:
                return self.source.headerData(0, orientation, role)
            return month_short(Month(self.year, section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == MEASURE else Qt.AlignmentFlag.AlignHCenter
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _of_measure(self, row: int, role: int) -> Any:
        line = self.source.line_at(row)
        if isinstance(line, Block) or line is None:
            text = heading_text(line) if line else "…"
            return text if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.code}, {state_word(line.state)}, {line.text}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.text
        return f"{line.code} {line.text}" if role == Qt.ItemDataRole.DisplayRole else None

    def _spoken(self, row: int, cell: MonthCell | None) -> str | None:
        measure = self.source.measure_at(row)
        return f"{spoken_month(cell)}; {measure.code}" if cell and measure else None

    def _follow(self) -> None:
        source = self.source
        source.modelAboutToBeReset.connect(self.beginResetModel)
        source.modelReset.connect(self.endResetModel)
        source.rowsAboutToBeInserted.connect(lambda _p, first, last: self.beginInsertRows(QModelIndex(), first, last))
        source.rowsInserted.connect(lambda *_: self.endInsertRows())
        source.rowsAboutToBeRemoved.connect(lambda _p, first, last: self.beginRemoveRows(QModelIndex(), first, last))
        source.rowsRemoved.connect(lambda *_: self.endRemoveRows())
        source.dataChanged.connect(
            lambda first, last, _roles: self.dataChanged.emit(self.index(first.row(), 0), self.index(last.row(), 12))
        )

    def _want(self, measure_id: int) -> None:
        if measure_id not in self._in_flight:
            self._wanted.pop(measure_id, None)
            self._wanted[measure_id] = None
            if not self._soon.isActive():
                self._soon.start()

    def _fetch(self) -> None:
        """Ask for what was looked at last; what was scrolled past is asked for when it is seen again."""
        wanted = tuple(self._wanted)[-AT_ONCE:]
        self._wanted.clear()
        if not wanted:
            return
        self._in_flight |= set(wanted)
        generation = self._generation

        def done(rows: tuple[YearRow, ...]) -> None:
            self._on_rows(generation, wanted, rows)

        self._ask(self, read_years, wanted, self.year, on_done=done, key=wanted, today=self._today())

    def _on_rows(self, generation: int, wanted: tuple[int, ...], rows: tuple[YearRow, ...]) -> None:
        if generation != self._generation:
            return
        self._in_flight -= set(wanted)
        self._stale -= set(wanted)
        for row in rows:
            self._known[row.measure_id] = row.cells
            self._known.move_to_end(row.measure_id)
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        self._repaint()

    def _forget(self) -> None:
        self._known.clear()
        self._stale.clear()
        self._in_flight.clear()
        self._generation += 1

    def _repaint(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 1), self.index(self.rowCount() - 1, 12))
