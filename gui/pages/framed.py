"""Frames around the parts of a page: a panel without a heading, a list and what belongs to its chosen row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QBoxLayout, QWidget

from gui.gaps import QVBoxLayout, gap
from gui.theme import Theme
from gui.widgets.flow_layout import together
from gui.widgets.panel import Panel
from gui.widgets.tall_area import TallArea
from gui.widgets.two_sides import TwoSides

_READ = 9  # so wide, in heights of the text, words beside what can be done are read
EDGE = 1, 1, 1, 1  # what scrolls goes to the frame's own line


def framed(
    parent: QWidget, *parts: QWidget, margins: tuple[int, int, int, int] = EDGE, grows: QWidget | None = None
) -> Panel:
    """A panel without a heading around these parts, one below the other; one of them, or the first, takes the room left."""
    panel = Panel(parent)
    panel.head.hide()
    panel.column.setContentsMargins(*margins)
    for part in parts:
        panel.column.addWidget(part, int(part is (grows or parts[0])))
    return panel


def under_line(parent: QWidget, said: QWidget, acts: Sequence[QWidget], *parts: QWidget) -> QWidget:
    """Parts one below the other, of which the last takes the room left, under a line of words with what can be done at its right."""
    made = QWidget(parent)
    rows = QVBoxLayout(made)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(8)
    rows.addWidget(_Line(made, said, acts))
    for part in parts:
        rows.addWidget(part, int(part is parts[-1]))
    return made


class _Line(QWidget):
    """Words with what can be done at their right; below them, where large text leaves the words a narrow column."""

    def __init__(self, parent: QWidget, said: QWidget, acts: Sequence[QWidget]) -> None:
        super().__init__(parent)
        self._said, self._acts = said, together(self, *acts)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(said, 1)
        self._row.addWidget(self._acts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the acts beside the words or below them."""
        super().resizeEvent(event)
        self._row.setSpacing(gap(8))
        left = self.width() - self._acts.sizeHint().width() - self._row.spacing()
        is_below = left < _READ * self._said.fontMetrics().height()
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if is_below else QBoxLayout.Direction.LeftToRight)
        self._row.setAlignment(self._acts, Qt.AlignmentFlag.AlignRight if is_below else Qt.AlignmentFlag(0))


class ListAndDetail(TwoSides):
    """A framed list; `beside` it what belongs to its chosen row, which is scrolled where there is no room for all of it."""

    def __init__(self, theme: Theme, listed: Panel, detail: QWidget, page: QWidget) -> None:
        inside = detail if isinstance(detail, QAbstractScrollArea) else _scrolled(detail, page)
        beside = framed(page, inside)
        super().__init__(theme, listed, beside, page)
        self.beside = beside


def _scrolled(part: QWidget, page: QWidget) -> TallArea:
    area = TallArea(page)
    area.setWidget(part)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
