"""Roles written inside one cell of units: 牵头单位：…；配合单位：…, or a unit marked （牵头）, or 甲牵头，乙配合."""

from __future__ import annotations

import re

from model.readers.lists.list_units import labelled, lead_inside, lead_marked, roles_said
from model.readers.tables.sheet_parts import RawRow
from model.readers.words.columns import UNIT_COLUMNS, Column
from model.readers.words.first_leads import first_apart
from model.readers.words.persons import without_persons
from model.rows.draft import DoubtCode, Field

_STAR = re.compile("[*＊★]")


def part_roles(row: RawRow) -> None:
    """Put the units of a row's unit cell into the roles the cell itself names; persons beside them are left out."""
    for column in row.layout.persons:
        row.cells[column] = without_persons(row.cells.get(column, ""))
    says = _part_marked(row) or _part_said(row)
    inside = _hear_inside(row)
    if row.layout.first_leads and not (says or inside or row.layout.has(Column.LEAD)):
        _first_leads(row)


def _part_marked(row: RawRow) -> bool:
    """Part a unit marked （牵头） from the others; False where none is marked."""
    marked = lead_marked(row.text(Column.RESPONSIBLE)) if not row.text(Column.LEAD) else None
    if not marked:
        return False
    if marked[1] and _STAR.search(row.text(Column.RESPONSIBLE)):  # a star may say that the others only take part
        row.doubt(DoubtCode.COLUMNS_SHIFTED, Field.RESPONSIBLE)
    row.cells[Column.LEAD], row.cells[Column.RESPONSIBLE] = marked
    return True


def _part_said(row: RawRow) -> bool:
    """Part units by the labels or words beside them in the one cell that names any; False where it says nothing."""
    filled = [column for column in UNIT_COLUMNS if row.text(column)]
    named = labelled(row.text(filled[0])) or roles_said(row.text(filled[0])) if len(filled) == 1 else None
    if named is None or not set(named.cells) <= set(UNIT_COLUMNS):
        return False
    row.cells[filled[0]] = ""
    row.cells |= named.cells
    return True


def _hear_inside(row: RawRow) -> bool:
    """Put a unit that a bracket says leads (各镇（甲镇牵头）) with those who lead; in doubt where the row names others."""
    found = False
    for column in (Column.RESPONSIBLE, Column.SUPPORT):
        while inside := lead_inside(row.text(column)):
            found, had = True, row.text(Column.LEAD)
            if had:
                row.doubt(DoubtCode.COLUMNS_SHIFTED, Field.LEAD)
            row.cells[Column.LEAD] = f"{had}、{inside[0]}" if had and inside[0] not in had else had or inside[0]
            row.cells[column] = inside[1]
    return found


def _first_leads(row: RawRow) -> None:
    """Make the first of the units responsible the lead, as the plan says once for all rows."""
    units = row.text(Column.RESPONSIBLE)
    parted = first_apart(units) if units else None
    if parted:
        row.cells[Column.LEAD], row.cells[Column.RESPONSIBLE] = parted
    elif units:
        row.doubt(DoubtCode.COLUMNS_SHIFTED, Field.LEAD)
