"""Any list as an Excel workbook or as CSV: what is text stays text, whatever program opens it."""

from __future__ import annotations

import csv
import errno
import os
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile

from lxml.etree import SerialisationError
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from model.errors import Cancelled, StorageError, UserError
from model.rows.list_content import ListColumn, ListContent
from model.rows.report import FileKind, WrittenFile
from model.workbook_layout import unescape_text
from reports.cell_text import TextKeeper, starts_like_formula
from reports.files import deliver, require_ending

MOST_ROWS = 1_048_576  # of an Excel sheet
ENDINGS = (".xlsx", ".csv")
STEP = 500
_HEAD = 3  # rows above the lines: what it is, which lines, the columns' names
_CHANGED = re.compile(r"\d{12,}|\d{1,6}(?:[-/.:]\d{1,6})+|0\d+|\d+[eE]\d+", re.ASCII)  # what Excel makes another number or a date of
_WRAP = Alignment(wrap_text=True, vertical="top")
_LONG = 16  # characters from which a column's cells are broken into lines

Progress = Callable[[int, int], None]
Asked = Callable[[], bool]
Write = Callable[[IO[bytes]], None]


def write_list(
    content: ListContent, target: Path, *, progress: Progress | None = None, cancelled: Asked | None = None
) -> WrittenFile:
    """Write a list as .xlsx or .csv, as its name says; opened again and compared before it is put in place.

    Raises UserError report-wrong-ending, list-too-long-for-workbook; StorageError as reports.files.deliver; Cancelled.
    """
    kind = target.suffix.lower()
    if kind not in ENDINGS:
        require_ending(target, ENDINGS[0])
    if kind == ".xlsx" and content.count + _HEAD > MOST_ROWS:
        raise UserError("list-too-long-for-workbook", most=MOST_ROWS)
    keeper = TextKeeper()
    tally = _Tally()
    lines = _fitting(_watched(content, progress, cancelled), keeper)
    write = _workbook_writer(content, lines, tally) if kind == ".xlsx" else _csv_writer(content, lines, tally)
    digest = deliver(target, write, tally.prove_workbook if kind == ".xlsx" else tally.prove_csv)
    return WrittenFile(target, FileKind.LIST, 1, tally.lines, digest, keeper.notes())


def csv_text(text: str) -> str:
    """A cell as it may stand in CSV: no formula, no code that becomes a date, no long number that loses its end.

    An apostrophe keeps a formula from being reckoned, a tab what looks like a number from being one; numbers with a sign
    in front stay numbers.
    """
    if starts_like_formula(text) and not re.fullmatch(r"[+-]\d{1,11}(?:\.\d+)?%?", text, re.ASCII):
        return "'" + text
    return "\t" + text if _CHANGED.fullmatch(text) else text


class _Tally:
    """What was written, and whether the same is found again."""

    def __init__(self) -> None:
        self.lines = 0
        self._sum = 0

    def add(self, cells: Sequence[str]) -> None:
        self.lines += 1
        self._sum = _summed(self._sum, cells)

    def prove_csv(self, file: Path) -> None:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            self._prove(file, csv.reader(stream), head=1)

    def prove_workbook(self, file: Path) -> None:
        try:
            book = load_workbook(file, read_only=True)
        except (BadZipFile, KeyError, ValueError) as error:
            raise StorageError("report-not-proven", path=str(file), detail=str(error)) from error
        try:
            rows = book.worksheets[0].iter_rows(values_only=True)
            self._prove(file, (tuple("" if cell is None else str(cell) for cell in row) for row in rows), head=_HEAD)
        finally:
            book.close()

    def _prove(self, file: Path, rows: Iterable[Sequence[str]], *, head: int) -> None:
        found = crc = 0
        for number, row in enumerate(rows):
            if number >= head:
                found, crc = found + 1, _summed(crc, row)
        if (found, crc) != (self.lines, self._sum):
            raise StorageError("report-not-proven", path=str(file), detail=f"{found} / {self.lines}")


def _summed(crc: int, cells: Sequence[str]) -> int:
    return zlib.crc32("\x1f".join(map(unescape_text, cells)).rstrip("\x1f").encode() + b"\x1e", crc)


def _watched(content: ListContent, progress: Progress | None, cancelled: Asked | None) -> Iterator[tuple[str, ...]]:
    for number, line in enumerate(content.lines):
        if number % STEP == 0:
            if cancelled is not None and cancelled():
                raise Cancelled
            if progress is not None:
                progress(number, content.count)
        yield line


def _fitting(lines: Iterable[tuple[str, ...]], keeper: TextKeeper) -> Iterator[list[str]]:
    for number, line in enumerate(lines, _HEAD + 1):
        yield [keeper.fit(cell, f"{get_column_letter(column)}{number}") for column, cell in enumerate(line, 1)]


def _csv_writer(content: ListContent, lines: Iterable[list[str]], tally: _Tally) -> Write:
    def write(file: IO[bytes]) -> None:
        text = TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
        writer = csv.writer(text)
        writer.writerow([csv_text(column.heading) for column in content.columns])
        for line in lines:
            cells = [csv_text(cell) for cell in line]
            writer.writerow(cells)
            tally.add(cells)
        text.flush()
        text.detach()

    return write


def _workbook_writer(content: ListContent, lines: Iterable[list[str]], tally: _Tally) -> Write:
    def write(file: IO[bytes]) -> None:
        try:
            _fill(content, lines, tally).save(file)
        except SerialisationError as error:  # lxml names the disk's error (IO_ENOSPC) instead of passing it on
            number = getattr(errno, str(error).removeprefix("IO_"), errno.EIO)
            raise OSError(number, os.strerror(number)) from error

    return write


def _fill(content: ListContent, lines: Iterable[list[str]], tally: _Tally) -> Workbook:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\']", " ", content.title)[:31].strip() or "1")
    for number, column in enumerate(content.columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = min(column.width * 2 + 2, 80)
    sheet.freeze_panes = f"A{_HEAD + 1}"
    last = get_column_letter(max(len(content.columns), 1))
    sheet.auto_filter.ref = f"A{_HEAD}:{last}{_HEAD + max(content.count, 1)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"

    def cell(text: str, *, bold: bool = False, wraps: bool = False) -> Any:
        made = WriteOnlyCell(sheet, value=text)
        made.data_type = "s"  # never a formula
        if bold:
            made.font = Font(bold=True)
        if wraps:
            made.alignment = _WRAP
        return made

    keeper = TextKeeper()
    sheet.append([cell(keeper.fit(content.title, "A1"), bold=True)])
    sheet.append([cell(keeper.fit(content.note, "A2"))])
    sheet.append([cell(column.heading, bold=True) for column in content.columns])
    try:
        for line in lines:
            sheet.append([
                int(text) if _is_count(text, column) else cell(text, wraps=column.width >= _LONG)
                for text, column in zip(line, content.columns, strict=True)
            ])  # fmt: skip
            tally.add(line)
    except BaseException:  # openpyxl gathers rows in a file of its own, which it would leave open and lying about
        sheet.close()
        sheet._writer.cleanup()  # noqa: SLF001 - openpyxl offers no other way to remove its file
        raise
    book.properties.creator = "Taizhang"
    book.properties.title = keeper.fit(content.title, "properties")
    return book


def _is_count(text: str, column: ListColumn) -> bool:
    return column.is_number and re.fullmatch(r"0|[1-9]\d{0,9}", text, re.ASCII) is not None
