"""The panels most parts of a page and of a dialog stand in: framed, on a ground of their own."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from gui.gaps import QVBoxLayout

_MARGIN = 12


class Framed(QFrame):
    """A panel's frame around something; `column` holds what is in it."""

    def __init__(self, parent: QWidget | None, *inside: QWidget, margins: tuple[int, int, int, int] = (4, 4, 4, 4)) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*margins)
        self.column.setSpacing(0)
        for part in inside:
            self.column.addWidget(part)


class Panel(Framed):
    """A framed part of a page: `head` is its heading, `column` what goes on below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, margins=(_MARGIN, _MARGIN, _MARGIN, _MARGIN))
        self.head = QLabel(self)
        self.head.setProperty("tone", "strong")
        self.column.setSpacing(8)
        self.column.addWidget(self.head)
