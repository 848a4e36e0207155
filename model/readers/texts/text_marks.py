"""The marks scanners leave in text: HTML bits, Markdown, subscripts. A cell comes out as plain text."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from model.readers.texts.tidy import SMALL_DIGITS

# Blanks before a mark are looked for from their first one only: a line may hold a million of them.
_BLANKS_BEFORE = r"(?:(?<!\s)\s+)?"
_PARAGRAPH_ENDS = re.compile(
    rf"{_BLANKS_BEFORE}<(?:/p\s*>\s*(?:<p[^<>]*>)?|p[^<>]*>|br\s*/?>|/?div[^<>]*>|/?li[^<>]*>)\s*", re.IGNORECASE
)
_SUBSCRIPT = re.compile(rf"{_BLANKS_BEFORE}<su[bp]>([^<]*+)</su[bp]>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_MATH_WORD = re.compile(r"\\(?:mathrm|text|mathbf|rm|operatorname)\s*\{([^{}]*+)\}")
_MATH_INDEX = re.compile(rf"{_BLANKS_BEFORE}[_^]\s*\{{([^{{}}]*+)\}}")
_PLAIN_INDEX = re.compile(r"(?<=[A-Za-z])\s*_\s*([0-9x][0-9.]*)(?![A-Za-z])")
_DOLLARS = re.compile(r"\$([^$\n]{1,60})\$")
_SMALL_RUN = re.compile(r"(?<=[A-Za-z])\s*([₀₁₂₃₄₅₆₇₈₉ₓ]+(?:\.[₀₁₂₃₄₅₆₇₈₉]+)?)(?:\s+(?=-[A-Z]))?")
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*|__([^_\n]+)__")
_MARKED = re.compile(r"[<&_^$*\\₀-₉ₓ\x00-\x08\x0b-\x1f\u200b\ufeff\u00ad]")
_EDGES = " \r\n\u3000"
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\u200b\ufeff\u00ad]")


def plain_cells(texts: Sequence[str]) -> list[str]:
    """Each text as `plain` gives it; one look tells that the cells of most rows hold no marks at all."""
    return list(map(plain, texts)) if _MARKED.search("".join(texts)) else [text.strip(_EDGES) for text in texts]


def plain(text: str) -> str:
    """The text without tags and marks; `<p>` and `<br>` become line ends, PM _{2.5} becomes PM2.5."""
    if not _MARKED.search(text):
        return text.strip(_EDGES)
    text = _CONTROLS.sub("", text)
    if "<" in text:
        text = _SUBSCRIPT.sub(_inside, text)
        text = _PARAGRAPH_ENDS.sub("\n", text)
        text = _TAG.sub("", text)
    if "&" in text:
        text = html.unescape(text)
    if "*" in text or "__" in text:
        text = _BOLD.sub(lambda found: found[1] or found[2], text)
    if "\\" in text or "$" in text:
        text = _MATH_WORD.sub(r"\1", _DOLLARS.sub(r"\1", text)).replace("\\%", "%")
    if "_" in text or "^" in text:
        text = _PLAIN_INDEX.sub(r"\1", _MATH_INDEX.sub(_inside, text))
    text = _SMALL_RUN.sub(lambda found: found[1], text).translate(SMALL_DIGITS)
    return "\n".join(part for part in (line.strip(" \r\u3000") for line in text.split("\n")) if part)


def _inside(found: re.Match[str]) -> str:
    return found[1].strip()
