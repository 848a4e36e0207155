"""Paper that becomes a Word document: real headings, paragraphs and tables, to be finished by hand."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pypdfium2
from docx.document import Document
from docx.shared import Pt
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing

from model.pdfium import PDFIUM
from reports import styles
from reports.fonts import FontBook
from reports.paper import Draw, Signature, ToldColumn
from reports.typeset import balanced
from reports.word_xml import WordCell, element, paragraph, paragraphs, run, sound, table
from reports.wording import NONE, filter_line

_DPI = 300


class WordPaper:
    """Puts a paper's pieces into a document, in order."""

    def __init__(self, document: Document, book: FontBook) -> None:
        self._document, self._book = document, book
        self._body = document.element.body
        self.pictures = 0
        self.headings: list[str] = []

    def title(self, lines: Sequence[str], restriction: str) -> None:
        """A line of the body above, the title, and under it what the paper is restricted to."""
        self.put(paragraph("Normal"))
        for line in lines:
            self.put(self._title(line))
        if restriction:
            self.put(paragraph("Subtitle", run(filter_line(restriction))))
        self.put(paragraph("Normal"))

    def say(self, text: str) -> None:
        """Paragraphs of body text, indented two characters."""
        self.put(*paragraphs("BodyText", text))

    def heading(self, text: str) -> None:
        """A heading of the first level, as the navigation pane lists it."""
        self._head("Heading1", text)

    def subheading(self, text: str) -> None:
        """A heading of the second level."""
        self._head("Heading2", text)

    def attachment(self, number: str, title: str) -> None:
        """What begins an attachment: its number as a heading, its title."""
        self._head("Attachment", number)
        self.put(self._title(title))

    def _title(self, text: str) -> Any:
        """Lines of about equal length, as on the PDF's page."""
        lines = [line.text for line in balanced(text, styles.TITLE, styles.TEXT_WIDTH, self._book)]
        runs = [run(lines[0])]
        for line in lines[1:]:
            runs += [element("r", element("br")), run(line)]
        return paragraph("Title", *runs)

    def _head(self, style: str, text: str) -> None:
        self.headings.append(text)
        self.put(paragraph(style, run(text)))

    def table(self, caption: str, columns: Sequence[ToldColumn], rows: Sequence[Sequence[str]]) -> None:
        """A ruled table under its caption, its head repeated on every page."""
        head = [WordCell(paragraphs("TableHead", column.heading), is_centred=True) for column in columns]
        cells = (
            [WordCell(paragraphs("TableText" if column.is_text and text != NONE else "TableCentre", text), is_centred=not column.is_text)
             for column, text in zip(columns, row, strict=True)]
            for row in rows
        )  # fmt: skip
        self.put(paragraph("Caption", run(caption)))
        self.put(table([column.share * styles.TEXT_WIDTH for column in columns], head, cells))
        self.put(paragraph("TableText"))  # what follows must not touch the table

    def chart(self, draw: Draw, caption: str) -> None:
        """The chart of the PDF as a picture, above its caption."""
        drawing = draw(self._book)
        self.put(paragraph("Chart", self.picture(png_of(drawing), drawing.width, drawing.height, caption)))
        below = paragraph("Caption", run(caption))
        below.pPr.append(element("keepNext", val=0))
        self.put(below)

    def signature(self, signature: Signature) -> None:
        """Closing, attachments, unit and day, each kept with what follows (GB/T 9704-2012 7.3.5.4)."""
        lines = [("BodyText", signature.closing), ("Normal", ""), *(("BodyText", line) for line in signature.attachments), ("Normal", "")]
        for style, text in lines:
            words = paragraph(style, *([run(text)] if text else []))
            words.pPr.append(element("keepNext"))
            self.put(words)
        self.put(paragraph("SignUnit", run(signature.sealed)), paragraph("SignDay", run(signature.day)))
        self.put(paragraph("Signers", run(signature.signers)))

    def picture(self, data: bytes, width: float, height: float, told: str) -> Any:
        """A run that shows a picture of so many points; `told` is read out to those who cannot see it."""
        inline = self._document.part.new_pic_inline(BytesIO(data), Pt(width), Pt(height))
        inline.docPr.set("descr", sound(told))
        self.pictures += 1
        return element("r", element("drawing", inline))

    def put(self, *pieces: Any) -> None:
        """Add elements at the document's end."""
        last = self._body.sectPr
        for piece in pieces:
            last.addprevious(piece)


def png_of(drawing: Drawing) -> bytes:
    """A drawing as a PNG of 300 dpi, drawn as it is on the PDF's page."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(renderPDF.drawToString(drawing))
        try:
            page = document[0]
            bitmap = page.render(scale=_DPI / 72)
            image = bitmap.to_pil().convert("RGB")
            bitmap.close()
            page.close()
        finally:
            document.close()
    made = BytesIO()
    image.save(made, "PNG", optimize=True, dpi=(_DPI, _DPI))
    return made.getvalue()
