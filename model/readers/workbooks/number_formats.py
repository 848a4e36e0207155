"""What a worksheet shows for a number: the texts of number formats, percentages and dates (ECMA-376 18.8.30)."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

# The built-in formats as a Chinese Excel or WPS shows them; 27-36 and 50-58 exist only there.
BUILT_IN: dict[int, str] = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    49: "@",
    30: "m-d-yy",
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"',
    55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"',
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    31: 'yyyy"年"m"月"d"日"',
}

_TOKEN = re.compile(
    r'"[^"]*"?|[\\!].|_.|\*.|\[[^\]]*\]|General|AM/PM|A/P|上午/下午|E[+-]0+'
    r"|y+|m+|d+|h+|s+|a{3,}|e+|[0#?]|.",
    re.IGNORECASE | re.DOTALL,
)
_DATE_PART = re.compile(r"[ymdhs]+|a{3,}|e+|AM/PM|A/P|上午/下午|\[[hms]+\]", re.IGNORECASE)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_LONG_DATE = "[$-F800]"
_DAY_AFTER_LAST = 2_958_466  # 1 January 10000
# The days worksheets count from; they know no time zones.
_BEGUN, _BEGUN_1904 = datetime.fromisoformat("1899-12-30"), datetime.fromisoformat("1904-01-01")
_LAST_SINCE_1904 = (_DAY_AFTER_LAST - 1462) * 86_400 - 1
_DIGITS = "〇一二三四五六七八九"
_WEEKDAYS = "一二三四五六日"
_MOST_WHOLE = 1e15
_MOST_DECIMALS = 30  # a format may ask for
_MOST_SHARES = 4  # signs for hundredths; one is usual
_EXACT = Context(prec=100, rounding=ROUND_HALF_UP)  # more digits than a number within these bounds is shown with


def shown_number(value: float, code: str, *, since_1904: bool = False) -> str:
    """What a cell shows for a number under a format.

    Two things are not shown as Excel does: a date of another country (Jun-24, 6/30/2024) is given as one of this
    country, because nobody meant to write English; and a number is never cut to the width of its column.
    """
    if not math.isfinite(value):
        return str(value)
    sections = _sections(code)
    section, is_negated = _section_for(value, sections)
    if section is None:
        return general(value)
    if section.is_date:
        moment = _moment(value, since_1904=since_1904)
        return general(value) if moment is None else _date_text(moment, section.tokens, value)
    return _number_text(abs(value) if is_negated else value, section.tokens)


def moment_of(value: float, code: str, *, since_1904: bool = False) -> datetime | None:
    """The moment a number stands for under a format of days; None under any other, and outside the calendar."""
    if not math.isfinite(value):
        return None
    section, _ = _section_for(value, _sections(code))
    return _moment(value, since_1904=since_1904) if section is not None and section.is_date else None


def shown_text(text: str, code: str) -> str:
    """What a cell shows for a text under a format: only a format with an @ among other signs changes it."""
    if "@" not in code or code == "@":
        return text
    section = next((one for one in _sections(code) if "@" in one.tokens), None)
    if section is None:
        return text
    return "".join(text if sign == "@" else _literal(sign) for sign in section.tokens)


def general(value: float) -> str:
    """A number as a cell without a format shows it."""
    if value == int(value) and abs(value) < _MOST_WHOLE:
        return str(int(value))
    return format(value, ".10g")


@dataclass(frozen=True, slots=True)
class _Section:
    tokens: tuple[str, ...]
    is_date: bool
    condition: tuple[str, float] | None


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[_Section, ...]:
    parts: list[list[str]] = [[]]
    for sign in _TOKEN.findall(code[:500]):
        if sign == ";":
            parts.append([])
        else:
            parts[-1].append(sign)
    return tuple(_section(tokens) for tokens in parts)


def _section(tokens: list[str]) -> _Section:
    condition = next((found for sign in tokens if (found := _CONDITION.fullmatch(sign))), None)
    dated = any(_DATE_PART.fullmatch(sign) or sign.upper() == _LONG_DATE for sign in tokens)
    return _Section(tuple(tokens), dated, (condition[1], float(condition[2])) if condition else None)


def _section_for(value: float, sections: tuple[_Section, ...]) -> tuple[_Section | None, bool]:
    """The section of a format a number falls under, and whether that section says itself that it is negative."""
    numeric = [one for one in sections if "@" not in one.tokens][:3]
    if not numeric or (len(sections) == 1 and not sections[0].tokens):
        return None, False
    if any(one.condition for one in numeric):
        fitting = next((one for one in numeric if one.condition is None or _fits(value, one.condition)), None)
        return fitting, False
    if value < 0 and len(numeric) > 1:
        return numeric[1], True
    if value == 0 and len(numeric) > 2:
        return numeric[2], False
    return numeric[0], False


def _fits(value: float, condition: tuple[str, float]) -> bool:
    sign, limit = condition
    return {
        "<": value < limit,
        ">": value > limit,
        "<=": value <= limit,
        ">=": value >= limit,
        "=": value == limit,
        "<>": value != limit,
    }[sign]


def _literal(sign: str) -> str:
    """What a sign stands for that is no placeholder; colours, conditions and fillers show nothing."""
    if sign[0] == '"':
        return sign.strip('"')
    if sign[0] in "\\!" and len(sign) == 2:
        return sign[1]
    if sign[0] in "_*" and len(sign) == 2:
        return ""
    if sign.startswith("[$"):
        return sign[2:-1].partition("-")[0]
    return "" if sign[0] == "[" else sign


def _number_text(value: float, tokens: tuple[str, ...]) -> str:
    if any(sign.lower() == "general" for sign in tokens):
        return "".join(general(value) if sign.lower() == "general" else _literal(sign) for sign in tokens)
    places = [index for index, sign in enumerate(tokens) if sign in ("0", "#", "?")]
    if not places:
        return "".join(map(_literal, tokens))
    first, last = places[0], places[-1]
    core = tokens[first : last + 1]
    if any(sign not in ("0", "#", "?", ".", ",") for sign in core) or core.count(".") > 1:
        return general(value)  # fractions, digits with signs between them
    if abs(value) >= _MOST_WHOLE or any(sign[0] in "Ee" and sign[1:2] in ("+", "-") for sign in tokens):
        return general(value)
    behind = tokens[last + 1 :]
    thousands = 0
    while thousands < len(behind) and behind[thousands] == ",":
        thousands += 1
    percent = sum(sign == "%" for sign in tokens)
    decimals = len(core) - core.index(".") - 1 if "." in core else 0
    if percent > _MOST_SHARES or decimals > _MOST_DECIMALS:
        return general(value)
    scaled = Decimal(repr(value)).scaleb(2 * percent - 3 * thousands)
    before = "".join(map(_literal, tokens[:first]))
    after = "".join(map(_literal, behind[thousands:]))
    digits = _digits(abs(scaled), core)
    minus = "-" if scaled < 0 and digits.strip("0.,") else ""
    return f"{minus}{before}{digits}{after}".strip()


def _digits(value: Decimal, core: tuple[str, ...]) -> str:
    """The digits for placeholders such as #,##0.0#."""
    point = core.index(".") if "." in core else len(core)
    whole, decimals = core[:point], core[point + 1 :]
    rounded = value.quantize(Decimal(1).scaleb(-len(decimals)), context=_EXACT)
    left, _, right = format(rounded, "f").partition(".")
    least = sum(sign == "0" for sign in decimals)
    while len(right) > least and right.endswith("0"):
        right = right[:-1]
    left = left.lstrip("0").rjust(sum(sign == "0" for sign in whole), "0")
    if "," in whole and left:
        left = f"{int(left):,}".rjust(len(left), "0")
    return f"{left}.{right}" if right else left


