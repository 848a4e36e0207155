"""Waits for a ledger that could not be read to come back: the stick is in again, the share is there again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from gui.tasks import Runner
from model.errors import StorageError

if TYPE_CHECKING:
    from model.ledger import Ledger
    from model.rows.checklist import ChangeRow

AGAIN_MS = 3000


class LedgerWatch(QObject):
    """Looks every few seconds, from the first failure on until the ledger can be read again.

    Signals:
        came_back: the number of the ledger's last change, None while it has none.
    """

    came_back = Signal(object)

    def __init__(self, ledger: Ledger, questions: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._ledger, self._questions = ledger, questions
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(AGAIN_MS)
        self.timer.timeout.connect(self._look)

    def note(self, error: Exception) -> None:
        """A question or a change failed; when that may be because the ledger is gone, wait for it."""
        if isinstance(error, StorageError) and shiboken6.isValid(self):
            self.timer.start()

    def _look(self) -> None:
        from model.queries.history import history  # SQLAlchemy is loaded after the window is painted

        self._questions.run(partial(history, self._ledger, limit=1), self._on_read, self.note)

    def _on_read(self, rows: tuple[ChangeRow, ...]) -> None:
        if shiboken6.isValid(self):  # the ledger may have been closed meanwhile
            self.came_back.emit(rows[0].id if rows else None)
