"""What a wording in a unit column says: one unit, every unit of a kind, some of them, a group, an open end."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from model.rows.unit_words import Meaning, MeaningPart, Reach, UnitKind
from model.rules.unit_names import normal_name, unit_kind
from model.rules.unit_ranks import governments_of_ranks

_ALL = frozenset(UnitKind)
_DEPARTMENTS = frozenset({UnitKind.BUREAU, UnitKind.PARTY})
_LAND = frozenset({UnitKind.TOWN, UnitKind.STREET, UnitKind.DISTRICT})
_ZONE_NOUN = (
    r"(?:经济|产业|工业|技术|高新|科技|农业|现代|特色|省级|市级|区级)*(?:园区|开发区|产业园|产业基地|基地|功能区|片区|高新区|经开区|新区|度假区)"
    r"(?:管委会|管理委员会|管委)?|管委会|管理委员会|管委")
_DEPARTMENT_NOUN = (
    r"(?:职能|行业|主管|管理|监管|执法|责任|牵头|业务|政府|职责|工作|党政|组成|直属|配合|协办|参与)*部门|(?:党政|直属)?机关"
    r"|委、?办、?局|直属机构|区属机构|市属机构|办事机构")
# Nouns that may stand for all bodies of a kind, longest first within each kind.
_NOUNS: tuple[tuple[str, frozenset[UnitKind]], ...] = (
    (r"(?<=各)地(?!区)方?(?:党委)?(?:人民)?(?:政府)?", frozenset({UnitKind.DISTRICT})),
    (r"属地(?:政府|党委政府|管理部门|部门|单位)?", _LAND),
    (r"板块", frozenset({UnitKind.TOWN, UnitKind.STREET, UnitKind.ZONE})),
    (r"乡?镇办(?!事)", frozenset({UnitKind.TOWN, UnitKind.STREET})),
    (r"(?:乡镇|镇乡|镇|民族乡|乡|苏木)(?:党委)?(?:人民)?(?:政府)?", frozenset({UnitKind.TOWN})),
    (r"街道(?:党?工委)?(?:办事处|办)?|地区(?:办事处|办)?|办事处|街办|街", frozenset({UnitKind.STREET})),
    (_ZONE_NOUN, frozenset({UnitKind.ZONE})),
    (r"(?:县市区|区市县|市县区|旗县区|区县|县区|市县|旗县|自治县|自治州|(?:区|县|旗|市|州|盟)(?!属(?!地)))(?:人民)?(?:政府)?",
     frozenset({UnitKind.DISTRICT})),
    (_DEPARTMENT_NOUN, _DEPARTMENTS),
    (r"(?:(?:责任|主管|牵头|配合|协办|参与|主责|行业|管理|监管|主体|党政|直属|基层)*)单位", _ALL - {UnitKind.COMPANY}),
    (r"(?:国有|市属|区属|县属|中央|驻区|重点|相关)*企业", frozenset({UnitKind.COMPANY})),
    (r"(?<=各)级(?:地方)?(?:党委)?[和、]?(?:人民)?政府|(?<=各)级党委", frozenset({UnitKind.TOWN, UnitKind.DISTRICT})),
    (r"(?:[农林牧渔茶园]|良种)?场(?![所馆监])", frozenset({UnitKind.OTHER})),
)
_EVERY = r"各级(?=各|有关|相关|部门|单位)|各类|各个?|每个|所有|全体|一切|全部|属地的?(?=[镇乡街园开区县])"
_SOME = (
    r"相关|有关|涉及到?的?|所在地?|部分|其他|其它|其余|试点|重点|(?:沿(?:[河江湖海线边岸路山库]|铁路|公路|交界)|环[湖库]|库[区周]|[湖林灌牧农滩坝]区|半?山区|浅山|平原|丘陵|[近远]郊|"
    r"[上中下]游|边境|海岛|主产区?|涉[河水湖海林农改])(?:地区(?!办)|区域|片区|一带)?(?!管)|相应|对应|上述|具体|项目|所属|所辖"
    r"|(?:城六|主城|中心城|核心|近郊|远郊|生态涵养|中心[二三四五六七八九]|[三四五六七八九](?:主?城|中心城))(?=区)"
    r"|周边|[中省市央]*驻[^、，各驻]{1,3}(?=单位|部门)|垂管|[委局办厅]属|[0-9一二两三四五六七八九十百]+个|[^、，各]{2,}?的(?=[镇乡街区部单])")
_TOKENS = re.compile("|".join((
    rf"(?P<every>{_EVERY})",
    rf"(?P<some>{_SOME})",
    r"(?P<sep>[、，,/和及与跟;；]|以及|等)",
    *(rf"(?P<noun{index}>{noun})" for index, (noun, _) in enumerate(_NOUNS)),
)))
# Words that may follow a noun and add nothing: 各镇（街道）人民政府（办事处）.
_FILLER = re.compile(r"(?:人民)?政府(?:办公室)?|办事处|管委会|管委|党委|工委|社区(?:居委会)?|村居?")
_QUALIFIED = re.compile(r"(?:行业|主管|监管|执法|责任|牵头|业务|职责|配合|协办|参与|管理|主责|主体)+(?:部门|单位)")
_SCOPE = re.compile(r"^(?:地方(?=各级)|全[区市县省旗]|[本我][区市县省旗]|辖区内?的?|(?P<level>[区市县省旗]|[州盟](?=[级属直]))(?:级|属|直|政府)?(?=[各相有其所委国部单企责行组机职主直业]|全部))")
_CARRIED_BARE = frozenset({UnitKind.TOWN, UnitKind.STREET})
_CARRIED = _CARRIED_BARE | {UnitKind.ZONE}
_DISTRICT_BODY = re.compile(r"^(?P<head>各|相关|有关|各相关|各有关)(?P<of>(?:市(?![场政容民])|区(?![域块间])|县(?!域)|旗|州|盟)(?:、?(?:[市区县旗](?![场政域])|自治[县州旗])){0,3})"
    r"(?P<body>(?!人民|政府|属(?!地))[^、,;]{2,})$")
_MEMBERS = re.compile(r"^(?:各|相关|有关|其他)*(?P<group>.*?)(?:各|相关|有关)*成员单位$|^(?:各|相关|有关)+(?:专项|专业|工作|攻坚|推进)*(?:组|小组|专班|指挥部)$")
_OPEN = re.compile(r"^(?P<name>.*?)等(?:[0-9一二两三四五六七八九十]+个?)?(?P<tail>(?:相关|有关|其他|各)*(?:(?![、,;](?:各|[县区市]直)).){0,8})$")
_LINK = re.compile(r"^(?:以及|会同|及|和|与|由)(?=各)")
_TWO = "以及|及|和|与|会同"  # what joins two bodies
# Words for a part of an area: 平原地区各镇, 某湖沿线镇, 东部乡镇.
_PART_OF_AREA = re.compile(
    r"(?:沿线|沿岸|沿海|沿边|流域|周边|一带|地区|片区|区域|山区|平原|丘陵|城区|库区|湖区|矿区|灌区|城郊|近郊|远郊|[东南西北中]部|范围内|境内|以上|以下)的?$")
_PART_OF_CITY = re.compile(r"(?:主城|中心城|老城|新城|城)区$")
_NARROWED = re.compile(r"^(?P<where>[^各]{2,}?)(?P<group>各.+)$")
_NARROWED_BARE = re.compile(
    r"^(?P<where>.{2,}?(?:沿线|沿岸|流域|周边|一带)的?|.*?[东南西北中]部(?:地区|[山片库矿]区|平原)?的?|.{2,}地区的?)"
    r"(?P<group>(?:乡镇|镇乡|镇街|街镇|镇|乡|街道|园区)(?:人民政府|政府|办事处|管委会)?)$")
_NARROWED_PLURAL = re.compile(r"^(?P<where>[^各、,]{1,8}?)(?P<group>(?:乡镇|镇乡|镇街|街镇)(?:人民政府|政府|办事处)?)$")  # 沿黄乡镇: nobody is called so
_GLUED = re.compile(rf"^(?P<name>.{{3,}}?)(?:{_TWO})?(?P<group>(?:各|相关|有关|属地|其他).+)$")
_INCLUDES = re.compile(r"^(?:包含|包括|含|并含|及)(?P<units>.+)$")
_EXCLUDES = re.compile(r"^(?:不含|不包括|除)(?P<units>.+?)(?:除外|以外|外)?$|^(?P<named>.+?)(?:除外|以外)$")
_BUT = re.compile(r"^除(?P<units>.+?)(?:以)?外的?[,、]?(?P<rest>.+)$")  # 除甲镇外各镇
# What a unit is to do, where a list says it after the name: 各镇街按职责分工负责.
_DOES = re.compile(r"(?<=..)(?:牵头|配合|负责|具体|分别|按(?:照)?职责|分工|落实|为主|参与|协同|协助|组织?实施)+$")
_LABEL = re.compile(r"[;；,。]?(?:牵头|责任|主责|主体责任|配合|协办|参与|实施|主管|落实)(?:单位|部门|主体|领导)?:")
_INLINE = re.compile(
    r"^(?:(?:乡镇|镇|民族乡|乡|街道|街|办事处|地区办事处|地区|办"
    r"|自治县|自治州|区|县|市|旗|州|盟|园区|产业园区|开发区|人民政府|政府|管委会)[、,]?)+$")
_BRACKETS = re.compile(r"（([^（）]*)）")
_OPEN_BRACKET = re.compile(r"（([^（）]+)$")


@dataclass(frozen=True, slots=True)
class _Group:
    parts: tuple[MeaningPart, ...]
    has_head: bool


@lru_cache(maxsize=8192)  # a plan says the same few wordings a thousand times
def wording_meaning(wording: str) -> Meaning:
    """All that a unit wording says; a wording that follows no pattern is one named unit."""
    parts: list[MeaningPart] = []
    excluded: list[MeaningPart] = []
    for text in _blank_separated(wording):
        main, remarks = _remarks(text)
        but = _BUT.match(main)
        if but:
            excluded += _main_parts(but["units"])
        parts += _main_parts(but["rest"] if but else main)
        for remark in remarks:
            left_out = _EXCLUDES.match(remark)
            if left_out:
                excluded += _main_parts(left_out["units"] or left_out["named"])
            else:
                parts += _remark_parts(remark)
    return Meaning(wording, tuple(parts), tuple(excluded))


def _blank_separated(wording: str) -> list[str]:
    # Blanks separate units only where each piece looks like one; elsewhere a line end broke a name.
    pieces = [normal_name(piece) for piece in re.sub(r"\s+(?=[（(])", "", wording).split()]
    if len(pieces) > 1 and all(_stands_alone(piece) for piece in pieces):
        return pieces
    return [normal_name(wording)]


def _stands_alone(piece: str) -> bool:
    if len(piece) < 3 or piece.startswith(("（", "等", "管委", "委会", "办事处", "人民政府")):
        return False
    return unit_kind(piece) is not UnitKind.OTHER or _group(piece) is not None


def _remarks(text: str) -> tuple[str, list[str]]:
    """The wording with 镇（街道） written out, and the other bracketed remarks."""
    remarks: list[str] = []

    def taken(found: re.Match[str]) -> str:
        if _INLINE.match(found[1]):
            return re.sub("[、,]", "", found[1])
        remarks.append(found[1])
        return ""

    text = _DOES.sub("", _LABEL.sub("、", text).strip("、"))
    main = _OPEN_BRACKET.sub(taken, _BRACKETS.sub(taken, text)).replace("）", "").replace("（", "")
    inside = re.match(r"^(?P<main>(?:各|相关|有关).+?)[,、]?(?P<remark>不?(?:含|包括).+)$", main)
    if inside and _group(inside["main"]):
        return inside["main"], [*remarks, inside["remark"]]
    return main, remarks


def _remark_parts(remark: str) -> list[MeaningPart]:
    included = _INCLUDES.match(remark := _DOES.sub("", remark))
    units = included["units"] if included else remark
    found = _main_parts(units)
    if included:
        return found
    # A remark without 含 is another name of the unit before it (区委宣传部（区文明办）) or plain words.
    return [
        part for part in found if part.reach is not Reach.NAMED or unit_kind(part.name) is not UnitKind.OTHER
    ]


def _main_parts(text: str) -> list[MeaningPart]:
    if not text:
        return []
    whole = _special(text) or _group_parts(text)
    if whole:
        return whole
    pieces = [piece for piece in re.split(r"[、，,;；/]", text) if piece]
    if len(pieces) < 2:
        return _piece(text)
    parts: list[MeaningPart] = []
    for piece in pieces:
        found = _piece(piece)
        if parts and parts[-1].reach is Reach.SOME and _is_bare(piece):
            found = [replace(part, reach=Reach.SOME) for part in found]
        parts += found
    return parts


def _is_bare(piece: str) -> bool:
    group = _group(piece)
    return group is not None and not group.has_head


def _piece(text: str) -> list[MeaningPart]:
    text = _DOES.sub("", _LINK.sub("", text))
    found = _special(text) or _group_parts(text) or _narrowed(text)
    if found:
        return found
    joined = re.match(rf"^(?P<left>.{{3,}}?)(?:{_TWO})(?P<right>.{{3,}})$", text)
    while joined:
        left, right = joined["left"], joined["right"]
        if _is_whole_unit(left) and _is_whole_unit(right):
            return _piece(left) + _piece(right)
        joined = re.match(rf"^(?P<left>.{{{len(left) + 1},}}?)(?:{_TWO})(?P<right>.{{3,}})$", text)
    glued = _GLUED.match(text)
    if glued and _group(glued["group"]):
        area = unit_kind(glued["name"]) is UnitKind.DISTRICT and not glued["name"].endswith("政府")
        return ([] if area else _piece(glued["name"])) + _group_parts(glued["group"])
    return [_loose_group(text) or MeaningPart(Reach.NAMED, text, frozenset({unit_kind(text)}), text)]


def _narrowed(text: str) -> list[MeaningPart]:
    """Some units of a kind: those in the part of the area that stands before it (东部各镇); none where a unit does."""
    bare = _NARROWED_BARE.match(text)
    found = bare or _NARROWED.match(text) or _NARROWED_PLURAL.match(text)
    if not found or not (bare or _is_part_of_area(found["where"])):
        return []
    return [replace(part, reach=Reach.SOME, words=text) for part in _group_parts(found["group"])]


def _is_part_of_area(text: str) -> bool:
    if unit_kind(text) is UnitKind.DISTRICT and not _PART_OF_CITY.search(text):
        return False
    return bool(_PART_OF_AREA.search(text)) or (unit_kind(text) is UnitKind.OTHER and text[0] not in "省市区县旗镇乡国")


def leaves_some(wording: str) -> bool:
    """True when a wording means some units of a kind and does not say which: 相关镇, 东部各镇, 各责任单位, 市级部门."""
    parts = wording_meaning(wording).parts
    every = {part.words for part in parts if part.reach is Reach.EVERY}  # 属地 is all governments, and a zone perhaps
    return any(
        part.reach is Reach.SOME and part.kinds and part.words not in every and (part.kinds != {UnitKind.ZONE} or "各" in part.words)
        for part in parts
    )


def _is_whole_unit(text: str) -> bool:
    return unit_kind(text) not in (UnitKind.OTHER, UnitKind.DISTRICT) or _group(text) is not None


def _special(text: str) -> list[MeaningPart]:
    """成员单位, 等部门 and 各区农业农村局, which are neither plain groups nor names."""
    ranks = governments_of_ranks(text)
    if ranks:
        return ranks
    members = _MEMBERS.match(text)
    if members:
        return [MeaningPart(Reach.MEMBERS, text, _ALL, members["group"] or "")]
    body = _DISTRICT_BODY.match(text)
    if body and not _group(text):
        found = _of_every_district(text, body["head"], body["of"], body["body"])
        if found:
            return [found]
    opened = _OPEN.match(text)
    return _opened(opened["name"], opened["tail"]) if opened else []


def _of_every_district(text: str, head: str, of: str, body: str) -> MeaningPart | None:
    kind = unit_kind("区" + body)
    if kind not in (UnitKind.BUREAU, UnitKind.PARTY, UnitKind.COMPANY):
        return None
    return MeaningPart(Reach.BODIES if head == "各" else Reach.SOME, text, frozenset({kind}), body, of)


def _opened(name: str, tail: str) -> list[MeaningPart]:
    """What stands before and after an 等: names and an open end, or names and some units of a kind."""
    group = _group(tail) or _group("各" + tail) if tail else None  # 甲、乙等区
    if tail and not group:
        return []
    named = _main_parts(name) if name else []
    end = "等" + tail
    kinds = frozenset().union(*(part.kinds for part in group.parts)) if group else _ALL
    if kinds <= _CARRIED_BARE | {UnitKind.ZONE, UnitKind.DISTRICT} and name:
        return [*named, MeaningPart(Reach.SOME, end, kinds)]
    return [*named, MeaningPart(Reach.OPEN_END, end, kinds)]


def _group_parts(text: str) -> list[MeaningPart]:
    group = _group(text)
    return list(group.parts) if group else []


def _group(text: str) -> _Group | None:
    """The kinds a collective wording stands for, or None when any of its words is a name."""
    level, start = "", 0
    scope = _SCOPE.match(text)
    if scope:
        level, start = scope["level"] or "", scope.end()
    reader = _GroupReader(level, is_of_government=bool(scope) and "直" in text[:start])
    while start < len(text):
        step = reader.take(text, start)
        if not step:
            return None
        start += step
    return reader.result(text)


class _GroupReader:
    """Takes a collective wording word by word, remembering whether 各 or 相关 is in force."""

    def __init__(self, level: str, *, is_of_government: bool = False) -> None:
        self._level = level
        self._is_of_government = is_of_government
        self._mode: Reach | None = None
        self._in_head = False
        self._has_head = False
        self._nouns: list[tuple[Reach | None, frozenset[UnitKind], str]] = []

    def take(self, text: str, start: int) -> int:
        """How many characters were understood; 0 when the next word is none of a group's."""
        found = _TOKENS.match(text, start)
        filler = _FILLER.match(text, start) if self._nouns and not self._in_head else None
        if filler and (not found or filler.end() > found.end()):
            return len(filler[0])
        if not found or not found.lastgroup:
            return 0
        if found.lastgroup in ("every", "some"):
            self._head(Reach.EVERY if found.lastgroup == "every" else Reach.SOME)
        elif found.lastgroup != "sep":
            kinds = _NOUNS[int(found.lastgroup[4:])][1]
            if self._is_of_government and "单位" in found[0]:  # 县直单位: no town is one
                kinds = _DEPARTMENTS | {UnitKind.OTHER}
            self._nouns.append((self._mode, kinds, found[0]))
            self._in_head = False
        elif not self._nouns:
            return 0
        return len(found[0])

    def _head(self, mode: Reach) -> None:
        if not self._in_head or mode is Reach.SOME:  # 各相关 and 有关各 are both "some"
            self._mode = mode
        self._in_head = self._has_head = True

    def result(self, text: str) -> _Group | None:
        """The group, unless the words are too bare to be one (区政府 alone is a name)."""
        if not self._nouns or self._in_head:
            return None
        parts = [self._part(text, *noun) for noun in self._nouns]
        if not self._has_head and any(part is None for part in parts):
            return None
        if any("属地" in noun or "属地" in text for _, _, noun in self._nouns):
            parts.append(MeaningPart(Reach.SOME, text, frozenset({UnitKind.ZONE})))  # a zone may govern land
        said = [noun for mode, _, noun in self._nouns if mode is Reach.EVERY]
        if "地区" in said:  # in some cities an office of its own, elsewhere every part of the area
            parts.append(MeaningPart(Reach.SOME, text, _CARRIED | {UnitKind.DISTRICT}))
        if any(noun.startswith("级") or (noun.startswith("地") and "地区" not in noun) for noun in said):  # 各级人民政府: offices that act for one, perhaps
            parts.append(MeaningPart(Reach.SOME, text, _CARRIED))
        elif text.startswith("各级"):  # 各级各部门: a town is a level of its own
            parts.append(MeaningPart(Reach.SOME, text, _CARRIED | {UnitKind.DISTRICT}))
        return _Group(_merged(parts), self._has_head)

    def _part(self, text: str, mode: Reach | None, kinds: frozenset[UnitKind], noun: str) -> MeaningPart | None:
        if mode is Reach.EVERY and _QUALIFIED.match(noun):
            mode = Reach.SOME  # 各行业主管部门: those whose trade it is
        elif noun.startswith("属地") and mode is None:
            mode = Reach.EVERY
        if mode is None:
            mode = _bare_reach(kinds, noun)
        return MeaningPart(mode, text, kinds, "", self._level) if mode else None


