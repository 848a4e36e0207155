"""Paper that becomes pages of a PDF: pieces in order, headings never at a page's foot, tables with room for their first row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from reports import styles
from reports.flow import Bookmark, Centred, Words
from reports.fonts import FontBook
from reports.paper import Draw, Signature, ToldColumn
from reports.table import Group, Row, RuledTable, TableColumn, make_cell
from reports.typeset import TextStyle
from reports.wording import NONE, filter_line

_WHOLE_ROW = 130.0  # points; a row lower than this is not cut, so it needs its room below the table's head


@dataclass(frozen=True, slots=True)
class StoryLook:
    """How a paper's words are set; as they stand here, an official document's."""

    body: TextStyle = styles.BODY
    heading: TextStyle = styles.HEADING
    subheading: TextStyle = styles.SUBHEADING
    table: TextStyle = styles.TABLE
    table_centre: TextStyle = styles.TABLE_CENTRE
    table_head: TextStyle = styles.TABLE_HEAD


OFFICIAL = StoryLook()


class Story:
    """Gathers a paper's pieces in order."""

    def __init__(self, book: FontBook, look: StoryLook = OFFICIAL) -> None:
        self._book, self._look = book, look
        self.pieces: list[Flowable] = []
        self._waiting: list[Words] = []  # headings, until it is known what they stand above

    def title(self, lines: Sequence[str], restriction: str, *, of: str = "") -> None:
        """A line of the body above, the title balanced, and under it the day it is of and what the paper is restricted to."""
        self.pieces.append(Spacer(1, styles.LEADING))
        self.pieces += [Words(line, styles.TITLE, self._book, is_title=True) for line in lines]
        if of:
            self.say(of, styles.FILTER)
        if restriction:
            self.say(filter_line(restriction), styles.FILTER)
        self.pieces.append(Spacer(1, styles.LEADING))

    def say(self, text: str, style: TextStyle | None = None) -> None:
        """A paragraph; at least two of its lines stand under a heading."""
        style = style or self._look.body
        words = Words(text, style, self._book)
        self.add([words], min(height_of(words), 2 * style.leading))

    def heading(self, text: str) -> None:
        """A heading with its bookmark."""
        self._waiting.append(Words(text, self._look.heading, self._book, bookmark=Bookmark(text, 0)))

    def subheading(self, text: str) -> None:
        """A heading below a heading, with its bookmark."""
        self._waiting.append(Words(text, self._look.subheading, self._book, bookmark=Bookmark(text, 1)))

    def table(self, caption: str, columns: Sequence[ToldColumn], rows: Sequence[Sequence[str]]) -> None:
        """A ruled table over the text's whole width; its caption and its first row stand on one page."""
        look = self._look
        places = [TableColumn(column.heading, column.share * styles.TEXT_WIDTH, look.table if column.is_text else look.table_centre)
                  for column in columns]
        cells = [
            Row(tuple(make_cell(text, place.width, look.table_centre if text == NONE else place.style, self._book)
                      for text, place in zip(row, places, strict=True)))
            for row in rows
        ]
        table = RuledTable(places, [Group((row,)) for row in cells], self._book, head_style=look.table_head, slack=styles.BELOW)
        above = [Words(caption, styles.CAPTION, self._book)] if caption else []
        need = sum(map(height_of, above)) + table.head_height + min(cells[0].height, _WHOLE_ROW) + styles.BELOW
        self.add([*above, table, Spacer(1, 8)], need)

    def ruled_words(self, columns: Sequence[ToldColumn], rows: Sequence[Sequence[str]]) -> None:
        """The same without a caption."""
        self.table("", columns, rows)

    def chart(self, draw: Draw, caption: str) -> None:
        """A chart and its caption, never parted."""
        drawing = draw(self._book)
        below = Words(caption, styles.CAPTION, self._book)
        self.add([Spacer(1, 8), Centred(drawing), below], 8 + drawing.height + height_of(below))

    def signature(self, signature: Signature) -> None:
        """Closing, attachments, signature: on one page, so that the signature never stands alone (GB/T 9704-2012 7.3.5.4)."""
        book = self._book
        block: list[Flowable] = [Words(signature.closing, styles.BODY, book), Spacer(1, styles.LEADING)]
        block += [Words(line, styles.BODY, book) for line in signature.attachments]
        block.append(Spacer(1, styles.LEADING))
        block.append(Words(signature.sealed + "　" * 2, styles.BODY_RIGHT, book))
        block.append(Words(signature.day + "　" * 4, styles.BODY_RIGHT, book))
        block.append(Words(signature.signers, styles.BODY, book))
        self.add(block, sum(map(height_of, block)))

    def add(self, pieces: Sequence[Flowable], need: float) -> None:
        """Add pieces that need so much room where they begin; the headings above them stand on the same page."""
        if self._waiting:
            need += sum(map(height_of, self._waiting))
            self.pieces.append(CondPageBreak(min(need, styles.TEXT_HEIGHT)))
            self.pieces += self._waiting
            self._waiting = []
        elif len(pieces) > 1:
            self.pieces.append(CondPageBreak(min(need, styles.TEXT_HEIGHT)))
        self.pieces += pieces


def height_of(piece: Flowable) -> float:
    """How much of a page of the text's width a piece takes."""
    height: float = piece.wrap(styles.TEXT_WIDTH, styles.TEXT_HEIGHT)[1]
    return height
