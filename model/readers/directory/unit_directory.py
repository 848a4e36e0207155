"""The shipped directory of the country's provinces, cities, districts, towns, streets and zones."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import resources
from model.errors import UserError
from model.readers.directory.initials import fit, readings
from model.rows.unit_words import AreaRow, UnitKind, UnitRow
from model.rules.unit_names import normal_name, unit_kind

_FILE = "units/china-division-2.7.0.tsv.xz"
_SAMPLE = "sample/units.json"
_SAMPLE_PROVINCE = "99"  # no province has this code; the made-up one of the sample plan
# Rows of the statistics office that stand between a province and its districts and govern nothing.
_NO_GOVERNMENT = re.compile(r"市辖区|县|(?:省|自治区)直辖县级行政区划")
# Words an officer leaves out when he types an area: 北京大兴, 河北石家庄裕华, 广西南宁.
_LEFT_OUT = re.compile(r"特别行政区|(?:壮族|回族|维吾尔)?自治区|自治[州县旗]|地区|[省市区县旗盟]")
_CANDIDATES_SHOWN = 6
_LONGEST = 32  # characters of an area's name from its province down: 30 at most


@dataclass(frozen=True, slots=True)
class Named:
    """An area's name as it stands in a text, and the paths of all areas so called."""

    name: str
    paths: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Directory:
    areas: dict[str, AreaRow]
    units: dict[str, str]  # by district, as they stand in the file; few are ever asked for
    by_name: dict[str, tuple[str, ...]]
    placeholders: frozenset[str]


def provinces() -> tuple[AreaRow, ...]:
    """The provinces, municipalities and regions of the country; the sample's made-up one is not among them."""
    return tuple(row for code, row in _directory().areas.items() if len(code) == 2 and code != _SAMPLE_PROVINCE)


def children(code: str) -> tuple[AreaRow, ...]:
    """What a province or city is divided into; districts stand right under a municipality."""
    found: list[AreaRow] = []
    directory = _directory()
    for each, row in directory.areas.items():
        if each[:len(code)] == code and len(each) == len(code) + 2:
            found.append(row)
    for placeholder in sorted(directory.placeholders):
        if placeholder[:len(code)] == code and len(placeholder) == len(code) + 2:
            found += children(placeholder)
    return tuple(found)


def area_of(code: str) -> AreaRow:
    """The area with that code (as the statistics office gives it); raises UserError area-unknown."""
    row = _directory().areas.get(code)
    if row is None:
        raise UserError("area-unknown", text=code)
    return row


def find_area(text: str) -> AreaRow:
    """The one area a wording means: 北京市大兴区, 大兴区, 北京市/市辖区/大兴区, 北京大兴.

    Raises UserError area-unknown, area-unknown-near (with areas of like names) or area-ambiguous.
    """
    key = _area_key(text)
    directory = _directory()
    codes = directory.by_name.get(key, ()) if key else ()
    if not codes and key:
        codes = _one_each(directory.areas, _codes_by_reduced().get(_reduced(key), []))
    if not codes:
        near = [row.full_name for row in search(text, _CANDIDATES_SHOWN)]
        if near:
            raise UserError("area-unknown-near", text=text, candidates="、".join(near))
        raise UserError("area-unknown", text=text)
    if len(codes) > 1:
        names = [directory.areas[code].full_name for code in codes]
        more = "……" if len(names) > _CANDIDATES_SHOWN else ""
        raise UserError("area-ambiguous", text=text, candidates="、".join(names[:_CANDIDATES_SHOWN]) + more)
    return directory.areas[codes[0]]


def area_named_at(text: str, start: int = 0) -> Named | None:
    """The longest name of an area written in full that begins at a place of a text in comparison form; None without one."""
    directory = _directory()
    for end in range(min(len(text), start + _LONGEST), start + 1, -1):
        if codes := directory.by_name.get(text[start:end]):
            return Named(text[start:end], tuple(directory.areas[code].path for code in codes))
    return None


def units_of(area: AreaRow) -> tuple[UnitRow, ...]:
    """The units under an area as they sign: towns, streets and zones of a district, districts of a city."""
    if len(area.code) < 6:
        return tuple(
            UnitRow(row.code, row.name + "人民政府", UnitKind.DISTRICT, row.initials) for row in children(area.code)
        )
    entries = _directory().units.get(area.code, "")
    return tuple(_unit(area.code, entry) for entry in entries.split(",") if entry)


def search(text: str, limit: int = 20) -> tuple[AreaRow, ...]:
    """Areas whose name contains the characters, or whose pinyin initials begin with the letters; best first."""
    key = _area_key(text).casefold()
    if not key:
        return ()
    areas = _directory().areas
    ranked = [
        (rank, len(row.path), code) for code, row in areas.items() if (rank := _rank(key, row)) is not None
    ]
    return tuple(areas[code] for _, _, code in sorted(ranked)[:limit])


def all_units() -> Iterator[tuple[AreaRow, UnitRow]]:
    """Every town, street and zone of the country with its district; the sample's made-up ones are among them."""
    directory = _directory()
    for code, entries in directory.units.items():
        if entries:
            yield from ((directory.areas[code], _unit(code, entry)) for entry in entries.split(",") if entry)


