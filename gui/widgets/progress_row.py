"""A bar that says how far long work is, and the button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.language import FollowsLanguage


class ProgressRow(FollowsLanguage, QWidget):
    """Hidden while nothing runs.

    Signals:
        cancelled: the work is to stop.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = QLabel(self)
        self._said.setProperty("tone", "note")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.cancel = QPushButton(self)
        self.cancel.clicked.connect(self._on_cancel)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._said)
        words.addWidget(self.bar)
        self.row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.cancel)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        self.cancel.setText(self.tr("Ca&ncel"))

    def begin(self, text: str) -> None:
        """Work has begun; how much there is to do is not known yet."""
        self._said.setText(text)
        self.bar.setAccessibleName(text)
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """So much of it is done."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)

    def end(self) -> None:
        """Nothing runs any more."""
        self.hide()

    def _on_cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.cancelled.emit()
