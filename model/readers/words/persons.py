"""Persons named beside the units of a plan ("责任单位及责任人：区水务局 某局长"): they are no units and are left out."""

from __future__ import annotations

import re

from model.readers.words.unit_shapes import is_shaped
from model.readers.words.wording import REMARK

_LABEL = re.compile(r"责任人|负责人|联系人|领导|人员|经办人")
_PARTS = re.compile(r"([、，,；;/\s]+)")
_POST = re.compile(
    r"(?:主要|分管|相关|具体|直接|第一)?(?:负责人|负责同志|责任人|领导|同志|联系人)|[一-龥]{0,6}?(?:局长|主任|书记|镇长|乡长|区长|县长|市长|处长|科长|股长|所长|部长|站长|院长|校长|经理|董事长|会长|主席|委员|秘书长|队长)"
)
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳穆卓古吉缪简车项连芦麦褚娄窦戚岑景宫费卜冷晏席卫米柏宗瞿桂佟臧闵苟邬边卞姬仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝某"
)
_LONGEST = 4  # signs of a name, or of one with a double surname


def names_persons(label: str) -> bool:
    """True for a label that asks for persons beside the units (责任单位及责任人)."""
    return bool(_LABEL.search(label))


def without_persons(value: str) -> str:
    """The units of a value without the persons named behind, between or in brackets beside them."""
    parts = _PARTS.split(REMARK.sub(_kept_remark, value))
    units = [_without_person(part) for part in parts[::2] if part and not _is_person(part)]
    return "、".join(units)


def _without_person(part: str) -> str:
    """A unit without the name of a person glued to it (市水务局王某某)."""
    for length in (3, 2):
        unit, person = part[:-length], part[-length:]
        if _is_person(person) and is_shaped(unit) and not is_shaped(part):
            return unit
    return part


def _kept_remark(found: re.Match[str]) -> str:
    inside = re.split(r"[、，,；;/\s]+", found[0][1:-1])
    return "" if all(_is_person(part) for part in inside if part) else found[0]


def _is_person(text: str) -> bool:
    if _POST.fullmatch(text):
        return True
    return (
        2 <= len(text) <= _LONGEST
        and not is_shaped(text)
        and (text[0] in _SURNAMES or set(text) <= set("某×xX*"))
    )