def _rank(key: str, row: AreaRow) -> int | None:
    return next((rank for rank, holds in enumerate((_by_letters if key.isascii() else _by_characters)(key, row)) if holds), None)


def _by_letters(key: str, row: AreaRow) -> Iterator[bool]:
    yield key in (row.initials, row.initials[:-1])
    yield row.initials.startswith(key)
    yield fit(key, readings(row.name), row.initials) is not None  # a character may be read otherwise than the usual way
    above = _initials_above(row)
    short, path = "".join(part[:-1] for part in above) + row.initials, "".join(above) + row.initials
    yield short.startswith(key) or path.startswith(key)
    yield path[0] == key[0] and _in_order(key, path)


def _by_characters(key: str, row: AreaRow) -> Iterator[bool]:
    whole = row.full_name
    yield key in (row.name, row.name[:-1], whole)
    yield row.name.startswith(key)
    yield key in whole
    yield len(key) > 1 and whole[0] == key[0] and _in_order(key, whole)


def _initials_above(row: AreaRow) -> list[str]:
    areas = _directory().areas
    above = (row.code[:length] for length in (2, 4) if length < len(row.code))
    return [areas[code].initials for code in above if code in areas]


def _in_order(wanted: str, text: str) -> bool:
    rest = iter(text)
    return all(character in rest for character in wanted)


def _reduced(name: str) -> str:
    """The name without words like 省 and 市, unless nothing would be left of it."""
    return _LEFT_OUT.sub("", name) or name


def _area_key(text: str) -> str:
    pieces = [normal_name(piece) for piece in re.split(r"[/、,，>\\|\s]+", text.strip())]
    return "".join(piece for piece in pieces if not (len(pieces) > 1 and _NO_GOVERNMENT.fullmatch(piece)))


def _unit(district: str, entry: str) -> UnitRow:
    """A row of the directory under the name it signs with: 示例镇 as 示例镇人民政府."""
    name, _, initials = entry[3:].rpartition(" ")
    kind = unit_kind(name)
    if kind is UnitKind.DISTRICT:  # 城区 below a district governs nothing of its own
        kind = UnitKind.OTHER
    if kind is UnitKind.TOWN and name.endswith(("镇", "乡", "苏木")):
        name += "人民政府"
    elif kind is UnitKind.STREET and name.endswith(("街道", "地区")):
        name += "办事处"
    elif kind is UnitKind.ZONE and not name.endswith(("管委会", "管理委员会")):
        name += "管委会"
    return UnitRow(district + entry[:3], name, kind, initials)


@lru_cache(maxsize=1)
def _directory() -> _Directory:
    with lzma.open(resources.path(_FILE), "rt", encoding="utf-8") as file:
        lines = file.read().splitlines()
    return _built([*lines, *_sample_lines()])


def _sample_lines() -> list[str]:
    sample = json.loads(resources.path(_SAMPLE).read_text(encoding="utf-8"))
    lines = []
    for area in sample["areas"]:
        units = ",".join(f"{unit['code']}{unit['name']} {unit['initials']}" for unit in area.get("units", ()))
        lines.append("\t".join((area["code"], area["name"], area["initials"], units)))
    return lines


def _built(lines: list[str]) -> _Directory:
    areas: dict[str, AreaRow] = {}
    units: dict[str, str] = {}
    placeholders: set[str] = set()
    paths: dict[str, tuple[str, ...]] = {"": ()}
    for line in lines:  # provinces stand before cities, cities before districts
        code, name, initials, entries = (line + "\t\t").split("\t")[:4]
        above = paths[code[:-2]]
        if len(code) == 4 and _NO_GOVERNMENT.fullmatch(name):
            placeholders.add(code)
            paths[code] = above
            continue
        # A city without districts stands twice, as itself and as its only district.
        paths[code] = above if above and above[-1] == name else (*above, name)
        areas[code] = AreaRow(code, name, paths[code], initials)
        units[code] = entries
    return _Directory(areas, units, _names(areas), frozenset(placeholders))


def _forms(row: AreaRow) -> set[str]:
    return {row.name, row.full_name, row.path[0] + row.name, "".join(row.path[-2:])}


@lru_cache(maxsize=1)
def _codes_by_reduced() -> dict[str, list[str]]:
    """Codes by every way an area is written without words like 省 and 市."""
    codes: dict[str, list[str]] = {}
    for code, row in _directory().areas.items():
        for form in {_reduced(form) for form in _forms(row)}:
            codes.setdefault(form, []).append(code)
    return codes


def _names(areas: dict[str, AreaRow]) -> dict[str, tuple[str, ...]]:
    """Codes by every way an area is written in full: its name, its path, and its path without the middle."""
    names: dict[str, dict[str, None]] = {}
    for code, row in areas.items():
        for form in _forms(row):
            names.setdefault(form, {})[code] = None
    return {form: _one_each(areas, list(codes)) for form, codes in names.items()}


def _one_each(areas: dict[str, AreaRow], codes: list[str]) -> tuple[str, ...]:
    """Without the cities that stand again as their own only district: the district has the towns."""
    last = {areas[code].path: code for code in codes}  # districts stand after cities
    return tuple(code for code in codes if last[areas[code].path] == code)
