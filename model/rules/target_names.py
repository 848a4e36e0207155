"""What a target is called: the words around its number that say what is measured."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from model.rows.due import TargetPlace
from model.rules.target_parts import GAP, LOOK_BACK, Clause, Number, Verdict
from model.rules.target_words import rule

LONGEST_OBJECT = 30
LEADING = re.compile(
    r"^(?:[、和及与并且]|确保|力争|努力|争取|实现|做到|其中|同时|形成|使(?!用)|将|全力|进一步|原则上|(?:20\d\d年)?年?底前|"
    r"到?20\d\d年(?![度底内-])|\d+月底前|要|应)+"
)
_TRAILING = re.compile(r"(?:要|应|均|都|力争|基本|稳定|原则上|达|各|为|在|的|分别|约|预计|同比|累计|每年|(?<=.)全年)+$")
# A subject that only goes on with what the clause before it speaks of.
_GOES_ON = re.compile(r"(?:或者?|累计|力争|并|且|较.*|比.*|与.*相比)?")


def named(
    number: Number, verdict: Verdict, clause: Clause
) -> Iterator[tuple[tuple[Decimal, Decimal | None], str, str]]:
    """Each value with its unit and what it measures; 甲率、乙率均达到90% are two."""
    subject = LEADING.sub("", verdict.subject)
    name = _TRAILING.sub("", subject)
    parts = re.split(r"[、和及]", name)
    if len(number.values) > 1:
        names = _listed_places(number, clause) or parts
        names = names if len(names) == len(number.values) else [name] * len(number.values)
        yield from zip(number.values, number.units, names, strict=True)
    elif len(parts) > 1 and re.search(r"均|都|分别", subject[len(name) :]) and all(
            rule("measured ends").search(part) for part in parts):
        for part in parts:
            yield number.values[0], number.unit, part
    else:
        yield number.values[0], number.unit, _full_name(name, number, clause)


# 按照不低于15%的比例对工地开展抽检: 工地抽检比例
_OF_WHAT = re.compile(
    r"的(?P<level>比例|比重|频次|标准)(?:对(?P<whom>[^,。;]{1,20}?)(?:开展|进行|实施|组织)|开展|进行|实施|组织)?(?P<what>[^,。;、]{1,20})")
_BEHIND = re.compile(r"的?([^,。;、]*(?:、[^,。;、\d]+(?=[、,。;]|$))*)")


def _listed_places(number: Number, clause: Clause) -> list[str]:
    """甲区、乙区分别完成6台、12台: the places, when there are as many as numbers."""
    for text in (number.left, clause.before):
        found = rule("places").search(text)
        places = re.split(r"[、和及]", found[0]) if found else []
        if len(places) == len(number.values):
            return places
    return []


def _full_name(name: str, number: Number, clause: Clause) -> str:
    grown = re.match(r"将?(.+?)(?:由|从)[^,]*\d", number.left)  # 清扫率由85%提高到90%
    if grown and not name:
        return grown[1]
    if _GOES_ON.fullmatch(name) and number.is_last:
        before = re.sub(r"(?:同比|持续|稳定|逐步)*(?:下降|上升|增长|改善|提升)$", "", clause.before)
        before = re.sub(r"(?<=[率比度量值])\d.*$", "", before)
        before = rule("compared number").sub("", before)
        return LEADING.sub("", before) + name
    if name in {"按", "按照"} and (share := _OF_WHAT.match(number.tail)):
        return f"{share['whom'] or ''}{share['what']}{share['level']}"
    behind = _BEHIND.match(number.tail)
    object_ = behind[1][:LONGEST_OBJECT] if behind else ""
    return object_ if name in {"按", "按照"} else name if number.is_last else name + object_


def told_apart(text: str, found: Sequence[tuple[int, TargetPlace]]) -> Iterator[TargetPlace]:
    """Targets of one name in sentences of different places bear the place: 甲镇…完成5个村; 乙镇…完成4个村."""
    names = Counter(target.subject for _, target in found)
    for start, target in found:
        sentence = re.split("[。;\n]", text[max(0, start - LOOK_BACK) : start])[-1]
        places = rule("place").findall(sentence) if names[target.subject] > 1 else []
        yield replace(target, subject=places[-1] + target.subject) if places else target


def what_was_found(clause: Clause) -> str:
    """对发现的积水问题,及时整改,确保动态清零: what stands before in the sentence."""
    sentence = re.split("[。;\n]", clause.whole[max(0, clause.start - LOOK_BACK) : clause.start])[-1]
    found = re.findall(r"对(?:于|发现的?|排查出的?|查出的?|存在的?)+([^,。;、]{1,15}),", sentence)
    return found[-1].replace(GAP, "") if found else ""
