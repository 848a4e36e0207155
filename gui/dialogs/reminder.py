"""The notice that reminds units to report, ready to be copied and sent."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.theme import Theme

WIDTH, HEIGHT = 620, 440


class ReminderDialog(QDialog):
    """The notice; it may be altered before it is copied.

    Signals:
        copied: it lies on the clipboard.
    """

    copied = Signal()

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reminderDialog")
        self.setWindowTitle(self.tr("Remind"))
        self.text = QPlainTextEdit(text, self)
        self.text.setAccessibleName(self.tr("Text of the reminder"))
        self.text.setTabChangesFocus(True)
        self.closing = ClosingRow(self, self.tr("&Copy"), stop=self.tr("Close"))
        self.closing.under(self.text, grows=self.text)
        self.closing.act_on_ctrl_return()
        self.closing.act.clicked.connect(self._copy)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self.closing.act.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copied.emit()
        self.accept()
