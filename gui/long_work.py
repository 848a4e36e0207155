"""What is done beside the ledger: reading a plan, writing a report, looking through files; all of it can be called off together."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from gui.tasks import Job, LongWork, Progress, Runner


class _Lot:
    """What was begun between two moments at which all was called off."""

    def __init__(self) -> None:
        self.stop = Job()
        self.going = 0


class BesideWork(QObject):
    """The long work of one ledger's window.

    Signals:
        stopped: of what was called off nothing goes on any more.
    """

    stopped = Signal()

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._lot = _Lot()
        self._stopping = 0  # what was called off and has not ended yet

    @property
    def is_stopping(self) -> bool:
        """Whether something goes on that was called off."""
        return self._stopping > 0

    def begin(
        self, work: LongWork, on_done: Callable[[Any], None], on_error: Callable[[Exception], None], *, on_progress: Progress
    ) -> Job:
        """Run the work; one of the two callbacks follows on the GUI thread. The Job returned stops this work alone."""
        lot = self._lot
        lot.going += 1

        def watched(progress: Progress, cancelled: Callable[[], bool]) -> object:
            return work(progress, lambda: cancelled() or lot.stop.cancelled())

        return self._runner.run_long(
            watched, partial(self._end, lot, on_done), partial(self._end, lot, on_error), on_progress=on_progress
        )

    def call_off(self) -> None:
        """Ask all of it to stop; what is begun from now on goes on."""
        self._stopping += self._lot.going
        self._lot.stop.cancel()
        self._lot = _Lot()

    def _end(self, lot: _Lot, deliver: Callable[[Any], None], outcome: Any) -> None:
        lot.going -= 1
        try:
            deliver(outcome)
        finally:
            if lot is not self._lot:
                self._stopping -= 1
                if not self._stopping:
                    self.stopped.emit()
