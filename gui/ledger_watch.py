"""Waits for a ledger that could not be read to come back (the stick is in again), and for what other desks change in one on a server."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from gui.tasks import Runner
from model.errors import StorageError

if TYPE_CHECKING:
    from model.ledger import Ledger
    from model.rows.checklist import ChangeRow

AGAIN_MS = 3000
TOGETHER_MS = 400  # what others change within so short a time is looked at once


class LedgerWatch(QObject):
    """Looks every few seconds, from the first failure on until the ledger can be read again.

    Signals:
        came_back: the number of the ledger's last change, None while it has none; also when another program made it.
    """

    came_back = Signal(object)
    _heard = Signal()

    def __init__(self, ledger: Ledger, questions: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._ledger, self._questions = ledger, questions
        self._is_over = False
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(AGAIN_MS)
        self.timer.timeout.connect(self._look)
        self._gathering = QTimer(self)
        self._gathering.setSingleShot(True)
        self._gathering.setInterval(TOGETHER_MS)
        self._gathering.timeout.connect(self._look)
        self._heard.connect(self._gather, Qt.ConnectionType.QueuedConnection)
        ledger.listen(self._hear)

    def stop(self) -> None:
        """Look no longer: the ledger is closed."""
        self._is_over = True
        self.timer.stop()
        self._gathering.stop()

    def note(self, error: Exception) -> None:
        """A question or a change failed; when that may be because the ledger is gone, wait for it."""
        if isinstance(error, StorageError) and shiboken6.isValid(self) and not self._is_over:
            self.timer.start()

    def _hear(self) -> None:
        """Somebody else changed the ledger; called on a thread of the ledger's."""
        if shiboken6.isValid(self):
            self._heard.emit()

    def _gather(self) -> None:
        if not self._gathering.isActive() and not self._is_over:
            self._gathering.start()

    def _look(self) -> None:
        from model.queries.history import history  # SQLAlchemy is loaded after the window is painted

        self._questions.run(partial(history, self._ledger, limit=1), self._on_read, self.note)

    def _on_read(self, rows: tuple[ChangeRow, ...]) -> None:
        if shiboken6.isValid(self) and not self._is_over:  # the ledger may have been closed meanwhile
            self.came_back.emit(rows[0].id if rows else None)
