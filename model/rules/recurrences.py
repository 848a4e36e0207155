"""Duties that come back ("每月26日", "按季度", "汛期每日"), and the days on which they fall due."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from model.errors import UserError
from model.periods import Month, Quarter, months_between
from model.rows.due import RecurrencePlace
from model.rows.words import Every
from model.rules.chinese_numbers import NUMERAL, number_of
from model.rules.plain_text import PlainText, part_of, plain
from model.rules.workdays import is_workday, nth_workday

_STEPS = {"工作日": Every.DAY, "日": Every.DAY, "天": Every.DAY, "周": Every.WEEK, "星期": Every.WEEK,
          "次月": Every.MONTH, "下月": Every.MONTH, "下个月": Every.MONTH,
          "旬": Every.MONTH, "半月": Every.MONTH, "半个月": Every.MONTH, "月": Every.MONTH, "季": Every.QUARTER, "季度": Every.QUARTER,
          "半年": Every.HALF, "半年度": Every.HALF, "年": Every.YEAR, "年度": Every.YEAR}
_SEASONS = {"汛": (6, 7, 8, 9), "采": (11, 12, 1, 2, 3), "供": (11, 12, 1, 2, 3), "取": (11, 12, 1, 2, 3),
            "春": (3, 4, 5), "夏": (6, 7, 8), "秋": (9, 10, 11), "冬": (12, 1, 2)}
_WEEKDAYS = {sign: day for day, signs in enumerate("一二三四五六日", 1) for sign in (signs, "天" if day == 7 else signs)}
_LAST = 31  # stands for a month's last day, whichever it is
_DECADES = {"上": (10,), "中": (20,), "下": (_LAST,)}
_PARTS_OF_MONTH = {"旬": (10, 20, _LAST), "半月": (15, _LAST), "半个月": (15, _LAST)}
# The parts of the core rule that name a step, and where in a quarter "the next month" lies.
_NAMES = ("every", "by", "each", "short", "yearly", "one", "counted", "half", "twice", "skipped", "next", "ended")
_AFTER_A_STEP: dict[Every, tuple[int, ...]] = {Every.MONTH: (), Every.QUARTER: (1, 4, 7, 10)}
_EACH_WORKDAY = {"工作日": 1}

_N = rf"(?:\d{{1,2}}|{NUMERAL})"
_WEEKDAY = "[一二三四五六日天]"
_OF_YEAR = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_ACTS = "调度|通报|报告|报送|巡查|检查|抽查|排名|会商|研判|汇总|更新|考核|评估|评价|总结|分析|晾晒|清零|报|查|评|次(?!性)"
_IN_A_ROW = "调度|通报|巡查|检查|抽查|排名|会商|研判|考核|评估|评价|评比|点评|讲评|晾晒|督查|督导|分析|监测(?=[、,”\"])"  # 月调度、季通报、年考核
_CORE = (
    rf"(?:每隔?|逢(?=周{_WEEKDAY}))(?P<step>[二两三四五六七八九十2-9]|1\d)?个?(?P<every>半年度?|半个?月|工作日|[日天周旬月]|星期|季度?|年度?)"
    rf"(?!都|减|下降|增长|提高|提升|递|新增|产生量|处理量|度?平?均)|"
    rf"按(?P<by>[周旬月]|半个?月|日(?!计|连)|季度?|半年度?|年度)(?!照|需|产)|"
    rf"逐(?P<each>[日周月季])(?!渐|步|下降|递)|"
    rf"(?:(?<=[,。;:、的行立持展成“”\"(])|^)(?P<short>[日周月]|季度?|半年)(?={_IN_A_ROW})(?![^,。;:、]{{0,4}}(?:率|次数|得分))|"
    rf"(?<=[、,])(?P<yearly>年)(?={_IN_A_ROW})|"
    rf"一(?P<one>[日天周月]|季度?|年)(?=一(?:{_ACTS}))|"
    rf"(?<![第前近未上下后一二两三四五六七八九十百\d])(?P<count>[两二三四五六2-6])个?(?P<counted>[日天周月年]|星期)(?![内后前之以])(?=(?:[^,。;、\d]{{2,4}})?一(?:{_ACTS}))|"
    rf"(?<!上)(?<!下)(?P<half>半年度?|半个?月)(?![内后前之以])(?=(?:[^,。;、\d]{{2,4}})?一(?:{_ACTS}))|"
    r"(?:每个?|逢)?(?P<two>双)(?P<twice>[周月])(?=[^,。;]{0,8}(?:报|调度|通报|检查|巡查|一次|例会))|每?(?<!间)(?P<skip>隔)(?P<skipped>[周月])(?!离)|"
    rf"(?P<next>次月|下个?月)(?=前?(?:第?{_N}个?工作日|{_N}[日号])前?[^,。;]{{0,30}}报)|"
    rf"(?<![第一二三四1-4每个按逐上本度])(?P<ended>季度?)(?=(?:结束|终了)?后前?{_N}(?:个?工作)?日|[末底](?:{_N}[日号])?前?[^,。;]{{0,12}}报)"
)
_FROM_BEHIND = r"最后[1一]?个?|最末[1一]?个?|末个?|倒数第(?P<nth>[一二三四五1-5])个?"
_IN_MONTH = (
    rf"的?(?P<behind>{_FROM_BEHIND})工作日|"
    rf"第?(?P<workday>{_N})个?工作?日(?=[前内之]|以)|"
    rf"(?:{_N}[日号]?(?:-{{1,2}}|~|至|到))?(?P<days>{_N}(?:[日号]?前?[、和及,]{_N})*)[日号](?!以上|常)|"
    rf"(?P<end>[底末])|(?P<decade>[上中下])旬"
)
_AFTER = {
    Every.WEEK: (rf"(?:的?(?:周|星期)(?={_WEEKDAY}))?(?P<weekdays>{_WEEKDAY}(?:(?:[、,和及与]?每?(?:周|星期)|[、和,]){_WEEKDAY})+|"
                 rf"{_WEEKDAY}(?:-{{1,2}}|~|至|到)(?:周|星期)?{_WEEKDAY}|"
                 rf"[二三四五六日天](?!次|轮|回)|一(?!次|轮|回|期|{_ACTS}))"),
    Every.MONTH: rf"度?(?:(?:结束|终了)后)?的?(?:月(?=[底末]))?前?(?:{_IN_MONTH})",
    Every.QUARTER: rf"度?(?P<which>首月|末月|第?[一二三1-3]个?月|最后一个?月|头一个月|(?:结束|终了)?后(?=前?{_N}(?:个?工作)?日)|末(?={_N}[日号]))?的?(?:前?(?:{_IN_MONTH}))?",
    Every.YEAR: rf"度?的?(?:{_OF_YEAR}月?(?:份|{_N}[日号])?(?:-{{1,2}}|~|至|到)(?:次年|翌年)?(?={_OF_YEAR}月))?(?:(?P<month>{_OF_YEAR})(?:月份?|(?=(?:[、和及]{_OF_YEAR})+月)))?(?:{_IN_MONTH})?",
}
# The further days of a year: 每年3月、9月 · 每年7月5日前、次年1月5日前.
_FURTHER = (rf"(?:之前|以前|前)?[、和及与](?:每年|次年|翌年)?(?P<month>{_OF_YEAR})(?:月份?|(?=(?:[、和及]{_OF_YEAR})+月))"
            rf"(?:{_IN_MONTH})?")
_BEFORE = (
    r"(?:(?P<out>非)?(?:(?P<season>汛)期|(?P<heat>[采供取])暖[季期])|(?P<natural>[春夏秋冬])季|"
    rf"(?<!\d)(?P<from>{_OF_YEAR})(?:月份?(?:{_N}[日号])?(?:起|开始)?)?(?:-{{1,2}}|~|至|到)"
    rf"(?:次年|翌年)?(?P<to>{_OF_YEAR})月(?:份|[底末]|{_N}[日号])?止?|"
    r"第?(?P<q>[一二三四1-4])(?:季度)?(?:(?P<apart>[、和及])|-{1,2}|~|至|到)第?(?P<q2>[一二三四1-4])季度|"
    rf"(?<!\d)(?P<since>{_OF_YEAR})月(?:份|{_N}[日号])?(?:起|开始)|第?(?P<q4>[一二三四1-4])季度(?:起|开始)|"
    r"第?(?P<q3>[一二三四1-4])季度)\)?(?:内|期间|间|时|中)?,?$"
)
_LONGEST_BEFORE = 24
_LONGEST_CLAUSE = 60
# What is done day by day while something lasts that nobody can foretell (预警期间…每日报送) has no days in the calendar.
_WHILE = re.compile(
    r"(?:预警|警报|应急响应|响应|重污染天气?|重污染|空气重污染|疫情|灾情|灾害|险情|汛情|雨情|事故|突发事件)[^,。;、]{0,6}"
    r"(?:期间|时(?![间限])|后|过程中)[^。;]*$")
_MAY_RECUR = re.compile(rf"[每按逐隔逢]|[日周月季度年](?:{_IN_A_ROW})|[日天周月季年期]度?(?:[^,，。;；、\d]{{2,4}})?一|次月|下个?月|双[周月]|季度?[后末底结终]")
_YEAR_SAID = re.compile(r"20\d\d|二[〇零○]")


@cache  # compiled on first use: the first screen needs none of them
def _rule(part: str) -> re.Pattern[str]:
    return re.compile({"core": _CORE, "before": _BEFORE, "further": _FURTHER,
                       **{every.value: rule for every, rule in _AFTER.items()}}[part])


def recurrences_in(text: str, deadline: str = "") -> tuple[RecurrencePlace, ...]:
    """The duties that come back which a measure's text and deadline name, each once, in their order."""
    kept: dict[tuple[object, ...], RecurrencePlace] = {}
    for source in (text, deadline):
        for place in _recurrences(source, is_of_one_year=not _YEAR_SAID.search(deadline)) if _MAY_RECUR.search(source) else ():
            kept.setdefault((place.every, place.day, place.months, place.workday, place.step), place)
    return tuple(kept.values())


