"""How alike two texts of measures are: for merging what comes back and for comparing editions of a plan."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

_MARKUP = re.compile(r"<[^<>]{1,40}>")
# Subscripts and blanks differ between formats of one document; letters, digits and signs carry the meaning.
_DROPPED = re.compile(r"[\s_{}$\\^,。、;:!?“”‘’\"'《》〈〉()\[\]【】〔〕·•・…—–−~～-]+")


@lru_cache(maxsize=16384)
def text_key(text: str) -> str:
    """The text without markup, blanks and punctuation, in one width and case: equal keys say the same words.

    Signs between digits stay apart: 1.5 and 15, 6-9 and 69 have different keys.
    """
    plain = _MARKUP.sub("", text)
    plain = re.sub(r"(?<=\d)\s*[-—–−~～]+\s*(?=\d)", "至", unicodedata.normalize("NFKC", plain))
    return _DROPPED.sub("", plain).casefold()


def similarity(one: str, other: str) -> float:
    """How alike two texts are, from 0 (nothing in common) to 1 (the same words).

    A changed number weighs more than a changed word, so that "20 个" and "30 个" are never taken for the same.
    """
    return key_similarity(text_key(one), text_key(other))


def key_similarity(one: str, other: str) -> float:
    """The similarity of two texts given by their keys."""
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    score = fuzz.ratio(one, other) / 100
    if _numbers(one) != _numbers(other):
        score = min(score, 0.99) * 0.97
    return min(score, 0.999)


def same_words(one: str, other: str) -> bool:
    """True when two texts differ in nothing but markup, blanks and punctuation."""
    return text_key(one) == text_key(other)


@lru_cache(maxsize=16384)
def _numbers(key: str) -> tuple[str, ...]:
    return tuple(sorted(re.findall(r"\d+(?:\.\d+)?", key)))


@dataclass(frozen=True, slots=True)
class Match:
    """A pair of texts that belong together, by their positions, and how alike they are."""

    left: int
    right: int
    score: float


def best_matches(left: Sequence[str], right: Sequence[str], *, at_least: float = 0.6) -> tuple[Match, ...]:
    """Pairs of texts that belong together, each used once, the most alike first; in the order of `left`.

    Texts with the same words are paired before any likeness is computed, in the order they stand in.
    """
    keys, others = [text_key(text) for text in left], [text_key(text) for text in right]
    found = _equal_pairs(keys, others)
    paired = {match.left for match in found}, {match.right for match in found}
    rest = [index for index in range(len(keys)) if index not in paired[0] and keys[index]]
    choices = {index: key for index, key in enumerate(others) if index not in paired[1] and key}
    candidates = [
        Match(index, choice, key_similarity(keys[index], choices[choice]))
        for index in rest
        for _, _, choice in process.extract(
            keys[index], choices, scorer=fuzz.ratio, limit=5, score_cutoff=at_least * 100)
    ]
    taken = _greedy([match for match in candidates if match.score >= at_least])
    return tuple(sorted([*found, *taken], key=lambda match: match.left))


def _equal_pairs(keys: Sequence[str], others: Sequence[str]) -> list[Match]:
    places: dict[str, list[int]] = {}
    for index in reversed(range(len(others))):
        places.setdefault(others[index], []).append(index)
    return [
        Match(index, places[key].pop(), 1.0) for index, key in enumerate(keys) if key and places.get(key)
    ]


def _greedy(candidates: list[Match]) -> list[Match]:
    """The best pairs first; of equals those whose places in the two plans are nearest."""
    used_left: set[int] = set()
    used_right: set[int] = set()
    taken = []
    for match in sorted(candidates, key=lambda each: (-each.score, abs(each.left - each.right), each.left)):
        if match.left not in used_left and match.right not in used_right:
            used_left.add(match.left)
            used_right.add(match.right)
            taken.append(match)
    return taken
