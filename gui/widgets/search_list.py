"""A list narrowed by typing and walked with the arrows from the field above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListView, QListWidget, QListWidgetItem, QWidget

from gui.gaps import QVBoxLayout
from gui.widgets.panel import Framed

_ITEM = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class SearchItem:
    """A line that is found by its text; `data` is what is chosen with it."""

    text: str
    data: object
    tip: str = ""


class SearchList(QWidget):
    """Items that hold what is typed, in their order; the first one is chosen as soon as something is typed.

    Signals:
        changed: another item is chosen, or none.
        activated: an item was double-clicked.
    """

    changed = Signal()
    activated = Signal()

    def __init__(self, items: Sequence[SearchItem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items = tuple(items)
        self.field, self.list = QLineEdit(self), QListWidget(self)
        self.field.installEventFilter(self)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)  # else lines are broken for the width there was first
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(Framed(self, self.list, margins=(1, 5, 1, 5)), 1)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self._show)
        self.list.itemSelectionChanged.connect(self.changed)
        self.list.itemDoubleClicked.connect(lambda _item: self.activated.emit())
        self._show("")

    @property
    def chosen(self) -> SearchItem | None:
        """The item that is chosen."""
        items = self.list.selectedItems()
        found: SearchItem | None = items[0].data(_ITEM) if items else None
        return found

    def shown(self) -> list[SearchItem]:
        """The items in the list."""
        return [self.list.item(row).data(_ITEM) for row in range(self.list.count())]

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Walk the list from the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self.list.count():
                self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), self.list.count() - 1))
                return True
        return False

    def _show(self, text: str) -> None:
        wanted = text.strip()
        self.list.clear()
        for item in self._items:
            if wanted in item.text:
                line = QListWidgetItem(item.text)
                line.setData(_ITEM, item)
                line.setToolTip(item.tip)
                self.list.addItem(line)
        if wanted and self.list.count():
            self.list.setCurrentRow(0)
        self.changed.emit()
