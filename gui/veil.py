"""What keeps windows from being painted while they are half in one look or language and half in another."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class Veil:
    """Lies over a window, and over all that are to be seen beside it, as long as one change is under way."""

    def __init__(self) -> None:
        self._changes = 0
        self._covered: list[QWidget] = []

    def cover(self, window: QWidget) -> None:
        """A change begins: nothing is painted until each that began has ended."""
        self._changes += 1
        for each in {window, *(other for other in QApplication.topLevelWidgets() if other.isVisible())}:
            if each.updatesEnabled():
                each.setUpdatesEnabled(False)
                self._covered.append(each)

    def lift(self) -> None:
        """A change has ended."""
        self._changes -= 1
        if self._changes <= 0:
            self.drop()

    def drop(self) -> None:
        """No change is under way any more."""
        self._changes = 0
        covered, self._covered = self._covered, []
        for each in covered:
            if isValid(each):
                each.setUpdatesEnabled(True)
