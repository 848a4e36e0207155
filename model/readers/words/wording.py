"""What a piece of text looks like: a number, a heading, a deadline, a sentence, nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from model.rules.deadlines import is_all_dates

_DASH = re.compile(r"[一.·…\s]*+[-—–―－_~～/\\][-—–―－一_~～.·…/\\\s]*+|无|一一+")  # no sign is looked at twice
_NUMBER = re.compile(r"[（(]?(\d{1,3}|1[0-8]\d\d)[）).、．]?")  # 1900 and more are years
_NUMBER_AND_NAME = re.compile(
    r"(\d{1,3})[.、．]?\s*([^\d\s.、．，。%％年月日吨个家户~～—-].{1,60})", re.DOTALL
)
CHINESE_DIGITS = "零一二三四五六七八九十"
REMARK = re.compile(r"[（(][^（）()]*[）)]")  # a bracket without others in it
CLAUSE_ENDS = re.compile(r"(?<=[。；;])")
_HEADING = re.compile(r"([一二三四五六七八九十]{1,3})\s*[、.．，,]\s*(\S.*)", re.DOTALL)
_SUBHEADING = re.compile(r"[（(]\s*([一二三四五六七八九十]{1,3})\s*[）)]\s*[、.．]?\s*(\S.*)", re.DOTALL)
_LONGEST_HEADING = 60  # signs
_ENDED = re.compile(r"[。；;！!？?…]\s*[”’\"'）)》】\]]*$")
_SENTENCE = re.compile(r"[。；！]|[，,].*[，,]")

_YEAR = r"(?:(?:20\d\d|[12]\d|本|当|今|次|明|每|该)年度?(?:的)?)"
_BEFORE = r"(?:之?前|以前|之?后|以后|起|止|底|为止|完成|开始|前完成|底前完成|前基本完成)"
_POINT = (
    r"(?:年[底末终内中初]|\d{1,2}月(?:份)?(?:\d{1,2}[日号])?(?:[底末初中内]|[上中下]旬)?"
    r"|[上下]半年|第?[一二三四1-4]季度[底末内]?|[一二三四]季度|两会|春节|国庆|元旦|五一|汛期?|[采供]暖[季期]|[春夏秋冬]季?"
    r"|[“\"]?十[三四五六]五[”\"]?(?:规划)?(?:时期|期间|期末|期内|中期|末)|(?:每学期|[春秋]季)?(?:学期)?开学)"
)
_MOMENT = rf"(?:{_YEAR}?{_POINT}|{_YEAR}[底末终内中初]?){_BEFORE}?"
_SHORT = rf"(?:{_YEAR}|20\d\d年?)?[Qq][1-4]{_BEFORE}?|(?:0?[1-9]|1[0-2])/(?:[12]\d|3[01]|0?[1-9])(?:/20\d\d)?{_BEFORE}?"  # Q2, 6/30
_NUMERIC = rf"20\d\d[./-](?:0?[1-9]|1[0-2])(?:[./-]\d{{1,2}})?日?{_BEFORE}?"  # 2025.12, 2025/6/30前
_DATED = re.compile(
    rf"(?:{_NUMERIC}(?:[-—–~～至到]+{_NUMERIC})?|(?:{_SHORT})(?:[-—–~～至到]+(?:{_SHORT}))?|20\d\d年?[-—–~～－至到]{{1,2}}20\d\d(?:年{_BEFORE}?)?|{_MOMENT}(?:(?:至|到|-|—|–|~|～|－|―|、|和|及|或|；|;|，|,)+{_MOMENT}|[-—–~～－]\d{{1,2}}月)*"
    rf"|\d{{1,2}}[-—–~～－至]{{1,2}}\d{{1,2}}月[底末]?{_BEFORE}?|全年|年内|{_YEAR}[一-龥]{{0,2}})"
)
_DOING = (
    r"地?(?:实施|坚持|推进|推动|开展|落实|执行|巩固|保持|任务|工作|有效|进行|治理|监管|完成|整改|整治|立改|即改|不懈|动态|持续|加强|做好|"
    r"贯彻|跟踪|更新|调度|报送|检查|督促|提升|管理|维护|深化|优化|强化|改进|全年|常态|长期|不断|有序|稳步|分步|逐步|项目|建设|管控|机制|运行)"
)
_OPEN = re.compile(
    rf"(?:(?:长期|持续|接续|常年|常态|日常|全年|立行|立即|即知|即时|随时|适时|实时|分(?:阶段|季度?|批次?|期|月|年度?)|逐步|尽快|定期|不定期|贯穿|同步|按照?[^。；]{{0,9}}(?:节点|进度|时限|时间|计划|要求|部署)"
    rf"|每(?:[日天周旬月年]|季度?|半年)(?:[底末初](?:之?前)?)?|每(?:月|周|季度?(?:首月|[末初]月?)?|半?年)(?:\d{{1,2}}月)?(?:\d{{1,2}}[日号]|[一二三四五六日天])(?:之?前)?|已完成|近期|中期|远期|常抓|全程|动态|按[月季年周])(?:性|化)?(?:{_DOING}){{0,3}}"
    r"|根据[一-龥]{2,10})"
)
_PARTS = re.compile(r"[；;，,、]")
_MAY_DATE = re.compile(r"\d年|\d月|[一二三四五六七八九十]月|[汛期季]|[节会旦一]前")
_BESIDE_TIME = re.compile(rf"{_MOMENT}|[-—–~～－至到、，,；;（）()]")
_YEAR_ABOVE = re.compile(r"((?:^|\n)20\d\d年)\n")
_TIME_WORDS = re.compile(r"[年月日季旬期前]|长期|持续|常态|即|节点|时限|进度|全程|阶段")


@lru_cache(maxsize=16384)
def compact(text: str) -> str:
    """The text without any blanks."""
    return "".join(text.split())


def one_line(text: str) -> str:
    """The text on one line, runs of blanks made one."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def is_dash(text: str) -> bool:
    """True when a cell says "none": —, ——, ---, 无."""
    return bool(_DASH.fullmatch(text.strip()))


