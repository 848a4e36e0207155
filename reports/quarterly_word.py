"""The quarter's report as a Word document, to be finished by hand: what the PDF says, told to other paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError
from PIL import Image

from model.errors import StorageError
from model.rows.report import (
    EvidenceContent,
    FileKind,
    MeasureContent,
    QuarterlyContent,
    WrittenFile,
)
from reports import styles, wording
from reports.appendix import (
    PICTURE_HEIGHT,
    measure_columns,
    measure_texts,
    parts_of,
    unreadable_pictures,
)
from reports.files import deliver, require_ending
from reports.fonts import FontBook, office_fonts
from reports.quarter_told import tell_quarter
from reports.quarterly import facts_of, picture_notes
from reports.word_document import add_section, official_document, save
from reports.word_paper import WordPaper
from reports.word_xml import WordCell, paragraph, paragraphs, sound, table

_CODE = 2  # the column of the codes in the measures table
_MERGED = 2  # columns that a task shares with all its measures
_CENTRED = frozenset({0, 2, 4, 5, 6, 7, 8})


def write_quarterly_word(content: QuarterlyContent, target: Path, *, printed_on: date, book: FontBook | None = None) -> WrittenFile:
    """Write the quarter's report as .docx; the same content, date and fonts give the same bytes.

    Opened again before it is put in place: its headings, pictures and measures are counted. Raises UserError
    report-wrong-ending, StorageError (see reports.files.deliver). How many pages it has is Word's to say: `pages` is 0.
    """
    require_ending(target, ".docx")
    fonts = book or office_fonts()
    document = official_document(facts_of(content, printed_on))
    paper = WordPaper(document, fonts)
    tell_quarter(content, printed_on, paper)
    add_section(document, is_turned=True)
    _measures_table(content.measures, paper, fonts)
    add_section(document, is_turned=False)
    unreadable = unreadable_pictures(content.evidence)
    _evidence_list(content.evidence, paper, {item.sha256 for item in unreadable})

    def write(file: IO[bytes]) -> None:
        save(document, file)

    def verify(file: Path) -> None:
        prove_word(file, headings=paper.headings, pictures=paper.pictures, codes=[row.code for row in content.measures])

    digest = deliver(target, write, verify)
    return WrittenFile(target, FileKind.QUARTERLY_WORD, 0, len(content.measures), digest, picture_notes(unreadable))


def _measures_table(measures: Sequence[MeasureContent], paper: WordPaper, book: FontBook) -> None:
    paper.attachment(wording.attachment(1), wording.MEASURES_TITLE)
    if not measures:
        paper.say(wording.NO_MEASURES)
        return
    widths = [column.width for column in measure_columns(measures, book)]
    head = [WordCell(paragraphs("SmallHead", heading), is_centred=True) for heading in wording.MEASURE_HEADINGS]
    paper.put(table(widths, head, _measure_rows(measures)))


def _measure_rows(measures: Sequence[MeasureContent]) -> Iterator[list[WordCell]]:
    for part in parts_of(measures):
        if isinstance(part, str):
            yield [WordCell(paragraphs("SmallBand", part), span=len(wording.MEASURE_HEADINGS))]
            continue
        for place, row in enumerate(part.rows):
            if place:
                cells = [WordCell([paragraph("SmallText")], merged="continue") for _ in range(_MERGED)]
            else:
                merged = "restart" if len(part.rows) > 1 else ""
                cells = [_cell(column, text, merged) for column, text in enumerate((part.number, part.task))]
            yield cells + [_cell(column, text) for column, text in enumerate(measure_texts(row), _MERGED)]


def _cell(column: int, text: str, merged: str = "") -> WordCell:
    is_centred = column in _CENTRED or text == wording.NONE
    return WordCell(paragraphs("SmallCentre" if is_centred else "SmallText", text), merged=merged, is_centred=True)


def _evidence_list(evidence: Sequence[EvidenceContent], paper: WordPaper, unreadable: Collection[str]) -> None:
    paper.attachment(wording.attachment(2), wording.EVIDENCE_TITLE)
    if not evidence:
        paper.say(wording.NO_EVIDENCE)
        return
    pictures = sum(1 for item in evidence if item.thumbnail)
    paper.put(*paragraphs("TableText", wording.evidence_summary(len(evidence), pictures)))
    narrow, wide = 0.20 * styles.TEXT_WIDTH, 0.30 * styles.TEXT_WIDTH
    head = [WordCell(paragraphs("SmallHead", heading), is_centred=True) for heading in wording.EVIDENCE_HEADINGS]
    rows = []
    for start in range(0, len(evidence), 2):
        cells = [cell for item in evidence[start : start + 2]
                 for cell in _evidence_cells(item, paper, narrow, is_sound=item.sha256 not in unreadable)]
        rows.append(cells + [WordCell([paragraph("SmallText")])] * (len(head) - len(cells)))
    paper.put(table([narrow, wide, narrow, wide], head, rows))


def _evidence_cells(item: EvidenceContent, paper: WordPaper, room: float, *, is_sound: bool) -> tuple[WordCell, WordCell]:
    if item.thumbnail and is_sound:
        with Image.open(BytesIO(item.thumbnail)) as image:
            scale = min((room - 8) / image.width, PICTURE_HEIGHT / image.height)
            width, height = image.width * scale, image.height * scale
        shown = [paragraph("SmallPicture", paper.picture(item.thumbnail, width, height, item.name))]
    else:
        shown = paragraphs("SmallCentre", wording.NO_PICTURE if item.thumbnail else wording.NONE)
    return WordCell(shown, is_centred=True), WordCell(paragraphs("SmallText", wording.evidence_text(item)))


def prove_word(file: Path, *, headings: Sequence[str], pictures: int, codes: Sequence[str]) -> None:
    """Open a document again and count; raises StorageError report-not-proven when a heading, picture or measure is missing."""
    try:
        body = docx.Document(str(file)).element.body
    except (PackageNotFoundError, BadZipFile, XMLSyntaxError, KeyError, ValueError) as error:
        raise StorageError("report-not-proven", path=str(file), detail=str(error)) from error
    found = [_text(words) for words in body.iterchildren(qn("w:p")) if words.style in ("Heading1", "Heading2", "Attachment")]
    if found != [sound(text) for text in headings]:
        raise StorageError("report-not-proven", path=str(file), detail=f"{len(found)} / {len(headings)}")
    shown = sum(1 for _ in body.iter(qn("a:blip")))
    if shown != pictures:
        raise StorageError("report-not-proven", path=str(file), detail=f"{shown} / {pictures}")
    there = Counter(_codes(body))
    missing = [code for code, count in Counter(codes).items() if there[code] < count]
    if missing:
        raise StorageError("report-not-proven", path=str(file), detail="、".join(missing[:10]))


def _codes(body: Any) -> Iterator[str]:
    """What stands in the column of codes of the measures table."""
    for found in body.iterchildren(qn("w:tbl")):
        rows = [[_text(cell) for cell in row.iterchildren(qn("w:tc"))] for row in found.iterchildren(qn("w:tr"))]
        if rows[0] == list(wording.MEASURE_HEADINGS):
            yield from (cells[_CODE] for cells in rows[1:] if len(cells) == len(rows[0]))


def _text(place: Any) -> str:
    return "".join(words.text or "" for words in place.iter(qn("w:t")))
