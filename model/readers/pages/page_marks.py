"""What a page shows, whatever it came from: words and ruling lines, in points or pixels, y downwards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

_WIDE = re.compile(
    r"[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6—…“”‘’①-⑳]"
)
_LATIN = re.compile(r"[A-Za-z0-9\u00c0-\u024f\u0370-\u03ff]")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters on one line; `sure` is False where it was recognised without certainty.

    `blank` is True where a blank is known to follow it.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: bool = True
    blank: bool = False

    @property
    def height(self) -> float:
        """How tall the run is: its type size, roughly."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The height at which it stands."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """The middle between its ends."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn straight line, horizontal or vertical; its thickness is dropped."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From its left to its right edge."""
        return self.right - self.left

    def holds(self, word: Word) -> bool:
        """True when a word's middle lies in the rectangle."""
        return self.left <= word.centre <= self.right and self.top <= word.middle <= self.bottom


def around(parts: Sequence[Word] | Sequence[Box]) -> Box:
    """The smallest rectangle around words or rectangles."""
    return Box(
        min(part.left for part in parts),
        min(part.top for part in parts),
        max(part.right for part in parts),
        max(part.bottom for part in parts),
    )


def em_of(words: Sequence[Word], width: float) -> float:
    """The type size most of the text has; a guess from the page's width where there is no text."""
    if not words:
        return width / 60
    return max(median(word.height for word in words for _ in word.text[:40]), width / 600)


def is_wide(character: str) -> bool:
    """True for Chinese characters and full-width signs, which take a whole em."""
    return bool(_WIDE.match(character))


def is_latin(character: str) -> bool:
    """True for letters and digits that are written with blanks between words."""
    return bool(_LATIN.match(character))


def edges(word: Word) -> list[float]:
    """Where each character of a word begins, and where the last ends, by the usual widths."""
    shares = [1.0 if is_wide(character) else 0.5 for character in word.text]
    scale = (word.right - word.left) / sum(shares) if shares else 0.0
    places = [word.left]
    for share in shares:
        places.append(places[-1] + share * scale)
    return places


def cut_at(word: Word, place: float) -> tuple[Word | None, Word | None]:
    """A word's parts left and right of a place; each character goes where its middle lies."""
    places = edges(word)
    count = sum((places[index] + places[index + 1]) / 2 < place for index in range(len(word.text)))
    return _part(word, places, 0, count), _part(word, places, count, len(word.text))


def _part(word: Word, places: list[float], start: int, end: int) -> Word | None:
    text = word.text[start:end]
    if not text.strip():
        return None
    return Word(text, places[start], word.top, places[end], word.bottom, word.sure)
