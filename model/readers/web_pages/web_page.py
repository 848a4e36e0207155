"""Reads a saved web page (.html, .mht) into paragraphs and tables: only its data tables are tables."""

from __future__ import annotations

import email
import re
from collections.abc import Iterable
from dataclasses import replace
from email.message import Message

from lxml import etree

from model.errors import PlanReadError
from model.readers.files.kinds import PAGE_MESSAGE
from model.readers.grid import Block, Paragraph, Table
from model.readers.merged_cells import MOST_CELLS, check_area, too_many, with_tables_joined
from model.readers.pace import IsCancelled, Progress, Watch
from model.readers.texts.text import decoded
from model.readers.web_pages.web_tables import Line, Part, WebTable, cells_of, placed_row
from model.readers.web_pages.web_walk import PageWalk
from model.rows.draft import Place

MOST_PAGE = 32 * 2**20  # bytes of a file; pages saved with their pictures are large
MOST_TEXT = 8 * 2**20  # bytes of a page without them
_MOST_TAGS = 500_000  # read in some eight seconds; pages of a thousand rows have 20 000
_PICTURE = re.compile(rb"data:[\w/+.;=-]{0,80}base64,[A-Za-z0-9+/=%\s]{200,}")
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]{2,40})""", re.IGNORECASE)
_TRADITIONAL = frozenset({"big5", "big5-hkscs"})  # what reads as GB 18030 too, as other words
_CELL = re.compile(r"<t[dh](?=[\s>/])", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page says how it is encoded


def page_blocks(
    data: bytes,
    name: str,
    *,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> list[Block]:
    """The blocks of a saved page; raises PlanReadError when it cannot be read, Cancelled when told to stop."""
    watch = Watch(progress, cancelled)
    pages = _pages_of(data, name) if PAGE_MESSAGE.match(data[:_HEAD].lstrip()) else [data]
    markup = ""
    parts: list[Part] = []
    for page in pages:
        watch()
        markup = _page_text(page, name)
        parts.extend(_parts(markup, name, watch))
    blocks = _blocks(parts, name)
    return _with_end_in_doubt(blocks) if _is_cut(markup) else blocks


def _is_cut(markup: str) -> bool:
    """True for a page that was not loaded to its end: a table, a tag or a text is still open where it stops."""
    low = markup.lower()
    if low.count("<table") > low.count("</table"):
        return True
    return "<html" in low and "</html" not in low and not low.rstrip().endswith(">")


def _with_end_in_doubt(blocks: list[Block]) -> list[Block]:
    """The blocks, the words of the last row or paragraph unsure: what stood below it is not in the file."""
    if not blocks:
        return blocks
    last = blocks[-1]
    if isinstance(last, Paragraph):
        return [*blocks[:-1], replace(last, unsure=(last.text,))]
    filled = (at for at, row in enumerate(last.rows) if sum(bool(cell.text) for cell in row) > 1)
    first = max(filled, default=0)  # below it stand at most a number and half a word
    end = [
        tuple(replace(cell, unsure=(cell.text,)) if cell.text else cell for cell in row)
        for row in last.rows[first:]
    ]
    return [*blocks[:-1], Table((*last.rows[:first], *end), last.place)]


def markup_blocks(markup: str, name: str) -> list[Block]:
    """The blocks of a page that is text already, as the clipboard gives it."""
    return _blocks(_parts(markup, name, Watch()), name)


def _pages_of(data: bytes, name: str) -> list[bytes]:
    """The pages in a MIME message: several for a saved workbook."""
    try:
        message = email.message_from_bytes(data)
        pages = [page for page in map(_payload, message.walk()) if page.strip()]
    except (RecursionError, LookupError, ValueError, TypeError) as error:
        raise PlanReadError("plan-damaged", name=name) from error
    if not pages:
        raise PlanReadError("plan-damaged", name=name)
    return pages


def _payload(part: Message) -> bytes:
    content = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
    return content if isinstance(content, bytes) else b""


def _page_text(data: bytes, name: str) -> str:
    """A page's text by its byte order mark or by trial: what a page says of its encoding is often wrong."""
    page = _PICTURE.sub(b"", data)
    if len(page) > MOST_TEXT:
        raise PlanReadError("plan-too-large", name=name, size=len(page) // 2**20, most=MOST_TEXT // 2**20)
    said = _CHARSET.search(page[:_HEAD])
    encoding = said[1].decode("ascii").lower() if said else ""
    if encoding in _TRADITIONAL:
        try:
            return page.decode(encoding)
        except UnicodeDecodeError:
            pass
    return decoded(page)


def _parts(markup: str, name: str, watch: Watch) -> list[Part]:
    if markup.count("<") > _MOST_TAGS or len(_CELL.findall(markup)) > MOST_CELLS:
        raise too_many(name)
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,  # else all below 256 elements is lost, which pages with unclosed <font> reach
    )
    source = markup.replace("\0", "").encode("utf-8", errors="replace")
    try:
        root = etree.fromstring(source, parser)
    except etree.XMLSyntaxError as error:  # nothing but blanks or comments
        raise PlanReadError("plan-damaged", name=name) from error
    if root is None:
        return []
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise PlanReadError("plan-damaged", name=name)  # the rest would be missing without a word
    return PageWalk(watch).parts(root)


def _blocks(parts: Iterable[Part], name: str) -> list[Block]:
    """The parts with running numbers for rows and paragraphs."""
    blocks: list[Block] = []
    number = area = 0
    for part in parts:
        if isinstance(part, Line):
            number += 1
            blocks.append(Paragraph(part.text, Place(line=number), part.level))
        else:
            table = _table(part, number)
            number += len(table.rows)
            area = check_area(area, table.rows, name)
            blocks.append(table)
    return with_tables_joined(blocks)


def _table(table: WebTable, before: int) -> Table:
    rows = tuple(
        placed_row(cells, Place(line=line)) for line, cells in enumerate(cells_of(table), start=before + 1)
    )
    return Table(rows, Place(line=before + 1, end_line=before + len(rows)))