def _recurrences(source: str, *, is_of_one_year: bool) -> Iterator[RecurrencePlace]:
    words = plain(source)
    cores = list(_rule("core").finditer(words.masked))
    for index, core in enumerate(cores):
        name = next(core[group] for group in _NAMES if core[group])
        every = _STEPS[name]
        if core["next"]:
            every = _step_before(words.masked, cores[:index], core)
        after = _rule(every.value).match(words.masked, core.end()) if every in _AFTER else None
        before = _rule("before").search(words.masked, max(0, core.start() - _LONGEST_BEFORE), core.start())
        is_frame = every is Every.YEAR and _is_only_a_frame(words.masked, core.end())
        if is_frame or (every is Every.DAY and _lasts_unforeseen(words.masked, core.start())):
            continue
        span = (before.start() if before else core.start(), after.end() if after else core.end())
        months = _months(every, before, after, is_of_one_year=is_of_one_year) if not core["next"] else _AFTER_A_STEP[every]
        step = 2 if core["two"] or core["skip"] else number_of(core["step"] or core["count"] or "1") or 1
        if every is Every.MONTH and step in (2, 3, 4, 6) and not months:
            months, step = tuple(range(step, 13, step)), 1
        is_on_workdays = every is Every.DAY and words.masked.endswith("工作日", 0, core.start())
        workday = _workday(after) or _EACH_WORKDAY.get("工作日" if is_on_workdays else name)
        places = [RecurrencePlace(every, day, words.wording(*span), months, workday, step)
                  for day in _PARTS_OF_MONTH.get(name) or _days(every, after)]
        yield from _with_further(places, words, after) if every is Every.YEAR and months and after else places