def _moment(serial: float, *, since_1904: bool) -> datetime | None:
    """The moment a serial number stands for; None outside the calendar of worksheets."""
    seconds = round(serial * 86_400) if 0 <= serial < _DAY_AFTER_LAST else -1  # of greater ones there may be no whole number
    if not 0 <= seconds < _DAY_AFTER_LAST * 86_400:
        return None
    if since_1904:
        return _BEGUN_1904 + timedelta(seconds=min(seconds, _LAST_SINCE_1904))
    days = 0 if serial >= 60 else 1  # worksheets know a 29 February 1900
    return _BEGUN + timedelta(days, seconds)


def _date_text(moment: datetime, tokens: tuple[str, ...], serial: float) -> str:
    if any(sign.upper() == _LONG_DATE for sign in tokens):
        return f"{moment.year}年{moment.month}月{moment.day}日"
    if any(re.fullmatch(r"m{3,}", sign, re.IGNORECASE) for sign in tokens):
        return _in_chinese(moment, tokens)
    if "".join(sign[0].lower() for sign in tokens if _DATE_PART.fullmatch(sign)) in ("mdy", "dmy"):
        return f"{moment.year}/{moment.month}/{moment.day}"
    chinese = any(sign.lower() == "[dbnum1]" for sign in tokens)
    half = any(sign.upper() in ("AM/PM", "A/P") or sign == "上午/下午" for sign in tokens)
    parts = []
    for index, sign in enumerate(tokens):
        if _DATE_PART.fullmatch(sign):
            parts.append(_date_part(moment, tokens, index, (chinese, half, serial)))
        else:
            parts.append(_literal(sign))
    return "".join(parts).strip()


