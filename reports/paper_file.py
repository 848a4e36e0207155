"""A paper's pieces become a PDF that is opened again and counted before it is put in its place."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import IO

from reportlab.platypus import Flowable

from model.errors import StorageError
from model.rows.report import FileKind, FileNote, WrittenFile
from reports.files import deliver
from reports.fonts import FontBook
from reports.page import OfficialDocument
from reports.pdf_document import DocumentFacts
from reports.proof import prove_words
from reports.quarterly import font_notes


def write_paper(
    pieces: Sequence[Flowable], target: Path, facts: DocumentFacts, book: FontBook, *, kind: FileKind,
    words: Sequence[str], rows: int, most: int | None = None, notes: Sequence[FileNote] = (),
) -> WrittenFile:  # fmt: skip
    """Write a paper on upright pages; `words` must be found in it as often as they stand here, `most` bounds its pages.

    Raises StorageError as reports.files.deliver, and report-not-proven.
    """
    pages: list[int] = []

    def write(file: IO[bytes]) -> None:
        pages.append(OfficialDocument(file, facts, book).write(pieces))

    def verify(file: Path) -> None:
        prove_words(file, pages[0], words)
        if most is not None and pages[0] > most:
            raise StorageError("report-not-proven", path=str(target), detail=f"{pages[0]} / {most}")

    digest = deliver(target, write, verify)
    return WrittenFile(target, kind, pages[0], rows, digest, (*font_notes(book), *notes))
