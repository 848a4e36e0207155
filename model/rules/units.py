"""Who is meant: whether a wording in a unit column names my unit, a group I am in, or perhaps me."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from model.rows.unit_words import (
    Meaning,
    MeaningPart,
    Meant,
    MeantAs,
    Myself,
    Proposal,
    Reach,
    UnitKey,
    UnitKind,
)
from model.rules.peoples import without_people
from model.rules.unit_names import (
    area_parts,
    folded,
    normal_name,
    own_level,
    split_remark,
    unit_key,
    unit_kind,
)
from model.rules.unit_trades import may_shorten, meant_by_trade, own_names
from model.rules.unit_wordings import wording_meaning
from model.rules.zone_sorts import may_be_another_sort

__all__ = [
    "is_meant", "is_said_at_home", "looks_like_unit", "names_of_mine", "nearest_unit", "normal_name", "split_remark", "unit_kind", "who_am_i",
    "wording_meaning", "words_of_mine",
]

_NOTHING = Meant(MeantAs.NOT)
_ORDER = (MeantAs.NAMED, MeantAs.IN_GROUP, MeantAs.PERHAPS)
# An office inside a town or street carries the duties of the town or street: 示例镇生态环境办公室.
_OFFICE = re.compile(r"^(?P<body>.{2,6}?(?:镇|乡|街道))(?:人民政府|政府|办事处)?(?P<office>.{2,}(?:办公室|办|中心|站|所|科|队))$")
_FORMS = {
    UnitKind.TOWN: ("{}人民政府", "{}政府", "{}", "{}党委政府", "{}党委"),
    UnitKind.STREET: ("{}办事处", "{}办", "{}", "{}党工委", "{}工委"),
    UnitKind.ZONE: ("{}管委会", "{}管委", "{}管理委员会", "{}"),
    UnitKind.DISTRICT: ("{}人民政府", "{}政府", "{}"),
}
_SHORTEST_PLACE = 2  # with the sign of its kind: 沙县 is never called 沙
_GOVERNMENTS = re.compile(r"[区县市旗州盟](?![级域属直])(?<!地区)(?<!园区)(?<!发区)(?<!新区)(?<!能区)")
_SORTS_OF_ZONES = frozenset({"经开区", "高新区", "工业园区", "产业园区", "园区", "新区", "保税区", "度假区", "工业园", "产业园", "科技园"})
_BARE = {UnitKind.TOWN: ("镇", "乡"), UnitKind.STREET: ("街道", "地区")}
_OWN = ("own", "")  # a branch (分局) does not say its level
_GOVERNED = frozenset({UnitKind.BUREAU, UnitKind.PARTY})


def who_am_i(unit_name: str, area: str, *, other_names: Sequence[str] = ()) -> Myself:
    """My unit with all the names it goes by in plans of its area; `other_names` are aliases told by people."""
    parts = area_parts(area)
    name = split_remark(unit_name)[0]
    office = None if name[:1] in "市区县省旗" else _OFFICE.match(_without(name, parts))
    body = office["body"] if office else name
    key = unit_key(body, parts)
    kinds = {key.kind}
    if key.kind is UnitKind.STREET and key.core.endswith("地区"):
        kinds.add(UnitKind.TOWN)
    aliases = [unit_name, name, body, *_forms(key, body, parts), *other_names]
    keys = {key} | {unit_key(alias, parts) for alias in (*aliases, *_shorter(key))}
    return Myself(unit_name, key.kind, frozenset(kinds), parts, tuple(dict.fromkeys(aliases)), frozenset(keys))


def _without(name: str, area: tuple[str, ...]) -> str:
    for part in area:
        name = name.removeprefix(part)
    return name


def _forms(key: UnitKey, name: str, area: tuple[str, ...]) -> list[str]:
    """The ways my name is written: with and without the government's tail, the district and the city."""
    if key.kind in (UnitKind.TOWN, UnitKind.STREET, UnitKind.ZONE):
        written = [form.format(key.core) for form in _FORMS[key.kind]]
        return written + [bare for bare in _shorter(key) if key.kind is not UnitKind.ZONE]
    if not area or key.level != "own":
        return []
    if key.kind is UnitKind.DISTRICT:
        short = without_people(area[-1])
        names = [form.format(name) for name in dict.fromkeys((area[-1], short)) for form in _FORMS[key.kind]]
        return [*names, area[-1][-1] + "政府", *([short[:-1]] if len(short) > _SHORTEST_PLACE else [])]
    rest = own_level(name, area, key.kind)[1]
    return [area[-1][-1] + rest, area[-1] + rest, "".join(area) + rest, area[-1][-1] + key.core]


