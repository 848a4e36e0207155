"""A word that is asked for once: why something is not needed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gui.theme import Theme

WIDTH = 420


class ReasonDialog(QDialog):
    """What it is about, a line for the reason; Return keeps it, and an empty line cannot be kept.

    Signals:
        given: the reason.
    """

    given = Signal(str)

    def __init__(self, theme: Theme, title: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reasonDialog")
        self.setWindowTitle(title)
        said = QLabel(about, self)
        said.setWordWrap(True)
        self.reason = QLineEdit(self)
        self.reason.setMaxLength(200)
        self.reason.setPlaceholderText(self.tr("Why, in a few words"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.keep, stop = QPushButton(self.tr("&Keep"), self), QPushButton(self.tr("Cancel"), self)
        self.keep.setProperty("kind", "primary")
        self.keep.setDefault(True)
        self.keep.setEnabled(False)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(stop)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(said)
        column.addWidget(self.reason)
        column.addLayout(buttons)
        self.reason.textChanged.connect(lambda text: self.keep.setEnabled(bool(text.strip())))
        self.keep.clicked.connect(self._keep)
        stop.clicked.connect(self.reject)
        self.setMinimumWidth(theme.px(WIDTH))
        self.reason.setFocus()

    def _keep(self) -> None:
        self.given.emit(self.reason.text().strip())
        self.accept()
