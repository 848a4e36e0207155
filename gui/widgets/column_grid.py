"""Panels side by side, in as many columns as the width has room for."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.gaps import QGridLayout
from gui.theme import Theme


class ColumnGrid(QWidget):
    """A grid of equal columns, none narrower than `least` (at 100 %); it breaks into rows when the width is used up."""

    def __init__(self, theme: Theme, least: int, *, gap: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._least = theme, least
        self._parts: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(gap)
        theme.changed.connect(self._arrange)

    def add(self, part: QWidget) -> None:
        """Add a panel at the end."""
        self._parts.append(part)
        self._columns = 0
        self._arrange()

    @property
    def columns(self) -> int:
        """How many columns there are now."""
        return self._columns

    def minimumSizeHint(self) -> QSize:
        """One column is enough."""
        return QSize(self._theme.px(self._least), self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break anew."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        least = self._theme.px(self._least) + self._grid.spacing()
        room = max(1, min((self.width() + self._grid.spacing()) // least, len(self._parts)))
        rows = -(-len(self._parts) // room)
        columns = -(-len(self._parts) // max(rows, 1)) or 1  # as even as it gets: three and two, not four and one
        if columns == self._columns:
            return
        self._columns = columns
        for part in self._parts:
            self._grid.removeWidget(part)
        for place, part in enumerate(self._parts):
            self._grid.addWidget(part, place // columns, place % columns)
        for column in range(len(self._parts)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self.updateGeometry()
