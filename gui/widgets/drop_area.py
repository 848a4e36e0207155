"""Where a plan's file can be dropped: a picture, what to do, and buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gui.gaps import QHBoxLayout
from gui.theme import Theme, Token
from gui.widgets.panel import Framed

_PICTURE = 48
_TEXT = 320  # px at 100 %: what a line of text takes at least, for a label that may break guesses narrow


class DropArea(Framed):
    """A panel with a head, a line of text and buttons side by side, the first of them the one to press."""

    def __init__(self, theme: Theme, buttons: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(48, 32, 48, 32))
        self._theme = theme
        self._picture = QLabel(self)
        self.head, self.text = QLabel(self), QLabel(self)
        self.head.setProperty("tone", "head")
        self.text.setProperty("tone", "secondary")
        self.text.setWordWrap(True)
        self.buttons = [QPushButton(self) for _ in range(buttons)]
        self.buttons[0].setProperty("kind", "primary")
        self.column.setSpacing(8)
        for part in (self._picture, self.head, self.text):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.column.addWidget(part)
        self.column.addSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        theme.changed.connect(self._paint_picture)
        self._paint_picture()

    def _paint_picture(self) -> None:
        size, colour = self._theme.px(_PICTURE), self._theme.colours[Token.ACCENT]
        self.text.setMinimumWidth(self._theme.px(_TEXT))
        self._picture.setPixmap(self._theme.icons.pixmap("take-in", colour, size, self.devicePixelRatioF()))
