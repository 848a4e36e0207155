"""A file that was handed over: its name, what was counted in it, what the writer had to change."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from gui.gaps import QVBoxLayout
from gui.language import FollowsLanguage
from gui.messages import Messages
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.flow_layout import FlowLayout
from model.rows.report import FileKind, WrittenFile

HASH_SHOWN = 12


class HandedOver(FollowsLanguage, QFrame):
    """Hidden until a file was written.

    Signals:
        file_wanted, folder_wanted: the file, its folder is to be opened.
    """

    file_wanted = Signal(object)
    folder_wanted = Signal(object)

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self.written: WrittenFile | None = None
        self.setProperty("look", "chip")
        self._name = ElidedLabel("", self)
        self._name.setProperty("tone", "strong")
        self.counted = QLabel(self)
        self.counted.setProperty("tone", "note")
        self.notes = QLabel(self)
        self.notes.setProperty("tone", "amber")
        for label in (self.counted, self.notes):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.file, self.folder = QPushButton(self), QPushButton(self)
        self.file.clicked.connect(lambda: self.file_wanted.emit(self._path()))
        self.folder.clicked.connect(lambda: self.folder_wanted.emit(self._path()))
        buttons = FlowLayout(gap=16)
        for button in (self.folder, self.file):
            button.setProperty("kind", "link")
            button.setProperty("flush", True)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        for part in (self._name, self.counted, self.notes):
            column.addWidget(part)
        column.addLayout(buttons)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.file.setText(self.tr("Open the file"))
        self.folder.setText(self.tr("Op&en the folder"))
        if self.written is not None:
            self._show(self.written)

    def show_written(self, written: WrittenFile | None) -> None:
        """Show what was written; None hides what was shown."""
        self.written = written
        self.setVisible(written is not None)
        if written is not None:
            self._show(written)

    def _path(self) -> object:
        return self.written.path if self.written else None

    def _show(self, written: WrittenFile) -> None:
        self._name.setText("✓ " + written.path.name)
        self._name.setToolTip(str(written.path))
        if written.kind is FileKind.SUBMISSION:
            pages = self.tr("%n sheet(s)", "", written.pages)
        elif written.kind is FileKind.PACKAGE:
            pages = self.tr("%n file(s)", "", written.pages)
        elif written.kind is FileKind.OWN_SHEET:
            pages = self.tr("%n cell(s)", "", written.pages)
        else:
            pages = self.tr("%n page(s)", "", written.pages)
        counted = self.tr("Read back and counted: {pages}, {measures}, {hash}")
        if written.kind is FileKind.QUARTERLY_WORD:  # how many pages it has is Word's to say
            counted = self.tr("Read back and counted: {measures}, {hash}")
        measures = self.tr("%n measure(s)", "", written.rows)
        self.counted.setText(counted.format(pages=pages, measures=measures, hash=f"SHA-256\u00a0{written.sha256[:HASH_SHOWN]}"))
        self.notes.setText("\n".join(f"◆ {self._messages.explain(note.code, **dict(note.facts))}" for note in written.notes))
        self.notes.setVisible(bool(written.notes))
