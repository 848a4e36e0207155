"""The notice in the system's tray: seen also while other windows cover this one, and put off from there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget


class TrayNotice(QObject):
    """One icon in the tray while there is something to be reminded of; nothing where the desktop has no tray.

    Signals:
        opened: the notice or its icon was pressed.
        put_off: the person wants to hear of it tomorrow.
    """

    opened = Signal()
    put_off = Signal()

    def __init__(self, window: QWidget, icon: Callable[[], QIcon]) -> None:
        super().__init__(window)
        self._window, self._draw = window, icon
        self._icon: QSystemTrayIcon | None = None
        self._menu = QMenu(window)
        self._open_entry = self._menu.addAction("")
        self._later_entry = self._menu.addAction("")
        self._open_entry.triggered.connect(self.opened)
        self._later_entry.triggered.connect(self.put_off)
        window.installEventFilter(self)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self._open_entry.setText(self.tr("Open Taizhang"))
        self._later_entry.setText(self.tr("Remind me tomorrow"))

    def show(self, text: str) -> bool:
        """Show a notice; False where there is no tray."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        if self._icon is None:
            self._icon = QSystemTrayIcon(self._draw(), self)
            self._icon.setContextMenu(self._menu)
            self._icon.activated.connect(self._on_pressed)
            self._icon.messageClicked.connect(self.opened)
        self._icon.setToolTip(text)
        self._icon.show()
        self._icon.showMessage(self.tr("Taizhang"), text, self._draw())
        return True

    def hide(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a switch of language, and go with the window."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.Close:
            self.hide()
        return super().eventFilter(watched, event)

    def _on_pressed(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.opened.emit()
