"""A piece of long work that a bar shows and a person may stop."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from gui.tasks import Job
from gui.widgets.progress_row import ProgressRow


class WatchedJob(QObject):
    """Something long that a bar shows and a person may stop.

    Signals:
        begun: what is being done, in words; ended: nothing is done any more.
        progressed: (done, total).
    """

    begun = Signal(str)
    ended = Signal()
    progressed = Signal(int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self.is_busy = False
        self.is_look = False  # nobody misses what it makes when the window goes: pages to be looked at

    def show_in(self, row: ProgressRow) -> None:
        """Have a bar show how far it is, and stop it."""
        self.begun.connect(row.begin)
        self.progressed.connect(row.show_progress)
        self.ended.connect(row.end)
        row.cancelled.connect(self.cancel)

    def cancel(self) -> None:
        """Ask it to stop; nothing is written then."""
        if self._job is not None:
            self._job.cancel()

    def _end(self) -> None:
        self.is_busy, self._job = False, None
        self.ended.emit()
