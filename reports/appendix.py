"""What follows the report's signature: the measures table on turned pages, the evidence list with thumbnails."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from math import ceil

from PIL import Image
from reportlab.platypus import Flowable, NextPageTemplate, PageBreak, Spacer

from model.rows.report import EvidenceContent, MeasureContent
from reports import styles, wording
from reports.flow import Bookmark, Words
from reports.fonts import FontBook, FontRole
from reports.page import TURNED, UPRIGHT
from reports.table import PAD_X, Cell, Group, Picture, Row, RuledTable, TableColumn, make_cell

PICTURE_HEIGHT = 62.0
# What Pillow says of bytes that are no picture, are cut short, broken, of a kind it cannot read, or far too large.
_UNDRAWABLE = (OSError, EOFError, SyntaxError, ValueError, TypeError, ArithmeticError, LookupError, struct.error, zlib.error,
               NotImplementedError, Image.DecompressionBombError)
_CODE, _TEXT, _PROGRESS = 2, 3, 9  # columns of the measures table
# The most that the other columns take, and the least: seven signs fit beside each unit (相关镇人民政府), four in a heading.
_MOST = {0: 24.0, 1: 54.0, 2: 130.0, 4: 54.0, 5: 70.0, 6: 70.0, 7: 70.0, 8: 53.0}
_HEADING = 43.0
_FIXED = frozenset({0, 1})
_SHARES = tuple(number / 20 for number in range(6, 15))  # of what is left, for the measure's words; the progress has the rest


def measure_columns(measures: Sequence[MeasureContent], book: FontBook) -> list[TableColumn]:
    """The columns of the measures table: none wider than what stands in it, the room left over for measure and progress."""
    texts = [("", "", *measure_texts(measure)) for measure in measures]
    widths = {number: most if number in _FIXED else _wanted(number, [row[number] for row in texts], book) for number, most in _MOST.items()}
    left = styles.TEXT_HEIGHT - sum(widths.values())
    widths[_TEXT] = left * _best_share([(len(row[_TEXT]), len(row[_PROGRESS])) for row in texts], left)
    widths[_PROGRESS] = left - widths[_TEXT]
    long = {1, _TEXT, _PROGRESS}
    return [TableColumn(heading, widths[number], styles.SMALL if number in long else styles.SMALL_CENTRE)
            for number, heading in enumerate(wording.MEASURE_HEADINGS)]


def _wanted(number: int, texts: Iterable[str], book: FontBook) -> float:
    """How wide a column is to be; codes are read out and counted: they are not broken."""
    parts = {part for text in texts for part in text.split("\n")}
    longest = max(book.width(part, FontRole.SONG, styles.SMALL.size) for part in parts) + 2 * PAD_X + 1
    return min(max(longest, 0.0 if number == _CODE else _HEADING), _MOST[number])


def _best_share(lengths: Sequence[tuple[int, int]], room: float) -> float:
    """The share of the room with which all rows together are lowest."""
    def lines(share: float) -> float:
        signs = [max(1.0, (part * room - 2 * PAD_X) / styles.SMALL.size) for part in (share, 1 - share)]
        return sum(max(ceil(text / signs[0]), ceil(progress / signs[1])) for text, progress in lengths)

    return min(_SHARES, key=lines)


def measures_table(measures: Sequence[MeasureContent], book: FontBook) -> list[Flowable]:
    """Attachment 1: every measure with its units, state and the quarter's progress."""
    title = wording.attachment(1)
    pieces: list[Flowable] = [
        NextPageTemplate(TURNED), PageBreak(),
        Words(title, styles.HEADING_FLUSH, book, bookmark=Bookmark(f"{title}　{wording.MEASURES_TITLE}", 0)),
        Words(wording.MEASURES_TITLE, styles.TITLE, book), Spacer(1, 6),
    ]
    if not measures:
        return [*pieces, Words(wording.NO_MEASURES, styles.BODY, book)]
    columns = measure_columns(measures, book)
    groups = list(_measure_groups(measures, columns, book))
    return [*pieces, RuledTable(columns, groups, book, head_style=styles.SMALL_HEAD)]


def _measure_groups(measures: Sequence[MeasureContent], columns: Sequence[TableColumn], book: FontBook) -> Iterator[Group]:
    for part in parts_of(measures):
        if isinstance(part, str):
            yield _band(part, book)
            continue
        merged = _cells((part.number, part.task), columns, book)
        again = _cells((part.number, part.task + wording.AGAIN), columns, book)
        yield Group(tuple(Row(_cells(measure_texts(row), columns[2:], book)) for row in part.rows), merged, again)


@dataclass(frozen=True, slots=True)
class TaskPart:
    """One task of the measures table, and its measures."""

    number: str
    task: str
    rows: tuple[MeasureContent, ...]


