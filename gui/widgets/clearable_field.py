"""A line to type in with a cross that empties it, drawn as the window's other icons are."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

_CROSS = "_q_qlineeditclearaction"  # as Qt names it


class ClearableField(QLineEdit):
    """Takes the cross from the style sheet each time that comes: Qt asks for it once, before the field is in its window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textChanged.connect(self._give_cross)

    def _give_cross(self) -> None:
        """There is a cross once there is something to empty: it takes longer to make than the field, and a start waits for that."""
        self.textChanged.disconnect(self._give_cross)
        self.setClearButtonEnabled(True)
        self._draw_cross()

    def changeEvent(self, event: QEvent) -> None:
        """Another sheet has another cross."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw_cross()

    def _draw_cross(self) -> None:
        cross = self.findChild(QAction, _CROSS)
        if isinstance(cross, QAction):
            from PySide6.QtWidgets import QStyle  # takes as long as the crosses of ten fields

            cross.setIcon(self.style().standardIcon(QStyle.StandardPixmap.SP_LineEditClearButton, None, self))
