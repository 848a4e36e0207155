"""The reporting days a notice asks for: every month, quarter, half-year or week, or by days it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from model.errors import UserError
from model.periods import Month, Quarter, months_between
from model.rows.due import RecurrencePlace, ReportDay
from model.rows.words import DueKind, Every
from model.rules.chinese_numbers import NUMERAL, number_of
from model.rules.date_wordings import dates_in_text
from model.rules.plain_text import PlainText, plain
from model.rules.recurrences import occurrences, recurrences_in
from model.rules.workdays import is_workday, nth_workday, year_is_known

_DAY = timedelta(days=1)

# The place a report goes to: 向市生态环境局报送 · 报送区生态环境局 · 报至市专班办公室.
_OFFICE = (
    r"[^,。;:、向报将]{1,24}?"
    r"(?:局|委员会|委|办公室|办|部门|部|政府|中心|专班|指挥部|领导小组|管委会|站|所|队)"
)
_RECIPIENT = (
    rf"(?:向|(?:上报|报送|报告|报)[至给到]?)(?P<to>{_OFFICE}(?:、{_OFFICE})*)"
    r"(?=报|上报|提交|反馈|汇报|通报|备案|[,。;:)(]|$)"
)
_NUMBER = rf"(?:\d{{1,2}}|{NUMERAL})"
_RULE = (
    r"(?:每个?(?P<half>半年度?)|(?:每个?|按|次|下一?|(?<![第一二三四1-4个上本该当前]))(?P<quarter>季度?)|(?P<month>每个?月|次月|下个?月|按月|每?(?P<two>双)月))"
    r"的?(?P<which>首月|末月|第?[一1]个?月|最后一个?月|结束后|终了后|后|次月|[末底](?=\d))?"
    r"(?:的|度|初|开始)?前?(?:"
    r"(?P<last>(?:最后|最末)[1一]?个?|末个?)工作?日"
    r"|(?P<end>月底|月末|底|末)"
    rf"|第(?P<nth>{_NUMBER})个?工作?日"  # a scanner may drop 作
    rf"|前?(?P<within>{_NUMBER})个?工作?日(?=以?内|前|之前|\()"
    rf"|(?P<days>(?:{_NUMBER}[日号]?[、和及])*{_NUMBER})[日号]"
    rf")"
)
_SINCE = re.compile(r"(?P<year>20\d\d)年(?P<month>1[0-2]|[1-9])月(?:份|\d{1,2}[日号])?(?:起|开始)[^。;]{0,12}$")
_DAYS_OFF = re.compile(r"[遇逢][^,。;]{0,8}(?:节假日|休息日|假日|假期|双休日|周末)[^,。;]{0,8}?(?P<how>提前|顺延|推迟|延后)")
_ONLY_SPOKEN_OF = re.compile(r"(?:20\d\d年)?(?:[上下]半年|第?[一二三四1-4]季度)")  # 上半年、全年情况分别于…报送
_LONGEST_MONTH = 31
_REPORTS = re.compile(r"报(?!废|销|名|考|警|价|刊|纸|建)|提交|反馈|呈")
_END = re.compile(r"[。;]|$")


@cache  # compiled on first use: the first screen needs none of them
def _pattern(part: str) -> re.Pattern[str]:
    return re.compile(_RECIPIENT if part == "recipient" else _RULE)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One place of a notice that asks for reports, with the words up to the next one."""

    words: PlainText
    found: re.Match[str]
    end: int

    @property
    def text(self) -> str:
        """Its own part of the notice."""
        return self.words.text[self.found.start() : self.end]

    def recipient(self, default: str) -> str:
        """To whom; where it does not say, to whom the whole notice reports."""
        return _recipient(self.text) or default

    def has_begun(self, month: Month) -> bool:
        """Whether reports are asked for by a month, where the notice says from which month of which year on."""
        found = _SINCE.search(self.words.masked, 0, self.found.start())
        return not found or Month(int(found["year"]), int(found["month"])) <= month

    def moved(self, day: date) -> date:
        """The day itself, or the working day before or after it where the notice says so of days off."""
        found = _DAYS_OFF.search(self.text)
        if not found:
            return day
        step = -_DAY if found["how"] == "提前" else _DAY
        while not is_workday(day):
            day += step
        return day

    @property
    def wording(self) -> str:
        """Its words in the notice, without the comma behind."""
        return self.words.wording(self.found.start(), self.end).rstrip("，,、；; 并")


def report_day(rule: str, month: Month) -> ReportDay | None:
    """The first day of a month by which the rule of a notice asks for a report; None when it asks for none then."""
    return next(iter(report_days(rule, first=month.first, last=month.last)), None)


def report_days(rule: str, *, first: date, last: date) -> tuple[ReportDay, ...]:
    """Every reporting day of a rule within two days, in their order; several receivers have their own.

    "前" includes the day itself. A quarterly or half-yearly rule gives a day only in the month its report falls due.
    """
    if not rule.strip() or first > last:
        return ()
    found = (*_by_step(rule, first, last), *_by_week(rule, first, last), *_by_date(rule, first, last))
    once = {(one.day, one.recipient, one.covers): one for one in reversed(found)}
    return tuple(sorted(once.values(), key=lambda one: (one.day, one.wording)))


