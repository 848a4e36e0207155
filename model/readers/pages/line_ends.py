"""Lines that end at the very edge of a cell: one paragraph or several, by what stands alone elsewhere in the file.

Where a line is as long as the cell is wide, nothing but its words tells whether the next line goes on with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from model.readers.grid import Block, Cell, Table
from model.readers.pages.page_lines import JOINT, joined

_BETWEEN = re.compile(r"(?<=[\u3400-\u9fff）)]) +(?=[\u3400-\u9fff])")
_RUNNING = re.compile(r"[，。；！？]")
_SHORT = 24  # characters of a text that a list holds one of a line
_MOST_LINES = 6  # of one item of a list
_UNKNOWN = -1.0  # what a part is worth that nowhere stands alone
_BEGINS = 0.4  # when it begins as others do
_ENDS = 0.9  # when it ends as others do
_ACROSS = -1.0  # for each line inside it that ends so
_PIECE = -0.1  # for every part
_CLOSE = 0.45  # what two readings are worth alike
_SELDOM = 3  # times as often at the end as inside
_ROUNDS = 5  # what was parted in one round is known in the next
_ONCE = 0.4  # what a part is worth that stands alone once
_WATCHED = 256  # texts between two signs of life
_UNDER_HEADER = 2  # rows at the top of a page: the repeated header and the one that may be cut

_Part = TypeVar("_Part")


def settled(pages: Sequence[list[Block]], alive: Callable[[], None]) -> list[list[Block]]:
    """The pages with the lines of each paragraph joined, or parted where its lines stand alone elsewhere.

    `alive` is called every few hundred texts.
    """
    known = _Known()
    texts = [cell.text for cell in _uncut_cells(pages)]
    for text in _watched(texts, alive):  # as they stand: nothing is known yet that could part them
        known.learn(text.split("\n"))
    for _ in range(_ROUNDS):
        fresh = _Known()
        for text in _watched(texts, alive):
            fresh.learn((_parted(text, known) if JOINT in text else text).split("\n"))
        if fresh.texts == known.texts:
            break
        known = fresh
    return [[_settled(block, known) for block in page] for page in _watched(pages, alive)]


def _watched(parts: Sequence[_Part], alive: Callable[[], None]) -> Iterator[_Part]:
    for number, part in enumerate(parts):
        if number % _WATCHED == 0:
            alive()
        yield part


def _uncut_cells(pages: Sequence[list[Block]]) -> Iterator[Cell]:
    """The cells of all tables, without the rows that a page may have cut."""
    for number, page in enumerate(pages):
        tables = [block for block in page if isinstance(block, Table)]
        for table in tables:
            first = _UNDER_HEADER if number and table is tables[0] else 0
            last = len(table.rows) - (number < len(pages) - 1 and table is tables[-1])
            for index, row in enumerate(table.rows):
                for cell in row:
                    if first <= index and index + cell.row_span <= last:
                        yield cell


@dataclass(slots=True)
class _Known:
    """Short texts that stand alone in cells, how texts begin and end there, and what stands inside them."""

    texts: Counter[str] = field(default_factory=Counter)
    follow: dict[str, set[str]] = field(default_factory=dict)  # what comes after a first line, by that line
    begins: Counter[str] = field(default_factory=Counter)
    ends: Counter[str] = field(default_factory=Counter)
    inside: Counter[str] = field(default_factory=Counter)

    def learn(self, paragraphs: Sequence[str]) -> None:
        """Take note of a cell's paragraphs."""
        for paragraph in _items(paragraphs):
            lines = paragraph.split(JOINT)
            self.begins[lines[0][:2]] += 1
            end = plain_lines(JOINT.join(lines[-2:]))
            self.ends[end[-2:]] += 1
            if len(lines) == 1:
                self.inside.update(end[index : index + 2] for index in range(1, len(end) - 2))
            if len(lines) == 1 and 1 < len(paragraph) <= _SHORT:
                self.texts[paragraph] += 1
            elif len(lines) == 2:
                self.follow.setdefault(lines[0], set()).add(lines[1])

    def worth(self, lines: Sequence[str]) -> float:
        """How likely lines together are one item of a list."""
        part = plain_lines(JOINT.join(lines))
        often = self.texts[part] + len(self.follow.get(part, ())) // 2  # two texts after one line: it stands alone
        if often:
            return 1.0 if often > 1 else _ONCE
        worth = _UNKNOWN + _BEGINS * (self.begins[part[:2]] > 1) + _ENDS * self.ends_with(part)
        return worth + _ACROSS * sum(self.ends_with(line) for line in lines[:-1])

    def ends_with(self, part: str) -> bool:
        """True for a text that ends as others end, in letters that seldom stand in their middle."""
        return self.ends[part[-2:]] > max(1, _SELDOM * self.inside[part[-2:]])


