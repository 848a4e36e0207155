"""Roles written inside one cell of units: 牵头单位：…；配合单位：…, or a unit marked （牵头）, or 甲牵头，乙配合."""

from __future__ import annotations

from model.readers.columns import UNIT_COLUMNS, Column
from model.readers.list_units import labelled, lead_marked, roles_said
from model.readers.sheet_parts import RawRow


def part_roles(row: RawRow) -> None:
    """Put the units of a row's unit cell into the roles the cell itself names."""
    marked = lead_marked(row.text(Column.RESPONSIBLE)) if not row.text(Column.LEAD) else None
    if marked:
        row.cells[Column.LEAD], row.cells[Column.RESPONSIBLE] = marked
        return
    filled = [column for column in UNIT_COLUMNS if row.text(column)]
    named = labelled(row.text(filled[0])) or roles_said(row.text(filled[0])) if len(filled) == 1 else None
    if named is not None and set(named.cells) <= set(UNIT_COLUMNS):
        row.cells[filled[0]] = ""
        row.cells |= named.cells
