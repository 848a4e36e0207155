"""Text and Markdown as scanners write it: tab-separated rows, pipe tables, HTML tables, lines of text."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import compress

from model.errors import PlanReadError
from model.readers.grid import Block, Cell, Paragraph, Table
from model.readers.texts.text_marks import plain, plain_cells
from model.readers.texts.wrapped_lines import continued, with_line
from model.rows.draft import Place

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+")
_BULLET = re.compile(r"^\s{0,3}(?:[-*+]|>)\s+")
_RULE = re.compile(r"^\s*\|(?:\s*(?::-+:?|-+:|-{2,})\s*\|)+\s*$")
_SECTION = re.compile(r"^\s*(?:<b>)?\s*[（(]?[一二三四五六七八九十]+[）)]?[、.．]")
_COMMON = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\x20-\x7e\s“”‘’—…·ⅠⅡⅢⅣⅤ①-⑳℃]")
_TABLE = re.compile(r"<table", re.IGNORECASE)
_TABLE_END = re.compile(r"</table[^>]*>", re.IGNORECASE)
_PLAUSIBLE = 0.9  # share of common characters in a text that was decoded rightly
_BROKEN = 0.005  # share of broken characters that is still read


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 or GB 18030; raises PlanReadError when it is none of them."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if b"\0" in data[:4096]:
        return _without_mark(data)
    try:
        return codecs.getincrementaldecoder("utf-8")().decode(data)  # its last character may be cut
    except UnicodeDecodeError:
        pass
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, errors="replace")
        if text.count("\ufffd") <= len(text) * _BROKEN and _plausible(text):
            return text
    raise PlanReadError("plan-encoding-unknown")


def _without_mark(data: bytes) -> str:
    """UTF-16 that lost its byte order mark; anything else with zero bytes is no text."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = data.decode(encoding, errors="replace")
        if _plausible(text):
            return text
    raise PlanReadError("plan-not-text")


def _plausible(text: str) -> bool:
    sample = text[:20_000]
    return len(_COMMON.findall(sample)) >= len(sample) * _PLAUSIBLE


def text_blocks(text: str, alive: Callable[[], None] = lambda: None) -> Iterator[Block]:
    """The blocks of a text, each with its line (counted from 1); `alive` is called again and again and may raise."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    number = 0
    rows = _Rows(lines)
    rest = continued(lines)
    while number < len(lines):
        alive()
        line = lines[number]
        if not line.strip():
            number += 1
        elif _has_table(line):
            yield from _paragraph(_TABLE.split(line, maxsplit=1)[0], number)
            block, number = _html_table(lines, number)
            if block:
                yield block
            behind = _TABLE_END.split(lines[number - 1], maxsplit=1)[-1] if number else ""
            if _TABLE_END.search(lines[number - 1]) and plain(behind):  # text or another table on that line
                number -= 1
                lines[number] = behind
        elif _is_row(line):
            table, number = rows.table(number)
            yield table
        else:
            first = number
            while number + 1 in rest:
                number += 1
                line = with_line(line, lines[number])
            yield from _paragraph(line, first)
            number += 1


def _has_table(line: str) -> bool:
    return "<" in line and "<table" in line.lower()


def _paragraph(line: str, number: int) -> Iterator[Paragraph]:
    heading = _HEADING.match(line)
    text = plain(_BULLET.sub("", _HEADING.sub("", line))).replace("\n", " ")
    if text:
        yield Paragraph(text, Place(line=number + 1), len(heading[1]) if heading else 0)


def _is_row(line: str) -> bool:
    return "\t" in line.strip(" \r\n") or _is_piped(line)


def _is_piped(line: str) -> bool:
    bare = line.strip()
    return len(bare) > 1 and bare[0] == "|" and bare[-1] == "|" and bare.count("|") > 2


def _cells(line: str) -> list[str]:
    if _is_piped(line):
        return re.split(r"(?<!\\)\|", line.strip()[1:-1])
    return line.rstrip("\r\n").split("\t")


class _Rows:
    """The lines that follow each other without an empty one, parted into cells once, however many tables they are."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._cells: list[list[str]] = []
        self._are_rows: list[bool] = []
        self._start = self._stop = self._taken = 0
        self._widths: Counter[int] = Counter()  # of the rows among them not yet taken

    def table(self, first: int) -> tuple[Table, int]:
        """The table that begins at a line, and the line after it."""
        self._go_to(first)
        lines, cells = self._lines, self._cells
        offset = first - self._start
        usual = max(self._widths, key=lambda count: (self._widths[count], count))
        rows, numbers, end = _mended(lines, first, (cells, offset), usual)
        if len(cells[offset]) != usual:
            by_first = _mended(lines, first, (cells, offset), len(cells[offset]))
            if by_first[2] >= end and _share_of_whole(by_first[0]) > _share_of_whole(rows):
                rows, numbers, end = by_first
        made = []
        for number, texts in zip(numbers, rows, strict=True):
            place = Place(line=number + 1)
            made.append(tuple([Cell(text, place) for text in plain_cells(texts)]))
        return Table(tuple(made), Place(line=first + 1, end_line=end)), end

    def _go_to(self, first: int) -> None:
        """Forget the rows over a line; from an empty line on begin anew."""
        if first >= self._stop:
            stop = first
            while stop < len(self._lines) and self._lines[stop].strip() and not _has_table(self._lines[stop]):
                stop += 1
            self._start, self._stop, self._taken = first, stop, first
            self._cells = [_cells(line) for line in self._lines[first:stop]]
            self._are_rows = list(map(_is_row, self._lines[first:stop]))
            self._widths = Counter(map(len, compress(self._cells, self._are_rows)))
        for number in range(self._taken, first):
            if self._are_rows[number - self._start]:
                width = len(self._cells[number - self._start])
                self._widths[width] -= 1
                if not self._widths[width]:
                    del self._widths[width]
        self._taken = first