def _shorter(key: UnitKey) -> list[str]:
    """The place's own name (示例镇 -> 示例), and what a town is called that is also an office of the district."""
    tails = _BARE.get(key.kind, ())
    bare = next((key.core.removesuffix(tail) for tail in tails if key.core.endswith(tail)), "")
    if len(bare) < 2:
        return []
    if key.kind is UnitKind.TOWN:
        return [bare, bare + "地区办事处"]
    return [bare, bare + "镇", bare + "乡"] if key.core.endswith("地区") else [bare]


def is_meant(wording: str, me: Myself) -> Meant:
    """Whether a wording means me: named, in a group, perhaps (to be asked), or not; the strongest counts."""
    text = normal_name(wording)
    meaning = wording_meaning(wording)
    if any(_names_me(part.name, me) for part in meaning.excluded):
        return _NOTHING
    if _names_me(split_remark(text)[0], me):
        return Meant(MeantAs.NAMED, wording, Reach.NAMED)
    found = [meant for part in meaning.parts if (meant := _part_means(part, me)).is_mine]
    if not found:
        return _hinted(meaning, me)
    return min(found, key=lambda meant: _ORDER.index(meant.sort))


def words_of_mine(wording: str, me: Myself) -> str:
    """The words within a wording that mean me (of 各街道（含示例园区） a zone's own name); all of it when they are not one piece."""
    words = is_meant(wording, me).words
    return words if words and words in wording else wording


def names_of_mine(text: str, me: Myself) -> tuple[str, ...]:
    """The names of mine that stand in a text, the longest first; a bare place (示例) is too common a word to count."""
    names = sorted({alias for alias in me.aliases if len(alias) > 2 and unit_kind(alias) is me.kind}, key=len, reverse=True)
    return tuple(name for name in names if name in text)


def is_said_at_home(wording: str, me: Myself) -> bool:
    """True when a wording that means me means another where another area is spoken of: 各镇, 区水务局."""
    names = [split_remark(normal_name(wording))[0]]
    names += [part.name for part in wording_meaning(wording).parts if part.reach is Reach.NAMED]
    return not any((_names_me(name, me) or _is_near(name, me)) and not _is_relative(name, me) for name in names)


def _is_relative(name: str, me: Myself) -> bool:
    """Whether a name is one every area has: mine says 区 or 市 before it, and this one does not say which."""
    if not me.area or me.area[-1].rstrip("区县市旗") in name:
        return False
    core = unit_key(name, me.area).core
    return core.endswith("分局") or any(mine.level == "own" and mine.core == core for mine in me.keys)


def _names_me(name: str, me: Myself) -> bool:
    if not name:
        return False
    key = unit_key(name, me.area)
    return any(_same(key, mine) for mine in me.keys)


def _same(one: UnitKey, other: UnitKey) -> bool:
    """True when two keys are one unit; a name that does not say its level fits one of our own level."""
    if one.core != other.core or (not one.core and one.kind is not other.kind):
        return False
    levels = {one.level, other.level}
    return one.level == other.level or levels == {"", "own"}


def _part_means(part: MeaningPart, me: Myself) -> Meant:
    if part.words.endswith(("部门", "机关", "机构", "分局")) and me.kind in _GOVERNED:
        by_trade = meant_by_trade(part.words, me)
        if by_trade is not MeantAs.NOT:
            return Meant(by_trade, part.words, part.reach)
    if part.reach is Reach.NAMED:
        return Meant(MeantAs.NAMED, part.words, part.reach) if _names_me(part.name, me) else _NOTHING
    if part.name and part.reach is not Reach.MEMBERS:  # 各区农业农村局, 相关区农业农村局
        mine = _in_districts(part, me) and any(folded(part.name) == key.core and key.level in _OWN for key in me.keys)
    else:
        mine = _in_kinds(part, me) and _in_level(part, me)
    is_all = part.reach is Reach.BODIES or (
        part.reach is Reach.EVERY and not _is_zone_of_another_sort(part, me) and not _is_government_of_another_sort(part, me))
    sort = MeantAs.IN_GROUP if is_all else MeantAs.PERHAPS
    return Meant(sort, part.words, part.reach) if mine else _NOTHING


