"""What sort of zone a name or a group speaks of: 各产业园区 are the parks; an airport's zone may count among them, or not."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PARK = r"园区|产业园|工业园|科技园|基地|开发区|高新区|经开区|工业区|加工区|物流区|集中区|集聚区|聚集区|投资区|科学城|未来城"
_RESORT = r"度假区|景区|旅游区|名胜区"
_SORTS = rf"(?P<park>{_PARK})|(?P<resort>{_RESORT})|(?P<own>片区|新区|经济区|保税区|保税港区|示范区|合作区|试验区|自贸区|管理区)"
_IN_GROUP = re.compile(_SORTS)
_AT_END = re.compile(rf"(?:{_SORTS})$")
_EVERY_SORT = re.compile(r"功能区|(?<!区)(?<!园)(?<!基地)(?<!科学城)(?<!未来城)管(?:委会?|理委员会)")


def may_be_another_sort(group: str, names: Iterable[str]) -> bool:
    """Whether a group of zones says a sort (各产业园区管委会) and all that a zone's names say of theirs is another.

    The names are in short form, without 管委会; one that tells no sort (甲石) does not tell another either.
    """
    wanted = set(map(_sort, _IN_GROUP.finditer(group)))
    mine = {_sort(found) for name in names if (found := _AT_END.search(name))}
    return bool(wanted and mine) and not _EVERY_SORT.search(group) and wanted.isdisjoint(mine)


def _sort(found: re.Match[str]) -> str:
    """Parks are one sort and resorts are; every other word is a sort of its own."""
    return found[0] if found.lastgroup == "own" else found.lastgroup or ""
