"""A label that cuts its text with an ellipsis and shows all of it as a tool tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent


class ElidedLabel(QLabel):
    """A label of up to `lines` lines; longer text ends in an ellipsis."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, lines: int = 1) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show another text."""
        if text:  # an empty one is built before `Qt` is (gui/ahead.py)
            self.setTextFormat(QtCore.Qt.TextFormat.PlainText)
        super().setText(text)
        self.setAccessibleName(text)
        self._mark_cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide anew what fits."""
        super().resizeEvent(event)
        self._mark_cut()

    def minimumSizeHint(self) -> QSize:
        """Width may shrink to nothing."""
        return QSize(0, self._lines * self.fontMetrics().lineSpacing())

    def sizeHint(self) -> QSize:
        """The whole text's width, the height of its lines."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, self.minimumSizeHint().height())

    def shown_lines(self) -> list[str]:
        """The lines as they are painted."""
        return self.lines_in(self.width())

    def lines_in(self, width: int) -> list[str]:
        """The lines as they would be painted in a width."""
        return elided_lines(self.text(), self.fontMetrics(), width, self._lines)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines that fit."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        spacing = self.fontMetrics().lineSpacing()
        shown = self.shown_lines()
        top = max(0, (self.height() - spacing * len(shown)) // 2)
        for number, line in enumerate(shown):
            painter.drawText(
                0, top + number * spacing, self.width(), spacing, int(self.alignment() | QtCore.Qt.AlignmentFlag.AlignVCenter), line
            )

    def _mark_cut(self) -> None:
        self.setToolTip(self.text() if any(line.endswith("…") for line in self.shown_lines()) else "")


def elided_lines(text: str, metrics: QFontMetrics, width: int, lines: int) -> list[str]:
    """The text broken into at most so many lines of a width, the last one ending in an ellipsis when cut.

    Chinese breaks anywhere; a run of Latin letters or digits is kept whole when it fits in a line.
    """
    found: list[str] = []
    rest = " ".join(text.split())
    while rest and len(found) < lines - 1:
        cut = _fitting(rest, metrics, width)
        found.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    if rest:
        found.append(metrics.elidedText(rest, QtCore.Qt.TextElideMode.ElideRight, width))
    return found


def _fitting(text: str, metrics: QFontMetrics, width: int) -> int:
    whole = metrics.horizontalAdvance(text)
    if whole <= width:
        return len(text)
    low, high = 1, len(text) - 1
    middle = len(text) * width // whole  # Chinese is evenly wide: the first guess is mostly right, or next to it
    while low < high:
        middle = min(max(middle, low + 1), high)
        if metrics.horizontalAdvance(text[:middle]) <= width:
            low, middle = middle, middle + 1
        else:
            high, middle = middle - 1, middle - 1
    start = low
    while start > 0 and _sticks(text[start - 1]) and _sticks(text[start]):
        start -= 1
    if start == 0:
        start = low
    while start > 1 and text[start] in "，。；、：）”！？,.;:)":  # a line does not begin with these
        start -= 1
    while start > 1 and text[start - 1] in "“‘（《〈「『【〔([":  # nor end with these
        start -= 1
    return start


def _sticks(letter: str) -> bool:
    return letter.isascii() and (letter.isalnum() or letter in ".%-/")
