"""Month and day side by side, in a narrow window one below the other, and the share a person gave them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from gui.page import Frame
from gui.pages.framed import framed

REMEMBERED = "calendar-side"
SIDE = 320  # px at 100 %: the day beside a month of the usual size
LOWEST = 136  # px at 100 %: a day's title and one entry
MONTH, DAY = 240, 200  # px at 100 %: so high a month and a day are of use, one below the other
NARROW = 620  # px at 100 %: below it the day stands under the month


class MonthAndDay(QSplitter):
    """The month grows with the window; the day keeps its width, but leaves the month more than half."""

    def __init__(self, frame: Frame, month: QWidget, day: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._settings, self._theme = frame.settings, frame.theme
        self.setHandleWidth(12)
        for part in (month, day):
            self.addWidget(framed(self, part, margins=(4, 4, 4, 4)))
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._on_moved)
        self._theme.changed.connect(self._share)
        self._theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """So high that both are of use; where the window is lower, the page is scrolled."""
        is_below = self.orientation() is Qt.Orientation.Vertical
        return QSize(super().sizeHint().width(), self._theme.px(MONTH + is_below * DAY))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the two out anew."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        is_narrow = self.width() < self._theme.px(NARROW)
        turned = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if turned != self.orientation():
            self.setOrientation(turned)
            self.updateGeometry()
        whole = self.height() if is_narrow else self.width()
        kept = self._settings.saved_text(REMEMBERED)
        wanted = self._theme.px(int(kept) if kept.isdigit() else SIDE)
        side = max(whole * 2 // 5, self._theme.px(LOWEST)) if is_narrow else min(wanted, whole * 9 // 20)
        self.setSizes([max(whole - side, 1), max(side, 1)])

    def _on_moved(self, _place: int, _handle: int) -> None:
        if self.orientation() == Qt.Orientation.Horizontal:
            self._settings.save_text(REMEMBERED, str(round(self.sizes()[1] / self._theme.scale)))