def _cells(table: Table) -> Iterator[Cell]:
    return (cell for row in table.rows for cell in row)


def _settled(block: Block, known: _Known) -> Block:
    if not isinstance(block, Table):
        return replace(block, text=plain_lines(block.text)) if JOINT in block.text else block
    if all(JOINT not in cell.text for cell in _cells(block)):
        return block
    rows = tuple(
        tuple(_settled_cell(cell, known) if JOINT in cell.text else cell for cell in row) for row in block.rows
    )
    return Table(rows, block.place)


def _settled_cell(cell: Cell, known: _Known) -> Cell:
    """A cell with its lines joined or parted; in a list that only blanks part, what may be one name or two is unsure."""
    items = [item for part in cell.text.split("\n") if _BETWEEN.search(part) for item in _items([part])]
    open_ones = [plain_lines(item) for item in items if _is_open(item, known)]
    return replace(
        cell, text=plain_lines(_parted(cell.text, known)), unsure=(*cell.unsure, *open_ones)
    )


def plain_lines(text: str) -> str:
    """A text with the lines of each paragraph joined."""
    if JOINT not in text:
        return text
    first, *rest = text.split(JOINT)
    for line in rest:
        first = joined(first, line) if first and line else first + line
    return first


def _parted(text: str, known: _Known) -> str:
    """A cell's text with more of its paragraphs parted; what is left in doubt keeps its joints."""
    return "\n".join(
        " ".join(_best(item, known) for item in _items([paragraph])) for paragraph in text.split("\n")
    )


def _items(paragraphs: Iterable[str]) -> Iterator[str]:
    """The paragraphs of a cell; one that is a list with blanks between its items, item by item."""
    for paragraph in paragraphs:
        yield from [paragraph] if _RUNNING.search(paragraph) else _BETWEEN.split(paragraph)


def _is_open(item: str, known: _Known) -> bool:
    """True for two lines of a list's item that may as well be two items: nothing known of them tells."""
    lines = item.split(JOINT)
    if len(lines) != 2 or len(item) > _SHORT or _RUNNING.search(item):
        return False
    together, apart = known.worth(lines), known.worth(lines[:1]) + known.worth(lines[1:]) + _PIECE
    return abs(together - apart) < _CLOSE and min(map(len, lines)) > 1


def _best(paragraph: str, known: _Known) -> str:
    """A paragraph's lines as one, or as several where that makes texts known to stand alone."""
    lines = paragraph.split(JOINT)
    if len(lines) < 2 or len(paragraph) > _SHORT * _MOST_LINES or _RUNNING.search(paragraph):
        return paragraph
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(lines) + 1):
        choices = []
        for start in range(max(0, end - _MOST_LINES), end):
            part = lines[start:end]
            worth = best[start][0] + known.worth(part) + _PIECE
            choices.append((worth, [*best[start][1], JOINT.join(part)]))
        best.append(max(choices, key=lambda choice: choice[0]))
    return "\n".join(best[-1][1])
