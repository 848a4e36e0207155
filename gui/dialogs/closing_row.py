"""The last line of a dialog: what is said about its state, a way out, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton


class ClosingRow(QHBoxLayout):
    """`said` on the left; `stop` rejects the dialog, `act` is its default."""

    def __init__(self, dialog: QDialog, text: str) -> None:
        super().__init__()
        self.said = QLabel(dialog)
        self.said.setProperty("tone", "note")
        self.said.setWordWrap(True)
        self.stop = QPushButton(QCoreApplication.translate("ClosingRow", "Cancel"), dialog)
        self.act = QPushButton(text, dialog)
        self.act.setProperty("kind", "primary")
        self.act.setDefault(True)
        self.stop.setAutoDefault(False)
        self.stop.clicked.connect(dialog.reject)
        self.setSpacing(8)
        self.addWidget(self.said, 1)
        self.addWidget(self.stop)
        self.addWidget(self.act)
