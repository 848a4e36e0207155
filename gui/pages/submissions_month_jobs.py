"""The ways a month is handed over and the brief that is made of it, of which one works at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gui.page import Frame
from gui.pages.paper_files import PaperFiles
from gui.pages.submissions_package import PackageWriter
from gui.pages.submissions_sheet import SheetFilling
from gui.pages.submissions_steps import MonthSteps
from gui.pages.submissions_writer import Handing, MonthWriter
from model.rows.submission import SubmissionKind


class MonthJobs:
    """Workbook, package, the bureau's own sheet; the brief, which is looked at first."""

    def __init__(self, frame: Frame, window: QWidget) -> None:
        self.workbook, self.package, self.sheet = MonthWriter(frame, window), PackageWriter(frame, window), SheetFilling(frame, window)
        self.papers = PaperFiles(frame, window)

    @property
    def is_busy(self) -> bool:
        """Whether one of them works."""
        return any(job.is_busy for job in (self.workbook, self.package, self.sheet, self.papers))

    def ask(self, kind: SubmissionKind, handing: Handing) -> None:
        """Ask what one of a kind needs to know, then write it."""
        if kind is SubmissionKind.PACKAGE:
            self.package.ask(handing)
        elif kind is SubmissionKind.OWN_SHEET:
            self.sheet.ask(handing)
        else:
            self.workbook.ask(handing)

    def show_in(self, steps: MonthSteps) -> None:
        """Have the steps show how far one is, stop it, and show what it wrote."""
        for job in (self.workbook, self.package, self.sheet):
            job.begun.connect(steps.begin)
            job.progressed.connect(steps.progress.show_progress)
            job.ended.connect(steps.end)
            job.written.connect(steps.handed.show_written)
            steps.progress.cancelled.connect(job.cancel)
        self.papers.show_in(steps.progress)
        self.papers.begun.connect(steps.wait)
        self.papers.ended.connect(steps.end)
