"""The menu's ways with days: all dates as a calendar file, and the official holidays of a year to come."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog

from gui.calling import calling
from gui.dialogs.file_labels import label_in_full

if TYPE_CHECKING:
    from datetime import date

    from gui.main_window import MainWindow
    from model.ledger import Ledger
    from model.rows.report import WrittenFile


def written_calendar(ledger: Ledger, target: Path, *, plan_id: int | None, is_mine: bool, today: date, **watch: Any) -> WrittenFile:
    """Write the calendar file of a plan, mine or all."""
    from model.queries.calendar_file import calendar_file_content  # after the window is painted
    from model.rows.checklist import ChecklistFilter
    from reports.calendar_file import write_calendar_file

    content = calendar_file_content(ledger, ChecklistFilter(plan_id=plan_id, is_mine=is_mine), today=today)
    return write_calendar_file(content, target, printed_on=today, **watch)


class DatesMenu(QObject):
    """Two entries of the window's menu; both ask for a file."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.export, self.holidays = QAction(window), QAction(window)
        self.dialog: QFileDialog | None = None
        self.export.triggered.connect(calling(self.ask_target))
        self.holidays.triggered.connect(calling(self.ask_table))
        for action in (self.export, self.holidays):
            window.menu.add(action)
        window.menu.add_line()
        window.menu.menu.aboutToShow.connect(self._enable)
        window.installEventFilter(self)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.export.setText(self.tr("&Calendar file (.ics)…"))
        self.holidays.setText(self.tr("O&fficial holidays…"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow a switch of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        return super().eventFilter(watched, event)

    def ask_target(self) -> None:
        """Ask where the calendar file is to be written; the kind of file says whether mine or all."""
        frame = self._window.frame
        if frame is None:
            return
        mine, everything = self.tr("My measures (*.ics)"), self.tr("All measures (*.ics)")
        dialog = self._asked(self.tr("Calendar file"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters([mine, everything] if frame.chosen.myself.unit else [everything])
        dialog.setDefaultSuffix("ics")
        dialog.selectFile(self.tr("Dates {year}").format(year=frame.chosen.plan.year if frame.chosen.plan else "").strip() + ".ics")
        dialog.fileSelected.connect(lambda name: self.write(Path(name), is_mine=dialog.selectedNameFilter() == mine))
        dialog.open()

    def ask_table(self) -> None:
        """Ask for the table of a year's holidays."""
        if self._window.frame is None:
            return
        dialog = self._asked(self.tr("Official holidays"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Tables (*.csv *.txt)")])
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.open()

    def write(self, target: Path, *, is_mine: bool) -> None:
        """Write the calendar file beside other work; the window does not go before it is there."""
        from gui.pages.one_job import OneJob  # seldom needed

        frame = self._window.frame
        if frame is None:
            return
        frame.settings.last_folder = str(target.parent)
        job, work = OneJob(frame, self._window), partial(written_calendar, frame.operations.ledger)
        job.ended.connect(job.deleteLater)
        job.do(self.tr("Calendar file"), work, target, plan_id=frame.chosen.plan_id, is_mine=is_mine, today=frame.today(),
               on_done=self._on_written)  # fmt: skip

    def take(self, table: Path) -> None:
        """Take the holidays of a table in."""
        from model.actions.holidays import take_holidays  # SQLAlchemy is loaded after the window is painted

        frame = self._window.frame
        if frame is not None:
            frame.settings.last_folder = str(table.parent)
            frame.operations.write(self, self.tr("Take in holidays"), take_holidays, table)

    def _asked(self, title: str) -> QFileDialog:
        frame = self._window.frame
        dialog = QFileDialog(self._window, title, frame.settings.last_folder if frame else "")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        label_in_full(dialog)
        self.dialog = dialog
        return dialog

    def _enable(self) -> None:
        frame = self._window.frame
        self.export.setEnabled(frame is not None)
        self.holidays.setEnabled(frame is not None and not frame.operations.ledger.is_read_only)

    def _on_written(self, written: WrittenFile) -> None:
        said = self.tr("%n date(s) written to {name}", "", written.rows).format(name=written.path.name)
        self._window.messages.say(said, file=written.path)
