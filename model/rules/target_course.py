"""How a target runs over the year (时序进度): summed up or a level, what is due by a day, and where a reading stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from model.periods import Month
from model.rows.due import DuePlace, TargetPlace
from model.rows.target_line import MonthValue, Stand, TargetCourse, Waypoint
from model.rows.words import Comparator, Course, DueKind, Pace
from model.rules.date_wordings import dates_in_deadline, dates_in_text
from model.rules.plain_text import plain
from model.rules.target_names import bare_name, periods_in
from model.rules.target_words import DURATION
from model.rules.targets import is_met

# A share of work done, not a rate: 完成年度任务的60%, 投资完成50%.
_SHARE_OF_WORK = re.compile(r"任务|投资|进度|工程|建设|改造|工作量|^完成|(?:前|季度|半年|月|分别)完成")
_EACH_TIME = re.compile(r"每(?:月|季度?|周|日|天|半年|旬|学期|次)|[月季周日人户亩]均|平均|单位(?:[A-Z]|地区|面积|产品|生产)|每[千万百]")
_STOCK = re.compile(
    r"(?:率|比例|比重|占比|(?<!进)度|面积|里程|容量|余额|水平|能力|覆盖|覆盖面|总数|保有量|存量|储备量?|蓄积量?|装机|规模|半径|标准|价格|指数|系数|"
    r"人口)$"
)
_CHANGE = re.compile(r"(?:增长|提高|提升|上升|增加)$")
_HELD = re.compile(r"(?:保持|稳定|维持)在|处于")
_FLOW_CEILING = re.compile(r"(?:[用耗取排放消费]+[水电气能煤碳物]*(?:总量|量)|总量|减排量|支出|[起次人天]数|天|次)$")
_LEVEL_UNIT = re.compile(r"%|‰|个?百分点|分|分贝|倍|度|元/.*|.*/.*")
_STOCK_VERB = re.compile(r"(?:达到?|[提增][高加升长][到至]|增至|突破)")
_NEW = re.compile(r"新增|完成|减排|[新改扩]建|治理|造林|盘活")
_NOT_ADDED = re.compile(r"%|‰|个?百分点|天|日|倍|度|分|.*/.*")
_DAYS_COUNTED = re.compile(r"(?:天|天数|天气|污染)$")
_WHOLE = Decimal(100)


def guessed_course(target: TargetPlace) -> Course:
    """How a target's readings run, by its words: 完成15家 is summed up, 合格率98% is a level of each month."""
    name, unit = re.sub(r"[(（].*?[)）]", "", target.subject), target.unit.strip()
    if target.comparator is Comparator.EQUAL or _HELD.search(target.wording) or _EACH_TIME.search(name):
        return Course.LEVEL
    if unit == "%" and target.value > 0 and not (_STOCK.search(name) or _CHANGE.search(name)):
        return Course.CUMULATIVE if _SHARE_OF_WORK.search(target.wording) else Course.LEVEL
    if not unit or _LEVEL_UNIT.fullmatch(unit) or (DURATION.fullmatch(unit) and unit != "天"):
        return Course.LEVEL
    if target.value < 0 or (unit == "天" and not _DAYS_COUNTED.search(name)):
        return Course.LEVEL
    if target.comparator is Comparator.AT_MOST:
        return Course.CUMULATIVE if _FLOW_CEILING.search(name) else Course.LEVEL
    is_stock = _STOCK.search(name) or (name.endswith("总量") and _STOCK_VERB.search(target.wording))
    return Course.LEVEL if is_stock and not _NEW.search(target.wording) else Course.CUMULATIVE


def adds_up(target: TargetPlace) -> bool:
    """Whether several units' values of a target make one together: what is counted does, a share or a ceiling does not.

    12 households here and 8 there are 20; three days of pollution here and two there are not five.
    """
    return target.comparator is not Comparator.AT_MOST and not _NOT_ADDED.fullmatch(target.unit.strip())


def course_of(
    target: TargetPlace, *, text: str, year: int, dues: Sequence[DuePlace] = (), others: Sequence[TargetPlace] = (),
    course: Course | None = None,
) -> TargetCourse:
    """The course of a target within its measure's text, dates and other targets, in a plan's year.

    It runs evenly from the year's first day, or the measure's, to the day the target names, else the measure's last, else
    the year's end. Other targets of the same thing that are due earlier ("6月底前完成50%") are waypoints on it.
    """
    kind = course or guessed_course(target)
    end = _day_named(target, text, year) or _last_day(dues) or date(year, 12, 31)
    start = _first_day(dues, year)
    start = start if start <= end else date(end.year, 1, 1)
    earlier = [way for other in others if other != target and (way := _waypoint(target, other, text, year)) and start <= way.day < end]
    return TargetCourse(kind, start, (*_rising(sorted(earlier, key=lambda way: way.day), target.value), Waypoint(end, target.value)))


