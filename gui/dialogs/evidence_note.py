"""A note on a file that proves something: what it shows, where it was taken."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.theme import Theme
from gui.widgets.elided_label import ElidedLabel
from model.rows.checklist import EvidenceRow

WIDTH, HEIGHT = 440, 220


class NoteDialog(QDialog):
    """The file's name and its note; Ctrl+Return keeps it.

    Signals:
        kept: the note as it is to stand there, empty for none.
    """

    kept = Signal(str)

    def __init__(self, theme: Theme, row: EvidenceRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteDialog")
        self.setWindowTitle(self.tr("Note on a file"))
        name = ElidedLabel(row.name, self)
        name.setProperty("tone", "strong")
        self.text = QPlainTextEdit(row.note, self)
        self.text.setPlaceholderText(self.tr("What it shows, where and when it was taken"))
        self.text.setAccessibleName(self.tr("Note"))
        self.text.setTabChangesFocus(True)
        self.closing = ClosingRow(self, self.tr("&Keep"))
        self.closing.act_on_ctrl_return()
        self.closing.under(name, self.text, grows=self.text)
        self.closing.act.clicked.connect(self._keep)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self.text.setFocus()

    def _keep(self) -> None:
        self.kept.emit(self.text.toPlainText().strip())
        self.accept()
