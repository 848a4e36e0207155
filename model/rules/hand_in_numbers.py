"""What a month's text says in numbers, shares and words of a target, held against its reading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from model.rows.hand_in import ReadTarget
from model.rows.words import Course
from model.rules.chinese_numbers import NUMERAL, number_of

_CLAUSE = re.compile(r"[。；;\n]")
_PART = re.compile(r"[，,、。；;：:\n]")
_SUMS = ("累计", "共计", "合计", "总计")
_IN_PART = re.compile(r"(?:本|当|该|上)(?:月|周|期|季度?|旬|日)|新增|其中|环比|同比|较上|剩余|尚余|还有|未完成|(?<!\d)\d{1,2}月份?(?!底|末)(?!以来)")
_UNTIL = re.compile(r"截[至止]到?(?:20\d\d年)?\d{1,2}月(?:份|\d{1,2}[日号])?")
_NUMBER = rf"(?:\d+(?:\.\d+)?|{NUMERAL})"
_DONE = re.compile(
    r"(?:截[至止]到?(?:目前|\w{1,10}?(?:月份?|[日号底末]))|目前|现已|全年|年内|年初以来|今年以来|已经|已|累计|共计|合计|总计|共|实际|顺利)*"
    rf"(?:完成|达到|达|实现|建成|办结)了?(?:数量?|总数|总量|目标)?(?:为|是)?(?P<value>{_NUMBER})(?P<unit>\D.*)"
)
_WHOLE = re.compile(
    r"(?:(?P<all>全部|全面|全数|均已?|已?如期|已?按期|百分之百|100%)(?:已)?(?:完成|办结|达标|达到)|(?:已|均)?(?:完成|达到|实现)(?:了)?(?:全年|年度|全部|既定|总)(?:的)?(?:目标|任务|指标|计划)*"
    r"|(?:目标|任务|指标)(?:均|已|全部|全面|如期|按期|提前)*(?:完成|达到|实现))(?:任务|目标|指标|销号)*[了。!]?"
)
_FILLING = re.compile(r"(?:截[至止]到?\w{0,11}|目前|现已|全年|年度|今年|本年|各项|该项|本项|此项|全部|所有|的|目标|任务|指标|工作|措施|计划|均|已|\d{4}年度?|提前|顺利|圆满)*")
_SHARES: tuple[tuple[re.Pattern[str], Decimal, Decimal], ...] = (
    (re.compile(r"(?:完成|进度|任务|目标|已)\D{0,6}?(?:过半|超过?一半|一半以上|半数以上)"), Decimal("0.5"), Decimal(1)),
    (re.compile(r"(?:完成|进度)\D{0,6}?(?:一半|半数)(?!以上)"), Decimal("0.4"), Decimal("0.6")),
    (re.compile(r"(?:完成|进度)\D{0,6}?三分之二"), Decimal("0.6"), Decimal("0.75")),
    (re.compile(r"(?:完成|进度)\D{0,6}?三分之一"), Decimal("0.25"), Decimal("0.42")),
)
_TENTHS = re.compile(r"(?:完成|进度|达)\D{0,6}?(?P<tenths>[一二三四五六七八九])成(?P<over>以上|多)?(?![立效功为果品])")
_PERCENT = re.compile(
    r"(?:完成率|完成比例|完成进度|总体进度|(?:完成|达到?|占)(?:了)?(?:全年|年度|总)?(?:目标|任务|计划|指标)(?:量|数|总数|总量)?(?:的)?)\D{0,4}?(?P<share>\d+(?:\.\d+)?)%"
)
_KNOWN = 2_000  # subjects and units of targets that are met again with every word that is typed
_TENTH, _NEAR = Decimal("0.1"), Decimal("0.02")


def numbers_against(text: str, targets: Sequence[ReadTarget]) -> Iterator[tuple[ReadTarget, str]]:
    """The targets whose reading the text does not bear out, each with the words that speak against it.

    A number counts where its clause speaks of the target's subject, or, where only one target is counted in that unit,
    behind 完成, 达到 with nothing counted behind it; a share or 全部完成 where it can only mean the target.
    """
    plain = unicodedata.normalize("NFKC", text)
    for target in targets:
        if target.value is None:
            continue
        told = list(_numbers_of(plain, target)) if target.unit else []
        if not told and target.unit and _is_only(target, targets):
            told = list(_done_in(plain, target))
        if told and target.value not in told:
            yield target, f"{shown(told[-1])}{target.unit}"
        elif not told and (words := _share_against(plain, target, targets)):
            yield target, words


def _is_only(target: ReadTarget, targets: Sequence[ReadTarget]) -> bool:
    """Whether no other target is counted in the same unit."""
    return [one.unit for one in targets].count(target.unit) == 1


def _numbers_of(text: str, target: ReadTarget) -> Iterator[Decimal]:
    """The numbers a text gives in a target's unit, where one clause speaks of its subject; 累计 before others."""
    core = core_of(target)
    if not core or core not in text:
        return
    number = _counted_in(target.unit)
    for clause in _CLAUSE.split(text):
        if core in clause:
            spoken = clause[clause.index(core):]
            found = [one for one in number.finditer(spoken) if not _is_part(spoken, one.start("value"), target)]
            sums = [one for one in found if one["sum"] in _SUMS]
            yield from (Decimal(one["value"]) for one in (sums or found))