def _share_of_whole(rows: list[list[str]]) -> float:
    """How many rows have as many cells as the first."""
    return sum(len(row) == len(rows[0]) for row in rows) / len(rows) if len(rows) > 1 else 0.0


def _mended(
    lines: list[str], first: int, parted: tuple[list[list[str]], int], width: int
) -> tuple[list[list[str]], list[int], int]:
    """The rows with as many cells as `width` where a line end cut them, their line numbers, the line after them."""
    rows: list[list[str]] = []
    numbers: list[int] = []
    end = first
    cells, offset = parted
    for index in range(offset, len(cells)):
        number, texts = first + index - offset, cells[index]
        if "|" in lines[number] and _RULE.match(lines[number]):
            pass
        elif rows and _mends(rows[-1], texts, width):  # a line end inside a cell has cut the row in two
            rows[-1] = [*rows[-1][:-1], f"{rows[-1][-1]}\n{texts[0]}", *texts[1:]]
        elif _is_row(lines[number]) or _is_heading_in(lines, number):
            rows.append(texts)
            numbers.append(number)
        else:
            break
        end = number + 1
    return rows, numbers, end


def _is_heading_in(lines: list[str], number: int) -> bool:
    """True for a heading without a tab between rows: it stands alone in its row."""
    below = lines[number + 1] if number + 1 < len(lines) else ""
    return bool(_SECTION.match(lines[number])) and "。" not in lines[number] and _is_row(below)


def _mends(last: list[str], texts: list[str], width: int) -> bool:
    if max(len(last), len(texts)) >= width:
        return False
    return len(last) + len(texts) - 1 == width or (len(texts) == 1 and not _SECTION.match(texts[0]))


def _html_table(lines: list[str], first: int) -> tuple[Table | None, int]:
    """An HTML table inside the text; without its end tag it reaches to the next empty line."""
    from model.readers.texts.html_tables import html_rows  # few texts have such a table

    end = first
    while end < len(lines) and not _TABLE_END.search(lines[end]) and (end == first or lines[end].strip()):
        end += 1
    end = min(end + 1, len(lines))
    rows = html_rows(_TABLE_END.split("\n".join(lines[first:end]), maxsplit=1)[0], first + 1)
    return (Table(rows, Place(line=first + 1, end_line=end)) if rows else None), end
