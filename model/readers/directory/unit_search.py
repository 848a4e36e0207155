"""Finding a town, street or zone of the whole country by its characters or its pinyin initials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from model.readers.directory.initials import fit, readings
from model.readers.directory.unit_directory import all_units
from model.rows.unit_words import AreaRow, PlacedUnit
from model.rules.unit_names import normal_name


@dataclass(frozen=True, slots=True)
class _Entry:
    place: PlacedUnit
    said: str


def search_units(text: str, limit: int = 20, *, near: str = "") -> tuple[PlacedUnit, ...]:
    """Units whose name contains the characters, or may be read with the letters as initials; best first.

    Of names that fit alike, those in the area `near` (河北省石家庄市裕华区), then those in its city, come first.
    """
    key = normal_name(text).casefold()
    if not key:
        return ()
    if key.isascii():
        ranked = [(rank, entry) for entry in _beginning(key[0]) if (rank := fit(key, entry.said, entry.place.unit.initials)) is not None]
    else:
        ranked = [(rank, entry) for entry in _entries() if (rank := _rank(key, entry.place)) is not None]
    ranked.sort(key=lambda found: (found[0], _distance(found[1].place.area, near), found[1].said.count("|"), found[1].place.unit.code))
    return tuple(entry.place for _, entry in ranked[:limit])


def _rank(key: str, place: PlacedUnit) -> int | None:
    """Whole names first, then beginnings; the area may be written in front (裕华某镇)."""
    name = place.unit.name
    if key in (name, name.removesuffix("人民政府"), name.removesuffix("办事处")):
        return 0
    if name.startswith(key):
        return 1
    if key in name:
        return 2
    head = next((form for form in (place.area.full_name, place.area.name, place.area.name[:-1]) if key.startswith(form)), "")
    return 2 if head and name.startswith(key[len(head):]) and len(key) > len(head) else None


def _distance(area: AreaRow, near: str) -> int:
    """0 in the area itself, 1 in the same city or province, 2 elsewhere."""
    if near and area.full_name == near:
        return 0
    return 1 if near and near.startswith(area.path[0]) else 2


@lru_cache(maxsize=1)
def _entries() -> tuple[_Entry, ...]:
    return tuple(_Entry(PlacedUnit(unit, area), readings(unit.name)) for area, unit in all_units())


@lru_cache(maxsize=1)
def _by_letter() -> dict[str, tuple[_Entry, ...]]:
    found: dict[str, list[_Entry]] = defaultdict(list)
    for entry in _entries():
        for letter in _letters_of(entry):
            found[letter].append(entry)
    return {letter: tuple(entries) for letter, entries in found.items()}


def _letters_of(entry: _Entry) -> Iterable[str]:
    return set(entry.said.partition("|")[0]) | {entry.place.unit.initials[:1]} if entry.said else ()


def _beginning(letter: str) -> tuple[_Entry, ...]:
    return _by_letter().get(letter, ())
