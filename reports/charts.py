"""The charts of the printed reports; the window draws its own, in its theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from reportlab.graphics.shapes import Circle, Drawing, Line, PolyLine, Rect, String
from reportlab.lib.colors import Color, HexColor

from model.rows.overview import AnnexFigure, ClosingPoint
from reports import styles, wording
from reports.fonts import FontBook, FontRole, Glyph


@dataclass(frozen=True, slots=True)
class ChartColours:
    """The colours of a chart as #RRGGBB; they differ in lightness too, so that a grey print can be read."""

    text: str = "#1B2328"
    quiet: str = "#5B6870"
    line: str = "#C5CDD1"
    bar: str = "#14646B"
    track: str = "#E4EAEB"


PAPER = ChartColours()


class _Sheet:
    """A drawing with text in the fonts of the book."""

    def __init__(self, width: float, height: float, book: FontBook, colours: ChartColours) -> None:
        # Without a first font of ours the page would name Helvetica, which is not embedded.
        self.drawing = Drawing(width, height, initialFontName=book.font(FontRole.SONG).fontName)
        self._book, self.colours = book, colours

    def text(self, text: str, x: float, y: float, *, size: float = 9.0, anchor: str = "start", is_quiet: bool = False) -> None:
        """Put text with its left end, middle or right end at x."""
        glyphs = self._book.glyphs(text, FontRole.SONG)
        wide = size * sum(glyph.width for glyph in glyphs)
        x -= {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        colour = _colour(self.colours.quiet if is_quiet else self.colours.text)
        for font, run in groupby(glyphs, key=lambda glyph: glyph.font):
            part = list(run)
            self.drawing.add(String(x, y, "".join(glyph.text for glyph in part), fontName=font, fontSize=size,
                                    fillColor=colour))
            x += size * sum(glyph.width for glyph in part)

    def line(self, x1: float, y1: float, x2: float, y2: float, **looks: Any) -> None:
        """Draw a thin line."""
        self.drawing.add(Line(x1, y1, x2, y2, strokeColor=_colour(self.colours.line), strokeWidth=0.5, **looks))

    def bar(self, x: float, y: float, width: float, height: float, *, colour: str) -> None:
        """Draw a filled bar."""
        looks: dict[str, Any] = {"fillColor": _colour(colour), "strokeColor": None, "strokeWidth": 0}
        self.drawing.add(Rect(x, y, width, height, **looks))

    def fitted(self, text: str, size: float, room: float) -> str:
        """The text, shortened to the room with an ellipsis."""
        glyphs = self._book.glyphs(text, FontRole.SONG)
        if size * sum(glyph.width for glyph in glyphs) <= room:
            return "".join(glyph.text for glyph in glyphs)
        kept: list[Glyph] = []
        for glyph in glyphs:
            if size * (sum(one.width for one in kept) + glyph.width + 1) > room:
                break
            kept.append(glyph)
        return "".join(glyph.text for glyph in kept) + "…"


def _colour(name: str) -> Color:
    return HexColor(name)


def annex_bars(figures: Sequence[AnnexFigure], book: FontBook, *, width: float = styles.TEXT_WIDTH,
               colours: ChartColours = PAPER) -> Drawing:
    """One bar an annex: how many of its measures are closed."""
    step, bar_height = 20.0, 9.0
    sheet = _Sheet(width, max(1, len(figures)) * step + 4, book, colours)
    left, right = width * 0.50, width * 0.84
    for number, figure in enumerate(figures):
        y = sheet.drawing.height - (number + 1) * step + 6
        name = wording.annex_name(figure.annex, figure.title)
        sheet.text(sheet.fitted(name, 9, left - 8), left - 8, y + 1, anchor="end")
        sheet.bar(left, y, right - left, bar_height, colour=colours.track)
        share = figure.closed / figure.measures if figure.measures else 0.0
        sheet.bar(left, y, (right - left) * min(1.0, share), bar_height, colour=colours.bar)
        sheet.text(f"{figure.closed}/{figure.measures}", right + 6, y + 1)
        sheet.text(wording.percent(figure.closed, figure.measures), width, y + 1, anchor="end")
    return sheet.drawing


def burn_up(points: Sequence[ClosingPoint], total: int, book: FontBook, *, width: float = styles.TEXT_WIDTH,
            colours: ChartColours = PAPER) -> Drawing:
    """Closings over the year, summed up, against the straight line from none in January to all in December."""
    sheet = _Sheet(width, 150.0, book, colours)
    left, bottom, right, top = 34.0, 20.0, width - 12, 128.0
    most = max([total, 1, *(point.closed for point in points)])
    step = _step(most)

    def place(months: float, count: float) -> tuple[float, float]:
        return left + (right - left) * months / 12, bottom + (top - bottom) * count / most

    for value in range(0, most + 1, step):
        y = place(0, value)[1]
        sheet.line(left, y, right, y)
        sheet.text(str(value), left - 4, y - 3, anchor="end", is_quiet=True)
    for month in range(1, 13):
        sheet.text(f"{month}月", place(month - 0.5, 0)[0], bottom - 12, size=8, anchor="middle", is_quiet=True)
    sheet.drawing.add(Line(*place(0, 0), *place(12, total), strokeColor=_colour(colours.quiet), strokeWidth=0.8,
                           strokeDashArray=[4, 3]))
    _actual(sheet, [place(0, 0), *(place(point.month.month, point.closed) for point in points)], points)
    _legend(sheet, right, 140.0)
    return sheet.drawing


def _step(most: int) -> int:
    """A round step that gives at most six lines."""
    steps = (int(digit) * int(10**power) for power in range(12) for digit in (1, 2, 5))
    return next(step for step in steps if step * 6 > most)


def _actual(sheet: _Sheet, path: list[tuple[float, float]], points: Sequence[ClosingPoint]) -> None:
    colour = _colour(sheet.colours.bar)
    if len(path) > 1:
        sheet.drawing.add(PolyLine([part for point in path for part in point], strokeColor=colour, strokeWidth=1.8))
    said = 0
    for (x, y), point in zip(path[1:], points, strict=True):
        sheet.drawing.add(Circle(x, y, 2.2, fillColor=colour, strokeColor=None))
        if point.closed != said or point is points[-1]:  # a flat line does not say its number again
            sheet.text(str(point.closed), x, y + 5, size=8, anchor="middle")
        said = point.closed


def _legend(sheet: _Sheet, right: float, y: float) -> None:
    x = right - 150
    sheet.drawing.add(Line(x, y + 3, x + 16, y + 3, strokeColor=_colour(sheet.colours.bar), strokeWidth=1.8))
    sheet.text(wording.BURN_UP_ACTUAL, x + 20, y, size=8)
    x += 74
    sheet.drawing.add(Line(x, y + 3, x + 16, y + 3, strokeColor=_colour(sheet.colours.quiet), strokeWidth=0.8,
                           strokeDashArray=[4, 3]))
    sheet.text(wording.BURN_UP_LINE, x + 20, y, size=8)
