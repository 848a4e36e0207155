"""A bureau said by its trade (农业农村部门), or by fewer of its words than its name has (文旅局 of 文化广电体育和旅游局)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from model.rows.unit_words import MeantAs, Myself
from model.rules.unit_names import folded, unit_key

_LEVELS = r"各级|地方|各|所有|全|以上|级|(?:省|市(?![场政容民])|县(?!域)|区(?!域)|州|盟|旗)(?=.)|[、和及]"
_DEPARTMENT = re.compile(rf"^(?P<levels>(?:{_LEVELS})*)(?P<trade>.{{1,16}}?)(?P<ruled>(?:行政)?(?:主管|监督管理|监管|管理|执法)*)(?:部门|机关|救援机构)$")
_OF_NO_BUREAU = re.compile(r"(?:司法|行政|执法|党政|国家)机关$")  # what they are is said, not their trade
_BRANCHES = re.compile(r"^(?P<parent>.*?局)?各(?:[区县市旗、]*)分局$")
_LETTERS = re.compile(r"[省市县区州盟旗]")
_OTHER_PLACE = re.compile(r"[省区县旗]|(?<!城)市(?![场政容])")
_COUNTIES = frozenset("县区旗")  # governments of one rank, whatever they are called
_END = re.compile(r"(?:分局|[支大总]队|[局委厅办署处部])$")
_LINK = re.compile(r"[和与、]")
_OF_TRADE = "局委厅"
_PARTS_OF_A_BUREAU = re.compile(r"交管|交警|分局|消防|[总支大]队")
_ONE_SIGN = 2  # with its 委
_MIXED = 3  # so many may change their places: 文旅体 of 文化体育旅游
_TELLING = 4  # so many letters in their order leave no doubt where in the name they may begin
_LONG_FORMS = ((re.compile(r"委员会"), "委"), (re.compile(r"办公室"), "办"))


def meant_by_trade(words: str, me: Myself) -> MeantAs:
    """Whether "…部门" speaks of my bureau: by its whole trade surely, by a part of it perhaps."""
    branch = _BRANCHES.match(words)
    if branch:
        parent = unit_key(branch["parent"] or "", me.area).core.removesuffix("局")
        is_mine = any(key.core.endswith("分局") and parent in key.core for key in me.keys)
        return MeantAs.IN_GROUP if is_mine and parent else MeantAs.PERHAPS if is_mine else MeantAs.NOT
    found = _DEPARTMENT.match(words)
    if not found or _OF_NO_BUREAU.search(words) or not _is_my_level(found["levels"], me):
        return MeantAs.NOT
    forms = [found["trade"] + found["ruled"], found["trade"]]
    said = {folded(form) for form in [*forms, *([found["trade"] + "大队"] if _PARTS_OF_A_BUREAU.search(found["trade"]) else [])]}
    mine = {_END.sub("", key.core) for key in me.keys if key.level in ("own", "") and _END.search(key.core)} - {""}
    mine |= {key.core for key in me.keys if key.core.endswith("队")}
    if said & mine:
        return MeantAs.NAMED
    is_begun = "行政" in found["ruled"] and any(trade.startswith(found["trade"]) for trade in mine)  # 水行政主管部门
    trade = found["trade"]
    is_part = len(trade) > 1 and any(may_shorten(trade + "局", name) for name in own_names(me))
    return MeantAs.PERHAPS if is_begun or is_part else MeantAs.NOT


def _is_my_level(levels: str, me: Myself) -> bool:
    """False where governments are named, and mine is of none of their ranks."""
    letters = set(_LETTERS.findall(levels))
    if not letters or not me.area or "以上" in levels:
        return True
    own = {me.area[-1][-1]} | (_COUNTIES if me.area[-1][-1] in _COUNTIES or len(me.area) > 2 else frozenset())
    return bool(letters & own)


def own_names(me: Myself) -> Iterable[str]:
    """My names as they are written, without the place before them."""
    place = me.area[-1] if me.area else ""
    for alias in me.aliases:
        name = alias.rpartition(place)[2] if place and place in alias else alias
        yield re.sub(r"^[省市县区州盟旗](?=.{3})", "", name)


@lru_cache(maxsize=8192)  # a plan names the same few bureaus a thousand times
def may_shorten(one: str, other: str) -> bool:
    """Whether one name of a bureau, without its place, may be the other with words left out (发改委 and 发展和改革局)."""
    forms = [{form for form in (_light(name), folded(name)) if form and form[-1] in _OF_TRADE} for name in (one, other)]
    return any(_leaves_out(*sorted(pair, key=len)) for pair in product(*forms) if pair[0][-1] == pair[1][-1] or pair[0][:-1] == pair[1][:-1])


def _light(name: str) -> str:
    for long, short in _LONG_FORMS:
        name = long.sub(short, name)
    return name


def _leaves_out(short: str, long: str) -> bool:
    """Whether the shorter says some of the longer's words: its last ones, or some from the first, or from the first after an 和."""
    if short.endswith("委") and len(short) == _ONE_SIGN:
        return short[0] in long  # 建委, 科委
    short, long = _LINK.sub("", short[:-1]), long[:-1]
    starts = {0} | {found.end() - count for count, found in enumerate(_LINK.finditer(long), 1)}
    long = _LINK.sub("", long)
    if len(short) < 2 or not set(short) <= set(long):
        return False
    if _PARTS_OF_A_BUREAU.search(long) and not _PARTS_OF_A_BUREAU.search(short):
        return False
    if _OTHER_PLACE.search(long, 0, long.index(short[0])):
        return False  # 邻近区城市管理委
    if short == long or long.endswith(short) or (len(short) >= _TELLING and _stands_in_order(short, long)):
        return True
    if any(long[start:].startswith(short[0]) and _stands_in_order(short, long[start:]) for start in starts):
        return True
    return len(short) >= _MIXED and short[0] == long[0] and all(short.count(sign) <= long.count(sign) for sign in short)


def _stands_in_order(short: str, long: str) -> bool:
    rest = iter(long)
    return all(sign in rest for sign in short)
