"""Changes of many measures: with a bar that says how far they are, and stopped when asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.operations import is_worth_trying
from gui.page import Frame
from gui.tasks import Job
from gui.widgets.progress_row import ProgressRow
from model.errors import Cancelled
from model.rows.changed import Changed
from model.rows.clash import Seen

MANY = 2000  # measures from which a change takes so long that it is watched


class LongWrites(QObject):
    """Writes; what is of many measures shows its progress in `row`."""

    def __init__(self, frame: Frame, parent: QWidget) -> None:
        super().__init__(parent)
        self._frame = frame
        self.row = ProgressRow(parent)
        self._jobs: list[Job] = []
        self._under_way = 0
        self.row.cancelled.connect(self.cancel)

    def write(self, text: str, action: Callable[..., Changed], *args: object, count: int, seen: Seen | None = None, **facts: object) -> None:
        """Run an action for so many measures."""
        operations, acting = self._frame.operations, partial(action, **facts)
        if count < MANY:
            operations.write(self, text, acting, *args, seen=seen)
            return
        self._under_way += 1
        self.row.begin(text)
        again = partial(self.write, text, action, *args, count=count, seen=seen, **facts)
        job = operations.write(
            self, text, acting, *args, on_done=lambda _changed: self._end(), on_error=partial(self._on_failed, again),
            on_progress=self.row.show_progress, seen=seen,
        )  # fmt: skip
        if job is not None and self._under_way:
            self._jobs.append(job)

    def cancel(self) -> None:
        """Stop what is under way; nothing of it is kept."""
        for job in self._jobs:
            job.cancel()

    def _end(self) -> None:
        self._under_way -= 1
        if not self._under_way:
            self._jobs.clear()
            self.row.end()

    def _on_failed(self, again: Callable[[], None], error: Exception) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self._frame.messages.say(self.tr("Stopped: nothing was changed"))
        else:
            self._frame.messages.show_error(error, again if is_worth_trying(error) else None)
