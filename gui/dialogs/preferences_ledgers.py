"""The ledgers opened before: which there are, and forgetting one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from gui.dialogs.preferences_section import Section
from gui.settings import Settings
from gui.theme import Theme


class LedgersSection(Section):
    """A list; forgetting takes the entry away, never the ledger.

    Signals:
        ledgers_changed: the settings hold another list.
    """

    name = "ledgers"
    ledgers_changed = Signal()

    def __init__(self, settings: Settings, theme: Theme, current: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._settings, self._current = settings, current
        self._explained = self.note()
        self.list = QListWidget(self)
        self.list.setObjectName("ledgers")
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.column.addWidget(self.list, 1)
        self.forget = self.button()
        self.row(self.forget)
        self.forget.clicked.connect(self._forget)
        self.list.installEventFilter(self)
        self.list.currentRowChanged.connect(self._show_state)
        self.retranslate()

    def title(self) -> str:
        """The section's name."""
        return self.tr("Recent ledgers")

    def retranslate(self) -> None:
        """Set every text anew."""
        super().retranslate()
        self._explained.setText(self.tr("These stand in the menu. Forgetting one takes it off the list; the ledger stays where it is."))
        self.list.setAccessibleName(self.title())
        self.forget.setText(self.tr("&Forget this one"))
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete forgets the entry."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Delete:
            self._forget()
            return True
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        row = self.list.currentRow()
        self.list.clear()
        for folder in self._settings.recent_ledgers:
            item = QListWidgetItem(self._words(folder))
            item.setData(Qt.ItemDataRole.UserRole, str(folder))
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        self._show_state()

    def _words(self, folder: Path) -> str:
        if folder == self._current:
            return self.tr("{place} — open now").format(place=folder)
        return str(folder) if folder.is_dir() else self.tr("{place} — not there").format(place=folder)

    def _chosen(self) -> Path | None:
        item = self.list.currentItem()
        return Path(str(item.data(Qt.ItemDataRole.UserRole))) if item is not None else None

    def _show_state(self) -> None:
        chosen = self._chosen()
        self.forget.setEnabled(chosen is not None and chosen != self._current)

    def _forget(self) -> None:
        chosen = self._chosen()
        if chosen is None or chosen == self._current:
            return
        self._settings.forget_ledger(chosen)
        self._fill()
        self.list.setFocus()
        self.ledgers_changed.emit()
