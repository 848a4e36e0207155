"""PDFs: pages with a text layer by their characters and drawn lines, other pages by what the scan reader sees."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from model.errors import Cancelled, PlanReadError
from model.pdfium import PDFIUM
from model.readers.grid import Block
from model.readers.pace import IsCancelled, Progress, Watch
from model.readers.pages.open_tables import KnownColumns
from model.readers.pages.ruled import PagePlace, unsettled_blocks, whole_pages
from model.readers.pdfs.pdf_page import PageMarks, page_marks
from model.readers.pdfs.pdf_soundness import is_sound

_MOST_BYTES = 1024 * 1024 * 1024
_TAIL = 4096  # bytes at the end in which a whole file says where its contents are listed
_BROKEN = 0.1  # share of characters that cannot be told on a page whose text is of no use
_COMMON = 0.7  # share of a page's Chinese characters that are in everyday use
_FEW = 20  # characters, from which the shares say something


def pdf_blocks(
    path: Path, *, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> list[Block]:
    """The blocks of a PDF, page by page, without what repeats on every page.

    Raises PlanReadError plan-locked, plan-damaged, plan-too-large, plan-empty; Cancelled.
    """
    pages: list[list[Block]] = []
    scanned: list[int] = []
    lines, known = count(1), KnownColumns()
    watch = Watch(progress, cancelled)
    with _opened(path, watch) as document:
        total = watch.total = len(document)
        if not total:
            raise PlanReadError("plan-empty", name=path.name)
        for number in range(total):
            if cancelled is not None and cancelled():
                raise Cancelled
            marks = _marks(document, number, path)
            if has_text(marks):
                here = PagePlace(number + 1, marks.width, marks.height, lines, known=known)
                pages.append(unsettled_blocks(marks.words, marks.lines, here, fills=marks.fills))
            else:
                pages.append([])
                if marks.is_drawn or marks.characters:
                    scanned.append(number)
            if progress is not None:
                progress(number + 1 - len(scanned), total)
    if scanned:
        seen = _recognised(path, scanned, lines, total=total, progress=progress, cancelled=cancelled)
        for number, blocks in seen.items():
            pages[number] = blocks
    watch.done = total
    return whole_pages(pages, watch)


def has_text(marks: PageMarks) -> bool:
    """True for a page whose text can be read as characters: it is shown, and its fonts say what it means."""
    if not marks.characters or marks.is_pictured or marks.broken > _BROKEN * marks.characters:
        return False
    chinese = [sign for word in marks.words for sign in word.text if "\u3400" <= sign <= "\u9fff"]
    if len(chinese) < _FEW:
        return True
    return sum(_is_everyday(sign) for sign in chinese) >= _COMMON * len(chinese)


def _is_everyday(sign: str) -> bool:
    try:
        sign.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@contextmanager
def _opened(path: Path, watch: Watch) -> Iterator[pypdfium2.PdfDocument]:
    """The open document; raises PlanReadError when it is locked, cut off or no PDF at all."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            file.seek(max(0, size - _TAIL))
            tail = file.read()
        if size > _MOST_BYTES:
            raise PlanReadError("plan-too-large", name=path.name, size=size // 2**20, most=_MOST_BYTES // 2**20)
        if (b"%%EOF" not in tail and b"startxref" not in tail) or not is_sound(path, watch):
            raise PlanReadError("plan-damaged", name=path.name)
    except OSError as error:
        raise PlanReadError("plan-unreadable", name=path.name, reason=error.strerror or str(error)) from error
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(path)
        except OSError as error:  # taken away meanwhile
            raise PlanReadError("plan-missing", name=path.name) from error
        except pypdfium2.PdfiumError as error:
            locked = raw.FPDF_GetLastError() in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
            raise PlanReadError("plan-locked" if locked else "plan-damaged", name=path.name) from error
    try:
        yield document
    finally:
        with PDFIUM:
            document.close()


def _marks(document: pypdfium2.PdfDocument, number: int, path: Path) -> PageMarks:
    with PDFIUM:
        page = raw.FPDF_LoadPage(document.raw, number)
        if not page:
            raise PlanReadError("plan-damaged", name=path.name)
        try:
            return page_marks(page)
        finally:
            raw.FPDF_ClosePage(page)


def _recognised(
    path: Path,
    numbers: list[int],
    lines: count[int],
    *,
    total: int,
    progress: Progress | None,
    cancelled: IsCancelled | None,
) -> dict[int, list[Block]]:
    """What the scan reader sees on pages (from 0)."""
    from model.readers.scans.scan import pdf_page_blocks

    def tell(done: int, _: int) -> None:
        if progress is not None:
            progress(total - len(numbers) + done, total)

    return pdf_page_blocks(path, numbers, lines, progress=tell, cancelled=cancelled)
