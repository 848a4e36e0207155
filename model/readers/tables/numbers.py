"""Task numbers that are no plain numbers: （一）, 一, 1.1, 1-1; and numbers printed in front of a task's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.readers.tables.sheet_parts import RawRow
from model.readers.words.columns import Column
from model.readers.words.wording import chinese_number, compact, number_written

_CHINESE = re.compile(r"第?[（(]?([一二三四五六七八九十]{1,3})[）)]?[、.．项]?")
_COMPOUND = re.compile(r"[（(]?\d{1,2}(?:[.．\-—–]\d{1,2}){1,2}[）)]?")
_IN_FRONT = re.compile(
    r"(?:(\d{1,3})\s*(?:[、．]|\.(?!\d))|[（(]([一二三四五六七八九十]{1,3}|\d{1,2})[）)]|([一二三四五六七八九十]{1,3})、)"
    r"\s*(\S.{1,45})",
    re.DOTALL,
)
_DIGITS = re.compile(r"\d+")
_MOST_MISSED = 5  # steps that can be left out; more are another way of counting
_MOSTLY = 0.8  # share of the numbers of a sheet that must be of one form


def settle_numbers(rows: Sequence[RawRow]) -> None:
    """Write the numbers of a sheet plainly: Chinese ones by value, those in steps (1.1, 1.2) counted through."""
    cells: list[tuple[RawRow, int]] = []
    for row in rows:
        if row.layout.has(Column.NUMBER) and len(row.texts) == row.layout.width:
            at = row.layout.columns.index(Column.NUMBER)
            if row.texts[at].strip():
                cells.append((row, at))
    texts = [compact(row.texts[at]) for row, at in cells]
    if not texts or sum(not text.isdecimal() for text in texts) < _MOSTLY * len(texts):
        return  # most plans
    if sum(bool(_COMPOUND.fullmatch(text)) for text in texts) >= _MOSTLY * len(texts):
        order = _counted(list(dict.fromkeys(texts)))
        plain = [order[text] for text in texts]
    elif sum(bool(_CHINESE.fullmatch(text)) for text in texts) >= _MOSTLY * len(texts):
        found = [_CHINESE.fullmatch(text) for text in texts]
        plain = [str(chinese_number(one[1])) if one else text for one, text in zip(found, texts, strict=True)]
    else:
        return
    for (row, at), text in zip(cells, plain, strict=True):
        row.texts = [*row.texts[:at], text, *row.texts[at + 1 :]]


def _counted(texts: Sequence[str]) -> dict[str, str]:
    """Numbers in steps (1.1, 1.2, 2.1) counted through; a step left out leaves out a number."""
    counted: dict[str, str] = {}
    count, above = 0, (0, 0)
    for text in texts:
        steps = [int(digits) for digits in _DIGITS.findall(text)]
        here = (steps[-2], steps[-1])
        missed = here[1] - above[1] - 1 if here[0] == above[0] else here[1] - 1
        count += 1 + (missed if 0 < missed <= _MOST_MISSED else 0)
        counted[text], above = str(count), here
    return counted


def number_in_front(text: str) -> tuple[int, str] | None:
    """The number with a mark behind it that a task's name begins with, and the name ("1.园林绿化")."""
    found = _IN_FRONT.fullmatch(text.strip())
    if not found:
        return None
    digits = found[1] or found[2] or found[3]
    return number_written(digits), found[4]
