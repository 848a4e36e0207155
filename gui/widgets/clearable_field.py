"""A line to type in with a cross that empties it, drawn as the window's other icons are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from gui.theme import BODY

_CROSS = "_q_qlineeditclearaction"  # as Qt names it
_SIDE, _ROOM = 16, 22  # px of Qt's cross, and of the button it stands in


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
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's cross is 16 px however large the text."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        side = max(_SIDE, round(self.fontInfo().pixelSize() * _SIDE / BODY))
        more = side - _SIDE
        margins = self.textMargins()
        self.setTextMargins(margins.left(), margins.top(), more, margins.bottom())
        for button in self.findChildren(QToolButton):
            button.setIconSize(QSize(side, side))
            place = button.geometry()
            middle = place.center().y()
            button.setGeometry(place.right() + 1 - _ROOM - more, middle - side // 2, _ROOM + more, side + 2)

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
