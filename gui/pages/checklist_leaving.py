"""Leaving the window: what was typed beside the list is stored before the ledger is let go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject

from gui.page import Page

LEAVING = (QEvent.Type.Close, QEvent.Type.WindowStateChange, QEvent.Type.WindowDeactivate)


class Leaving(QObject):
    """Watches the window a page comes to stand in; `on_close` follows when it closes."""

    def __init__(self, page: Page, *on_close: Callable[[], None]) -> None:
        super().__init__(page)
        self._page, self._on_close = page, on_close
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what was typed before the window lets the ledger go, is made small or left for another program."""
        kind = event.type()
        if kind == QEvent.Type.Polish and watched is self._page:
            self._page.window().installEventFilter(self)
        elif kind in LEAVING and watched is self._page.window():
            self._page.flush()
            if kind == QEvent.Type.Close:
                for act in self._on_close:
                    act()
        return False
