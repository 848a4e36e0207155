"""Workbooks (.xlsx, .xlsm): what each sheet shows, as titles and tables in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from model.errors import Cancelled
from model.readers.grid import Block, Cell, Paragraph, Table, spread
from model.readers.pace import IsCancelled, Progress
from model.readers.tables.header import column_of, is_header
from model.readers.tables.sheet_rows import WIDEST
from model.readers.tables.sheets import annex_number
from model.readers.words.columns import Column
from model.readers.words.wording import compact, heading_of, number_of, subheading_of
from model.readers.workbooks.workbook_file import worksheets
from model.readers.workbooks.worksheet_choice import plan_pages
from model.readers.workbooks.worksheet_lines import Line, Page, page_of
from model.rows.draft import Place

_ANNEX_NAME = re.compile(
    r"附\s*[件表录]?\s*(\d{1,2}|[一二三四五六七八九十]{1,3})(?!\d)[\s:：、.．\-—_]*(.*)", re.DOTALL
)
_ANNEX_AND_TITLE = re.compile(
    r"(附\s*[件表录]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3}))\s*[:：\s]\s*([^\s。，；][^。，；]{3,60})"
)
_NO_NAME = re.compile(r"(?:sheet|table|工作表|表格?|附[件表录]|第)?\s*[\d()（）]*(?:页|张)?", re.IGNORECASE)
_FACT = re.compile(r"[^：:]{2,12}[：:]")
_NOTE = re.compile(
    r"(?:备?注|说明|附注|填表|填报|审核|制表|联系|报送)[^，。；]{0,8}[:：]|备?注[\d一二三]?[:：.、]"
)
_TITLE = re.compile(r"(?:计划|方案|清单|表|台账|要点|分工)(?:[（(].{1,12}[）)])?$")
_LONGEST_TITLE = 60  # signs



def workbook_blocks(
    path: Path, *, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> list[Block]:
    """The blocks of a workbook's visible sheets, each with its sheet and row.

    Values are given as the cells show them. Rows hidden by a filter are read, hidden helper columns and sheets
    are not. A sheet called 附件2 begins with that name as a line of its own unless it stands on the sheet; any other
    telling name stands in for a missing title. Where several sheets, or several titled tables below one another,
    number their tasks from 1 and nothing says 附件, each gets such a line, in order.
    """
    pages = []
    for sheet in worksheets(path, progress=progress, cancelled=cancelled):
        if cancelled is not None and cancelled():
            raise Cancelled
        pages.append(page_of(sheet, path.name))
    return _with_annexes([block for page in plan_pages(pages) for block in _page_blocks(page)])


def _page_blocks(page: Page) -> Iterator[Block]:
    outside = _outside(page)
    yield from _name(page, outside)
    wide = _far_wider(page)
    for (is_outside, is_wide), group in groupby(
        enumerate(page.lines), key=lambda pair: (pair[0] in outside, pair[0] in wide)
    ):
        lines = [line for _, line in group]
        if is_outside:
            for line in lines:
                yield from _paragraphs(line, page.place(line))
        elif is_wide:
            yield from (_narrowed(line, page.place(line)) for line in lines)
        else:
            yield page.table(lines)


def _far_wider(page: Page) -> set[int]:
    """Rows far wider than any header: somebody has put other things there. Each becomes a table of its own."""
    widest = max(WIDEST, *(len(page.lines[index].texts) for index in page.heads)) if page.heads else 0
    return {index for index, line in enumerate(page.lines) if widest and len(line.texts) > widest}


def _narrowed(line: Line, place: Place) -> Table:
    """One row of as many cells as show that it is too wide, the last with all that is left."""
    texts = list(line.texts.values())
    cells = [*texts[:WIDEST], " ".join(texts[WIDEST:])]
    return Table((tuple(Cell(text, place) for text in cells),), place)


def _name(page: Page, outside: set[int]) -> Iterator[Paragraph]:
    """The sheet's name, as far as the sheet itself does not say the same."""
    first = page.heads[0] if page.heads else len(page.lines)
    over = [page.lines[index] for index in sorted(outside) if index < first]
    titled = any(line.is_alone and not _is_fact(line) and not _annex_of(line.text) for line in over)
    place = Place(sheet=page.title)
    named = _ANNEX_NAME.fullmatch(page.title.strip())
    if named and not any(_annex_of(text) for line in over for text in line.texts.values()):
        yield Paragraph(f"附件{named[1]}", place)
    rest = named[2] if named else page.title
    if not titled and not _NO_NAME.fullmatch(rest.strip()):
        yield Paragraph(rest.strip(), place)


def _annex_and_rest(text: str) -> tuple[str, str] | None:
    """The annex line a text begins with, and the title that follows it on the next line or behind a colon."""
    head, _, rest = text.partition("\n")
    if annex_number(head) is not None:
        return head.strip(), rest
    found = _ANNEX_AND_TITLE.fullmatch(head.strip())
    return (found[1], f"{found[2]} {rest}") if found else None


