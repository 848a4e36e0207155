"""A list and what belongs to its chosen row, side by side; in a narrow window, or with large text, one below the other."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from gui.gaps import gap
from gui.theme import Theme

_BESIDE = 340  # at 100 %
_BETWEEN = 12
_NARROW = 700  # at 100 %: below it one stands under the other
_ROWS, _WORDS = 180, 200  # at 100 %: so high they are of use one below the other, a heading and three rows, and what is said of one


class TwoSides(QSplitter):
    """The list grows with the window; what stands beside it keeps its width until a person moves the edge."""

    def __init__(self, theme: Theme, listed: QWidget, beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.is_always_below = False  # rows that need the whole width
        self.least = _ROWS, _WORDS
        self.share_below = 0.4  # of the height, what stands below the list
        self._was_moved = False
        self.setHandleWidth(gap(_BETWEEN))
        self.setChildrenCollapsible(False)
        self.addWidget(listed)
        self.addWidget(beside)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.splitterMoved.connect(self._on_moved)
        theme.changed.connect(self._share)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """So high that both are of use; where the window is lower, the page is scrolled."""
        listed, beside = map(self._theme.px, self.least)
        beside_list = self.widget(1)
        has_both = beside_list is not None and not beside_list.isHidden()
        high = listed + self.handleWidth() + beside if has_both and self.orientation() is Qt.Orientation.Vertical else listed
        return QSize(super().sizeHint().width(), high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew, unless a person did."""
        super().resizeEvent(event)
        self._share()

    def _on_moved(self, _place: int, _handle: int) -> None:
        self._was_moved = True

    def _share(self) -> None:
        self.setHandleWidth(gap(_BETWEEN))
        is_narrow = self.is_always_below or self.width() < self._theme.px(_NARROW)
        turned = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if turned != self.orientation():
            self.setOrientation(turned)
            self._was_moved = False
            self.updateGeometry()
        if not self._was_moved:
            whole = self.height() if is_narrow else self.width()
            beside = self._below(whole) if is_narrow else min(self._theme.px(_BESIDE), whole // 2)
            self.setSizes([whole - beside - self.handleWidth(), beside])

    def _below(self, whole: int) -> int:
        """What stands below has its share; more, where that is too low to be of use and the list can spare it."""
        rows, words = map(self._theme.px, self.least)
        return max(int(whole * self.share_below), min(words, whole - rows - self.handleWidth()))
