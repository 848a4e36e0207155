"""Words of one cell or one stretch of a page as lines, and lines as the paragraphs they were before wrapping."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from model.readers.pages.page_marks import Box, Word, around, edges, is_latin

_SMALL = 0.8  # of the usual size: an index above or below the line
_BLANK = 0.24  # em between two Latin words
_WIDE_BLANK = 0.9  # em between Chinese characters that is a blank and not spacing
_INDENT = 1.4  # em by which a paragraph's first line stands in
_FITS = 0.12  # em of doubt about whether a word would have fitted
_LOOSER = 1.3  # line distances, by which a new paragraph stands apart
_OPENING = "（(《〈“‘「『【〔［[{+＋±￥$−"
_CLOSING = "，。、；：？！）)》〉”’」』】〕］]}%％‰℃°,.;:?!/／·"
_UNPARTED = rf"[{re.escape(_OPENING)}]*(?:[—…]+|[A-Za-z0-9](?:[A-Za-z0-9./%+]|-(?=\d))*|.)[{re.escape(_CLOSING)}]*"
# UAX #14, LB19: no line ends before or after a curly quotation mark; nor, as programs set 微克/立方米, behind a stroke.
_TOKEN = re.compile(rf"{_UNPARTED}(?:(?:(?<=[“”‘’/／])|(?=[“”‘’])){_UNPARTED})*")
_AUTO_SPACE = 0.25  # em that programs put between Chinese and Latin
JOINT = "\x1f"  # between the lines of a paragraph, until all pages are read


@dataclass(frozen=True)
class TextLine:
    """One line of text: its words from left to right."""

    words: tuple[Word, ...]

    @cached_property
    def box(self) -> Box:
        """The rectangle around the line."""
        return around(self.words)

    @cached_property
    def end(self) -> float:
        """Where the line ends without a closing sign, which may hang over the edge or be cut to its half."""
        return end_of(max(self.words, key=lambda word: word.right))

    @cached_property
    def size(self) -> float:
        """The type size: the height of its tallest word."""
        return max(word.height for word in self.words)

    @cached_property
    def level(self) -> float:
        """The height at which the line stands, whatever indices hang on it."""
        return next(word.middle for word in self.words if word.height == self.size)

    @cached_property
    def text(self) -> str:
        """The words with a blank between them where one stands."""
        parts: list[str] = []
        for word, before in zip(self.words, (None, *self.words), strict=False):
            if before is not None and not self.stretch and _apart(before, word, self.size):
                parts.append(" ")
            parts.append(word.text)
        return "".join(parts).strip()

    @cached_property
    def stretch(self) -> float:
        """By how much a line of Chinese was pulled apart evenly to fill its room; 0 where it was not."""
        gaps = [right.left - left.right for left, right in pairwise(self.words)]
        signs = sum(len(word.text) for word in self.words)
        wide = not any(is_latin(sign) for word in self.words for sign in word.text)
        even = bool(gaps) and min(gaps) > 0.05 * self.size and max(gaps) < 1.5 * min(gaps) + 0.1 * self.size
        return sum(gaps) if even and wide and 2 <= signs == len(gaps) + 1 else 0.0

    @cached_property
    def first_token(self) -> float:
        """How wide the shortest beginning is that a line end could not part."""
        text = self.words[0].text.lstrip()
        found = _TOKEN.match(text)
        length = found.end() if found else 1
        first = self.words[0]
        offset = len(first.text) - len(text)
        places = edges(first)
        width = places[min(offset + length, len(first.text))] - places[offset]
        if length >= len(text) and len(self.words) > 1 and not _apart(first, self.words[1], self.size):
            width += TextLine(self.words[1:]).first_token if is_latin(text[-1]) else 0.0
        return width


def end_of(word: Word) -> float:
    """Where a word ends without a closing sign at its end."""
    return word.right - word.height * (len(word.text) > 1 and word.text[-1] in _CLOSING)


def edge_of(word: Word) -> float:
    """Where a word ends, a closing sign that hangs over the edge of its cell left out."""
    return edges(word)[-2] if len(word.text) > 1 and word.text[-1] in _CLOSING else word.right


def _apart(left: Word, right: Word, size: float) -> bool:
    """True when a blank stands between two neighbours on a line."""
    if left.text[-1:].isspace() or right.text[:1].isspace():
        return False
    gap = right.left - left.right
    if left.blank and gap > 0:
        return True
    if is_latin(left.text[-1]) and is_latin(right.text[0]):
        return gap > _BLANK * min(left.height, right.height)
    return gap > _WIDE_BLANK * size


def lines_of(words: Sequence[Word]) -> list[TextLine]:
    """The lines words stand on, from top to bottom; indices join the line they belong to."""
    if not words:
        return []
    heights = sorted(word.height for word in words)
    usual = heights[len(heights) // 2]
    rows: list[list[Word]] = []
    small: list[Word] = []
    for word in sorted(words, key=lambda one: one.middle):
        if word.height < _SMALL * usual:
            small.append(word)
        elif rows and word.middle - rows[-1][0].middle < 0.5 * min(word.height, rows[-1][0].height):
            rows[-1].append(word)
        else:
            rows.append([word])
    for word in small:
        _beside(word, rows)
    made = [TextLine(tuple(sorted(row, key=lambda one: one.left))) for row in rows]
    return sorted(made, key=lambda line: line.box.top)


def _beside(word: Word, rows: list[list[Word]]) -> None:
    """Put a small word on the line it overlaps most, when one stands next to it."""
    best, most = None, 0.3 * word.height
    for row in rows:
        top, bottom = min(one.top for one in row), max(one.bottom for one in row)
        common = min(word.bottom, bottom) - max(word.top, top)
        if common > most:
            best, most = row, common
    if best is None:
        rows.append([word])
    else:
        best.append(word)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that were one paragraph before it was wrapped."""

    lines: tuple[TextLine, ...]

    @property
    def text(self) -> str:
        """The paragraph's lines with a joint between them."""
        return JOINT.join(line.text for line in self.lines)

    @property
    def box(self) -> Box:
        """The rectangle around its lines."""
        return around([line.box for line in self.lines])

    @property
    def unsure(self) -> tuple[str, ...]:
        """The words that were recognised without certainty."""
        return tuple(word.text for line in self.lines for word in line.words if not word.sure)


