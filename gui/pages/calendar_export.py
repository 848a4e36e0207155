"""Hands the dates over as a calendar file, which phones and mail programs take in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton, QWidget

from gui.page import Frame
from gui.pages.one_job import OneJob
from gui.pages.submissions_files import Target, ask_target
from gui.pages.submissions_work import file_name
from model.rows.checklist import ChecklistFilter

if TYPE_CHECKING:
    from datetime import date

    from model.ledger import Ledger
    from model.rows.report import WrittenFile


def write_calendar(ledger: Ledger, kept: ChecklistFilter, target: Path, *, today: date, **watch: Any) -> WrittenFile:
    """Write the dates of what a filter keeps as an .ics file."""
    from model.queries.calendar_file import calendar_file_content
    from reports.calendar_file import write_calendar_file  # reports are loaded where they are used

    return write_calendar_file(calendar_file_content(ledger, kept, today=today), target, printed_on=today, **watch)


class CalendarExport(OneJob):
    """The button that asks where the file is to stand; what it holds is said by the page."""

    def __init__(self, frame: Frame, page: QWidget) -> None:
        super().__init__(frame, page)
        self.kept = ChecklistFilter()
        self.button = QPushButton(page)
        self.button.setProperty("kind", "link")
        self.button.setProperty("flush", True)
        self.button.clicked.connect(self.ask)
        self.begun.connect(lambda: self.button.setEnabled(False))
        self.ended.connect(lambda: self.button.setEnabled(True))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.button.setText(self.tr("&Export .ics…"))
        self.button.setToolTip(self.tr("All dates of these measures as a file for the calendar of a phone or mail program"))

    def ask(self) -> None:
        """Ask where the file is to stand, then write it."""
        name = file_name(self.tr("{unit}_calendar").format(unit=self._frame.chosen.myself.unit)) + ".ics"
        target = Target(self.tr("Export the calendar"), name, self.tr("Calendar file (*.ics)"))
        self.asking = ask_target(self._window, self._frame.settings, target, self.write)

    def write(self, target: Path) -> None:
        """Write the file beside the window."""
        self.do(
            self.tr("Exporting the calendar…"), write_calendar, self._frame.operations.ledger, self.kept, target,
            today=self._frame.today(), on_done=self._on_written,
        )  # fmt: skip

    def _on_written(self, written: WrittenFile) -> None:
        said = self.tr("%n date(s) written to {name}", "", written.rows)
        self._frame.messages.say(said.format(name=written.path.name), file=written.path)
