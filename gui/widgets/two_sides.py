"""A list and what belongs to its chosen row, side by side; in a narrow window, or with large text, one below the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from gui.gaps import gap
from gui.theme import Theme

_BESIDE = 340  # at 100 %
_BETWEEN = 12
_NARROW = 700  # at 100 %: below it one stands under the other


class TwoSides(QSplitter):
    """The list grows with the window; what stands beside it keeps its width until a person moves the edge."""

    def __init__(self, theme: Theme, listed: QWidget, beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._was_moved = False
        self.setHandleWidth(gap(_BETWEEN))
        self.setChildrenCollapsible(False)
        self.addWidget(listed)
        self.addWidget(beside)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.splitterMoved.connect(self._on_moved)
        theme.changed.connect(self._share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew, unless a person did."""
        super().resizeEvent(event)
        self._share()

    def _on_moved(self, _place: int, _handle: int) -> None:
        self._was_moved = True

    def _share(self) -> None:
        self.setHandleWidth(gap(_BETWEEN))
        is_narrow = self.width() < self._theme.px(_NARROW)
        turned = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if turned != self.orientation():
            self.setOrientation(turned)
            self._was_moved = False
        if not self._was_moved:
            whole = self.height() if is_narrow else self.width()
            beside = whole * 2 // 5 if is_narrow else min(self._theme.px(_BESIDE), whole // 2)
            self.setSizes([whole - beside - self.handleWidth(), beside])
