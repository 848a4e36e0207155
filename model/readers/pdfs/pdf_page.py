"""One page of a PDF by PDFium's plain functions: its characters as words, its drawn lines, what its pictures cover.

Call with PDFium's lock held.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from pypdfium2 import raw

from model.readers.pages.page_marks import Box, Line, Word
from model.readers.pdfs.pdf_drawing import Drawing, drawing_of

_MOST_CHARACTERS = 200_000  # on one page
_GAP = 0.08  # em that part two words
_BACK = 0.35  # em by which a character may stand left of where the last one ended
_BLANK_GAP = 0.2  # em between Chinese characters that is a blank without a sign for it
_BLANK_MORE = 0.15  # em by which it is wider than other gaps on its line
_FAR = 1.5  # em that part texts
_BLANKS = 3  # more blanks than this in a row are an empty space
_STRAIGHT = 0.04  # of a quarter turn by which upright text may lean
_ASCENT = 0.86  # of the type size that stands over the base line
_BLANKS_MADE = frozenset((9, 10, 13, 32))  # what PDFium puts in between for its own text
_DROPPED = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF, 0x2, 0x1F])
_RADICALS = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
    "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
)

Turn = Callable[[float, float], tuple[float, float]]


@dataclass(slots=True)
class PageMarks:
    """What a page shows, upright, in points from its top left."""

    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)  # coloured rectangles that may be cells of a table
    characters: int = 0
    broken: int = 0  # characters that cannot be told
    is_pictured: bool = False  # a picture covers the page, and its text is invisible or lies below
    is_drawn: bool = False  # something other than text is on the page


@dataclass(frozen=True, slots=True)
class _Script:
    """How a piece of text is drawn: its size in points, and which way it runs."""

    size: float
    width: float  # of a Chinese character
    quarter: int  # 0 right, 1 up, 2 left, 3 down
    is_leaning: bool


@dataclass(slots=True)
class _Glyph:
    text: str
    box: tuple[float, float, float, float]
    origin: tuple[float, float]
    script: _Script
    sure: bool = True  # its font says which character it is


def page_marks(page: Any) -> PageMarks:
    """The words and lines of an open page."""
    glyphs, broken = _glyphs(page)
    rotation = raw.FPDFPage_GetRotation(page)
    main = _main_quarter(glyphs) if glyphs else rotation
    turn, width, height = _turn(page, main)
    drawing = drawing_of(page, turn, width, height)
    marks = PageMarks(width, height, characters=len(glyphs), broken=broken)
    marks.words = _words([_sign(glyph, turn, main) for glyph in glyphs], width, height)
    marks.lines, marks.fills = drawing.lines, drawing.cells
    marks.is_drawn = drawing.count > 0
    marks.is_pictured = _is_pictured(drawing, has_glyphs=bool(glyphs))
    return marks


def _is_pictured(drawing: Drawing, *, has_glyphs: bool) -> bool:
    covers = drawing.pictured >= 0.6 * drawing.area
    return covers and (not has_glyphs or drawing.invisible or drawing.covered)


def _turn(page: Any, rotation: int) -> tuple[Turn, float, float]:
    """From the page's own coordinates to points from the top left of the page as it is shown."""
    rect = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, rect)
    left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
    width, height = max(right - left, 1e-3), max(top - bottom, 1e-3)
    if rotation == 0:
        return (lambda x, y: (x - left, top - y)), width, height
    if rotation == 1:
        return (lambda x, y: (y - bottom, x - left)), height, width
    if rotation == 2:
        return (lambda x, y: (right - x, y - bottom)), width, height
    return (lambda x, y: (top - y, right - x)), height, width


def _glyphs(page: Any) -> tuple[list[_Glyph], int]:
    """The characters in the order they were drawn, without those that lean, and how many cannot be told."""
    text = raw.FPDFText_LoadPage(page)
    if not text:
        return [], 0
    try:
        return _each_glyph(text)
    finally:
        raw.FPDFText_ClosePage(text)


