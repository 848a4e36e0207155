"""What a Word document's styles give its paragraphs: heading level, numbering, hidden text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml.etree import _Element

from model.readers.word_files.word_names import (
    LEVEL,
    NUM_ID,
    NUM_PR,
    OUTLINE,
    P_PR,
    R_PR,
    VANISH,
    W,
    is_on,
    number_of,
    value_of,
)

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*(?:[1-9]|heading)$", re.IGNORECASE)
_TITLE = "title"
BODY_TEXT = 9  # the outline level that means none
_MOST_STEPS = 20  # from style to style it is based on; Word follows eleven


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says; None where it leaves the matter to the style it is based on."""

    id: str = ""
    outline: int | None = None
    num_id: str | None = None
    num_level: int | None = None
    hidden: bool | None = None
    of_contents: bool = False
    base: str = ""

    @property
    def level(self) -> int:
        """The heading level from 1, 0 for text."""
        return 0 if self.outline is None or not 0 <= self.outline < BODY_TEXT else self.outline + 1


class Styles:
    """A document's styles by their ids, each with what it inherits."""

    def __init__(self, root: _Element | None) -> None:
        self._own: dict[str, Style] = {}
        self._default = ""
        self._whole: dict[str, Style] = {}
        for style in root.iterchildren(f"{W}style") if root is not None else ():
            own = _own_style(style)
            self._own[own.id] = own
            if style.get(f"{W}default") in ("1", "true", "on") and style.get(f"{W}type") == "paragraph":
                self._default = own.id

    def style(self, style_id: str | None) -> Style:
        """A style with what it inherits; without an id the paragraphs' default style."""
        wanted = self._default if style_id is None else style_id
        if wanted not in self._whole:
            self._whole[wanted] = self._with_bases(wanted)
        return self._whole[wanted]

    def _with_bases(self, style_id: str) -> Style:
        found = self._own.get(style_id, Style(style_id))
        base = found.base
        for _ in range(_MOST_STEPS):
            under = self._own.get(base)
            if under is None:
                break
            found = replace(
                found,
                outline=under.outline if found.outline is None else found.outline,
                num_id=under.num_id if found.num_id is None else found.num_id,
                num_level=under.num_level if found.num_level is None else found.num_level,
                hidden=under.hidden if found.hidden is None else found.hidden,
            )
            base = under.base
        return found


def _own_style(style: _Element) -> Style:
    name = value_of(style, f"{W}name") or ""
    paragraph = style.find(P_PR)
    numbering = paragraph.find(NUM_PR) if paragraph is not None else None
    level = value_of(numbering, LEVEL)
    outline = value_of(paragraph, OUTLINE)
    heading = _HEADING.match(name)
    if outline is None and heading is not None:
        outline = str(int(heading[1]) - 1)
    elif outline is None and name.lower() == _TITLE:
        outline = "0"
    return Style(
        style.get(f"{W}styleId", ""),
        None if outline is None else number_of(outline, BODY_TEXT),
        value_of(numbering, NUM_ID),
        None if level is None else number_of(level),
        is_on(style.find(R_PR), VANISH),
        bool(_CONTENTS.match(name)),
        value_of(style, f"{W}basedOn") or "",
    )
