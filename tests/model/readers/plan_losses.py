"""A table of a real shape made as long as plans are, and what copying, merging and page ends do to one row of it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import replace

from model.readers.grid import Cell, Table
from model.rows.draft import Place
from tests.model.readers.plan_shapes import Shape

BATCHES = "甲乙丙丁戊"
Rows = list[list[Cell]]


def is_flat(shape: Shape) -> bool:
    """True for one header row, and below it one row of single cells for each row of the truth."""
    table = _table(shape)
    if any(cell.row_span > 1 or cell.col_span > 1 for row in table.rows for cell in row):
        return False
    if len(table.rows) != len(shape.truth) + 1:
        return False
    return all(_begins(cells, said.measure) for cells, said in zip(table.rows[1:], shape.truth, strict=True))


def made_longer(shape: Shape) -> Shape:
    """The shape five times over, numbered on, every batch in words of its own."""
    table, truth = _table(shape), shape.truth
    rows, longer = [table.rows[0]], []
    for at, batch in enumerate(BATCHES):
        for cells, said in zip(table.rows[1:], truth, strict=True):
            number = at * len(truth) + said.number
            new = {str(said.number): str(number), said.task: f"{said.task}{batch}项"}
            text = _begins(cells, said.measure)
            new[text] = f"{batch}批：{text}"
            place = Place(line=2 + len(rows))
            rows.append(tuple(replace(cell, text=new.get(cell.text, cell.text), place=place) for cell in cells))
            task = new[said.task] if said.task else ""
            longer.append(replace(said, number=number, task=task, measure=f"{batch}批：{said.measure}"))
    return Shape((shape.blocks[0], Table(tuple(rows), table.place)), tuple(longer))


def with_loss(shape: Shape, loss: str, luck: random.Random) -> Shape:
    """The shape with one loss in one filled cell of one row."""
    table = _table(shape)
    rows = [list(row) for row in table.rows]
    at = luck.randrange(1, len(rows))
    LOSSES[loss](rows, at, luck.choice([place for place, cell in enumerate(rows[at]) if cell.text]))
    return Shape((shape.blocks[0], Table(tuple(map(tuple, rows)), table.place)), shape.truth)


def _begins(cells: Iterable[Cell], measure: str) -> str:
    """The cell a measure begins with; "" when it stands in none."""
    return next((cell.text for cell in cells if len(cell.text) > 3 and measure.startswith(cell.text)), "")


def _table(shape: Shape) -> Table:
    table = shape.blocks[-1]
    assert isinstance(table, Table)
    return table


def _emptied(rows: Rows, at: int, column: int) -> None:
    rows[at][column] = replace(rows[at][column], text="")


def _dropped(rows: Rows, at: int, column: int) -> None:
    del rows[at][column]


def _merged(rows: Rows, at: int, column: int) -> None:
    cell, *behind = rows[at][column : column + 2]
    if behind and behind[0].text:
        rows[at][column : column + 2] = [replace(cell, text=f"{cell.text} {behind[0].text}")]


def _cut(rows: Rows, at: int, column: int) -> None:
    text = rows[at][column].text
    rest = [replace(cell, text="") for cell in rows[at]]
    rest[column] = replace(rest[column], text=text[len(text) // 2 :])
    rows[at][column] = replace(rows[at][column], text=text[: len(text) // 2])
    rows.insert(at + 1, rest)


def _doubled(rows: Rows, at: int, column: int) -> None:
    rows.insert(at + 1, list(rows[at]))


LOSSES: dict[str, Callable[[Rows, int, int], None]] = {
    "emptied": _emptied, "dropped": _dropped, "merged": _merged, "cut": _cut, "doubled": _doubled,
}  # fmt: skip
