"""The filters the office keeps under names: renamed, put in order, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QListWidgetItem, QPushButton, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.gaps import QHBoxLayout
from gui.theme import Theme
from gui.widgets.order_list import OrderList
from gui.widgets.panel import Framed
from model.rows.saved_filter import SavedFilter

WIDTH, HEIGHT = 400, 380
ITEM = int(Qt.ItemDataRole.UserRole)


class FiltersDialog(QDialog):
    """The names in a list; F2 renames, Delete deletes; nothing is kept before the button.

    Signals:
        settled: the tuple of SavedFilters as they are to be.
    """

    settled = Signal(object)

    def __init__(self, theme: Theme, filters: Sequence[SavedFilter], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filtersDialog")
        self.setWindowTitle(self.tr("Saved filters"))
        said = QLabel(self.tr("F2 renames, Delete deletes; Ctrl+↑ and Ctrl+↓ move."), self)
        said.setProperty("tone", "note")
        said.setWordWrap(True)
        self.list = OrderList(self)
        self.list.setAccessibleName(self.tr("Saved filters"))
        self.list.installEventFilter(self)
        for each in filters:
            item = QListWidgetItem(each.name, self.list)
            item.setData(ITEM, each)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.rename, self.delete = QPushButton(self.tr("&Rename"), self), QPushButton(self.tr("&Delete"), self)
        self.up, self.down = QPushButton(self.tr("Move &up"), self), QPushButton(self.tr("Move do&wn"), self)
        self.closing = ClosingRow(self, self.tr("&Keep"))
        parts = QHBoxLayout()
        for button in (self.rename, self.delete, self.up, self.down):
            button.setAutoDefault(False)
            parts.addWidget(button)
        framed = Framed(self, self.list, margins=(1, 5, 1, 5))
        self.closing.under(said, framed, parts, grows=framed)
        self.rename.clicked.connect(self._rename)
        self.delete.clicked.connect(self._delete)
        self.up.clicked.connect(lambda: self.list.move_current(-1))
        self.down.clicked.connect(lambda: self.list.move_current(1))
        self.list.itemChanged.connect(lambda _item: self._look())
        self.list.model().rowsRemoved.connect(lambda *_: self._look())
        self.closing.act.clicked.connect(self._settle)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self.list.setCurrentRow(0)
        self._look()
        self.list.setFocus()

    @property
    def filters(self) -> tuple[SavedFilter, ...]:
        """The filters by the names they have now, in order."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(replace(item.data(ITEM), name=item.text().strip()) for item in items)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The keys of the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            act = {Qt.Key.Key_F2: self._rename, Qt.Key.Key_Delete: self._delete}.get(Qt.Key(event.key()))
            if act is not None:
                act()
                return True
        return False

    def _rename(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.list.editItem(item)

    def _delete(self) -> None:
        if self.list.currentRow() >= 0:
            self.list.takeItem(self.list.currentRow())

    def _look(self) -> None:
        names = [each.name for each in self.filters]
        is_sound = all(names) and len(set(names)) == len(names)
        self.closing.refuse("" if is_sound else self.tr("Each needs a name of its own."))

    def _settle(self) -> None:
        self.settled.emit(self.filters)
        self.accept()
