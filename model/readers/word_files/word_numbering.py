"""Word's automatic numbers: what "一、" or "1." it prints before a paragraph that does not hold it as text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml.etree import _Element

from model.readers.texts.number_words import written
from model.readers.word_files.word_names import (
    LEVEL,
    NUM_ID,
    NUM_PR,
    P_PR,
    P_STYLE,
    VAL,
    W,
    is_on,
    number_of,
    value_of,
)

_PLACEHOLDER = re.compile(r"%([1-9])")
_NO_BLANK_AFTER = tuple("、，）)．。：:】]〕")
_BULLETS = frozenset({"bullet", "none"})


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    joined: bool  # nothing between number and text
    restart: int | None
    in_digits: bool
    style: str


@dataclass(slots=True)
class _List:
    """One list (w:num): the levels it shares with others of its kind, and where it begins anew."""

    kind: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)

    def start(self, level: int) -> int:
        own = self.levels.get(level)
        return self.starts.get(level, own.start if own else 1)


class Numbering:
    """A document's lists, counted as its paragraphs go by."""

    def __init__(self, root: _Element | None, styles: _Element | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._load(root, styles)

    def level_of_style(self, num_id: str, style: str) -> int:
        """The level of a list that a style is bound to."""
        found = self._lists.get(num_id)
        levels = found.levels if found else {}
        return next((number for number, level in levels.items() if style and level.style == style), 0)

    def label(self, num_id: str, level: int) -> str:
        """The next number of a list, with the blank behind it; "" for bullets and unknown lists."""
        found = self._lists.get(num_id)
        if found is None or level not in found.levels:
            return ""
        counts = self._counts.setdefault(found.kind, {})
        if level in found.starts and (num_id, level) not in self._begun:
            counts[level] = found.starts[level]
        else:
            counts[level] = counts.get(level, found.start(level) - 1) + 1
        self._begun.add((num_id, level))
        for deeper in [one for one in counts if one > level and _restarts(found.levels.get(one), level)]:
            del counts[deeper]
        return _label(found, level, counts)

    def _load(self, root: _Element, styles: _Element | None) -> None:
        kinds = {kind.get(f"{W}abstractNumId", ""): kind for kind in root.iterchildren(f"{W}abstractNum")}
        of_list = {
            one.get(NUM_ID, ""): value_of(one, f"{W}abstractNumId") or ""
            for one in root.iterchildren(f"{W}num")
        }
        links = _list_styles(styles)
        for one in root.iterchildren(f"{W}num"):
            num_id = one.get(NUM_ID, "")
            kind = of_list[num_id]
            link = value_of(kinds.get(kind), f"{W}numStyleLink")
            if link:  # the levels stand with the list the named style uses
                kind = of_list.get(links.get(link, ""), kind)
            made = _List(kind, _levels(kinds.get(kind)))
            for override in one.iterchildren(f"{W}lvlOverride"):
                level = number_of(override.get(LEVEL))
                made.levels.update(_levels(override))
                start = value_of(override, f"{W}startOverride")
                if start is not None:
                    made.starts[level] = number_of(start, 1)
            self._lists[num_id] = made


def _list_styles(styles: _Element | None) -> dict[str, str]:
    """Which list each style uses."""
    found = {}
    for style in styles.iterchildren(f"{W}style") if styles is not None else ():
        paragraph = style.find(P_PR)
        num_id = value_of(paragraph.find(NUM_PR), NUM_ID) if paragraph is not None else None
        if num_id:
            found[style.get(f"{W}styleId", "")] = num_id
    return found


def _levels(parent: _Element | None) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for level in parent.iterchildren(f"{W}lvl") if parent is not None else ():
        restart = value_of(level, f"{W}lvlRestart")
        found[number_of(level.get(LEVEL))] = _Level(
            number_of(value_of(level, f"{W}start"), 0),
            _form(level),
            value_of(level, f"{W}lvlText") or "",
            value_of(level, f"{W}suff") == "nothing",
            None if restart is None else number_of(restart),
            bool(is_on(level, f"{W}isLgl")),
            value_of(level, P_STYLE) or "",
        )
    return found


def _form(level: _Element) -> str:
    """The numbers' form; Word 2010 and later write some of them beside an older one."""
    for form in level.iter(f"{W}numFmt"):
        if form.get(VAL) != "custom":
            return form.get(VAL, "decimal")
        if re.fullmatch(r"0+1, .*", form.get(f"{W}format", "")):
            return "decimalZero"
    return "decimal"


def _restarts(level: _Level | None, after: int) -> bool:
    restart = level.restart if level is not None else None
    return True if restart is None else after + 1 <= restart


def _label(found: _List, level: int, counts: dict[int, int]) -> str:
    own = found.levels[level]
    if own.form == "bullet":
        return ""

    def one(placeholder: re.Match[str]) -> str:
        of = int(placeholder[1]) - 1
        shown = found.levels.get(of)
        form = "decimal" if own.in_digits or shown is None else shown.form
        return "" if form in _BULLETS else written(counts.get(of, found.start(of)), form)

    text = _PLACEHOLDER.sub(one, own.text)
    return text if not text or own.joined or text.endswith(_NO_BLANK_AFTER) else f"{text} "
