"""Every word by which a plan or a notice says that something comes back, and by when."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from model.errors import UserError
from model.periods import Month
from model.rows.due import RecurrencePlace
from model.rows.words import Every
from model.rules.recurrences import occurrences, recurrences_in
from model.rules.report_days import report_days
from model.rules.workdays import YearDays, learn_years, nth_workday, work_calendar, workdays_between

DAY, WEEK, MONTH, QUARTER, HALF, YEAR = Every.DAY, Every.WEEK, Every.MONTH, Every.QUARTER, Every.HALF, Every.YEAR
ACTS = ["调度", "通报", "报告", "报送", "巡查", "检查", "抽查", "排名", "会商", "研判", "汇总", "更新", "考核", "评估", "评价", "总结", "分析", "晾晒", "清零", "报", "查", "评", "次"]


def steps(text: str) -> list[Every]:
    return [place.every for place in recurrences_in(text)]


def ends(place: RecurrencePlace, first: date, last: date) -> list[date]:
    return [end for _, end in occurrences(place, first=first, last=last)]


def days_of_2024(rule: str) -> list[str]:
    return [f"{one.day:%m-%d}" for one in report_days(rule, first=date(2024, 1, 1), last=date(2024, 12, 31))]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(("one", "every"), [("日", DAY), ("天", DAY), ("周", WEEK), ("月", MONTH), ("季", QUARTER), ("季度", QUARTER), ("年", YEAR)])
def test_one_by_one_is_a_step(act: str, one: str, every: Every) -> None:
    assert steps(f"实行一{one}一{act}。") == [every]


@pytest.mark.parametrize(("words", "every"), [
    ("每隔两周", WEEK), ("每工作日", DAY), ("每个星期", WEEK), ("每半年度", HALF), ("每年度", YEAR), ("按旬", MONTH), ("按季", QUARTER), ("按半年", HALF), ("按半年度", HALF), ("逐周", WEEK), ("逐季", QUARTER),
    ("按日", DAY), ("按周", WEEK),
])  # fmt: skip
def test_every_wording_of_a_step_is_known(words: str, every: Every) -> None:
    assert set(steps(f"{words}报送进展。")) == {every}


@pytest.mark.parametrize("text", [
    "人口每年减少。", "用量每年下降。", "收入每年增长。", "收入每年提高。", "质量每年提升。", "收入每年递增。", "每年新增绿地。", "每日产生量较大。", "每日处理量较大。", "每月均达标。", "每天都达标。",
    "按日计罚。", "按日连续处罚。", "按月照常发放。", "按年度产量计。", "按月需求发放。", "逐年下降。", "逐月递减。", "逐日渐进。", "逐季步进。",
    "车间月巡查。", "月巡查次数达标。", "月检查得分高。", "月抽查率达标。",
])  # fmt: skip
def test_words_of_amount_or_manner_are_no_step(text: str) -> None:
    assert steps(text) == []


@pytest.mark.parametrize("before", ["，", "；", "：", "、", "的", "行", "立", "持", "展", "成", "“", "("])
@pytest.mark.parametrize("act", ["调度", "通报", "巡查", "检查", "抽查", "排名", "会商", "研判"])
def test_a_short_step_stands_before_what_is_done(before: str, act: str) -> None:
    assert steps(f"工作{before}周{act}。") == [WEEK]
    assert steps(f"工作{before}季度{act}。") == [QUARTER]


@pytest.mark.parametrize(("words", "months"), [
    ("汛期", (6, 7, 8, 9)), ("采暖季", (11, 12, 1, 2, 3)), ("取暖期", (11, 12, 1, 2, 3)), ("供暖季", (11, 12, 1, 2, 3)), ("春季", (3, 4, 5)), ("夏季", (6, 7, 8)), ("秋季", (9, 10, 11)), ("冬季", (12, 1, 2)),
    ("4至10月", (4, 5, 6, 7, 8, 9, 10)), ("4-10月份", (4, 5, 6, 7, 8, 9, 10)), ("4到10月", (4, 5, 6, 7, 8, 9, 10)), ("4~10月", (4, 5, 6, 7, 8, 9, 10)), ("十一月至次年二月", (11, 12, 1, 2)), ("5月至5月", (5,)), ("1-12月", tuple(range(1, 13))),
    ("第一季度", (1, 2, 3)), ("四季度", (10, 11, 12)), ("一、三季度", (1, 2, 3, 7, 8, 9)), ("一和三季度", (1, 2, 3, 7, 8, 9)), ("一及三季度", (1, 2, 3, 7, 8, 9)), ("1至3季度", tuple(range(1, 10))), ("一季度到二季度", (1, 2, 3, 4, 5, 6)),
])  # fmt: skip
@pytest.mark.parametrize("mark", ["", "内", "期间", "间", "时", "中", "期间，"])
def test_a_season_or_months_limit_the_step(words: str, months: tuple[int, ...], mark: str) -> None:
    [place] = recurrences_in(f"{words}{mark}每周检查。")
    assert place.months == months


def test_a_season_too_far_before_limits_nothing() -> None:
    assert [place.months for place in recurrences_in("汛期要严格落实各级各类责任人和巡查制度并且每周检查。")] == [()]


@pytest.mark.parametrize(("text", "months", "day"), [
    ("每季度首月5日前报送。", (1, 4, 7, 10), 5), ("每季度头一个月5日前报送。", (1, 4, 7, 10), 5), ("每季度第一个月5日前报送。", (1, 4, 7, 10), 5), ("每季度二个月5日前报送。", (2, 5, 8, 11), 5), ("每季度第3个月5日前报送。", (3, 6, 9, 12), 5),
    ("每季度末月5日前报送。", (3, 6, 9, 12), 5), ("每季度最后一个月5日前报送。", (3, 6, 9, 12), 5), ("每季度5日前报送。", (), 5), ("每年6月5日前报送。", (6,), 5), ("每年6月中旬报送。", (6,), 20), ("每年十二月底报送。", (12,), 31),
])  # fmt: skip
def test_the_month_of_a_quarter_or_year_is_read(text: str, months: tuple[int, ...], day: int) -> None:
    assert [(place.months, place.day) for place in recurrences_in(text)] == [(months, day)]


@pytest.mark.parametrize(("text", "months", "step"), [
    ("每两个月检查。", (2, 4, 6, 8, 10, 12), 1), ("每三个月检查。", (3, 6, 9, 12), 1), ("每四个月检查。", (4, 8, 12), 1), ("每6个月检查。", (6, 12), 1), ("每5个月检查。", (), 5), ("每7个月检查。", (), 7),
])  # fmt: skip
def test_months_that_divide_the_year_are_named(text: str, months: tuple[int, ...], step: int) -> None:
    assert [(place.months, place.step) for place in recurrences_in(text)] == [(months, step)]


@pytest.mark.parametrize("event", ["预警", "警报", "应急响应", "响应", "重污染天气", "重污染天", "重污染", "空气重污染", "疫情", "灾情", "灾害", "险情", "汛情", "雨情", "事故", "突发事件"])
@pytest.mark.parametrize("while_", ["期间", "时", "后", "过程中"])
def test_what_is_done_daily_while_something_unforeseen_lasts_has_no_days(event: str, while_: str) -> None:
    assert steps(f"{event}{while_}，相关单位每日报送。") == []
    assert steps(f"{event}{while_}，相关单位每周报送。") == [WEEK]
    assert steps(f"{event}{while_}响应。相关单位每日报送。") == [DAY]


@pytest.mark.parametrize("text", ["事故时间每日登记。", "灾害时限每日登记。"])
def test_the_time_of_an_event_is_not_while_it_lasts(text: str) -> None:
    assert steps(text) == [DAY]


def test_a_span_a_clause_away_no_longer_counts() -> None:
    assert steps(f"预警期间{'示' * 40}每日报送。") == []
    assert steps(f"预警期间{'示' * 70}每日报送。") == [DAY]


def test_steps_of_days_and_weeks_keep_their_count_over_the_year() -> None:
    both = RecurrencePlace(WEEK, 5, "", (), None, 2)
    year = ends(both, date(2024, 1, 1), date(2024, 12, 31))
    assert all((later - one).days == 14 for one, later in pairwise(year))
    assert ends(both, date(2024, 6, 1), date(2024, 12, 31)) == [day for day in year if day >= date(2024, 6, 1)]
    assert all(day.isoweekday() == 5 for day in year)


@pytest.mark.parametrize(("place", "expected"), [
    (RecurrencePlace(QUARTER, 5, "", (1, 4, 7, 10), None, 1), ["01-05", "04-05", "07-05", "10-05"]),
    (RecurrencePlace(QUARTER, 5, "", (2, 5, 8, 11), None, 1), ["02-05", "05-05", "08-05", "11-05"]),
    (RecurrencePlace(QUARTER, None, "", (), None, 1), ["03-31", "06-30", "09-30", "12-31"]),
    (RecurrencePlace(HALF, None, "", (), None, 1), ["06-30", "12-31"]), (RecurrencePlace(HALF, 20, "", (), None, 1), ["06-20", "12-20"]),
    (RecurrencePlace(YEAR, None, "", (), None, 1), ["12-31"]), (RecurrencePlace(YEAR, 15, "", (6,), None, 1), ["06-15"]), (RecurrencePlace(YEAR, 15, "", (6, 9), None, 1), ["09-15"]),
    (RecurrencePlace(YEAR, None, "", (), None, 2), ["12-31"]), (RecurrencePlace(YEAR, None, "", (), None, 3), []),
    (RecurrencePlace(MONTH, 31, "", (2, 4), None, 1), ["02-29", "04-30"]), (RecurrencePlace(MONTH, None, "", (2,), 1, 1), ["02-01"]), (RecurrencePlace(MONTH, None, "", (2,), 30, 1), ["02-29"]),
    (RecurrencePlace(MONTH, 5, "", (), None, 5), ["02-05", "07-05", "12-05"]), (RecurrencePlace(MONTH, 5, "", (), None, 0), []),
])  # fmt: skip
def test_the_days_of_a_year(place: RecurrencePlace, expected: list[str]) -> None:
    assert [f"{day:%m-%d}" for day in ends(place, date(2024, 1, 1), date(2024, 12, 31))] == expected


def test_a_quarter_that_begins_on_the_last_day_asked_about_is_not_over() -> None:
    place = RecurrencePlace(QUARTER, 1, "", (1, 4, 7, 10), None, 1)
    assert ends(place, date(2024, 1, 1), date(2024, 4, 1)) == [date(2024, 1, 1), date(2024, 4, 1)]


@pytest.mark.parametrize("office", ["示例局", "示例委员会", "示例委", "示例办公室", "示例办", "示例部门", "示例部", "示例政府", "示例中心", "示例专班", "示例指挥部", "示例领导小组", "示例管委会", "示例站", "示例所", "示例队"])
@pytest.mark.parametrize("form", ["每月5日前向{}报送进展。", "每月5日前将进展报送{}。", "每月5日前将进展报至{}。", "每月5日前将进展上报给{}。", "每月5日前将进展报告{}备案。", "每月5日前将进展报到{}。"])
def test_the_office_that_gets_the_report_is_named(office: str, form: str) -> None:
    found = report_days(form.format(office), first=date(2024, 3, 1), last=date(2024, 3, 31))
    assert [one.recipient for one in found] == [office]


@pytest.mark.parametrize("act", ["报", "上报", "提交", "反馈", "汇报", "通报", "备案"])
def test_what_is_done_with_the_report_ends_the_offices_name(act: str) -> None:
    [found] = report_days(f"每月5日前向区水务局{act}进展。", first=date(2024, 3, 1), last=date(2024, 3, 31))
    assert found.recipient == "区水务局"


@pytest.mark.parametrize(("rule", "expected"), [
    ("3月5日前报废车辆", []), ("3月5日前报销", []), ("3月5日前报名", []), ("3月5日前报考", []), ("3月5日前报警", []), ("3月5日前报价", []), ("3月5日前报刊征订", []), ("3月5日前报纸征订", []), ("3月5日前报建", []),
    ("3月5日前报送", ["03-05"]), ("3月5日前提交", ["03-05"]), ("3月5日前反馈", ["03-05"]), ("3月5日前呈区政府", ["03-05"]),
    ("每季度第一个月5日前报送", ["01-05", "04-05", "07-05", "10-05"]), ("每季度1个月5日前报送", ["01-05", "04-05", "07-05", "10-05"]), ("每季度最后一个月5日前报送", ["03-05", "06-05", "09-05", "12-05"]),
    ("每季度终了后5日内报送", ["01-05", "04-05", "07-05", "10-05"]), ("每季度后5日内报送", ["01-05", "04-05", "07-05", "10-05"]), ("每季度次月5日前报送", ["01-05", "04-05", "07-05", "10-05"]),
    ("每半年度末前报送", ["06-30", "12-31"]), ("每季月底前报送", ["03-31", "06-30", "09-30", "12-31"]), ("每季度月末报送", ["03-31", "06-30", "09-30", "12-31"]),
    ("每季度末月第2个工作日前报送", ["03-04", "06-04", "09-03", "12-03"]), ("每季度开始3个工作日内报送", ["03-05", "06-05", "09-04", "12-04"]), ("每季度初5日前报送", ["03-05", "06-05", "09-05", "12-05"]),
])  # fmt: skip
def test_the_reporting_days_of_a_year(rule: str, expected: list[str]) -> None:
    assert days_of_2024(rule) == expected


@pytest.mark.parametrize("rule", ["每月5日前报送", "次月5日前报送", "下月5日前报送", "按月5日前报送", "每个月5号前报送", "每月的5日前报送", "每月前5日报送"])
def test_every_wording_of_the_month_is_known(rule: str) -> None:
    assert days_of_2024(rule) == [f"{month:02d}-05" for month in range(1, 13)]


@pytest.mark.parametrize(("rule", "covers"), [
    ("每月5日前报送进展", [2]), ("每月5日前报送本月进展", [3]), ("每月5日前报送当月进展", [3]), ("每月底前报送进展", [3]), ("每月底前报送上月进展", [2]), ("每月25日前报送本月进展和上月余额", [2]),
    ("每季度末月5日前报送", [1, 2, 3]), ("3月20日前报送全年计划", list(range(1, 13))), ("3月20日前报送年度计划", list(range(1, 13))), ("3月20日前报送年终总结", list(range(1, 13))), ("3月20日前报送本年计划", list(range(1, 13))),
])  # fmt: skip
def test_which_months_a_report_is_about(rule: str, covers: list[int]) -> None:
    [found] = report_days(rule, first=date(2024, 3, 1), last=date(2024, 3, 31))
    assert [month.month for month in found.covers] == covers


@pytest.mark.parametrize("mark", ["。", "；", ";", "\n", "，每周", "，", ", 年底", "，于"])
def test_a_receiver_is_that_of_its_own_part(mark: str) -> None:
    tail = {"，每周": "，每周五前报区水务局", "，": "，3月8日前报区水务局", ", 年底": "，年底前报区水务局", "，于": "，于3月8日前报区水务局"}.get(mark, f"{mark}3月8日前报区水务局")
    found = report_days(f"3月5日前报区政府{tail}", first=date(2024, 1, 1), last=date(2024, 12, 31))
    assert found
    assert {one.recipient for one in found if one.day == date(2024, 3, 5)} == {"区政府"}
    assert {one.recipient for one in found if one.day != date(2024, 3, 5)} == {"区水务局"}


def test_the_last_day_of_a_month_may_be_its_last_working_day() -> None:
    assert nth_workday(Month(2024, 4), 22) == date(2024, 4, 30)
    with pytest.raises(UserError):
        nth_workday(Month(2024, 4), 23)
    for number in (0, -23):
        with pytest.raises(UserError):
            nth_workday(Month(2024, 4), number)


def test_working_days_between_two_days_count_both() -> None:
    assert workdays_between(date(2024, 4, 26), date(2024, 4, 30)) == 4  # Friday, the worked Sunday, Monday, Tuesday
    assert workdays_between(date(2024, 4, 30), date(2024, 4, 30)) == 1
    assert workdays_between(date(2024, 5, 1), date(2024, 5, 1)) == 0
    assert workdays_between(date(2024, 4, 30), date(2024, 4, 29)) == 0


def test_forgetting_what_was_learnt_brings_the_delivered_calendar_back() -> None:
    delivered = work_calendar()
    learn_years({2061: YearDays(frozenset({date(2061, 1, 3)}), frozenset())})
    assert not work_calendar().is_workday(date(2061, 1, 3))
    learn_years({})
    assert work_calendar() is delivered


def test_days_told_later_count_before_those_told_first() -> None:
    new_year, saturday = date(2061, 1, 3), date(2061, 1, 8)
    first = YearDays(frozenset({new_year}), frozenset({saturday}))
    turned = first.with_days(YearDays(frozenset({saturday}), frozenset({new_year})))
    assert (turned.off, turned.worked) == ({saturday}, {new_year})
