"""Pinyin initials of names: what they are, and whether typed letters may stand for a name (hcz for 黄村镇)."""

from __future__ import annotations

import lzma
from functools import lru_cache

import resources

_FILE = "units/initials-pypinyin-0.55.0.tsv.xz"
WHOLE, BEGINS, READ_OTHERWISE, WITHIN = range(4)  # how well letters fit, best first


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    """The initials of each character's readings, the commonest first."""
    with lzma.open(resources.path(_FILE), "rt", encoding="utf-8") as file:
        lines = (line.rstrip("\n").partition("\t") for line in file)
        return {character: letters for letters, _, characters in lines for character in characters}


def initials(name: str) -> str:
    """The initials of a name by each character's commonest reading; letters and digits stand for themselves."""
    return "".join(letters[0] for letters in readings(name))


def readings(name: str) -> tuple[str, ...]:
    """For each character that is read aloud the initials it may be read with (重 -> z, c); brackets and dashes are not."""
    known = _letters()
    return tuple(
        letters for character in name
        if (letters := known.get(character) or (character.casefold() if character.isascii() and character.isalnum() else ""))
    )


def fit(typed: str, said: tuple[str, ...], usual: str = "") -> int | None:
    """How well typed letters fit a name's readings, None when they do not: WHOLE, BEGINS, READ_OTHERWISE, WITHIN.

    `usual` are the initials the name is known to be read with; without them each character's commonest reading counts.
    The word for its kind may be left out (hc for 黄村镇), and letters from three on may stand within the name.
    """
    if not typed or len(typed) > len(said):
        return None
    usual = usual or "".join(letters[0] for letters in said)
    if usual.startswith(typed):
        return WHOLE if len(usual) - len(typed) <= 1 else BEGINS
    if _reads(typed, said, 0):
        return READ_OTHERWISE
    if len(typed) > 2 and any(_reads(typed, said, start) for start in range(1, len(said) - len(typed) + 1)):
        return WITHIN
    return None


def _reads(typed: str, said: tuple[str, ...], start: int) -> bool:
    return all(letter in letters for letter, letters in zip(typed, said[start:], strict=False))
