"""How hard a passphrase is to guess, in one word; nothing is forbidden and no kind of letter is asked for."""

from __future__ import annotations

import math
import re
import unicodedata
from enum import StrEnum

_FAIR, _STRONG = 50, 75  # bits; an AES zip can be tried some millions of times a second on one machine (1000 rounds of PBKDF2)
_POOLS = (("abcdefghijklmnopqrstuvwxyz", 26), ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 26), ("0123456789", 10))
_OTHER_SIGNS, _CHINESE = 33, 2500  # of a keyboard; characters that are in common use
_WORD, _WORD_BITS = re.compile(r"[^\W\d_]{3,}"), 14  # one out of some 16 000 words
_YEAR = re.compile(r"(?:19|20)\d\d(?:[01]?\d(?:[0-3]?\d)?)?")  # also as the beginning of a day


class Strength(StrEnum):
    """What is said of a passphrase while it is typed."""

    NONE = "none"
    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


def strength(passphrase: str) -> Strength:
    """The word for a passphrase; what repeats, runs on (abc, 4321) or is a year counts once."""
    if not passphrase:
        return Strength.NONE
    bits = _bits(passphrase)
    return Strength.STRONG if bits >= _STRONG else Strength.FAIR if bits >= _FAIR else Strength.WEAK


def same_everywhere(passphrase: str) -> str:
    """A passphrase as it is used: what systems spell in two ways (é) is spelt in one."""
    return unicodedata.normalize("NFC", passphrase)


def is_typed_everywhere(passphrase: str) -> bool:
    """Whether every program makes the same bytes of it; of Chinese characters they do not."""
    return passphrase.isascii()


def _bits(passphrase: str) -> float:
    letters = "".join(_without_runs(_YEAR.sub("0", passphrase)))
    bits = sum(math.log2(size) for size in _sizes(letters)) if letters else 0.0
    words = _WORD.findall(passphrase) if passphrase.isascii() else []
    if len(words) > 1:  # of words it is the words that are guessed, not the letters
        rest = _WORD.sub("", passphrase).replace(" ", "")
        bits = min(bits, _WORD_BITS * len(set(words)) + _bits(rest))
    return bits


def _without_runs(text: str) -> list[str]:
    """The characters that do not simply follow from the two before them, nor repeat what stood two before."""
    kept: list[str] = []
    for place, letter in enumerate(text):
        step = ord(letter) - ord(text[place - 1]) if place else None
        if step in (-1, 0, 1) or (place > 1 and text[place - 2 : place] == text[place : place + 2]):
            continue
        kept.append(letter)
    return kept


def _sizes(letters: str) -> list[int]:
    """For each character out of how many it was chosen, by what else stands there."""
    plain = sum(size for pool, size in _POOLS if any(letter in pool for letter in letters))
    plain += _OTHER_SIGNS if any(letter.isascii() and not letter.isalnum() for letter in letters) else 0
    return [plain if letter.isascii() else _CHINESE for letter in letters]
