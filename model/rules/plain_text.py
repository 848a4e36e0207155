"""The text of a plan without its accidents: stray blanks, full-width digits, five kinds of dashes."""

from __future__ import annotations

import re
from functools import lru_cache

# One character stands for one character, so that every place can be found again in the source.
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # full-width ASCII, punctuation included
_PLAIN |= dict.fromkeys(map(ord, "‐‑‒–—―−─"), ord("-"))
_PLAIN |= dict.fromkeys(map(ord, "•・⋅∙"), ord("·")) | {ord("∼"): ord("~"), ord("〜"): ord("~")}
_PLAIN |= {0x2080 + digit: ord(str(digit)) for digit in range(10)}  # PM₂.₅

# A blank goes unless it keeps two Latin words or numbers apart ("BOD5 100 mg/L").
_BLANK = re.compile(r"[\s\u200b\ufeff]+")
_WORD = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
_TITLE = re.compile(r"《[^《》]*》")
_MASK = 0xF0000  # private characters that no rule knows: the place of the character behind each
_MASKS = re.compile(f"[{chr(_MASK)}-{chr(0xFFFFD)}]")


class PlainText:
    """A text made plain, which remembers the words it was made from."""

    __slots__ = ("_places", "masked", "source", "text")

    def __init__(self, source: str) -> None:
        self.source = source
        text = source.translate(_PLAIN)
        self._places: list[int] | None = None
        if _BLANK.search(text):
            text, self._places = _without_blanks(text)
        self.text = text
        # Numbers and dates in the title of a decree are not the measure's own.
        self.masked = _TITLE.sub(_mask, text) if "《" in text else text

    def unmasked(self, part: str) -> str:
        """A part of the masked text with its titles in clear again."""
        return _MASKS.sub(lambda mask: self.text[ord(mask[0]) - _MASK], part)

    def wording(self, start: int, end: int) -> str:
        """The source's own characters for a span of the plain text."""
        if self._places is None:
            return self.source[start:end]
        return self.source[self._places[start] : self._places[end - 1] + 1]


def _mask(title: re.Match[str]) -> str:
    return "".join(chr(_MASK + place % 0xFFFD) for place in range(*title.span()))


def _without_blanks(text: str) -> tuple[str, list[int]]:
    kept: list[int] = []
    end = 0
    for blank in _BLANK.finditer(text):
        kept.extend(range(end, blank.start()))
        before, after = text[blank.start() - 1 : blank.start()], text[blank.end() : blank.end() + 1]
        if before in _WORD and after in _WORD:
            kept.append(blank.start())
        end = blank.end()
    kept.extend(range(end, len(text)))
    return "".join(" " if text[place].isspace() else text[place] for place in kept), kept


@lru_cache(maxsize=16)  # three rules read the same measure one after the other
def plain(source: str) -> PlainText:
    """The plain form of a text."""
    return PlainText(source)


def part_of(found: re.Match[str] | None, name: str) -> str:
    """A named part of what a rule found; "" where it found nothing or has no such part."""
    return (found[name] or "") if found and name in found.re.groupindex else ""
