"""What leaves the evidence page: copies dragged out or put into a folder, a contact sheet; and the clean-up."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.dialogs.file_labels import label_in_full
from gui.page import Frame
from gui.pages.evidence_asking import copied_out, sheet_written, unused_of
from gui.pages.one_job import OneJob
from gui.pages.submissions_files import Target, ask_target, first_folder, open_file
from gui.widgets.drag_out import urls_of
from gui.wording import size_words
from model.rows.changed import Changed
from model.rows.evidence import CopyMade, FileRow, UnusedFiles
from model.rows.report import WrittenFile

_FEW, _MANY = 4, 6  # pictures a page


class EvidenceHanding(OneJob):
    """Makes copies beside the window's thread.

    Signals:
        ready_to_drag: the copies that may be dragged now, the CopyMade of each.
    """

    ready_to_drag = Signal(object)

    def __init__(self, frame: Frame, window: QWidget) -> None:
        super().__init__(frame, window)
        self._copies = ""  # a folder that goes when the page does: programs have read what was dragged by then

    def drag(self, files: Sequence[FileRow]) -> None:
        """Make the copies that are to be dragged."""
        self.do(self.tr("Making copies…"), copied_out, list(files), self._new_folder(), on_done=self.ready_to_drag.emit)

    def copy(self, files: Sequence[FileRow]) -> None:
        """Put copies onto the clipboard, to be pasted into a mail or a folder: what the mouse drags, by keyboard."""
        self.do(self.tr("Making copies…"), copied_out, list(files), self._new_folder(), on_done=self._on_copied)

    def _on_copied(self, made: tuple[CopyMade, ...]) -> None:
        QGuiApplication.clipboard().setMimeData(urls_of([copy.path for copy in made]))
        self._frame.messages.say(self.tr("%n file(s) copied: paste them into a mail or a folder", "", len(made)))

    def _new_folder(self) -> Path:
        if not self._copies:
            self._copies = tempfile.mkdtemp(prefix="taizhang-")
            weakref.finalize(self, shutil.rmtree, self._copies, ignore_errors=True)
        return Path(tempfile.mkdtemp(dir=self._copies))

    def ask_folder(self, files: Sequence[FileRow]) -> None:
        """Ask where copies are to be put, then put them there."""
        dialog = QFileDialog(self._window, self.tr("Save copies"), str(first_folder(self._frame.settings)))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        label_in_full(dialog)
        dialog.fileSelected.connect(lambda name: self.save(files, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        self.asking = dialog
        dialog.open()

    def save(self, files: Sequence[FileRow], folder: Path) -> None:
        """Put copies into a folder."""
        self.do(self.tr("Making copies…"), copied_out, list(files), folder, on_done=self._on_saved)

    def ask_sheet(self, files: Sequence[FileRow]) -> None:
        """Ask where the contact sheet is to stand and how many pictures a page it has, then write it."""
        six, four = self.tr("PDF document, 6 pictures a page (*.pdf)"), self.tr("PDF document, 4 pictures a page (*.pdf)")
        title = self.tr("Save the contact sheet of %n file(s)", "", len(files))
        target = Target(title, self.tr("Evidence") + ".pdf", six, four)

        def chosen(file: Path) -> None:
            self.write_sheet(files, file, a_page=_FEW if dialog.selectedNameFilter() == four else _MANY)

        self.asking = dialog = ask_target(self._window, self._frame.settings, target, chosen)

    def write_sheet(self, files: Sequence[FileRow], target: Path, *, a_page: int) -> None:
        """Write a contact sheet."""
        said = self.tr("Making the contact sheet…")
        self.do(said, sheet_written, list(files), target, self._frame.today(), a_page, on_done=self._on_sheet)

    def ask_clean(self) -> None:
        """Say in numbers what a clean-up would take away, and do it after a yes."""
        self._frame.operations.ask(self, unused_of, on_done=self._on_unused)

    def _on_saved(self, made: tuple[CopyMade, ...]) -> None:
        placed = sum(copy.has_place for copy in made)
        said = self.tr("%n file(s) saved", "", len(made))
        if placed:
            said += self.tr("; %n picture(s) may still say where they were taken", "", placed)
        self._frame.messages.say(said)

    def _on_sheet(self, written: WrittenFile) -> None:
        self._frame.messages.say(self.tr("Saved: {name}").format(name=written.path.name))
        open_file(written.path)

    def _on_unused(self, unused: UnusedFiles) -> None:
        if not unused.rows and not unused.files:
            self._frame.messages.say(self.tr("Nothing to clean up: every file is used."))
            return
        self._frame.messages.confirm(
            "clean-evidence-question", self.tr("&Delete"), self._clean,
            rows=unused.rows, files=unused.files, size=size_words(unused.size),
        )  # fmt: skip

    def _clean(self) -> None:
        from model.actions.clean_evidence import (
            clean_evidence,  # SQLAlchemy is loaded after the window is painted
        )

        self._frame.operations.write(self, self.tr("Clean up evidence"), clean_evidence, on_done=self._on_cleaned)

    def _on_cleaned(self, changed: Changed) -> None:
        self._frame.messages.say(self.tr("%n file(s) deleted", "", int(changed.fact("files") or 0)))
