"""What an empty place shows: why it is empty and the first step out of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.theme import Theme, Token

_PICTURE = 48


class EmptyPlace(QWidget):
    """A quiet picture, a heading, a sentence and a button, or two where there is another way.

    Signals:
        step_wanted: the button was pressed.
        other_wanted: the second one was.
    """

    step_wanted = Signal()
    other_wanted = Signal()

    def __init__(self, theme: Theme, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icon = theme, icon
        self._picture = QLabel(self)
        self._head = QLabel(self)
        self._head.setProperty("tone", "head")
        self._head.setWordWrap(True)
        self._text = QLabel(self)
        self._text.setProperty("tone", "secondary")
        self._text.setWordWrap(True)
        self._button = QPushButton(self)
        self._button.setProperty("kind", "primary")
        self._button.clicked.connect(self.step_wanted)
        self._button.hide()
        self._other = QPushButton(self)
        self._other.clicked.connect(self.other_wanted)
        self._other.hide()
        self.setFocusProxy(self._button)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        for part in (self._picture, self._head, self._text):
            part.setProperty("alignment", "AlignHCenter")  # by its name: the window's first one is built before `Qt` is (gui/ahead.py)
            column.addWidget(part)
        column.addSpacing(8)
        for button in (self._button, self._other):
            middle = QHBoxLayout()
            middle.addStretch(1)
            middle.addWidget(button)
            middle.addStretch(1)
            column.addLayout(middle)
        column.addStretch(3)
        theme.changed.connect(self._paint_picture)
        self._paint_picture()

    def set_texts(self, head: str, text: str, button: str = "", *, other: str = "") -> None:
        """Set what is said; a button without a text is not there."""
        self._head.setText(head)
        self._text.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._other.setText(other)
        self._other.setVisible(bool(other))
        self._give_way()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the picture out where there is no room for it and all the words."""
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        is_there = not self._picture.isHidden()
        wanted = self._column.minimumHeightForWidth(self.width()) if self.width() > 0 else 0
        if not is_there:
            wanted += self._picture.sizeHint().height() + self._column.spacing()
        if is_there != (is_room := self.height() >= wanted):
            self._picture.setVisible(is_room)

    def _paint_picture(self) -> None:
        colour = self._theme.colours[Token.SECONDARY]
        size = self._theme.px(_PICTURE)
        self._picture.setPixmap(self._theme.icons.pixmap(self._icon, colour, size, self.devicePixelRatioF()))
