"""What of a target is due by a day, and where its readings stand: summed up or level, with waypoints, to the year's end."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.periods import Month
from model.rows.due import DuePlace, TargetPlace
from model.rows.target_line import MonthValue, TargetCourse, Waypoint
from model.rows.words import Comparator, Course, DueKind, Pace
from model.rules.target_course import course_of, expected_on, gap_of, guessed_course, stand_of
from model.rules.targets import targets_in

CUMULATIVE, LEVEL = Course.CUMULATIVE, Course.LEVEL
YEAR_END = date(2026, 12, 31)


def one(text: str) -> TargetPlace:
    (found,) = targets_in(text)
    return found


def course(text: str, *, place: int = 0, dues: tuple[DuePlace, ...] = (), year: int = 2026, said: Course | None = None) -> TargetCourse:
    found = targets_in(text)
    return course_of(found[place], text=text, year=year, dues=dues, others=found, course=said)


def ways(found: TargetCourse) -> list[tuple[str, str]]:
    return [(f"{way.day:%m-%d}", f"{way.value:f}") for way in found.waypoints]


def evenly(value: str | Decimal, *, start: date = date(2026, 1, 1), end: date = YEAR_END) -> TargetCourse:
    return TargetCourse(CUMULATIVE, start, (Waypoint(end, Decimal(value)),))


def read(*values: str, first: int = 1) -> tuple[MonthValue, ...]:
    return tuple(MonthValue(Month(2026, first + place), Decimal(value)) for place, value in enumerate(values))


@pytest.mark.parametrize("text", [
    "完成15家企业整治。", "新增学位4500个。", "建设公园3处。", "完成投资12亿元。", "开展检查不少于300家次。", "累计减排720吨。",
    "完成年度任务的60%。", "6月底前完成50%。", "完成工程进度的80%。", "优良天数达到285天以上。", "重污染天不超过4天。", "用水总量控制在41亿立方米以内。",
    "煤炭消费总量压减至120万吨以内。", "培训3000人次以上。", "选派特派员60名。", "淘汰国四排放标准货车300辆。", "开展全覆盖排查3轮。", "财政支出控制在5亿元以内。",
    "新增绿地面积20公顷。", "再生水利用量达到700万吨。", "创建典型案例10个。", "每个乡镇建设示范村1个。", "改造约200万平方米。", "服务站改造提升12家。", "设施农业面积增加1500亩。", "新改建公路80-100公里。",
])
def test_what_is_done_bit_by_bit_is_summed_up(text: str) -> None:
    assert guessed_course(one(text)) is CUMULATIVE


@pytest.mark.parametrize("text", [
    "合格率达到98%。", "收入增长5%。", "投资增长10%。", "能耗下降3%。", "事故起数下降5%左右。", "达标率保持100%。", "直排口动态清零。", "充电桩总量达到1.5万个。",
    "每月检查不少于70家次。", "每千人口托位数达到4.6个。", "人均绿地面积达到16平方米。", "处理能力达到11万立方米/日。", "年均浓度不超过35微克/立方米。",
    "贷款余额达到150亿元。", "办理时限压减至8个工作日。", "响应时间不超过2小时。", "满意度达到90分以上。", "营商环境评价进入全省前10位。", "播种面积稳定在35万亩以上。",
    "有效利用系数达到0.75以上。", "班额控制在45人以内。", "降尘量控制在5吨/平方公里·月左右。", "用水量较上年减少50万立方米。", "车速提升5%。", "检查不少于3次/年。",
    "投资完成率达到90%。", "平均办理天数不超过5天。", "人均期望寿命达到82.5岁。",
])
def test_what_can_be_looked_at_any_day_is_a_level(text: str) -> None:
    assert guessed_course(one(text)) is LEVEL


def test_a_remark_in_the_name_does_not_hide_what_is_measured() -> None:
    assert guessed_course(TargetPlace("重污染天数(全年)", Comparator.AT_MOST, Decimal(4), "天", "")) is CUMULATIVE


def test_a_person_s_word_goes_before_the_guess() -> None:
    assert course("能耗下降3%。", said=CUMULATIVE).course is CUMULATIVE
    assert course("完成15家整治。", said=LEVEL).course is LEVEL
    assert course("完成15家整治。").course is CUMULATIVE


def due(end: date | None, *, start: date | None = None, is_milestone: bool = False) -> DuePlace:
    return DuePlace(DueKind.BY, start, end, "", is_milestone)


@pytest.mark.parametrize(("text", "dues", "start", "end"), [
    ("完成15家。", (), date(2026, 1, 1), YEAR_END),
    ("完成15家。", (due(date(2026, 9, 30)),), date(2026, 1, 1), date(2026, 9, 30)),
    ("完成15家。", (due(date(2026, 6, 30)), due(date(2026, 9, 30))), date(2026, 1, 1), date(2026, 9, 30)),
    ("完成15家。", (due(date(2026, 9, 30), start=date(2026, 6, 1)),), date(2026, 6, 1), date(2026, 9, 30)),
    ("完成15家。", (due(date(2026, 6, 30), is_milestone=True),), date(2026, 1, 1), YEAR_END),
    ("完成15家。", (due(None), due(date(2026, 9, 30))), date(2026, 1, 1), date(2026, 9, 30)),
    ("完成15家。", (due(None),), date(2026, 1, 1), YEAR_END),
    ("完成15家。", (due(None, start=date(2026, 4, 1)),), date(2026, 4, 1), YEAR_END),
    ("8月底前完成15家。", (due(YEAR_END),), date(2026, 1, 1), date(2026, 8, 31)),
    ("8月底前，完成15家。", (due(YEAR_END),), date(2026, 1, 1), date(2026, 8, 31)),
    ("8月底前部署。完成15家。", (due(YEAR_END),), date(2026, 1, 1), YEAR_END),
    ("上半年完成15家。", (), date(2026, 1, 1), date(2026, 6, 30)),
    ("第三季度完成15家。", (), date(2026, 1, 1), date(2026, 9, 30)),
    ("完成15家。", (due(date(2027, 12, 31)),), date(2026, 1, 1), date(2027, 12, 31)),
    ("完成15家。", (due(date(2025, 9, 30)),), date(2025, 1, 1), date(2025, 9, 30)),
])
def test_a_course_runs_from_the_measure_s_first_day_to_the_day_named(
    text: str, dues: tuple[DuePlace, ...], start: date, end: date
) -> None:
    found = course(text, dues=dues)
    assert (found.start, found.end) == (start, end)


@pytest.mark.parametrize(("text", "place", "expected"), [
    ("示例路工程6月底前完成50%，年底前完成100%。", 1, [("06-30", "50"), ("12-31", "100")]),
    ("示例路工程6月底前完成50%，年底前完成100%。", 0, [("06-30", "50")]),
    ("第一季度完成投资30%，上半年完成60%，第三季度完成80%，年底前完成100%。", 3,
     [("03-31", "30"), ("06-30", "60"), ("09-30", "80"), ("12-31", "100")]),
    ("建设公园15处，6月底前完成40%。", 0, [("06-30", "6"), ("12-31", "15")]),
    ("6月底前，完成首批12个小区改造；12月底前，累计完成30个。", 1, [("06-30", "12"), ("12-31", "30")]),
    ("建设公园15处，6月底前合格率达到40%。", 0, [("12-31", "15")]),  # a rate is no share of the work
    ("6月底前新建公厕5座，年底前改造泵站9座。", 1, [("12-31", "9")]),
    ("6月底前新建公厕5座，年底前改造小区9个。", 1, [("12-31", "9")]),  # of something else
    ("6月底前完成改造80%，年底前完成改造50%。", 1, [("12-31", "50")]),  # more than all is of something else
    ("完成改造8家；年底前完成改造15家。", 1, [("12-31", "15")]),  # by no day of its own
    ("上半年完成小区改造8家，年底前完成老旧小区改造15家。", 1, [("06-30", "8"), ("12-31", "15")]),
    ("上半年完成老旧小区改造8家，年底前完成小区改造15家。", 1, [("06-30", "8"), ("12-31", "15")]),
    ("上半年完成改造8家，年底前完成改造9户。", 1, [("12-31", "9")]),
])
def test_values_named_for_earlier_days_are_waypoints(text: str, place: int, expected: list[tuple[str, str]]) -> None:
    assert ways(course(text, place=place)) == expected


def test_a_waypoint_that_falls_back_is_left_out() -> None:
    found = ways(course("一季度检查不少于30家，上半年检查不少于20家，年底前检查不少于60家。", place=2))
    assert found == [("03-31", "30"), ("12-31", "60")]


@pytest.mark.parametrize(("day", "expected"), [
    (date(2025, 12, 31), "0"), (date(2026, 1, 1), "1"), (date(2026, 1, 31), "31"), (date(2026, 6, 30), "181"), (YEAR_END, "365"), (date(2027, 5, 1), "365"),
])
def test_it_rises_evenly_day_by_day(day: date, expected: str) -> None:
    assert expected_on(evenly("365"), day) == Decimal(expected)


def test_a_leap_year_has_a_day_more() -> None:
    leap = evenly("366", start=date(2028, 1, 1), end=date(2028, 12, 31))
    assert expected_on(leap, date(2028, 2, 29)) == 60
    assert expected_on(leap, date(2028, 3, 1)) == 61


def test_between_waypoints_it_rises_evenly_too() -> None:
    found = TargetCourse(CUMULATIVE, date(2026, 1, 1), (Waypoint(date(2026, 1, 10), Decimal(10)), Waypoint(date(2026, 1, 20), Decimal(110))))
    assert [expected_on(found, date(2026, 1, day)) for day in (5, 10, 11, 15, 20)] == [5, 10, 20, 60, 110]


def test_a_window_begins_with_its_first_day() -> None:
    found = evenly("30", start=date(2026, 6, 1), end=date(2026, 6, 30))
    assert [expected_on(found, day) for day in (date(2026, 5, 31), date(2026, 6, 1), date(2026, 6, 30))] == [0, 1, 30]


def test_a_level_is_asked_for_in_full_at_any_time() -> None:
    assert expected_on(course("合格率达到98%。"), date(2026, 3, 1)) is None


def stand(text: str, readings: tuple[MonthValue, ...], *, today: date, month: Month | None = None, said: Course | None = None) -> tuple[Pace, str | None]:
    found = one(text)
    stood = stand_of(found, course(text, said=said), readings, month=month or Month.of(today), today=today)
    return stood.pace, None if stood.gap is None else f"{stood.gap:f}"


JULY = date(2026, 7, 20)


@pytest.mark.parametrize(("text", "readings", "today", "expected"), [
    ("完成365家。", (), JULY, (Pace.UNREAD, None)),
    ("完成365家。", read("181", first=6), JULY, (Pace.ON_COURSE, "184")),
    ("完成365家。", read("180", first=6), JULY, (Pace.BEHIND, "185")),
    ("完成365家。", read("365", first=3), JULY, (Pace.MET, "0")),
    ("完成365家。", read("400", first=3), JULY, (Pace.MET, "0")),
    ("完成365家。", read("90", first=3), JULY, (Pace.BEHIND, "275")),  # read in March, asked in July
    ("完成365家。", read("181", first=6), YEAR_END, (Pace.NOT_MET, "184")),
    ("完成365家。", read("364", first=12), date(2027, 2, 1), (Pace.NOT_MET, "1")),
    ("用水总量控制在365万吨以内。", read("181", first=6), JULY, (Pace.ON_COURSE, "0")),
    ("用水总量控制在365万吨以内。", read("182", first=6), JULY, (Pace.BEHIND, "0")),
    ("用水总量控制在365万吨以内。", read("366", first=6), JULY, (Pace.NOT_MET, "1")),
    ("用水总量控制在365万吨以内。", read("365", first=12), date(2027, 1, 5), (Pace.MET, "0")),
    ("用水总量控制在0.5亿立方米以内。", read("0.6", first=6), JULY, (Pace.NOT_MET, "0.1")),
    ("合格率达到98%。", read("97.5", first=6), JULY, (Pace.NOT_MET, "0.5")),
    ("合格率达到98%。", read("98", first=6), JULY, (Pace.MET, "0")),
    ("能耗下降3%。", read("-2", first=6), JULY, (Pace.NOT_MET, "1")),
    ("能耗下降3%。", read("-4", first=6), JULY, (Pace.MET, "0")),
    ("新改建公路365-400公里。", read("181", first=6), JULY, (Pace.ON_COURSE, "184")),
    ("新改建公路365-400公里。", read("180", first=6), JULY, (Pace.BEHIND, "185")),
    ("改造约365家。", read("163", first=6), JULY, (Pace.ON_COURSE, "202")),
    ("改造约365家。", read("162", first=6), JULY, (Pace.BEHIND, "203")),
])
def test_a_reading_stands_by_what_is_due(text: str, readings: tuple[MonthValue, ...], today: date, expected: tuple[Pace, str | None]) -> None:
    assert stand(text, readings, today=today) == expected


def test_a_fall_summed_up_has_a_course_below_nought() -> None:
    assert stand("能耗下降3.65%。", read("-1.81", first=6), today=JULY, said=CUMULATIVE)[0] is Pace.ON_COURSE
    assert stand("能耗下降3.65%。", read("-1.80", first=6), today=JULY, said=CUMULATIVE)[0] is Pace.BEHIND
    assert stand("能耗下降3.65%。", read("-3.65", first=6), today=JULY, said=CUMULATIVE)[0] is Pace.MET


def test_a_fall_within_a_range_has_a_course_to_its_smaller_end() -> None:
    assert stand("能耗下降3%—5%。", read("-1.6", first=6), today=JULY, said=CUMULATIVE)[0] is Pace.ON_COURSE
    assert stand("能耗下降3%—5%。", read("-1.4", first=6), today=JULY, said=CUMULATIVE)[0] is Pace.BEHIND


def test_what_is_exactly_asked_for_may_be_summed_up() -> None:
    exact = TargetPlace("示例", Comparator.EQUAL, Decimal(365), "个", "")
    even = evenly("365")
    assert stand_of(exact, even, read("200", first=6), month=Month(2026, 6), today=date(2026, 6, 30)).pace is Pace.ON_COURSE
    assert stand_of(exact, even, read("100", first=6), month=Month(2026, 6), today=date(2026, 6, 30)).pace is Pace.BEHIND


@pytest.mark.parametrize(("readings", "today", "month", "day"), [
    ((), JULY, 7, date(2026, 6, 30)),
    (read("1", first=5), JULY, 7, date(2026, 6, 30)),
    (read("1", first=7), JULY, 7, JULY),
    (read("1", first=6), JULY, 3, date(2026, 3, 31)),
    (read("1", first=6), date(2026, 6, 30), 6, date(2026, 6, 30)),
    ((), date(2026, 7, 31), 7, date(2026, 7, 31)),
])
def test_nobody_is_behind_for_the_month_that_runs(readings: tuple[MonthValue, ...], today: date, month: int, day: date) -> None:
    assert stand_of(one("完成12家。"), evenly("12"), readings, month=Month(2026, month), today=today).day == day


def test_readings_after_the_month_are_not_known_in_it() -> None:
    stood = stand_of(one("完成12家。"), evenly("12"), read("1", "2", "3"), month=Month(2026, 2), today=JULY)
    assert stood.newest == MonthValue(Month(2026, 2), Decimal(2))


@pytest.mark.parametrize(("text", "value", "gap"), [
    ("完成12家。", "10", "2"), ("完成12家。", "12", "0"), ("浓度不超过35微克/立方米。", "37.5", "2.5"),
    ("新改建10-20公里。", "9", "1"), ("新改建10-20公里。", "22", "2"), ("新改建10-20公里。", "15", "0"), ("达标率保持100%。", "98", "2"),
])
def test_the_gap_is_what_is_missing(text: str, value: str, gap: str) -> None:
    assert gap_of(one(text), Decimal(value)) == Decimal(gap)


values = st.decimals(-10_000, 10_000, places=2, allow_nan=False)
days = st.dates(date(2024, 1, 1), date(2030, 12, 31))


@st.composite
def courses(draw: st.DrawFn) -> TargetCourse:
    start = draw(days)
    steps = draw(st.lists(st.integers(1, 400), min_size=1, max_size=4))
    shares = sorted(draw(st.lists(st.integers(0, 100), min_size=len(steps) - 1, max_size=len(steps) - 1)))
    value, day, found = draw(values), start, list[Waypoint]()
    for step, share in zip(steps, [*shares, 100], strict=True):
        day += timedelta(days=step)
        found.append(Waypoint(day, value * share / 100))
    return TargetCourse(CUMULATIVE, start, tuple(found))


@given(courses(), days, days)
def test_a_course_never_turns_back_and_ends_at_its_value(found: TargetCourse, one_day: date, other: date) -> None:
    value = found.waypoints[-1].value
    first, second = (expected_on(found, day) for day in sorted((one_day, other)))
    assert first is not None
    assert second is not None
    assert (first <= second) if value >= 0 else (first >= second)
    assert expected_on(found, found.end) == expected_on(found, found.end + timedelta(days=99)) == value
    assert expected_on(found, found.start - timedelta(days=1)) == 0
    assert all(expected_on(found, way.day) == way.value for way in found.waypoints)


@given(st.integers(1, 5000), st.integers(1, 12), st.decimals(0, 6000, places=1, allow_nan=False))
def test_more_is_never_worse_for_what_is_to_be_done(asked: int, month: int, reading: Decimal) -> None:
    text, today = f"完成{asked}家整治。", date(2026, 12, 15)
    ranks = [Pace.NOT_MET, Pace.BEHIND, Pace.ON_COURSE, Pace.MET]
    paces = [stand(text, (MonthValue(Month(2026, month), value),), today=today)[0] for value in (reading, reading + 1)]
    assert ranks.index(paces[0]) <= ranks.index(paces[1])


@pytest.mark.parametrize(("text", "place", "expected"), [
    ("上半年完成改造8家，6月底前完成改造10家，年底前完成改造15家。", 2, [("06-30", "10"), ("12-31", "15")]),  # of one day the greater
    ("上半年完成改造15家，年底前完成改造15家。", 1, [("06-30", "15"), ("12-31", "15")]),
    ("6月底前检查不超过8家，年底前检查不少于15家。", 1, [("12-31", "15")]),  # a ceiling is no step to a floor
    ("建设公园15处，6月底前完成100%。", 0, [("06-30", "15"), ("12-31", "15")]), ("建设公园15处，6月底前完成120%。", 0, [("12-31", "15")]),
    ("建设公园15处，6月底前完成比例达到40%。", 0, [("12-31", "15")]), ("建设公园15处，年底前完成40%。", 0, [("12-31", "15")]), ("建设公园15处，11月底前完成40%。", 0, [("11-30", "6"), ("12-31", "15")]),
])  # fmt: skip
def test_a_waypoint_lies_before_the_end_and_on_the_way(text: str, place: int, expected: list[tuple[str, str]]) -> None:
    assert ways(course(text, place=place)) == expected


@pytest.mark.parametrize(("start", "has_waypoint"), [(date(2026, 6, 29), True), (date(2026, 6, 30), True), (date(2026, 7, 1), False)])
def test_a_waypoint_before_the_first_day_is_of_something_else(start: date, has_waypoint: bool) -> None:
    found = course("建设公园15处，6月底前完成40%。", dues=(due(YEAR_END, start=start),))
    assert ways(found) == ([("06-30", "6")] if has_waypoint else []) + [("12-31", "15")]


def test_a_fall_has_waypoints_below_nought() -> None:
    assert ways(course("上半年能耗下降2%，年底前能耗下降3%。", place=1, said=CUMULATIVE)) == [("06-30", "-2"), ("12-31", "-3")]
    assert ways(course("上半年能耗下降4%，年底前能耗下降3%。", place=1, said=CUMULATIVE)) == [("12-31", "-3")]


@pytest.mark.parametrize(("text", "end"), [
    ("部署。8月底前督查。完成改造15家。", YEAR_END), ("8月底前部署；完成改造15家。", YEAR_END), ("8月底前部署\n完成改造15家。", date(2026, 8, 31)), ("8月底前部署，9月底前全面完成改造15家。", date(2026, 9, 30)), ("8月底前部署，完成改造15家。", date(2026, 8, 31)),
    ("完成改造15家，8月底前验收。", YEAR_END), ("8月起完成改造15家。", YEAR_END), ("部署。8月底前，完成改造15家。", date(2026, 8, 31)),
])  # fmt: skip
def test_the_day_before_a_target_counts_within_its_sentence(text: str, end: date) -> None:
    assert course(text).end == end


def test_a_target_that_is_not_in_the_text_is_due_with_the_measure() -> None:
    assert course_of(one("完成改造15家。"), text="8月底前做完。", year=2026).end == YEAR_END
    assert course_of(one("完成改造15家。"), text="8月底前做完。", year=2026, dues=(due(date(2026, 9, 30)),)).end == date(2026, 9, 30)


@pytest.mark.parametrize(("dues", "start"), [
    ((due(YEAR_END, start=date(2026, 3, 1)), due(YEAR_END, start=date(2026, 2, 1))), date(2026, 2, 1)), ((due(YEAR_END, start=date(2026, 3, 1), is_milestone=True),), date(2026, 1, 1)), ((due(date(2026, 3, 1), start=date(2026, 3, 1)),), date(2026, 3, 1)),
])  # fmt: skip
def test_a_course_begins_with_the_first_of_its_days(dues: tuple[DuePlace, ...], start: date) -> None:
    assert course("完成15家。", dues=dues).start == start


def test_the_first_day_there_is_can_begin_a_course() -> None:
    first = evenly("364", start=date(1, 1, 1), end=date(1, 12, 31))
    assert [expected_on(first, day) for day in (date(1, 1, 1), date(1, 1, 2), date(1, 7, 1))] == [0, 1, 181]


def test_between_two_waypoints_it_rises_from_the_one_to_the_other() -> None:
    found = TargetCourse(CUMULATIVE, date(2026, 1, 1), (Waypoint(date(2026, 1, 10), Decimal(20)), Waypoint(date(2026, 1, 20), Decimal(70))))
    assert [expected_on(found, date(2026, 1, day)) for day in (1, 5, 10, 11, 15, 20, 21)] == [2, 10, 20, 25, 45, 70, 70]
    begun = TargetCourse(CUMULATIVE, date(2026, 1, 10), (Waypoint(date(2026, 1, 10), Decimal(20)), Waypoint(date(2026, 1, 20), Decimal(75))))
    assert [expected_on(begun, date(2026, 1, day)) for day in (9, 10, 20)] == [0, 20, 75]
