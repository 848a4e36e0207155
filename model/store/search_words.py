"""What is searched, as the index holds it: overlapping character pairs, because officers type two characters.

FTS5's own trigram tokenizer finds nothing under three characters. Text is therefore reduced to letters and digits,
cut into overlapping pairs, and a search becomes a phrase of pairs; a single character is a prefix.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

FIELD_BREAK = "\n"
FIELD_MARK = "\uff41"  # full-width a: folded away in everything that is searched or indexed


def plain(words: str) -> str:
    """The letters and digits of a text, folded: full width to half, capitals to small; everything else dropped."""
    folded = unicodedata.normalize("NFKC", words).lower()
    return "".join(char for char in folded if char.isalnum())


def pairs(words: str) -> str:
    """The overlapping pairs of each line of a text, lines kept apart by a token that no search contains."""
    return f" {FIELD_MARK} ".join(cut for line in words.split(FIELD_BREAK) if (cut := _cut(line)))


def folded(words: str) -> str:
    """The same lines, folded and not cut."""
    return FIELD_BREAK.join(line for each in words.split(FIELD_BREAK) if (line := plain(each)))


@lru_cache(maxsize=4096)  # where one field of many measures changes, the other lines are cut twice: to be forgotten, and anew
def _cut(line: str) -> str:
    letters = plain(line)
    return _pairs_of(letters) if letters else ""


def _pairs_of(line: str) -> str:
    return " ".join(line[i : i + 2] for i in range(len(line) - 1)) + (" " if len(line) > 1 else "") + line[-1]


def match_expression(search: str) -> str | None:
    """The FTS5 expression for what was typed, each blank-separated word required; None when nothing to look for."""
    terms = [plain(word) for word in search.split()]
    parts = []
    for term in terms:
        if len(term) == 1:
            parts.append(f'"{term}" *')
        elif term:
            parts.append('"' + " ".join(term[i : i + 2] for i in range(len(term) - 1)) + '"')
    return " AND ".join(parts) or None
