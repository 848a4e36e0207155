"""Roles written inside one cell of units: 牵头单位：…；配合单位：…, or a unit marked （牵头）."""

from __future__ import annotations

import re

from model.readers.columns import UNIT_COLUMNS, Column
from model.readers.list_units import labelled
from model.readers.sheet_parts import RawRow

_MARKED_LEAD = re.compile(r"([^\s、，,；;（）()]+)\s*[（(](?:牵头|牵头单位|牵头部门)[）)]")


def part_roles(row: RawRow) -> None:
    """Put the units of a row's only unit cell into the roles the cell itself names."""
    filled = [column for column in UNIT_COLUMNS if row.text(column)]
    if len(filled) != 1:
        return
    (column,) = filled
    text = row.text(column)
    named = labelled(text)
    if named is not None and set(named.cells) <= set(UNIT_COLUMNS):
        row.cells[column] = ""
        row.cells |= named.cells
    elif column is Column.RESPONSIBLE and (leads := _MARKED_LEAD.findall(text)):
        row.cells[Column.LEAD] = "、".join(leads)
        row.cells[column] = _MARKED_LEAD.sub("", text).strip(" 、，,；;")