def _in_chinese(moment: datetime, tokens: tuple[str, ...]) -> str:
    year = f"{moment.year}年" if any(sign[0] in "yY" for sign in tokens) else ""
    day = f"{moment.day}日" if any(sign in ("d", "D", "dd", "DD") for sign in tokens) else ""
    return f"{year}{moment.month}月{day}"


def _date_part(
    moment: datetime, tokens: tuple[str, ...], index: int, manner: tuple[bool, bool, float]
) -> str:
    """One year, month, day, hour … of a date; `manner`: Chinese digits, half days, the serial number."""
    chinese, half, serial = manner
    sign = tokens[index].lower()
    kind, wide = sign[0], len(sign) > 1
    if sign in ("am/pm", "a/p", "上午/下午"):
        return "上午" if moment.hour < 12 else "下午"
    if kind == "[":
        return str(int(serial * {"h": 24, "m": 1440, "s": 86_400}[sign[1]]))
    if kind in "ye":
        year = f"{moment.year:04d}"[-2 if sign in ("y", "yy") else 0 :]
        return "".join(_DIGITS[int(digit)] for digit in year) if chinese else year
    if kind == "a" or (len(sign) > 2 and kind == "d"):
        name = _WEEKDAYS[moment.weekday()]
        return name if sign == "aaa" else f"星期{name}"
    if kind == "m" and _means_minute(tokens, index):
        kind = "n"
    hour = (moment.hour - 1) % 12 + 1 if half else moment.hour
    number = {"m": moment.month, "d": moment.day, "h": hour, "n": moment.minute, "s": moment.second}[kind]
    if chinese:
        return _chinese(number)
    return f"{number:02d}" if wide else str(number)


def _means_minute(tokens: tuple[str, ...], index: int) -> bool:
    """An m is the minute behind an hour and before a second, else the month."""
    before = [sign.lower() for sign in tokens[:index] if _DATE_PART.fullmatch(sign)]
    behind = [sign.lower() for sign in tokens[index + 1 :] if _DATE_PART.fullmatch(sign)]
    return bool((before and "h" in before[-1]) or (behind and "s" in behind[0]))


def _chinese(number: int) -> str:
    """二, 十二, 三十一 for the numbers of a calendar."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")
