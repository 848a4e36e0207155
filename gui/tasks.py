"""Runs work off the GUI thread and brings the result back to it, so that the window never greys out."""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

logger = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
LongWork = Callable[[Progress, Cancelled], object]


class Job:
    """A handle on long work: whoever started it may ask it to stop."""

    def __init__(self) -> None:
        self._stop = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; it ends when it next looks."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Whether the work was asked to stop; the callable handed to the work."""
        return self._stop.is_set()


class Runner(Protocol):
    """What operations need of a runner; TaskRunner in the window, FakeTasks in tests."""

    def run(
        self, work: Callable[[], object], on_done: Callable[[Any], None], on_error: Callable[[Exception], None]
    ) -> None:
        """Run the work, then call one of the two on the GUI thread."""

    def run_long(
        self,
        work: LongWork,
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None],
        *,
        on_progress: Progress,
    ) -> Job:
        """Run work that reports how far it is and can be stopped."""

    @property
    def is_busy(self) -> bool:
        """Whether a result is still awaited."""

    def when_idle(self, act: Callable[[], None]) -> None:
        """Call it on the GUI thread once nothing runs."""

    def wait(self) -> None:
        """Block until nothing runs."""


class _Task(QRunnable):
    """One piece of work; it never touches a widget."""

    def __init__(self, task_id: int, work: Callable[[], object], report: Callable[..., None]) -> None:
        super().__init__()
        self._task_id, self._work, self._report = task_id, work, report

    def run(self) -> None:
        outcome: object = None
        error: Exception | None = None
        try:
            outcome = self._work()
        except Exception as exc:  # noqa: BLE001 - carried to the GUI thread, where it is shown
            error = exc
        try:
            self._report(self._task_id, outcome, error)
        except RuntimeError:  # the window was closed meanwhile
            logger.debug("task %d ended after its runner", self._task_id)


class TaskRunner(QObject):
    """Runs work off the GUI thread and calls back on it. Lives in the GUI thread.

    Signals:
        busy_changed: True when the first task starts, False when the last has ended.
    """

    busy_changed = Signal(bool)
    _finished = Signal(int, object, object)
    _progressed = Signal(int, object, object)

    def __init__(self, threads: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)  # 1 for writes: they run in order
        self._ids = itertools.count(1)
        self._callbacks: dict[int, tuple[Callable[[Any], None], Callable[[Exception], None]]] = {}
        self._watchers: dict[int, Progress] = {}
        self._when_idle: list[Callable[[], None]] = []
        self._finished.connect(self._on_finished, Qt.ConnectionType.QueuedConnection)
        self._progressed.connect(self._on_progressed, Qt.ConnectionType.QueuedConnection)

    def run(
        self, work: Callable[[], object], on_done: Callable[[Any], None], on_error: Callable[[Exception], None]
    ) -> None:
        """Run the work in the pool; one of the two callbacks follows on the GUI thread."""
        self._start(next(self._ids), work, on_done, on_error)

    def run_long(
        self,
        work: LongWork,
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None],
        *,
        on_progress: Progress,
    ) -> Job:
        """Run work that is given progress(done, total) and cancelled(); both may be called from its thread."""
        task_id, job = next(self._ids), Job()
        self._watchers[task_id] = on_progress

        def report(done: int, total: int) -> None:
            try:
                self._progressed.emit(task_id, done, total)
            except RuntimeError:  # the window was closed meanwhile: the work may stop
                job.cancel()

        self._start(task_id, lambda: work(report, job.cancelled), on_done, on_error)
        return job

    def _start(
        self,
        task_id: int,
        work: Callable[[], object],
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        if not self._callbacks:
            self.busy_changed.emit(True)
        self._callbacks[task_id] = (on_done, on_error)
        self._pool.start(_Task(task_id, work, self._finished.emit))

    @Slot(int, object, object)
    def _on_finished(self, task_id: int, outcome: object, error: Exception | None) -> None:
        on_done, on_error = self._callbacks.pop(task_id)
        self._watchers.pop(task_id, None)
        if not self._callbacks:
            self.busy_changed.emit(False)
        try:
            if error is None:
                on_done(outcome)
            else:
                on_error(error)
        finally:
            while self._when_idle and not self._callbacks:
                self._when_idle.pop(0)()

    @Slot(int, object, object)
    def _on_progressed(self, task_id: int, done: int, total: int) -> None:
        watcher = self._watchers.get(task_id)
        if watcher is not None:
            watcher(done, total)

    @property
    def is_busy(self) -> bool:
        """Whether a result is still awaited."""
        return bool(self._callbacks)

    def when_idle(self, act: Callable[[], None]) -> None:
        """Call it once no result is awaited any more."""
        if self.is_busy:
            self._when_idle.append(act)
        else:
            act()

    def wait(self) -> None:
        """Block until nothing runs; called when the window closes."""
        self._pool.waitForDone()
