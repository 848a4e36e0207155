"""The text of one Word paragraph as it shows: changes accepted, field codes and hidden text left out."""

from __future__ import annotations

from collections.abc import Iterator

from lxml.etree import _Element

from model.readers.texts.tidy import tidy
from model.readers.word_files.word_names import (
    ALTERNATIVES,
    BOX,
    DELETED,
    GONE,
    LEVEL,
    MATH,
    MOVED_AWAY,
    NUM_ID,
    NUM_PR,
    OUTLINE,
    P_STYLE,
    R_PR,
    R_STYLE,
    SDT,
    TEXT,
    VANISH,
    R,
    W,
    child_of,
    content_of,
    is_on,
    number_of,
    value_of,
)
from model.readers.word_files.word_numbering import Numbering
from model.readers.word_files.word_styles import Style, Styles

_SIGNS = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
_FIELD, _SYMBOL = f"{W}fldChar", f"{W}sym"
_MATH_TEXT, _FRACTION = f"{MATH}t", f"{MATH}f"
_PICTURE_FONTS = ("wingdings", "webdings", "zapfdingbats")
_TICKS = {
    0xF0FE: "☑",
    0xF052: "☑",
    0xF0FC: "√",
    0xF050: "√",
    0xF0FD: "☒",
    0xF0A8: "□",
    0xF06F: "□",
    0xF0A3: "□",
}


class ParagraphText:
    """Reads paragraphs one after the other; numbers and fields run on from one to the next."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._fields: list[bool] = []  # of each open field: whether its result has begun
        self._parts: list[str] = []
        self._boxes: list[_Element] = []

    def read(self, paragraph: _Element) -> tuple[str, list[_Element]]:
        """A paragraph's text without its number, and the text boxes that hang on it."""
        self._parts, self._boxes = [], []
        self._inside(paragraph)
        self._fields = [
            begun for begun in self._fields if begun
        ]  # a field code never ends in another paragraph
        return "".join(self._parts), self._boxes

    def style_of(self, properties: _Element | None) -> Style:
        """The style a paragraph's properties name, with what they themselves say otherwise."""
        base = self._styles.style(value_of(properties, P_STYLE))
        if properties is None:
            return base
        numbering, outline = child_of(properties, NUM_PR), value_of(properties, OUTLINE)
        if numbering is None and outline is None:
            return base
        return Style(
            base.id,
            base.outline if outline is None else number_of(outline),
            value_of(numbering, NUM_ID) or base.num_id,
            base.num_level if numbering is None else number_of(value_of(numbering, LEVEL)),
            base.hidden,
            base.of_contents,
        )

    def label(self, properties: _Element | None, style: Style) -> str:
        """The number Word prints before a paragraph; asking counts it."""
        if not style.num_id or style.num_id == "0" or _mark_is(properties, VANISH):
            return ""
        level = style.num_level
        if level is None:
            level = self._numbering.level_of_style(style.num_id, style.id)
        return self._numbering.label(style.num_id, level)

    def _inside(self, element: _Element) -> None:
        """Gather the text of runs, whatever they are wrapped in."""
        for child in element:
            tag = child.tag
            if tag == R:
                self._run(child)
            elif tag in (SDT, ALTERNATIVES):
                content = content_of(child)
                if content is not None:
                    self._inside(content)
            elif tag == _MATH_TEXT:
                self._add(child.text)
            elif tag == _FRACTION:
                self._fraction(child)
            elif tag == BOX:
                self._boxes.append(child)
            elif tag not in GONE:
                self._inside(child)

    def _run(self, run: _Element) -> None:
        properties = child_of(run, R_PR)
        if properties is not None and self._is_hidden(properties):
            self._hidden_run(run)
            return
        for child in run:
            tag = child.tag
            if tag == TEXT:
                self._add(child.text)
            elif tag in _SIGNS:
                self._add(_SIGNS[tag])
            elif tag == _FIELD:
                self._field(child)
            elif tag == _SYMBOL:
                self._add(_symbol(child))
            elif tag not in GONE:
                self._object(child)

    def _object(self, child: _Element) -> None:
        """A drawing, picture or other thing in a run: only the text boxes in it have text."""
        if child.tag == ALTERNATIVES:
            content = content_of(child)
            if content is not None:
                self._inside(content)
        elif child.tag == f"{W}ruby":
            base = child_of(child, f"{W}rubyBase")
            if base is not None:
                self._inside(base)
        elif len(child):
            self._inside(child)

    def _hidden_run(self, run: _Element) -> None:
        """Hidden text is left out; a field that begins or ends in it still does."""
        for child in run.iterchildren(_FIELD):
            self._field(child)

    def _is_hidden(self, properties: _Element) -> bool:
        own = is_on(properties, VANISH)
        if own is not None:
            return own
        style = value_of(properties, R_STYLE)
        return style is not None and bool(self._styles.style(style).hidden)

    def _field(self, mark: _Element) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _fraction(self, fraction: _Element) -> None:
        for position, part in enumerate(fraction.iterchildren(f"{MATH}num", f"{MATH}den")):
            if position:
                self._add("/")
            self._inside(part)

    def _add(self, text: str | None) -> None:
        if text and all(self._fields):
            self._parts.append(text)


def is_merged_away(properties: _Element | None) -> bool:
    """True when the paragraph's end was deleted or moved away: its text goes on in the next."""
    return _mark_is(properties, DELETED, MOVED_AWAY)


def lines_of(text: str) -> Iterator[str]:
    """The lines of a text that hold anything."""
    tidied = tidy(text)
    if tidied:
        yield from tidied.split("\n")


def _mark_is(properties: _Element | None, *names: str) -> bool:
    """Whether the sign at a paragraph's end, which Word gives a run's properties, is so."""
    mark = child_of(properties, R_PR)
    return mark is not None and any(is_on(mark, name) for name in names)


def _symbol(symbol: _Element) -> str:
    """A sign picked from a typeface; those of picture typefaces are decoration, but for ticks and boxes."""
    try:
        code = int(symbol.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    if symbol.get(f"{W}font", "").lower().startswith(_PICTURE_FONTS):
        return _TICKS.get(code if code >= 0xF000 else code + 0xF000, "")
    valid = 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return chr(code) if valid else ""
