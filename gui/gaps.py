"""The window's layouts: their gaps stand on the grid of 4 px and grow with the text size, also while they are shown.

They grow half as fast as the letters, for the window does not grow with them.

Modules of the window take their layouts from here instead of from Qt and say gaps as they are at 100 %.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakSet

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QMargins
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout as _Layout
else:
    _Layout = object

GRID = 4
_growing: WeakSet[_Gaps] = WeakSet()
_scale = 1.0


def gap(size: int) -> int:
    """A gap of so many px at 100 % as it is at the text size in force: on the grid; below it a hair's breadth that only grows."""
    if size < GRID:
        return round(size * _scale)
    return GRID * max(1, int(size * _scale / GRID + 0.5))


def fit(scale: float) -> None:
    """Have every gap follow a text size, 1.0 for 100 %."""
    global _scale  # noqa: PLW0603 - one size of text for the program, as there is one font
    wanted = 1 + (scale - 1) / 2
    if wanted == _scale:
        return
    _scale = wanted
    for layout in list(_growing):
        if isValid(layout):
            layout.fit_gaps()


class _Gaps(_Layout):
    """Remembers gaps as they were said and sets them as they are at the text size in force."""

    _margins: tuple[int, int, int, int] | None = None
    _said: dict[str, int] | None = None

    def setContentsMargins(self, *sides: int | QMargins) -> None:
        """Four sides in px at 100 %, or the same as margins."""
        first = sides[0]
        given = (first.left(), first.top(), first.right(), first.bottom()) if isinstance(first, QMargins) else sides
        left, top, right, bottom = (int(side) for side in given if isinstance(side, int))
        self._margins = left, top, right, bottom
        _growing.add(self)
        super().setContentsMargins(*(gap(side) for side in self._margins))

    def setSpacing(self, spacing: int) -> None:
        """Between the items, in px at 100 %."""
        self._keep("setSpacing", spacing)
        super().setSpacing(gap(spacing))

    def fit_gaps(self) -> None:
        """Set every gap anew."""
        if self._margins is not None:
            super().setContentsMargins(*(gap(side) for side in self._margins))
        for name, size in (self._said or {}).items():
            getattr(super(), name)(gap(size))

    def _keep(self, name: str, size: int) -> None:
        self._said = {**(self._said or {}), name: size}
        _growing.add(self)


class _Box(_Gaps):
    _spaces: tuple[int, ...] = ()

    def addSpacing(self, size: int) -> None:
        """A gap of its own after the last item, in px at 100 %."""
        self._spaces = (*self._spaces, size)
        _growing.add(self)
        super().addSpacing(gap(size))  # type: ignore[misc]

    def fit_gaps(self) -> None:
        """Set every gap anew, those between two items too."""
        super().fit_gaps()
        spaces = iter(self._spaces)
        is_upright = isinstance(self, QtWidgets.QVBoxLayout)
        for at in range(self.count()):
            item = self.itemAt(at)
            spacer = item.spacerItem() if item is not None else None
            if spacer is None or spacer.expandingDirections() != QtCore.Qt.Orientation(0):
                continue  # a stretch
            size = gap(next(spaces, 0))
            spacer.changeSize(0 if is_upright else size, size if is_upright else 0)
        self.invalidate()


class _Table(_Gaps):
    def setHorizontalSpacing(self, spacing: int) -> None:
        """Between the columns, in px at 100 %."""
        self._keep("setHorizontalSpacing", spacing)
        super().setHorizontalSpacing(gap(spacing))  # type: ignore[misc]

    def setVerticalSpacing(self, spacing: int) -> None:
        """Between the rows, in px at 100 %."""
        self._keep("setVerticalSpacing", spacing)
        super().setVerticalSpacing(gap(spacing))  # type: ignore[misc]


class QVBoxLayout(_Box, QtWidgets.QVBoxLayout):
    """Items one below the other."""


class QHBoxLayout(_Box, QtWidgets.QHBoxLayout):
    """Items side by side."""


class QGridLayout(_Table, QtWidgets.QGridLayout):
    """Items in rows and columns."""


class QFormLayout(_Table, QtWidgets.QFormLayout):
    """Fields with their labels."""


class QLayout(_Gaps, QtWidgets.QLayout):
    """What a layout of one's own is made from."""
