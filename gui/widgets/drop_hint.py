"""What lies over the window while a file is held above it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

_INSET = 16


class DropHint(QFrame):
    """Says that dropping takes the plan in; it lets every event through."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("dropHint")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._label = QLabel(self)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(self._label)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set the text anew."""
        self._label.setText(self.tr("Drop to take the plan in"))

    def show_over(self) -> None:
        """Cover the window."""
        self.setGeometry(self._window.rect().adjusted(_INSET, _INSET, -_INSET, -_INSET))
        self.show()
        self.raise_()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
