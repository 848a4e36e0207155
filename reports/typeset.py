"""Text becomes lines: characters on the grid of an official page, breaks where Chinese typesetting allows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from reports.fonts import FontBook, FontRole, Glyph
from reports.wording import TITLE_WORDS, UNITS_AFTER_NUMBERS


class Align(StrEnum):
    """How a line stands between its margins."""

    JUSTIFY = "justify"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text is set; sizes in points.

    `space` is added after every character (the grid of 28 characters a line), `first` and `hanging` indent the first line
    and the others by so many characters.
    """

    role: FontRole
    size: float
    leading: float
    align: Align = Align.JUSTIFY
    space: float = 0.0
    first: float = 0.0
    hanging: float = 0.0

    @property
    def pitch(self) -> float:
        """How far one full-width character is from the next."""
        return self.size + self.space


@dataclass(frozen=True, slots=True)
class Line:
    """One line, ready to draw: runs of one font each; `x` from the left edge, `space` after every character."""

    runs: tuple[tuple[str, str], ...]
    x: float
    space: float

    @property
    def text(self) -> str:
        """The line's characters."""
        return "".join(text for _, text in self.runs)


# JIS X 4051 / GB/T 15834: what may not begin a line, and what may not end one.
_NOT_FIRST = frozenset("，。、；：！？）》〉」』】〕”’％‰℃°·…—～,.;:!?)]}%")
_NOT_LAST = frozenset("（《〈「『【〔“‘([{№￥$")
_WORD = re.compile(r"[0-9A-Za-z\u00c0-\u024f\u2070-\u209f²³¹μµ](?:[0-9A-Za-z\u00c0-\u024f\u2070-\u209f²³¹μµ'._/:+@#&=-]*"
                   r"[0-9A-Za-z\u00c0-\u024f\u2070-\u209f²³¹μµ%℃])?")

_LOOSEST = 5  # characters: a line that wants more to be full is left short
_UNIT = "|".join(re.escape(unit) for unit in UNITS_AFTER_NUMBERS)
_NUMBER = re.compile(rf"(?<![0-9A-Za-z.\-])[0-9][0-9.,]{{0,9}}%?[ ]?(?:{_UNIT})")
_DOCUMENT_NUMBER = r"〔[0-9]{4}〕[ ]?[0-9]+[ ]?号"
_WORD_OR_NUMBER = re.compile(f"[≥≤＞＜]?(?:{_DOCUMENT_NUMBER}|{_NUMBER.pattern}|{_WORD.pattern})")
_IN_TITLES = re.compile(f"{_WORD_OR_NUMBER.pattern}|{'|'.join(TITLE_WORDS)}")


def _pieces(text: str, whole: re.Pattern[str]) -> Iterator[str]:
    """What is found as a whole; everything else by the character."""
    at = 0
    for found in whole.finditer(text):
        yield from text[at:found.start()]
        yield found[0]
        at = found.end()
    yield from text[at:]


def longest_word(text: str, style: TextStyle, book: FontBook) -> float:
    """How wide a line must be for no word and no number with its unit to be cut."""
    words = (found[0] for found in _WORD_OR_NUMBER.finditer(text))
    return max((book.width(word, style.role, style.size) for word in words), default=0.0)


