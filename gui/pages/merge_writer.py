"""Writes the submission upward with every unit's report in it, and has it remembered as any other submission."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from gui.pages.merge_asking import write_upward
from gui.pages.merge_deciding import Place
from gui.pages.one_job import OneJob
from gui.pages.submissions_files import Target, ask_target
from gui.pages.submissions_work import file_name
from gui.wording import month_words
from model.periods import Month
from model.rows.report import SubmissionContent, WrittenFile


class UpwardWriter(OneJob):
    """Asks where, writes, records.

    Signals:
        written: the WrittenFile that stands there now.
    """

    written = Signal(object)

    def ask(self, place: Place) -> None:
        """Ask where the workbook is to stand, then write it."""
        target = Target(self.tr("Write the submission upward"), self.proposed_name(place[1]), self.tr("Excel workbook (*.xlsx)"))
        self.asking = ask_target(self._window, self._frame.settings, target, lambda file: self.write(place, file))

    def proposed_name(self, month: Month) -> str:
        """A name that says whose it is, of which month, and that it holds everybody's."""
        facts = {"unit": self._frame.chosen.myself.unit, "month": month_words(month)}
        return file_name(self.tr("{unit}_{month}_all_units").format(**facts)) + ".xlsx"

    def write(self, place: Place, target: Path) -> None:
        """Write the workbook, once everything typed is stored."""
        plan_id, month = place
        self.do(
            self.tr("Writing the workbook and reading it back…"), write_upward, self._frame.operations.ledger, month, plan_id, target,
            today=self._frame.today(), on_done=lambda made: self._on_written(*made),
        )  # fmt: skip

    def _on_written(self, written: WrittenFile, content: SubmissionContent) -> None:
        from model.actions.submit import record_submission  # SQLAlchemy is loaded after the window is painted

        self.written.emit(written)
        said = self.tr("Submission of {month} with all units written: %n measure(s)", "", written.rows)
        said = said.format(month=month_words(content.month))
        if self._frame.operations.ledger.is_read_only:
            self._frame.messages.say(said)
            return
        self._frame.operations.write(self, said, record_submission, written, content)
