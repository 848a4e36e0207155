"""What was recognised on a page, and the way from there back to the page as it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from model.readers.pages.page_marks import Box, Line, Word


class EngineMissing(Exception):
    """The recognition engine or one of its models cannot be loaded."""


@dataclass(frozen=True, slots=True)
class PageContent:
    """A page as read: words and lines on the straightened picture of so many pixels.

    `back` takes points of the straightened picture to those of the shown one: nine numbers, row by row. `shown`
    is the shown picture's width and height.
    """

    words: tuple[Word, ...]
    lines: tuple[Line, ...]
    size: tuple[float, float]
    shown: tuple[float, float]
    back: tuple[float, ...]

    def as_shown(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """A rectangle given in shares of the straightened picture, as one in shares of the shown picture."""
        left, top, right, bottom = box
        corners = [self._back(x, y) for x, y in ((left, top), (right, top), (right, bottom), (left, bottom))]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        around = Box(min(xs), min(ys), max(xs), max(ys))
        return _share(around.left), _share(around.top), _share(around.right), _share(around.bottom)

    def _back(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f, g, h, i = self.back
        x, y = x * self.size[0], y * self.size[1]
        depth = g * x + h * y + i
        return (a * x + b * y + c) / depth / self.shown[0], (d * x + e * y + f) / depth / self.shown[1]


def _share(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 4)
