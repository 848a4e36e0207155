"""A sheet another office made, to be filled in: its headers, its rows, the words its drop-down lists offer."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from xml.parsers import expat

from model.errors import PlanReadError
from model.periods import Month
from model.readers.files.archive import DAMAGE
from model.readers.files.kinds import Kind, kind_of
from model.readers.returned.returned_workbook import read_returned
from model.readers.returned.sheet_evidence import IsKnown, known_headers, with_years
from model.readers.returned.sheet_header import SheetHeader, month_named, year_named
from model.readers.workbooks.workbook_file import Worksheet, worksheets
from model.readers.workbooks.workbook_parts import Attributes, Reader, bare_name
from model.rows.returned import ReturnedFile
from model.workbook_layout import Column

_AREA = re.compile(r"(?:(?:'((?:[^']|'')+)'|([^'!]+))!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
_PROGRESS = (Column.PROGRESS, Column.MONTH_PROGRESS)
_READ_IN_YEAR = re.compile(r"20\d\d年度?(?:实际|累计|全年)*(?:完成|达到|实际)(?:值|数|量|数值|数量)?\s*(?:[（(][^）)]*[）)])?\s*$")
_MOST_WORDS = 500  # a list offers; more is a table
_MOST_COLUMNS = 200

Progress = Callable[[int, int], None]
Asked = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A sheet with its headers, from the top; `choices` are the words a column's drop-down list offers, by its number."""

    sheet: Worksheet
    headers: tuple[SheetHeader, ...]
    choices: Mapping[int, tuple[str, ...]]

    def header_of(self, row: int) -> SheetHeader | None:
        """The header a row stands under."""
        return next((header for header in reversed(self.headers) if header.last < row), None)

    def text(self, row: int, number: int) -> str:
        """What a cell holds."""
        return self.sheet.cells.get((row, number), "")


@dataclass(frozen=True, slots=True)
class OwnBook:
    """A workbook to be filled in: its tables, and its rows as they are held against measures."""

    tables: Mapping[str, OwnTable]
    returned: ReturnedFile

    @property
    def signature(self) -> str:
        """What knows this workbook's headers again next month, in whatever order its sheets stand."""
        found = sorted({header.signature for table in self.tables.values() for header in table.headers})
        return hashlib.sha256("|".join(found).encode()).hexdigest()[:32]


def read_own_book(
    path: Path, *, is_known: IsKnown | None = None, progress: Progress | None = None, cancelled: Asked | None = None
) -> OwnBook:
    """The tables of a workbook (.xlsx, .xlsm) that is to be filled in; `is_known` as read_returned has it.

    Raises PlanReadError own-sheet-kind for what can be read but not filled in place (.xls, .et, .csv), own-sheet-no-table, and as
    model.readers.returned.returned_workbook.read_returned; Cancelled.
    """
    if kind_of(path) is not Kind.XLSX:
        raise PlanReadError("own-sheet-kind", name=path.name)
    try:
        returned = read_returned(path, is_known=is_known, progress=progress, cancelled=cancelled)
    except PlanReadError as error:
        if error.code == "returned-no-table":
            raise PlanReadError("own-sheet-no-table", name=path.name) from error
        raise
    sheets = worksheets(path, cancelled=cancelled, as_stored=True)
    texts = {sheet.title: sheet for sheet in sheets}
    tables = {}
    for sheet in sheets:
        found = known_headers(sheet.cells, sheet.merged, is_known=is_known)
        if found and not sheet.is_hidden:
            rows = [row.row for row in returned.rows if row.sheet == sheet.title]
            tables[sheet.title] = OwnTable(sheet, _to_fill(found, sheet, rows), _choices(path, sheet, texts))
    shown = tuple(row for row in returned.rows if row.sheet in tables)
    return OwnBook(tables, replace(returned, rows=shown))


def _to_fill(found: tuple[SheetHeader, ...], sheet: Worksheet, rows: list[int]) -> tuple[SheetHeader, ...]:
    ends = [header.first for header in found[1:]] + [max(rows, default=0) + 1]
    return tuple(with_years(header, sheet.cells, [row for row in rows if header.last < row < end]) for header, end in zip(found, ends, strict=True))


def understood(header: SheetHeader, own: Mapping[str, str]) -> dict[Column, int]:
    """Which column holds what: as a person said (a label's meaning, empty for none), else as its label says."""
    numbers = {meaning: number for meaning, number in header.columns if dict(header.labels).get(number) not in own}
    for number, label in header.labels:
        if own.get(label):
            numbers[Column(own[label])] = number
    return numbers


