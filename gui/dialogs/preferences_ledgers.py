"""The ledgers opened before: which there are, and forgetting one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from gui.dialogs.preferences_section import Section
from gui.server_words import server_ledger_name
from gui.settings import Settings
from gui.theme import Theme
from model.rows.server_address import LedgerPlace, as_place


class LedgersSection(Section):
    """A list; forgetting takes the entry away, never the ledger.

    Signals:
        ledgers_changed: the settings hold another list.
    """

    name = "ledgers"
    ledgers_changed = Signal()

    def __init__(self, settings: Settings, theme: Theme, *, is_open: bool, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._settings = settings
        self._current = next(iter(settings.recent_ledgers), None) if is_open else None  # what is open stands on top
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

    def _words(self, place: LedgerPlace) -> str:
        named = server_ledger_name(place) if isinstance(place, str) else str(place)
        if place == self._current:
            return self.tr("{place} — open now").format(place=named)
        return named if isinstance(place, str) or place.is_dir() else self.tr("{place} — not there").format(place=named)

    def _chosen(self) -> LedgerPlace | None:
        item = self.list.currentItem()
        return as_place(str(item.data(Qt.ItemDataRole.UserRole))) if item is not None else None

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
