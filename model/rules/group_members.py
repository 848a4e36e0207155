"""Who is in a group by its own words: every unit of a kind in the area, units it names, and those it leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from model.rows.unit_words import Meaning, MeantAs, Reach, UnitKind
from model.rows.units import Membership
from model.rules.unit_names import unit_kind
from model.rules.unit_wordings import wording_meaning
from model.rules.units import is_meant, who_am_i

_MEMBERSHIP = {
    MeantAs.NAMED: Membership.MEMBER, MeantAs.IN_GROUP: Membership.MEMBER, MeantAs.PERHAPS: Membership.OPEN,
    MeantAs.NOT: Membership.OUTSIDE,
}


def membership(wording: str, unit: str, area: str, *, other_names: Sequence[str] = ()) -> Membership:
    """Whether a unit of the area is in the group a wording stands for."""
    return _MEMBERSHIP[is_meant(wording, who_am_i(unit, area, other_names=other_names)).sort]


def named_in(wording: str) -> tuple[str, ...]:
    """The units a group's wording names by itself: 各镇街（含示例园区管委会）."""
    return tuple(dict.fromkeys(part.name for part in wording_meaning(wording).parts if part.reach is Reach.NAMED))


def kinds_of(wording: str) -> frozenset[UnitKind]:
    """The kinds of units a wording may mean; that of a group to be filled in is not said."""
    meaning = wording_meaning(wording)
    if _is_to_be_filled_in(meaning):
        return frozenset()
    return frozenset().union(*(part.kinds for part in meaning.parts))


def is_to_be_filled_in(wording: str) -> bool:
    """True for …成员单位: its members stand in another paper."""
    return _is_to_be_filled_in(wording_meaning(wording))


def _is_to_be_filled_in(meaning: Meaning) -> bool:
    return any(part.reach is Reach.MEMBERS for part in meaning.parts)


def members_by_rule(wording: str, units: Iterable[str], area: str) -> dict[str, Membership]:
    """The units that the wording makes members, or leaves open, by name; each body once, under the first of its names."""
    kinds = kinds_of(wording)
    found: dict[str, Membership] = {}
    bodies: set[object] = set()
    for name in (*units, *named_in(wording)):
        if kinds and not _may_be_of(kinds, name):
            continue
        me = who_am_i(name, area)
        state = _MEMBERSHIP[is_meant(wording, me).sort]
        if state is not Membership.OUTSIDE and not bodies & me.keys:
            found[name] = state
            bodies |= me.keys
    return found


def _may_be_of(kinds: frozenset[UnitKind], name: str) -> bool:
    """False for a unit whose name alone shows that it is none of these kinds: most of a directory need no closer look."""
    kind = unit_kind(name)
    is_town_as_well = kind is UnitKind.STREET and "地区" in name  # 甲地区办事处
    return kind in kinds or kind is UnitKind.OTHER or (is_town_as_well and UnitKind.TOWN in kinds)