def _step_before(text: str, before: list[re.Match[str]], core: re.Match[str]) -> Every:
    """Whether 次月5日前 comes after every month or, where its sentence says so before it, after every quarter."""
    sentence = max(text.rfind(sign, 0, core.start()) for sign in "。;")
    is_of_quarter = any(each.start() > sentence and "季" in each[0] for each in before[-1:])
    return Every.QUARTER if is_of_quarter else Every.MONTH


def _with_further(places: list[RecurrencePlace], words: PlainText, after: re.Match[str]) -> Iterator[RecurrencePlace]:
    """A year's day with those named after it (每年3月、9月); a day that only the last month bears holds for all."""
    founds = [after]
    while found := _rule("further").match(words.masked, founds[-1].end()):
        founds.append(found)
    if len(founds) == 1:
        yield from places
        return
    step, wording = places[0].step, places[0].wording + words.wording(after.end(), founds[-1].end())
    days = [_days(Every.YEAR, found) for found in founds]
    last = days[-1] if all(day == (None,) for day in days[:-1]) else (None,)
    for found, named in zip(founds, days, strict=True):
        for day in last if named == (None,) else named:
            yield RecurrencePlace(Every.YEAR, day, wording, _months(Every.YEAR, None, found), _workday(found), step)


def _workday(after: re.Match[str] | None) -> int | None:
    """Which working day of the month is meant; -1 is the last."""
    if part_of(after, "behind"):
        return -(number_of(part_of(after, "nth") or "1") or 1)
    return number_of(part_of(after, "workday")) if part_of(after, "workday") else None