def joined(before: str, after: str) -> str:
    """Two lines of one paragraph as one: a blank between Latin words, none beside Chinese."""
    blank = is_latin(before[-1]) and is_latin(after[0])
    return f"{before} {after}" if blank else before + after


def stretches_of(lines: Sequence[TextLine], room: Box) -> list[Stretch]:
    """The paragraphs of lines that were set between the left and right edge of `room`."""
    made: list[list[TextLine]] = []
    pitch = pitch_of(lines)
    for line, before in zip(lines, (None, *lines), strict=False):
        if before is None or _ended(before, line, room, pitch):
            made.append([line])
        else:
            made[-1].append(line)
    return [Stretch(tuple(part)) for part in made]


def pitch_of(lines: Sequence[TextLine]) -> float:
    """The least distance from line to line."""
    steps = [below.level - above.level for above, below in pairwise(lines)]
    sizes = [step for step, line in zip(steps, lines, strict=False) if step > 0.7 * line.size]
    return min(sizes, default=0.0)


def _ended(before: TextLine, line: TextLine, room: Box, pitch: float) -> bool:
    """True when a paragraph ends with a line: the next one's first word would still have fitted on it."""
    size = max(before.size, line.size)
    if min(before.size, line.size) < _SMALL * size:
        return True
    return line.level - before.level > max(_LOOSER * pitch, pitch + 0.25 * size) or ends_paragraph(
        before, line, room
    )


def ends_paragraph(before: TextLine, line: TextLine, room: Box) -> bool:
    """True when a line leaves room at its end that the next one's first word would have taken."""
    size = max(before.size, line.size)
    left_gap, right_gap = before.box.left - room.left, room.right - before.box.right + before.stretch
    indent = line.box.left - room.left
    is_centred = _is_centred(left_gap, right_gap, size) and (indent > 0.3 * size or left_gap > size)
    if (
        indent > _INDENT * size > left_gap
        and not is_centred
        and not _is_centred(indent, room.right - line.box.right, size)
    ):
        return True
    free = left_gap + right_gap if is_centred else right_gap
    last = before.text[-1]  # a blank may have stood behind it
    mixed = is_latin(last) != is_latin(line.text[0]) or last in ",.;:"
    return free - line.first_token > (_FITS + _AUTO_SPACE * mixed) * size


def _is_centred(left_gap: float, right_gap: float, size: float) -> bool:
    return abs(left_gap - right_gap) < 0.6 * size and left_gap > 0.3 * size
