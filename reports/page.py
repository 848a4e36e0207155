"""The sheets of an official document after GB/T 9704-2012: upright pages, pages turned for wide tables, page numbers."""

from __future__ import annotations

from typing import IO, Any

from reportlab.platypus import Frame, PageTemplate

from reports import styles, wording
from reports.fonts import FontBook, FontRole
from reports.pdf_document import DocumentFacts, LastingDocument

UPRIGHT, TURNED = "upright", "turned"

# A turned page is an upright one rotated to the left (7.3.7, 10.5): its head lies along the binding side.
TURNED_FRAME = (styles.BOTTOM, styles.PAGE_WIDTH - styles.LEFT - styles.TEXT_WIDTH, styles.TEXT_HEIGHT, styles.TEXT_WIDTH)  # x, y, width, height


def _number_text(canvas: Any, text: str, book: FontBook) -> Any:
    line = canvas.beginText(0, 0)
    line.setCharSpace(0)
    for glyph in book.glyphs(text, FontRole.SONG):
        line.setFont(glyph.font, styles.PAGE_NUMBER_SIZE)
        line.textOut(glyph.text)
    return line


def draw_page_number(canvas: Any, number: int, book: FontBook, *, is_turned: bool) -> None:
    """The number between dashes, 14 pt 宋体, outside: right on odd pages, left on even ones, one character in (7.5)."""
    text = wording.page_number(number)
    wide = book.width(text, FontRole.SONG, styles.PAGE_NUMBER_SIZE)
    x = styles.LEFT + styles.TEXT_WIDTH - styles.PAGE_NUMBER_SIZE - wide if number % 2 else styles.LEFT + styles.PAGE_NUMBER_SIZE
    y = styles.BOTTOM - styles.PAGE_NUMBER_BELOW - 0.36 * styles.PAGE_NUMBER_SIZE  # the dash stands 0.36 em above the baseline
    canvas.saveState()
    if is_turned:  # the upright page lies on its side: its foot is the left edge, its left edge the head
        canvas.translate(y, styles.PAGE_WIDTH - x)
        canvas.rotate(-90)
    else:
        canvas.translate(x, y)
    canvas.drawText(_number_text(canvas, text, book))
    canvas.restoreState()


class OfficialDocument(LastingDocument):
    """Builds upright and turned pages, each with its number."""

    def __init__(self, file: IO[bytes], facts: DocumentFacts, book: FontBook) -> None:
        super().__init__(file, facts, book, size=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT))
        self._book = book
        self.addPageTemplates([self._upright(), self._turned()])

    def _upright(self) -> PageTemplate:
        frame = Frame(styles.LEFT, styles.PAGE_HEIGHT - styles.TOP - styles.TEXT_HEIGHT - styles.BELOW, styles.TEXT_WIDTH, styles.TEXT_HEIGHT + styles.BELOW + 0.01,
                      0, 0, 0, 0, id=UPRIGHT)
        return PageTemplate(UPRIGHT, [frame], onPageEnd=self._number_upright, pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT))

    def _turned(self) -> PageTemplate:
        x, y, width, height = TURNED_FRAME
        frame = Frame(x, y, width, height, 0, 0, 0, 0, id=TURNED)
        return PageTemplate(TURNED, [frame], onPageEnd=self._number_turned, pagesize=(styles.PAGE_HEIGHT, styles.PAGE_WIDTH))

    def _number_upright(self, canvas: Any, _document: Any) -> None:
        draw_page_number(canvas, canvas.getPageNumber(), self._book, is_turned=False)

    def _number_turned(self, canvas: Any, _document: Any) -> None:
        draw_page_number(canvas, canvas.getPageNumber(), self._book, is_turned=True)
