"""Cells of a worksheet set anew inside its XML: every byte that is not one of these cells stays as it is.

A library that loads a workbook and saves it again drops what it does not know: pictures in cells, controls, the looks of
other programs. Here the parser only tells where rows and cells stand, and the new ones are put in between.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from xml.parsers import expat

from openpyxl.utils import column_index_from_string, get_column_letter

from model.errors import UserError
from reports.workbook_rows import day_number, escaped

CellValue = str | Decimal | date
Place = tuple[int, int]  # row and column, counted from 1

_REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SPANS = re.compile(rb"""\s+spans\s*=\s*(?:"[^"]*"|'[^']*')""")


@dataclass(slots=True)
class _Cell:
    column: int
    start: int
    end: int = 0
    style: str = ""
    has_formula: bool = False


@dataclass(slots=True)
class _Row:
    """A row as it stands in the bytes: from `<row` to behind its end; `inside` is where its first cell may stand."""

    number: int
    start: int
    inside: int = 0
    end: int = 0
    is_empty: bool = False
    cells: list[_Cell] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SheetShape:
    """What filling a sheet has to know: its rows, who covers whom, and whether anything in it is reckoned."""

    prefix: str
    rows: Mapping[int, _Row]
    corners: Mapping[Place, Place]
    has_formulas: bool

    def corner(self, place: Place) -> Place:
        """The cell that a merged area shows for this place; the place itself when it is not merged."""
        return self.corners.get(place, place)

    def style(self, place: Place) -> str:
        """The number of the look a cell has; empty where it has none or is not there."""
        row = self.rows.get(place[0])
        return next((cell.style for cell in row.cells if cell.column == place[1]), "") if row else ""

    def is_reckoned(self, place: Place) -> bool:
        """Whether a formula stands there."""
        row = self.rows.get(place[0])
        return row is not None and any(cell.column == place[1] and cell.has_formula for cell in row.cells)


def shape_of(data: bytes, wanted: frozenset[int]) -> SheetShape:
    """Where the rows that are to be filled stand in a worksheet's bytes.

    Raises UserError own-sheet-encoding for a sheet in another encoding than UTF-8, expat.ExpatError for what is no XML.
    """
    scan = _Scan(wanted)
    scan.run(data)
    return SheetShape(scan.prefix, scan.rows, scan.corners, scan.has_formulas)


class _Scan:
    """Goes through a sheet once and remembers where things begin and end."""

    def __init__(self, wanted: frozenset[int]) -> None:
        self.prefix = ""
        self.rows: dict[int, _Row] = {}
        self.corners: dict[Place, Place] = {}
        self.has_formulas = False
        self._wanted = wanted
        self._row: _Row | None = None
        self._number = self._column = 0
        self._after_start: _Row | None = None
        self._parser = expat.ParserCreate()

    def run(self, data: bytes) -> None:
        parser = self._parser
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.XmlDeclHandler = self._declared
        self._data = data
        if data[:2] in _UTF16:
            raise UserError("own-sheet-encoding")
        parser.Parse(data, True)

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        """What is put in is UTF-8, as every program writes its sheets."""
        if encoding is not None and encoding.lower() not in ("utf-8", "us-ascii"):
            raise UserError("own-sheet-encoding")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        here = self._parser.CurrentByteIndex
        prefix, _, bare = name.rpartition(":")
        if bare == "row":
            self._number = int(attributes["r"]) if attributes.get("r", "").isdigit() else self._number + 1
            self._column = 0
            if self._number in self._wanted:
                self.prefix = f"{prefix}:" if prefix else ""
                inside, is_empty = _tag_end(self._data, here)
                self._row = self.rows[self._number] = _Row(self._number, here, inside, inside, is_empty=is_empty)
        elif bare == "c":
            found = _REFERENCE.fullmatch(attributes.get("r", ""))
            self._column = column_index_from_string(found[1].upper()) if found else self._column + 1
            if self._row is not None:
                end, is_empty = _tag_end(self._data, here)
                self._row.cells.append(_Cell(self._column, here, end if is_empty else 0, attributes.get("s", "")))
        elif bare == "f":
            self.has_formulas = True
            if self._row is not None and self._row.cells:
                self._row.cells[-1].has_formula = True
        elif bare == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _end(self, name: str) -> None:
        if self._row is None:
            return
        bare = name.rpartition(":")[2]
        here = self._parser.CurrentByteIndex
        if bare == "c" and not self._row.cells[-1].end:
            self._row.cells[-1].end = _tag_end(self._data, here)[0]
        elif bare == "row":
            if not self._row.is_empty:
                self._row.end = _tag_end(self._data, here)[0]
            self._row = None

    def _merge(self, reference: str) -> None:
        """Of a merged area the rows that are to be filled; a file may claim areas of a million rows."""
        first, _, last = reference.replace("$", "").partition(":")
        start, stop = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if not start or not stop:
            return
        corner = (int(start[2]), column_index_from_string(start[1].upper()))
        right = min(column_index_from_string(stop[1].upper()), corner[1] + 100)
        for row in self._wanted:
            if corner[0] <= row <= int(stop[2]):
                self.corners.update({(row, column): corner for column in range(corner[1], right + 1)})


