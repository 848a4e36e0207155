"""A panel with a heading, the frame most of a page's parts stand in."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

_MARGIN = 12


class Panel(QFrame):
    """A framed part of a page: `head` is its heading, `column` what goes on below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self.head = QLabel(self)
        self.head.setProperty("tone", "strong")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.column.setSpacing(8)
        self.column.addWidget(self.head)
