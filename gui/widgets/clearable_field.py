"""A line to type in with a cross that empties it, drawn as the window's other icons are."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QStyle, QWidget

_CROSS = "_q_qlineeditclearaction"  # as Qt names it


class ClearableField(QLineEdit):
    """Takes the cross from the style sheet each time that comes: Qt asks for it once, before the field is in its window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)

    def changeEvent(self, event: QEvent) -> None:
        """Another sheet has another cross."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            cross = self.findChild(QAction, _CROSS)
            if isinstance(cross, QAction):
                cross.setIcon(self.style().standardIcon(QStyle.StandardPixmap.SP_LineEditClearButton, None, self))
