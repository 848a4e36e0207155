"""The wordings plans use for dates, each with what it means in a plan's year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from model.rows.words import DueKind
from model.rules import date_meanings as means
from model.rules.date_meanings import DAY, MONTH, YEAR, Meaning
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


Reading = Callable[[re.Match[str], int], Iterator[Meaning]]
Wording = tuple[str, str, Reading]  # the signs it cannot be written without, one of each group; its pattern; what it means
Patterns = tuple[tuple[re.Pattern[str], Reading], ...]

_REL = r"次年|明年|翌年|来年|今年|本年|当年"
_Y = rf"(?:(?P<y>{YEAR})年|(?P<rel>{_REL}))?"
_Y2 = rf"(?:(?P<y2>{YEAR})年|(?P<rel2>{_REL}))?"
_M = rf"(?<![\d第])(?P<m>{MONTH})"
_TO = r"(?:-{1,2}|~|至|到)"
_BEFORE = r"(?:之前|以前|前)?"
_HOUR = r"(?:\(?(?:周|星期)[一二三四五六日天]\)?)?(?:[上下]午|凌晨)?(?:\d\d?:\d\d|(?:\d\d?|零)[时点](?:\d\d?分|整|半)?|下班)?"
_QUARTER = "[一二三四1-4]"
_OF_LIST = rf"(?:{YEAR}年)?{MONTH}月{DAY}[日号]"
_DOES = (r"(?=(?:全部|全面|基本|力争|各|分别|集中|组织|开展|累计)*"
         r"(?:完成|建成|实现|启动|投[产入运用]|[开竣完动]工|总结|验收|销号|达标|印发|出台)(?!的))")
# A festival by its name, and by its day, which in a text stands in quotation marks; several may share one "before".
_FEAST_OF_THE_YEAR = r"(?:(?:清明|端午|中秋|重阳|国庆)节?|劳动节)"
_FEAST = rf"(?:春节|(?:元旦|元宵)节?|{_FEAST_OF_THE_YEAR})"
_NAMED_BY_DAY = r"[五十七]一{}(?:国际)?(?:劳动)?节?"
_QUOTED = rf"[“\"']{_NAMED_BY_DAY.format('[”' + chr(34) + chr(39) + ']')}"
_BARE = rf"(?<![一二三四五六七八九十第]){_NAMED_BY_DAY.format('')}"
_BEFORE_FEAST = r"(?:小长假|长假|假期|放假)?(?:来临|到来)?(?:之前|以前|前)(?!后)"


def _feasts(one: str) -> str:
    return rf"(?P<feasts>{one}(?:[、,和及与/]?{one})*){_BEFORE_FEAST}"


_DATED = r"(?=\d|[一二三四五六七八九十]+月|底|年底|汛|采|供)"  # 每年6月底前 is a date of this year
_COMES_BACK = (
    rf"每个?(?:工作日|日|天|周|旬|月|季度?|半个?月|半年|年(?!{_DATED})|学期)(?:首月|末月|第.个月)?"
    rf"(?:[底末初]|\d{{1,2}}[日号]|[上中下]旬)?{_BEFORE}|按(?:[日周月]|季度?|年度?)(?!度?(?:计划|方案|安排|任务|目标|要求))|逐[日周月季年]|定期"
)
# What stands inside a measure's text, and in a deadline as well.
_IN_TEXT: tuple[Wording, ...] = (
    ("月 日号 -~至到", rf"{_Y}{_M}月(?P<d>{DAY})(?:[日号]{_HOUR}起?)?{_TO}{_Y2}(?:(?P<m2>{MONTH})月)?(?P<d2>{DAY})[日号]{_HOUR}(?:期间|止|{_BEFORE})", means.days),
    ("月 日号 迟晚", rf"(?<=[最不][迟晚]|[迟晚][于在]){_Y}{_M}月(?P<d>{DAY})[日号]", means.one_day),
    ("月 迟晚", rf"(?<=[最不][迟晚]|[迟晚][于在]){_Y}{_M}月份?[底末]?(?!\d)", means.month_end),
    ("月 日号", rf"{_Y}(?P<list>(?<![\d第])(?:{_OF_LIST}前?[、,和及与]){{1,11}}{_OF_LIST})(?:[之以]?前|(?=分别|各))", means.each_day),
    ("月 日号 、和及与", rf"{_Y}(?P<list>(?<![\d第])(?:{MONTH}月份?[、和及与]){{1,11}}{MONTH}月)份?的?(?P<d>{DAY})[日号](?:[之以]?前|(?=分别|各))", means.each_day),
    ("月 起开前止", rf"{_Y}{_M}月(?P<d>{DAY})(?:[日号]{_HOUR}|(?=之前|以前|前))(?:(?P<start>起|开始)|(?:之前|以前|前)(?!后)|止)", means.one_day),
    ("月 -~至到", rf"{_Y}{_M}(?:月份?(?:(?P<decade>[上中下])旬)?)?{_TO}{_Y2}(?P<m2>{MONTH})月份?(?:[底末]|(?P<decade2>[上中下])旬)?(?:期间|{_BEFORE})", means.months),
    ("月 底末 、和及", rf"{_Y}(?P<list>(?<![\d第])(?:{MONTH}月[底末]?前?[、和及]){{1,11}}{MONTH}月份?[底末])前?", means.each_month),
    ("月 底末 、和及", rf"{_Y}(?P<list>(?<![\d第])(?:{MONTH}[、和及]){{2,11}}{MONTH}月份?[底末])前?", means.each_month),
    # "1、6月底前完成…" at the start of a clause is item 1, not January
    ("月 底末 、和及", rf"{_Y}(?P<list>(?<=[^\d第。,;:])(?:{MONTH}[、和及]){MONTH}月份?[底末])前?", means.each_month),
    ("月 底末旬前起开", (rf"{_Y}{_M}月份?(?:[底末]{_BEFORE}|(?P<decade>[上中下])旬{_BEFORE}|"
      rf"(?P<before>之前|以前|前)|(?P<start>起|开始))"), means.month_or_part),
    ("年 月", rf"(?P<y>{YEAR})年{_M}月份?{_DOES}", means.month_end),
    ("月", rf"(?:(?<=力争|争取|确保|计划|预计)|(?<=[,;。:])|^)(?:(?P<rel>{_REL}))?{_M}月份?{_DOES}", means.month_end),
    ("年 底末终", rf"(?:(?:(?P<y>{YEAR})年|(?P<rel>{_REL}))年?|(?<![上去往])年)[底末终]{_BEFORE}", means.year_end),
    ("年 内", rf"(?:(?P<y>{YEAR})年|(?P<rel>{_REL})|(?<![\d一二两三四五六七八九十几数半])年)度?内", means.year_end),
    ("年 上下 半", rf"{_Y}(?P<half>[上下])半年(?:[底末内]{_BEFORE}|(?P<before>之前|以前|前))?(?:(?=开展|[,、;。)]|$)|{_DOES})", means.half_year),
    ("年 上 下 半", rf"{_Y}上(?:半年)?[、和及与]下半年(?=各|分别|均|都|至少|开展|组织|集中|完成|[,、;。)]|$)", means.both_halves),
    ("季 度", rf"{_Y}第?(?P<q>{_QUARTER})季度(?:[底末内]{_BEFORE}|{_DOES})", means.one_quarter),
    ("季 前", rf"{_Y}第?(?P<q>{_QUARTER})季度(?P<before>之前|以前|前)", means.one_quarter),
    ("汛 前", rf"{_Y}主?入?(?P<season>汛)期?(?:来临|到来|开始)?(?:之前|以前|前)", means.before_season),
    ("采供取 暖热 前", rf"{_Y}(?P<season>[采供取])(?:暖|(?<=供)热)[季期]?(?:来临|到来|开始)?(?:之前|以前|前)", means.before_season),
    ("( 月 前", rf"(?:主?入?汛期?|[采供取]暖[季期]|供热[季期])\({_Y}{_M}月(?P<d>{DAY})[日号]\)(?:来临|到来|开始)?(?:之前|以前|前)", means.one_day),
    ("./ -~至到", (rf"(?P<y>20\d\d)[./](?P<m>{MONTH})[./](?P<d>{DAY}){_TO}(?P<y2>20\d\d)[./](?P<m2>{MONTH})[./]"
      rf"(?P<d2>{DAY})(?!\d)"), means.days),
    ("./ -~至到", rf"(?P<y>20\d\d)[./](?P<m>{MONTH}){_TO}(?P<y2>20\d\d)[./](?P<m2>{MONTH})(?!\d)", means.months),
    ("年", rf"(?P<to>到)?(?P<y>{YEAR})年(?(to)(?![底末年\d])|(?=(?:全部|基本)?(?:完成|建成)(?!率|[^,。;、]{{0,8}}的)))", means.bare_year),
    ("前 清端秋重庆劳一", _Y + _feasts(f"(?:{_FEAST_OF_THE_YEAR}|{_QUOTED})"), means.before_feast),
    ("年 前 清端秋重庆劳一春元", rf"(?:(?P<y>{YEAR})年|(?P<rel>{_REL}))" + _feasts(f"(?:{_FEAST}|{_QUOTED})"), means.before_feast),
    ("十 末", r"[“\"']?十(?P<plan>[三四五六七])五[”\"']?(?:时期)?(?:规划)?期?末", means.five_years),
)
# What means a date only where a date is expected.
_IN_DEADLINE: tuple[Wording, ...] = (
    *_IN_TEXT,
    ("月", rf"{_Y}{_M}月(?P<d>{DAY})[日号]?", means.one_day),
    ("./-", rf"(?P<y>20\d\d)(?P<sep>[./-])(?P<m>{MONTH})(?P=sep)(?P<d>{DAY})(?!\d)(?:(?P<start>起)|{_BEFORE})", means.one_day),
    ("./ -~至到", rf"(?P<y>20\d\d)[./](?P<m>{MONTH}){_TO}(?P<m2>{MONTH})(?![\d./-])月?", means.months),
    ("./ 前", rf"{_Y}(?<![\d.])(?P<m>1[0-2]|0?[1-9])\.(?P<d>3[01]|[12]\d|0?[1-9])(?![\d.%])日?(?:之前|以前|前)", means.one_day),
    ("前 清端秋重庆劳一春元", _Y + _feasts(f"(?:{_FEAST}|{_QUOTED}|{_BARE})"), means.before_feast),
    ("月 初中", rf"{_Y}{_M}月份?(?P<about>初|中(?![下旬]))", means.month_or_part),
    ("./-", rf"(?P<y>20\d\d)[./-](?P<m>{MONTH})(?![\d./-])[底末]?{_BEFORE}", means.month_end),
    ("月", rf"{_Y}{_M}月份?", means.month_end),
    ("月 、和及", rf"{_Y}(?P<list>(?:{MONTH}月?[、和及]){{1,11}}{MONTH}月份?[底末]?)前?", means.each_month),
    ("年 -~至到", rf"(?P<y>{YEAR})年?{_TO}(?P<y2>{YEAR})年度?(?:[底末]前?)?", means.years),
    ("年", rf"(?:(?P<y>{YEAR})|(?P<rel>今|本|当)(?=年))年度?(?P<before>之前|以前|前)?", means.bare_year),
    ("年 上下 半", rf"{_Y}(?P<half>[上下])半年(?:[底末内]{_BEFORE}|(?P<before>之前|以前|前))?", means.half_year),
    ("季", rf"{_Y}第?(?P<q>{_QUARTER})季度", means.one_quarter),
    ("季 起开", rf"{_Y}第?(?P<q>{_QUARTER})季度(?P<start>起|开始)", means.one_quarter),
    ("季 -~至到、和", rf"{_Y}第?(?P<q>{_QUARTER})(?:季度)?(?:(?P<apart>[、和])|{_TO})第?(?P<q2>{_QUARTER})季度", means.quarters),
    ("季 前", rf"{_Y}前(?P<count>[二两三23])个?季度", means.first_quarters),
    ("采供取 暖热 -~至到", rf"(?P<y>20\d\d)年?{_TO}20\d\d年?度?(?P<season>[采供取])(?:暖|(?<=供)热)[季期](?!后|结束|来|到)(?:期间|内)?", means.in_season),
    ("汛 期", rf"{_Y}[主]?(?P<season>汛)期(?!后|结束|来|到)(?:期间|内)?", means.in_season),
    ("采供取 暖热 季期", rf"{_Y}(?P<season>[采供取])(?:暖|(?<=供)热)[季期](?!后|结束|来|到)(?:期间|内)?", means.in_season),
    ("年 全", rf"(?P<y>{YEAR})?年?(?:贯穿|覆盖)?全年(?:持续|长期|常态化?|滚动)?", means.whole_year),
    ("长持常日不始滚", (r"(?:长期|持续|常态化?|日常|经常|长效|常年|常抓不懈|不间断|始终|滚动)(?:性|化)?"
      r"(?:推进|坚持|实施|开展|落实|保持|整治|运行|做好|巩固|进行|工作)?"), means.ongoing),
    ("0 2", r"(?<!\d)(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)", means.one_day),
    ("十 期", r"[“\"']?十(?P<plan>[三四五六七])五[”\"']?(?:时期|规划期|期间|期内)内?", means.five_years),
    ("每按逐定", _COMES_BACK, means.ongoing),
    ("年 每", rf"每(?=年[底末])|每年{_DATED}", means.at_once),  # says nothing more than the date after it
    ("会 前", rf"{_Y}(?:全国|[省市区县旗])*[“\"']?两会[”\"']?(?:召开)?(?:之前|以前|前)", means.at_once),  # each place sets its own day: asked
    ("立即随印", r"立行立改|立查立改|即知即改|即行即改|立即|即日起|即时|随时|印发之日起", means.at_once),
)
# Every date in running text that has a second meaning lies before something (汛期前, 三季度前, 6月前).
IN_UNSURE = "前"
SEASON = re.compile(r"^[主防入]?[汛采供取]|节|国庆|[五十七]一|清明|端午|中秋|重阳|元旦|元宵")
# Where a date may begin in running text: tried first, for most texts hold no date at all.
_MAY_BEGIN = re.compile(
    r"(?<!\d)(?:\d{1,4}(?=[年月./~、至到和及-])|[一二三四五六七八九十]{1,3}(?=[月、至到和及~-]|季度)|二[〇零○])|"
    r"[次明翌来今本当]年|年(?=[底末终内度])|[上下]半年|上(?=[、和及与]下半年)|第[一二三四1-4]季度|[主入]?汛|清明|端午|中秋|重阳|国庆|劳动节|[“\"'][五十七]一|[采供取]暖|供热[季期]|到(?=20\d\d年)|"
    r"[“\"']?十[三四五六七]五"
)
# "比2020年底" is a base line, "截至2023年底" a fact, "去年6月底前" was.
_IS_BASE_LINE = re.compile(r"(?:比|较|截至|截止|相比)(?:到)?$|(?:去年|上一?年|往年)$")

_IS_TO_COME = re.compile(r"止?,?(?:[须应要]|力争|确保|务必|全面|全部|基本)+(?:完成|实现|达到|建成|消除|清[理除零])")


@lru_cache(maxsize=512)  # a plan of 350 measures has a dozen deadlines
def dates_in_deadline(deadline: str, plan_year: int) -> tuple[FoundDate, ...]:
    """The dates a deadline names, in its order; none when it names none."""
    words = plain(deadline)
    patterns = _patterns(words, _IN_DEADLINE)
    found: list[FoundDate] = []
    place = 0
    while place < len(words.text):
        here = _longest(words, place, patterns, plan_year)
        found.extend(here)
        place = here[-1].span[1] if here else place + 1
    return _said_in_brackets(found, words)


def begins_with_date(deadline: str, plan_year: int) -> bool:
    """True when a deadline's first characters are a date."""
    words = plain(deadline)
    return bool(_longest(words, 0, _patterns(words, _IN_DEADLINE), plan_year))


