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
_PERIOD = r"(?:到?20\d\d年?)?(?:第?[一二三四]季度|[上下]半年|(?:\d{1,2}[-~至])?\d{1,2}月(?:\d{1,2}日|底|份)?(?!\d)|年底|年?末)(?:之?前|起)?"
_PERIODS = re.compile(_PERIOD)
_ANY_PERIOD = rf"(?:{_PERIOD}|到?20\d\d年(?:底|末|度)?之?前?)"
_LISTED_PERIODS = re.compile(rf"{_ANY_PERIOD}(?:[、和及与]{_ANY_PERIOD})+")
_JOINING = (
    r"[、与且]|及(?![时早格])|并(?![网联])|和(?![美谐睦])|确保|力争|努力|争取(?![^,。;]*(?:资金|政策|项目|支持|试点|额度))|实现|做到|其中|同时|形成|使(?!用)|将(?!军)|全力|进一步|原则上|要(?!素|求|闻)|"
    r"应(?!急|用|对|收|届|税|答|诉|缴|付)"
)
JOINING = re.compile(rf"^(?:{_JOINING})+")
LEADING = re.compile(
    rf"^(?:{_JOINING}|达到|完成(?!率|度|情况|比例)|{_PERIOD}|到?20\d\d年(?![度底内-])|年内|年度内|年终|全年|当年|今年|累计)+"
)
_TRAILING = re.compile(
    r"(?:要|(?<![反相适])应|(?<![人户日月年亩地平])均|(?<![于过超]全[国省市区县州])(?<!于[本上][省市区县年])平均|都(?!市)|力争|基本|稳定|保持|原则上|达|各|为|在|的|分别|约|预计|同比|累计|每年|按照?|"
    r"至少|不少于|(?<=.)全年)+$"
)
# A subject that only goes on with what the clause before it speaks of.
_GOES_ON = re.compile(
    r"(?:或者?|累计|力争|并|且|不?[高低优好快超][于过出].*|较.*|比.*|与.*相比|[人户日月年亩地]?均|平均|(?:同比|年均|平均)?(?:增长|提[高升]|增加|上升|递增|提速)(?:了|约|近)?)?")


def named(
    number: Number, verdict: Verdict, clause: Clause
) -> Iterator[tuple[tuple[Decimal, Decimal | None], str, str]]:
    """Each value with its unit and what it measures; 甲率、乙率均达到90% are two."""
    subject = LEADING.sub("", re.sub(r"^的.*?(?=实现|达到|完成)", "", verdict.subject))  # (20%)的建成区实现70%的消纳
    name = _grown(_TRAILING.sub("", subject))
    parts = _AND.split(name)
    if len(number.values) > 1:
        names = _listed_periods(number, clause) or _listed_places(number, clause) or parts
        names = names if len(names) == len(number.values) else [name] * len(number.values)
        yield from zip(number.values, number.units, names, strict=True)
    elif len(parts) > 1 and re.search(r"均|都|分别", subject[len(name) :]) and all(
            rule("measured ends").search(part) for part in parts):
        for part in parts:
            yield number.values[0], number.unit, part
    else:
        yield number.values[0], number.unit, _full_name(name, number, clause)


_AND = re.compile("、|和(?![美谐睦])|及(?![时早])")
_BASE_LINE = re.compile(r"(?:较|比)(?:20\d\d|[上去前]一?)年[^,。;]*$")
_INNER = re.compile(r"至少|不少于|不低于|年内要?")
_USE = re.compile(r"(?:用于|以支持|以推动).*$")
_COUNT = re.compile(r"\d[\d.,万亿]*[^\d,。;、]?")
# 按照不低于15%的比例对工地开展抽检: 工地抽检比例
_OF_WHAT = re.compile(
    r"的(?P<level>比例|比重|频次|标准)(?:对(?P<whom>[^,。;]{1,20}?)(?:开展|进行|实施|组织)|开展|进行|实施|组织)?(?P<what>[^,。;、]{1,20})")
_BEHIND = re.compile(r"的?([^,。;、]*(?:、[^,。;、\d]+(?=[、,。;]|$))*)")