def _tag_end(data: bytes, start: int) -> tuple[int, bool]:
    """Behind the `>` of the tag that begins here, and whether the element is closed in it."""
    place, quote = start, 0
    while True:
        sign = data[place]
        if quote:
            quote = 0 if sign == quote else quote
        elif sign in b"\"'":
            quote = sign
        elif sign == 0x3E:  # >
            return place + 1, data[place - 1] == 0x2F  # /
        place += 1


def patched(data: bytes, shape: SheetShape, values: Mapping[Place, CellValue], styles: Mapping[int, str]) -> bytes:
    """The sheet with these cells; a cell that was not there takes its column's style.

    Every row must be there and no formula may stand where a value is to go: shape_of() and SheetShape.is_reckoned tell.
    """
    by_row: dict[int, dict[int, CellValue]] = {}
    for (line, column), value in values.items():
        by_row.setdefault(line, {})[column] = value
    pieces: list[bytes] = []
    done = 0
    for number in sorted(by_row, key=lambda one: shape.rows[one].start):
        row = shape.rows[number]
        pieces += [data[done:row.start], _row(data, row, by_row[number], shape.prefix, styles)]
        done = row.end
    return b"".join([*pieces, data[done:]])


def _row(data: bytes, row: _Row, values: Mapping[int, CellValue], prefix: str, styles: Mapping[int, str]) -> bytes:
    head = data[row.start:row.inside]
    known = {cell.column: cell for cell in row.cells}
    if values.keys() - known.keys():
        head = _SPANS.sub(b"", head)  # the row reaches further now; the hint may be left out (ECMA-376 18.3.1.73)
    if row.is_empty:
        head = head[:-2].rstrip() + b">"
    pieces = [head]
    done = row.inside
    for column in sorted(values):
        cell = known.get(column)
        if cell is not None:
            start, end, style = cell.start, cell.end, cell.style
        else:
            start = end = next((one.start for one in row.cells if one.column > column), _last(row))
            style = styles.get(column, "")
        pieces += [data[done:start], _cell(prefix, f"{get_column_letter(column)}{row.number}", style, values[column])]
        done = max(done, end)
    if row.is_empty:
        return b"".join([*pieces, f"</{prefix}row>".encode()])
    return b"".join([*pieces, data[done:row.end]])


def _last(row: _Row) -> int:
    """Where a cell after all others goes."""
    return row.cells[-1].end if row.cells else row.inside


def _cell(prefix: str, place: str, style: str, value: CellValue) -> bytes:
    look = f' s="{style}"' if style else ""
    if isinstance(value, str):
        text = f'<{prefix}is><{prefix}t xml:space="preserve">{escaped(value)}</{prefix}t></{prefix}is>'
        return f'<{prefix}c r="{place}"{look} t="inlineStr">{text}</{prefix}c>'.encode()
    figure = value if isinstance(value, Decimal) else day_number(value)
    return f'<{prefix}c r="{place}"{look}><{prefix}v>{figure}</{prefix}v></{prefix}c>'.encode()
