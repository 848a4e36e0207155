"""Opens a written PDF again and counts what is in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from model.errors import StorageError
from model.pdfium import PDFIUM

_CODE = re.compile(r"(?<![\w-])\d+(?:-\d+)+(?![\w-])", re.ASCII)


@dataclass(frozen=True, slots=True)
class PdfCount:
    """What was found: pages, and measures in the measures table."""

    pages: int
    rows: int


def turned_page_texts(file: Path) -> tuple[int, list[str]]:
    """How many pages there are, and the text of those that lie on their side: the measures table."""
    return _texts(file, is_turned=True)


def _texts(file: Path, *, is_turned: bool) -> tuple[int, list[str]]:
    with PDFIUM:
        document = pypdfium2.PdfDocument(file)
        try:
            texts = []
            for page in document:
                if page.get_width() > page.get_height() or not is_turned:
                    text = page.get_textpage()
                    texts.append(text.get_text_bounded())
                    text.close()
                page.close()
            return len(document), texts
        finally:
            document.close()


def prove_pdf(file: Path, pages: int, codes: Sequence[str]) -> PdfCount:
    """Count pages and measures; raises StorageError report-not-proven when one is missing."""
    try:
        found_pages, texts = turned_page_texts(file)
    except pypdfium2.PdfiumError as error:
        raise StorageError("report-not-proven", path=str(file), detail=str(error)) from error
    if found_pages != pages:
        raise StorageError("report-not-proven", path=str(file), detail=f"{found_pages} / {pages}")
    found = Counter(code for text in texts for code in _CODE.findall(text))
    wanted = Counter(_bare(code) for code in codes)
    missing = [code for code, count in wanted.items() if found[code] < count]
    if missing:
        raise StorageError("report-not-proven", path=str(file), detail="、".join(missing[:10]))
    return PdfCount(found_pages, sum(wanted.values()))


def prove_words(file: Path, pages: int, words: Sequence[str]) -> None:
    """Count pages, and words wherever they stand; raises StorageError report-not-proven when one is missing."""
    try:
        found_pages, texts = _texts(file, is_turned=False)
    except pypdfium2.PdfiumError as error:
        raise StorageError("report-not-proven", path=str(file), detail=str(error)) from error
    if found_pages != pages:
        raise StorageError("report-not-proven", path=str(file), detail=f"{found_pages} / {pages}")
    text = "".join("".join(page.split()) for page in texts)
    missing = [word for word, count in Counter(words).items() if text.count(word) < count]
    if missing:
        raise StorageError("report-not-proven", path=str(file), detail="、".join(missing[:10]))


def _bare(code: str) -> str:
    """The part of a code that stands alone: "2024/1-03-2" → "1-03-2"."""
    return code.rpartition("/")[2]