def _listed_periods(number: Number, clause: Clause) -> list[str]:
    """2024年底前、2025年底前分别完成40%、100%: what is done, by each of the times, when there are as many as numbers."""
    found = _LISTED_PERIODS.search(number.left)
    periods = re.split("[、和及与]", found[0]) if found else []
    if found is None or len(periods) != len(number.values):
        return []
    done = LEADING.sub("", re.sub(r"^(?:分别|各)+", "", number.left[found.end() :]))
    what = _TRAILING.sub("", LEADING.sub("", number.left[: found.start()])) + _TRAILING.sub("", done)
    return [period + (what or _spoken_of(clause)) for period in periods]


def _listed_places(number: Number, clause: Clause) -> list[str]:
    """甲区、乙区分别完成6台、12台: the places, when there are as many as numbers."""
    for text in (number.left, clause.before):
        found = rule("places").search(text)
        places = re.split(r"[、和及]", found[0]) if found else []
        if len(places) == len(number.values):
            return places
    return []


def _grown(name: str) -> str:
    """清扫率由85%提高到90%: 清扫率."""
    grown = re.match(r"(.+?)(?:由|从)[^,]*\d", name)
    return grown[1] if grown else name


def _full_name(name: str, number: Number, clause: Clause) -> str:
    if not name and (share := _OF_WHAT.match(number.tail)):
        return f"{share['whom'] or ''}{share['what']}{share['level']}"
    if number.is_last and _GOES_ON.fullmatch(name):
        return _spoken_of(clause) + name
    if number.is_last:
        is_of_level = number.near.endswith("的") and rule("level").match(number.tail)  # 确定的3项任务
        return name + ("的" + number.tail if is_of_level else "")
    behind = _BEHIND.match(number.tail)
    name = name.rpartition("、")[2] if name.count("、") == 1 and rule("doing").search(name) is None else name
    return _INNER.sub("", name) + (_USE.sub("", behind[1])[:LONGEST_OBJECT] if behind else "")


def _spoken_of(clause: Clause) -> str:
    """What the clauses before it in the sentence speak of: …拓宽工程,6月底前完成50%,年底前完成100%."""
    for before in reversed(clause.earlier):
        said = re.sub(r"(?:同比|持续|稳定|逐步)*(?:下降|上升|增长|改善|提升)$", "", _BASE_LINE.sub("", before))
        said = rule("better than").sub("", said)
        said = rule("compared number").sub("", re.sub(r"(?<=[率比度量值])\d.*$", "", said))
        name = LEADING.sub("", said)
        if count := _COUNT.search(name, 1):  # 首批12个小区改造: 首批小区改造; 公园100个: 公园
            name = name[: count.start()] + name[count.end() :]
        name = _TRAILING.sub("", name)
        if name and not _GOES_ON.fullmatch(name) and not name[0].isdigit():
            return name
    return ""


def told_apart(text: str, found: Sequence[tuple[int, TargetPlace]]) -> Iterator[TargetPlace]:
    """Targets of one name bear the place of their sentence (甲镇…完成5个村; 乙镇…完成4个村), else their time (上半年…)."""
    names = Counter(target.subject for _, target in found)
    for start, target in found:
        if names[target.subject] == 1:
            yield target
            continue
        sentence = re.split("[。;\n]", text[max(0, start - LOOK_BACK) : start])[-1]
        told = rule("place").findall(sentence) or periods_in(target.wording)[:1]
        yield replace(target, subject=told[-1] + target.subject) if told else target


def what_was_found(clause: Clause) -> str:
    """对发现的积水问题,及时整改,确保动态清零: what stands before in the sentence."""
    sentence = re.split("[。;\n]", clause.whole[max(0, clause.start - LOOK_BACK) : clause.start])[-1]
    found = re.findall(r"对(?:于|发现的?|排查出的?|查出的?|存在的?)+([^,。;、]{1,15}),", sentence)
    return found[-1].replace(GAP, "") if found else ""


def bare_name(name: str) -> str:
    """A target's name without the time it is due: 上半年开工率 is 开工率."""
    return _TRAILING.sub("", LEADING.sub("", re.sub(r"\d.*$", "", LEADING.sub("", name))))


def periods_in(wording: str) -> list[str]:
    """The words of time in a target's wording: 上半年, 6月底前."""
    return [found[0] for found in _PERIODS.finditer(wording)]
