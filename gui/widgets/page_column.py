"""Where the pages of a document lie when they stand one under the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize

GAP = 12


class PageColumn:
    """Pages from 0, in logical pixels, centred in a width, with gaps between them."""

    def __init__(self, sizes: Sequence[QSize] = (), room: int = 0) -> None:
        widest = max((size.width() for size in sizes), default=0)
        self.width = max(room, widest + 2 * GAP)
        self.places: list[QRect] = []
        top = GAP
        for size in sizes:
            self.places.append(QRect((self.width - size.width()) // 2, top, size.width(), size.height()))
            top += size.height() + GAP
        self.height = top

    def in_view(self, top: int, height: int) -> range:
        """The pages of which something can be seen from `top` on."""
        first = self._begun(top)
        if first < len(self.places) and self.places[first].bottom() < top:
            first += 1
        return range(first, max(first, bisect_right(self.places, top + height - 1, key=QRect.top)))

    def page_at(self, down: int) -> int:
        """The page that is at this height, or the one above."""
        return self._begun(down)

    def anchor(self, top: int) -> tuple[int, float]:
        """The page at a height and how much of it, as a share, is above; outlives another size."""
        if not self.places:
            return 0, 0.0
        number = self._begun(top)
        place = self.places[number]
        return number, (top - place.top()) / max(place.height(), 1)

    def top_of(self, anchor: tuple[int, float]) -> int:
        """The height an anchor stands for here; 0 where that page is not."""
        number, above = anchor
        if number >= len(self.places) or (number == 0 and above <= 0):
            return 0
        place = self.places[number]
        return round(place.top() + above * place.height())

    def _begun(self, down: int) -> int:
        return max(0, bisect_right(self.places, down, key=QRect.top) - 1)
