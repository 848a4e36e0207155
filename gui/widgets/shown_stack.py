"""A stack that asks for the room of what it shows."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget


class ShownStack(QStackedWidget):
    """One of several widgets in one place; those behind it take no room from what stands beside."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        """Qt would ask those behind too how high they are at a width: the size asked for follows from the one there is."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height with another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As the widget asks for that is shown."""
        shown = self.currentWidget()
        if shown is None:
            return super().sizeHint()
        layout, hint = shown.layout(), shown.sizeHint()
        if layout is not None and layout.hasHeightForWidth() and self.width() > 0:
            hint.setHeight(layout.totalHeightForWidth(self.width()))
        return hint

    def minimumSizeHint(self) -> QSize:
        """As small as the widget may be that is shown."""
        shown = self.currentWidget()
        return super().minimumSizeHint() if shown is None else shown.minimumSizeHint()
