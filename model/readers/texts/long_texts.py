"""Texts longer than any plan has: cut where sentences end, so that reading them costs no more than reading many.

Files of more lines than any plan has are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from model.errors import PlanReadError
from model.readers.grid import Block, Cell, Paragraph, Table
from model.rows.draft import Place

MOST_SIGNS = 4_000  # of one paragraph or cell; the longest cells seen have 1 500
MOST_LINES = 100_000  # rows and paragraphs of a file; the largest gazettes have some thousand
_ENDS = "。；;！!？?\n"
_LINE = re.compile(r"\S[^\n]*")
_NEAR = 0.5  # share of a piece that is given up for an end of a sentence
_TOLD = 20  # signs of a cut text that are shown as unsure


def check_lines(text: str, name: str) -> None:
    """Nothing for a text of not too many lines; raises PlanReadError before it is taken apart."""
    if text.count("\n") > MOST_LINES and sum(1 for _ in _LINE.finditer(text)) > MOST_LINES:
        raise PlanReadError("plan-too-many-rows", name=name, most=MOST_LINES)


def bounded(blocks: Iterable[Block], name: str) -> Iterator[Block]:
    """The blocks with long paragraphs as several; what a long cell has too much stands behind its table.

    The words a cell was cut at are unsure: its row is not as the plan has it. Raises PlanReadError when the
    file called `name` has far more lines than a plan.
    """
    lines = 0
    for block in blocks:
        lines += len(block.rows) if isinstance(block, Table) else 1
        if lines > MOST_LINES:
            raise PlanReadError("plan-too-many-rows", name=name, most=MOST_LINES)
        if isinstance(block, Paragraph):
            yield from _paragraphs(block)
        else:
            yield from _table(block)


def _paragraphs(block: Paragraph) -> Iterator[Paragraph]:
    if len(block.text) <= MOST_SIGNS:
        yield block
    else:
        yield from (replace(block, text=piece) for piece in _pieces(block.text))


def _table(table: Table) -> Iterator[Block]:
    if max((len(cell.text) for row in table.rows for cell in row), default=0) <= MOST_SIGNS:
        yield table
        return
    behind: list[tuple[str, Place]] = []
    rows = tuple(tuple(_cell(cell, behind) for cell in row) for row in table.rows)
    yield replace(table, rows=rows)
    yield from (Paragraph(text, place) for text, place in behind)


def _cell(cell: Cell, behind: list[tuple[str, Place]]) -> Cell:
    """The cell with as much of its text as is read; the rest goes behind the table."""
    if len(cell.text) <= MOST_SIGNS:
        return cell
    first, *rest = _pieces(cell.text)
    behind.extend((text, cell.place) for text in rest)
    return replace(cell, text=first, unsure=(*cell.unsure, first[-_TOLD:]))


def _pieces(text: str) -> Sequence[str]:
    """A text in pieces that end with a sentence where one ends near."""
    made = []
    start = 0
    while start < len(text):
        stop = start + MOST_SIGNS
        if stop < len(text):
            end = max(text.rfind(sign, start + int(MOST_SIGNS * _NEAR), stop) for sign in _ENDS)
            stop = end + 1 if end >= 0 else stop
        if piece := text[start:stop].strip():
            made.append(piece)
        start = stop
    return made
