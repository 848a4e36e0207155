"""The list of keyboard shortcuts under F1."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

Rows = list[tuple[str, str]]


class KeyList(QDialog):
    """Two groups: keys of the whole window, keys of the page in view."""

    def __init__(self, window: QWidget, everywhere: Rows, here: Rows) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        if here:
            self._group(grid, self.tr("On this page"), here)
        self._group(grid, self.tr("Everywhere"), everywhere)
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea(self)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(area, 1)
        column.addWidget(buttons)
        hint = inside.sizeHint()
        self.resize(max(hint.width() + 80, 420), min(hint.height() + 96, 640))

    def _group(self, grid: QGridLayout, title: str, rows: Rows) -> None:
        head = QLabel(title, self)
        head.setProperty("tone", "head")
        grid.addWidget(head, grid.rowCount(), 0, 1, 2)
        for keys, text in rows:
            line = grid.rowCount()
            key = QLabel(keys, self)
            key.setProperty("tone", "strong")
            grid.addWidget(key, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(QLabel(text, self), line, 1)
