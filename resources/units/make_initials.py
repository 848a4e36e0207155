"""Makes the table of pinyin initials from pypinyin: `python resources/units/make_initials.py`; README.md says more."""

from __future__ import annotations

import lzma
from collections import defaultdict
from pathlib import Path

FIRST, LAST = 0x3400, 0x9FFF  # the characters of the basic plane: extension A and the unified ideographs
FILE = "initials-pypinyin-{version}.tsv.xz"


def lines() -> list[str]:
    """Letters, a tab, and all characters read with exactly these initials; the commonest reading's letter stands first."""
    from pypinyin import Style, pinyin

    by_letters: dict[str, list[str]] = defaultdict(list)
    for code in range(FIRST, LAST + 1):
        character = chr(code)
        readings = pinyin(character, style=Style.FIRST_LETTER, heteronym=True, errors="ignore")
        letters = "".join(dict.fromkeys(letter for letter in "".join(readings[0]) if letter.isalpha())) if readings else ""
        if letters:
            by_letters[letters].append(character)
    return [f"{letters}\t{''.join(characters)}" for letters, characters in sorted(by_letters.items())]


def main() -> None:
    """Write the table beside this file."""
    import pypinyin

    target = Path(__file__).with_name(FILE.format(version=pypinyin.__version__))
    target.write_bytes(lzma.compress(("\n".join(lines()) + "\n").encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