_TAIL_OF_GOVERNMENT = re.compile(r"(?:人民)?政府$")


def _merged(parts: list[MeaningPart | None]) -> tuple[MeaningPart, ...]:
    """One part for each reach, in the order of the words."""
    merged: dict[Reach, MeaningPart] = {}
    for part in parts:
        if part:
            before = merged.get(part.reach)
            merged[part.reach] = replace(part, kinds=part.kinds | before.kinds) if before else part
    return tuple(merged.values())


def _bare_reach(kinds: frozenset[UnitKind], noun: str) -> Reach | None:
    """How far a noun reaches without 各 or 相关: 镇政府 is every town, 开发区管委会 is one that is not named."""
    if kinds <= _CARRIED_BARE:
        return Reach.EVERY
    if kinds == {UnitKind.ZONE}:
        return Reach.EVERY if "园区" in noun else Reach.SOME
    if kinds == {UnitKind.DISTRICT}:  # 区政府 is one government, 区县政府 are many
        return Reach.EVERY if len(_TAIL_OF_GOVERNMENT.sub("", noun)) > 1 else None
    return Reach.SOME


_LOOSE_HEAD = re.compile(r"^(?:各|相关|有关|其他|所有|部分|涉及|全体)+(?P<rest>.+)$")
_LOOSE = _NOUNS[3:9]  # from towns to departments: 各施工单位 and 各供热企业 are no offices
_LOOSE_TAIL = re.compile(
    "(?:" + "|".join(rf"(?P<tail{index}>{noun})" for index, (noun, _) in enumerate(_LOOSE)) + ")$")


def _loose_group(text: str) -> MeaningPart | None:
    """A collective wording with a word nobody knows (各山前镇, 各区政府技术): some units of the kind in it."""
    headed = _LOOSE_HEAD.match(text)
    if not headed:
        return None
    rest = headed["rest"]
    ended = _LOOSE_TAIL.search(rest)
    if ended and ended.lastgroup:
        return MeaningPart(Reach.SOME, text, _LOOSE[int(ended.lastgroup[4:])][1])
    kinds = _first_kinds(rest)
    return MeaningPart(Reach.SOME, text, kinds)


def _first_kinds(text: str) -> frozenset[UnitKind]:
    """The kinds of the nouns a wording begins with, before its first unknown word."""
    kinds: frozenset[UnitKind] = frozenset()
    start = 0
    while (found := _TOKENS.match(text, start)) and (found.lastgroup or "").startswith("noun"):
        kinds |= _NOUNS[int((found.lastgroup or "")[4:])][1]
        start = found.end()
    return kinds