def _annex_of(text: str) -> bool:
    return _annex_and_rest(text) is not None


def _paragraphs(line: Line, place: Place) -> Iterator[Paragraph]:
    """A line outside tables; "附件1" stands apart from what follows it in its cell or row."""
    texts = list(line.texts.values())
    annex = _annex_and_rest(texts[0])
    if annex:
        yield Paragraph(annex[0], place)
        texts = [annex[1], *texts[1:]]
    text = "  ".join(" ".join(text.split()) for text in texts if text.strip())
    if text:
        yield Paragraph(text, place)


def _outside(page: Page) -> set[int]:
    """Which lines of a sheet stand outside its tables: titles, facts over a header, annex lines, notes at the end."""
    lines = page.lines
    found = {
        index
        for index, line in enumerate(lines)
        if line.is_alone and _annex_of(next(iter(line.texts.values())))
    }
    if page.heads:
        found |= {index for index in range(page.heads[0]) if _is_over(lines[index])}
        for above, head in zip(page.heads, page.heads[1:], strict=False):
            found |= _titles_between(lines, above, head)
    else:
        found |= set(_run(lines, range(len(lines))))
    found |= {index for index in _run(lines, reversed(range(len(lines)))) if _NOTE.match(lines[index].text)}
    return found


def _run(lines: Sequence[Line], indexes: Iterator[int] | range) -> Iterator[int]:
    """The indexes up to the first line that holds more than one text."""
    for index in indexes:
        if not lines[index].is_alone:
            return
        yield index


def _titles_between(lines: Sequence[Line], above: int, head: int) -> set[int]:
    """The lines that introduce another table: what stands from its annex line or title down to its header."""
    start = head
    while start > above + 1 and _is_over(lines[start - 1]):
        start -= 1
    titles = (index for index in range(start, head) if _is_title(lines[index]))
    first = next(titles, head)
    return {
        index
        for index in range(start, head)
        if _is_fact(lines[index]) or (index >= first and not _is_section(lines[index]))
    }


def _is_over(line: Line) -> bool:
    return line.is_alone or _is_fact(line)


def _is_title(line: Line) -> bool:
    text = compact(line.text)
    return (
        line.is_alone
        and not _is_section(line)
        and (
            _annex_of(next(iter(line.texts.values())))
            or (len(text) <= _LONGEST_TITLE and bool(_TITLE.search(text)))
        )
    )


def _is_section(line: Line) -> bool:
    return heading_of(line.text) is not None or subheading_of(line.text) is not None


def _is_fact(line: Line) -> bool:
    """True for a line such as 填报单位：…　填报日期：…, or an annex line with its title beside it."""
    texts = list(line.texts.values())
    if line.reached or len(texts) > 6 or sum(map(len, texts)) > 120:
        return False
    return bool(_FACT.match(texts[0])) or (len(texts) == 2 and _annex_of(texts[0]))


def _with_annexes(blocks: list[Block]) -> list[Block]:
    """The blocks with an annex line over every table that starts anew, where no line in the file says 附件."""
    if any(isinstance(block, Paragraph) and _annex_of(block.text) for block in blocks):
        return blocks
    starts = [index for index in range(len(blocks)) if _starts_annex(blocks, index)]
    if len(starts) < 2:
        return blocks
    firsts = {_first_over(blocks, start): number for number, start in enumerate(starts, 1)}
    made: list[Block] = []
    for index, block in enumerate(blocks):
        if index in firsts:
            made.append(Paragraph(f"附件{firsts[index]}", Place(sheet=block.place.sheet)))
        made.append(block)
    return made


def _first_over(blocks: Sequence[Block], table: int) -> int:
    """The first of the lines over a table on its sheet."""
    first = table
    while (
        first
        and isinstance(blocks[first - 1], Paragraph)
        and blocks[first - 1].place.sheet == blocks[table].place.sheet
    ):
        first -= 1
    return first


def _starts_annex(blocks: Sequence[Block], index: int) -> bool:
    """True for a table with a header of its own, over it a title or the sheet's edge, numbered from 1 or not at all."""
    table = blocks[index]
    if not isinstance(table, Table):
        return False
    rows = spread(table)
    head = next((number for number, texts in enumerate(rows) if is_header(texts)), None)
    if head is None:
        return False
    first = _first_over(blocks, index)
    at_edge = first == 0 or blocks[first - 1].place.sheet != table.place.sheet
    titled = any(
        isinstance(one, Paragraph) and _TITLE.search(compact(one.text)) for one in blocks[first:index]
    )
    numbers = [column for column, text in enumerate(rows[head]) if column_of(text) is Column.NUMBER]
    printed = (number_of(row[column]) for row in rows[head + 1 :] for column in numbers[:1])
    return (at_edge or titled) and next((number for number in printed if number is not None), 1) == 1