@lru_cache(_KNOWN)
def _counted_in(unit: str) -> re.Pattern[str]:
    """A number in a unit."""
    plain = re.escape(unicodedata.normalize("NFKC", unit))
    return re.compile(rf"(?P<sum>累计|共计|合计|总计|达到?|为)?[^\d，,。；;]{{0,12}}?(?P<value>\d+(?:\.\d+)?)\s*{plain}")


def _is_part(clause: str, place: int, target: ReadTarget) -> bool:
    """Whether a number is of the month alone: a reading that is counted over the year is more."""
    before = re.split(r"[，,；;]", clause[:place])[-1]
    return target.course is Course.CUMULATIVE and _is_of_a_part(before) and not any(word in before for word in _SUMS)


def _is_of_a_part(words: str) -> bool:
    """Whether words speak of a month or what is new in it; 截至6月 is the whole until then."""
    return _IN_PART.search(_UNTIL.sub("", words)) is not None


def core_of(target: ReadTarget) -> str:
    """What a target's subject is called when somebody speaks of it."""
    return _core(target.subject)


@lru_cache(_KNOWN)
def _core(subject: str) -> str:
    return re.sub(r"[（(].*?[)）]|全年|年度|全区|全镇|累计|新增|完成", "", unicodedata.normalize("NFKC", subject))


def _done_in(text: str, target: ReadTarget) -> Iterator[Decimal]:
    """The numbers behind 完成 that say nothing of what they count: 已完成12个, 累计达到十二个."""
    unit = unicodedata.normalize("NFKC", target.unit)
    for part in _PART.split(text):
        found = _DONE.fullmatch(part.strip())
        if found is None or not found["unit"].strip().startswith(unit) or _is_of_a_part(part):
            continue
        rest = found["unit"].strip().removeprefix(unit)
        value = _value(found["value"])
        if value is not None and (not rest or rest in core_of(target) or core_of(target) in rest):
            yield value


def _value(text: str) -> Decimal | None:
    if text[0].isascii():
        return Decimal(text)
    number = number_of(text)
    return None if number is None else Decimal(number)


def _share_against(text: str, target: ReadTarget, targets: Sequence[ReadTarget]) -> str:
    """What a text says of how much is done, where the reading is another share of what is asked; "" where it does not."""
    for clause in _CLAUSE.split(text):
        if not (core_of(target) in clause if len(targets) > 1 else True):
            continue
        if words := _whole_against(clause, target) or _part_against(clause, target):
            return words
    return ""


def _whole_against(clause: str, target: ReadTarget) -> str:
    if target.is_met is not False:
        return ""
    for part in _PART.split(clause):
        found = _WHOLE.search(part)
        if found is None or part[found.end():].strip():
            continue
        before = part[: found.start()].strip()
        if _FILLING.fullmatch(before) or (core_of(target) and core_of(target) in before):
            return found[0].rstrip("了。!")
    return ""


def _part_against(clause: str, target: ReadTarget) -> str:
    """A half, nine tenths, 80 %: only of what is counted over the year against a number to be reached."""
    if target.value is None or not target.asked or target.asked <= 0 or target.course is not Course.CUMULATIVE:
        return ""
    share = target.value / target.asked
    for pattern, least, most in _SHARES:
        if (found := pattern.search(clause)) and not _is_of_a_part(found[0]) and not least <= share <= most:
            return found[0].rstrip("了。!")
    if found := _TENTHS.search(clause):
        tenths = Decimal(number_of(found["tenths"]) or 0) / 10
        most = Decimal(1) if found["over"] else tenths + _TENTH
        return "" if tenths - _NEAR * 2 <= share <= most else found[0]
    if (found := _PERCENT.search(clause)) and target.unit != "%":
        return "" if abs(Decimal(found["share"]) / 100 - share) <= _NEAR else found[0]
    return ""


def shown(value: Decimal) -> str:
    """A number as it is told."""
    return f"{value.normalize():f}"
