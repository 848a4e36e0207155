"""What the units page asks the ledger, put together off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.item_models.unit_entries import UnitEntry, entries_of, found
from model.rows.review import OpenWording
from model.rows.units import GroupDetail, GroupLine, UnitDetail, UnitPair

if TYPE_CHECKING:
    from model.ledger import Ledger

_OFFERED = 12


@dataclass(frozen=True, slots=True)
class UnitsState:
    """All the page lists but the names that look alike, which take longer."""

    units: tuple[UnitEntry, ...] = ()
    groups: tuple[GroupLine, ...] = ()
    wordings: tuple[OpenWording, ...] = ()


def units_state(ledger: Ledger, plan_id: int | None) -> UnitsState:
    """Units, mine first, then those of most measures; groups; and what is open about my unit."""
    from model.queries.review import open_wordings
    from model.queries.units import group_lines, unit_lines

    lines = sorted(unit_lines(ledger, plan_id), key=lambda line: (not line.is_own, not line.is_mine, -line.measures))
    return UnitsState(entries_of(lines), group_lines(ledger, plan_id), open_wordings(ledger, plan_id))


def alike(ledger: Ledger, plan_id: int | None) -> tuple[UnitPair, ...]:
    """Units that may be one."""
    from model.actions.unit_pairs import unit_pairs

    return unit_pairs(ledger, plan_id)


def unit_of(ledger: Ledger, unit_id: int, plan_id: int | None) -> UnitDetail:
    """One unit with its groups."""
    from model.actions.unit_groups import unit_detail

    return unit_detail(ledger, unit_id, plan_id=plan_id)


def group_of(ledger: Ledger, group_id: int, plan_id: int | None) -> GroupDetail:
    """One group with its members."""
    from model.actions.unit_groups import group_detail

    return group_detail(ledger, group_id, plan_id=plan_id)


def offered(ledger: Ledger, typed: str) -> tuple[tuple[str, str], ...]:
    """Units that fit what was typed, each with where it is: first those of the ledger, then the directory's, the nearest first."""
    from model.queries.units import unit_lines
    from model.queries.whose import myself
    from model.readers.directory.unit_search import search_units

    known = {entry.line.name: "" for entry in found(entries_of(unit_lines(ledger)), typed)[:_OFFERED]}
    for place in search_units(typed, _OFFERED, near=myself(ledger).area):
        known.setdefault(place.unit.name, place.area.full_name)  # of those with one name the nearest
    return tuple(known.items())
