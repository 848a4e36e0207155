"""The quarter's report as a PDF in the layout of official documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import IO

from model.rows.report import (
    EvidenceContent,
    FileKind,
    FileNote,
    QuarterlyContent,
    WrittenFile,
)
from reports import wording
from reports.appendix import evidence_list, measures_table, unreadable_pictures
from reports.files import deliver, require_ending
from reports.fonts import FontBook, office_fonts
from reports.page import OfficialDocument
from reports.pdf_document import DocumentFacts
from reports.proof import PdfCount, prove_pdf
from reports.quarter_told import tell_quarter
from reports.story import Story

_NAMED = 20  # characters or files named in a note; the count says the rest


def write_quarterly(content: QuarterlyContent, target: Path, *, printed_on: date, book: FontBook | None = None) -> WrittenFile:
    """Write the quarter's report; the same content, date and fonts give the same bytes.

    Opened again before it is put in place: its pages and its lines of the measures table are counted. Raises StorageError
    when it cannot be written (see reports.files.deliver); an older file of that name then stays as it was.
    """
    require_ending(target, ".pdf")
    fonts = book or office_fonts()
    unreadable = unreadable_pictures(content.evidence)
    story = Story(fonts)
    tell_quarter(content, printed_on, story)
    story.pieces += measures_table(content.measures, fonts)
    story.pieces += evidence_list(content.evidence, fonts, unreadable={item.sha256 for item in unreadable})
    facts = facts_of(content, printed_on)
    pages: list[int] = []
    counted: list[PdfCount] = []

    def write(file: IO[bytes]) -> None:
        pages.append(OfficialDocument(file, facts, fonts).write(story.pieces))

    def verify(file: Path) -> None:
        counted.append(prove_pdf(file, pages[0], [measure.code for measure in content.measures]))

    digest = deliver(target, write, verify)
    return WrittenFile(target, FileKind.QUARTERLY, counted[0].pages, counted[0].rows, digest,
                       (*font_notes(fonts), *picture_notes(unreadable)))


def facts_of(content: QuarterlyContent, printed_on: date) -> DocumentFacts:
    """What the report's file says about itself."""
    return DocumentFacts(wording.short_title(content.sign.unit, content.quarter), content.sign.unit or wording.NO_UNIT,
                         wording.plan_name(content.plan.title), printed_on)


def font_notes(book: FontBook) -> tuple[FileNote, ...]:
    """The characters no font could draw, as a note."""
    if not book.missing:
        return ()
    named = "".join(sorted(book.missing)[:_NAMED]).encode("utf-8", "replace").decode()
    return (FileNote("report-characters-missing", (("count", str(len(book.missing))), ("characters", named))),)


def picture_notes(unreadable: Sequence[EvidenceContent]) -> tuple[FileNote, ...]:
    """The thumbnails that could not be drawn, as a note."""
    if not unreadable:
        return ()
    names = "、".join(item.name for item in unreadable[:_NAMED])
    return (FileNote("report-pictures-unreadable", (("count", str(len(unreadable))), ("names", names))),)
