"""The menu's ways to the pages that are looked up now and then: they stand in the rail only where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.calling import calling
from gui.menus import WindowMenu
from gui.page import PageSpec

KEYS = {"evidence": "Ctrl+Shift+E", "history": "Ctrl+H"}


class PageMenu(QObject):
    """One entry a page, with its key where it has one.

    Signals:
        wanted: name of the page whose entry was chosen.
    """

    wanted = Signal(str)

    def __init__(self, window: QWidget, menu: WindowMenu, specs: Sequence[PageSpec]) -> None:
        super().__init__(window)
        self.entries: dict[str, tuple[QAction, PageSpec]] = {}
        for spec in specs:
            if spec.is_at_foot:
                action = QAction(window)
                action.setShortcut(QKeySequence(KEYS.get(spec.name, "")))
                action.triggered.connect(calling(self.wanted.emit, spec.name))
                window.addAction(action)
                menu.add(action)
                self.entries[spec.name] = (action, spec)
        if self.entries:
            menu.add_line()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        for action, spec in self.entries.values():
            action.setText(spec.shown_title())

    def set_alive(self, *, alive: bool) -> None:
        """Whether there is a ledger to look at."""
        for action, _ in self.entries.values():
            action.setEnabled(alive)
