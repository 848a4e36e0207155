"""Deadline wordings become the right dates, or a question: never a wrong date in silence."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rows.due import DuePlace
from model.rows.words import DueKind
from model.rules.deadlines import dues_of

YEARS = st.integers(2000, 2098)
MONTHS = st.integers(1, 12)
BY, FROM, WINDOW, ONGOING = DueKind.BY, DueKind.FROM, DueKind.WINDOW, DueKind.ONGOING


def own(deadline: str, text: str = "", year: int = 2024) -> list[tuple[DueKind, date | None, date | None]]:
    return [(due.kind, due.start, due.end) for due in dues_of(deadline, text, year).dues if not due.is_milestone]


def by(*month_day: int, year: int = 2024) -> tuple[DueKind, None, date]:
    return (BY, None, date(year, *month_day))


@pytest.mark.parametrize(("deadline", "end"), [
    ("年底前", (2024, 12, 31)),
    ("年底", (2024, 12, 31)),
    ("年末", (2024, 12, 31)),
    ("年内", (2024, 12, 31)),
    ("今年底前", (2024, 12, 31)),
    ("2024年底前", (2024, 12, 31)),
    ("2024年年底前", (2024, 12, 31)),
    ("２０２５年底前", (2025, 12, 31)),
    ("二〇二五年底前", (2025, 12, 31)),
    ("25年底前", (2025, 12, 31)),
    ("2025年内", (2025, 12, 31)),
    ("2026年", (2026, 12, 31)),
    ("2026年度", (2026, 12, 31)),
    ("明年6月底前", (2025, 6, 30)),
    ("翌年6月底前", (2025, 6, 30)),
    ("来年6月底前", (2025, 6, 30)),
    ("当年6月底前", (2024, 6, 30)),
    ("本年6月底前", (2024, 6, 30)),
    ("明年底前", (2025, 12, 31)),
    ("20年底前", (2020, 12, 31)),
    ("次年3月底前", (2025, 3, 31)),
    ("每年底前", (2024, 12, 31)),
    ("每年6月底前", (2024, 6, 30)),
    ("“十四五”末", (2025, 12, 31)),
    ("“十五五”末", (2030, 12, 31)),
])
def test_a_year_end_is_its_last_day(deadline: str, end: tuple[int, int, int]) -> None:
    reading = dues_of(deadline, "", 2024)
    assert [(due.kind, due.start, due.end) for due in reading.dues] == [(BY, None, date(*end))]
    assert not reading.is_open


@pytest.mark.parametrize(("deadline", "end"), [
    ("6月底前", (2024, 6, 30)),
    ("9 月底前", (2024, 9, 30)),
    ("2022 年 6 月底前", (2022, 6, 30)),
    ("六月底前", (2024, 6, 30)),
    ("十二月底前", (2024, 12, 31)),
    ("12月末", (2024, 12, 31)),
    ("6月份", (2024, 6, 30)),
    ("6月", (2024, 6, 30)),
    ("2024年5月", (2024, 5, 31)),
    ("2024.11", (2024, 11, 30)),
    ("2024-11", (2024, 11, 30)),
    ("6月上旬", (2024, 6, 10)),
    ("6月中旬前", (2024, 6, 20)),
    ("6月下旬", (2024, 6, 30)),
    ("2月下旬", (2024, 2, 29)),
])
def test_a_month_is_its_last_day(deadline: str, end: tuple[int, int, int]) -> None:
    reading = dues_of(deadline, "", 2024)
    assert [(due.kind, due.start, due.end) for due in reading.dues] == [(BY, None, date(*end))]
    assert not reading.is_open


@pytest.mark.parametrize(("deadline", "end"), [
    ("11月15日前", (2024, 11, 15)),
    ("11月15号前", (2024, 11, 15)),
    ("11月15日之前", (2024, 11, 15)),
    ("6月15日", (2024, 6, 15)),
    ("十二月三十一日前", (2024, 12, 31)),
    ("12月二十一日前", (2024, 12, 21)),
    ("2024年12月31日24时前", (2024, 12, 31)),
    ("2024.12.31", (2024, 12, 31)),
    ("2024-12-31", (2024, 12, 31)),
    ("2024/6/30前", (2024, 6, 30)),
    ("2月29日前", (2024, 2, 29)),
])
def test_a_day_is_that_day(deadline: str, end: tuple[int, int, int]) -> None:
    reading = dues_of(deadline, "", 2024)
    assert [(due.kind, due.start, due.end) for due in reading.dues] == [(BY, None, date(*end))]
    assert not reading.is_open


@pytest.mark.parametrize(("deadline", "start"), [
    ("4月1日起", (2024, 4, 1)),
    ("自2025年7月1日起", (2025, 7, 1)),
    ("4月1日开始", (2024, 4, 1)),
    ("4月起", (2024, 4, 1)),
])
def test_a_first_day_has_no_end(deadline: str, start: tuple[int, int, int]) -> None:
    assert own(deadline) == [(FROM, date(*start), None)]


@pytest.mark.parametrize(("deadline", "start", "end"), [
    ("6-9月", (2024, 6, 1), (2024, 9, 30)),
    ("6—9月", (2024, 6, 1), (2024, 9, 30)),
    ("6～9月", (2024, 6, 1), (2024, 9, 30)),
    ("6至9月", (2024, 6, 1), (2024, 9, 30)),
    ("6月到9月底前", (2024, 6, 1), (2024, 9, 30)),
    ("1月-12月", (2024, 1, 1), (2024, 12, 31)),
    ("1-2月", (2024, 1, 1), (2024, 2, 29)),
    ("11月至次年3月", (2024, 11, 1), (2025, 3, 31)),
    ("11-3月", (2024, 11, 1), (2025, 3, 31)),
    ("6月至次年9月", (2024, 6, 1), (2025, 9, 30)),
    ("6月至翌年9月", (2024, 6, 1), (2025, 9, 30)),
    ("6月1日至次年9月15日", (2024, 6, 1), (2025, 9, 15)),
    ("明年1月1日至3月1日", (2025, 1, 1), (2025, 3, 1)),
    ("6月-6月", (2024, 6, 1), (2024, 6, 30)),
    ("二至二季度", (2024, 4, 1), (2024, 6, 30)),
    ("2025年二、三季度", (2025, 4, 1), (2025, 9, 30)),
    ("2025年全年", (2025, 1, 1), (2025, 12, 31)),
    ("2023年12月至2024年3月", (2023, 12, 1), (2024, 3, 31)),
    ("2019.7-2022.6", (2019, 7, 1), (2022, 6, 30)),
    ("2019.7.15-2022.6.10", (2019, 7, 15), (2022, 6, 10)),
    ("2019年7月-2022年6月", (2019, 7, 1), (2022, 6, 30)),
    ("2024-2026年", (2024, 1, 1), (2026, 12, 31)),
    ("2024年至2026年", (2024, 1, 1), (2026, 12, 31)),
    ("7月1日至9月30日", (2024, 7, 1), (2024, 9, 30)),
    ("7月1-15日", (2024, 7, 1), (2024, 7, 15)),
    ("12月15日至1月15日", (2024, 12, 15), (2025, 1, 15)),
    ("2024年12月1日至2025年2月28日", (2024, 12, 1), (2025, 2, 28)),
    ("二、三季度", (2024, 4, 1), (2024, 9, 30)),
    ("第二季度至第四季度", (2024, 4, 1), (2024, 12, 31)),
    ("全年", (2024, 1, 1), (2024, 12, 31)),
    ("贯穿全年", (2024, 1, 1), (2024, 12, 31)),
    ("全年持续推进", (2024, 1, 1), (2024, 12, 31)),
])
def test_a_window_has_both_days(deadline: str, start: tuple[int, int, int], end: tuple[int, int, int]) -> None:
    reading = dues_of(deadline, "", 2024)
    assert [(due.kind, due.start, due.end) for due in reading.dues] == [(WINDOW, date(*start), date(*end))]
    assert not reading.is_open


@pytest.mark.parametrize("deadline", [
    "长期实施", "持续推进", "长期坚持", "长期", "常态化开展", "日常", "长效", "每月26日前", "每季度", "按季度", "按月", "每月底前",
    "每周", "每半年", "每季度首月10日前", "定期", "逐月",
])
def test_work_without_end_is_ongoing(deadline: str) -> None:
    reading = dues_of(deadline, "", 2024)
    assert [(due.kind, due.start, due.end) for due in reading.dues] == [(ONGOING, None, None)]
    assert not reading.is_open


@pytest.mark.parametrize(("deadline", "end"), [
    ("上半年", (6, 30)), ("下半年", (12, 31)), ("上半年底前", (6, 30)), ("一季度", (3, 31)), ("第一季度", (3, 31)),
    ("一季度前", (3, 31)), ("二季度末", (6, 30)), ("第三季度", (9, 30)), ("4季度", (12, 31)), ("第四季度内", (12, 31)),
    ("前三季度", (9, 30)), ("前两个季度", (6, 30)), ("国庆节前", (9, 30)), ("五一前", (4, 30)),
])
def test_parts_of_the_year_end_on_their_last_day(deadline: str, end: tuple[int, int]) -> None:
    reading = dues_of(deadline, "", 2024)
    assert [(due.kind, due.end) for due in reading.dues] == [(BY, date(2024, *end))]
    assert not reading.is_open


@pytest.mark.parametrize("deadline", [
    "按市级要求", "两会前", "接到通知后15日内", "15个工作日内", "立行立改", "立查立改", "即知即改", "即行即改", "立即整改", "印发之日起", "即时", "即日起", "随时", "13月底前", "待定", "次月初",
    "汛期结束后",
])
def test_an_unknown_wording_is_a_question_without_a_date(deadline: str) -> None:
    reading = dues_of(deadline, "", 2024)
    assert reading.dues == ()
    assert reading.is_open


@pytest.mark.parametrize(("deadline", "end"), [
    ("6月前", (2024, 5, 31)),
    ("1月前", (2023, 12, 31)),
    ("2025年前", (2024, 12, 31)),
    ("三季度前", (2024, 9, 30)),
    ("2月30日前", (2024, 2, 29)),
    ("12月中下旬", (2024, 12, 31)),
])
def test_two_meanings_keep_the_careful_date_and_ask(deadline: str, end: tuple[int, int, int]) -> None:
    reading = dues_of(deadline, "", 2024)
    assert [due.end for due in reading.dues] == [date(*end)]
    assert reading.is_open


@pytest.mark.parametrize(("deadline", "start", "end"), [
    ("汛期", (2024, 6, 1), (2024, 9, 30)),
    ("采暖季", (2024, 11, 15), (2025, 3, 15)),
    ("供暖期", (2024, 11, 15), (2025, 3, 15)),
    ("取暖季期间", (2024, 11, 15), (2025, 3, 15)),
    ("2025年汛期", (2025, 6, 1), (2025, 9, 30)),
    ("2023-2024年采暖季", (2023, 11, 15), (2024, 3, 15)),
])
def test_a_season_differs_from_place_to_place_and_is_asked(
    deadline: str, start: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    reading = dues_of(deadline, "", 2024)
    assert [(due.kind, due.start, due.end) for due in reading.dues] == [(WINDOW, date(*start), date(*end))]
    assert reading.is_open


@pytest.mark.parametrize("deadline", ["", " ", "—", "——", "---", "/", "无", "略", "－－", "、"])
def test_a_blank_deadline_without_a_date_in_the_text_is_open(deadline: str) -> None:
    assert dues_of(deadline, "加强巡查。", 2024).dues == ()
    assert dues_of(deadline, "加强巡查。", 2024).is_open


def test_a_blank_deadline_takes_the_dates_of_the_text() -> None:
    reading = dues_of("——", "10月底前报送工作情况。", 2024)
    assert [(due.end, due.is_milestone) for due in reading.dues] == [(date(2024, 10, 31), True)]
    assert not reading.is_open


@pytest.mark.parametrize(("deadline", "expected"), [
    ("2025年6月底前；持续推进", [(BY, None, date(2025, 6, 30)), (ONGOING, None, None)]),
    ("2024年12月底前完成并长期坚持", [(BY, None, date(2024, 12, 31)), (ONGOING, None, None)]),
    ("立行立改；长期坚持", [(ONGOING, None, None)]),
    ("6月底前完成方案，年底前完成建设", [by(6, 30), by(12, 31)]),
    ("6月30日前、12月31日前", [by(6, 30), by(12, 31)]),
    ("3月、6月、9月、12月底前", [by(3, 31), by(6, 30), by(9, 30), by(12, 31)]),
    ("3、9、12月底前", [by(3, 31), by(9, 30), by(12, 31)]),
    ("6、12月底前", [by(6, 30), by(12, 31)]),
    ("2024年6月底前完成70%，12月底前全部完成", [by(6, 30), by(12, 31)]),
    ("9月底前/持续推进", [by(9, 30), (ONGOING, None, None)]),
    ("年底前、年底前", [by(12, 31)]),
])
def test_several_dates_all_count(deadline: str, expected: list[tuple[DueKind, date | None, date | None]]) -> None:
    reading = dues_of(deadline, "", 2024)
    assert [(due.kind, due.start, due.end) for due in reading.dues] == expected
    assert not reading.is_open


@pytest.mark.parametrize("rest", ["（春节启动）", "后", "启动，15个工作日完成", "（会后启动）", "，起止待定", "（首周启动）", "（上旬启动）"])
def test_a_date_with_a_rest_that_speaks_of_time_is_asked(rest: str) -> None:
    reading = dues_of("6月" + rest, "", 2024)
    assert date(2024, 6, 30) in {due.end for due in reading.dues}
    assert reading.is_open


@pytest.mark.parametrize("rest", ["完成周边整治", "完成80.5%", "完成节能改造", "完成灾后重建", "完成方案编制、启动建设", "完成落后产能退出", "（含工期）"])
def test_a_rest_that_only_seems_to_speak_of_time_is_none(rest: str) -> None:
    reading = dues_of("6月底前" + rest, "", 2024)
    assert [due.end for due in reading.dues] == [date(2024, 6, 30)]
    assert not reading.is_open


@pytest.mark.parametrize("deadline", ["按时间节点完成", "按规定时间节点推进", "按节点完成", "按期完成", "按时完成", "按要求时限完成"])
def test_as_scheduled_without_a_date_is_due_at_the_year_end_and_asked(deadline: str) -> None:
    reading = dues_of(deadline, "逐步扩大试点。", 2024)
    assert reading.dues == (DuePlace(BY, None, date(2024, 12, 31), deadline),)
    assert reading.is_open


def test_as_scheduled_takes_every_date_of_the_text() -> None:
    reading = dues_of("按时间节点完成", "3月底前完成方案；年底前建成。", 2024)
    assert reading.dues == (
        DuePlace(BY, None, date(2024, 3, 31), "3月底前"),
        DuePlace(BY, None, date(2024, 12, 31), "年底前"),
        DuePlace(BY, None, date(2024, 3, 31), "3月底前", is_milestone=True),
        DuePlace(BY, None, date(2024, 12, 31), "年底前", is_milestone=True),
    )
    assert not reading.is_open


def test_as_scheduled_may_begin_on_a_day() -> None:
    assert own("按时间节点完成", "7月1日起执行新标准。") == [(FROM, date(2024, 7, 1), None)]


def test_dates_of_the_text_are_milestones_whatever_the_deadline_says() -> None:
    reading = dues_of("长期实施", "9月底前完成首轮检查。", 2024)
    assert [(due.kind, due.end, due.is_milestone) for due in reading.dues] == [
        (ONGOING, None, False), (BY, date(2024, 9, 30), True)]


def test_an_unknown_deadline_keeps_the_milestones_and_is_still_open() -> None:
    reading = dues_of("按市级要求", "9月底前完成首轮检查。", 2024)
    assert [due.is_milestone for due in reading.dues] == [True]
    assert reading.is_open


def test_the_wording_is_the_document_s_own() -> None:
    assert [due.wording for due in dues_of("2022 年 6 月底前；持续推进", "自 7 月 1 日 起。", 2022).dues] == [
        "2022 年 6 月底前", "持续推进", "7 月 1 日 起"]


@given(year=YEARS, month=MONTHS)
def test_month_end_is_the_last_day_in_every_year(year: int, month: int) -> None:
    assert own(f"{month}月底前", year=year) == [(BY, None, date(year, month, monthrange(year, month)[1]))]


@given(year=YEARS, month=MONTHS, day=st.integers(1, 31))
def test_a_day_that_does_not_exist_is_never_moved_in_silence(year: int, month: int, day: int) -> None:
    reading = dues_of(f"{month}月{day}日前", "", year)
    if day <= monthrange(year, month)[1]:
        assert [due.end for due in reading.dues] == [date(year, month, day)]
        assert not reading.is_open
    else:
        assert reading.is_open


@given(year=YEARS, first=MONTHS, last=MONTHS)
def test_a_window_of_months_runs_forward_and_less_than_a_year(year: int, first: int, last: int) -> None:
    [(kind, start, end)] = own(f"{first}-{last}月", year=year)
    assert kind is WINDOW
    assert start == date(year, first, 1)
    assert end is not None
    assert start < end <= date(year + 1, 12, 31)
    assert (end.month, end.day) == (last, monthrange(end.year, last)[1])


@given(wording=st.text(alphabet="0123456789年月日底前起至-、，。第一二三四十季度每按汛期采暖上下半内长持续 ．（）", max_size=14),
       text=st.text(alphabet="0123456789年月日底前起至-、，。完成《》次明汛采“”", max_size=20), year=YEARS)
def test_any_wording_gives_ordered_dates_or_a_question(wording: str, text: str, year: int) -> None:
    reading = dues_of(wording, text, year)
    for due in reading.dues:
        assert due.wording
        assert due.wording in wording or due.wording in text
        assert (due.start is None) is (due.kind in (BY, ONGOING))
        assert (due.end is None) is (due.kind in (FROM, ONGOING))
        assert due.start is None or due.end is None or due.start <= due.end
    assert reading.is_open or reading.dues


@pytest.mark.parametrize("deadline", ["2024年12月1日至2024年3月1日", "2024年12月至2024年3月", "四至二季度", "2026-2024年", "2月30日至3月5日",
                                      "7月15-10日"])
def test_a_window_that_runs_backward_is_never_taken_in_silence(deadline: str) -> None:
    reading = dues_of(deadline, "", 2024)
    assert reading.is_open
    assert all(due.kind is not WINDOW or due.start is None or due.end is None or due.start <= due.end for due in reading.dues)
