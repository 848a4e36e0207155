"""The marks that items of a list begin with: 一、（二）3.（4）⑤ 1.1, signs, and lines that name an office."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from model.readers.lists.list_headings import office_in
from model.readers.lists.list_outline import BULLET
from model.readers.lists.list_units import behind_text, in_brackets, labelled
from model.readers.words.wording import number_written

Mark = tuple[int, int, str, str]  # level, number, the mark as printed, the text behind it

_MARKS = (
    (
        1,
        re.compile(
            r"(?:第?([一二三四五六七八九十]{1,3})\s*[、.．]|第([一二三四五六七八九十]{1,3})[章节部]分?)\s*(?=\S)"
            r"|([一二三四五六七八九十]{1,3})[ \u3000]+(?=[\u4e00-\u9fff“《][^。；，,]+$)"
        ),
    ),
    (2, re.compile(r"[（(]\s*([一二三四五六七八九十]{1,3})\s*[）)]\s*[、.．]?\s*(?=\S)")),
    (
        3,
        re.compile(
            r"(?:任务|事项|项目|举措|措施|行动|工程|实事)\s*([一二三四五六七八九十]{1,3}|\d{1,3})\s*(?:[:：、]|[.．](?!\d))\s*(?=\S)"
        ),
    ),
    (
        3,
        re.compile(
            r"(\d{1,3})\s*(?:[、．]|\.(?!\d)|\.(?=\d{1,2}月|20\d\d年))\s*(?=\S)|第([一二三四五六七八九十]{1,3}|\d{1,3})条\s*(?=\S)"
        ),
    ),
    (6, re.compile(r"[（(]\s*(\d{1,2})\s*[）)]\s*[、.．]?\s*(?=\S)")),
    (7, re.compile(r"([①-⑳])\s*(?=\S)")),
)
# Numbers in steps (1, 1.1, 1.1.1) are marks where the document counts that way; elsewhere 1.5 is a quantity.
_STEPPED = (
    (5, re.compile(r"\d{1,2}[.．]\d{1,2}[.．](\d{1,2})(?![\d.．])[、\s]*(?=\D)")),
    (4, re.compile(r"\d{1,2}[.．](\d{1,2})(?![\d.．])[、\s]*(?=[^\d%％万亿个倍])")),
    (3, re.compile(r"(\d{1,2})\s+(?=[\u4e00-\u9fff《“])")),
)
_FIRST_STEPS = tuple(re.compile(rf"\s*(\d{{1,2}})[.．]{last}(?![\d.．])") for last in (1, 2))
_SIGN = re.compile(r"[◆◇●○•■□▪▫▶►➢➤★☆▲△·・－\-–—*√✓✔]+\s*(?=[\u4e00-\u9fff“《])")
_LONGEST_OFFICE = 45  # signs
_FEWEST = 2  # lines that name offices, so that they are headings


class Marks:
    """Knows how one document counts, and finds the marks in its lines."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._stepped = _counts_in_steps(texts)
        self._signs = _signs_are_items(texts)
        self._offices = _office_lines(texts)

    def of(self, text: str) -> Mark | None:
        """The mark a line begins with; None for running text."""
        if text in self._offices:
            return self._offices[text], 0, "", text.rstrip("：:")
        sign = _SIGN.match(text)
        if sign and self._signs:
            return BULLET, 0, sign[0], text[sign.end() :]
        return _mark_of(text[sign.end() :] if sign else text, stepped=self._stepped)


def _counts_in_steps(texts: Iterable[str]) -> bool:
    """True when some paragraphs begin with 1.1 and 1.2, or 2.1 and 2.2."""
    texts = list(texts)
    first, second = ({found[1] for text in texts if (found := step.match(text))} for step in _FIRST_STEPS)
    return bool(first & second)


def _signs_are_items(texts: Sequence[str]) -> bool:
    """True when lines with a sign in front are pieces of work: most of them name their units, or a label below does."""
    marked = [place for place, text in enumerate(texts) if _SIGN.match(text)]
    named = [
        place
        for place in marked
        if in_brackets(texts[place])
        or behind_text(texts[place])
        or (place + 1 < len(texts) and not _SIGN.match(texts[place + 1]) and labelled(texts[place + 1]))
    ]
    return len(named) * 2 > len(marked)


def _office_lines(texts: Sequence[str]) -> dict[str, int]:
    """Lines without a number that name the units of the items below, with the level they stand on."""
    found = {}
    for text, below in pairwise(texts):
        mark = _mark_of(below, stepped=False)
        if (
            mark
            and len(text) <= _LONGEST_OFFICE
            and _mark_of(text, stepped=False) is None
            and office_in(text)
        ):
            found[text] = 0 if mark[0] == 1 else 2
    return found if len(found) >= _FEWEST else {}


def _mark_of(text: str, *, stepped: bool) -> Mark | None:
    """Level, number, mark and the text behind it, when a line begins with the mark of an item."""
    for level, pattern in (*_STEPPED, *_MARKS) if stepped else _MARKS:
        found = pattern.match(text)
        if found:
            digits = next(group for group in found.groups() if group)
            circled = level == _MARKS[-1][0]
            number = ord(digits) - ord("①") + 1 if circled else number_written(digits)
            return level, number, found[0], text[found.end() :]
    return None
