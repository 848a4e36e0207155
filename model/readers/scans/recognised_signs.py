"""Signs a recognition engine takes now for the wide, now for the narrow form: written as the document mostly has them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from model.readers.pages.page_marks import is_wide
from model.readers.scans.page_content import PageContent

_WIDE = {"(": "（", ")": "）", ",": "，", ":": "：", ";": "；", "!": "！", "?": "？"}
_NARROW = {wide: narrow for narrow, wide in _WIDE.items()}
_OPENING, _CLOSING = "(（", ")）"
_RANGE = re.compile(r"(?<=[\d%％‰℃])一(?=\d)")  # no numeral stands between figures, a dash does

_PICTURE = re.compile("[\u2600-\u27bf]")  # ticks and stars, which specks and strokes beside a text are taken for


def evened(contents: Sequence[PageContent]) -> list[PageContent]:
    """The pages with each sign that stands beside Chinese in the form most of its kind have there."""
    texts = (word.text for content in contents for word in content.words)
    seen = Counter(sign for text in texts for sign, beside in _signs(text) if beside)
    widened = {
        kind
        for kind in map(_kind, _WIDE)
        if sum(seen[wide] - seen[narrow] for narrow, wide in _WIDE.items() if _kind(narrow) == kind) >= 0
    }
    return [
        replace(
            content,
            words=tuple(
                replace(word, text=_as_most(word.text, widened), sure=word.sure and not _PICTURE.search(word.text))
                for word in content.words
            ),
        )
        for content in contents
    ]


def _kind(sign: str) -> str:
    narrow = _NARROW.get(sign, sign)
    return "(" if narrow == ")" else narrow


def _signs(text: str) -> list[tuple[str, bool]]:
    """Each sign of a text and whether it stands beside Chinese; a closing bracket does where its opening one does."""
    made: list[tuple[str, bool]] = []
    opened: list[bool] = []
    for index, sign in enumerate(text):
        beside = any(
            is_wide(other) for other in (text[index - 1 : index], text[index + 1 : index + 2]) if other
        )
        if sign in _OPENING:
            opened.append(beside)
        elif sign in _CLOSING and opened:
            beside = opened.pop() or beside
        made.append((sign, beside))
    return made


def _as_most(text: str, widened: set[str]) -> str:
    text = _RANGE.sub("—", text)
    if not any(sign in _WIDE or sign in _NARROW for sign in text):
        return text
    parts = []
    for sign, beside in _signs(text):
        if beside and (sign in _WIDE or sign in _NARROW):
            forms = _WIDE if _kind(sign) in widened else _NARROW
            parts.append(forms.get(sign, sign))
        else:
            parts.append(sign)
    return "".join(parts)
