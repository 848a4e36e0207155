"""Text taken out of office files and web pages, as a reader would type it: no invisible signs, no empty lines."""

from __future__ import annotations

import re
from collections.abc import Iterable

_INVISIBLE = re.compile(
    "[\x00-\x08\x0c\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff]"
)
_LINE_END = re.compile("\r\n?|[\x0b\u0085\u2028\u2029]")
_BLANKS = re.compile("[\t \u00a0\u2000-\u200a\u202f]+")
SMALL_DIGITS = str.maketrans("₀₁₂₃₄₅₆₇₈₉ₓ", "0123456789x")
_UNUSUAL = re.compile("[^\n\x20-\x7e\u2010-\u201f\u2026\u3001-\u9fff\uff00-\uffef]| {2}")
# The Symbol typeface has its signs at U+F020-U+F0FF; these are the ones plans are written with.
_SYMBOL = {
    0xF000 + code: sign
    for code, sign in {
        0x6D: "μ", 0x61: "α", 0x62: "β", 0x67: "γ", 0x44: "Δ", 0x57: "Ω", 0x53: "Σ", 0xA3: "≤", 0xA5: "∞",
        0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "·", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…",
        0xD7: "·", 0x2D: "−", 0x7E: "~", 0x25: "%", 0x2B: "+", 0x3C: "<", 0x3D: "=", 0x3E: ">",
    }.items()
}  # fmt: skip


def tidy(text: str) -> str:
    """The text with blanks made one, invisible signs and empty lines gone, ₂ written 2."""
    if _UNUSUAL.search(text):
        text = _INVISIBLE.sub("", _LINE_END.sub("\n", text))
        text = _BLANKS.sub(" ", text).translate(SMALL_DIGITS).translate(_SYMBOL)
    if "\n" not in text:
        return text.strip(" \u3000")
    return "\n".join(line for line in (part.strip(" \u3000") for part in text.split("\n")) if line)


def as_lines(rows: Iterable[Iterable[str]]) -> str:
    """The cells of a table that stands inside a cell as lines of text, one a row."""
    lines = []
    for row in rows:
        texts = [text for text in row if text]
        lines.append(texts[0] if len(texts) == 1 else " ".join(texts).replace("\n", " "))
    return tidy("\n".join(lines))
