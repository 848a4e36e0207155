"""The parts of a workbook beside its sheets: relations, the list of sheets, shared texts and number formats."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.errors import PlanReadError
from model.readers.workbooks.number_formats import BUILT_IN, shown_number, shown_text

MOST_ROWS = 10_000  # rows with something in them, in all sheets; city plans have some hundred
MOST_STRINGS = 1_000_000  # different texts a workbook may keep

Attributes = dict[str, str]

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\ufeff\u200b\u200e\u200f\ud800-\udfff\ufffe\uffff]")
_DATE_TEXT = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T00:00(?::00(?:\.0+)?)?Z?)?")


@dataclass(frozen=True, slots=True)
class Looks:
    """What it takes to show a cell's value."""

    texts: list[str]
    formats: list[str]
    since_1904: bool

    def shown(self, kind: str, style: str, value: str) -> str:
        """What a cell shows; raises ValueError or IndexError when the file contradicts itself."""
        code = self.code(style)
        if kind == "s":
            return shown_text(self.texts[int(value)], code)
        if kind in ("inlineStr", "str"):
            return shown_text(value, code)
        if kind == "b":
            return "TRUE" if value.strip() == "1" else "FALSE"
        if kind == "d":
            found = _DATE_TEXT.fullmatch(value.strip())
            return f"{found[1]}年{int(found[2])}月{int(found[3])}日" if found else value
        if kind == "e":
            return value
        return shown_number(float(value), code, since_1904=self.since_1904)

    def code(self, style: str) -> str:
        """The number format of a cell's style; empty when it has none."""
        index = int(style) if style.isdigit() else 0
        return self.formats[index] if index < len(self.formats) else ""


class Reader:
    """What is made of one part's elements; names may carry a prefix, and their namespace may be the strict one."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Text inside the element."""


class Relations(Reader):
    """The parts a part refers to."""

    def __init__(self) -> None:
        self.inside: list[tuple[str, str, str]] = []

    def start(self, name: str, attributes: Attributes) -> None:
        """Keep a relation to a part of the file; links to other files are nobody's."""
        if bare_name(name) == "Relationship" and attributes.get("TargetMode") != "External":
            found = tuple(attributes.get(key, "") for key in ("Id", "Type", "Target"))
            self.inside.append((found[0], found[1], found[2]))


class SheetList(Reader):
    """The workbook's list of sheets."""

    def __init__(self) -> None:
        self.visible: list[tuple[str, str]] = []
        self.hidden: list[tuple[str, str]] = []
        self.since_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Keep a sheet; those that somebody has hidden apart."""
        bare = bare_name(name)
        if bare == "workbookPr":
            self.since_1904 = attributes.get("date1904", "") in ("1", "true", "on")
        elif bare == "sheet":
            number = next(
                (value for key, value in attributes.items() if bare_name(key) == "id" and ":" in key), ""
            )
            listed = self.visible if attributes.get("state", "visible") == "visible" else self.hidden
            listed.append((attributes.get("name", ""), number))


class Formats(Reader):
    """The number format of every cell style."""

    def __init__(self) -> None:
        self.codes: list[str] = []
        self._own: dict[int, str] = {}
        self._in_styles = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Keep a style's format."""
        bare = bare_name(name)
        if bare == "numFmt":
            self._own[int(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")
        elif bare == "cellXfs":
            self._in_styles = True
        elif bare == "xf" and self._in_styles:
            number = int(attributes.get("numFmtId", "0"))
            self.codes.append(self._own.get(number, BUILT_IN.get(number, "")))

    def end(self, name: str) -> None:
        """End the list of cell styles; what follows are other looks."""
        if bare_name(name) == "cellXfs":
            self._in_styles = False


class SharedTexts(Reader):
    """The texts cells share; runs of differing looks are one text, readings given beside signs are left out."""

    def __init__(self, name: str) -> None:
        self.found: list[str] = []
        self._name = name
        self._taken: list[str] = []
        self._takes = self._beside = False

    def start(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002 - overrides
        """Begin a run of text, or a reading beside it."""
        bare = bare_name(name)
        if bare == "t":
            self._takes = not self._beside
        elif bare == "rPh":
            self._beside = True

    def text(self, data: str) -> None:
        """Take a piece of text."""
        if self._takes:
            self._taken.append(data)

    def end(self, name: str) -> None:
        """End a run; the last of a text completes it."""
        bare = bare_name(name)
        if bare == "t":
            self._takes = False
        elif bare == "rPh":
            self._beside = False
        elif bare == "si":
            self.found.append(plain_text("".join(self._taken)))
            self._taken.clear()
            if len(self.found) > MOST_STRINGS:
                raise PlanReadError("plan-too-many-rows", name=self._name, most=MOST_ROWS)


def bare_name(name: str) -> str:
    """An element's name without the prefix of its namespace."""
    return name.rpartition(":")[2] if ":" in name else name


def plain_text(text: str) -> str:
    """A cell's text with line ends as they are seen; _x000D_ stands for a sign XML cannot hold."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
