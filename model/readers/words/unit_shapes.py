"""What the name of a unit looks like: its endings, its beginnings, and what kind of body it is.

Nothing here names a unit of any one plan; the stems are the everyday words of government bodies all over the country.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from model.readers.words.unit_stems import STEMS, is_composed, one_sign_away
from model.readers.words.wording import REMARK

_SEATS = frozenset({"局", "委", "委员会", "部", "厅"})  # endings of the bodies every government has
_OFFICE_END = "办"  # there are so many that only one which nearly has a usual name is strange
_PARTY = ("党委", "党工委", "纪委", "纪工委")  # of any body
_LONG_STEM = 4  # signs from which on a stem is not another one by chance
_LONG_ENOUGH = frozenset(stem for stem in STEMS if len(stem) > 1)  # behind a place's name: 某地海事
_LONG_STEMS = sorted((stem for stem in STEMS if len(stem) >= _LONG_STEM), key=lambda stem: (-len(stem), stem))


class UnitKind(StrEnum):
    """What kind of body a unit is; columns of a plan tend to hold one kind each."""

    PLACE = "place"  # a government, town, street, zone and their groups
    BUREAU = "bureau"
    GROUP = "group"  # 成员单位, 相关部门


_ENDINGS = (
    "人民政府|政府|管理委员会|管委会|管委|街道办事处|办事处|街道办|街道|镇街|街镇|镇乡|乡镇|镇|乡|园区|功能区|开发区|属地|区县|县区|"
    "各区|各县|各市|各旗|委员会|办公室|办公厅|分局|总局|管理局|局|厅|署|委|办|部|院|总队|支队|大队|中队|队|服务中心|中心|集团公司|有限公司|"
    "公司|集团|分行|支行|银行|总站|站|所|处|馆|社|台|校|大学|学院|医院|联合会|总工会|工会|协会|商会|学会|妇联|残联|工商联|侨联|文联|科协|"
    "团委|党校|海关|法院|检察院|指挥部|领导小组|小组|专班|联席会议|成员单位|主管单位|责任单位|单位|主管部门|部门|委办局|企业|运营方|机关|督查室|研究室|档案室|"
    "红十字会|机构|科|股|供电|供销社|联社|厂|场|库|处室|村|社区|居委会|村委会|集体|物业|学校|商投|投资|城投|水投|交投|文旅投|军分区|武装部|贸促会|社科联|县市区|区市县|市县|县市|师市|团场|连队|人大|政协|小学|中学|幼儿园|气象台|编办|网信办|网管办"
)
_ENDING = re.compile(rf"(?:{_ENDINGS})$")
_BARE = re.compile(
    rf"(?:{_ENDINGS}|道办事处|府|管理|会|委会|员会|事处|民政府|经济开发区管委会|技术开发区管委会|成员|区管委会|"
    r"中心|分中心|公室|理局|理委|司|限公司|行政主管部门|股份有限公司|集团有限公司)$"
)
_BEGINNING = re.compile(
    r"(?:各|相关|有关|其他|全|区|市|县|旗|州|省|盟|国家|国网|国|中国|首都|本|驻|团|镇|街道|地区|属地|[一-龥]{1,12}?(?:省|市|区|县|旗|州|镇|乡|街道|新区|开发区))"
)
_OFFICE = re.compile(r"[一-龥]{2,5}[科股]")
_PLACE = re.compile(
    r"(?:人民政府|政府|管委会?|管理委员会|街道办事处|街道办?|镇街|街镇|乡镇|镇|乡|园区|功能区|开发区|属地|办事处|各区|各县|区县|县区|社区|村)(?:[（(].*)?$"
)
_GOVERNMENT_OFFICE = re.compile(
    r"政府(?!$|[（(及和与、]|办|外|研|督|法|驻|国|采|热|投|门户|网|新闻|参|信|行政|机关|审|职|组成)"
)
_STRAY_GROUP = re.compile(r"(?:^[^各]|(?:局|委|办|政府)[^各及和、机])(?:部门|单位)$")  # 等部门 misread
_GROUP = re.compile(r"(?:成员单位|部门|单位|委办局|企业|运营方|机关)(?:[（(].*)?$")
_ROLE = re.compile(r"(?:牵头|主办|主责|责任|配合|协办|协同|参与)(?:单位|部门)?[:：]")  # named inside the cell
_BETWEEN = re.compile(r"[\s、，,；;]+(?![^（）()]*[）)])")  # what parts names, outside brackets
_OPEN = re.compile(r"(?<=.)等(?:[一-龥]{0,6}(?:部门|单位))?$")
_SAID = re.compile(r"(?:牵头|主办|配合|(?<!政)协办|协助|参与|(?:按职责分工)?(?:共同)?负责)$")  # 甲局牵头，乙局配合
_BEFORE_BRACKET = re.compile(r"\s*([（(])")
_MORE = re.compile(r"等.{0,8}")
_NO_NAME = re.compile(r"[。；;：:，,！？!?\d]")
_BODY_END = re.compile(
    r"(?:管理|监督管理)?(?:委员会|办公室|指挥部|分局|总局|局|委|办|厅|部|署|中心|总队|支队|大队|队|站|处)$"
)
_BODY_START = re.compile(r"^(?:[区市县省旗州]|镇(?!街)|乡(?![村镇]))")
_PLACE_IN_FRONT = re.compile(r"^(?:团|[一-龥]{1,6}?[省市县区州盟旗])(?=[一-龥]{2})")  # 示例市水务, 团省委
_EVERYDAY = re.compile(
    r"(?:[一-龥]{0,3}[省市县区州盟旗镇乡])?(?:妇联|残联|文联|侨联|科协|工商联|社科联|总工会|贸促会|红十字会|团委|法院|检察院|高院|党校)"
)
_SHORT_KNOWN = re.compile(
    r"(?:各镇街?|各街道?|各乡镇?|各区县?|各县区?|镇街|各园区|属地|街镇|各街镇|各村居?|各社区|各园区|园区|功能区|各村|各(?:镇街|街镇|乡镇|镇乡|镇|乡|街道?|园)+区|街道|乡镇|各乡|各科室|各学校|各部门|各单位|开发区|高新区|经开区|供销社|妇联|残联|团委|工会|海关|法院|气象局|公司|(?:[一-龥]{2}|城乡一体化)?(?:高新|经开|示范|保税|综保|度假|产业)[区园])"
)


@lru_cache(maxsize=8192)
def without_brackets(name: str) -> str:
    """A unit's name without its bracketed remarks."""
    return REMARK.sub("", name)


