"""Accidents of scanners and careless hands: what they do to the tables of a plan, and to what can be read from it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from model.readers.grid import Block, Cell, Table
from tests.model.readers.plan_forms import WORDS
from tests.model.readers.plan_truth import Row, Wrong, with_units

Plan = tuple[list[Block], list[Row]]


def even(blocks: Sequence[Block]) -> bool:
    """True for a plan whose tables have no merged cells."""
    cells = (cell for block in blocks if isinstance(block, Table) for row in block.rows for cell in row)
    return all(cell.row_span == 1 and cell.col_span == 1 for cell in cells)


def _target(plan: Plan, luck: random.Random) -> tuple[int, int, int]:
    """A block, a row in it that holds a measure, and the place of that measure in the truth."""
    blocks, truth = plan
    places = {row.measure: index for index, row in enumerate(truth)}
    found = [
        (number, line, places[cell.text])
        for number, block in enumerate(blocks)
        if isinstance(block, Table)
        for line, row in enumerate(block.rows)
        for cell in row
        if cell.text in places
    ]
    return luck.choice(found)


def _with_row(blocks: Sequence[Block], at: tuple[int, int], *rows: Sequence[Cell]) -> list[Block]:
    block = blocks[at[0]]
    assert isinstance(block, Table)
    changed = (*block.rows[: at[1]], *map(tuple, rows), *block.rows[at[1] + 1 :])
    return [*blocks[: at[0]], replace(block, rows=changed), *blocks[at[0] + 1 :]]


def _row(blocks: Sequence[Block], at: tuple[int, int]) -> tuple[Cell, ...]:
    block = blocks[at[0]]
    assert isinstance(block, Table)
    return block.rows[at[1]]


def _without(row: Row, text: str) -> Row:
    """The row when one of its cells was lost; number and name a clerk takes from the rows around it."""
    if text == row.deadline:
        return replace(row, deadline="")
    for role in ("lead", "responsible", "support"):
        names = getattr(row, role)
        if names and all(name in text for name in names) and text != row.measure:
            row = with_units(row, role, ())
    return row


def _changed(truth: Sequence[Row], index: int, row: Row) -> list[Row]:
    return [*truth[:index], row, *truth[index + 1 :]]


def empty_cell(plan: Plan, luck: random.Random) -> Plan:
    """A cell was not recognised; the others stand where they stood."""
    *at, index = _target(plan, luck)
    cells = list(_row(plan[0], (at[0], at[1])))
    places = [place for place, cell in enumerate(cells) if cell.text and cell.text != plan[1][index].measure]
    place = luck.choice(places)
    truth = _changed(plan[1], index, _without(plan[1][index], cells[place].text))
    cells[place] = replace(cells[place], text="")
    return _with_row(plan[0], (at[0], at[1]), cells), truth


def lost_cell(plan: Plan, luck: random.Random) -> Plan:
    """A cell is gone, and those behind it slid to the left."""
    *at, index = _target(plan, luck)
    cells = list(_row(plan[0], (at[0], at[1])))
    places = [place for place, cell in enumerate(cells) if cell.text != plan[1][index].measure]
    lost = cells.pop(luck.choice(places))
    truth = _changed(plan[1], index, _without(plan[1][index], lost.text)) if lost.text else plan[1]
    return _with_row(plan[0], (at[0], at[1]), cells), truth


def merged_cells(plan: Plan, luck: random.Random) -> Plan:
    """The line between two neighbouring cells was not seen."""
    *at, _ = _target(plan, luck)
    cells = list(_row(plan[0], (at[0], at[1])))
    place = luck.randrange(len(cells) - 1)
    both = " ".join(filter(None, (cells[place].text, cells[place + 1].text)))
    cells[place : place + 2] = [replace(cells[place], text=both)]
    return _with_row(plan[0], (at[0], at[1]), cells), plan[1]


def stray_cell(plan: Plan, luck: random.Random) -> Plan:
    """An empty cell too many, by a stray line or tab."""
    *at, _ = _target(plan, luck)
    cells = list(_row(plan[0], (at[0], at[1])))
    cells.insert(luck.randrange(len(cells) + 1), replace(cells[0], text=""))
    return _with_row(plan[0], (at[0], at[1]), cells), plan[1]


def cut_row(plan: Plan, luck: random.Random) -> Plan:
    """A page ends inside a measure; its rest stands alone in the next page's first row."""
    *at, index = _target(plan, luck)
    cells = _row(plan[0], (at[0], at[1]))
    measure = plan[1][index].measure
    half = luck.randrange(4, max(5, len(measure) - 4))
    above = [replace(cell, text=measure[:half]) if cell.text == measure else cell for cell in cells]
    below = [replace(cell, text=measure[half:] if cell.text == measure else "") for cell in cells]
    return _page_after(_with_row(plan[0], (at[0], at[1]), above, below), (at[0], at[1] + 1), luck), plan[1]


