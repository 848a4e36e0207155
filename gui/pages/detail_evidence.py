"""The evidence of a measure: dropped, pasted or chosen files, as small pictures to open, note on and remove."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QMenu, QProgressBar, QPushButton, QWidget

from gui.dialogs.file_labels import label_in_full
from gui.gaps import QHBoxLayout
from gui.page import Frame
from gui.pages.detail_attach import Attaching
from gui.pages.detail_section import DetailSection, wrapped
from gui.widgets.evidence_strip import EvidenceStrip
from gui.widgets.open_file import copied_for_viewing, show_to_person
from gui.widgets.thumbnails import Thumbnails, thumbnail_drawer
from model.periods import Month
from model.rows.checklist import EvidenceRow
from model.rows.clash import FieldKey, FieldKind, Seen
from model.rows.evidence import FileDoor, FileRow

if TYPE_CHECKING:
    from gui.pages.evidence_handing import EvidenceHanding
    from model.rows.record import MeasureRecord


class EvidenceSection(DetailSection):
    """Strip, hint, a button to choose files, and the progress of copying."""

    def __init__(self, frame: Frame, attaching: Attaching, parent: QWidget | None = None) -> None:
        super().__init__(frame, parent)
        ledger = frame.operations.ledger
        self.attaching = attaching
        drawer = thumbnail_drawer(ledger)
        self.thumbnails = Thumbnails(frame.operations.work, drawer, self)
        self.hint = QLabel(self)
        self.hint.setProperty("tone", "note")
        self.add = QPushButton(self)
        self.add.setProperty("kind", "link")
        self.add.setProperty("flush", True)
        self.add.clicked.connect(self._choose)
        self.head.addWidget(self.hint)
        self.head.addWidget(self.add)
        self.strip = EvidenceStrip(frame.theme, self.thumbnails, self)
        self._connect_strip()
        self.column.addWidget(self.strip)
        self.note = wrapped("", self, "secondary")
        self.note.hide()
        self.column.addWidget(self.note)
        self.copying = QWidget(self)
        self.bar = QProgressBar(self.copying)
        self.bar.setTextVisible(False)
        self.count = QLabel(self.copying)
        self.count.setProperty("tone", "note")
        self.cancel = QPushButton(self.copying)
        self.cancel.clicked.connect(attaching.cancel)
        row = QHBoxLayout(self.copying)
        row.setContentsMargins(0, 0, 0, 0)
        for part, stretch in ((self.count, 0), (self.bar, 1), (self.cancel, 0)):
            row.addWidget(part, stretch)
        self.copying.hide()
        self.column.addWidget(self.copying)
        attaching.progressed.connect(self._on_progress)

    def _connect_strip(self) -> None:
        self.strip.open_wanted.connect(self.open_file)
        self.strip.note_wanted.connect(self.ask_note)
        self.strip.remove_wanted.connect(self.remove_chosen)
        self.strip.drag_wanted.connect(lambda: self.handing.drag(self._chosen_files()))
        self.strip.copy_wanted.connect(lambda: self.handing.copy(self._chosen_files()))
        self.strip.chosen.connect(self._show_note)
        self.strip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.strip.customContextMenuRequested.connect(self._open_menu)

    def show_detail(self, detail: MeasureRecord) -> None:
        """Show a measure's files."""
        if self.detail is not None and self.detail.row.id != detail.row.id:
            self.thumbnails.forget_waiting()
        super().show_detail(detail)
        count = len(detail.evidence)
        self.title.setText(self.tr("Evidence {count}").format(count=count) if count else self.tr("Evidence"))
        self.hint.setText(self.tr("Drop files, or Ctrl+V"))
        self.hint.setVisible(self.may_write)
        self.add.setEnabled(self.may_write)
        self.add.setText(self.tr("Add…"))
        self.cancel.setText(self.tr("Cancel"))
        self.strip.setAccessibleName(self.tr("Evidence files"))
        self.strip.set_rows(detail.evidence)
        self._show_note()

    @cached_property
    def handing(self) -> EvidenceHanding:
        """What makes copies of the files chosen; built when some are wanted."""
        from gui.pages.evidence_handing import EvidenceHanding

        made = EvidenceHanding(self.frame, self)
        made.ready_to_drag.connect(lambda copies: self.strip.drag([copy.path for copy in copies]))
        return made

    @property
    def may_write(self) -> bool:
        """Whether files may be attached and removed."""
        return not self.frame.operations.ledger.is_read_only

    def open_file(self, row: EvidenceRow | None) -> None:
        """Open a file with the system's viewer, a copy of it; what could run is only shown in its folder."""
        if row is not None:
            self.frame.operations.work(
                self, copied_for_viewing, row.content, row.name, on_done=show_to_person
            )

    def ask_note(self, row: EvidenceRow | None) -> None:
        """Ask what is to be noted on a file."""
        if row is None or not self.frame.operations.ledger.may("note-evidence"):
            return
        from gui.dialogs.evidence_note import NoteDialog  # built when asked for

        dialog = NoteDialog(self.frame.theme, row, self)
        dialog.kept.connect(lambda note: self.write_note(row, note))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_note(self, row: EvidenceRow, note: str) -> None:
        """Write a note on a file; it stands there for every measure the file proves."""
        from model.actions.evidence import (
            note_on_evidence,  # SQLAlchemy is loaded after the window is painted
        )

        if note != row.note:
            text = self.tr("Note on {name}").format(name=row.name)
            self.frame.operations.write(self, text, note_on_evidence, row.id, note,
                                        seen=Seen({FieldKey(FieldKind.FILE_NOTE, row.id): row.note}))  # fmt: skip

    def remove_chosen(self) -> None:
        """Take the files chosen from the measure, in one step of undo."""
        sitting = object()
        for row in self.strip.chosen_rows if self.may_write else ():
            self.remove(row, sitting=sitting)

    def remove(self, row: EvidenceRow | None, *, sitting: object = None) -> None:
        """Take a file from the measure; it stays in the ledger, and undo brings it back."""
        from model.actions.evidence import detach_evidence  # SQLAlchemy is loaded after the window is painted

        if row is not None and self.detail is not None:
            text = self.named(self.tr("Remove {name}").format(name=row.name))
            self.frame.operations.write(self, text, detach_evidence, self.detail.row.id, row.id, sitting=sitting)

    def attach(self, files: list[Path]) -> None:
        """Attach files to the measure shown."""
        if self.detail is not None and files:
            self.attaching.attach(self.detail.row.id, self.detail.row.code, files)

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Evidence"), self.frame.settings.last_folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        label_in_full(dialog)
        dialog.filesSelected.connect(self._on_chosen)
        dialog.open()

    def _on_chosen(self, names: list[str]) -> None:
        if names:
            self.frame.settings.last_folder = str(Path(names[0]).parent)
        self.attach([Path(name) for name in names])

    def _open_menu(self, place: QPoint) -> None:
        row = self.strip.current_row() if self.strip.indexAt(place).isValid() else None
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("&Open"), lambda: self.open_file(row))
        menu.addAction(self.tr("&Note…"), lambda: self.ask_note(row))
        menu.addAction(self.tr("&Copy"), lambda: self.handing.copy(self._chosen_files()))
        menu.addAction(self.tr("&Remove"), self.remove_chosen).setEnabled(self.may_write)
        menu.popup(self.strip.viewport().mapToGlobal(place))

    def _chosen_files(self) -> list[FileRow]:
        """The files chosen as they leave the ledger, called by the measure that is shown."""
        if self.detail is None:
            return []
        measure = self.detail.row
        return [_as_file(row, FileDoor(measure.id, measure.code, row.month)) for row in self.strip.chosen_rows]

    def _show_note(self) -> None:
        """Show what is noted on the chosen file; when none is chosen, on the first that has a note."""
        row = self.strip.current_row()
        noted = [row] if row is not None else list(self.detail.evidence) if self.detail is not None else []
        said = next((self.tr("{name}: {note}").format(name=each.name, note=each.note) for each in noted if each.note), "")
        self.note.setText(said)
        self.note.setVisible(bool(said))

    def _on_progress(self, done: int, total: int, code: str) -> None:
        self.copying.setVisible(total > 1)
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        self.count.setText(self.tr("Attaching to {code}: {done} of {total}").format(code=code, done=done, total=total))
        self.bar.setAccessibleName(self.count.text())


def _as_file(row: EvidenceRow, door: FileDoor) -> FileRow:
    day = datetime.fromisoformat(row.taken_at) if row.taken_at else datetime.fromisoformat(row.added_at).astimezone()
    month = door.month or Month(day.year, day.month)
    return FileRow(row.id, row.name, row.sha256, row.size, row.mime, row.note, row.taken_at, row.added_at, row.content, month, (door,))
