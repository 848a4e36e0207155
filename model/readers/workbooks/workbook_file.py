"""A workbook's file (.xlsx, .xlsm) taken apart: its visible sheets with the texts their filled cells show.

The sheets' XML is gone through once, part by part, and only filled cells are kept: what a sheet claims to be
large, or holds in empty formatted cells and merges, costs time but no memory. Nothing is calculated and no link
is followed: of a formula the value stored with it is taken, and where none is stored the formula itself, so
that the row is looked at.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from model.errors import Cancelled, PlanReadError
from model.readers.files.archive import DAMAGE, MOST_OF_ONE, checked_archive
from model.readers.pace import IsCancelled, Progress
from model.readers.workbooks.raw_cells import Stored
from model.readers.workbooks.workbook_parts import (
    MOST_ROWS,
    Attributes,
    Formats,
    Looks,
    Reader,
    Relations,
    SharedTexts,
    SheetList,
    bare_name,
    plain_text,
)

MOST_CELLS = 400_000  # filled cells in all sheets
MOST_TEXT = 8 * 2**20  # signs in all of them
RETURNED = 6  # times as much may come back: the sheets of a whole city in one file
_MOST_COLUMNS = 16_384
_STEP = 2**16


_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")


@dataclass(frozen=True, slots=True)
class Area:
    """Cells from one corner to the other, both counted in."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Worksheet:
    """One sheet: what its filled cells show, by row and column from 1, and how cells are merged.

    `unreckoned` are the cells with a formula that nobody calculated; only filled where values are asked for as stored.
    `part` is the sheet's own file within the workbook.
    """

    title: str
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    is_hidden: bool = False
    unreckoned: dict[tuple[int, int], str] = field(default_factory=dict)
    part: str = ""


def worksheets(
    path: Path, *, progress: Progress | None = None, cancelled: IsCancelled | None = None, as_stored: bool = False
) -> list[Worksheet]:
    """The visible sheets of a workbook, in order; `as_stored` all of them, with what the cells hold, not what they show.

    Raises PlanReadError when it is damaged, locked, forbidden or far larger than a plan; Cancelled when asked.
    """
    checked_archive(path)
    try:
        with zipfile.ZipFile(path) as archive:
            return _Workbook(archive, path.name, _Steps(progress, cancelled), as_stored=as_stored).sheets()
    except (*DAMAGE, expat.ExpatError) as error:
        raise PlanReadError("plan-damaged", name=path.name) from error