def _is_zone_of_another_sort(part: MeaningPart, me: Myself) -> bool:
    return me.kind is UnitKind.ZONE and may_be_another_sort(part.words, (key.core for key in me.keys))


def _is_government_of_another_sort(part: MeaningPart, me: Myself) -> bool:
    """各县 said to a 区: such plans may mean all of them by it, or not."""
    if me.kind is not UnitKind.DISTRICT or not me.area:
        return False
    signs = _GOVERNMENTS.findall(part.words)
    own = re.sub("(?:人民)?政府$", "", split_remark(me.name)[0])[-1:]  # of a city's ledger the area is the city
    return bool(signs) and own not in signs and me.area[-1][-1] not in signs


def _in_districts(part: MeaningPart, me: Myself) -> bool:
    """False for a body of the city or province above the districts that are spoken of."""
    above = {"省": 1, "市": 2}.get(me.area[-1][-1], 0) if me.area else 0  # a third part that ends in 市 is a county's
    return len(me.area) > above or not above or part.level.startswith(me.area[-1][-1])  # 各县市区: its 市 are a county's


def _in_kinds(part: MeaningPart, me: Myself) -> bool:
    if me.kind is UnitKind.OTHER:  # the shape tells nothing: departments may well include us
        return bool(part.kinds & _GOVERNED) or (UnitKind.OTHER in part.kinds and me.name.endswith("场"))
    return bool(part.kinds & me.kinds)


def _in_level(part: MeaningPart, me: Myself) -> bool:
    """False only where both say the level and they differ: 市有关部门 are not a district's bureaus."""
    if not part.level or not me.area or me.kind not in _GOVERNED:
        return True
    levels = {key.level for key in me.keys if key.level}
    wanted = "own" if part.level == me.area[-1][-1] else "^" + part.level
    return not levels or wanted in levels


def _hinted(meaning: Meaning, me: Myself) -> Meant:
    """Perhaps me: my name stands glued to another, or one character of a long name differs."""
    for part in meaning.parts:
        if part.reach is Reach.NAMED and _is_near(part.name, me):
            return Meant(MeantAs.PERHAPS, part.words, part.reach)
    return _NOTHING


# A zone may sign with a longer name than plans use; fewer characters than this say too little.
_ENOUGH = 4
_AFTER_A_UNIT = "局委办会处府镇乡道街心队司）"


def _is_near(name: str, me: Myself) -> bool:
    key = unit_key(name, me.area)
    if any(key.level and mine.level and key.level != mine.level for mine in me.keys):
        return False
    if key.kind is me.kind and any(_joined(place, key.core) for place in _places(me)):
        return True
    if me.kind is UnitKind.BUREAU is key.kind and _is_shortened(name, me):
        return True
    mine_long = [mine.core for mine in me.keys if len(mine.core) >= _ENOUGH]
    if key.kind is UnitKind.ZONE is me.kind:
        long = mine_long if len(key.core) >= _ENOUGH else []
        if any(_skips(key.core, core) or _skips(core, key.core) for core in long) or _is_own_zone(name, me):
            return True
    elif any(_stands_in(alias, name) for alias in me.aliases if len(alias) > 2 and unit_kind(alias) is me.kind):
        return True
    return key.kind is me.kind and any(
        len(core) > _ENOUGH and len(key.core) == len(core) and Levenshtein.distance(core, key.core) == 1
        for core in mine_long
    )


