"""What is drawn on a page of a PDF beside its text: the lines of tables, coloured cells, pictures.

Call with PDFium's lock held.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pypdfium2 import raw

from model.readers.pages.page_marks import Box, Line

_THIN = 4.0  # points: a filled rectangle no thicker is a line
_DOT = 3.0  # points: a path no larger is a dot of a line, whatever its shape
_LEANING = 0.7  # points by which a line may lean
_BESIDE = 1.0  # points by which the middle of a white line may lie beside a coloured cell
_THICK = 8.0  # points: a stroke this wide is a bar and no border
_WHITE = 250  # each colour at least so bright is the paper's
_MOST_OBJECTS = 100_000  # looked at on one page
_MOST_LINES = 50_000
_MOST_FILLS = 2_000
_DEEPEST = 8  # drawings inside drawings
_BAND = 10.0  # points: what stands at one height is looked for among the few things that do

Turn = Callable[[float, float], tuple[float, float]]
_Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawing:
    """Lines, coloured rectangles and pictures, in points from the top left of the page as shown."""

    area: float
    lines: list[Line] = field(default_factory=list)
    white: list[Line] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    cells: list[Box] = field(default_factory=list)  # fills that may be cells of a table
    pictured: float = 0.0  # area that pictures cover
    covered: bool = False  # a picture of the whole page lies over the text
    invisible: bool = False  # most text is drawn invisibly
    count: int = 0


class _Hand:
    """Goes through a page's objects with the matrices of the drawings they stand in."""

    def __init__(self, turn: Turn, width: float, height: float) -> None:
        self.turn, self.width, self.height = turn, width, height
        self.drawing = Drawing(width * height)
        self.seen = 0
        self.texts = 0
        self.hidden = 0
        self.bounds = tuple(ctypes.c_float() for _ in range(4))
        self.at_bounds = [ctypes.byref(bound) for bound in self.bounds]
        self.before_picture = 0  # texts that were drawn before a picture of the whole page

    def go(self, objects: Iterator[Any], matrix: _Matrix, depth: int) -> None:
        for one in objects:
            self.seen += 1
            if self.seen > _MOST_OBJECTS or max(len(self.drawing.lines), len(self.drawing.white)) > _MOST_LINES:
                return
            kind = raw.FPDFPageObj_GetType(one)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                self._text(one)
            elif kind == raw.FPDF_PAGEOBJ_PATH:
                self._path(one, matrix)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self._image(one, matrix)
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                self.go(_inside(one), _product(_matrix_of(one), matrix), depth + 1)

    def _text(self, one: Any) -> None:
        self.texts += 1
        self.hidden += raw.FPDFTextObj_GetTextRenderMode(one) in (
            raw.FPDF_TEXTRENDERMODE_INVISIBLE,
            raw.FPDF_TEXTRENDERMODE_CLIP,
        )

    def _image(self, one: Any, matrix: _Matrix) -> None:
        corners = _product(_matrix_of(one), matrix)
        box = self._box([_through(corners, x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))])
        area = max(0.0, box.right - box.left) * max(0.0, box.bottom - box.top)
        self.drawing.count += 1
        self.drawing.pictured += area
        if area > 0.6 * self.drawing.area and not raw.FPDFPageObj_HasTransparency(one):
            self.before_picture = self.texts

    def _box(self, points: list[tuple[float, float]]) -> Box:
        """The rectangle around points of the page's own coordinates, as shown, no larger than the page."""
        shown = [self.turn(x, y) for x, y in points]
        xs = [min(max(x, 0.0), self.width) for x, _ in shown]
        ys = [min(max(y, 0.0), self.height) for _, y in shown]
        return Box(min(xs), min(ys), max(xs), max(ys))

    def _path(self, one: Any, matrix: _Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(one, fill, stroke)
        self.drawing.count += 1
        if not fill.value and not stroke.value:
            return
        if self._dot(one, matrix, is_filled=bool(fill.value)):
            return
        matrix = _product(_matrix_of(one), matrix)
        parts = _subpaths(one, matrix)
        stroke_colour = _colour(one, raw.FPDFPageObj_GetStrokeColor) if stroke.value else None
        if stroke_colour is not None and _stroke_width(one, matrix) < _THICK:
            kept = self.drawing.white if _is_white(stroke_colour) else self.drawing.lines
            for part in parts:
                kept.extend(self._segments(part))
        fill_colour = _colour(one, raw.FPDFPageObj_GetFillColor) if fill.value else None
        if fill_colour is not None:
            self._filled([self._box(part) for part in parts if len(part) > 1], white=_is_white(fill_colour))

    def _segments(self, part: list[tuple[float, float]]) -> Iterator[Line]:
        for start, end in pairwise(part):
            box = self._box([start, end])
            if min(box.right - box.left, box.bottom - box.top) <= _LEANING:
                yield Line(box.left, box.top, box.right, box.bottom)

    def _dot(self, one: Any, matrix: _Matrix, *, is_filled: bool) -> bool:
        """Take down a path no larger than a dot as one of a dotted line; False for a larger one."""
        if not raw.FPDFPageObj_GetBounds(one, *self.at_bounds):
            return False
        left, bottom, right, top = (bound.value for bound in self.bounds)
        if right - left > _DOT or top - bottom > _DOT:
            return False
        colour = _colour(one, raw.FPDFPageObj_GetFillColor if is_filled else raw.FPDFPageObj_GetStrokeColor)
        if colour is not None:
            box = self._box([_through(matrix, left, bottom), _through(matrix, right, top)])
            kept = self.drawing.white if _is_white(colour) else self.drawing.lines
            kept.extend(_both_ways(box))
        return True

    def _filled(self, boxes: list[Box], *, white: bool) -> None:
        """Filled rectangles: thin ones are lines, one around another is a border, the rest coloured cells."""
        lines = self.drawing.white if white else self.drawing.lines
        if len(boxes) == 2 and all(
            abs(getattr(boxes[0], side) - getattr(boxes[1], side)) <= _THIN
            for side in ("left", "top", "right", "bottom")
        ):
            lines.extend(sides(boxes[0]))
            return
        for box in boxes:
            across, down = box.right - box.left, box.bottom - box.top
            if min(across, down) > _THIN:
                if not white:
                    self.drawing.fills.append(box)
                continue
            level, upright = _both_ways(box)
            is_dot = max(across, down) <= _THIN  # of a dotted line, one way or the other
            if across >= down or is_dot:
                lines.append(level)
            if down > across or is_dot:
                lines.append(upright)


def drawing_of(page: Any, turn: Turn, width: float, height: float) -> Drawing:
    """Everything drawn on a page beside text; white lines count where they part coloured cells."""
    hand = _Hand(turn, width, height)
    objects = (raw.FPDFPage_GetObject(page, index) for index in range(raw.FPDFPage_CountObjects(page)))
    hand.go(objects, _IDENTITY, 0)
    drawing = hand.drawing
    drawing.invisible = hand.hidden > hand.texts / 2
    drawing.covered = hand.before_picture > hand.texts / 2
    drawing.lines += _between_fills(drawing)
    drawing.cells = _coloured_cells(drawing)
    return drawing


def _between_fills(drawing: Drawing) -> Iterator[Line]:
    """The white lines whose middle lies on a coloured rectangle."""
    at_height: defaultdict[int, list[Box]] = defaultdict(list)
    for box in drawing.fills[:_MOST_FILLS] if drawing.white else ():
        for band in range(int((box.top - _BESIDE) / _BAND), int((box.bottom + _BESIDE) / _BAND) + 1):
            at_height[band].append(box)
    for line in drawing.white:
        x, y = (line.left + line.right) / 2, (line.top + line.bottom) / 2
        if any(
            box.left - _BESIDE <= x <= box.right + _BESIDE and box.top - _BESIDE <= y <= box.bottom + _BESIDE
            for box in at_height.get(int(y / _BAND), ())
        ):
            yield line


def _coloured_cells(drawing: Drawing) -> list[Box]:
    """The coloured rectangles that may be cells or rows of a table; inside drawn lines they are none."""
    tops = [line.top for line in drawing.lines if line.right - line.left > line.bottom - line.top]
    made = []
    for box in drawing.fills[:_MOST_FILLS]:
        is_page = (box.right - box.left) * (box.bottom - box.top) > 0.5 * drawing.area
        if not is_page and not (tops and min(tops) - 2 <= box.top and box.bottom <= max(tops) + 2):
            made.append(box)
    return made


def _both_ways(box: Box) -> tuple[Line, Line]:
    """The lines across and down through the middle of a rectangle."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return Line(box.left, y, box.right, y), Line(x, box.top, x, box.bottom)


def sides(box: Box) -> Iterator[Line]:
    """The four sides of a rectangle."""
    yield Line(box.left, box.top, box.right, box.top)
    yield Line(box.left, box.bottom, box.right, box.bottom)
    yield Line(box.left, box.top, box.left, box.bottom)
    yield Line(box.right, box.top, box.right, box.bottom)


def _inside(form: Any) -> Iterator[Any]:
    return (raw.FPDFFormObj_GetObject(form, index) for index in range(raw.FPDFFormObj_CountObjects(form)))


def _matrix_of(one: Any) -> _Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(one, found):
        return _IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _product(first: _Matrix, then: _Matrix) -> _Matrix:
    """The matrix that does one after the other."""
    if then == _IDENTITY:
        return first
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _through(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _stroke_width(one: Any, matrix: _Matrix) -> float:
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(one, width)
    return float(width.value * max(abs(matrix[0]) + abs(matrix[1]), abs(matrix[2]) + abs(matrix[3])))


def _colour(one: Any, ask: Callable[..., int]) -> tuple[int, int, int] | None:
    """The red, green and blue of a path; None where it is transparent, black where it is a pattern."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not ask(one, red, green, blue, alpha):
        return 0, 0, 0
    return (red.value, green.value, blue.value) if alpha.value > 10 else None


def _is_white(colour: tuple[int, int, int]) -> bool:
    return min(colour) >= _WHITE


def _subpaths(one: Any, matrix: _Matrix) -> list[list[tuple[float, float]]]:
    """The corners of each part of a path; curves count by their ends."""
    parts: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(one), _MOST_LINES)):
        segment = raw.FPDFPath_GetPathSegment(one, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = _through(matrix, x.value, y.value)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not parts:
            parts.append([point])
        else:
            parts[-1].append(point)
        if raw.FPDFPathSegment_GetClose(segment):
            parts[-1].append(parts[-1][0])
    return parts
