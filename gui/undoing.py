"""What the window says while a change is taken back or made again, and once it is; what takes long can be stopped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from gui.messages import Messages
from gui.tasks import Job
from gui.watched_job import WatchedJob
from model.errors import Cancelled

PATIENCE_MS = 300  # what is quicker shows no bar


class Undoing(WatchedJob):
    """One ledger's undoing and redoing: at the end a word that names the step, and a way back."""

    def __init__(self, messages: Messages, undo: Callable[[], None], redo: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._messages, self._undo, self._redo = messages, undo, redo
        self._said = ""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience)

    def watch(self, said: str, start: Callable[[], Job | None]) -> None:
        """Start it, and show a bar under these words unless it ends in a moment."""
        if self.is_busy:  # one is shown at a time; this one waits behind it
            start()
            return
        self.is_busy, self._said = True, said
        self._patience.start()
        job = start()
        self._job = job if self.is_busy else None  # it may have ended at once

    def end(self) -> None:
        """It is done, or was given up."""
        self._patience.stop()
        self._end()

    def fail(self, error: Exception) -> None:
        """It was stopped, or could not be done: say so."""
        self.end()
        if isinstance(error, Cancelled):
            self._messages.say(self.tr("Stopped: nothing of this step was changed"))
        else:
            self._messages.show_error(error)

    def tell(self, change: str, count: int, is_undo: bool) -> None:  # noqa: FBT001 - a signal's arguments
        """Name what was taken back or made again; of several steps, how many."""
        if not is_undo:
            self._messages.say(self.tr("Redone: {change}").format(change=change), undo=self._undo)
            return
        said = self.tr("Undone: {change}").format(change=change) if count == 1 else self.tr("%n step(s) undone", "", count)
        self._messages.say(said, redo=self._redo)

    def _on_patience(self) -> None:
        self.begun.emit(self._said)