def _each_glyph(text: Any) -> tuple[list[_Glyph], int]:
    made: list[_Glyph] = []
    broken = 0
    scripts: dict[int, _Script] = {}
    rect, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    at_rect, at_x, at_y = ctypes.byref(rect), ctypes.byref(x), ctypes.byref(y)
    for index in range(min(raw.FPDFText_CountChars(text), _MOST_CHARACTERS)):
        code = raw.FPDFText_GetUnicode(text, index)
        if code in _DROPPED or (code in _BLANKS_MADE and raw.FPDFText_IsGenerated(text, index) == 1):
            continue
        drawn_by = raw.FPDFText_GetTextObject(text, index)
        owner = ctypes.addressof(drawn_by.contents) if drawn_by else 0
        script = scripts.get(owner)
        if script is None:
            script = scripts[owner] = _script(text, index)
        if script.is_leaning or not raw.FPDFText_GetLooseCharBox(text, index, at_rect):
            continue
        raw.FPDFText_GetCharOrigin(text, index, at_x, at_y)
        is_untold = False
        if not 0x2E80 <= code <= 0x9FFF:  # which a font without meaning hardly hits
            is_untold = raw.FPDFText_HasUnicodeMapError(text, index) == 1 or told(code) == "\ufffd"
            broken += is_untold or is_broken(code)
        box = (rect.left, rect.bottom, rect.right, rect.top)
        if made and made[-1].script is script and made[-1].box == box:
            made[-1].text += told(code)  # one drawing for two characters, as for a long dash
        else:
            made.append(_Glyph(told(code), box, (x.value, y.value), script, not is_untold))
    return made, broken


def _script(text: Any, index: int) -> _Script:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, index, matrix)
    quarters = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
    size = abs(raw.FPDFText_GetFontSize(text, index))
    tall, wide = size * math.hypot(matrix.c, matrix.d), size * math.hypot(matrix.a, matrix.b)
    return _Script(tall, wide, round(quarters) % 4, abs(quarters - round(quarters)) > _STRAIGHT)


def _sign(glyph: _Glyph, turn: Turn, main: int) -> Word:
    """A character where it stands on the upright page, as tall as its type."""
    left, bottom, right, top = glyph.box
    (x0, y0), (x1, y1) = turn(left, bottom), turn(right, top)
    if glyph.script.quarter != main or not glyph.script.size:
        return Word(glyph.text, min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1), glyph.sure)
    start, base = turn(*glyph.origin)
    size = glyph.script.size
    left, right = min(x0, x1), max(x0, x1)
    if is_ideograph(glyph.text):  # some fonts tell the ink's width instead of the character's
        left, right = min(left, start), max(right, start + glyph.script.width)
    return Word(glyph.text, left, base - _ASCENT * size, right, base + (1 - _ASCENT) * size, glyph.sure)


def is_ideograph(text: str) -> bool:
    """True for a Chinese character that is no sign of punctuation."""
    return "\u3400" <= text <= "\u9fff"


def is_broken(code: int) -> bool:
    """True for a code that no text has: the font does not say which characters it draws."""
    return (
        (code < 32 and code not in (9, 10, 13))
        or 0x7F <= code < 0xA0
        or 0xD800 <= code < 0xF900
        or code >= 0xF0000
        or code == 0xFFFD
    )


@lru_cache(maxsize=4096)
def told(code: int) -> str:
    """The character of a code; radicals, ligatures and compatibility characters as the usual ones."""
    if code in (9, 10, 13, 0xA0) or 0x2000 <= code <= 0x200A:
        return " "
    if code < 32 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    character = chr(code)
    if (
        0x2E80 <= code <= 0x2FDF
        or 0xF900 <= code <= 0xFAFF
        or 0xFB00 <= code <= 0xFB06
        or 0xFE30 <= code <= 0xFE4F
    ):
        return unicodedata.normalize("NFKC", character.translate(_RADICALS))
    return character


