"""Merged cells while a table is put together, and how much of a file they may cover."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from model.errors import PlanReadError
from model.readers.grid import Block, Cell, Paragraph, Table

MOST_CELLS = 200_000  # places covered in a file; plans have some thousands, the largest gazettes 100 000


@dataclass(slots=True)
class CellDraft:
    """A cell that may still grow downwards or to the right."""

    text: str
    col_span: int = 1
    row_span: int = 1


def check_area(before: int, rows: Iterable[Sequence[Cell]], name: str) -> int:
    """How many places a file's cells cover with those of one more table.

    Raises PlanReadError when they are too many to be written out.
    """
    area = before + sum(cell.row_span * cell.col_span for row in rows for cell in row)
    if area > MOST_CELLS:
        raise too_many(name)
    return area


def too_many(name: str) -> PlanReadError:
    """The refusal of a file with more cells or tags than any plan has."""
    return PlanReadError("plan-too-many-cells", name=name, most=f"{MOST_CELLS:,}")


def with_tables_joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with tables of one width that touch each other made one, as they look on paper."""
    made: list[Block] = []
    for width, touching in groupby(blocks, _width):
        run = list(touching)
        tables = [block for block in run if isinstance(block, Table)] if width else []
        if len(tables) > 1:
            rows = tuple(row for table in tables for row in table.rows)
            made.append(Table(rows, replace(tables[0].place, end_line=tables[-1].place.end_line)))
        else:
            made.extend(run)
    return made


def _width(block: Block) -> int:
    """A table's columns; 0 for a paragraph."""
    if isinstance(block, Paragraph):
        return 0
    return max((sum(cell.col_span for cell in row) for row in block.rows), default=0)