def _lasts_unforeseen(text: str, end: int) -> bool:
    return _WHILE.search(text, max(0, end - _LONGEST_CLAUSE), end) is not None


def _is_only_a_frame(text: str, end: int) -> bool:
    """"每年汛期每月": the year adds nothing to the step that follows."""
    return re.compile(rf"(?:[^,。;]{{0,8}}|(?:{_OF_YEAR}月?(?:份|{_N}[日号])?(?:-{{1,2}}|~|至|到)(?:次年|翌年)?{_OF_YEAR}月(?:份|[底末]|{_N}[日号])?(?:期间)?,))每").match(text, end) is not None


def _days(every: Every, after: re.Match[str] | None) -> tuple[int | None, ...]:
    if every is Every.WEEK and after:
        days = [_WEEKDAYS[sign] for sign in re.findall(_WEEKDAY, after["weekdays"])]
        if re.search("[-~至到]", after["weekdays"]):
            return tuple(range(days[0], days[1] + 1)) or tuple(days)
        return tuple(dict.fromkeys(days))
    if part_of(after, "end"):
        return (_LAST,)
    if part_of(after, "decade"):
        return _DECADES[part_of(after, "decade")]
    numbers = (number_of(text) for text in re.findall(_N, part_of(after, "days")))
    return tuple(number for number in numbers if number and number <= _LAST) or (None,)


def _months(every: Every, before: re.Match[str] | None, after: re.Match[str] | None, *, is_of_one_year: bool = True) -> tuple[int, ...]:
    which = part_of(after, "which")
    if which:
        number = 1 if which.endswith("后") else 3 if which.startswith(("末", "最后")) else number_of(which.strip("第个首头月")) or 1
        return tuple(range(number, 13, 3))
    if part_of(after, "month"):
        month = number_of(part_of(after, "month"))
        return (month,) if month else ()
    if not before or every not in (Every.DAY, Every.WEEK, Every.MONTH):
        return ()
    if before["since"] or before["q4"]:  # of a measure of several years the first only is cut short: left whole
        first = number_of(before["since"] or "") or (number_of(before["q4"] or "") or 1) * 3 - 2
        return tuple(range(first, 13)) if is_of_one_year and first > 1 else ()
    return _limits(before)


