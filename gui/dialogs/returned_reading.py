"""What a reading is that a returned file does not say clearly."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.dialogs.told import told
from gui.theme import Theme

WIDTH = 420


class ReadingDialog(QDialog):
    """What the file says, and a line for the number; one that cannot be understood leaves the conflict open.

    Signals:
        given: what was typed.
    """

    given = Signal(str)

    def __init__(self, theme: Theme, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readingDialog")
        self.setWindowTitle(self.tr("What is the reading?"))
        self.number = QLineEdit(self)
        self.number.setMaxLength(200)
        self.number.setAccessibleName(self.tr("Reading"))
        note = QLabel(self.tr("One number; of several targets each with its name. What is not understood stays to be decided."), self)
        note.setProperty("tone", "note")
        note.setWordWrap(True)
        self.number.setAccessibleDescription(note.text())
        self.closing = ClosingRow(self, self.tr("&Keep"))
        self.closing.under(told(about, self), self.number, note)
        self.closing.act.clicked.connect(self._give)
        self.number.textChanged.connect(self._look)
        self.setMinimumWidth(theme.px(WIDTH))
        self._look("")
        self.number.setFocus()

    def _look(self, text: str) -> None:
        has_number = any(sign.isdecimal() for sign in text)
        self.closing.refuse("" if has_number else self.tr("A number is needed."))

    def _give(self) -> None:
        self.given.emit(self.number.text().strip())
        self.accept()
