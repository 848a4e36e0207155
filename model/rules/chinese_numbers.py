"""Numbers as documents write them: 三, 十六, 一百二十, 两千, 二〇二四."""

from __future__ import annotations

_DIGITS = {sign: value for value, signs in enumerate(("〇零○", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌",
                                                      "九玖")) for sign in signs}
_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}

_LONGEST = 18  # digits; what is longer is no number of a plan
NUMERAL = "[〇零○一二两三四五六七八九十百千]+"


def number_of(text: str) -> int | None:
    """The whole number that Arabic digits or Chinese numerals name; None when they name none."""
    if len(text) > _LONGEST:
        return None
    if text.isascii():
        return int(text) if text.isdigit() else None
    if all(sign in _DIGITS for sign in text):  # 二〇二四, read digit by digit
        return int("".join(str(_DIGITS[sign]) for sign in text))
    return _grouped(text)


def _grouped(text: str) -> int | None:
    total = group = 0
    digit: int | None = None
    for sign in text:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _PLACES:
            group += (1 if digit is None else digit) * _PLACES[sign]
            digit = None
        elif sign == "万":
            total += (group + (digit or 0)) * 10_000
            group, digit = 0, None
        elif sign == "亿":
            total = (total + group + (digit or 0)) * 100_000_000
            group, digit = 0, None
        else:
            return None
    return total + group + (digit or 0)
