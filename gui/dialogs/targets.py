"""The door behind "targets met": every numeric target with its newest reading."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui.item_models.sort_proxy import SortProxy
from gui.item_models.target_model import TargetColumn, TargetTableModel
from gui.theme import Theme
from model.rows.target_line import TargetLine

WIDTH, HEIGHT = 720, 520


class TargetsDialog(QDialog):
    """A sortable table; Return or a double click opens the measure.

    Signals:
        measure_wanted: id of the measure to be opened.
    """

    measure_wanted = Signal(int)

    def __init__(self, theme: Theme, lines: Sequence[TargetLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("targetsDialog")
        self.setWindowTitle(self.tr("Targets"))
        self._rows = TargetTableModel(self)
        self._rows.set_rows(lines)
        self.sorted = SortProxy(self._rows, self)
        self.table = self._table()
        said = QLabel(self.tr("%n target(s). Enter opens the measure, where readings are entered.", "", len(lines)), self)
        said.setProperty("tone", "secondary")
        self.open_measure, close = QPushButton(self.tr("&Open the measure"), self), QPushButton(self.tr("Close"), self)
        self.open_measure.setProperty("kind", "primary")
        for button in (self.open_measure, close):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addWidget(said, 1)
        buttons.addWidget(close)
        buttons.addWidget(self.open_measure)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        close.clicked.connect(self.reject)
        self.open_measure.clicked.connect(lambda: self._open(self.table.currentIndex()))
        self.table.doubleClicked.connect(self._open)
        self.resize(QSize(theme.px(WIDTH), theme.px(HEIGHT)))
        if lines:
            self.table.selectRow(0)
        self.open_measure.setEnabled(bool(lines))

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.sorted)
        table.setSortingEnabled(True)
        table.sortByColumn(int(TargetColumn.CODE), Qt.SortOrder.AscendingOrder)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.setAccessibleName(self.tr("Targets"))
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(int(TargetColumn.TARGET), QHeaderView.ResizeMode.Stretch)
        return table

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the measure with Return."""
        if Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.table.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = self.sorted.row_at(index) if index.isValid() else None
        if row is not None:
            self.measure_wanted.emit(row.measure_id)
            self.accept()
