"""Buttons that can stay pressed, and then have heavier letters: the chips of a row, the places of the rail."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

PRESSED = QFont.Weight.DemiBold  # as window.qss has it


class HeavyWhenPressed(QPushButton):
    """Keeps room for its words as they are when it is pressed: Qt asks only for the light ones, and cuts the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """The same, pressed or not."""
        size, heavy = super().sizeHint(), QFont(self.font())
        heavy.setWeight(PRESSED)
        light, pressed = (_width(font, self.text()) for font in (self.font(), heavy))
        return QSize(size.width() + max(0, pressed - light), size.height())

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return self.sizeHint()


class ChipButton(HeavyWhenPressed):
    """A chip: a small round button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "chip")


def _width(font: QFont, words: str) -> int:
    shown = "&".join(part.replace("&", "") for part in words.split("&&"))  # as Qt shows a letter that is marked; the rail is built before `Qt` is (gui/ahead.py)
    return QFontMetrics(font).horizontalAdvance(shown)