def _by_step(rule: str, first: date, last: date) -> Iterator[ReportDay]:
    words = plain(rule)
    default = _recipient(words.text)
    for asked in _asked(words):
        reach = 1 if _DAYS_OFF.search(asked.text) else 0  # a day moved for days off may fall into the month beside its own
        for month in months_between(Month.of(first).plus(-reach), Month.of(last).plus(reach)):
            for named in _days_of(asked.found, month) if _is_due_in(asked.found, month) and asked.has_begun(month) else ():
                day = asked.moved(named)
                if first <= day <= last:
                    yield _report(day, asked.recipient(default), _covered(asked, month), asked.wording)


def _by_week(rule: str, first: date, last: date) -> Iterator[ReportDay]:
    for clause in _clauses(rule):
        for place in recurrences_in(clause):
            if place.every is Every.WEEK and place.day and _REPORTS.search(clause):
                for _, day in occurrences(place, first=first, last=last):
                    yield _report(day, _recipient(plain(clause).text), (Month.of(day),), _trimmed(place, clause))


def _by_date(rule: str, first: date, last: date) -> Iterator[ReportDay]:
    for clause in _clauses(rule):
        if not _REPORTS.search(clause):
            continue
        text = plain(clause).text
        for year in range(first.year, last.year + 1):
            for found in dates_in_text(clause, year):
                is_day = found.kind is DueKind.BY and not _ONLY_SPOKEN_OF.fullmatch(found.wording) and found.last is not None and found.last.year == year
                if is_day and found.last and first <= found.last <= last and not _is_in_step(text, found.span):
                    yield _report(found.last, _recipient(text), _months_told(text, found.last), clause)


def _is_in_step(text: str, span: tuple[int, int]) -> bool:
    """Whether a date stands inside a step ("每季度末月25日前"), which has been read already."""
    return any(step.start() <= span[0] < step.end() for step in _pattern("rule").finditer(text))


def _report(day: date, recipient: str, covers: tuple[Month, ...], wording: str) -> ReportDay:
    return ReportDay(day=day, recipient=recipient, covers=covers, wording=wording, year_is_known=year_is_known(day.year))


def _asked(words: PlainText) -> Iterator[_Asked]:
    places = list(_pattern("rule").finditer(words.masked))
    for number, found in enumerate(places):
        sentence = _END.search(words.text, found.end())
        end = sentence.start() if sentence else len(words.text)
        yield _Asked(words, found, min(end, places[number + 1].start()) if number + 1 < len(places) else end)


def _clauses(rule: str) -> list[str]:
    return [part.strip() for part in re.split(r"[。；;\n]|[，,](?=\s*(?:每周|\d|年底|于))", rule) if part.strip()]


def _trimmed(place: RecurrencePlace, clause: str) -> str:
    return clause[max(clause.find(place.wording), 0) :]


def _is_due_in(found: re.Match[str], month: Month) -> bool:
    if found["two"]:
        return month.month % 2 == 0
    if found["quarter"]:
        return month.month % 3 == _due_month(found) % 3
    if found["half"]:
        return month.month % 6 == (0 if _due_month(found) == 3 else 1)
    return True


def _due_month(found: re.Match[str]) -> int:
    """Which month of a quarter the report is due in: its last, or the first (also "after the quarter's end")."""
    which = found["which"] or ""
    return 3 if not which or which.startswith(("末", "底", "最后")) else 1


def _days_of(found: re.Match[str], month: Month) -> tuple[date, ...]:
    if found["end"]:
        return (month.last,)
    if found["last"]:
        return (nth_workday(month, -1),)
    if found["days"]:
        numbers = (number_of(one) or 0 for one in re.findall(_NUMBER, found["days"]))
        return tuple(min(month.first + _DAY * (number - 1), month.last) for number in numbers if 0 < number <= _LONGEST_MONTH)
    try:
        return (nth_workday(month, number_of(found["nth"] or found["within"]) or 0),)
    except UserError:  # the rule names a working day that this month does not have
        return ()


def _covered(asked: _Asked, month: Month) -> tuple[Month, ...]:
    """The months a report is about: last month unless the rule says 本月, the period before when it is due after."""
    found, text = asked.found, asked.text
    if found["half"]:
        ends = month if _due_month(found) == 3 else month.plus(-1)
        return tuple(months_between(ends.plus(-5), ends))
    if found["quarter"]:
        quarter = Quarter.of(month.first)
        return (quarter if _due_month(found) == 3 else quarter.plus(-1)).months
    if found["two"]:
        return month.plus(-1), month
    is_this_month = ("本月" in text or "当月" in text or bool(found["end"] or found["last"])) and "上月" not in text
    return (month,) if is_this_month else (month.plus(-1),)


def _months_told(text: str, day: date) -> tuple[Month, ...]:
    """The months a report by a day is about: the year, the half or the quarter it speaks of, else the month gone by."""
    month = Month.of(day)
    if "上半年" in text:
        return tuple(months_between(Month(day.year, 1), Month(day.year, 6)))
    if re.search(r"全年|年度|年终|本年", text):
        return tuple(months_between(Month(day.year, 1), Month(day.year, 12)))
    if "季度" in text:
        return Quarter.of(day).months
    return (month if day.day > 15 else month.plus(-1),)


def _recipient(text: str) -> str:
    found = _pattern("recipient").search(text)
    return found["to"] if found else ""
