"""Reads what was copied from Word, WPS, Excel or a browser into paragraphs and tables."""

from __future__ import annotations

import re

from model.readers.grid import Block, Cell, Paragraph, Table
from model.readers.texts.separated import Row, are_quoted, rows_of, with_line_feeds
from model.readers.texts.text import text_blocks
from model.readers.texts.tidy import tidy
from model.readers.web_pages.web_page import markup_blocks
from model.rows.draft import Place

_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL | re.IGNORECASE)
_ROW = re.compile(r"<(?:tr|td)\b", re.IGNORECASE)
_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_PREFACE = re.compile(r"\s*Version:[\d.]+\s(?:[A-Za-z]+:[^\n]*\n)*")  # Windows' CF_HTML


def clipboard_blocks(html: str | None, text: str, name: str = "") -> list[Block]:
    """The blocks of what was copied: of its HTML where that shows more than its text, else of the text.

    `name` stands for the file's in what an error says. Raises PlanReadError when it is too large.
    """
    from model.readers.pages.laid_out import laid_out_blocks  # what pages need is not needed to start

    if html and html.strip():
        blocks = markup_blocks(_fragment(html), name)
        tables = any(isinstance(block, Table) for block in blocks)
        if tables or (blocks and "\t" not in text):
            return blocks
    source = with_line_feeds(text)
    rows = _quoted_rows(source)
    if rows is not None:
        return _row_blocks(rows)
    return laid_out_blocks(source, text_blocks) or list(text_blocks(source))


def _fragment(html: str) -> str:
    """The copied part of the page; its table's tag when that stands before it, as Excel writes it."""
    page = _PREFACE.sub("", html, count=1)
    found = _FRAGMENT.search(page)
    part = found[1] if found else page
    first_row, first_table = _ROW.search(part), _TABLE.search(part)
    if first_row and (first_table is None or first_row.start() < first_table.start()):
        return f"<table>{part}</table>"
    return part


def _quoted_rows(text: str) -> list[Row] | None:
    """The rows of a text whose cells hold line ends inside quotation marks; None when no cell does."""
    rows = list(rows_of(text, "\t"))
    return rows if are_quoted(rows) else None


def _row_blocks(rows: list[Row]) -> list[Block]:
    """Tables of the rows that follow each other, paragraphs of lines without a tab."""
    blocks: list[Block] = []
    open_rows: list[tuple[Cell, ...]] = []
    for row in rows:
        place = Place(line=row.line)
        if len(row.cells) > 1:
            open_rows.append(tuple(Cell(tidy(text), place) for text in row.cells))
            continue
        blocks.extend(_closed(open_rows))
        blocks.extend(Paragraph(part, place) for part in tidy(row.cells[0]).split("\n") if part)
    blocks.extend(_closed(open_rows))
    return blocks


def _closed(rows: list[tuple[Cell, ...]]) -> list[Block]:
    if not rows:
        return []
    table = Table(tuple(rows), Place(line=rows[0][0].place.line, end_line=rows[-1][0].place.line))
    rows.clear()
    return [table]
