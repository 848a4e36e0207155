"""What is to stand in the ledger in place of all that the returned files say."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from gui.dialogs.closing_row import ClosingRow
from gui.dialogs.told import told
from gui.theme import Theme

WIDTH, HEIGHT = 560, 340


class WordsDialog(QDialog):
    """What it is of, and the words; they begin as the first file has them, or as they were written before.

    Signals:
        given: the words.
    """

    given = Signal(str)

    def __init__(self, theme: Theme, about: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("wordsDialog")
        self.setWindowTitle(self.tr("Write it in your own words"))
        self.words = QPlainTextEdit(text, self)
        self.words.setAccessibleName(self.tr("Words for the ledger"))
        self.words.setTabChangesFocus(True)
        self.closing = ClosingRow(self, self.tr("&Keep"))
        self.closing.under(told(about, self), self.words, grows=self.words)
        self.closing.act_on_ctrl_return()
        self.closing.act.clicked.connect(self._give)
        self.words.textChanged.connect(self._look)
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self._look()
        self.words.setFocus()

    def _look(self) -> None:
        self.closing.act.setEnabled(bool(self.words.toPlainText().strip()))

    def _give(self) -> None:
        self.given.emit(self.words.toPlainText().strip())
        self.accept()
