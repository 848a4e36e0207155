"""A word that is asked for once: why something is not needed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget

from gui.dialogs.closing_row import ClosingRow
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
        self.closing = ClosingRow(self, self.tr("&Keep"))
        self.closing.under(said, self.reason)
        self.closing.act.setEnabled(False)
        self.closing.act.clicked.connect(self._keep)
        self.reason.textChanged.connect(lambda text: self.closing.act.setEnabled(bool(text.strip())))
        self.setMinimumWidth(theme.px(WIDTH))
        self.reason.setFocus()

    def _keep(self) -> None:
        self.given.emit(self.reason.text().strip())
        self.accept()
