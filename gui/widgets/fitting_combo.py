"""A list to choose from that is as wide as its longest entry."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QWidget


class FittingCombo(QComboBox):
    """Asks for the width of its entries, also of those it got since: Qt keeps the least width it once reckoned."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def minimumSizeHint(self) -> QSize:
        """No less than it asks for."""
        return self.sizeHint()
