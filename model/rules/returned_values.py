"""What people write into a returned sheet's cells: states, days and numbers in their many forms; never guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from model.periods import Month
from model.rows.merging import ConflictCode, KnownTarget
from model.rows.words import State
from model.workbook_layout import STATE_WORDS

_BLANK = re.compile(r"[\s\u200b-\u200f\ufeff]+")
_STATES: dict[State, str] = {
    State.CLOSED: r"(?:已|全部|全面|按期|如期|按时)*(?:完成|办结|完结|销号|结束)(?:销号)?|是|[√✓✔☑]|100(?:\.0+)?%",
    State.NOT_STARTED: r"(?:尚?未|没有?|待)(?:启动|开始|开展|开工|实施)",
    State.BLOCKED: r"(?:存在|有|遇到)困难|困难|滞后|受阻|进展缓慢|推进缓慢|严重滞后",
    State.NOT_APPLICABLE: r"(?:本单位)?(?:不涉及|无此项(?:工作|任务)?|不适用)",
    State.IN_PROGRESS: r"(?:(?:正在|正常|持续|有序|稳步|按序时|按时序|序时|按计划|扎实|加快)*(?:推进|进行|实施|开展|办理|落实)中?"
                       r"|在办|未完成|(?:达到|符合)?序时(?:进度)?|长期(?:坚持|推进|实施))",
}
_STATE = {state: re.compile(pattern) for state, pattern in _STATES.items()}
_EXACT = {_BLANK.sub("", word): state for state, word in STATE_WORDS.items()}
_NOTHING = re.compile(r"[—\-–−－―/／\\_＿·．.、]*")

_DAY = re.compile(r"(\d{4})[年./\-](\d{1,2})[月./\-](\d{1,2})[日号]?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?")
_DAY_JOINED = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_DAY_SHORT = re.compile(r"(\d{1,2})月(\d{1,2})[日号]?")  # not 6.3: as a number it may have been 6.30
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_FIRST_SERIAL, _LAST_SERIAL = 36_526, 73_050  # 2000 to 2099

_NUMBER = r"[+\-−]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?"
_VALUE = re.compile(
    rf"(?:截至目前|目前|累计|共计|合计|共|已|实际)*(?:完成|达到|达|为)?(?P<number>{_NUMBER})(?P<scale>[十百千]?万|[百千]?亿|[十百千](?![瓦克米升帕分]))?(?P<unit>(?:[^\d]|(?<=[mM])[23])*)"
)
_ANY = re.compile(_NUMBER)
_SCALES = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "百亿": 10, "千亿": 11}
_A_SHARE, _MOST_PERCENT = 2, 1000  # percent: from where on 0.97 is no value, and beyond what none is likely
_SCALED = re.compile(r"([十百千]?万|[百千]?亿)(.*)")
_ENDS = re.compile(r"[。.；;，,、]+$")
_LINE = re.compile(r"(?P<name>[^:：]+)[:：](?P<value>.*)")


@dataclass(frozen=True, slots=True)
class Said:
    """A number somebody wrote for a target: the value, or a conflict's code with what it may mean."""

    target_id: int | None
    text: str
    value: Decimal | None = None
    fault: ConflictCode | None = None
    proposal: Decimal | None = None


def is_nothing(text: str) -> bool:
    """Whether a cell holds nothing but a dash or a stroke."""
    return _NOTHING.fullmatch(_BLANK.sub("", text)) is not None


def is_unfilled(text: str) -> bool:
    """Whether a cell of several targets is as it was handed out: a name and a colon in every line, and no number behind it."""
    return all(is_nothing(part) or part.rstrip().endswith(("：", ":")) for part in text.split("\n"))


@lru_cache(maxsize=65_536)  # every value of a month is compared several times
def bare(text: str) -> str:
    """A text as two are compared: line ends and blanks at the ends of lines do not count, nor signs nobody sees."""
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line for line in (_BLANK.sub(" ", part).strip() for part in plain.split("\n")) if line)


def state_of(text: str) -> State | None:
    """The state a word means; None where no rule knows it."""
    word = _ENDS.sub("", _BLANK.sub("", unicodedata.normalize("NFKC", text)))
    if word in _EXACT:
        return _EXACT[word]
    return next((state for state, pattern in _STATE.items() if pattern.fullmatch(word)), None)


