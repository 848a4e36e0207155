"""The wordings plans use for dates, each with what it means in a plan's year."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from model.rows.words import DueKind
from model.rules.chinese_numbers import number_of
from model.rules.festivals import festival_day
from model.rules.plain_text import PlainText, plain


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date wording and its meaning; `kind` is None for "at once", which has no day of its own.

    `is_unsure` says that the wording has a second meaning; `span` is its place in the plain text.
    """

    kind: DueKind | None
    first: date | None
    last: date | None
    wording: str
    span: tuple[int, int]
    is_unsure: bool = False


Meaning = tuple[DueKind | None, date | None, date | None, bool]
Patterns = tuple[tuple[re.Pattern[str], "Reading"], ...]
Reading = Callable[[re.Match[str], int], Iterator[Meaning]]

_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]|[一二三四五六七八九十])"
_DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
_YEAR = r"(?:20\d\d|(?<!\d)[23]\d(?=年)|二[〇零○][一二三四五][〇零○一二三四五六七八九])"
_NEXT_YEAR = frozenset({"次年", "明年", "翌年", "来年"})
_REL = r"次年|明年|翌年|来年|今年|本年|当年"
_Y = rf"(?:(?P<y>{_YEAR})年|(?P<rel>{_REL}))?"
_Y2 = rf"(?:(?P<y2>{_YEAR})年|(?P<rel2>{_REL}))?"
_M = rf"(?<![\d第])(?P<m>{_MONTH})"
_TO = r"(?:-{1,2}|~|至|到)"
_BEFORE = r"(?:之前|以前|前)?"
_QUARTER = "[一二三四1-4]"
_OF_LIST = rf"(?:{_YEAR}年)?{_MONTH}月{_DAY}[日号]"
_DAY_OF_LIST = re.compile(rf"(?:(?P<y>{_YEAR})年)?(?P<m>{_MONTH})月?(?:(?P<d>{_DAY})[日号])?")
_DOES = (r"(?=(?:全部|全面|基本|力争|各|分别|集中|组织|开展|累计)*"
         r"(?:完成|建成|实现|启动|投[产入运用]|[开竣完动]工|总结|验收|销号|达标|印发|出台)(?!的))")
# A festival by its name, and by its day, which in a text stands in quotation marks; several may share one "before".
_FEAST_OF_THE_YEAR = r"(?:(?:清明|端午|中秋|重阳|国庆)节?|劳动节)"
_FEAST = rf"(?:春节|(?:元旦|元宵)节?|{_FEAST_OF_THE_YEAR})"
_NAMED_BY_DAY = r"[五十七]一{}(?:国际)?(?:劳动)?节?"
_QUOTED = rf"[“\"']{_NAMED_BY_DAY.format('[”' + chr(34) + chr(39) + ']')}"
_BARE = rf"(?<![一二三四五六七八九十第]){_NAMED_BY_DAY.format('')}"
_BEFORE_FEAST = r"(?:小长假|长假|假期|放假)?(?:来临|到来)?(?:之前|以前|前)(?!后)"
_FEAST_NAME = re.compile("春节|元旦|元宵|清明|端午|中秋|重阳|国庆|劳动|[五十七]一")
_NEW_YEARS = frozenset({"元旦", "春节", "元宵"})  # early in the year, so that a plan may mean those that end it
_SEASON_END = {"汛": (5, 31), "采": (11, 14), "供": (11, 14), "取": (11, 14)}


def _part(found: re.Match[str], name: str) -> str:
    """A named part of a wording; "" where the wording has no such part."""
    return (found[name] or "") if name in found.re.groupindex else ""


def _year(found: re.Match[str], plan_year: int, suffix: str = "") -> int:
    name = _part(found, "y" + suffix)
    if name:
        year = number_of(name) or plan_year
        return year + 2000 if year < 100 else year
    return plan_year + (_part(found, "rel" + suffix) in _NEXT_YEAR)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _number(text: str) -> int:
    return number_of(text) or 0


