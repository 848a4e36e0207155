"""Pinyin initials of names: what they are, and whether typed letters may stand for a name (qsz for 青山镇)."""

from __future__ import annotations

import lzma
import re
from functools import lru_cache
from itertools import islice, product

import resources

_FILE = "units/initials-pypinyin-0.55.0.tsv.xz"
_BAR = "|"
_MANY = 32  # spellings of one name
WHOLE, BEGINS, READ_OTHERWISE, WITHIN = range(4)  # how well letters fit, best first


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    """The initials of each character's readings, the commonest first."""
    with lzma.open(resources.path(_FILE), "rt", encoding="utf-8") as file:
        lines = (line.rstrip("\n").partition("\t") for line in file)
        return {character: letters for letters, _, characters in lines for character in characters}


def initials(name: str) -> str:
    """The initials of a name by each character's commonest reading; letters and digits stand for themselves."""
    return usual_of(readings(name))


def readings(name: str) -> str:
    """For each character that is read aloud the initials it may be read with, parted by bars: 重庆 as "zct|q".

    Brackets and dashes are not read.
    """
    known = _letters()
    spelt = (known.get(character) or _itself(character) for character in name)
    return _BAR.join(letters for letters in spelt if letters)


def usual_of(said: str) -> str:
    """The commonest of each character's initials."""
    return "".join(letters[0] for letters in said.split(_BAR)) if said else ""


def spellings(name: str) -> tuple[str, ...]:
    """The initials a name may be read with as whole words, the commonest first: 曾国 as cg, zg. Of a name with very many only some."""
    said = readings(name)
    return tuple(map("".join, islice(product(*said.split(_BAR)), _MANY))) if said else ()


def fit(typed: str, said: str, usual: str = "") -> int | None:
    """How well typed letters fit a name's readings, None when they do not: _BAR = "|"
WHOLE, BEGINS, READ_OTHERWISE, WITHIN.

    `usual` are the initials the name is known to be read with; without them each character's commonest reading counts.
    The word for its kind may be left out (qs for 青山镇), and letters from three on may stand within the name.
    """
    if not typed or not said:
        return None
    usual = usual or usual_of(said)
    if usual.startswith(typed):
        return WHOLE if len(usual) - len(typed) <= 1 else BEGINS
    pattern = _pattern(typed)
    if pattern.match(said):
        return READ_OTHERWISE
    return WITHIN if len(typed) > 2 and pattern.search(said) else None


@lru_cache(maxsize=64)
def _pattern(typed: str) -> re.Pattern[str]:
    """Finds characters that follow each other and may be read with the letters."""
    return re.compile(r"(?:^|(?<=\|))" + r"\|".join(f"[^|]*{re.escape(letter)}[^|]*" for letter in typed))


def _itself(character: str) -> str:
    return character.casefold() if character.isascii() and character.isalnum() else ""
