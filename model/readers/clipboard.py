"""Reads what was copied from Word, WPS, Excel or a browser into paragraphs and tables."""

from __future__ import annotations

import re

from model.readers.grid import Block, Cell, Paragraph, Table
from model.readers.text import text_blocks
from model.readers.tidy import tidy
from model.readers.web_page import markup_blocks
from model.rows.draft import Place

_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL | re.IGNORECASE)
_ROW = re.compile(r"<(?:tr|td)\b", re.IGNORECASE)
_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_PREFACE = re.compile(r"\s*Version:[\d.]+\s(?:[A-Za-z]+:[^\n]*\n)*")  # Windows' CF_HTML
_LINE_END = re.compile("\r\n?")
# Excel and WPS put a cell into quotation marks when it holds a line end or tab, and double the marks in it.
_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"(?=\t|\n|\Z)')
_PLAIN = re.compile(r"[^\t\n]*+")


def clipboard_blocks(html: str | None, text: str, name: str = "") -> list[Block]:
    """The blocks of what was copied: of its HTML where that shows more than its text, else of the text.

    `name` stands for the file's in what an error says. Raises PlanReadError when it is too large.
    """
    if html and html.strip():
        blocks = markup_blocks(_fragment(html), name)
        tables = any(isinstance(block, Table) for block in blocks)
        if tables or (blocks and "\t" not in text):
            return blocks
    source = _LINE_END.sub("\n", text)
    rows = _quoted_rows(source)
    return list(text_blocks(source)) if rows is None else _row_blocks(rows)


def _fragment(html: str) -> str:
    """The copied part of the page; its table's tag when that stands before it, as Excel writes it."""
    page = _PREFACE.sub("", html, count=1)
    found = _FRAGMENT.search(page)
    part = found[1] if found else page
    first_row, first_table = _ROW.search(part), _TABLE.search(part)
    if first_row and (first_table is None or first_row.start() < first_table.start()):
        return f"<table>{part}</table>"
    return part


def _quoted_rows(text: str) -> list[list[str]] | None:
    """The rows of a text whose cells hold line ends inside quotation marks; None when no cell does."""
    rows: list[list[str]] = [[]]
    at, quoted = 0, False
    while at <= len(text):
        marked = _QUOTED.match(text, at) if text.startswith('"', at) else None
        if marked and ("\n" in marked[1] or "\t" in marked[1]):
            cell, at, quoted = marked[1].replace('""', '"'), marked.end(), True
        else:
            plain = _PLAIN.match(text, at)
            cell = plain[0] if plain else ""
            at += len(cell)
        rows[-1].append(cell)
        if text[at : at + 1] == "\n":
            rows.append([])
        at += 1
    return rows if quoted else None


def _row_blocks(rows: list[list[str]]) -> list[Block]:
    """Tables of the rows that follow each other, paragraphs of lines without a tab."""
    blocks: list[Block] = []
    open_rows: list[tuple[Cell, ...]] = []
    for line, texts in enumerate(rows, start=1):
        if len(texts) > 1:
            open_rows.append(tuple(Cell(tidy(text), Place(line=line)) for text in texts))
            continue
        blocks.extend(_closed(open_rows))
        blocks.extend(Paragraph(part, Place(line=line)) for part in tidy(texts[0]).split("\n") if part)
    blocks.extend(_closed(open_rows))
    return blocks


def _closed(rows: list[tuple[Cell, ...]]) -> list[Block]:
    if not rows:
        return []
    table = Table(tuple(rows), Place(line=rows[0][0].place.line, end_line=rows[-1][0].place.line))
    rows.clear()
    return [table]
