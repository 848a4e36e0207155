"""A checklist to take to the field: large boxes, room for notes, on turned pages that fit a clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import IO

from reportlab.platypus import Flowable, Spacer

from model.rows.papers import FieldContent, FieldRow
from model.rows.report import FileKind, WrittenFile
from reports import styles, wording
from reports import wording_papers as words
from reports.files import deliver, require_ending
from reports.flow import Bookmark, Words
from reports.fonts import FontBook, FontRole, office_fonts
from reports.list_print import TEXT_WIDTH, PlainDocument
from reports.pdf_document import DocumentFacts
from reports.proof import prove_words
from reports.quarterly import font_notes
from reports.table import PAD_X, Group, Row, RuledTable, TableColumn, make_cell

_BOX = replace(styles.TABLE_CENTRE, size=26.0, leading=34.0)  # 9 mm: to be ticked with a pen, in gloves
_NOTE_LINES = 3  # of handwriting, 8 mm each
_NOTE = replace(styles.TABLE, leading=23.0)
_WHOLE = 300.0  # points: a row lower than this keeps its boxes beside its words
_SHARES = (0.07, 0.36, 0.13, 0.065, 0.065, 0.065)  # the notes take what is left


def write_field_list(content: FieldContent, target: Path, *, printed_on: date, book: FontBook | None = None) -> WrittenFile:
    """Write the list as PDF; every measure's code is found in it before it is put in place.

    Raises UserError report-wrong-ending, StorageError as reports.files.deliver.
    """
    require_ending(target, ".pdf")
    fonts = book or office_fonts()
    facts = DocumentFacts(words.FIELD_TITLE, content.sign.unit or wording.NO_UNIT, words.plans_line(content.plans), printed_on)
    pages: list[int] = []

    def write(file: IO[bytes]) -> None:
        pages.append(PlainDocument(file, facts, fonts).write(_story(content, printed_on, fonts)))

    def verify(file: Path) -> None:
        prove_words(file, pages[0], [row.code for row in content.rows])

    digest = deliver(target, write, verify)
    return WrittenFile(target, FileKind.FIELD_LIST, pages[0], len(content.rows), digest, font_notes(fonts))


def _story(content: FieldContent, printed_on: date, book: FontBook) -> list[Flowable]:
    title = f"{content.sign.unit or wording.NO_UNIT}{words.FIELD_TITLE}"
    story: list[Flowable] = [Words(title, styles.TITLE, book, is_title=True, bookmark=Bookmark(title, 0))]
    lines = [words.plans_line(content.plans), words.field_line(len(content.rows), printed_on)]
    if scope := wording.scope(content.filter_text, is_mine=content.is_mine):
        lines.append(wording.filter_line(scope))
    story += [Words(line, styles.TABLE_CENTRE, book) for line in lines if line]
    story += [Spacer(1, 6), Words(words.FIELD_BLANKS, styles.TABLE, book), Spacer(1, 6)]
    if not content.rows:
        return [*story, Words(words.NO_ROWS, styles.BODY, book)]
    columns = _columns(content, book)
    return [*story, RuledTable(columns, list(_groups(content, columns, book)), book, head_style=styles.TABLE_HEAD,
                               moved_below=_WHOLE)]


def _columns(content: FieldContent, book: FontBook) -> list[TableColumn]:
    widths = [share * TEXT_WIDTH for share in _SHARES]
    longest = max(book.width(row.code, FontRole.SONG, styles.TABLE.size) for row in content.rows) + 2 * PAD_X + 1
    wider = min(max(0.0, longest - widths[0]), widths[1] / 2)  # codes are read out: they are not broken
    widths[0] += wider
    widths[1] -= wider
    looks = (styles.TABLE_CENTRE, styles.TABLE, styles.TABLE_CENTRE, _BOX, _BOX, _BOX, _NOTE)
    return [TableColumn(heading, width, look)
            for heading, width, look in zip(words.FIELD_HEADINGS, [*widths, TEXT_WIDTH - sum(widths)], looks, strict=True)]


def _groups(content: FieldContent, columns: list[TableColumn], book: FontBook) -> Iterator[Group]:
    annex: tuple[int, str] | None = None
    for row in content.rows:
        if (row.annex, row.annex_title) != annex:
            annex = (row.annex, row.annex_title)
            if name := wording.annex_name(*annex):
                yield Group((), band=make_cell(name, TEXT_WIDTH, styles.TABLE_HEAD, book))
        yield Group((_row(row, columns, book),))


def _row(row: FieldRow, columns: list[TableColumn], book: FontBook) -> Row:
    room = "\n" * (_NOTE_LINES - 1)
    texts = (row.code, words.field_text(row), words.field_facts(row), words.FIELD_BOX, words.FIELD_BOX, words.FIELD_BOX, room)
    return Row(tuple(make_cell(text, column.width, column.style, book) for text, column in zip(texts, columns, strict=True)))