def expected_on(course: TargetCourse, day: date) -> Decimal | None:
    """What is to be reached by the end of a day; None for a level, which is asked for in full at any time."""
    if course.course is Course.LEVEL:
        return None
    before, value = date.fromordinal(max(course.start.toordinal() - 1, 1)), Decimal(0)
    for way in course.waypoints:
        if day >= way.day:
            before, value = way.day, way.value
            continue
        passed, whole = day.toordinal() - before.toordinal(), way.day.toordinal() - before.toordinal()
        return value + (way.value - value) * max(passed, 0) / whole
    return value


def stand_of(target: TargetPlace, course: TargetCourse, readings: Iterable[MonthValue], *, month: Month, today: date) -> Stand:
    """Where a target stands in a month, or today when that month is not over yet.

    What is due is reckoned to the end of the newest reading's month, at least to the end of the month before: nobody is
    behind because the month that runs is not read yet.
    """
    until = min(today, month.last)
    known = sorted((each for each in readings if each.month <= month), key=lambda each: each.month)
    over = Month.of(until).plus(-1).last if until < Month.of(until).last else until
    day = min(until, max(known[-1].month.last, over)) if known else over
    expected = expected_on(course, day)
    if not known:
        return Stand(Pace.UNREAD, day, None, expected)
    value = known[-1].value
    pace = _pace(target, value, expected, is_over=until >= course.end)
    return Stand(pace, day, known[-1], expected, gap_of(target, value))


def gap_of(target: TargetPlace, value: Decimal) -> Decimal:
    """How much a reading lacks to its target; 0 when it meets it."""
    if is_met(target, value):
        return Decimal(0)
    ends = [target.value] if target.value_high is None else [target.value, target.value_high]
    return min(abs(end - value) for end in ends)


def _pace(target: TargetPlace, value: Decimal, expected: Decimal | None, *, is_over: bool) -> Pace:
    met = is_met(target, value)
    if expected is None:
        return Pace.MET if met else Pace.NOT_MET
    is_ceiling = target.value >= 0 and (target.comparator is Comparator.AT_MOST or _is_nought(target))
    if is_ceiling and not met:
        return Pace.NOT_MET  # what is used up does not come back
    if met and (is_over or not is_ceiling):
        return Pace.MET
    if is_over:
        return Pace.NOT_MET
    return Pace.ON_COURSE if _is_on_course(target, value, expected) else Pace.BEHIND


def _is_nought(target: TargetPlace) -> bool:
    """不发生事故: none is asked for, and one is one too many."""
    return target.comparator is Comparator.EQUAL and target.value == 0


def _is_on_course(target: TargetPlace, value: Decimal, expected: Decimal) -> bool:
    comparator = target.comparator
    if comparator in (Comparator.EQUAL, Comparator.RANGE):
        comparator = Comparator.AT_MOST if target.value <= 0 else Comparator.AT_LEAST
    return is_met(replace(target, comparator=comparator, value=expected, value_high=None), value)


def _rising(ways: Iterable[Waypoint], value: Decimal) -> list[Waypoint]:
    """Waypoints that go one way, from nothing to the value; others tell of something else."""
    kept: list[Waypoint] = []
    sign = -1 if value < 0 else 1
    for way in ways:
        last = kept[-1].value if kept else Decimal(0)
        if last * sign <= way.value * sign <= value * sign:
            kept = [each for each in kept if each.day < way.day]
            kept.append(way)
    return kept


def _waypoint(target: TargetPlace, other: TargetPlace, text: str, year: int) -> Waypoint | None:
    """What another target says of this one by an earlier day: of the same thing, or as a share of it."""
    day = _day_named(other, text, year)
    if day is None or not _is_same(bare_name(target.subject), bare_name(other.subject)):
        return None
    if other.unit == target.unit and other.comparator is target.comparator:
        return Waypoint(day, other.value)
    is_share = other.unit == "%" and target.unit != "%" and 0 < other.value <= _WHOLE
    return Waypoint(day, target.value * other.value / _WHOLE) if is_share and not re.search(r"率$|比例$", other.subject) else None


def _is_same(one: str, other: str) -> bool:
    """Whether two names speak of one thing: 示例路工程 and 示例路; a name that says nothing goes on with the other."""
    return one in other or other in one


def _day_named(target: TargetPlace, text: str, year: int) -> date | None:
    """The day a target's own words name, or the sentence before it: 6月底前完成50%."""
    for wording in (*periods_in(target.subject), *periods_in(target.wording)):
        days = [found.last for found in dates_in_deadline(wording, year) if found.last]
        if days:
            return days[-1]
    words = plain(text)
    place = words.text.find(plain(target.wording).text)
    if place < 0:
        return None
    start = max(words.text.rfind(mark, 0, place) for mark in "。;\n") + 1
    days = [found.last for found in dates_in_text(words.text[start:place], year) if found.last and found.kind is DueKind.BY]
    return days[-1] if days else None


def _last_day(dues: Sequence[DuePlace]) -> date | None:
    own = [due.end for due in dues if due.end is not None and not due.is_milestone]
    return max(own) if own else None


def _first_day(dues: Sequence[DuePlace], year: int) -> date:
    own = [due.start for due in dues if due.start is not None and not due.is_milestone]
    return min(own) if own else date(year, 1, 1)