def day_of(text: str, month: Month) -> date | None:
    """The day a cell means; one without a year is the one nearest after the month began. None where it is none."""
    plain = _ENDS.sub("", unicodedata.normalize("NFKC", text).strip())
    found = _DAY.fullmatch(plain) or _DAY_JOINED.fullmatch(plain)
    if found:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if _SERIAL.fullmatch(plain) and _FIRST_SERIAL <= float(plain) < _LAST_SERIAL:
        return date(1899, 12, 30) + timedelta(int(float(plain)))
    short = _DAY_SHORT.fullmatch(plain)
    if not short:
        return None
    later = int(short[1]) < month.month - 6  # reported in January about December
    return _day(month.year + later, int(short[1]), int(short[2]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def readings_of(text: str, targets: Sequence[KnownTarget]) -> tuple[Said, ...]:
    """What a cell says of a measure's targets; a line whose number is left out says nothing."""
    if is_nothing(text):
        return ()
    if not targets:
        return (Said(None, text, fault=ConflictCode.READING_WITHOUT_TARGET),)
    if len(targets) == 1:
        return tuple(_of_one(text, targets[0]))
    return tuple(_of_several(text, targets))


def _of_one(text: str, target: KnownTarget) -> list[Said]:
    line = _LINE.fullmatch(text.strip())
    if line and _name(line["name"]) in _names(target):
        return [_number(line["value"], target)] if not is_nothing(line["value"]) else []
    return [_number(text, target)]


def _of_several(text: str, targets: Sequence[KnownTarget]) -> list[Said]:
    """One line a target, each with its name; those of one name in their order."""
    left = list(targets)
    found: list[Said] = []
    for part in filter(None, (part.strip() for part in re.split(r"[\n；;]", text))):
        line = _LINE.fullmatch(part)
        name = _name(line["name"]) if line else ""
        target = next((one for one in left if name and name in _names(one)), None)
        if line is None or target is None:
            found.append(Said(None, part, fault=ConflictCode.READING_WHICH))
            continue
        left.remove(target)
        if not is_nothing(line["value"]):
            found.append(_number(line["value"], target))
    return found


def _names(target: KnownTarget) -> tuple[str, ...]:
    return (_name(f"{target.subject}（{target.unit}）"), _name(target.subject))


def _name(text: str) -> str:
    return _BLANK.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _number(text: str, target: KnownTarget) -> Said:
    plain = _ENDS.sub("", _BLANK.sub("", unicodedata.normalize("NFKC", text)).replace("−", "-"))
    found = _VALUE.fullmatch(plain)
    if not found:
        numbers = _ANY.findall(plain)
        proposal = _decimal(numbers[0]) if len(numbers) == 1 else None
        return Said(target.id, text, fault=ConflictCode.READING_NO_NUMBER, proposal=proposal)
    value = _decimal(found["number"])
    if value is None:
        return Said(target.id, text, fault=ConflictCode.READING_NO_NUMBER)
    scale, unit = found["scale"] or "", _unit(found["unit"])
    if not scale and not unit:
        return _unlikely(text, value, target) or Said(target.id, text, value)
    asked_scale, asked = _parted(target.unit)
    if unit == asked and scale == asked_scale:
        return Said(target.id, text, value)
    same = unit in (asked, "")
    proposal = value.scaleb(_SCALES[scale] - _SCALES[asked_scale]) if same else None
    return Said(target.id, text, fault=ConflictCode.READING_OTHER_UNIT, proposal=proposal)


def _unlikely(text: str, value: Decimal, target: KnownTarget) -> Said | None:
    """A bare number that was hardly meant so: 0.97 where 97 % are asked for, a share over a thousand."""
    if target.value is not None and _unit(target.unit) == "%":
        is_share = 0 < value <= 1 and target.value >= _A_SHARE
        if is_share or abs(value) > _MOST_PERCENT:
            return Said(target.id, text, fault=ConflictCode.READING_OTHER_UNIT, proposal=value * 100 if is_share else None)
    return None


def _decimal(digits: str) -> Decimal | None:
    try:
        return Decimal(digits.replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None


def _parted(unit: str) -> tuple[str, str]:
    """A target's unit as its power of ten and the rest: 万亩 is 万 and 亩."""
    plain = _unit(unit)
    found = _SCALED.fullmatch(plain)
    return (found[1], found[2]) if found else ("", plain)


def _unit(unit: str) -> str:
    folded = _BLANK.sub("", unicodedata.normalize("NFKC", unit)).casefold().strip("()左右")
    return {"平米": "平方米", "m2": "平方米", "m3": "立方米", "百分比": "%"}.get(folded, folded)
