"""The program's outline icons, coloured for the theme and crisp at every scaling."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

import resources

SIZES = (12, 16, 20)


class Icons:
    """Icons by the name of their file in resources/icons, each drawn once per colour."""

    def __init__(self) -> None:
        self._icons: dict[tuple[str, str, str, int], QIcon] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._sizes: tuple[int, ...] = SIZES
        self._ratios: tuple[float, ...] = (1.0,)

    def fit(self, scale: float, ratios: set[float]) -> None:
        """Draw icons from now on for a text size and for the screens' ratios."""
        self._sizes = tuple(round(size * scale) for size in SIZES)
        self._ratios = tuple(sorted(ratios))
        self._icons.clear()

    def icon(self, name: str, colour: str, on_colour: str = "", *, size: int = 0) -> QIcon:
        """An icon in a colour; `on_colour` is for the checked state of a button, `size` the only one it is drawn in."""
        key = (name, colour, on_colour, size)
        if key not in self._icons:
            icon = QIcon()
            for side in (size,) if size else self._sizes:
                for ratio in self._ratios:
                    off = self.pixmap(name, colour, side, ratio)
                    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):  # a chosen row's light is not washed out
                        icon.addPixmap(off, mode)
                    if on_colour:
                        on = self.pixmap(name, on_colour, side, ratio)
                        icon.addPixmap(on, QIcon.Mode.Normal, QIcon.State.On)
            self._icons[key] = icon
        return self._icons[key]

    def pixmap(self, name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
        """One picture of size × size logical pixels for a screen of that ratio."""
        key = (name, colour, size, ratio)
        if key not in self._pixmaps:
            from PySide6.QtSvg import QSvgRenderer  # not needed by a start whose pictures are not yet shown

            drawing = QSvgRenderer(QByteArray(self.source(name, colour).encode()))
            pixmap = QPixmap(round(size * ratio), round(size * ratio))
            pixmap.fill(QColor(0, 0, 0, 0))
            painter = QPainter(pixmap)
            drawing.render(painter, QRectF(pixmap.rect()))
            painter.end()
            pixmap.setDevicePixelRatio(ratio)
            self._pixmaps[key] = pixmap
        return self._pixmaps[key]

    def source(self, name: str, colour: str) -> str:
        """The picture as SVG text in a colour."""
        return _read(name).replace("currentColor", colour)


@cache
def _read(name: str) -> str:
    return resources.path(f"icons/{name}.svg").read_text(encoding="utf-8")
