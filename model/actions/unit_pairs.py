"""Units of the ledger that may be one under two names, to be merged or kept apart by a person."""

from __future__ import annotations

from functools import partial

from model.errors import UserError
from model.ledger import Ledger
from model.queries.units import unit_lines, units_apart
from model.queries.whose import myself
from model.readers.directory.unit_directory import find_area, units_of
from model.readers.words.unit_shapes import is_everyday, stem_and_ending
from model.readers.words.unit_stems import is_composed
from model.rows.units import UnitPair
from model.rules.near_units import near_units
from model.rules.unit_names import area_parts, own_level, split_remark, unit_key, unit_kind


def unit_pairs(ledger: Ledger, plan_id: int | None = None) -> tuple[UnitPair, ...]:
    """Pairs that may be one unit, the surest first; what a person said is different is not proposed again."""
    area = myself(ledger).area
    known = partial(_is_known, parts=area_parts(area), listed=_listed(area))
    return near_units(unit_lines(ledger, plan_id), area_parts(area), is_known=known, apart=units_apart(ledger))


def _listed(area: str) -> frozenset[str]:
    """The towns, streets and zones of the area as the directory has them, without the words for their government."""
    try:
        found = find_area(area) if area else None
    except UserError:
        return frozenset()
    return frozenset(unit_key(unit.name).core for unit in units_of(found)) if found else frozenset()


def _is_known(name: str, *, parts: tuple[str, ...], listed: frozenset[str]) -> bool:
    """Whether a body is really called so: the directory has it, or its name is made of the words bureaus are named with."""
    bare = split_remark(name)[0]
    if unit_key(bare, parts).core in listed or is_everyday(bare):
        return True
    stem, ending = stem_and_ending(own_level(bare, parts, unit_kind(bare))[1])
    return bool(ending) and len(stem) > 1 and is_composed(stem)
