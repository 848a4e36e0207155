"""The rows of an annex sheet as they stand in the file: written straight, read back for the proof.

openpyxl makes an object and an XML element of every cell; for the ten thousand rows of a district that is most of the time.
So it writes the workbook with these sheets empty, and the rows are put in when the file is packed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import IO, Any
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from model.workbook_layout import COLUMNS, escape_text

Value = str | Decimal | date | None

_LETTERS = tuple(get_column_letter(number) for number in range(1, len(COLUMNS) + 1))
_PLACES = {letter: place for place, letter in enumerate(_LETTERS)}
_NO_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData>\s*</sheetData>")
_MARKUP = re.compile("[&<>]")
_BATCH = 500  # rows packed at once
_PIECE = 2**16  # bytes parsed at once


def escaped(text: str) -> str:
    """A text as it stands in a cell of the XML."""
    stored = escape_text(text)
    if _MARKUP.search(stored):
        stored = stored.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return stored


def day_number(day: date) -> float:
    """A day as Excel counts it."""
    return float(to_excel(day))  # type: ignore[no-untyped-call, unused-ignore]


def row_xml(number: int, values: Sequence[Value], styles: Sequence[int], height: float) -> str:
    """One row; texts must hold no character that XML forbids."""
    cells = []
    for letter, value, style in zip(_LETTERS, values, styles, strict=True):
        place = f'<c r="{letter}{number}" s="{style}"'
        if value is None:
            cells.append(f"{place}/>")
        elif isinstance(value, str):
            cells.append(f'{place} t="inlineStr"><is><t xml:space="preserve">{escaped(value)}</t></is></c>')
        else:
            figure = value if isinstance(value, Decimal) else day_number(value)
            cells.append(f"{place}><v>{figure}</v></c>")
    return f'<row r="{number}" ht="{height:g}" customHeight="1">{"".join(cells)}</row>'


def save_with_rows(book: Any, rows: Mapping[str, Sequence[str]], file: IO[bytes]) -> None:
    """Save a workbook whose sheets of these names have no rows of their own, with these rows in them."""
    draft = BytesIO()
    names = {f"xl/worksheets/sheet{number}.xml": name for number, name in enumerate(book.sheetnames, 1)}
    book.save(draft)
    with ZipFile(draft) as packed, ZipFile(file, "w", ZIP_DEFLATED) as target:
        for info in packed.infolist():
            data = packed.read(info)
            if names.get(info.filename) in rows:
                _pack(target, info, data, rows[names[info.filename]])
            else:
                target.writestr(info, data, ZIP_DEFLATED)


def _pack(target: ZipFile, info: ZipInfo, data: bytes, rows: Sequence[str]) -> None:
    before, after = _NO_ROWS.split(data, maxsplit=1)
    # Without the extent a reader that streams looks through all rows for it before it begins.
    before = before.replace(b"<sheetViews", f'<dimension ref="A1:{_LETTERS[-1]}{len(rows)}"/><sheetViews'.encode(), 1)
    fresh = ZipInfo(info.filename, info.date_time)
    fresh.compress_type = ZIP_DEFLATED
    with target.open(fresh, "w") as member:
        member.write(before + b"<sheetData>")
        for start in range(0, len(rows), _BATCH):
            member.write("".join(rows[start:start + _BATCH]).encode("utf-8"))
        member.write(b"</sheetData>" + after)


def read_rows(file: ZipFile, number: int) -> Iterator[tuple[object, ...]]:
    """The rows of a sheet, counted from 1: texts, numbers as float, None for empty cells. Raises KeyError, ExpatError."""
    found = _Rows()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = found.start, found.end, found.text
    with file.open(f"xl/worksheets/sheet{number}.xml") as member:
        while piece := member.read(_PIECE):
            parser.Parse(piece)
            yield from found.taken()
        parser.Parse(b"", True)
        yield from found.taken()


class _Rows:
    """Gathers rows while a sheet is parsed, which is never whole in memory."""

    def __init__(self) -> None:
        self._rows: list[tuple[object, ...]] = []
        self._cells: list[object] = []
        self._parts: list[str] | None = None
        self._place, self._is_text = 0, False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A row, a cell, or what a cell holds begins."""
        if name == "c":
            self._place, self._is_text = _PLACES[attributes["r"].rstrip("0123456789")], attributes.get("t") == "inlineStr"
        elif name in ("t", "v"):
            self._parts = []
        elif name == "row":
            self._cells = [None] * len(_LETTERS)

    def text(self, data: str) -> None:
        """Take a piece of what a cell holds."""
        if self._parts is not None:
            self._parts.append(data)

    def end(self, name: str) -> None:
        """Keep what a cell holds, or a row that has come to its end."""
        if name == "row":
            self._rows.append(tuple(self._cells))
        elif name in ("t", "v") and self._parts is not None:
            value = "".join(self._parts)
            self._cells[self._place] = value if self._is_text else float(value or "nan")
            self._parts = None

    def taken(self) -> list[tuple[object, ...]]:
        """The rows that came since."""
        rows, self._rows = self._rows, []
        return rows