def dates_in_text(text: str, plan_year: int) -> tuple[FoundDate, ...]:
    """The dates named inside a measure's text; base lines and years before the plan's are left out."""
    words = plain(text)
    patterns: Patterns = ()
    found: list[FoundDate] = []
    end = 0
    for start in _MAY_BEGIN.finditer(words.masked):
        if start.start() < end:
            continue
        patterns = patterns or _patterns(words, _IN_TEXT)
        here = _longest(words, start.start(), patterns, plan_year)
        if here:
            end = here[-1].span[1]
            before = _IS_BASE_LINE.search(words.masked, max(0, start.start() - 3), start.start())
            if not before or (before[0].startswith("截") and _IS_TO_COME.match(words.masked, end)):
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


def _patterns(words: PlainText, wordings: Sequence[Wording]) -> Patterns:
    """The wordings whose signs stand in a text: most plans need but a few of them, and compiling all takes longer than the rest."""
    signs = frozenset(words.masked)
    return tuple(
        (_compiled(pattern), reading) for needs, pattern, reading in wordings if not any(map(signs.isdisjoint, _groups(needs)))
    )


@cache
def _groups(needs: str) -> tuple[str, ...]:
    return tuple(needs.split())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _longest(words: PlainText, place: int, patterns: Patterns, plan_year: int) -> tuple[FoundDate, ...]:
    best: tuple[FoundDate, ...] = ()
    for pattern, reading in patterns:
        found = pattern.match(words.masked, place)
        if found and found.end() > place and (not best or found.end() > best[-1].span[1]):
            wording = words.wording(*found.span())
            best = tuple(FoundDate(*meaning[:3], wording, found.span(), meaning[3])
                         for meaning in reading(found, plan_year)) or best
    return best