def _limits(before: re.Match[str]) -> tuple[int, ...]:
    season = before["season"] or before["heat"] or before["natural"]
    if season:
        return tuple(month for month in range(1, 13) if month not in _SEASONS[season]) if before["out"] else _SEASONS[season]
    if before["from"]:
        first, last = number_of(before["from"]) or 1, number_of(before["to"]) or 12
        return tuple((month - 1) % 12 + 1 for month in range(first, last + 1 + 12 * (last < first)))
    quarters = [number_of(before[name]) or 1 for name in ("q", "q2", "q3") if before[name]]
    if len(quarters) == 2 and not before["apart"]:
        quarters = list(range(quarters[0], quarters[1] + 1))
    return tuple(month for quarter in quarters for month in range(quarter * 3 - 2, quarter * 3 + 1))


def occurrences(place: RecurrencePlace, *, first: date, last: date) -> tuple[tuple[date, date], ...]:
    """The spans in which a duty is to be done, each by its last day; those whose last day lies within two days.

    Adjoining ranges share no occurrence. A month without the 31st (or 30th, 29th) ends on its last day. Where a
    plan does not say which ("每两周"), the count is the calendar's own, the same in every range. A step below 1 stands
    for a duty that no longer comes back.
    """
    if place.step < 1 or first > last:
        return ()
    spans = {Every.DAY: _each_day, Every.WEEK: _each_week, Every.MONTH: _each_month, Every.QUARTER: _each_quarter,
             Every.HALF: _each_half, Every.YEAR: _each_year}[place.every]
    return tuple(span for span in spans(place, first, last) if first <= span[1] <= last)


Spans = Iterator[tuple[date, date]]


def _each_day(place: RecurrencePlace, first: date, last: date) -> Spans:
    for number in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(number)
        is_in_step = number % place.step == 0 and (not place.workday or is_workday(day))
        if is_in_step and (not place.months or day.month in place.months):
            yield day, day


def _each_week(place: RecurrencePlace, first: date, last: date) -> Spans:
    monday = first.toordinal() - first.weekday()
    for number in range(monday, last.toordinal() + 1, 7):
        start = date.fromordinal(number)
        end = start + timedelta(days=(place.day or 7) - 1)
        if number // 7 % place.step == 0 and (not place.months or end.month in place.months):
            yield start, end


def _each_month(place: RecurrencePlace, first: date, last: date) -> Spans:
    for month in months_between(Month.of(first), Month.of(last)):
        is_in_step = (month.year * 12 + month.month) % place.step == 0
        if is_in_step and (not place.months or month.month in place.months):
            yield month.first, _day_in(month, place)


def _each_quarter(place: RecurrencePlace, first: date, last: date) -> Spans:
    quarter = Quarter.of(first)
    while quarter.first <= last:
        due = [month for month in quarter.months if month.month in place.months] or [quarter.months[2]]
        yield quarter.first, _day_in(due[-1], place)
        quarter = quarter.plus(1)


def _each_half(place: RecurrencePlace, first: date, last: date) -> Spans:
    for year in range(first.year, last.year + 1):
        for start in (1, 7):
            yield date(year, start, 1), _day_in(Month(year, start + 5), place)


def _each_year(place: RecurrencePlace, first: date, last: date) -> Spans:
    for year in range(first.year, last.year + 1):
        if year % place.step == 0:
            yield date(year, 1, 1), _day_in(Month(year, place.months[-1] if place.months else 12), place)


def _day_in(month: Month, place: RecurrencePlace) -> date:
    if place.workday:
        try:
            return nth_workday(month, place.workday)
        except UserError:  # a month with fewer working days: its last day
            return month.last
    return min(month.first + timedelta(days=(place.day or _LAST) - 1), month.last)