class _Setter:
    """Fills lines for one paragraph."""

    def __init__(self, style: TextStyle, width: float, book: FontBook) -> None:
        self._style, self._width, self._book = style, width, book
        self._lines: list[Line] = []
        self._open: list[Sequence[Glyph]] = []  # pieces: a character, a word, a number with its unit
        self._used = 0.0

    def _room(self) -> float:
        return self._width - self._indent() + 0.01

    def _indent(self) -> float:
        return (self._style.hanging if self._lines else self._style.first) * self._style.pitch

    def _advance(self, glyphs: Sequence[Glyph]) -> float:
        style = self._style
        if len(glyphs) == 1:  # most pieces are one character
            return glyphs[0].width * style.size + style.space * len(glyphs[0].text)
        return sum(glyph.width * style.size + style.space * len(glyph.text) for glyph in glyphs)

    def add(self, piece: str) -> None:
        glyphs = self._book.glyphs(piece, self._style.role)
        if not glyphs:
            return
        wide = self._advance(glyphs)
        # The space after a line's last character is not drawn, so it needs no room.
        if self._open and self._used + wide - self._style.space > self._room():
            if piece == " ":
                return
            self._turn(glyphs[0])
        if len(glyphs) > 1 and wide - self._style.space > self._room() - self._used:
            for glyph in glyphs:  # a word longer than a line is cut
                if self._open and self._used + self._advance((glyph,)) > self._room():
                    self._close(is_last=False)
                self._push((glyph,), self._advance((glyph,)))
            return
        self._push(glyphs, wide)

    def _push(self, glyphs: Sequence[Glyph], wide: float) -> None:
        self._open.append(glyphs)
        self._used += wide

    def _turn(self, following: Glyph) -> None:
        """Begin a new line, taking along what may not stand at an end."""
        carried: list[Sequence[Glyph]] = []
        first = following.text
        while len(self._open) > 2 and len(carried) < 4 and (first in _NOT_FIRST or self._open[-1][-1].text in _NOT_LAST):
            carried.insert(0, self._open.pop())
            first = carried[0][0].text
        self._close(is_last=False)
        for glyphs in carried:
            self._push(glyphs, self._advance(glyphs))

    def _close(self, *, is_last: bool) -> None:
        while self._open and self._open[-1][-1].text == " ":
            self._open.pop()
        style = self._style
        line = [glyph for glyphs in self._open for glyph in glyphs]
        count = sum(len(glyph.text) for glyph in line)
        natural = self._advance(line) - (style.space if line else 0.0)
        left = self._width - self._indent() - natural
        space, x = style.space, self._indent()
        if style.align is Align.JUSTIFY and not is_last and count > 1 and left < _LOOSEST * style.size:
            space += left / (count - 1)
        elif style.align is Align.CENTRE:
            x += left / 2
        elif style.align is Align.RIGHT:
            x += left
        runs = tuple((font, "".join(glyph.text for glyph in part)) for font, part in groupby(line, key=lambda glyph: glyph.font))
        self._lines.append(Line(runs, x, space))
        self._open, self._used = [], 0.0

    def done(self) -> tuple[Line, ...]:
        if self._open or not self._lines:
            self._close(is_last=True)
        return tuple(self._lines)


def set_lines(
    text: str, style: TextStyle, width: float, book: FontBook, *, whole: re.Pattern[str] = _WORD_OR_NUMBER
) -> tuple[Line, ...]:
    """The lines of a text; each of its own line ends begins a new paragraph. An empty text is one empty line.

    What `whole` finds is not broken where a line can hold it: words of Latin letters, numbers with their units.
    """
    lines: list[Line] = []
    for paragraph in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        setter = _Setter(style, width, book)
        for piece in _pieces(paragraph.replace("\t", " "), whole):
            setter.add(piece)
        lines.extend(setter.done())
    return tuple(lines)


def balanced(text: str, style: TextStyle, width: float, book: FontBook) -> tuple[Line, ...]:
    """The lines of a title: as few as fit, of about equal length, longer ones above (回行词意完整、排列对称)."""
    lines = set_lines(text, style, width, book)
    count, narrow = len(lines), width
    if count == 1:
        return lines
    whole = next(words for words in (_IN_TITLES, _WORD_OR_NUMBER) if len(set_lines(text, style, width, book, whole=words)) == count)
    while narrow > width / 2 and len(set_lines(text, style, narrow - style.pitch, book, whole=whole)) == count:
        narrow -= style.pitch
    margin = (width - narrow) / 2
    return tuple(Line(line.runs, line.x + margin, line.space) for line in set_lines(text, style, narrow, book, whole=whole))
