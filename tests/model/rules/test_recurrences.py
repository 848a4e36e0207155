"""Duties that come back are found in the wording, and fall due on the right days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rows.due import RecurrencePlace
from model.rows.words import Every
from model.rules.recurrences import occurrences, recurrences_in
from model.rules.workdays import is_workday

DAY, WEEK, MONTH, QUARTER, HALF, YEAR = Every.DAY, Every.WEEK, Every.MONTH, Every.QUARTER, Every.HALF, Every.YEAR
STEPS = st.sampled_from(Every)


def found(text: str, deadline: str = "") -> list[tuple[Every, int | None]]:
    return [(place.every, place.day) for place in recurrences_in(text, deadline)]


def spans(place: RecurrencePlace, first: date = date(2024, 1, 1), last: date = date(2024, 12, 31)) -> list[str]:
    return [f"{start:%m-%d}..{end:%m-%d}" for start, end in occurrences(place, first=first, last=last)]


@pytest.mark.parametrize(("text", "expected"), [
    ("每日巡查。", [(DAY, None)]),
    ("每天清扫不少于2次。", [(DAY, None)]),
    ("每个工作日报告。", [(DAY, None)]),
    ("按日报送。", [(DAY, None)]),
    ("逐日核对。", [(DAY, None)]),
    ("每周开展一次检查。", [(WEEK, None)]),
    ("每星期通报。", [(WEEK, None)]),
    ("按周汇总。", [(WEEK, None)]),
    ("每月对市场进行抽查。", [(MONTH, None)]),
    ("每个月调度。", [(MONTH, None)]),
    ("按月通报。", [(MONTH, None)]),
    ("逐月分析。", [(MONTH, None)]),
    ("每季度开展一轮检查。", [(QUARTER, None)]),
    ("每季监测。", [(QUARTER, None)]),
    ("检查结果按季度通报。", [(QUARTER, None)]),
    ("每半年更新台账。", [(HALF, None)]),
    ("每半年度更新台账。", [(HALF, None)]),
    ("每年开展评估。", [(YEAR, None)]),
    ("按年度形成报告。", [(YEAR, None)]),
    ("一月一调度、一季一通报。", [(MONTH, None), (QUARTER, None)]),
    ("执法部门的月检查率达到100%。", []), ("执法部门的月检查覆盖率要达到100%。", []), ("日巡查次数不少于3次。", []),
    ("各单位月检查、月通报。", [(MONTH, None)]),
    ("建立周调度、月通报机制。", [(WEEK, None), (MONTH, None)]),
])
def test_the_step_is_read_from_its_wording(text: str, expected: list[tuple[Every, int | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("每月26日报送。", [(MONTH, 26)]),
    ("每月 26 日前报送。", [(MONTH, 26)]),
    ("每月二十六日报送。", [(MONTH, 26)]),
    ("每月5号报送。", [(MONTH, 5)]),
    ("每月31日前报送。", [(MONTH, 31)]),
    ("每月5日、20日前报送。", [(MONTH, 5), (MONTH, 20)]),
    ("每月3、13、23日巡查。", [(MONTH, 3), (MONTH, 13), (MONTH, 23)]),
    ("每月1-5日报送。", [(MONTH, 5)]),
    ("每月底前报送。", [(MONTH, 31)]),
    ("每月末汇总。", [(MONTH, 31)]),
    ("每月上旬检查。", [(MONTH, 10)]),
    ("每月中旬检查。", [(MONTH, 20)]),
    ("每月下旬检查。", [(MONTH, 31)]),
    ("每旬检查。", [(MONTH, 10), (MONTH, 20), (MONTH, 31)]),
    ("每周五报送。", [(WEEK, 5)]),
    ("每周日巡查。", [(WEEK, 7)]),
    ("每周一、三、五巡查。", [(WEEK, 1), (WEEK, 3), (WEEK, 5)]),
    ("每周一次例会，每周一报告。", [(WEEK, None)]),
    ("每季度末报送。", [(QUARTER, 31)]),
    ("每季度25日前报送。", [(QUARTER, 25)]),
    ("每月40日报送。", [(MONTH, None)]),
    ("每月不少于2次。", [(MONTH, None)]),
])
def test_the_day_is_read_where_one_is_named(text: str, expected: list[tuple[Every, int | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("text", "every", "months"), [
    ("第二、三季度每月监测。", MONTH, (4, 5, 6, 7, 8, 9)),
    ("一、四季度每月监测。", MONTH, (1, 2, 3, 10, 11, 12)),
    ("二至四季度每月监测。", MONTH, (4, 5, 6, 7, 8, 9, 10, 11, 12)),
    ("第三季度每月监测。", MONTH, (7, 8, 9)),
    ("汛期每月巡查。", MONTH, (6, 7, 8, 9)),
    ("汛期内，每日巡查。", DAY, (6, 7, 8, 9)),
    ("每年汛期每周巡查。", WEEK, (6, 7, 8, 9)),
    ("采暖季每周检查。", WEEK, (11, 12, 1, 2, 3)),
    ("供暖期间每日检查。", DAY, (11, 12, 1, 2, 3)),
    ("夏季每月检查。", MONTH, (6, 7, 8)),
    ("春季每周检查。", WEEK, (3, 4, 5)),
    ("4-10月每月监测。", MONTH, (4, 5, 6, 7, 8, 9, 10)),
    ("4月至10月期间每月监测。", MONTH, (4, 5, 6, 7, 8, 9, 10)),
    ("11月至次年3月每周检查。", WEEK, (11, 12, 1, 2, 3)),
    ("每两个月检查一次。", MONTH, (2, 4, 6, 8, 10, 12)),
    ("每3个月检查一次。", MONTH, (3, 6, 9, 12)),
    ("每季度首月10日前报送。", QUARTER, (1, 4, 7, 10)),
    ("每季度第2个月15日前报送。", QUARTER, (2, 5, 8, 11)),
    ("每季度末月报送。", QUARTER, (3, 6, 9, 12)),
    ("每季度最后一个月报送。", QUARTER, (3, 6, 9, 12)),
    ("每年11月底前总结。", YEAR, (11,)),
    ("每年十一月总结。", YEAR, (11,)),
    ("每年总结。", YEAR, ()),
])
def test_the_months_it_is_limited_to_are_read(text: str, every: Every, months: tuple[int, ...]) -> None:
    [place] = recurrences_in(text)
    assert (place.every, place.months) == (every, months)


@pytest.mark.parametrize(("text", "workday"), [
    ("每月第三个工作日前报送。", 3), ("每月第三个工日前报送。", 3), ("每月前5个工作日内报送。", 5), ("每月的第1个工作日内报送。", 1),
    ("每月5日前报送。", None),
])
def test_a_working_day_of_the_month_is_read(text: str, workday: int | None) -> None:
    assert [place.workday for place in recurrences_in(text)] == [workday]


@pytest.mark.parametrize(("text", "every", "step"), [
    ("每两周检查一次。", WEEK, 2), ("每10天检查一次。", DAY, 10), ("每三年评估一次。", YEAR, 3), ("每周检查。", WEEK, 1),
])
def test_every_second_or_third_is_a_step(text: str, every: Every, step: int) -> None:
    assert [(place.every, place.step) for place in recurrences_in(text)] == [(every, step)]


@pytest.mark.parametrize("text", [
    "", "逐步实现每个居住区全覆盖。", "对每辆车、每家企业建档。", "用量每年减少5%以上，每年递增2%。", "或每年都需要购买服务。", "按日计罚。",
    "完成季度检测量指标。", "节假日检查和当日巡查。", "工作日报告制度。", "三月检查、本月通报、上月调度。",
    "“周五定期招聘会”。", "定期通报。", "逐步推进，逐年下降。", "一年内、全年、年度。", "落实《每月调度制度》。", "按照要求办理。",
    "每逢节日检查。", "一体一策。",
])
def test_what_does_not_come_back_is_not_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("act", ["调度", "通报", "报告", "报送", "巡查", "检查", "抽查", "排名", "会商", "研判", "汇总", "更新", "考核", "评估", "评价",
                                 "总结", "分析", "晾晒", "清零", "报", "查", "评", "次"])
def test_once_a_month_and_once_a_week_in_four_characters(act: str) -> None:
    assert found(f"实行一月一{act}。") == [(MONTH, None)]
    assert found(f"每周一{act}。") == [(WEEK, None)]  # once a week, hardly "on Mondays"


@pytest.mark.parametrize("act", ["调度", "通报", "巡查", "检查", "抽查", "排名", "会商", "研判"])
@pytest.mark.parametrize("lead", ["", "实行", "建立", "坚持", "单位的", "检查、", "落实，"])
def test_a_step_before_its_act(act: str, lead: str) -> None:
    assert found(f"{lead}月{act}。") == [(MONTH, None)]


@pytest.mark.parametrize("ending", ["都要", "减排", "下降", "增长", "提高", "提升", "递增", "新增", "产生量", "处理量", "均值"])
def test_a_rate_by_the_year_is_no_duty(ending: str) -> None:
    assert found(f"每年{ending}5吨。") == []


@pytest.mark.parametrize("count", ["次", "轮", "回"])
def test_a_count_after_the_week_is_no_weekday(count: str) -> None:
    assert found(f"每周二{count}。") == [(WEEK, None)]
    assert found(f"每周一{count}。") == [(WEEK, None)]
    assert found("每周天天巡查。每周日报送。") == [(WEEK, 7)]


@pytest.mark.parametrize(("season", "months"), [
    ("汛期", (6, 7, 8, 9)), ("采暖季", (11, 12, 1, 2, 3)), ("供暖期", (11, 12, 1, 2, 3)), ("取暖季", (11, 12, 1, 2, 3)),
    ("春季", (3, 4, 5)), ("夏季", (6, 7, 8)), ("秋季", (9, 10, 11)), ("冬季", (12, 1, 2)),
])
@pytest.mark.parametrize("link", ["", "内", "期间", "，", "时"])
def test_every_season_limits_the_months(season: str, months: tuple[int, ...], link: str) -> None:
    assert [place.months for place in recurrences_in(f"{season}{link}每周巡查。")] == [months]


@pytest.mark.parametrize(("step", "months"), [
    ("2", (2, 4, 6, 8, 10, 12)), ("三", (3, 6, 9, 12)), ("4", (4, 8, 12)), ("六", (6, 12)),
])
def test_every_so_many_months_are_named_months(step: str, months: tuple[int, ...]) -> None:
    [place] = recurrences_in(f"每{step}个月检查。")
    assert (place.months, place.step) == (months, 1)


def test_months_that_do_not_fit_into_a_year_stay_a_step() -> None:
    assert [(place.months, place.step) for place in recurrences_in("每5个月检查。汛期每两个月检查。")] == [
        ((), 5), ((6, 7, 8, 9), 2)]


def test_each_duty_counts_once_in_the_order_of_the_text() -> None:
    text = "每半年更新台账。每月检查，并于每月26日报送，每月通报。"
    assert found(text) == [(HALF, None), (MONTH, None), (MONTH, 26)]


def test_the_deadline_names_duties_too() -> None:
    assert found("报送情况。", "每月26日前") == [(MONTH, 26)]
    assert found("每月26日报送情况。", "每月26日前") == [(MONTH, 26)]


def test_the_wording_is_the_document_s_own() -> None:
    assert [place.wording for place in recurrences_in("在第二、三季度 每月监测，每月 26 日报送。")] == [
        "第二、三季度 每月", "每月 26 日"]


def test_months_end_on_their_last_day() -> None:
    assert spans(RecurrencePlace(MONTH, None, ""), last=date(2024, 4, 30)) == [
        "01-01..01-31", "02-01..02-29", "03-01..03-31", "04-01..04-30"]


def test_the_31st_is_the_last_day_of_shorter_months() -> None:
    ends = [end for _, end in occurrences(RecurrencePlace(MONTH, 31, ""), first=date(2023, 1, 1), last=date(2023, 12, 31))]
    assert ends == [date(2023, month, monthrange(2023, month)[1]) for month in range(1, 13)]


def test_a_day_of_the_month_ends_its_span() -> None:
    assert spans(RecurrencePlace(MONTH, 26, "", months=(4, 5))) == ["04-01..04-26", "05-01..05-26"]


def test_days_of_a_season() -> None:
    days = occurrences(RecurrencePlace(DAY, None, "", months=(6,)), first=date(2024, 1, 1), last=date(2024, 12, 31))
    assert (len(days), days[0], days[-1]) == (30, (date(2024, 6, 1),) * 2, (date(2024, 6, 30),) * 2)


def test_weeks_run_from_monday_to_sunday_over_the_year_s_end() -> None:
    assert spans(RecurrencePlace(WEEK, None, ""), date(2024, 12, 23), date(2025, 1, 6)) == [
        "12-23..12-29", "12-30..01-05"]


def test_a_weekday_ends_its_week() -> None:
    assert spans(RecurrencePlace(WEEK, 5, ""), date(2024, 6, 1), date(2024, 6, 15)) == ["06-03..06-07", "06-10..06-14"]


def test_a_week_belongs_to_the_month_it_ends_in() -> None:
    weeks = occurrences(RecurrencePlace(WEEK, None, "", months=(6,)), first=date(2024, 1, 1), last=date(2024, 12, 31))
    assert [end.day for _, end in weeks] == [2, 9, 16, 23, 30]


@pytest.mark.parametrize(("place", "expected"), [
    (RecurrencePlace(QUARTER, None, ""), ["01-01..03-31", "04-01..06-30", "07-01..09-30", "10-01..12-31"]),
    (RecurrencePlace(QUARTER, 10, "", months=(1, 4, 7, 10)),
     ["01-01..01-10", "04-01..04-10", "07-01..07-10", "10-01..10-10"]),
    (RecurrencePlace(QUARTER, 25, ""), ["01-01..03-25", "04-01..06-25", "07-01..09-25", "10-01..12-25"]),
    (RecurrencePlace(HALF, None, ""), ["01-01..06-30", "07-01..12-31"]),
    (RecurrencePlace(YEAR, None, ""), ["01-01..12-31"]),
    (RecurrencePlace(YEAR, 15, "", months=(11,)), ["01-01..11-15"]),
    (RecurrencePlace(YEAR, 31, "", months=(6,)), ["01-01..06-30"]),
])
def test_longer_steps_end_where_they_must(place: RecurrencePlace, expected: list[str]) -> None:
    assert spans(place) == expected


def test_a_working_day_ends_the_span_by_the_holiday_calendar() -> None:
    assert spans(RecurrencePlace(MONTH, None, "", workday=1, months=(5, 10))) == ["05-01..05-06", "10-01..10-08"]


def test_a_working_day_the_month_does_not_have_is_its_last_day() -> None:
    assert spans(RecurrencePlace(MONTH, None, "", workday=23, months=(2,))) == ["02-01..02-29"]


def test_every_second_week_falls_on_the_same_weeks_in_every_range() -> None:
    place = RecurrencePlace(WEEK, None, "", step=2)
    whole = occurrences(place, first=date(2024, 1, 1), last=date(2024, 12, 31))
    later = occurrences(place, first=date(2024, 5, 15), last=date(2024, 12, 31))
    assert len(whole) == 26
    assert all(second[0] - first[0] == timedelta(days=14) for first, second in pairwise(whole))
    assert later == tuple(span for span in whole if span[1] >= date(2024, 5, 15))


@pytest.mark.parametrize(("place", "count"), [
    (RecurrencePlace(DAY, None, "", step=10), 37), (RecurrencePlace(MONTH, None, "", step=5), 3),
    (RecurrencePlace(YEAR, None, "", step=2), 1), (RecurrencePlace(YEAR, None, "", step=5), 0),
])
def test_steps_thin_out_the_occurrences(place: RecurrencePlace, count: int) -> None:
    assert len(occurrences(place, first=date(2024, 1, 1), last=date(2024, 12, 31))) == count


def test_an_empty_range_has_no_occurrence() -> None:
    assert occurrences(RecurrencePlace(DAY, None, ""), first=date(2024, 2, 1), last=date(2024, 1, 31)) == ()
    assert occurrences(RecurrencePlace(MONTH, 20, ""), first=date(2024, 2, 1), last=date(2024, 2, 19)) == ()


PLACES = st.builds(
    RecurrencePlace, STEPS, st.none() | st.integers(1, 7), st.just("每…"), months=st.sampled_from([(), (2, 8), (6, 7, 8, 9)]),
    workday=st.none() | st.integers(1, 25))


@given(place=PLACES, first=st.dates(date(2003, 1, 1), date(2040, 1, 1)), days=st.integers(0, 400), cut=st.integers(0, 400))
def test_adjoining_ranges_share_no_occurrence_and_lose_none(
    place: RecurrencePlace, first: date, days: int, cut: int
) -> None:
    last = first + timedelta(days=days)
    middle = first + timedelta(days=min(cut, days))
    whole = occurrences(place, first=first, last=last)
    parts = occurrences(place, first=first, last=middle) + occurrences(
        place, first=middle + timedelta(days=1), last=last)
    assert whole == parts
    assert all(start <= end and first <= end <= last for start, end in whole)
    assert list(whole) == sorted(set(whole))


@given(year=st.integers(2004, 2040), workday=st.integers(1, 15))
def test_a_working_day_occurrence_is_a_working_day(year: int, workday: int) -> None:
    found_days = occurrences(RecurrencePlace(MONTH, None, "", workday=workday), first=date(year, 1, 1), last=date(year, 12, 31))
    assert len(found_days) == 12
    assert all(is_workday(end) for _, end in found_days)


@given(st.text(alphabet="每按逐月日季度周年半旬一二三两、,，0123456789工作前第个底末首汛期采暖 -至次", max_size=24))
def test_any_wording_is_read_without_complaint(text: str) -> None:
    for place in recurrences_in(text):
        assert place.wording in text
        assert place.day is None or 1 <= place.day <= 31
        assert all(1 <= month <= 12 for month in place.months)
        occurrences(place, first=date(2024, 1, 1), last=date(2024, 12, 31))


@pytest.mark.parametrize(("text", "days"), [
    ("每3个月检查一次。", ["01-01..03-31", "04-01..06-30", "07-01..09-30", "10-01..12-31"]),
])
def test_every_third_month_ends_with_the_quarters(text: str, days: list[str]) -> None:
    [place] = recurrences_in(text)
    assert [span.split("..")[1] for span in spans(place)] == [day.split("..")[1] for day in days]


def test_a_span_of_one_day_has_what_falls_on_it() -> None:
    day = date(2024, 6, 30)

    assert occurrences(RecurrencePlace(DAY, None, ""), first=day, last=day) == ((day, day),)
    assert occurrences(RecurrencePlace(MONTH, 31, ""), first=day, last=day) == ((date(2024, 6, 1), day),)
    assert occurrences(RecurrencePlace(DAY, None, ""), first=day, last=date(2024, 6, 29)) == ()


@pytest.mark.parametrize("every", list(Every))
def test_what_has_ended_comes_back_no_more(every: Every) -> None:
    assert occurrences(RecurrencePlace(every, None, "", step=0), first=date(2024, 1, 1), last=date(2024, 12, 31)) == ()


def test_every_other_year_and_day_keep_their_count() -> None:
    years = occurrences(RecurrencePlace(YEAR, None, "", step=2), first=date(2021, 1, 1), last=date(2026, 12, 31))
    days = occurrences(RecurrencePlace(DAY, None, "", step=2), first=date(2024, 1, 1), last=date(2024, 1, 10))

    assert [end.year for _, end in years] == [2022, 2024, 2026]
    assert {(later - earlier).days for (_, earlier), (_, later) in pairwise(days)} == {2}


def test_a_half_year_begins_in_january_and_in_july() -> None:
    assert spans(RecurrencePlace(HALF, None, "")) == ["01-01..06-30", "07-01..12-31"]


@pytest.mark.parametrize("text", [
    "预警期间落实停限产措施，属地每日报送执行情况。", "重污染天气应急响应期间，每天巡查不少于两次。", "发生汛情险情时，每日两次报告。",
    "启动预警后每日会商。",
])  # fmt: skip
def test_what_lasts_as_long_as_nobody_can_foretell_has_no_days(text: str) -> None:
    assert recurrences_in(text) == ()
    assert len(recurrences_in(text + "每月总结一次。")) == 1


def test_what_is_only_named_beside_it_comes_back() -> None:
    assert len(recurrences_in("完善重污染应急预案，每年修订一次。")) == 1
    assert len(recurrences_in("预警期间落实措施；每日报送一次。")) == 1
    assert len(recurrences_in("重污染天气期间严格落实措施，每季度更新一次清单。")) == 1
