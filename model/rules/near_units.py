"""Which units of a ledger may be one under two names: other forms of a name, and names a scanner misread by one sign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from rapidfuzz import fuzz

from model.rows.unit_words import UnitKey, UnitKind
from model.rows.units import Likeness, UnitLine, UnitPair
from model.rules.unit_names import normal_name, split_remark, unit_key

_SHORTEST = 4  # signs of a name: of shorter ones another is too often another body (区教委, 区科委)
_SURE = 6  # from here on one other sign is a misreading even where nobody knows either name


def near_units(
    units: Sequence[UnitLine], area: tuple[str, ...], *, is_known: Callable[[str], bool], apart: frozenset[frozenset[str]]
) -> tuple[UnitPair, ...]:
    """Pairs that may be one unit, the surest first; of each the better known stands first, to be kept.

    `is_known` tells names that bodies really have: two known names are two bodies, however near (区水务局, 区税务局).
    `apart` are pairs of names in comparison form that a person said are different.
    """
    known = {unit.id: is_known(unit.name) for unit in units}
    pairs: dict[tuple[int, int], UnitPair] = {}
    for likeness, one, other in (*_other_forms(units, area), *_misread(units, area, known)):
        key = (min(one.id, other.id), max(one.id, other.id))
        if key in pairs or frozenset((normal_name(one.name), normal_name(other.name))) in apart:
            continue
        kept, merged = sorted((one, other), key=lambda unit: _worth(unit, is_known=known[unit.id]), reverse=True)
        pairs[key] = UnitPair(kept, merged, likeness)
    return tuple(sorted(pairs.values(), key=_order))


def _worth(unit: UnitLine, *, is_known: bool) -> tuple[bool, bool, int, int]:
    return unit.is_own, is_known, unit.measures, -unit.id


def _order(pair: UnitPair) -> tuple[bool, float, str]:
    return pair.likeness is not Likeness.FORM, -fuzz.ratio(pair.kept.name, pair.other.name), pair.kept.name


def _other_forms(units: Sequence[UnitLine], area: tuple[str, ...]) -> Iterator[tuple[Likeness, UnitLine, UnitLine]]:
    by_core: dict[tuple[str, UnitKind, str], list[tuple[UnitLine, UnitKey]]] = defaultdict(list)
    for unit in units:
        key = unit_key(unit.name, area)
        if key.core:
            by_core[key.core, key.kind, _remark_of(unit.name)].append((unit, key))
    for same in by_core.values():
        for (one, first), (other, second) in combinations(same, 2):
            if first.level == second.level or {first.level, second.level} == {"", "own"}:
                yield Likeness.FORM, one, other


def _remark_of(name: str) -> str:
    """What stands in brackets: 区住房城乡建设委（重大项目办） is a part of its body, not the whole."""
    return split_remark(name)[1]


def _misread(
    units: Sequence[UnitLine], area: tuple[str, ...], known: dict[int, bool]
) -> Iterator[tuple[Likeness, UnitLine, UnitLine]]:
    """Pairs whose names differ by one sign: changed, lost or added."""
    by_rest: dict[str, list[UnitLine]] = defaultdict(list)
    for unit in units:
        name = normal_name(unit.name)
        if len(name) >= _SHORTEST:
            for rest in {name, *(name[:place] + name[place + 1:] for place in range(len(name)))}:
                by_rest[rest].append(unit)
    for near in by_rest.values():
        for one, other in combinations(near, 2):
            if _may_be_one(one, other, area, known):
                yield Likeness.LETTER, one, other


def _may_be_one(one: UnitLine, other: UnitLine, area: tuple[str, ...], known: dict[int, bool]) -> bool:
    if known[one.id] and known[other.id]:
        return False
    first, second = unit_key(one.name, area), unit_key(other.name, area)
    if {first.level, second.level} not in ({first.level}, {"", "own"}):
        return False  # 区水务局 and 市水务局 differ by one sign too
    if UnitKind.OTHER not in (one.kind, other.kind) and one.kind is not other.kind:
        return False
    if _is_numbered(one.name, other.name):
        return False
    return known[one.id] or known[other.id] or min(len(first.core), len(second.core)) >= _SURE


_NUMBERS = frozenset("0123456789一二三四五六七八九十甲乙丙丁东西南北中上下大小新老前后")


def _is_numbered(one: str, other: str) -> bool:
    """Whether the sign that differs tells one of several apart: 第一中心, 第二中心; 城东, 城西."""
    first, second = set(one) - set(other), set(other) - set(one)
    return bool(first | second) and (first | second) <= _NUMBERS