@lru_cache(maxsize=2048)
def number_of(text: str) -> int | None:
    """The task number a cell holds, when it holds nothing else."""
    found = _NUMBER.fullmatch(compact(text))
    return int(found[1]) if found else None


def number_and_name(text: str) -> tuple[int, str] | None:
    """A number and the name that ran together with it ("2 总量减排目标")."""
    found = _NUMBER_AND_NAME.fullmatch(text.strip())
    return (int(found[1]), found[2]) if found else None


def chinese_number(digits: str) -> int:
    """The value of 一, 十二, 二十 …; 0 when it is none."""
    if len(digits) == 1:
        return max(0, CHINESE_DIGITS.find(digits))
    tens, _, ones = digits.partition("十")
    if "十" not in digits or len(tens) > 1 or len(ones) > 1:
        return 0
    return (CHINESE_DIGITS.find(tens) if tens else 1) * 10 + (CHINESE_DIGITS.find(ones) if ones else 0)


def number_written(text: str) -> int:
    """The value of a number in digits or in Chinese signs; 0 when it is none."""
    return int(text) if text.isdecimal() else chinese_number(text)


def heading_of(text: str) -> tuple[int, str] | None:
    """Number and full text of a heading "一、…", when the text is one."""
    return _headed(_HEADING, text)


def subheading_of(text: str) -> tuple[int, str] | None:
    """Number and full text of a heading "（一）…", when the text is one."""
    return _headed(_SUBHEADING, text)


def _headed(mark: re.Pattern[str], text: str) -> tuple[int, str] | None:
    found = mark.fullmatch(text.strip())
    if not found or "。" in text or len(bare := compact(text)) > _LONGEST_HEADING:
        return None
    return chinese_number(found[1]), bare


def signs_outside_brackets(text: str, signs: str) -> Iterator[int]:
    """Where one of the signs stands outside brackets."""
    depth = 0
    for index, sign in enumerate(text):
        depth += (sign in "（(") - (sign in "）)")
        if sign in signs and depth <= 0:
            yield index


def has_ended(text: str) -> bool:
    """True when the text ends as a sentence does."""
    return bool(_ENDED.search(text.rstrip()))


@lru_cache(maxsize=8192)
def is_sentence(text: str) -> bool:
    """True for running text, as measures are; False for names and lists of units."""
    bare = compact(text)
    return (len(bare) > 12 and bool(_SENTENCE.search(bare))) or (len(bare) > 8 and bare.endswith("。"))


@lru_cache(maxsize=4096)
def names_time(text: str) -> bool:
    """True when a whole cell is a deadline in a known form (年底前, 6-9月, 长期实施, 按时间节点完成)."""
    bare = compact(text).strip("。；;，,")
    if not bare or len(bare) > 40 or bare.isdigit():
        return False
    parts = [part for part in _PARTS.split(bare) if part]
    if all(_DATED.fullmatch(part) or _OPEN.fullmatch(part) for part in parts) or _DATED.fullmatch(bare):
        return True
    return bool(_MAY_DATE.search(bare)) and is_all_dates(bare)


def sounds_like_time(text: str) -> bool:
    """True for a short text that speaks of time, though in no known form."""
    bare = compact(text)
    if not 1 < len(bare) <= 24 or "。" in bare or not _TIME_WORDS.search(bare):
        return False
    if re.search(r"\d", bare) and re.search(r"[月日]", bare) and not re.search(r"\d[月日]", bare):
        return False
    beside = _BESIDE_TIME.sub("", bare)
    return len(beside) != 1  # one sign too many is a slip of the scanner


@lru_cache(maxsize=4096)
def split_deadlines(text: str) -> tuple[str, ...]:
    """The deadlines a cell lists, by line or one after the other; blanks inside one deadline are closed."""
    found: list[str] = []
    for line in _YEAR_ABOVE.sub(r"\1", text).split("\n"):
        pending, count = "", len(found)
        for word in line.split():
            pending += word
            if names_time(pending) and pending[-1] not in "年月":
                found.append(pending)
                pending = ""
        if pending and found and not names_time(pending) and names_time(found[-1] + pending):
            found[-1] += pending  # a line end in the middle of a date
        elif pending and (len(found) == count or names_time(pending)):
            found.append(pending)
        elif pending:
            found[-1] += pending
    return tuple(found)
