"""The month's submission as an Excel workbook: the plan's own table, to be filled in, printed and read back."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

from lxml.etree import SerialisationError
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from model.errors import StorageError
from model.rows.report import FileKind, SubmissionContent, SubmissionRow, WrittenFile
from model.workbook_layout import IDS_SHEET, Column, RowId, column_number, unescape_text
from reports.cell_text import TextKeeper
from reports.files import deliver, require_ending
from reports.workbook_annex import AnnexSheet, SheetRecord
from reports.workbook_rows import Value, day_number, read_rows, save_with_rows
from reports.workbook_sums import workbook_facts, write_facts, write_guide, write_summary

_VISIBLE_EXTRAS = 2  # summary and guide


def write_submission(content: SubmissionContent, target: Path) -> WrittenFile:
    """Write the month's workbook; opened again before it is put in place, every cell of the annexes compared.

    Raises StorageError when it cannot be written (see reports.files.deliver); an older file of that name then stays.
    """
    require_ending(target, ".xlsx")
    keeper = TextKeeper()
    records: list[SheetRecord] = []
    facts = workbook_facts(content, keeper)

    def write(file: IO[bytes]) -> None:
        try:
            fill(file)
        except SerialisationError as error:  # lxml names the disk's error (IO_ENOSPC) instead of passing it on
            number = getattr(errno, str(error).removeprefix("IO_"), errno.EIO)
            raise OSError(number, os.strerror(number)) from error

    def fill(file: IO[bytes]) -> None:
        book = Workbook(write_only=True)
        records.extend(AnnexSheet(book, content, rows, keeper).write() for rows in _annexes(content))
        write_summary(book, content, keeper)
        write_guide(book, content, keeper)
        write_facts(book, facts)
        book.properties.creator = "Taizhang"
        book.properties.title = keeper.fit(content.plan.title, "properties")
        save_with_rows(book, {record.name: record.xml for record in records}, file)

    def verify(file: Path) -> None:
        _prove(file, records, facts)

    digest = deliver(target, write, verify)
    return WrittenFile(target, FileKind.SUBMISSION, len(records) + _VISIBLE_EXTRAS, sum(record.measures for record in records),
                       digest, keeper.notes())


def _annexes(content: SubmissionContent) -> Iterator[list[SubmissionRow]]:
    """The rows of every annex, in the order of the content."""
    ordered = sorted(content.rows, key=lambda row: row.annex)  # stable: rows keep their order
    for _, rows in groupby(ordered, key=lambda row: row.annex):
        yield list(rows)


def _prove(file: Path, records: Sequence[SheetRecord], facts: Sequence[tuple[str, str]]) -> None:
    try:
        _read_back(file, records, facts)
    except (BadZipFile, KeyError, ValueError, OSError, ParseError, ExpatError) as error:
        raise StorageError("report-not-proven", path=str(file), detail=str(error)) from error


def _read_back(file: Path, records: Sequence[SheetRecord], facts: Sequence[tuple[str, str]]) -> None:
    book = load_workbook(file, read_only=True)
    try:
        with ZipFile(file) as packed:
            for record in records:
                _compare(record, read_rows(packed, book.sheetnames.index(record.name) + 1))
        found = [tuple(_read(value) or "" for value in row[:2]) for row in book[IDS_SHEET].iter_rows(values_only=True)]
        if found != list(facts):
            raise StorageError("report-not-proven", path=str(file), detail=IDS_SHEET)
    finally:
        book.close()


def _compare(record: SheetRecord, rows: Iterator[tuple[object, ...]]) -> None:
    number = measures = 0
    place = column_number(Column.ROW_ID) - 1
    for number, (wanted, found) in enumerate(zip(record.rows, rows, strict=False), 1):
        cells = [_read(value) for value in found]
        cells += [None] * (len(wanted) - len(cells))
        for column, (left, right) in enumerate(zip(wanted, cells, strict=False), 1):
            if not _same(left, right):
                raise StorageError("report-not-proven", detail=f"{record.name}!{get_column_letter(column)}{number}")
        measures += isinstance(cells[place], str) and RowId.parse(str(cells[place])) is not None
    if number != len(record.rows) or measures != record.measures:
        raise StorageError("report-not-proven", detail=f"{record.name}: {measures} / {record.measures}")


def _read(value: object) -> object:
    return unescape_text(value) if isinstance(value, str) else value


def _same(wanted: Value, found: object) -> bool:
    if isinstance(wanted, Decimal):
        return isinstance(found, float) and float(wanted) == found
    if isinstance(wanted, date):
        return isinstance(found, float) and day_number(wanted) == found
    return wanted == found
