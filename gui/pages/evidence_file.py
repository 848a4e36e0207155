"""One file of the evidence page: opened with the system's viewer, noted on."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.page import Frame
from gui.widgets.open_file import copied_for_viewing, show_to_person
from model.rows.checklist import EvidenceRow
from model.rows.clash import FieldKey, FieldKind, Seen
from model.rows.evidence import FileRow


class FileActs(QObject):
    """Works through the frame's operations; no file is no error."""

    def __init__(self, frame: Frame, window: QWidget) -> None:
        super().__init__(window)
        self._frame, self._window = frame, window

    def open(self, file: FileRow | None) -> None:
        """Open a copy; what could run is only shown in its folder."""
        if file is not None:
            self._frame.operations.work(self, copied_for_viewing, file.content, file.name, on_done=show_to_person)

    def ask_note(self, file: FileRow | None) -> None:
        """Ask what is to be noted on a file."""
        from gui.dialogs.evidence_note import NoteDialog  # built when asked for

        if file is None or not self._frame.operations.ledger.may("note-evidence"):
            return
        row = EvidenceRow(file.id, file.name, file.sha256, file.size, file.mime, file.note, file.taken_at, file.added_at, file.content)
        dialog = NoteDialog(self._frame.theme, row, self._window)
        dialog.kept.connect(lambda note: self.write_note(file, note))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_note(self, file: FileRow, note: str) -> None:
        """Write a note on a file; it stands there for every measure the file proves."""
        from model.actions.evidence import (
            note_on_evidence,  # SQLAlchemy is loaded after the window is painted
        )

        if note != file.note:
            self._frame.operations.write(self, self.tr("Note on {name}").format(name=file.name), note_on_evidence, file.id, note,
                                         seen=Seen({FieldKey(FieldKind.FILE_NOTE, file.id): file.note}))  # fmt: skip
