"""Plain text with a line end wherever its lines were full: which lines go on with the paragraph above."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from model.readers.words.wording import has_ended

_NARROWEST, _WIDEST = 30, 130  # of a full line, in half-width signs
_LONGER = 0.02  # share of the lines that may be longer than a full one: titles, addresses
_SHORT = 5  # half-width signs that may lack to a full line
_SHORTER = 10  # the same where the next line is not set in as paragraphs are
_FEWEST, _SHARE = 8, 0.15  # full lines, and their share, that show a text was wrapped
_OPEN = 0.7  # share of the full lines that end in the middle of a sentence
_SET_IN = 0.1  # share of the lines that are set in, from which on paragraphs are
_INDENT = re.compile(r"[ \u3000\t]{2,}|\u3000")
_BEGINS = re.compile(
    r"\s*(?:第?[一二三四五六七八九十百]{1,4}[、.．章节条]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,3}\s*(?:[.．](?!\d)|、|[）)])|[①-⑳]|[-•●■◆○*#]"
    r"|附\s*[件表录]|[一二三四五六七八九十]是|(?:牵头|配合|责任|主责|协办|主办|承办|参与|完成|整改|落实)[一-龥]{0,6}\s*[:：]|[【\[〔])"
)
_OF_TABLE = re.compile(r"[\t|│<]")


def continued(lines: Sequence[str]) -> frozenset[int]:
    """The lines, counted from 0, that go on with the line before them; none in a text that was not wrapped."""
    prose = [line for line in lines if line.strip() and not _OF_TABLE.search(line.strip())]
    full = _full_width(prose)
    if not full:
        return frozenset()
    is_set_in = sum(bool(_INDENT.match(line)) for line in prose) >= _SET_IN * len(prose)
    return frozenset(
        number
        for number, (above, line) in enumerate(pairwise(lines), start=1)
        if above.strip() and line.strip() and _goes_on(above, line, full, is_set_in=is_set_in)
    )


def _full_width(prose: Sequence[str]) -> int:
    """How wide a full line is; 0 when lines do not end because they are full."""
    if len(prose) < _FEWEST or sum(map(len, prose)) > _WIDEST * len(prose):
        return 0  # most texts
    widths = sorted((width(line) for line in prose), reverse=True)
    full = widths[int(_LONGER * len(widths))]
    if not _NARROWEST <= full <= _WIDEST:
        return 0
    alike = [line for line in prose if full - _SHORT <= width(line) <= full]
    is_open = [not has_ended(line) and not line.rstrip().endswith(("：", ":")) for line in alike]
    wrapped = len(alike) >= max(_FEWEST, _SHARE * len(prose)) and sum(is_open) >= _OPEN * len(alike)
    return full if wrapped else 0


def _goes_on(above: str, line: str, full: int, *, is_set_in: bool) -> bool:
    if _OF_TABLE.search(above.strip()) or _OF_TABLE.search(line.strip()) or _INDENT.match(line):
        return False
    lacks = full - width(above)
    if is_set_in:
        return 0 <= lacks <= _SHORTER and (not has_ended(above) or not _BEGINS.match(line))
    return 0 <= lacks <= _SHORT and not has_ended(above) and not _BEGINS.match(line)


def width(line: str) -> int:
    """How wide a line is, in half-width signs."""
    return sum(map(_width, line.rstrip()))


@lru_cache(maxsize=4096)
def _width(sign: str) -> int:
    return 2 if unicodedata.east_asian_width(sign) in "WFA" else 1


def with_line(before: str, line: str) -> str:
    """A paragraph with the next of its lines: a blank between Latin words, none beside Chinese."""
    line = line.strip()
    blank = before[-1:].isascii() and before[-1:].isalpha() and line[:1].isascii() and line[:1].isalpha()
    return f"{before.rstrip()} {line}" if blank else before.rstrip() + line
