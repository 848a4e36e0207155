"""Opens the kept copy of a file that came back, as evidence is opened: a copy under its own name."""

from __future__ import annotations

from PySide6.QtCore import QUrl

from gui.pages.merge_asking import kept_copy
from gui.pages.merge_html import FILE
from gui.pages.one_job import OneJob
from gui.widgets.open_file import copied_for_viewing, show_to_person
from model.rows.kept_file import KeptFile


class CopyOpener(OneJob):
    """One file at a time."""

    def open(self, returned_id: int) -> None:
        """Open the copy of a returned file."""
        self._frame.operations.ask(self, kept_copy, returned_id, on_done=self._on_found)

    def open_link(self, link: QUrl) -> None:
        """Open what a way in a text leads to."""
        number = link.toString().removeprefix(FILE)
        if number.isdecimal():
            self.open(int(number))

    def _on_found(self, found: tuple[KeptFile, str]) -> None:
        self.do(self.tr("Opening…"), copied_for_viewing, *found, on_done=show_to_person, is_look=True)
