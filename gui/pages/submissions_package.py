"""Writes the month's package beside the window: workbook, evidence, index, sums."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gui.dialogs.package import PackageChoice, PackageDialog
from gui.pages.submissions_files import Target, ask_target
from gui.pages.submissions_work import file_name
from gui.pages.submissions_writer import Handing, HandingJob
from gui.wording import month_words
from model.rows.report import SubmissionContent, WrittenFile
from model.rows.submission import SubmissionKind

if TYPE_CHECKING:
    from model.ledger import Ledger


class PackageWriter(HandingJob):
    """Asks what goes in and where it is to stand, writes it, records it."""

    def ask(self, handing: Handing) -> None:
        """Ask what goes in, then where it is to stand."""
        dialog = PackageDialog(self._frame.theme, handing.month, self._window.window())
        dialog.settled.connect(lambda choice: self.ask_place(handing, choice))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.asking = dialog
        dialog.open()
        from model.queries.hand_in import personal_numbers  # SQLAlchemy is loaded after the window is painted

        self._frame.operations.ask(
            dialog, personal_numbers, handing.month, kept=handing.kept, on_done=dialog.show_personal, today=self._frame.today()
        )

    def ask_place(self, handing: Handing, choice: PackageChoice) -> None:
        """Ask where it is to stand, then write it."""
        facts = {"unit": self._frame.chosen.myself.unit, "month": month_words(handing.month)}
        name = file_name(self.tr("{unit}_{month}_package").format(**facts)) + ".zip"
        target = Target(self.tr("Write the package"), name, self.tr("Package (*.zip)"))
        self.asking = ask_target(
            self._window, self._frame.settings, target, lambda file: self.write(handing, choice, file)
        )

    def write(self, handing: Handing, choice: PackageChoice, target: Path) -> None:
        """Write the package, once everything typed is stored."""
        self.do(
            self.tr("Writing the package and reading it back…"), write_whole, self._frame.operations.ledger, handing, choice, target,
            today=self._frame.today(), on_done=lambda made: self._on_written(*made, handing=handing),
        )  # fmt: skip

    def _on_written(self, written: WrittenFile, content: SubmissionContent, *, handing: Handing) -> None:
        said = self.tr("Package of {month} written: %n file(s)", "", written.pages)
        if any(note.code == "package-was-locked" for note in written.notes):
            said = self.tr("Locked package of {month} written: %n file(s)", "", written.pages)
        said = said.format(month=month_words(content.month))
        self.record(said, written, content, kind=SubmissionKind.PACKAGE, correction=handing.correction)


def write_whole(
    ledger: Ledger, handing: Handing, choice: PackageChoice, target: Path, *, today: date,
    progress: Callable[[int, int], None], cancelled: Callable[[], bool],
) -> tuple[WrittenFile, SubmissionContent]:  # fmt: skip
    """Write a month's package; what was written and what it says. Raises Cancelled, UserError plan-unknown, StorageError."""
    from model.queries.package_content import copy_out, package_content
    from reports.package import write_package  # openpyxl is loaded when a package is asked for

    content = package_content(ledger, handing.month, kept=handing.kept, is_whole_year=choice.is_whole_year, today=today)
    copied = copy_out(has_places=choice.has_places)
    written = write_package(content, target, copy_out=copied, passphrase=choice.passphrase, progress=progress, cancelled=cancelled)
    return written, content.submission