def cut_page(plan: Plan, luck: random.Random) -> Plan:
    """A page ends between two rows, with or without a header on the next."""
    *at, _ = _target(plan, luck)
    return _page_after(plan[0], (at[0], at[1]), luck), plan[1]


def _page_after(blocks: Sequence[Block], at: tuple[int, int], luck: random.Random) -> list[Block]:
    """A new table begins at a row."""
    block = blocks[at[0]]
    assert isinstance(block, Table)
    if at[1] < 2:
        return list(blocks)
    is_header = any(cell.text in labels for labels in WORDS.values() for cell in block.rows[0])
    header = [block.rows[0]] if is_header and luck.random() < 0.5 else []
    above = replace(block, rows=block.rows[: at[1]])
    below = replace(block, rows=(*header, *block.rows[at[1] :]))
    return [*blocks[: at[0]], above, below, *blocks[at[0] + 1 :]]


def garbled_unit(plan: Plan, luck: random.Random) -> Plan:
    """One sign of a unit was misread; it is kept as printed."""
    *at, index = _target(plan, luck)
    row = plan[1][index]
    roles = [role for role in ("lead", "responsible", "support") if getattr(row, role)]
    role = luck.choice(roles)
    names = list(getattr(row, role))
    place = luck.randrange(len(names))
    name = names[place]
    sign = luck.randrange(1, len(name))
    wrong = f"{name[:sign]}{luck.choice('未木术杰镜丈贝')}{name[sign + 1 :]}"
    cells = [
        cell if cell.text == row.measure else replace(cell, text=cell.text.replace(name, wrong, 1))
        for cell in _row(plan[0], (at[0], at[1]))
    ]
    names[place] = wrong
    return _with_row(plan[0], (at[0], at[1]), cells), _changed(
        plan[1], index, with_units(row, role, tuple(names))
    )


def lost_number(plan: Plan, luck: random.Random) -> Plan:
    """The first cell of a row is empty."""
    *at, index = _target(plan, luck)
    cells = list(_row(plan[0], (at[0], at[1])))
    truth = _changed(plan[1], index, _without(plan[1][index], cells[0].text)) if cells[0].text else plan[1]
    cells[0] = replace(cells[0], text="")
    return _with_row(plan[0], (at[0], at[1]), cells), truth


def lost_row(plan: Plan, luck: random.Random) -> Plan:
    """A whole row is gone, and nobody can know what stood in it."""
    *at, index = _target(plan, luck)
    return _with_row(plan[0], (at[0], at[1])), [*plan[1][:index], *plan[1][index + 1 :]]


def unseen(wrong: Wrong, merged: str) -> bool:
    """True for what nobody can see: a name lost where empty cells say that the name above goes on."""
    return merged == "blank" and set(wrong.fields) <= {"section", "task"}


ACCIDENTS: dict[str, Callable[[Plan, random.Random], Plan]] = {
    one.__name__: one
    for one in (
        empty_cell,
        lost_cell,
        merged_cells,
        stray_cell,
        cut_row,
        cut_page,
        garbled_unit,
        lost_number,
    )
}
