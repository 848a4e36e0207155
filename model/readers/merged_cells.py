"""Merged cells while a table is put together, and how much of a file they may cover."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.errors import PlanReadError
from model.readers.grid import Cell

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
    return PlanReadError(
        "plan-too-many-cells", name=name, most=MOST_CELLS // 10_000, most_en=f"{MOST_CELLS:,}"
    )
