"""What the unit directory says about an area and a unit somebody named: nothing when it knows them, else a hint with near names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from model.errors import UserError
from model.readers.directory.unit_directory import children, find_area, search, units_of
from model.rows.unit_words import AreaRow, UnitKind
from model.rules.unit_names import unit_key, unit_kind

_SHOWN = 3  # near names
_LIKE = 0.5  # of 2 or 3 characters one is another
_LISTED = (UnitKind.TOWN, UnitKind.STREET)  # zones change too often for a directory, bureaus are not in it
_COMMON = frozenset("省市区县旗州盟")


@dataclass(frozen=True, slots=True)
class UnitHint:
    """What the directory does not know: the code of a sentence, and names near to what was written."""

    code: str
    name: str
    area: str
    near: tuple[str, ...]


def unit_hint(unit: str, area: str) -> UnitHint | None:
    """A hint when the area is not in the directory, or the unit reads like a town or street and is not among that area's.

    Its code is area-not-listed, unit-not-listed, or the same with "-near" when there are near names.
    """
    try:
        found = find_area(area)
    except UserError as error:
        if error.code == "area-ambiguous":
            return None
        near = _areas_near(area)
        return UnitHint("area-not-listed-near" if near else "area-not-listed", area, area, near)
    if unit_kind(unit) not in _LISTED:
        return None
    listed = tuple(_towns(found))
    cores = {unit_key(name).core: name for name in listed}
    core = unit_key(unit, found.path).core
    if core in cores or not listed:
        return None
    near = tuple(cores[each] for each in get_close_matches(core, cores, n=_SHOWN, cutoff=_LIKE))
    return UnitHint("unit-not-listed-near" if near else "unit-not-listed", unit, found.full_name, near)


def _areas_near(text: str) -> tuple[str, ...]:
    letters = [letter for letter in dict.fromkeys(text) if letter not in _COMMON]
    names = {row.full_name: row for letter in letters for row in search(letter, limit=1000)}
    by_form = {form: row.full_name for row in names.values() for form in (row.name, row.full_name)}
    close = get_close_matches(text, by_form, n=_SHOWN, cutoff=_LIKE)
    return tuple(dict.fromkeys(by_form[form] for form in close))


def _towns(area: AreaRow) -> Iterator[str]:
    """The towns and streets of a district, or of every district of a city or province."""
    if len(area.code) < 6:
        for each in children(area.code):
            yield from _towns(each)
    else:
        yield from (unit.name for unit in units_of(area) if unit.kind in _LISTED)
