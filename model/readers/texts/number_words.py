"""Numbers written out as lists print them: 一、（二）③ iv (ISO/IEC 29500-1, 17.18.59)."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEPS = ("", "十", "百", "千")
_LEGAL_STEPS = ("", "拾", "佰", "仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_RUNS = {  # signs that follow each other in Unicode: the first one and how many there are
    "decimalEnclosedCircle": ("①", 20),
    "decimalEnclosedCircleChinese": ("①", 20),
    "decimalEnclosedParen": ("⑴", 20),
    "decimalEnclosedFullstop": ("⒈", 20),
    "ideographEnclosedCircle": ("㊀", 10),
}
_COUNTED = ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
            "taiwaneseCountingThousand", "koreanCounting")  # fmt: skip
_LEGALLY = ("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal")
_LARGEST = 9999  # that is written out


def written(number: int, form: str) -> str:
    """A number in one of Word's forms; in digits where the form is unknown or ends before it."""
    if not 0 < number <= _LARGEST:
        return str(number)
    if form in _COUNTED:
        words = _chinese(number, _DIGITS, _STEPS)
        return words[1:] if 10 <= number < 20 else words  # 十二, not 一十二
    if form in _LEGALLY:
        return _chinese(number, _LEGAL, _LEGAL_STEPS)
    if form in _RUNS:
        first, count = _RUNS[form]
        return chr(ord(first) + number - 1) if number <= count else str(number)
    return _in_letters(number, form)


def _in_letters(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman"):
        return _roman(number) if form == "lowerRoman" else _roman(number).upper()
    if form == "ideographTraditional" and number <= len(_STEMS):
        return _STEMS[number - 1]
    if form == "ideographZodiac" and number <= len(_BRANCHES):
        return _BRANCHES[number - 1]
    if form == "ideographDigital":
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
    if form == "decimalFullWidth":
        return "".join(chr(ord("０") + int(digit)) for digit in str(number))
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _chinese(number: int, digits: str, steps: tuple[str, ...]) -> str:
    text = ""
    figures = str(number)
    for place, figure in enumerate(figures):
        step = len(figures) - place - 1
        if figure != "0":
            text += digits[int(figure)] + steps[step]
        elif text and not text.endswith(digits[0]) and figures[place:].strip("0"):
            text += digits[0]
    return text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text
