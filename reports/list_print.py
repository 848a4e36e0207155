"""A list on paper: turned pages with room for many columns, its heading on the first, its name and the number on each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from reportlab.platypus import Flowable, Frame, PageTemplate, Spacer

from model.errors import UserError
from model.rows.list_content import ListColumn, ListContent
from model.rows.report import FileKind, WrittenFile
from reports import styles, wording
from reports.files import deliver, require_ending
from reports.flow import Words, draw_lines
from reports.fonts import FontBook, FontRole, office_fonts
from reports.pdf_document import DocumentFacts, LastingDocument
from reports.proof import prove_pdf
from reports.table import PAD_X, Group, Row, RuledTable, TableColumn, make_cell
from reports.typeset import longest_word, set_lines

MOST = 5000  # lines: some three hundred pages
MARGIN = 14 * styles.MM
FOOT = 10 * styles.MM
WIDTH, HEIGHT = styles.PAGE_HEIGHT, styles.PAGE_WIDTH  # the page is turned
TEXT_WIDTH = WIDTH - 2 * MARGIN
_SLACK = 0.01  # what adding up heights may lose
_LEAST = 24.0  # points: the narrowest column
_LONGEST_WORD = 90.0  # points: a longer one (an address of the web, a check sum) may be cut
_OTHERS, _OTHERS_AT_MOST = 0.7, 0.8  # of the page's width, for all columns but the widest; more where words want it


def write_list_pdf(content: ListContent, target: Path, *, printed_on: date, book: FontBook | None = None) -> WrittenFile:
    """Write a list as PDF; opened again and its pages counted before it is put in place.

    Raises UserError list-too-long-to-print, report-wrong-ending; StorageError as reports.files.deliver.
    """
    require_ending(target, ".pdf")
    if content.count > MOST:
        raise UserError("list-too-long-to-print", count=content.count, most=MOST)
    fonts = book or office_fonts()
    lines = list(content.lines)
    pages: list[int] = []

    def write(file: IO[bytes]) -> None:
        facts = DocumentFacts(content.title, "", content.note, printed_on)
        pages.append(PlainDocument(file, facts, fonts).write(_story(content, lines, fonts)))

    def verify(file: Path) -> None:
        prove_pdf(file, pages[0], [])

    digest = deliver(target, write, verify)
    return WrittenFile(target, FileKind.LIST, pages[0], len(lines), digest)


class PlainDocument(LastingDocument):
    """Builds turned pages with narrow margins, their number at the foot."""

    def __init__(self, file: IO[bytes], facts: DocumentFacts, book: FontBook) -> None:
        super().__init__(file, facts, book, size=(WIDTH, HEIGHT))
        self._book = book
        frame = Frame(MARGIN, MARGIN + FOOT, TEXT_WIDTH, HEIGHT - 2 * MARGIN - FOOT + _SLACK, 0, 0, 0, 0)
        self.addPageTemplates([PageTemplate("list", [frame], onPageEnd=self._foot)])

    def _foot(self, canvas: Any, _document: Any) -> None:
        number = set_lines(wording.page_number(canvas.getPageNumber()), styles.SMALL_CENTRE, TEXT_WIDTH, self._book)
        canvas.saveState()
        draw_lines(canvas, number, styles.SMALL_CENTRE, MARGIN, MARGIN + styles.SMALL.size)
        canvas.restoreState()


def _story(content: ListContent, lines: Sequence[tuple[str, ...]], book: FontBook) -> list[Flowable]:
    columns = _columns(content.columns, lines, book)
    groups = [
        Group((Row(tuple(make_cell(text, column.width, column.style, book) for text, column in zip(line, columns, strict=True))),))
        for line in lines
    ]
    table = RuledTable(columns, groups, book, head_style=styles.SMALL_HEAD)
    return [
        Words(content.title, styles.TITLE, book, is_title=True), Spacer(1, 4), Words(content.note, styles.SMALL, book),
        Spacer(1, 4), table,
    ]  # fmt: skip


def _columns(asked: Sequence[ListColumn], lines: Sequence[tuple[str, ...]], book: FontBook) -> list[TableColumn]:
    """Columns by the room each asks for, none wider than what stands in it; the widest takes what is left.

    Where they ask for more than there is, all give way alike, but as long as there is room none so far that a word is cut.
    """
    sizes = [_Size.of(column, [line[number] for line in lines], book) for number, column in enumerate(asked)]
    widest = max(range(len(asked)), key=lambda number: asked[number].width)
    others = [size for number, size in enumerate(sizes) if number != widest]
    wanted, least = sum(size.wanted for size in others), sum(size.least for size in others)
    room = min(max(_OTHERS * TEXT_WIDTH, least), _OTHERS_AT_MOST * TEXT_WIDTH)
    if wanted <= room:
        widths = [size.wanted for size in sizes]
    elif least <= room:
        share = (room - least) / (wanted - least)
        widths = [size.least + (size.wanted - size.least) * share for size in sizes]
    else:
        widths = [size.least * room / least for size in sizes]
    widths[widest] = TEXT_WIDTH - sum(width for number, width in enumerate(widths) if number != widest)
    return [
        TableColumn(column.heading, width, styles.SMALL if column.width >= 8 else styles.SMALL_CENTRE)
        for column, width in zip(asked, widths, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Size:
    """How wide a column would be, and how narrow it may be made, in points."""

    wanted: float
    least: float

    @classmethod
    def of(cls, column: ListColumn, texts: Sequence[str], book: FontBook) -> _Size:
        parts = [part for text in texts for part in text.split("\n")]
        longest = max((book.width(part, FontRole.SONG, styles.SMALL.size) for part in parts), default=0.0)
        heading = book.width(column.heading, styles.SMALL_HEAD.role, styles.SMALL_HEAD.size)
        words = [longest_word(part, styles.SMALL, book) for part in parts]
        word = max([longest_word(column.heading, styles.SMALL_HEAD, book), *words])
        around = 2 * PAD_X + 1
        least = max(min(word, _LONGEST_WORD) + around, _LEAST)
        return cls(max(min(column.width * styles.SMALL.size, max(longest, heading)) + around, least), least)
