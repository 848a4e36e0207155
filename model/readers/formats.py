"""A file's blocks, by the reader for its kind; what each kind needs is imported only when a file of it is read."""

from __future__ import annotations

from pathlib import Path

from model.errors import PlanReadError
from model.readers.files.kinds import Kind, kind_of
from model.readers.grid import Block
from model.readers.merged_cells import too_many
from model.readers.pace import IsCancelled, Progress, Watch
from model.readers.texts.long_texts import bounded, check_lines
from model.readers.texts.separated import separated_blocks
from model.readers.texts.text import decoded, text_blocks

LARGEST = 8 * 1024 * 1024  # bytes of text; the largest gazettes have one
_MOST_TABLES = 5_000  # written as HTML in a text
_TEXTS = frozenset({"", ".txt", ".text", ".md", ".csv", ".tsv", ".log"})


def blocks_of(
    path: Path, *, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> list[Block]:
    """The blocks of a file in reading order, none of them longer than a plan's can be.

    `progress` is told pages done and pages in all where a format takes long. Raises PlanReadError when the
    file cannot be read, Cancelled when the caller says so.
    """
    return list(bounded(_blocks(path, progress=progress, cancelled=cancelled), path.name))


def _blocks(path: Path, *, progress: Progress | None, cancelled: IsCancelled | None) -> list[Block]:
    kind = kind_of(path)
    if kind is Kind.TEXT:
        return _text(path, Watch(progress, cancelled))
    if kind is Kind.HTML:
        from model.readers.web_pages.web_page import MOST_PAGE, page_blocks

        return page_blocks(content(path, MOST_PAGE), path.name, progress=progress, cancelled=cancelled)
    if kind is Kind.DOCX:
        from model.readers.word_files.word import word_blocks

        return word_blocks(path, progress=progress, cancelled=cancelled)
    if kind is Kind.XLSX:
        from model.readers.workbooks.excel import workbook_blocks

        return workbook_blocks(path, progress=progress, cancelled=cancelled)
    if kind is Kind.OFFICE:
        from model.readers.office import office_blocks

        return office_blocks(path, progress=progress, cancelled=cancelled)
    if kind is Kind.PDF:
        from model.readers.pdfs.pdf import pdf_blocks

        return pdf_blocks(path, progress=progress, cancelled=cancelled)
    if kind is Kind.PICTURE:
        from model.readers.scans.scan import picture_blocks

        return picture_blocks(path, progress=progress, cancelled=cancelled)
    if kind is Kind.LOCKED:
        raise PlanReadError("plan-locked", name=path.name)
    raise _of_another_kind(path, kind.value)


def _of_another_kind(path: Path, kind: str) -> PlanReadError:
    return PlanReadError("plan-kind-not-yet", name=path.name, kind=path.suffix.lstrip(".").upper() or kind)


def _decoded(path: Path) -> str:
    data = content(path, LARGEST)
    try:
        return decoded(data)
    except PlanReadError as error:
        if path.suffix.lower() in _TEXTS:
            raise
        raise _of_another_kind(path, "") from error  # a film is not told to be saved as text


def _text(path: Path, watch: Watch) -> list[Block]:
    from model.readers.pages.laid_out import laid_out_blocks  # what pages need is not needed to start

    text = _decoded(path)
    if not text.strip():
        raise PlanReadError("plan-empty", name=path.name)
    check_lines(text, path.name)
    if text.lower().count("<table") > _MOST_TABLES:
        raise too_many(path.name)
    return separated_blocks(text) or laid_out_blocks(text, text_blocks, watch) or list(text_blocks(text, watch))


def content(path: Path, most: int) -> bytes:
    """A whole file of at most so many bytes; raises PlanReadError when it is larger or cannot be read."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            data = file.read(most + 1) if size <= most else b""
    except OSError as error:
        raise PlanReadError("plan-unreadable", name=path.name, reason=error.strerror or str(error)) from error
    if max(size, len(data)) > most:
        raise PlanReadError(
            "plan-too-large", name=path.name, size=max(size, len(data)) // 2**20, most=most // 2**20
        )
    if not data.strip():
        raise PlanReadError("plan-empty", name=path.name)
    return data
