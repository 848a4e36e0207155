"""Cells of a web page's tables that its style sheets hide: a reader does not see them, so they are not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml.etree import _Element

# None of these looks at a sign again and again: a sheet may hold nothing but @ or /*.
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_NESTED = re.compile(
    r"@[^{};@]*+\{(?:[^{}]*+\{[^{}]*+\})*+[^{}]*+\}"
)  # @media print: not what is on the screen
_STATEMENT = re.compile(r"@[^{};@]*+;")  # @charset, @import
_RULE = re.compile(r"(?<![^{}])([^{}]++)\{([^{}]*+)\}")
_HIDES = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE)
_COMPOUND = re.compile(
    r"([a-z][a-z0-9]*|\*)?((?:[.#][\w-]+)*)(?::nth-child\((\d{1,3})\)|:(first|last)-child)?", re.IGNORECASE
)
_MOST = 200_000  # characters of style sheets that are looked at
_MOST_SELECTORS = 100  # that hide something; a spreadsheet's page has two or three
_LONGEST_NAMES = 1_000  # characters of an element's classes
_CELLS = frozenset({"td", "th"})


@dataclass(frozen=True, slots=True)
class _Compound:
    """One simple selector: a tag, classes and an id, a place among its siblings."""

    tag: str
    names: frozenset[str]  # .class and #id
    place: str  # a number, "first", "last" or ""

    @classmethod
    def parse(cls, text: str) -> _Compound | None:
        found = _COMPOUND.fullmatch(text)
        if not found or not text:
            return None
        tag = "" if found[1] in (None, "*") else found[1].lower()
        return cls(tag, frozenset(re.findall(r"[.#][\w-]+", found[2])), found[3] or (found[4] or "").lower())

    def fits(self, element: _Element) -> bool:
        if self.tag and element.tag != self.tag:
            return False
        if self.names and not self.names <= _names_of(element):
            return False
        if not self.place:
            return True
        if self.place == "last":
            return element.getnext() is None
        wanted = 1 if self.place == "first" else int(self.place)
        return 1 + sum(1 for _ in islice(element.itersiblings(preceding=True), wanted)) == wanted


def _names_of(element: _Element) -> set[str]:
    names = element.get("class", "")[:_LONGEST_NAMES].split()
    return {f".{name}" for name in names} | {f"#{element.get('id')}"}


class HiddenCells:
    """The selectors of a page's style sheets that hide cells; simple ones, as spreadsheets and editors write them."""

    def __init__(self, root: _Element) -> None:
        sheets = " ".join(str(text) for style in root.iter("style") for text in style.itertext())[:_MOST]
        found = _selectors(_NESTED.sub("", _STATEMENT.sub("", _COMMENT.sub("", sheets))))
        self._selectors = list(islice(found, _MOST_SELECTORS))

    def hides(self, element: _Element) -> bool:
        """True for a cell that a style sheet hides."""
        return element.tag in _CELLS and any(_fits(path, element) for path in self._selectors)


def _selectors(sheet: str) -> Iterator[list[_Compound]]:
    for selectors, declarations in _RULE.findall(sheet):
        if _HIDES.search(declarations):
            for selector in selectors.split(","):
                path = [_Compound.parse(part) for part in selector.replace(">", " ").split()]
                known = [part for part in path if part is not None]
                if known and len(known) == len(path):
                    yield known


def _fits(path: list[_Compound], element: _Element) -> bool:
    """True when an element is what the last part says and stands inside what the parts before it say."""
    if not path[-1].fits(element):
        return False
    wanted = path[:-1]
    for above in element.iterancestors():
        if wanted and wanted[-1].fits(above):
            wanted = wanted[:-1]
    return not wanted
