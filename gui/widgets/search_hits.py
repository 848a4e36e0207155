"""Where the searched words stand in a text, found as the search itself finds them: letters and digits only, folded."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

Span = tuple[int, int]  # first character, one past the last

_BEFORE = 8  # characters shown before a hit when the text begins there


@lru_cache(maxsize=2000)
def hit_spans(text: str, search: str) -> tuple[Span, ...]:
    """The spans of a text that match one of the searched words, in order and not overlapping."""
    words = [folded for word in search.split() if (folded := "".join(letter for letter, _ in _folded(word)))]
    if not words:
        return ()
    letters = _folded(text)
    plain = "".join(letter for letter, _ in letters)
    found: list[Span] = []
    for word in words:
        start = plain.find(word)
        while start >= 0:
            found.append((letters[start][1], letters[start + len(word) - 1][1] + 1))
            start = plain.find(word, start + len(word))
    return tuple(_merged(sorted(found)))


def from_first_hit(text: str, spans: tuple[Span, ...], shown: int) -> tuple[str, tuple[Span, ...]]:
    """The text as it is, or beginning shortly before its first hit when that lies beyond the letters shown."""
    if not spans or spans[0][1] <= shown:
        return text, spans
    cut = max(spans[0][0] - _BEFORE, 0)
    return "…" + text[cut:], tuple((start - cut + 1, end - cut + 1) for start, end in spans)


def _folded(text: str) -> list[tuple[str, int]]:
    return [
        (letter, place)
        for place, char in enumerate(text)
        for letter in unicodedata.normalize("NFKC", char).lower()
        if letter.isalnum()
    ]


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
