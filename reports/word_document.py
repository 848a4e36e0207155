"""An empty Word document in the layout of official documents (GB/T 9704-2012): styles, sections, page numbers, properties."""

from __future__ import annotations

import zipfile
from datetime import datetime, time
from io import BytesIO
from math import floor
from typing import IO, Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt

import resources
from reports import styles, wording
from reports.fonts import plain
from reports.pdf_document import DocumentFacts
from reports.word_xml import TWIPS, element, field, paragraph, run

# 5.2.3: 22 lines of 28 characters. Word counts the pitch of characters from the body's size, in 1/4096 points.
LINE_PITCH = int(styles.TEXT_HEIGHT * TWIPS / styles.LINES)
CHARACTER_SPACE = floor((styles.TEXT_WIDTH / styles.CHARACTERS - styles.BODY_SIZE) * 4096)
_RIGHT = styles.PAGE_WIDTH - styles.LEFT - styles.TEXT_WIDTH
_FOOT_LINE = 14.0  # points: the page number's line; its dashes stand in the middle
_FOOTER = styles.BOTTOM - styles.PAGE_NUMBER_BELOW - _FOOT_LINE / 2
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment a zip can name
_APP = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/'
        '2006/extended-properties"><Application>Taizhang</Application></Properties>')


def official_document(facts: DocumentFacts) -> Document:
    """A document with one upright section and nothing in it."""
    made = docx.Document()
    sheet = made.styles.element
    for child in list(sheet):
        sheet.remove(child)
    for child in parse_xml(resources.path("word/styles.xml").read_bytes()):
        sheet.append(child)
    _set_up(made)
    about, moment = made.core_properties, datetime.combine(facts.made_on, time())
    about.title, about.author, about.subject = (plain(text)[:255] for text in (facts.title, facts.author, facts.subject))
    about.language, about.comments, about.last_modified_by = "zh-CN", "", about.author
    about.created = about.modified = moment
    lay_out(made, is_turned=False)
    return made


def _set_up(made: Document) -> None:
    settings = made.settings
    settings.odd_and_even_pages_header_footer = True
    for found in settings.element.iter(qn("w:compatSetting")):
        if found.get(qn("w:name")) == "compatibilityMode":
            found.set(qn("w:val"), "15")
    for found in settings.element.iter(qn("w:themeFontLang")):
        found.set(qn("w:val"), "zh-CN")
        found.set(qn("w:eastAsia"), "zh-CN")
    for found in settings.element.iter(qn("w:zoom")):
        found.set(qn("w:percent"), "100")


def add_section(made: Document, *, is_turned: bool) -> None:
    """Begin a new page of another layout."""
    made.add_section(WD_SECTION.NEW_PAGE)
    lay_out(made, is_turned=is_turned)


def lay_out(made: Document, *, is_turned: bool) -> None:
    """The last section's page, margins, grid and page numbers; a turned page is an upright one rotated to the left (10.5)."""
    section = made.sections[-1]
    margins = (styles.TOP, _RIGHT, styles.BOTTOM, styles.LEFT)  # from the top on, clockwise
    width, height = styles.PAGE_WIDTH, styles.PAGE_HEIGHT
    if is_turned:
        margins, width, height = (*margins[3:], *margins[:3]), height, width
    section.orientation = WD_ORIENTATION.LANDSCAPE if is_turned else WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = Pt(width), Pt(height)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Pt, margins)
    section.header_distance, section.footer_distance = Pt(42), Pt(_FOOTER if not is_turned else _RIGHT / 2)
    place = made.element.body.sectPr  # python-docx knows no grid
    for old in place.findall(qn("w:docGrid")):
        place.remove(old)
    place.append(element("docGrid", type="linesAndChars", linePitch=LINE_PITCH, charSpace=CHARACTER_SPACE))
    for footer, is_odd in ((section.footer, True), (section.even_page_footer, False)):
        footer.is_linked_to_previous = False
        foot = footer.part.element
        for child in list(foot):
            foot.remove(child)
        for piece in _turned_number(is_odd=is_odd) if is_turned else [_upright_number(is_odd=is_odd)]:
            foot.append(piece)


def _number_runs() -> list[Any]:
    before, after = wording.page_number(0).split("0")
    return [run(before), *field("PAGE", "1"), run(after)]


def _upright_number(*, is_odd: bool) -> Any:
    """Outside, one character in: right on odd pages, left on even ones (7.5)."""
    made = paragraph("Footer", *_number_runs())
    side = "right" if is_odd else "left"
    indent = {f"{side}Chars": 100, side: int(styles.PAGE_NUMBER_SIZE * TWIPS)}
    made.pPr.append(element("ind", **indent))
    made.pPr.append(element("jc", val=side))
    return made


def _turned_number(*, is_odd: bool) -> list[Any]:
    """The same place on the upright page, which lies on its side: a cell of its own at the left edge, read downwards."""
    length, across = 90.0, 30.0
    along = styles.LEFT + styles.TEXT_WIDTH - styles.PAGE_NUMBER_SIZE - length if is_odd else styles.LEFT + styles.PAGE_NUMBER_SIZE
    place = element(
        "tblpPr", leftFromText=0, rightFromText=0, vertAnchor="page", horzAnchor="page",
        tblpX=round((styles.BOTTOM - styles.PAGE_NUMBER_BELOW - across / 2) * TWIPS), tblpY=round(along * TWIPS),
    )  # fmt: skip
    words = paragraph("Footer", *_number_runs())
    words.pPr.append(element("jc", val="right" if is_odd else "left"))
    cell = element(
        "tc",
        element("tcPr", element("tcW", w=round(across * TWIPS), type="dxa"), element("textDirection", val="tbRl"), element("vAlign", val="center")),
        words,
    )
    row = element("tr", element("trPr", element("trHeight", val=round(length * TWIPS), hRule="exact")), cell)
    box = element(
        "tbl",
        element(
            "tblPr", place, element("tblW", w=round(across * TWIPS), type="dxa"), element("tblLayout", type="fixed"),
            element("tblCellMar", *(element(side, w=0, type="dxa") for side in ("left", "right"))),
        ),
        element("tblGrid", element("gridCol", w=round(across * TWIPS))), row,
    )  # fmt: skip
    return [box, paragraph("Footer")]


def save(made: Document, file: IO[bytes]) -> None:
    """Write the document; the same content and date give the same bytes."""
    packed = BytesIO()
    made.save(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/fontTable.xml":
                data = resources.path("word/fonts.xml").read_bytes()
            elif name == "docProps/app.xml":
                data = _APP.encode()
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, data)

