"""The window does not go before what was typed is stored and the file asked for is written, or a person let them go, and it does not stand still meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from gui.messages import Messages
from gui.operations import PATIENCE_MS, Operations
from gui.page import Page
from gui.watched_job import WatchedJob


class LastWords(QObject):
    """Asked when the window is to close; closes it once all is stored that was typed, and written that was asked for."""

    def __init__(self, window: QWidget, messages: Messages) -> None:
        super().__init__(window)
        self._window, self._messages = window, messages
        self._operations: Operations | None = None
        self._is_let_go = False
        self._jobs: set[WatchedJob] = set()  # whose end the window waits for
        self._is_calling_off = False  # whether the window waits for the end of what was called off

    def must_wait(self, operations: Operations, pages: Iterable[Page]) -> bool:
        """Whether something typed is still to be stored, a file written, or other work to stop; the window then closes by itself, unless a person must choose.

        Asked again while a file is written, it stops that. Pages that are made to be looked at are stopped at once, as is all work
        that writes no file: a plan being read, the ledger being gone through.
        """
        return (not self._is_let_go and self._waits_for_words(operations, pages)) or self._waits_for_files() or self._waits_for_rest(operations)

    def _waits_for_words(self, operations: Operations, pages: Iterable[Page]) -> bool:
        for page in pages:
            page.flush()
        if operations.is_saving:
            if self._operations is None:
                self._operations = operations
                operations.saving_changed.connect(self._on_saved)
            return True
        return self._asks(operations)

    def _waits_for_files(self) -> bool:
        """Whether a file is being written on a person's word: the window would stand still until it is there, and say nothing."""
        jobs = [job for job in self._window.findChildren(WatchedJob) if job.is_busy]
        for job in jobs:
            if job.is_look or job in self._jobs:
                job.cancel()
            if job in self._jobs:
                continue
            self._jobs.add(job)
            job.ended.connect(partial(self._on_job_ended, job), Qt.ConnectionType.SingleShotConnection)
            file = self.tr("The window closes once the file is written. Close it again to stop the work.")
            self._messages.say(self.tr("The window closes once the preview has stopped.") if job.is_look else file)
        return bool(jobs)

    def _on_job_ended(self, job: WatchedJob) -> None:
        self._jobs.discard(job)
        QTimer.singleShot(0, self, self._close_unless_told)  # after whoever else hears of it

    def _waits_for_rest(self, operations: Operations) -> bool:
        """Whether something goes on that is of no use once the window is gone; what begins while it is stopped is not waited for."""
        if not self._is_calling_off:
            operations.beside.call_off()
            if operations.beside.is_stopping:
                self._is_calling_off = True
                operations.beside.stopped.connect(self._on_rest, Qt.ConnectionType.SingleShotConnection)
                QTimer.singleShot(PATIENCE_MS, self, self._say_waiting)
        return operations.beside.is_stopping

    def _say_waiting(self) -> None:
        if self._is_calling_off:
            self._messages.say(self.tr("The window closes once the work that is going on has stopped."))

    def _on_rest(self) -> None:
        QTimer.singleShot(0, self, self._close_at_rest)  # after whoever else hears of it

    def _close_at_rest(self) -> None:
        self._close_unless_told()
        self._is_calling_off = False  # closed, or a person goes on

    def _close_unless_told(self) -> None:
        if QApplication.activeModalWidget() is None:
            self._window.close()
        else:  # a person is being told that it went wrong, and goes on: what is typed then was not let go
            self._is_let_go = False

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
