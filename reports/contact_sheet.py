"""A contact sheet: files as small pictures in a grid, each with measure, day and note, on plain pages after GB/T 9704."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from reportlab.platypus import Flowable, NextPageTemplate, Spacer

from model.rows.evidence import SheetItem
from model.rows.report import FileKind, WrittenFile
from reports import styles, wording
from reports.appendix import is_readable
from reports.files import require_ending
from reports.flow import Bookmark, Words, draw_lines
from reports.fonts import FontBook, office_fonts
from reports.page import UPRIGHT
from reports.paper_file import write_paper
from reports.pdf_document import DocumentFacts
from reports.table import Thumbnail
from reports.typeset import Line, set_lines

A_ROW = 2
A_PAGE = 6
GAP = 12.0
PICTURES = {4: 218.0, A_PAGE: 128.0}  # by how many stand on a page, how high each is in points; below the title on the first one too
_TEXT_LINES = 3
_WIDE = (styles.TEXT_WIDTH - GAP * (A_ROW - 1)) / A_ROW


class SheetRow(Flowable):
    """Two files side by side, never parted."""

    def __init__(self, items: Sequence[SheetItem], book: FontBook, high: float) -> None:
        super().__init__()
        self._items, self._high = items, high
        self._texts = [_text_lines(item, book) for item in items]
        self._empty = set_lines(wording.NOT_A_PICTURE, styles.SMALL_CENTRE, _WIDE, book)

    def wrap(self, avail_width: float, _avail_height: float) -> tuple[float, float]:
        """As high as a picture and the most words below one."""
        lines = max(len(text) for text in self._texts)
        self.width, self.height = avail_width, self._high + 4 + lines * styles.SMALL.leading + GAP
        return self.width, self.height

    def draw(self) -> None:
        """Draw pictures in thin frames, and the words below."""
        for place, (item, text) in enumerate(zip(self._items, self._texts, strict=True)):
            left = place * (_WIDE + GAP)
            self.canv.setLineWidth(0.35)
            bottom = self.height - self._high
            self.canv.rect(left, bottom, _WIDE, self._high)
            if item.thumbnail is not None and is_readable(item.thumbnail):
                _draw_picture(self.canv, item.thumbnail, left, bottom, self._high)
            else:
                draw_lines(self.canv, self._empty, styles.SMALL_CENTRE, left, bottom + self._high / 2 + styles.SMALL.size / 2)
            draw_lines(self.canv, text, styles.SMALL, left, bottom - 4)


def write_contact_sheet(
    items: Sequence[SheetItem], target: Path, *, printed_on: date, filter_text: str = "", a_page: int = A_PAGE
) -> WrittenFile:
    """Write the sheet as PDF, 4 or 6 pictures a page, open it again and count its pages; `filter_text` names what it is restricted to.

    Raises UserError report-wrong-ending, StorageError.
    """
    require_ending(target, ".pdf")
    book = office_fonts()
    facts = DocumentFacts(wording.SHEET_TITLE, "", wording.SHEET_TITLE, printed_on)
    return write_paper(_story(items, book, printed_on, filter_text, high=PICTURES[a_page]), target, facts, book, kind=FileKind.CONTACT_SHEET,
                       words=[wording.SHEET_TITLE], rows=len(items))


def _story(items: Sequence[SheetItem], book: FontBook, printed_on: date, filter_text: str, *, high: float) -> list[Flowable]:
    pictures = sum(item.thumbnail is not None for item in items)
    story: list[Flowable] = [
        NextPageTemplate(UPRIGHT),
        Words(wording.SHEET_TITLE, styles.TITLE, book, bookmark=Bookmark(wording.SHEET_TITLE, 0), is_title=True),
        Spacer(1, 4),
        Words(wording.sheet_line(len(items), pictures, printed_on), styles.TABLE_CENTRE, book),
        *([Words(wording.filter_line(filter_text), styles.TABLE_CENTRE, book)] if filter_text else []),
        Spacer(1, 10),
    ]
    return story + [SheetRow(items[start : start + A_ROW], book, high) for start in range(0, len(items), A_ROW)]


def _text_lines(item: SheetItem, book: FontBook) -> tuple[Line, ...]:
    """Measures and day, the name, the note; where they are too long the name is cut before the note is, with an ellipsis."""
    codes = "、".join(item.codes) or wording.UNLINKED
    head, name, note = (
        set_lines(text, styles.SMALL, _WIDE, book) if text else () for text in (f"{codes}　{item.day}", item.name, item.note)
    )
    name = _cut(name, max(1, _TEXT_LINES - len(head) - len(note)), book)
    return _cut((*head, *name, *note), _TEXT_LINES, book)


def _cut(lines: Sequence[Line], most: int, book: FontBook) -> tuple[Line, ...]:
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], *set_lines(lines[most - 1].text[:-1] + "…", styles.SMALL, _WIDE, book)[:1])


def _draw_picture(canvas: Any, jpeg: bytes, left: float, bottom: float, high_at_most: float) -> None:
    image = Thumbnail(jpeg)
    wide, high = image.getSize()
    scale = min((_WIDE - 4) / wide, (high_at_most - 4) / high)
    x, y = left + (_WIDE - wide * scale) / 2, bottom + (high_at_most - high * scale) / 2
    canvas.drawImage(image, x, y, wide * scale, high * scale)
