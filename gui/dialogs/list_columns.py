"""Which columns a list shows, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QListWidgetItem, QPushButton, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.gaps import QHBoxLayout
from gui.item_models.checklist_table import HEADERS, USUAL, Column
from gui.theme import Theme
from gui.widgets.order_list import OrderList
from gui.widgets.panel import Framed

WIDTH, HEIGHT = 360, 420
ITEM = int(Qt.ItemDataRole.UserRole)


class ColumnsDialog(QDialog):
    """The columns with ticks; the text is always shown and comes first.

    Signals:
        settled: the tuple of Columns to show, in order.
    """

    settled = Signal(object)

    def __init__(self, theme: Theme, chosen: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("columnsDialog")
        self.setWindowTitle(self.tr("Columns of the list"))
        said = QLabel(self.tr("Tick with Space; move with Ctrl+↑ and Ctrl+↓, or drag."), self)
        said.setProperty("tone", "note")
        said.setWordWrap(True)
        self.list = OrderList(self)
        self.list.setAccessibleName(self.tr("Columns"))
        self.up, self.down = QPushButton(self.tr("Move &up"), self), QPushButton(self.tr("Move &down"), self)
        self.usual = QPushButton(self.tr("&As at first"), self)
        for button in (self.up, self.down, self.usual):
            button.setAutoDefault(False)
        self.usual.setProperty("kind", "link")
        self.usual.setProperty("flush", True)
        self.closing = ClosingRow(self, self.tr("&Show these"))
        moves = QHBoxLayout()
        for button in (self.up, self.down):
            moves.addWidget(button)
        moves.addStretch(1)
        moves.addWidget(self.usual)
        framed = Framed(self, self.list, margins=(1, 5, 1, 5))
        self.closing.under(said, framed, moves, grows=framed)
        self.up.clicked.connect(lambda: self.list.move_current(-1))
        self.down.clicked.connect(lambda: self.list.move_current(1))
        self.usual.clicked.connect(lambda: self._fill(USUAL))
        self.closing.act.clicked.connect(self._settle)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self._fill(chosen)
        self.list.setFocus()

    @property
    def chosen(self) -> tuple[Column, ...]:
        """What is ticked, in order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        ticked = [item for item in items if item.checkState() is Qt.CheckState.Checked]
        return (Column.TEXT, *(Column(item.data(ITEM)) for item in ticked))

    def _fill(self, chosen: Sequence[Column]) -> None:
        self.list.clear()
        for column in (*chosen, *(column for column in Column if column not in chosen)):
            if column is Column.TEXT:
                continue
            item = QListWidgetItem(QCoreApplication.translate("ChecklistModel", HEADERS[column]), self.list)
            item.setData(ITEM, int(column))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if column in chosen else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)

    def _settle(self) -> None:
        self.settled.emit(self.chosen)
        self.accept()