def _is_shortened(name: str, me: Myself) -> bool:
    """True when a bureau's name may be mine with words left out, or that of the bureau mine is the branch of."""
    level, said = own_level(split_remark(name)[0], me.area, UnitKind.BUREAU)
    if any(may_shorten(said, mine) for mine in own_names(me)):
        return True
    core = folded(said)
    return level in _OWN and core.endswith("局") and any(mine.core == core[:-1] + "分局" for mine in me.keys)


def _is_own_zone(name: str, me: Myself) -> bool:
    """True for 区开发区 and 示例高新区 said of mine by its area and its sort alone."""
    if not me.area:
        return False
    level, rest = own_level(split_remark(name)[0], me.area, UnitKind.ZONE)
    said = folded(rest).removesuffix("管委")
    sort = said if level == "own" else said.removeprefix(without_people(me.area[-1])[:-1])
    is_of_area = level == "own" or sort != said
    return is_of_area and (sort == "开发区" or (sort in _SORTS_OF_ZONES and any(key.core.endswith(sort) for key in me.keys)))


def _places(me: Myself) -> list[str]:
    """The place my unit governs, without the word for its kind (示例镇 -> 示例)."""
    if me.kind is UnitKind.DISTRICT:
        return [part[:-1] for part in me.area[-1:]]
    return [key.core for key in me.keys if key.kind is UnitKind.OTHER]


def _joined(place: str, core: str) -> bool:
    """True when the name joins several places and mine is one (甲山示例乙水镇): two characters more at least."""
    return len(place) > 1 and place in core and len(core.rstrip("镇乡区县")) - len(place) > 1


def _skips(short: str, long: str) -> bool:
    """True when the short name's characters stand in the long one in order, the first and last at its ends."""
    if not long.endswith(short[-2:]):
        return False
    rest = iter(long)
    return all(character in rest for character in short)


def _stands_in(alias: str, name: str) -> bool:
    """True when my name stands in the wording as a word of its own: at its head, or after another unit."""
    place = name.find(alias)
    return place == 0 or (place > 0 and name[place - 1] in _AFTER_A_UNIT)


def looks_like_unit(text: str) -> bool:
    """True when the text has the shape of a unit or of a group of units."""
    meaning = wording_meaning(text)
    return bool(meaning.parts) and all(
        part.reach is not Reach.NAMED or unit_kind(part.name) is not UnitKind.OTHER for part in meaning.parts
    )


_CUTOFF = 66.0


def nearest_unit(name: str, known: Sequence[str]) -> Proposal | None:
    """The known unit a name most likely stands for, to be proposed and never applied; None when in doubt.

    Another form of a known name comes first; a name that is itself known gets no proposal.
    """
    text = normal_name(name)
    if not text or text in {normal_name(each) for each in known}:
        return None
    key = unit_key(text)
    for each in known:
        if key.core and (unit_key(each) == key or _compared(each) == _compared(name)):
            return Proposal(each, 1.0, is_alias=True)
    forms = [_compared(each) for each in known]
    found = process.extract(_compared(text), forms, scorer=_nearness, limit=2, score_cutoff=_CUTOFF)
    if not found or (len(found) > 1 and found[0][1] - found[1][1] < 1 and found[0][0] != found[1][0]):
        return None
    nearest = known[found[0][2]]
    if len({key.level, unit_key(nearest).level} - {""}) > 1:
        return None  # another level's bureau, not a misread name
    return Proposal(nearest, round(found[0][1] / 100, 3))


# The city and district before a bureau's name: 示例市示例区水务局 is compared as 区水务局.
_PLACE = re.compile(
    r"^(?:(?![市区县省])[^城都]{2,3}(?=市(?!场|政|容)))?"
    r"(?:市?(?![市区县省])[^城社街园]{2,4}(?=区.{2,}[局委办心队]$))?")


def _compared(name: str) -> str:
    main, remark = split_remark(name)
    main = _PLACE.sub("", main)
    return folded(main) + ("（" + folded(remark) + "）" if remark else "")


def _nearness(one: str, other: str, **_: object) -> float:
    """Likeness from 0 to 100; names as short as 区水务局 must agree in all but one character."""
    score = fuzz.ratio(one, other)
    if min(len(one), len(other)) < 6 and Levenshtein.distance(one, other) > 1:
        return min(score, _CUTOFF - 1)
    return score
