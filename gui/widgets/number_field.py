"""A number to type or step through, with the same room at its left edge as every other field."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QWidget

from gui.theme import Theme

_LEFT = 8


class NumberField(QSpinBox):
    """A spin box whose number does not touch the edge: Qt drops a style sheet's left padding beside the two buttons."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        theme.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        self.lineEdit().setTextMargins(self._theme.px(_LEFT), 0, 0, 0)
