"""Places for what is larger than them: scrolled, without a frame; one of them never sideways."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QScrollArea, QWidget

from gui.gaps import QVBoxLayout
from gui.theme import Theme


class ScrolledArea(QScrollArea):
    """Gives what stands in it the room there is, and scrolls where that is too little."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def showEvent(self, event: QShowEvent) -> None:
        """Set out what stands in it again: words that came while it was hidden told nobody.

        And what it is resized to while Qt tells it of an earlier size as it is shown, Qt does not tell it.
        """
        super().showEvent(event)
        inside = self.widget()
        if inside is not None and (layout := inside.layout()) is not None:
            layout.invalidate()


class TallArea(ScrolledArea):
    """Scrolls up and down; asks for the width that what stands in it needs, for nothing brings a right edge into view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest thing in it, beside the scroll bar."""
        hint, inside = super().minimumSizeHint(), self.widget()
        if inside is None:
            return hint
        around = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        return QSize(max(hint.width(), inside.minimumSizeHint().width() + around), hint.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another width when what is in it needs one."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()
        return super().eventFilter(watched, event)


class OfUse(QWidget):
    """Asks for so much height, in px at 100 %, that what stands in it is of use: where a page has less, the page is scrolled."""

    def __init__(self, theme: Theme, least: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._least = theme, least
        theme.changed.connect(self.updateGeometry)

    def set_least(self, least: int) -> None:
        """Ask for another height."""
        if least != self._least:
            self._least = least
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """What is in it is scrolled, whatever it needs."""
        return False

    def sizeHint(self) -> QSize:
        """As wide as what is in it, and no higher than it has to be."""
        return QSize(super().sizeHint().width(), self._theme.px(self._least))


def scrolled_column(page: QWidget, *, margin: int = 12, spacing: int = 12) -> QVBoxLayout:
    """What a page's parts are laid out in, one below the other: where a low window or large text leaves no room for them, they are scrolled."""
    area, inside = TallArea(page), QWidget()
    area.setWidget(inside)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(area)
    column = QVBoxLayout(inside)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(spacing)
    return column


def bring_current_into_view(view: QAbstractItemView) -> None:
    """Scroll what is around a list so that its current row is seen: for keys, which go on where the page ends."""
    row, around = view.visualRect(view.currentIndex()), view.parentWidget()
    while row.isValid() and around is not None:
        if isinstance(around, TallArea) and (inside := around.widget()) is not None:
            place = view.viewport().mapTo(inside, QPoint(0, row.center().y()))
            around.ensureVisible(0, place.y(), 0, row.height())
        around = around.parentWidget()
