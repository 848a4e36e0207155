"""Hands the quarter's report over: into a file, or to a printer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QDialog

from gui.pages.one_job import OneJob
from gui.pages.submissions_files import Target, ask_target
from gui.pages.submissions_work import MadeReport, file_name, print_report, save_report, save_word
from gui.wording import quarter_words
from model.periods import Quarter
from model.rows.report import WrittenFile

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class ReportHanding(OneJob):
    """Asks where to, and sees it done.

    Signals:
        saved: the WrittenFile that stands there now.
        measure_wanted: the id of a measure to be shown in the checklist.
    """

    saved = Signal(object)
    measure_wanted = Signal(object)

    def ask_target(self, quarter: Quarter, on_chosen: Callable[[Path], None]) -> None:
        """Ask where the PDF is to stand."""
        target = Target(self.tr("Save the report"), self._name(quarter) + ".pdf", self.tr("PDF document (*.pdf)"))
        self.asking = ask_target(self._window, self._frame.settings, target, on_chosen)

    def ask_word(self, quarter: Quarter, on_chosen: Callable[[Path], None]) -> None:
        """Ask where the Word document is to stand."""
        target = Target(self.tr("Save the report"), self._name(quarter) + ".docx", self.tr("Word document (*.docx)"))
        self.asking = ask_target(self._window, self._frame.settings, target, on_chosen)

    def save(self, made: MadeReport, target: Path) -> None:
        """Put a report into a file."""
        self.do(self.tr("Saving…"), save_report, made, target, on_done=self._on_saved)

    def save_word(self, made: MadeReport, target: Path) -> None:
        """Write what a report says as a Word document."""
        self.do(self.tr("Saving…"), save_word, made, target, on_done=self._on_saved)

    def ask_printer(self, made: MadeReport, current: int) -> None:
        """Ask how to print, then print; `current` is the page in view, from 0."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # loaded when somebody prints

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setDocName(self.tr("Report"))
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, max(len(made.pages.sizes), 1))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage)
        dialog.accepted.connect(lambda: self.print_on(made, printer, current))
        self.asking = dialog
        QDialog.open(dialog)  # QPrintDialog's own wants a slot by name

    def show_numbers(self, made: MadeReport) -> None:
        """Show which measures each number of the summary counts."""
        from gui.dialogs.report_numbers import NumbersDialog  # its tables are loaded when somebody asks

        dialog = NumbersDialog(self._frame, made.numbers, self._window.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.measure_wanted.connect(self.measure_wanted)
        self.asking = dialog
        dialog.open()

    def print_on(self, made: MadeReport, printer: QPrinter, current: int) -> None:
        """Print a report."""
        self.do(self.tr("Printing…"), print_report, made, printer, current, on_done=self._on_printed)

    def _name(self, quarter: Quarter) -> str:
        return file_name(self.tr("{unit}_{quarter}_report").format(unit=self._frame.chosen.myself.unit, quarter=quarter_words(quarter)))

    def _on_saved(self, written: WrittenFile) -> None:
        self.saved.emit(written)
        self._frame.messages.say(self.tr("Saved: {name}").format(name=written.path.name), file=written.path)

    def _on_printed(self, pages: int) -> None:
        self._frame.messages.say(self.tr("%n page(s) sent to the printer", "", pages))
