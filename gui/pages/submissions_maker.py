"""Makes the quarter's report beside the window, and keeps the one made last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from gui.operations import Operations
from gui.pages.submissions_work import MadeReport, close_pages, make_quarter
from gui.watched_job import WatchedJob
from model.periods import Quarter
from model.rows.checklist import ChecklistFilter


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report is about."""

    quarter: Quarter
    kept: ChecklistFilter


class ReportMaker(WatchedJob):
    """One report at a time: a newer wish stops the older one.

    Signals:
        changed: another report is there, or none.
        failed: the error that kept a report from being made; Cancelled when it was stopped.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations = operations
        self.report: MadeReport | None = None
        self.subject: Subject | None = None
        self._number = 0

    def make(self, said: str, subject: Subject, today: date, on_made: Callable[[MadeReport], None] | None = None) -> None:
        """Make a report, `said` in words; on_made follows when it is there, and somebody waits for it."""
        self.stop()
        self._number += 1
        number = self._number
        self.is_busy, self.is_look = True, on_made is None
        self.begun.emit(said)

        def done(made: MadeReport) -> None:
            if number != self._number:  # another one is wanted by now
                self._close(made)
                return
            self._end()
            self._keep(made, subject)
            if on_made is not None:
                on_made(made)

        def refused(error: Exception) -> None:
            if number == self._number:
                self._end()
                self.failed.emit(error)

        job = self._operations.work(
            self, make_quarter, self._operations.ledger, subject.quarter, subject.kept, today=today,
            on_done=done, on_error=refused, on_progress=self.progressed.emit,
        )  # fmt: skip
        self._job = job if self.is_busy else None

    def stop(self) -> None:
        """What is being made is of no use any more; nothing follows."""
        self.cancel()
        if self.is_busy:
            self._number += 1
            self._end()

    def forget(self) -> None:
        """Neither make nor keep a report."""
        self.stop()
        self._keep(None, None)

    def _keep(self, made: MadeReport | None, subject: Subject | None) -> None:
        before, self.report, self.subject = self.report, made, subject
        if made is not before:
            self.changed.emit()
        if before is not None:
            self._close(before)

    def _close(self, made: MadeReport) -> None:
        self._operations.work(self, close_pages, made.pages, on_done=lambda _none: None)
