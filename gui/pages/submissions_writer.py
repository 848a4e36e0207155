"""Writes the month's workbook beside the window, and has it remembered that it was written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.page import Frame
from gui.pages.submissions_files import Target, ask_target
from gui.pages.submissions_work import file_name, write_month
from gui.tasks import Job
from gui.wording import month_words
from model.errors import Cancelled
from model.periods import Month
from model.rows.checklist import ChecklistFilter
from model.rows.report import WrittenFile


class MonthWriter(QObject):
    """Asks where, writes, records.

    Signals:
        begun, ended: a workbook is being written, none is any more.
        progressed: (done, total).
        written: the WrittenFile that stands there now.
    """

    begun = Signal()
    ended = Signal()
    progressed = Signal(int, int)
    written = Signal(object)

    def __init__(self, frame: Frame, window: QWidget) -> None:
        super().__init__(window)
        self._frame, self._window = frame, window
        self._job: Job | None = None
        self.is_writing = False
        self.asking: QFileDialog | None = None

    def ask(self, month: Month, kept: ChecklistFilter) -> None:
        """Ask where the workbook is to stand, then write it."""
        target = Target(self.tr("Write the submission"), self.proposed_name(month), self.tr("Excel workbook (*.xlsx)"))
        self.asking = ask_target(
            self._window, self._frame.settings, target, lambda file: self.write(month, kept, file)
        )

    def proposed_name(self, month: Month) -> str:
        """A name by which the bureau above knows whose file it is and of which month."""
        facts = {"unit": self._frame.chosen.myself.unit, "month": month_words(month)}
        return file_name(self.tr("{unit}_{month}_submission").format(**facts)) + ".xlsx"

    def write(self, month: Month, kept: ChecklistFilter, target: Path) -> None:
        """Write the workbook, once everything typed is stored."""
        operations = self._frame.operations
        if self.is_writing:
            return
        self.is_writing = True
        self.begun.emit()
        if operations.is_saving:
            operations.saving_changed.connect(
                lambda _saving: self._write(month, kept, target), Qt.ConnectionType.SingleShotConnection
            )
        else:
            self._write(month, kept, target)

    def cancel(self) -> None:
        """Ask it to stop; nothing is written then."""
        if self._job is not None:
            self._job.cancel()

    def _write(self, month: Month, kept: ChecklistFilter, target: Path) -> None:
        job = self._frame.operations.work(
            self, write_month, self._frame.operations.ledger, month, kept, target, today=self._frame.today(),
            on_done=lambda written: self._on_written(month, written), on_error=self._on_failed,
            on_progress=self.progressed.emit,
        )  # fmt: skip
        self._job = job if self.is_writing else None

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, Cancelled):
            self._frame.messages.show_error(error)

    def _on_written(self, month: Month, written: WrittenFile) -> None:
        from model.actions.submit import record_submission  # SQLAlchemy is loaded after the window is painted

        self._end()
        self.written.emit(written)
        said = self.tr("Submission of {month} written: %n measure(s) on {sheets} sheets", "", written.rows)
        said = said.format(month=month_words(month), sheets=written.pages)
        if self._frame.operations.ledger.is_read_only:
            self._frame.messages.say(said)
            return
        self._frame.operations.write(
            self, said, record_submission, month, file_name=written.path.name, sha256=written.sha256, measures=written.rows,
        )  # fmt: skip

    def _end(self) -> None:
        self.is_writing, self._job = False, None
        self.ended.emit()
