"""The window does not go before what was typed is stored, or a person let it go: another desk may have been quicker."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from gui.messages import Messages
from gui.operations import Operations
from gui.page import Page


class LastWords(QObject):
    """Asked when the window is to close; closes it once everything is stored that was typed."""

    def __init__(self, window: QWidget, messages: Messages) -> None:
        super().__init__(window)
        self._window, self._messages = window, messages
        self._operations: Operations | None = None
        self._is_let_go = False

    def must_wait(self, operations: Operations, pages: Iterable[Page]) -> bool:
        """Whether something typed is still to be stored; the window closes by itself when it is, unless a person must choose."""
        if self._is_let_go:
            return False
        for page in pages:
            page.flush()
        if operations.is_saving:
            if self._operations is None:
                self._operations = operations
                operations.saving_changed.connect(self._on_saved)
            return True
        return self._asks(operations)

    def _on_saved(self, is_saving: bool) -> None:  # noqa: FBT001 - a signal's argument
        if is_saving or self._operations is None:
            return
        operations, self._operations = self._operations, None
        operations.saving_changed.disconnect(self._on_saved)
        if not self._asks(operations):
            QTimer.singleShot(0, self, self._window.close)  # after whoever else hears of it

    def _asks(self, operations: Operations) -> bool:
        """Whether a person has to speak first."""
        if self._messages.asks_clash:
            return True
        if operations.holds_words:
            self._messages.confirm("words-to-be-lost", self.tr("Close anyway"), self._let_go)
            return True
        return False

    def _let_go(self) -> None:
        self._is_let_go = True
        close: Callable[[], object] = self._window.close
        QTimer.singleShot(0, self, close)
