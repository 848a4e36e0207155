"""One long piece of work at a time beside the window: begun, watched, stopped, ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from gui.page import Frame
from gui.watched_job import WatchedJob


class OneJob(WatchedJob):
    """What writes, prints or copies on a person's word; while it does, further words are not heard."""

    def __init__(self, frame: Frame, window: QWidget) -> None:
        super().__init__(window)
        self._frame, self._window = frame, window
        self._start: Callable[[], None] | None = None  # what waits for the words typed to be stored
        self.asking: QDialog | None = None

    def cancel(self) -> None:
        """Ask it to stop; what waits for words to be stored does not begin."""
        super().cancel()
        if self._job is None and self._start is not None:
            self._end()

    def do(
        self, said: str, work: Callable[..., object], *args: object, on_done: Callable[[Any], None], is_look: bool = False, **facts: object
    ) -> None:
        """Run work(*args, progress=…, cancelled=…, **facts) once everything typed is stored; what is but looked at is not shown once it was stopped."""
        if self.is_busy:
            return
        operations = self._frame.operations

        def start() -> None:
            self._start = None
            job = operations.work(
                self, work, *args, on_done=done, on_error=self._on_failed, on_progress=self.progressed.emit, **facts
            )
            self._job = job if self.is_busy else None  # it may have ended at once

        def done(outcome: object) -> None:
            is_unwanted = is_look and self._job is not None and self._job.cancelled()
            self._end()
            if not is_unwanted:
                on_done(outcome)

        self.is_busy, self.is_look, self._start = True, is_look, start
        self.begun.emit(said)
        if operations.is_saving:
            operations.saving_changed.connect(self._on_saved_words, Qt.ConnectionType.SingleShotConnection)
        else:
            start()

    def _on_saved_words(self) -> None:
        if self._start is not None:  # not stopped meanwhile
            self._start()

    def _end(self) -> None:
        self._start = None
        super()._end()

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self._frame.messages.show_error(error)