def _day(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    try:
        day = date(_year(found, plan_year), _number(_part(found, "m")), _number(_part(found, "d")))
    except ValueError:  # 2月30日: the plan's mistake, to be asked
        return
    if _part(found, "start"):
        yield DueKind.FROM, day, None, False
    else:
        yield DueKind.BY, None, day, False


def _days(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    year, month = _year(found, plan_year), _number(_part(found, "m"))
    month2 = _number(_part(found, "m2")) if _part(found, "m2") else month
    try:
        first = date(year, month, _number(_part(found, "d")))
        last = date(_second_year(found, year, plan_year), month2, _number(_part(found, "d2")))
        if last < first and _part(found, "m2") and not _part(found, "y2"):
            last = date(last.year + 1, month2, last.day)
    except ValueError:
        return
    if first <= last:
        yield DueKind.WINDOW, first, last, False


def _second_year(found: re.Match[str], year: int, plan_year: int) -> int:
    if _part(found, "y2"):
        return _year(found, plan_year, "2")
    return year + (_part(found, "rel2") in _NEXT_YEAR)


def _months(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    year, month, month2 = _year(found, plan_year), _number(_part(found, "m")), _number(_part(found, "m2"))
    year2 = _second_year(found, year, plan_year)
    if year2 == year and month2 < month and not _part(found, "y2"):
        year2 += 1  # 11月至3月 runs over the year's end
    first, last = date(year, month, 1), _month_end(year2, month2)
    if first <= last:
        yield DueKind.WINDOW, first, last, False


def _years(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    first, last = _year(found, plan_year), _year(found, plan_year, "2")
    if first <= last:
        yield DueKind.WINDOW, date(first, 1, 1), date(last, 12, 31), False


def _each_month(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    for month in re.findall(_MONTH, _part(found, "list")):
        yield DueKind.BY, None, _month_end(_year(found, plan_year), _number(month)), False


def _each_day(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    """9月20日、10月20日前, and 1月、4月的10日前, where the last day holds for every month."""
    year = _year(found, plan_year)
    for each in _DAY_OF_LIST.finditer(_part(found, "list")):
        year = number_of(each["y"] or "") or year
        try:
            day = date(year, _number(each["m"]), _number(each["d"] or _part(found, "d")))
        except ValueError:
            continue
        yield DueKind.BY, None, day, False


def _plain_month(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    yield DueKind.BY, None, _month_end(_year(found, plan_year), _number(_part(found, "m"))), False


def _month(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    year, month = _year(found, plan_year), _number(_part(found, "m"))
    if _part(found, "start"):
        yield DueKind.FROM, date(year, month, 1), None, False
    elif _part(found, "about"):  # 6月初, 6月中: how far into the month is anyone's guess
        yield DueKind.BY, None, date(year, month, 10 if _part(found, "about") == "初" else 20), True
    elif _part(found, "before"):  # 6月前: before June begins, some mean before it ends
        yield DueKind.BY, None, date(year, month, 1) - timedelta(days=1), True
    elif _part(found, "decade") in {"上", "中"}:
        yield DueKind.BY, None, date(year, month, 10 if _part(found, "decade") == "上" else 20), False
    else:
        yield DueKind.BY, None, _month_end(year, month), False


def _year_end(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    yield DueKind.BY, None, date(_year(found, plan_year), 12, 31), False


def _bare_year(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    year = _year(found, plan_year)
    is_before = bool(_part(found, "before"))  # 2025年前: by the end of 2024, some mean of 2025
    yield DueKind.BY, None, date(year - is_before, 12, 31), is_before


def _half(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    year, is_first = _year(found, plan_year), _part(found, "half") == "上"
    is_unsure = bool(_part(found, "before")) and not is_first  # 下半年前: before July, some mean before its end
    yield DueKind.BY, None, date(year, 6, 30) if is_first or is_unsure else date(year, 12, 31), is_unsure


def _both_halves(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    year = _year(found, plan_year)
    yield DueKind.BY, None, date(year, 6, 30), False
    yield DueKind.BY, None, date(year, 12, 31), False


def _quarter(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    quarter = "一二三四".find(_part(found, "q")) + 1 or int(_part(found, "q"))
    year = _year(found, plan_year)
    # 三季度前: by its end, or before it begins? The plan's first quarter has only one meaning.
    is_unsure = bool(_part(found, "before")) and (quarter > 1 or year > plan_year)
    yield DueKind.BY, None, _month_end(year, quarter * 3), is_unsure


def _first_quarters(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    count = {"二": 2, "两": 2, "三": 3, "2": 2, "3": 3}[_part(found, "count")]
    yield DueKind.BY, None, _month_end(_year(found, plan_year), count * 3), False


def _quarters(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    first, last = ("一二三四".find(_part(found, name)) + 1 or int(_part(found, name)) for name in ("q", "q2"))
    year = _year(found, plan_year)
    if _part(found, "apart") and last - first > 1:  # 一季度、三季度: each for itself; 二、三季度 is one span
        for quarter in (first, last):
            yield DueKind.BY, None, _month_end(year, quarter * 3), False
    elif first <= last:
        yield DueKind.WINDOW, date(year, first * 3 - 2, 1), _month_end(year, last * 3), False


def _feasts(one: str) -> str:
    return rf"(?P<feasts>{one}(?:[、,和及与/]?{one})*){_BEFORE_FEAST}"


def _before_feast(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    names = _FEAST_NAME.findall(_part(found, "feasts"))
    is_year_said = bool(_part(found, "y") or _part(found, "rel"))
    year = _year(found, plan_year) + ("元旦" in names and not is_year_said)  # the year's own is over when it begins
    days = {festival_day(name, year) for name in names}
    known = {day for day in days if day is not None}
    if len(known) == len(days):  # of several the first binds; that it does is asked
        last = min(known) - timedelta(days=1)
        is_unsure = len(known) > 1 or not (is_year_said or _NEW_YEARS.isdisjoint(names))
        yield DueKind.BY, None, last, is_unsure


def _before_season(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    month, day = _SEASON_END[_part(found, "season")]
    # The main season (主汛期) begins some weeks later, not everywhere at once: the careful day stands, and is asked about.
    yield DueKind.BY, None, date(_year(found, plan_year), month, day), bool(_part(found, "main"))


def _season(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    year = _year(found, plan_year)
    if _part(found, "season") == "汛":  # its days differ from place to place: asked
        yield DueKind.WINDOW, date(year, 6, 1), date(year, 9, 30), True
    else:
        yield DueKind.WINDOW, date(year, 11, 15), date(year + 1, 3, 15), True


def _whole_year(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    year = _year(found, plan_year)
    yield DueKind.WINDOW, date(year, 1, 1), date(year, 12, 31), False


def _five_years(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    del plan_year
    yield DueKind.BY, None, date(2005 + 5 * _number(_part(found, "plan")), 12, 31), False


def _ongoing(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    del found, plan_year
    yield DueKind.ONGOING, None, None, False


def _at_once(found: re.Match[str], plan_year: int) -> Iterator[Meaning]:
    del found, plan_year
    yield None, None, None, False


_DATED = r"(?=\d|[一二三四五六七八九十]+月|底|年底|汛|采|供)"  # 每年6月底前 is a date of this year
_COMES_BACK = (
    rf"每个?(?:工作日|日|天|周|旬|月|季度?|半个?月|半年|年(?!{_DATED})|学期)(?:首月|末月|第.个月)?"
    rf"(?:[底末初]|\d{{1,2}}[日号]|[上中下]旬)?{_BEFORE}|按(?:[日周月]|季度?|年度?)|逐[日周月季年]|定期"
)
# What stands inside a measure's text, and in a deadline as well.
_IN_TEXT: tuple[tuple[str, Reading], ...] = (
    (rf"{_Y}{_M}月(?P<d>{_DAY})(?:[日号]起?)?{_TO}{_Y2}(?:(?P<m2>{_MONTH})月)?(?P<d2>{_DAY})[日号](?:期间|止|{_BEFORE})", _days),
    (rf"(?<=[最不][迟晚]|[迟晚][于在]){_Y}{_M}月(?P<d>{_DAY})[日号]", _day),
    (rf"(?<=[最不][迟晚]|[迟晚][于在]){_Y}{_M}月份?[底末]?(?!\d)", _plain_month),
    (rf"{_Y}(?P<list>(?<![\d第])(?:{_OF_LIST}前?[、,和及与]){{1,11}}{_OF_LIST})(?:[之以]?前|(?=分别|各))", _each_day),
    (rf"{_Y}(?P<list>(?<![\d第])(?:{_MONTH}月份?[、和及与]){{1,11}}{_MONTH}月)份?的?(?P<d>{_DAY})[日号](?:[之以]?前|(?=分别|各))", _each_day),
    (rf"{_Y}{_M}月(?P<d>{_DAY})(?:[日号](?:\d\d?[时点])?|(?=之前|以前|前))(?:(?P<start>起|开始)|之前|以前|前|止)", _day),
    (rf"{_Y}{_M}(?:月份?)?{_TO}{_Y2}(?P<m2>{_MONTH})月份?[底末]?(?:期间|{_BEFORE})", _months),
    (rf"{_Y}(?P<list>(?<![\d第])(?:{_MONTH}月[底末]?前?[、和及]){{1,11}}{_MONTH}月份?[底末])前?", _each_month),
    (rf"{_Y}(?P<list>(?<![\d第])(?:{_MONTH}[、和及]){{2,11}}{_MONTH}月份?[底末])前?", _each_month),
    # "1、6月底前完成…" at the start of a clause is item 1, not January
    (rf"{_Y}(?P<list>(?<=[^\d第。,;:])(?:{_MONTH}[、和及]){_MONTH}月份?[底末])前?", _each_month),
    ((rf"{_Y}{_M}月份?(?:[底末]{_BEFORE}|(?P<decade>[上中下])旬{_BEFORE}|"
      rf"(?P<before>之前|以前|前)|(?P<start>起|开始))"), _month),
    (rf"(?P<y>{_YEAR})年{_M}月份?{_DOES}", _plain_month),
    (rf"(?:(?<=力争|争取|确保|计划|预计)|(?<=[,;。:])|^)(?:(?P<rel>{_REL}))?{_M}月份?{_DOES}", _plain_month),
    (rf"(?:(?:(?P<y>{_YEAR})年|(?P<rel>{_REL}))年?|(?<![上去往])年)[底末终]{_BEFORE}", _year_end),
    (rf"(?:(?P<y>{_YEAR})年|(?P<rel>{_REL})|(?<![\d一二两三四五六七八九十几数半])年)度?内", _year_end),
    (rf"{_Y}(?P<half>[上下])半年(?:[底末内]{_BEFORE}|(?P<before>之前|以前|前))?(?=完成|启动|开展|印发|出台|[,、;。)]|$)", _half),
    (rf"{_Y}上(?:半年)?[、和及与]下半年", _both_halves),
    (rf"{_Y}第?(?P<q>{_QUARTER})季度(?:[底末内]{_BEFORE}|(?=完成|启动|印发|出台))", _quarter),
    (rf"{_Y}第?(?P<q>{_QUARTER})季度(?P<before>之前|以前|前)", _quarter),
    (rf"{_Y}(?P<main>主)?入?(?P<season>汛)期?(?:来临|到来|开始)?(?:之前|以前|前)", _before_season),
    (rf"{_Y}(?P<season>[采供取])(?:暖|(?<=供)热)[季期]?(?:来临|到来|开始)?(?:之前|以前|前)", _before_season),
    ((rf"(?P<y>20\d\d)[./](?P<m>{_MONTH})[./](?P<d>{_DAY}){_TO}(?P<y2>20\d\d)[./](?P<m2>{_MONTH})[./]"
      rf"(?P<d2>{_DAY})(?!\d)"), _days),
    (rf"(?P<y>20\d\d)[./](?P<m>{_MONTH}){_TO}(?P<y2>20\d\d)[./](?P<m2>{_MONTH})(?!\d)", _months),
    (rf"(?P<to>到)?(?P<y>{_YEAR})年(?(to)(?![底末年\d])|(?=(?:全部|基本)?(?:完成|建成)(?!率|[^,。;、]{{0,8}}的)))", _bare_year),
    (_Y + _feasts(f"(?:{_FEAST_OF_THE_YEAR}|{_QUOTED})"), _before_feast),
    (rf"(?:(?P<y>{_YEAR})年|(?P<rel>{_REL}))" + _feasts(f"(?:{_FEAST}|{_QUOTED})"), _before_feast),
    (r"[“\"']?十(?P<plan>[三四五六七])五[”\"']?(?:时期)?(?:规划)?期?末", _five_years),
)
# What means a date only where a date is expected.
_IN_DEADLINE: tuple[tuple[str, Reading], ...] = (
    *_IN_TEXT,
    (rf"{_Y}{_M}月(?P<d>{_DAY})[日号]?", _day),
    (rf"(?P<y>20\d\d)(?P<sep>[./-])(?P<m>{_MONTH})(?P=sep)(?P<d>{_DAY})(?!\d)(?:(?P<start>起)|{_BEFORE})", _day),
    (rf"(?P<y>20\d\d)[./](?P<m>{_MONTH}){_TO}(?P<m2>{_MONTH})(?![\d./-])月?", _months),
    (rf"{_Y}(?<![\d.])(?P<m>1[0-2]|0?[1-9])\.(?P<d>3[01]|[12]\d|0?[1-9])(?![\d.%])日?(?:之前|以前|前)", _day),
    (_Y + _feasts(f"(?:{_FEAST}|{_QUOTED}|{_BARE})"), _before_feast),
    (rf"{_Y}{_M}月份?(?P<about>初|中(?![下旬]))", _month),
    (rf"(?P<y>20\d\d)[./-](?P<m>{_MONTH})(?![\d./-])[底末]?{_BEFORE}", _plain_month),
    (rf"{_Y}{_M}月份?", _plain_month),
    (rf"{_Y}(?P<list>(?:{_MONTH}月?[、和及]){{1,11}}{_MONTH}月份?[底末]?)前?", _each_month),
    (rf"(?P<y>{_YEAR})年?{_TO}(?P<y2>{_YEAR})年度?(?:[底末]前?)?", _years),
    (rf"(?:(?P<y>{_YEAR})|(?P<rel>今|本|当)(?=年))年度?(?P<before>之前|以前|前)?", _bare_year),
    (rf"{_Y}(?P<half>[上下])半年(?:[底末内]{_BEFORE}|(?P<before>之前|以前|前))?", _half),
    (rf"{_Y}第?(?P<q>{_QUARTER})季度", _quarter),
    (rf"{_Y}第?(?P<q>{_QUARTER})(?:季度)?(?:(?P<apart>[、和])|{_TO})第?(?P<q2>{_QUARTER})季度", _quarters),
    (rf"{_Y}前(?P<count>[二两三23])个?季度", _first_quarters),
    (rf"(?P<y>20\d\d)年?{_TO}20\d\d年?度?(?P<season>[采供取])(?:暖|(?<=供)热)[季期](?!后|结束|来|到)(?:期间|内)?", _season),
    (rf"{_Y}[主]?(?P<season>汛)期(?!后|结束|来|到)(?:期间|内)?", _season),
    (rf"{_Y}(?P<season>[采供取])(?:暖|(?<=供)热)[季期](?!后|结束|来|到)(?:期间|内)?", _season),
    (rf"(?P<y>{_YEAR})?年?(?:贯穿|覆盖)?全年(?:持续|长期|常态化?|滚动)?", _whole_year),
    ((r"(?:长期|持续|常态化?|日常|长效|常年|常抓不懈|不间断|始终|滚动)(?:性|化)?"
      r"(?:推进|坚持|实施|开展|落实|保持|整治|运行|做好|巩固|进行|工作)?"), _ongoing),
    (_COMES_BACK, _ongoing),
    (rf"每(?=年[底末])|每年{_DATED}", _at_once),  # says nothing more than the date after it
    (rf"{_Y}(?:全国|[省市区县旗])*[“\"']?两会[”\"']?(?:召开)?(?:之前|以前|前)", _at_once),  # each place sets its own day: asked
    (r"立行立改|立查立改|即知即改|即行即改|立即|即日起|即时|随时|印发之日起", _at_once),
)
SEASON = re.compile(r"^[主防入]?[汛采供取]|节|国庆|[五十七]一|清明|端午|中秋|重阳|元旦|元宵")
# Where a date may begin in running text: tried first, for most texts hold no date at all.
_MAY_BEGIN = re.compile(
    r"(?<!\d)(?:\d{1,4}(?=[年月./~、至到和及-])|[一二三四五六七八九十]{1,3}(?=[月、至到和及~-]|季度)|二[〇零○])|"
    r"[次明翌来今本当]年|年(?=[底末终内度])|[上下]半年|上(?=[、和及与]下半年)|第[一二三四1-4]季度|[主入]?汛|清明|端午|中秋|重阳|国庆|劳动节|[“\"'][五十七]一|[采供取]暖|供热[季期]|到(?=20\d\d年)|"
    r"[“\"']?十[三四五六七]五"
)
# "比2020年底" is a base line, "截至2023年底" a fact.
_IS_BASE_LINE = re.compile(r"(?:比|较|截至|截止|相比)(?:到)?$")


@lru_cache(maxsize=512)  # a plan of 350 measures has a dozen deadlines
def dates_in_deadline(deadline: str, plan_year: int) -> tuple[FoundDate, ...]:
    """The dates a deadline names, in its order; none when it names none."""
    words = plain(deadline)
    found: list[FoundDate] = []
    place = 0
    while place < len(words.text):
        here = _longest(words, place, _patterns(is_deadline=True), plan_year)
        found.extend(here)
        place = here[-1].span[1] if here else place + 1
    return _said_in_brackets(found, words)


def begins_with_date(deadline: str, plan_year: int) -> bool:
    """True when a deadline's first characters are a date."""
    return bool(_longest(plain(deadline), 0, _patterns(is_deadline=True), plan_year))


def dates_in_text(text: str, plan_year: int) -> tuple[FoundDate, ...]:
    """The dates named inside a measure's text; base lines and years before the plan's are left out."""
    words, patterns = plain(text), _patterns(is_deadline=False)
    found: list[FoundDate] = []
    end = 0
    for start in _MAY_BEGIN.finditer(words.masked):
        if start.start() < end:
            continue
        here = _longest(words, start.start(), patterns, plan_year)
        if here:
            end = here[-1].span[1]
            if not _IS_BASE_LINE.search(words.masked, max(0, start.start() - 3), start.start()):
                found.extend(each for each in here if (each.last or each.first or date.min).year >= plan_year)
    return _said_in_brackets(found, words)


def _said_in_brackets(found: Sequence[FoundDate], words: PlainText) -> tuple[FoundDate, ...]:
    """The dates with those in brackets in place of the season or feast they explain: 取暖前（11月1日前）."""
    kept: list[FoundDate] = []
    for each in found:
        before = kept[-1] if kept else None
        if before and words.text[before.span[1] : each.span[0]] == "(" and SEASON.search(before.wording):
            kept[-1] = replace(each, span=(before.span[0], each.span[1]))
        else:
            kept.append(each)
    return tuple(kept)


@cache  # compiled on first use: the first screen needs none of them
def _patterns(*, is_deadline: bool) -> Patterns:
    wordings = _IN_DEADLINE if is_deadline else _IN_TEXT
    return tuple((re.compile(pattern), reading) for pattern, reading in wordings)


def _longest(words: PlainText, place: int, patterns: Patterns, plan_year: int) -> tuple[FoundDate, ...]:
    best: tuple[FoundDate, ...] = ()
    for pattern, reading in patterns:
        found = pattern.match(words.masked, place)
        if found and found.end() > place and (not best or found.end() > best[-1].span[1]):
            wording = words.wording(*found.span())
            best = tuple(FoundDate(*meaning[:3], wording, found.span(), meaning[3])
                         for meaning in reading(found, plan_year)) or best
    return best