def of_month(header: SheetHeader, numbers: Mapping[Column, int], month: Month) -> dict[Column, int]:
    """The columns of a month: where progress stands month beside month, the one of this month and none of the others.

    Of what stands year beside year likewise, that of the month's year: 2026年目标, 2026年完成.
    """
    labels = dict(header.labels)
    numbers = _of_year(header, numbers, month.year)
    told = [number for meaning, number in (*header.columns, *header.others) if meaning in _PROGRESS and month_named(labels[number])]
    kept = {meaning: number for meaning, number in numbers.items() if number not in told}
    for number in told:
        year, named = month_named(labels[number]) or (None, 0)
        if named == month.month and year in (None, month.year):
            kept[Column.MONTH_PROGRESS] = number
    return kept


def _of_year(header: SheetHeader, numbers: Mapping[Column, int], year: int) -> dict[Column, int]:
    """The columns without those of other years; a column that only a year and 完成 name holds the year's reading."""
    years = {number: named for number, label in header.labels if (named := year_named(label)) is not None}
    kept = {meaning: number for meaning, number in numbers.items() if years.get(number, year) == year or meaning is Column.ROW_ID}
    for meaning, number in header.others:
        if meaning not in kept and years.get(number) == year:
            kept[meaning] = number
    for number, label in header.labels:
        if years.get(number) == year and number not in kept.values() and Column.READING not in kept and _READ_IN_YEAR.search(label):
            kept[Column.READING] = number
    return kept


def _choices(path: Path, sheet: Worksheet, sheets: Mapping[str, Worksheet]) -> dict[int, tuple[str, ...]]:
    """The words of every drop-down list on a sheet, by column."""
    found = _Lists()
    try:
        with zipfile.ZipFile(path) as archive:
            parser = expat.ParserCreate()
            parser.StartElementHandler, parser.EndElementHandler = found.start, found.end
            parser.CharacterDataHandler = found.text
            parser.Parse(archive.read(sheet.part), True)
    except (*DAMAGE, expat.ExpatError) as error:
        raise PlanReadError("plan-damaged", name=path.name) from error
    offered: dict[int, tuple[str, ...]] = {}
    for formula, places in found.lists:
        words = _words(formula, sheet, sheets)
        for area in places.split()[:_MOST_COLUMNS] if words else ():
            place = _AREA.fullmatch(area)
            if place:
                first, last = _number(place[3]), _number(place[5] or place[3])
                offered.update(dict.fromkeys(range(first, min(last, first + _MOST_COLUMNS) + 1), words))
    return offered


def _words(formula: str, sheet: Worksheet, sheets: Mapping[str, Worksheet]) -> tuple[str, ...]:
    """What a list offers: words written out, or the cells it points to."""
    text = formula.strip()
    if text.startswith('"') and text.endswith('"'):
        return tuple(word.strip() for word in text[1:-1].replace('""', '"').split(",") if word.strip())
    place = _AREA.fullmatch(text)
    if place is None:
        return ()
    title = (place[1] or "").replace("''", "'") or place[2]
    where = sheets.get(title) if title else sheet
    rows = range(int(place[4]), min(int(place[6] or place[4]), int(place[4]) + _MOST_WORDS) + 1)
    columns = range(_number(place[3]), min(_number(place[5] or place[3]), _number(place[3]) + _MOST_COLUMNS) + 1)
    if where is None:
        return ()
    return tuple(where.cells[row, column] for row in rows for column in columns if (row, column) in where.cells)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


class _Lists(Reader):
    """The drop-down lists of a sheet: (formula, places); newer ones stand in an extension, with their places as text."""

    def __init__(self) -> None:
        self.lists: list[tuple[str, str]] = []
        self._is_list = False
        self._formula: list[str] = []
        self._places: list[str] = []
        self._into: list[str] | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        """Begin a check, its formula, or its places."""
        bare = bare_name(name)
        if bare == "dataValidation":
            self._is_list = attributes.get("type") == "list"
            self._formula, self._places = [], [attributes.get("sqref", "")]
        elif bare == "formula1":
            self._into = self._formula
        elif bare == "sqref":
            self._into = self._places

    def text(self, data: str) -> None:
        """Take a piece of a formula or a place."""
        if self._into is not None:
            self._into.append(data)

    def end(self, name: str) -> None:
        """End what began; a list is kept."""
        bare = bare_name(name)
        if bare in ("formula1", "sqref"):
            self._into = None
        elif bare == "dataValidation" and self._is_list:
            self.lists.append(("".join(self._formula), "".join(self._places).strip()))
