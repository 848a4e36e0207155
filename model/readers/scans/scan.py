"""Scanned pages and photographs as blocks: recognised in processes of their own, cells by the lines drawn on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from model.readers.grid import Block, Cell, Table
from model.readers.pace import IsCancelled, Progress, Watch
from model.readers.pages.open_tables import KnownColumns
from model.readers.pages.ruled import ROUGH, PagePlace, unsettled_blocks, whole_pages
from model.readers.scans.page_content import PageContent
from model.readers.scans.page_sources import Origin, PageSource, pages_of_picture
from model.readers.scans.recognised_signs import evened
from model.readers.scans.recognition_processes import recognised
from model.rows.draft import Place


def picture_blocks(
    path: Path, *, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> list[Block]:
    """The blocks of a picture file. Raises PlanReadError, Cancelled."""
    pages = pages_of_picture(path)
    watch = Watch(progress, cancelled, total=len(pages))
    watch.done = len(pages)
    return whole_pages(_blocks(pages, count(1), progress=progress, cancelled=cancelled), watch)


def pdf_page_blocks(
    path: Path,
    numbers: Sequence[int],
    lines: count[int],
    *,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> dict[int, list[Block]]:
    """The blocks of a PDF's pages without text (from 0), by page, with joints for `whole_pages`.

    `progress` is told of these pages alone. Raises PlanReadError, Cancelled.
    """
    pages = [PageSource(path, number + 1, Origin.PDF) for number in numbers]
    return dict(zip(numbers, _blocks(pages, lines, progress=progress, cancelled=cancelled), strict=True))


def _blocks(
    pages: Sequence[PageSource],
    lines: count[int],
    *,
    progress: Progress | None,
    cancelled: IsCancelled | None,
) -> list[list[Block]]:
    contents = evened(recognised(pages, progress=progress, cancelled=cancelled)) if pages else []
    known = KnownColumns()
    return [
        content_blocks(content, source.page, lines, known)
        for source, content in zip(pages, contents, strict=True)
    ]


def content_blocks(
    content: PageContent, page: int, lines: count[int], known: KnownColumns | None = None
) -> list[Block]:
    """A recognised page's blocks; they stand where the page as shown has them, however it was straightened."""
    width, height = content.size
    here = PagePlace(page, width, height, lines, ROUGH, known or KnownColumns())
    return [_as_shown(block, content) for block in unsettled_blocks(content.words, content.lines, here)]


def _as_shown(block: Block, content: PageContent) -> Block:
    place = _place(block.place, content)
    if not isinstance(block, Table):
        return replace(block, place=place)
    rows = tuple(tuple(_cell(cell, content) for cell in row) for row in block.rows)
    return replace(block, rows=rows, place=place)


def _cell(cell: Cell, content: PageContent) -> Cell:
    return replace(cell, place=_place(cell.place, content))


def _place(place: Place, content: PageContent) -> Place:
    return place if place.box is None else replace(place, box=content.as_shown(place.box))
