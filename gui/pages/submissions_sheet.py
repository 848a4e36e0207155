"""Fills another office's own sheet: read, looked at, written beside the original, recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from gui.dialogs.file_labels import label_in_full
from gui.dialogs.fill_sheet import FillDialog
from gui.pages.submissions_files import Target, ask_target, first_folder
from gui.pages.submissions_work import file_name
from gui.pages.submissions_writer import Handing, HandingJob
from gui.wording import month_short, month_words
from model.errors import Cancelled
from model.rows.own_sheet import FillPlan
from model.rows.report import SubmissionContent, WrittenFile
from model.rows.submission import SubmissionKind

if TYPE_CHECKING:
    from model.ledger import Ledger

SHEETS = (".xlsx", ".xlsm")


class SheetFilling(HandingJob):
    """One sheet at a time; what was said of its columns is remembered when it is written."""

    def ask(self, handing: Handing) -> None:
        """Ask which sheet, then read it."""
        dialog = QFileDialog(self._window, self.tr("The bureau's own sheet"), str(first_folder(self._frame.settings)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Excel workbook (*.xlsx *.xlsm)"))
        label_in_full(dialog)
        dialog.fileSelected.connect(lambda name: self.read(handing, Path(name)))
        self.asking = dialog
        dialog.open()

    def read(self, handing: Handing, source: Path) -> None:
        """Read a sheet and show how it would be filled."""
        from model.actions.filling import fill_plan  # SQLAlchemy is loaded after the window is painted

        self.do(
            self.tr("Reading the sheet…"), fill_plan, self._frame.operations.ledger, source, handing.month, kept=handing.kept,
            today=self._frame.today(), on_done=lambda plan: self._show(handing, plan),
        )  # fmt: skip

    def _show(self, handing: Handing, plan: FillPlan) -> None:
        dialog = FillDialog(self._frame.theme, self._frame.messages, plan, self._window.window())
        dialog.columns_changed.connect(partial(self._read_anew, handing, dialog))
        dialog.settled.connect(lambda settled: self.ask_place(handing, settled, is_new=bool(dialog.own)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.asking = dialog
        dialog.open()

    def _read_anew(self, handing: Handing, dialog: FillDialog, own: dict[str, str]) -> None:
        from model.actions.filling import fill_plan  # as above

        def failed(error: Exception) -> None:
            dialog.reject()
            self._frame.messages.show_error(error)

        self._frame.operations.work(
            dialog, fill_plan, self._frame.operations.ledger, dialog.plan.source, handing.month, kept=handing.kept, columns=own,
            today=self._frame.today(), on_done=dialog.show_plan, on_error=failed,
        )  # fmt: skip

    def ask_place(self, handing: Handing, plan: FillPlan, *, is_new: bool) -> None:
        """Ask where the filled sheet is to stand: beside the original, under a name of its own."""
        source = plan.source
        facts = {"name": source.stem, "unit": self._frame.chosen.myself.unit, "month": month_short(handing.month)}
        name = file_name(self.tr("{name}_{unit}_{month}").format(**facts)) + source.suffix
        target = Target(self.tr("Write the filled sheet"), str(source.with_name(name)), self.tr("Excel workbook (*{ending})").format(ending=source.suffix))
        self.asking = ask_target(
            self._window, self._frame.settings, target, lambda file: self.write(handing, plan, file, is_new=is_new)
        )

    def write(self, handing: Handing, plan: FillPlan, target: Path, *, is_new: bool = False) -> None:
        """Write the filled sheet; what a person said of its columns is kept for next month."""
        from model.actions.own_sheet import remember_columns  # as above

        operations = self._frame.operations
        if is_new and not operations.ledger.is_read_only:
            said = self.tr("How {name} is filled in is remembered").format(name=plan.source.name)
            operations.write(self, said, remember_columns, plan.signature, plan.meanings, name=plan.source.name, is_quiet=True)
        self.do(
            self.tr("Filling in the sheet and reading it back…"), write_sheet, operations.ledger, handing, plan, target,
            today=self._frame.today(), on_done=lambda made: self._on_written(*made, handing=handing, plan=plan),
        )  # fmt: skip

    def _on_written(self, written: WrittenFile, content: SubmissionContent, *, handing: Handing, plan: FillPlan) -> None:
        said = self.tr("Sheet of {month} filled in: %n measure(s)", "", written.rows).format(month=month_words(handing.month))
        self.record(
            said, written, content, kind=SubmissionKind.OWN_SHEET, correction=handing.correction, only=frozenset(plan.measures)
        )


def write_sheet(
    ledger: Ledger, handing: Handing, plan: FillPlan, target: Path, *, today: date, progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> tuple[WrittenFile, SubmissionContent]:  # fmt: skip
    """Write a filled sheet; what was written and what it says. Raises Cancelled, UserError, StorageError as write_filled."""
    from model.queries.report_content import submission_content
    from reports.own_sheet import write_filled  # reports are loaded when one is asked for

    progress(0, 2)
    content = submission_content(ledger, handing.month, kept=handing.kept, today=today)
    if cancelled():
        raise Cancelled
    progress(1, 2)
    return write_filled(plan, target).written, content
