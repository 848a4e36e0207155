"""Writes the month's workbook beside the window, and has it remembered that it was written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from gui.pages.one_job import OneJob
from gui.pages.submissions_files import Target, ask_target
from gui.pages.submissions_work import file_name, write_month
from gui.wording import month_words
from model.periods import Month
from model.rows.checklist import ChecklistFilter
from model.rows.report import SubmissionContent, WrittenFile


class MonthWriter(OneJob):
    """Asks where, writes, records.

    Signals:
        written: the WrittenFile that stands there now.
    """

    written = Signal(object)

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
        self.do(
            self.tr("Writing the workbook and reading it back…"), write_month, self._frame.operations.ledger, month, kept,
            target, today=self._frame.today(), on_done=lambda made: self._on_written(*made),
        )  # fmt: skip

    def _on_written(self, written: WrittenFile, content: SubmissionContent) -> None:
        from model.actions.submit import record_submission  # SQLAlchemy is loaded after the window is painted

        self.written.emit(written)
        said = self.tr("Submission of {month} written: %n measure(s) on {sheets} sheets", "", written.rows)
        said = said.format(month=month_words(content.month), sheets=written.pages)
        if self._frame.operations.ledger.is_read_only:
            self._frame.messages.say(said)
            return
        self._frame.operations.write(self, said, record_submission, written, content)