@lru_cache(maxsize=8192)
def is_bare(name: str) -> bool:
    """True for the mere ending of a name (管委会, 委会, 中心): a piece broken off, no unit."""
    return bool(_BARE.match(name)) and not _SHORT_KNOWN.fullmatch(name)


@lru_cache(maxsize=16384)
def is_shaped(name: str) -> bool:
    """True when a text looks like the name of one unit or group of units."""
    base = without_brackets(name)
    if _SHORT_KNOWN.fullmatch(base):
        return True
    if not 2 < len(base) <= 40 or is_bare(base) or not _ENDING.search(base):
        return False
    if base.count("（") != base.count("）") or base.count("(") != base.count(")"):
        return False
    if _NO_NAME.search(base) or _GOVERNMENT_OFFICE.search(base):
        return False
    return not _STRAY_GROUP.search(base)


def is_short_group(name: str) -> bool:
    """True for the short names of whole kinds of bodies: 各社区, 各镇街, 属地."""
    return bool(_SHORT_KNOWN.fullmatch(name))


@lru_cache(maxsize=4096)
def is_office(name: str) -> bool:
    """True for the short name of an office inside a body: 综合科, 法规股."""
    return bool(_OFFICE.fullmatch(name)) and not _BEGINNING.match(name)


@lru_cache(maxsize=8192)
def has_beginning(name: str) -> bool:
    """True when a name begins as names of units do: 区, 市, 各, 相关, a place."""
    return bool(_BEGINNING.match(name))


@lru_cache(maxsize=8192)
def kind_of(name: str) -> UnitKind:
    """The kind of body a name stands for."""
    if _PLACE.search(name) and not name.endswith("部门"):
        return UnitKind.PLACE
    return UnitKind.GROUP if _GROUP.search(name) else UnitKind.BUREAU


@lru_cache(maxsize=8192)
def stem_and_ending(name: str) -> tuple[str, str]:
    """A bureau's name parted into stem and ending, without its first 区, 市, 县 …"""
    base = without_brackets(name)
    found = _BODY_END.search(base)
    if not found:
        return base, ""
    stem = base[: found.start()]
    stem = (stem if stem in STEMS else _BODY_START.sub("", stem)) or stem
    return stem, found[0].removeprefix("监督管理").removeprefix("管理")


@lru_cache(maxsize=8192)
def is_everyday(name: str) -> bool:
    """True when the stem of a name is an everyday word of government bodies (财政, 民政 …)."""
    stem, ending = stem_and_ending(name)
    return (bool(ending) and stem in STEMS) or bool(_EVERYDAY.fullmatch(name))


@lru_cache(maxsize=8192)
def is_strange(name: str) -> bool:
    """True for a bureau by its ending whose stem is made of no words that bureaus are named with."""
    stem, ending = stem_and_ending(name)
    if ending == _OFFICE_END:
        stem = _PLACE_IN_FRONT.sub("", stem)
        return len(stem) <= _LONG_STEM and not is_composed(stem) and one_sign_away(stem)
    if ending not in _SEATS or kind_of(name) is not UnitKind.BUREAU or len(stem) >= 12:
        return False
    if name.endswith(_PARTY):
        return False
    stem = _PLACE_IN_FRONT.sub("", stem)
    return not (is_composed(stem) or any(stem[length:] in _LONG_ENOUGH for length in (2, 3)))


@lru_cache(maxsize=2048)
def everyday_slip(name: str) -> str:
    """The everyday name that a bureau's longer name is one sign away from; "" when there is none."""
    stem, ending = stem_and_ending(name)
    if not ending or len(stem) < _LONG_STEM or stem in STEMS or kind_of(name) is not UnitKind.BUREAU:
        return ""
    for known in _LONG_STEMS:
        if abs(len(known) - len(stem)) < 2 and Levenshtein.distance(stem, known, score_cutoff=1) == 1:
            return name.replace(stem, known, 1)
    return ""


@lru_cache(maxsize=8192)
def looks_like_units(text: str) -> bool:
    """True when a cell is a list of units rather than running text."""
    if "。" in text or "！" in text:
        return False
    text = _ROLE.sub(" ", text)
    if not text.strip():
        return False
    names = [name for name in _BETWEEN.split(_BEFORE_BRACKET.sub(r"\1", text)) if name]
    shaped = sum(
        len(name)
        for name in names
        if is_shaped(_OPEN.sub("", _SAID.sub("", name))) or is_bare(name) or _MORE.fullmatch(name)
    )
    return shaped >= 0.6 * len("".join(names))