def parts_of(measures: Sequence[MeasureContent]) -> Iterator[str | TaskPart]:
    """The measures table from its top: annexes and sections as lines across it, tasks with their measures."""
    annex: tuple[int, str] | None = None
    section = ""
    for _, part in groupby(measures, key=lambda measure: (measure.annex, measure.section, measure.task_no, measure.task)):
        rows = tuple(part)
        first = rows[0]
        if (first.annex, first.annex_title) != annex:
            annex, section = (first.annex, first.annex_title), ""
            yield wording.annex_name(first.annex, first.annex_title)
        if first.section and first.section != section:
            yield first.section
        section = first.section
        yield TaskPart(str(first.task_no or ""), first.task, rows)


def measure_texts(row: MeasureContent) -> tuple[str, ...]:
    """A measure's cells, right of those of its task."""
    closed = f"\n{row.closed_on:%Y-%m-%d}" if row.closed_on else ""
    return (row.code, row.text, row.deadline or wording.NONE, wording.units(row.lead), wording.units(row.responsible),
            wording.units(row.support), wording.state(row.state) + closed, row.progress or wording.NONE)


def _cells(texts: Sequence[str], columns: Sequence[TableColumn], book: FontBook) -> tuple[Cell, ...]:
    return tuple(
        make_cell(text, column.width, styles.SMALL_CENTRE if text == wording.NONE else column.style, book)
        for text, column in zip(texts, columns, strict=False)
    )


def _band(text: str, book: FontBook) -> Group:
    return Group((), band=make_cell(text, styles.TEXT_HEIGHT, styles.SMALL_BAND, book))


def evidence_list(evidence: Sequence[EvidenceContent], book: FontBook, *, unreadable: Collection[str] = ()) -> list[Flowable]:
    """Attachment 2: every file with its measures and check sum, two a row, pictures shown small.

    `unreadable` are the SHA-256 of files whose thumbnail cannot be drawn.
    """
    title = wording.attachment(2)
    pieces: list[Flowable] = [
        NextPageTemplate(UPRIGHT), PageBreak(),
        Words(title, styles.HEADING_FLUSH, book, bookmark=Bookmark(f"{title}　{wording.EVIDENCE_TITLE}", 0)),
        Words(wording.EVIDENCE_TITLE, styles.TITLE, book), Spacer(1, 6),
    ]
    if not evidence:
        return [*pieces, Words(wording.NO_EVIDENCE, styles.BODY, book)]
    return [*pieces, *evidence_table(evidence, book, unreadable=unreadable)]


def evidence_table(evidence: Sequence[EvidenceContent], book: FontBook, *, unreadable: Collection[str] = ()) -> list[Flowable]:
    """How many files there are, and each of them with its thumbnail, two a row."""
    pictures = sum(1 for item in evidence if item.thumbnail)
    summary = Words(wording.evidence_summary(len(evidence), pictures), styles.TABLE, book)
    narrow, wide = 0.20 * styles.TEXT_WIDTH, 0.30 * styles.TEXT_WIDTH
    columns = [TableColumn(heading, wide if number % 2 else narrow, styles.SMALL if number % 2 else styles.SMALL_CENTRE)
               for number, heading in enumerate(wording.EVIDENCE_HEADINGS)]
    rows = []
    for start in range(0, len(evidence), 2):
        cells = [cell for item in evidence[start:start + 2] for cell in _evidence_cells(item, columns, book, is_sound=item.sha256 not in unreadable)]
        while len(cells) < len(columns):
            cells.append(make_cell("", narrow, styles.SMALL, book))
        rows.append(Group((Row(tuple(cells)),)))
    return [summary, Spacer(1, 4),
            RuledTable(columns, rows, book, head_style=styles.SMALL_HEAD, slack=styles.BELOW)]


def _evidence_cells(item: EvidenceContent, columns: Sequence[TableColumn], book: FontBook, *,
                    is_sound: bool) -> tuple[Cell, Cell]:
    picture, text = columns[0], columns[1]
    label = make_cell(wording.NO_PICTURE if item.thumbnail else wording.NONE, picture.width, picture.style, book)
    if item.thumbnail and is_sound:
        label = Cell(label.lines, label.leading, Picture(item.thumbnail, PICTURE_HEIGHT))
    return label, make_cell(wording.evidence_text(item), text.width, text.style, book)


def is_readable(jpeg: bytes) -> bool:
    """Whether a thumbnail can be drawn."""
    try:
        with Image.open(BytesIO(jpeg)) as image:
            image.load()
    except _UNDRAWABLE:
        return False
    return True


def unreadable_pictures(evidence: Sequence[EvidenceContent]) -> list[EvidenceContent]:
    """The files whose thumbnail cannot be drawn."""
    return [item for item in evidence if item.thumbnail and not is_readable(item.thumbnail)]