@dataclass(slots=True)
class _Steps:
    """Tells how far the reading is, and stops it."""

    progress: Progress | None
    cancelled: IsCancelled | None
    done: int = 0
    total: int = 0

    def step(self, size: int) -> None:
        if self.cancelled is not None and self.cancelled():
            raise Cancelled
        self.done += size
        if self.progress is not None:
            self.progress(min(self.done, self.total) // _STEP, self.total // _STEP + 1)


@dataclass(slots=True)
class _Counted:
    """What was taken in so far, held against what a plan can have."""

    name: str
    times: int = 1
    rows: int = 0
    cells: int = 0
    signs: int = 0

    def add(self, text: str, *, new_row: bool) -> None:
        self.rows += new_row
        self.cells += 1
        self.signs += len(text)
        most = MOST_ROWS * self.times
        if self.rows > most or self.cells > MOST_CELLS * self.times or self.signs > MOST_TEXT * self.times:
            raise PlanReadError("plan-too-many-rows", name=self.name, most=most)


class _Workbook:
    """Finds a workbook's parts and reads them."""

    def __init__(self, archive: zipfile.ZipFile, name: str, steps: _Steps, *, as_stored: bool) -> None:
        self._archive = archive
        self._name = name
        self._steps = steps
        self._parts = {one.filename.lower(): one for one in archive.infolist()}
        self._as_stored = as_stored
        self._counted = _Counted(name, RETURNED if as_stored else 1)

    def sheets(self) -> list[Worksheet]:
        book = self._book_part()
        if book.endswith(".bin"):
            raise PlanReadError("plan-kind-not-yet", name=self._name, kind="XLSB")
        kinds = {number: (kind, target) for number, kind, target in self._related(book)}
        listed = SheetList()
        self._parse(book, listed)
        targets = dict(kinds.values())
        wanted: list[tuple[Worksheet, str]] = []
        for title, number in [*listed.visible, *(listed.hidden if self._as_stored else ())]:
            kind, target = kinds.pop(number, ("", ""))
            if kind == "worksheet" and target.lower() in self._parts:
                sheet = Worksheet(plain_text(title), is_hidden=(title, number) in listed.hidden)
                sheet.part = self._parts[target.lower()].filename
                wanted.append((sheet, target))
        if not wanted:
            raise PlanReadError("plan-damaged", name=self._name)
        self._steps.total = sum(self._parts[target.lower()].file_size for _, target in wanted)
        texts, formats = SharedTexts(self._name), Formats()
        for kind, reader in (("sharedStrings", texts), ("styles", formats)):
            if targets.get(kind, "").lower() in self._parts:
                self._parse(targets[kind], reader)
        looks = (Stored if self._as_stored else Looks)(texts.found, formats.codes, listed.since_1904)
        for sheet, target in wanted:
            self._parse(target, _Cells(sheet, looks, self._counted), counts=True)
        return [sheet for sheet, _ in wanted]

    def _book_part(self) -> str:
        for _, kind, target in self._related(""):
            if kind == "officeDocument" and target.lower() in self._parts:
                return target
        return "xl/workbook.xml"

    def _related(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Id, kind and place of every part another one refers to; nothing outside the file."""
        folder, _, name = part.rpartition("/")
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations.lower() not in self._parts:
            return
        found = Relations()
        self._parse(relations, found)
        for number, kind, target in found.inside:
            place = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            yield number, kind.rpartition("/")[2], posixpath.normpath(place)

    def _parse(self, part: str, reader: Reader, *, counts: bool = False) -> None:
        """Send a part's elements to their reader."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = reader.start
        parser.EndElementHandler = reader.end
        parser.CharacterDataHandler = reader.text
        parser.StartDoctypeDeclHandler = self._forbid
        size = 0
        with self._archive.open(self._parts[part.lower()]) as file:
            while block := file.read(_STEP):
                size += len(block)
                if size > MOST_OF_ONE:
                    raise PlanReadError("plan-unpacks-too-large", name=self._name, most=MOST_OF_ONE // 2**20)
                parser.Parse(block, False)
                self._steps.step(len(block) if counts else 0)
        parser.Parse(b"", True)

    def _forbid(self, *_: object) -> None:
        raise PlanReadError("plan-forbidden-content", name=self._name, what="DOCTYPE")


class _Cells(Reader):
    """The cells, columns and merges of one sheet."""

    def __init__(self, sheet: Worksheet, looks: Looks, counted: _Counted) -> None:
        self._sheet = sheet
        self._looks = looks
        self._counted = counted
        self._row = self._column = self._last_row = 0
        self._hiding = _MOST_COLUMNS * 4  # columns that may still be named hidden; more is no honest file
        self._cell: Attributes = {}
        self._into: list[str] | None = None
        self._value: list[str] = []
        self._formula: list[str] = []
        self._beside = False
        self._starts: dict[str, Callable[[Attributes], None] | None] = {
            "c": self._start_cell,
            "v": self._start_value,
            "t": self._start_value,
            "f": self._start_formula,
            "row": self._start_row,
            "rPh": self._start_reading,
            "mergeCell": self._merge,
            "col": self._hide,
        }
        self._ends: dict[str, Callable[[], None] | None] = {
            "c": self._end_cell,
            "v": self._end_text,
            "t": self._end_text,
            "f": self._end_text,
            "rPh": self._end_reading,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin a cell or what is in it; a sheet has a million of them, so the names are looked up."""
        begin = self._starts[name] if name in self._starts else self._starts.get(bare_name(name))
        if begin is not None:
            begin(attributes)

    def text(self, data: str) -> None:
        """Take a piece of a value or formula."""
        if self._into is not None:
            self._into.append(data)

    def end(self, name: str) -> None:
        """End a cell or what is in it."""
        finish = self._ends[name] if name in self._ends else self._ends.get(bare_name(name))
        if finish is not None:
            finish()

    def _start_cell(self, attributes: Attributes) -> None:
        self._cell = attributes
        self._column += 1

    def _start_value(self, _: Attributes) -> None:
        self._into = None if self._beside else self._value

    def _start_formula(self, _: Attributes) -> None:
        self._into = self._formula
        self._formula.append("=")

    def _start_row(self, attributes: Attributes) -> None:
        self._row = _count(attributes.get("r", ""), self._row + 1)
        self._column = 0

    def _start_reading(self, _: Attributes) -> None:
        self._beside = True

    def _end_reading(self) -> None:
        self._beside = False

    def _end_text(self) -> None:
        self._into = None

    def _end_cell(self) -> None:
        if not (self._value or self._formula):
            return
        place = _REFERENCE.fullmatch(self._cell.get("r", ""))
        if place:
            self._row, self._column = int(place[2]), _column_number(place[1])
        self._keep()

    def _keep(self) -> None:
        value, formula = "".join(self._value), "".join(self._formula)
        self._value.clear()
        self._formula.clear()
        kind = self._cell.get("t", "n")
        if value.strip():
            shown = self._looks.shown(kind, self._cell.get("s", ""), value)
            shown = shown if kind == "s" else plain_text(shown)
        else:  # an empty text may be what the formula gives; without any value nobody calculated it
            shown = "" if kind == "str" or not formula else formula
            if shown and isinstance(self._looks, Stored):
                self._sheet.unreckoned[self._row, self._column] = shown
                return
        if shown.strip():
            self._counted.add(shown, new_row=self._row != self._last_row)
            self._last_row = self._row
            self._sheet.cells[self._row, self._column] = shown.strip()

    def _merge(self, attributes: Attributes) -> None:
        """Merges are kept from filled cells only: of empty ones nothing is seen."""
        first, _, last = attributes.get("ref", "").partition(":")
        start = _REFERENCE.fullmatch(first)
        corner = (int(start[2]), _column_number(start[1])) if start else (0, 0)
        stop = _REFERENCE.fullmatch(last) if corner in self._sheet.cells else None
        if stop:
            area = Area(*corner, int(stop[2]), _column_number(stop[1]))
            if area.bottom >= area.top and area.right >= area.left:
                self._sheet.merged.append(area)

    def _hide(self, attributes: Attributes) -> None:
        if attributes.get("hidden", "0") in ("1", "true", "on"):
            first = _count(attributes.get("min", ""), 1)
            last = min(_count(attributes.get("max", ""), first), _MOST_COLUMNS)
            self._hiding -= last - first + 1
            if self._hiding > 0:
                self._sheet.hidden_columns.update(range(first, last + 1))


def _count(text: str, otherwise: int) -> int:
    return int(text) if text.isdigit() and len(text) < 8 else otherwise


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
