"""Writes the month's workbook beside the window, and has it remembered what was written."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal

from gui.pages.one_job import OneJob
from gui.pages.submissions_files import Target, ask_target
from gui.pages.submissions_work import file_name, write_month
from gui.wording import month_words
from model.periods import Month
from model.rows.checklist import ChecklistFilter
from model.rows.report import SubmissionContent, WrittenFile
from model.rows.submission import SubmissionKind


@dataclass(frozen=True, slots=True)
class Correction:
    """Which submission is corrected or completed (更正/补报), and why."""

    submission_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class Handing:
    """What is to be handed in: a month, the measures that go in, and what it corrects, if anything."""

    month: Month
    kept: ChecklistFilter
    correction: Correction | None = None


class HandingJob(OneJob):
    """What writes a file to be handed in.

    Signals:
        written: the WrittenFile that stands there now.
    """

    written = Signal(object)

    def record(
        self, said: str, written: WrittenFile, content: SubmissionContent, *, kind: SubmissionKind,
        correction: Correction | None = None, only: Collection[int] | None = None,
    ) -> None:  # fmt: skip
        """Say what was written, and keep it with every value in it."""
        from model.actions.submit import record_submission  # SQLAlchemy is loaded after the window is painted

        frame = self._frame
        self.written.emit(written)
        if frame.operations.ledger.is_read_only:
            frame.messages.say(said, file=written.path)
            return
        corrects, reason = (correction.submission_id, correction.reason) if correction else (None, "")
        frame.operations.write(
            self, said, record_submission, written, content, kind=kind, only=only, corrects=corrects, reason=reason, is_quiet=True,
            on_done=lambda _changed: frame.messages.say(said, undo=frame.operations.undo, file=written.path),
        )  # fmt: skip


class MonthWriter(HandingJob):
    """Asks where the workbook is to stand, writes it, records it."""

    def ask(self, handing: Handing) -> None:
        """Ask where the workbook is to stand, then write it."""
        name = self.proposed_name(handing.month, is_correction=handing.correction is not None)
        target = Target(self.tr("Write the submission"), name, self.tr("Excel workbook (*.xlsx)"))
        self.asking = ask_target(
            self._window, self._frame.settings, target,
            lambda file: self.write(handing.month, handing.kept, file, correction=handing.correction),
        )  # fmt: skip

    def proposed_name(self, month: Month, *, is_correction: bool = False) -> str:
        """A name by which the bureau above knows whose file it is and of which month."""
        facts = {"unit": self._frame.chosen.myself.unit, "month": month_words(month)}
        name = self.tr("{unit}_{month}_correction") if is_correction else self.tr("{unit}_{month}_submission")
        return file_name(name.format(**facts)) + ".xlsx"

    def write(self, month: Month, kept: ChecklistFilter, target: Path, *, correction: Correction | None = None) -> None:
        """Write the workbook, once everything typed is stored."""
        self.do(
            self.tr("Writing the workbook and reading it back…"), write_month, self._frame.operations.ledger, month, kept,
            target, today=self._frame.today(), on_done=lambda made: self._on_written(*made, correction=correction),
        )  # fmt: skip

    def _on_written(self, written: WrittenFile, content: SubmissionContent, *, correction: Correction | None) -> None:
        said = self.tr("Submission of {month} written: %n measure(s) on {sheets} sheets", "", written.rows)
        said = said.format(month=month_words(content.month), sheets=written.pages)
        self.record(said, written, content, kind=SubmissionKind.WORKBOOK, correction=correction)
