"""Lines that end at the very edge of a cell: one paragraph or several, by what stands alone elsewhere in the file.

Where a line is as long as the cell is wide, nothing but its words tells whether the next line goes on with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from model.readers.grid import Block, Cell, Table
from model.readers.page_lines import JOINT, joined

_SHORT = 24  # characters of a text that a list holds one of a line
_MOST_LINES = 6  # of one item of a list
_UNKNOWN, _BEGINS, _ENDS, _LONG, _PIECE = (
    -1.6,
    0.9,
    0.5,
    -0.6,
    -0.1,
)  # what a part is worth that nowhere stands alone
_ONCE = 0.4  # what a part is worth that stands alone once
_UNDER_HEADER = 2  # rows at the top of a page: the repeated header and the one that may be cut


def settled(pages: Sequence[list[Block]]) -> list[list[Block]]:
    """The pages with the lines of each paragraph joined, or parted where its lines stand alone elsewhere."""
    known = _Known()
    for cell in _uncut_cells(pages):
        known.learn(cell.text.split("\n"))
    more = [_parted(cell.text, known) for cell in _uncut_cells(pages) if JOINT in cell.text]
    for text in more:
        if "\n" in text:
            known.learn(text.split("\n"))
    return [[_settled(block, known) for block in page] for page in pages]


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
    """Short texts that stand alone in cells, how they begin and end, how long those in lists are."""

    texts: Counter[str] = field(default_factory=Counter)
    begins: Counter[str] = field(default_factory=Counter)
    ends: Counter[str] = field(default_factory=Counter)
    lengths: list[int] = field(default_factory=list)

    def learn(self, paragraphs: Sequence[str]) -> None:
        """Take note of a cell's paragraphs."""
        for paragraph in paragraphs:
            lines = paragraph.split(JOINT)
            self.begins[lines[0][:2]] += 1
            self.ends[plain_lines(JOINT.join(lines[-2:]))[-2:]] += 1
            if len(lines) == 1 and 1 < len(paragraph) <= _SHORT:
                self.texts[paragraph] += 1
                if len(paragraphs) > 1:
                    self.lengths.append(len(paragraph))

    def worth(self, part: str, longest: int) -> float:
        """How likely a text is one item of a list."""
        if self.texts[part]:
            return 1.0 if self.texts[part] > 1 else _ONCE
        worth = _UNKNOWN + _BEGINS * (self.begins[part[:2]] > 1) + _ENDS * (self.ends[part[-2:]] > 1)
        return worth + _LONG * (len(part) > longest)

    def longest(self) -> int:
        """How long the items of lists are, but for a few."""
        lengths = sorted(self.lengths)
        return lengths[len(lengths) * 19 // 20] if lengths else _SHORT


def _cells(table: Table) -> Iterator[Cell]:
    return (cell for row in table.rows for cell in row)


def _settled(block: Block, known: _Known) -> Block:
    if not isinstance(block, Table):
        return replace(block, text=plain_lines(block.text)) if JOINT in block.text else block
    if all(JOINT not in cell.text for cell in _cells(block)):
        return block
    rows = tuple(
        tuple(replace(cell, text=_parted(cell.text, known)) if JOINT in cell.text else cell for cell in row)
        for row in block.rows
    )
    return Table(rows, block.place)


def plain_lines(text: str) -> str:
    """A paragraph with its lines joined."""
    first, *rest = text.split(JOINT)
    for line in rest:
        first = joined(first, line) if first and line else first + line
    return first


def _parted(text: str, known: _Known) -> str:
    longest = known.longest()
    return "\n".join(_best(paragraph, known, longest) for paragraph in text.split("\n"))


def _best(paragraph: str, known: _Known, longest: int) -> str:
    """A paragraph's lines as one, or as several where that makes texts known to stand alone."""
    lines = paragraph.split(JOINT)
    whole = plain_lines(paragraph)
    if len(lines) < 2 or len(whole) > 2 * _SHORT * _MOST_LINES:
        return whole
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(lines) + 1):
        choices = []
        for start in range(max(0, end - _MOST_LINES), end):
            part = plain_lines(JOINT.join(lines[start:end]))
            choices.append((best[start][0] + known.worth(part, longest) + _PIECE, [*best[start][1], part]))
        best.append(max(choices, key=lambda choice: choice[0]))
    parts = best[-1][1]
    is_list = any(known.texts[part] for part in parts)
    return "\n".join(parts) if is_list else whole
