"""Pieces that flow down the pages: words, pictures of charts, room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable

from reports.fonts import FontBook, plain
from reports.typeset import Line, TextStyle, balanced, set_lines

ASCENT = 0.88  # a Chinese character's box stands 0.88 of its size above the baseline


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the document's outline; levels count from 0."""

    title: str
    level: int


def draw_lines(canvas: Any, lines: Sequence[Line], style: TextStyle, x: float, top: float) -> None:
    """Draw lines downwards, the first one's characters touching `top`."""
    baseline = top - ASCENT * style.size
    for number, line in enumerate(lines):
        if not line.runs:
            continue
        text = canvas.beginText(x + line.x, baseline - number * style.leading)
        text.setCharSpace(line.space)
        for font, part in line.runs:
            text.setFont(font, style.size)
            text.textOut(part)
        canvas.drawText(text)


class Words(Flowable):
    """A paragraph set in lines; it parts between any two lines."""

    def __init__(self, text: str, style: TextStyle, book: FontBook, *, bookmark: Bookmark | None = None,
                 is_title: bool = False) -> None:
        super().__init__()
        self._text, self._style, self._book = text, style, book
        self._bookmark, self._is_title = bookmark, is_title
        self._lines: tuple[Line, ...] | None = None

    def wrap(self, avail_width: float, _avail_height: float) -> tuple[float, float]:
        """The paragraph's size at a width."""
        if self._lines is None:
            setter = balanced if self._is_title else set_lines
            self._lines = setter(self._text, self._style, avail_width, self._book)
        self.width, self.height = avail_width, len(self._lines) * self._style.leading
        return self.width, self.height

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """The lines that fit, and the others."""
        self.wrap(avail_width, avail_height)
        lines = self._lines or ()
        fitting = int((avail_height + 0.01) // self._style.leading)
        if fitting <= 0:
            return []
        if fitting >= len(lines):
            return [self]
        return [self._part(lines[:fitting], self._bookmark), self._part(lines[fitting:], None)]

    def _part(self, lines: tuple[Line, ...], bookmark: Bookmark | None) -> Words:
        part = Words(self._text, self._style, self._book, bookmark=bookmark)
        part._lines = lines
        return part

    def draw(self) -> None:
        """Draw the lines, and note the bookmark."""
        if self._bookmark:
            mark(self.canv, self._bookmark, self.height)
        draw_lines(self.canv, self._lines or (), self._style, 0, self.height)


def mark(canvas: Any, bookmark: Bookmark, height: float) -> None:
    """Add an outline entry that leads to a place of the current page."""
    x, y = canvas.absolutePosition(0, height)
    key = f"mark-{canvas.getPageNumber()}-{x:.1f}-{y:.1f}-{bookmark.level}"
    canvas.bookmarkHorizontal(key, 0, height)
    canvas.addOutlineEntry(plain(bookmark.title), key, bookmark.level, closed=bookmark.level > 0)


class Centred(Flowable):
    """A drawing in the middle of the line, never parted."""

    def __init__(self, drawing: Any) -> None:
        super().__init__()
        self._drawing = drawing

    def wrap(self, avail_width: float, _avail_height: float) -> tuple[float, float]:
        """The drawing's height over the whole width."""
        self.width, self.height = avail_width, self._drawing.height
        return self.width, self.height

    def draw(self) -> None:
        """Draw it."""
        self._drawing.drawOn(self.canv, (self.width - self._drawing.width) / 2, 0)
