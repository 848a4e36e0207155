"""What a cell of a district table asks for: its value as a target, its unit out of the column's name, whose row it is."""

from __future__ import annotations

import re
from decimal import Decimal

from model.rows.due import TargetPlace
from model.rows.words import Comparator
from model.rules.plain_text import plain
from model.rules.target_words import BETTER_LOW
from model.rules.unit_names import normal_name

_VALUE = re.compile(
    r"(?P<sign>≥|≤|>=?|<=?|不低于|不少于|不小于|不高于|不超过|不大于|达到|控制在|约|\+)?(?P<low>-?(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,6})?)"
    r"(?:(?:-{1,2}|~|至)(?P<high>\d{1,12}(?:\.\d{1,6})?))?(?P<unit>[^\d(),以左上及]{0,12}?)(?P<after>[及或]?以上|[及或]?以下|以内|左右)?(?:\([^()]*\))?"
)
_AT_LEAST = frozenset({"≥", ">", ">=", "不低于", "不少于", "不小于", "达到"})
_AT_MOST = frozenset({"≤", "<", "<=", "不高于", "不超过", "不大于", "控制在"})
_BRACKETS = re.compile(r"\(([^()]*)\)")
_IS_UNIT = re.compile(r"[%‰℃°a-zA-Zμ³²/·\d个百分点吨万千亿克毫微平方立米公里顷亩升瓦时家辆台套处座条项件份名人户所口块次天月年日小分钟元株棵宗起例村镇镑位度倍]+")
# Counts that are better the lower they are, and names of such falls.
_FEW = re.compile(r"(?:重污染|超标|死亡|事故|投诉|违法|信访|降尘|漏损|失业|劣[IⅠVⅤ五]).{0,8}(?:天数?|起数|人数|件数|次数|数|量|率|比例|类)$")
_SUFFIX = re.compile(r"(?:自治)?[省市区县旗]$")


def indicator_target(name: str, value: str, unit: str = "") -> TargetPlace | None:
    """What a cell asks for; None where its value is no number ("—", "见附表")."""
    found = _VALUE.fullmatch(plain(value).text)
    if found is None:
        return None
    called, in_name = _named(name)
    number = Decimal(found["low"].replace(",", ""))
    high = Decimal(found["high"]) if found["high"] else None
    said, comparator = found["unit"] or unit or in_name, _comparator(found, called)
    if comparator is Comparator.AT_LEAST and not number:
        return None  # 0 works to rebuild: nothing is asked of this district
    return TargetPlace(called, comparator, number, said, f"{called}{value.strip()}", high)


def is_my_district(district: str, area: str) -> bool:
    """Whether a table's row is of the district my unit stands in: 大兴区 or 大兴 for 北京市大兴区."""
    wanted = _SUFFIX.sub("", normal_name(district))
    mine = normal_name(area)
    return len(wanted) >= 2 and (mine.endswith(normal_name(district)) or _SUFFIX.sub("", mine).endswith(wanted))


def _named(name: str) -> tuple[str, str]:
    """A column's name without its unit, and the unit: PM2.5浓度(微克/立方米)(全年)."""
    text = plain(name).text
    for bracket in _BRACKETS.finditer(text):
        if _IS_UNIT.fullmatch(bracket[1]):
            return text[: bracket.start()] + text[bracket.end() :], bracket[1]
    return text, ""


def _comparator(found: re.Match[str], name: str) -> Comparator:
    if found["high"]:
        return Comparator.RANGE
    if found["after"] == "左右" or found["sign"] == "约":
        return Comparator.ABOUT
    after = found["after"] or ""
    if found["sign"] in _AT_LEAST or after.endswith("以上"):
        return Comparator.AT_LEAST
    if found["sign"] in _AT_MOST or after:
        return Comparator.AT_MOST
    bare = _BRACKETS.sub("", name)
    is_few = BETTER_LOW.search(bare) or _FEW.search(bare) or found["low"].startswith("-")
    return Comparator.AT_MOST if is_few else Comparator.AT_LEAST
