"""Labels of an indicator table that a scanner tangled: words of one that stand in its neighbour are given back."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from model.readers.words.wording import compact, is_dash

_BRACKET = re.compile(r"[（(][^（）()]{1,14}[）)]$")
_PARTS = re.compile(r"[,，、;；]")
_MEASURED = re.compile(r"^.{2,}?(?:率|数量|天数|浓度|面积|总量|比例|比重)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LEAST = 3  # signs of a label's rest that are taken for its neighbour's words
_PHRASE = 8  # signs of a label that, found in the document's text, show how it is spelt there


def without_unit(label: str) -> str:
    """A label without its unit in brackets."""
    return _BRACKET.sub("", label)


def same_twice(columns: Sequence[Sequence[str]]) -> int:
    """The place of the first column that is the same as the one after it; -1 when there is none."""
    for place, (one, other) in enumerate(itertools.pairwise(columns)):
        if one == other and len(set(one)) > 2:
            return place
    return -1


def untangled(labels: Sequence[str]) -> tuple[str, ...] | None:
    """The labels less one whose words belong to its neighbours; None where none is made of them.

    Of a label printed over two lines a scanner may give the first line of one and the second line of another
    as a label of its own: "甲 抽检数量" before "辆次抽检数量" is the beginning "甲" of the label on its left.
    """
    for place in range(1, len(labels) - 1):
        head, _, rest = labels[place].strip().partition(" ")
        rest, after = compact(rest), without_unit(compact(labels[place + 1]))
        if head and len(rest) >= _LEAST and rest != after and _is_within(rest, after):
            before = compact(head) + compact(labels[place - 1])
            made = [compact(label) for label in labels]
            return (*made[: place - 1], before, *made[place + 1 :])
    return None


def cut_to_values(label: str, column: Sequence[str]) -> str:
    """A label that lists several shares over single values, cut after the first: the others are its neighbour's."""
    unit = _BRACKET.search(label)
    named = without_unit(label)
    parts = [part for part in _PARTS.split(named) if part]
    counts = [len(_NUMBER.findall(text)) for text in column if text.strip() and not is_dash(text)]
    if len(parts) < 2 or not counts or max(counts) > 1 or not all(map(_MEASURED.match, parts)):
        return label
    first = _MEASURED.match(parts[0])
    return label if first is None else f"{first[0]}{unit[0] if unit else ''}"


def as_in_text(label: str, text: str) -> str:
    """A label with a sign too many, spelt as the document's text has it; the label itself where that shows nothing."""
    named = without_unit(label)
    if len(named) < _PHRASE or named in text:
        return label
    known = _longest_known(named, text)
    for place in range(1, len(named) - 1):
        shorter = named[:place] + named[place + 1 :]
        near = shorter[max(0, place - _PHRASE // 2) : place + _PHRASE // 2]
        if len(near) == _PHRASE and near in text and _longest_known(shorter, text) >= max(known + 2, _PHRASE):
            return shorter + label[len(named) :]
    return label


def _longest_known(named: str, text: str) -> int:
    """How long the longest part of a label is that stands in the text."""
    best = 0
    for start in range(len(named)):
        while start + best < len(named) and named[start : start + best + 1] in text:
            best += 1
    return best


def _is_within(rest: str, whole: str) -> bool:
    """True when all signs of `rest` stand in `whole` in the same order, its first two at the beginning."""
    signs = iter(whole)
    return whole.startswith(rest[:2]) and all(sign in signs for sign in rest)
