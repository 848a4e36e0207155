"""What differs between two wordings of one thing, word by word, for a person to see at a glance."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

# A number or a Latin word is one piece; Chinese characters stand each for themselves, names in a list are whole.
_PIECE = re.compile(r"\d+(?:[.．]\d+)*%?|[A-Za-z]+|\s+|.", re.DOTALL)
_NAME = re.compile(r"[^、]+|、")
_SHORT = 2  # so few characters that are the same between two changes belong to the change


def word_changes(before: str, now: str, *, is_list: bool = False) -> tuple[tuple[str, str], ...]:
    """Pieces of both wordings in order, each with what it was and what it is; equal where nothing changed.

    `is_list` for names joined by 、, which are compared whole.
    """
    pattern = _NAME if is_list else _PIECE
    old, new = pattern.findall(before), pattern.findall(now)
    found: list[tuple[str, str]] = []
    for _, first, last, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        found.append(("".join(old[first:last]), "".join(new[begin:end])))
    return tuple(found) if is_list else _joined(found)


def _joined(pieces: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The same with changes joined that only a character or two part: scattered characters cannot be read."""
    joined: list[tuple[str, str]] = []
    for place, (was, now) in enumerate(pieces):
        is_between = 0 < place < len(pieces) - 1
        is_change = was != now or (is_between and len(was) < _SHORT and not was.isspace())
        if joined and is_change and joined[-1][0] != joined[-1][1]:
            joined[-1] = (joined[-1][0] + was, joined[-1][1] + now)
        else:
            joined.append((was, now))
    return tuple(joined)