def _main_quarter(glyphs: Sequence[_Glyph]) -> int:
    counts = [0, 0, 0, 0]
    for glyph in glyphs:
        counts[glyph.script.quarter] += 1
    return counts.index(max(counts))


def _words(signs: Sequence[Word], width: float, height: float) -> list[Word]:
    """Characters that follow each other on a line as words; what stands off the page or twice is dropped."""
    words: list[Word] = []
    run: list[Word] = []
    blanks = _blanks(signs)
    for index, sign in enumerate(signs):
        if run and not _follows(run[-1], sign):
            words += _word(run)
            run = []
        is_shown = 0 <= sign.centre <= width and 0 <= sign.middle <= height
        if run and not is_shown:  # the page ends inside a text
            run[-1] = replace(run[-1], sure=False)
        elif is_shown and (run or not sign.text.isspace()):
            run.append(replace(sign, blank=True) if index in blanks else sign)
            if sign.text.isspace() and sum(one.text.isspace() for one in run[-_BLANKS - 1 :]) > _BLANKS:
                words += _word(run)
                run = []
    return _once([*words, *_word(run)])


def _blanks(signs: Sequence[Word]) -> set[int]:
    """After which Chinese characters a blank stands: drawn as a sign, or as a gap wider than others on its line."""
    found: set[int] = set()
    pairs: list[
        tuple[int, float, bool]
    ] = []  # on one line: the first character, the gap, a sign for a blank in it
    last, is_spaced = -1, False
    for index, sign in enumerate(signs):
        if sign.text.isspace():
            is_spaced = True
            continue
        before = signs[last] if last >= 0 else None
        if before is not None and not _on_one_line(before, sign):
            found.update(_wide_gaps(signs, pairs))
            pairs = []
        elif before is not None and is_ideograph(before.text) and is_ideograph(sign.text):
            pairs.append((last, sign.left - before.right, is_spaced))
        last, is_spaced = index, False
    found.update(_wide_gaps(signs, pairs))
    return found


def _on_one_line(before: Word, sign: Word) -> bool:
    size = before.height
    return (
        abs(before.bottom - sign.bottom) < 0.12 * size
        and -_BACK * size < sign.left - before.right < _FAR * size
    )


def _wide_gaps(signs: Sequence[Word], pairs: Sequence[tuple[int, float, bool]]) -> Iterator[int]:
    wide = [one for one in pairs if one[2] or one[1] > _BLANK_GAP * signs[one[0]].height]
    if wide:
        usual = sorted(gap for _, gap, _ in pairs)[(len(pairs) - 1) // 2] if len(pairs) > 1 else 0.0
        for index, gap, _ in wide:
            if gap - usual > _BLANK_MORE * signs[index].height:
                yield index


def _follows(before: Word, sign: Word) -> bool:
    size = max(before.height, sign.height)
    gap = sign.left - before.right
    return (
        abs(before.bottom - sign.bottom) < 0.12 * size
        and abs(before.height - sign.height) < 0.12 * size
        and -_BACK * size < gap < _GAP * size
        and sign.left > before.left - 0.05 * size
    )


def _word(run: Sequence[Word]) -> list[Word]:
    text = "".join(sign.text for sign in run)
    while run and run[-1].text.isspace():
        run = run[:-1]
    if not run:
        return []
    top, bottom = min(sign.top for sign in run), max(sign.bottom for sign in run)
    is_sure = all(sign.sure for sign in run)
    return [Word(text.rstrip(), run[0].left, top, run[-1].right, bottom, is_sure, run[-1].blank)]


def _once(words: Sequence[Word]) -> list[Word]:
    """Each word once; some programs draw bold text twice, a little moved."""
    kept: list[Word] = []
    seen: dict[str, list[Word]] = {}
    for word in words:
        alike = seen.setdefault(word.text, [])
        size = 0.3 * word.height
        if not any(
            abs(one.left - word.left) < size and abs(one.top - word.top) < size for one in alike[-200:]
        ):
            alike.append(word)
            kept.append(word)
    return kept
