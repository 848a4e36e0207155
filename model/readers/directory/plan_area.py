"""Whose plan it is: the area its issuer and titles name, held against one's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from model.errors import UserError
from model.readers.directory.unit_directory import Named, area_named_at, find_area
from model.rules.unit_names import area_parts, normal_name

# Where a title may begin to name its area: 关于印发《示例区…》, 2026年示例区….
_BEFORE = re.compile(r"^(?:中国共产党|中共)?|[《“\"（(〔、，]|关于(?:印发|转发)?|[印转批]发|年(?:度)?")
_GOVERNMENT = re.compile(r"(?:人民)?政府|[区县市旗]?委(?!托)")
_GOES_ON = re.compile(r"(?<=区)[域间块]|(?<=县)[域级]")
# Districts that are called as any town's quarters are (城区, 新城区, 西湖区) need their government beside them.
_ANY_QUARTER = frozenset("新老旧主中心城郊矿东西南北港口山湖江河海市前后内外上下园林滨沿临")
_SHORT = 2


def other_area(texts: Iterable[str], mine: str) -> str:
    """The area that a plan's issuer and titles name when it is neither mine, nor above it, nor within it; else "".

    Only what is said counts: a plan that names no area, or one nobody knows, is nobody else's, and so is one of whose
    texts any names mine. Otherwise the first area named decides: 另一区 carrying out 《…市行动计划》 is the other district's.
    `mine` is an area in full (河北省石家庄市裕华区).
    """
    home = area_parts(mine)[-1:]
    places = [(text, at) for text in map(normal_name, texts) for at in _beginnings(text)]
    if any(text.startswith((normal_name(mine), *home), at) for text, at in places):
        return ""  # nearly always: the directory need not be read for it
    path = _path(mine)
    if not path:
        return ""
    first: str | None = None
    for text, at in places:
        named = area_named_at(text, at)
        if named is None:
            if len(path[-1]) > _SHORT and text.startswith(path[-1][:-1], at):  # 延庆2026年行动计划
                return ""
        elif any(_is_within(area, path) for area in named.paths):
            return ""
        elif first is None:
            if any(_is_within(path, area) for area in named.paths):
                first = ""
            elif _is_said(named, text, at + len(named.name)):
                first = named.name
    return first or ""


def _path(area: str) -> tuple[str, ...]:
    """The areas mine lies in, highest first, and itself; empty when even the highest is unknown or not the only one."""
    if not normal_name(area):
        return ()
    try:
        return find_area(area).path
    except UserError:
        above, *rest = area_parts(area)
    try:
        return (*find_area(above).path, *rest) if rest else ()
    except UserError:
        return ()


def _beginnings(text: str) -> Iterator[int]:
    yield from dict.fromkeys(found.end() for found in _BEFORE.finditer(text))


def _is_within(inner: tuple[str, ...], outer: tuple[str, ...]) -> bool:
    return inner[: len(outer)] == outer


def _is_said(named: Named, text: str, end: int) -> bool:
    """Whether the name is an area's here, and not a word that only reads like one."""
    if _GOES_ON.match(text, end):
        return False
    is_common = len(named.name) <= _SHORT or (named.name[-1] in "区县" and set(named.name[:-1]) <= _ANY_QUARTER)
    return not is_common or bool(_GOVERNMENT.match(text, end))
