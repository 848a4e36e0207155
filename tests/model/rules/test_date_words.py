"""Every word a plan dates by: years near this one, parts of a month, quarters and seasons, what goes on, what is left open."""

from __future__ import annotations

from datetime import date

import pytest

from model.rows.draft import QuestionCode
from model.rows.words import DueKind
from model.rules.deadlines import dues_of, is_all_dates, question_of

BY, FROM, WINDOW, ONGOING = DueKind.BY, DueKind.FROM, DueKind.WINDOW, DueKind.ONGOING


def own(deadline: str, year: int = 2024) -> list[tuple[DueKind, str, str]]:
    """The measure's own dates in short: kind, first day, last day."""
    dues = [due for due in dues_of(deadline, "", year).dues if not due.is_milestone]
    return [(due.kind, f"{due.start or ''}", f"{due.end or ''}") for due in dues]


def is_open(deadline: str, year: int = 2024) -> bool:
    return dues_of(deadline, "", year).is_open


@pytest.mark.parametrize(("deadline", "end", "asks"), [
    ("6月初", "2024-06-10", True), ("6月中", "2024-06-20", True), ("6月上旬", "2024-06-10", False), ("6.15之前", "2024-06-15", False), ("6.15日以前", "2024-06-15", False), ("6.15前", "2024-06-15", False), ("6月中旬", "2024-06-20", False), ("6月下旬", "2024-06-30", False), ("6月中旬前", "2024-06-20", False),
    ("6月前", "2024-05-31", True), ("1月前", "2023-12-31", True), ("6月", "2024-06-30", False), ("6月份", "2024-06-30", False), ("6月底", "2024-06-30", False), ("6月末之前", "2024-06-30", False),
    ("2025年前", "2024-12-31", True), ("2025年", "2025-12-31", False), ("上半年", "2024-06-30", False), ("上半年前", "2024-06-30", False), ("下半年", "2024-12-31", False), ("下半年前", "2024-06-30", True), ("下半年内", "2024-12-31", False),
    ("一季度前", "2024-03-31", False), ("三季度前", "2024-09-30", True), ("2025年一季度前", "2025-03-31", True), ("第2季度", "2024-06-30", False), ("四季度末", "2024-12-31", False),
    ("前二季度", "2024-06-30", False), ("前两个季度", "2024-06-30", False), ("前三季度", "2024-09-30", False), ("前2季度", "2024-06-30", False), ("前3个季度", "2024-09-30", False),
    ("汛期前", "2024-05-31", True), ("汛前", "2024-05-31", True), ("主汛期前", "2024-05-31", True), ("入汛前", "2024-05-31", True), ("采暖季前", "2024-11-14", True), ("供暖期来临前", "2024-11-14", True), ("取暖季到来之前", "2024-11-14", True), ("供热季开始前", "2024-11-14", True),
    ("十三五末", "2020-12-31", False), ("“十四五”期末", "2025-12-31", False), ("十五五末", "2030-12-31", False), ("十六五末", "2035-12-31", False), ("十七五末", "2040-12-31", False), ("“十四五”规划期末", "2025-12-31", False),
    ("二〇二四年六月底", "2024-06-30", False), ("二零二四年六月底", "2024-06-30", False), ("二○二五年底", "2025-12-31", False), ("39年底前", "2039-12-31", False), ("20年底前", "2020-12-31", False),
    ("三十一日", "", True), ("12月三十一日", "2024-12-31", False), ("12月三十日", "2024-12-30", False), ("6月二十日", "2024-06-20", False), ("6月二十五日", "2024-06-25", False), ("6月十五日", "2024-06-15", False), ("6月十日", "2024-06-10", False), ("十二月底", "2024-12-31", False), ("十一月底", "2024-11-30", False),
    ("2月30日前", "2024-02-29", True),
])  # fmt: skip
def test_a_wording_is_its_last_day_and_asked_about_where_it_has_two_meanings(deadline: str, end: str, asks: bool) -> None:
    found = own(deadline)
    assert [last for _, _, last in found] == ([end] if end else [])
    assert all(kind is BY for kind, _, _ in found)
    assert is_open(deadline) is asks


@pytest.mark.parametrize(("deadline", "span"), [
    ("11月至3月", ("2024-11-01", "2025-03-31")), ("3月至3月", ("2024-03-01", "2024-03-31")), ("3-9月", ("2024-03-01", "2024-09-30")), ("2024年11月至2025年3月", ("2024-11-01", "2025-03-31")), ("11月至次年3月", ("2024-11-01", "2025-03-31")), ("今年3月至明年2月", ("2024-03-01", "2025-02-28")),
    ("2024年3月至2024年2月", None), ("2024-2026年", ("2024-01-01", "2026-12-31")), ("2024年至2024年", ("2024-01-01", "2024-12-31")), ("2025-2024年", None),
    ("3月5日至9月8日", ("2024-03-05", "2024-09-08")), ("3月5日-8日", ("2024-03-05", "2024-03-08")), ("3月8日-5日", None), ("3月5日-5日", ("2024-03-05", "2024-03-05")), ("12月5日至1月8日", ("2024-12-05", "2025-01-08")), ("12月5日至次年1月8日", ("2024-12-05", "2025-01-08")), ("2024年12月5日至2025年1月8日", ("2024-12-05", "2025-01-08")),
    ("2024年12月5日至2024年1月8日", None), ("2024.3-9月", ("2024-03-01", "2024-09-30")), ("2024.3-2025.2", ("2024-03-01", "2025-02-28")), ("2024.3.5-2024.9.8", ("2024-03-05", "2024-09-08")),
    ("二、三季度", ("2024-04-01", "2024-09-30")), ("一至三季度", ("2024-01-01", "2024-09-30")), ("2-4季度", ("2024-04-01", "2024-12-31")), ("四至一季度", None), ("二至二季度", ("2024-04-01", "2024-06-30")),
    ("全年", ("2024-01-01", "2024-12-31")), ("全年持续", ("2024-01-01", "2024-12-31")), ("全年长期", ("2024-01-01", "2024-12-31")), ("全年常态化", ("2024-01-01", "2024-12-31")), ("全年滚动", ("2024-01-01", "2024-12-31")), ("贯穿全年", ("2024-01-01", "2024-12-31")), ("覆盖全年", ("2024-01-01", "2024-12-31")), ("2025年全年", ("2025-01-01", "2025-12-31")),
    ("汛期", ("2024-06-01", "2024-09-30")), ("汛期期间", ("2024-06-01", "2024-09-30")), ("采暖季", ("2024-11-15", "2025-03-15")), ("供暖期内", ("2024-11-15", "2025-03-15")), ("取暖季期间", ("2024-11-15", "2025-03-15")), ("供热季", ("2024-11-15", "2025-03-15")), ("2025年采暖季", ("2025-11-15", "2026-03-15")), ("2024-2025年采暖季", ("2024-11-15", "2025-03-15")),
])  # fmt: skip
def test_a_span_has_its_first_and_last_day(deadline: str, span: tuple[str, str] | None) -> None:
    windows = [(first, last) for kind, first, last in own(deadline) if kind is WINDOW]
    assert windows == ([span] if span else [])


@pytest.mark.parametrize("deadline", ["汛期", "采暖季", "供暖季", "取暖季"])
def test_the_days_of_a_season_are_asked_about(deadline: str) -> None:
    assert is_open(deadline)


@pytest.mark.parametrize(("deadline", "ends"), [
    ("3月、6月底", ["2024-03-31", "2024-06-30"]), ("3、6、9月底前", ["2024-03-31", "2024-06-30", "2024-09-30"]), ("3月底前、6月底前、9月底前", ["2024-03-31", "2024-06-30", "2024-09-30"]), ("3月和6月底", ["2024-03-31", "2024-06-30"]), ("3月及6月底", ["2024-03-31", "2024-06-30"]),
    ("一季度、三季度", ["2024-03-31", "2024-09-30"]), ("一季度和四季度", ["2024-03-31", "2024-12-31"]), ("2025年3月、6月底", ["2025-03-31", "2025-06-30"]),
])  # fmt: skip
def test_several_dates_are_each_a_date(deadline: str, ends: list[str]) -> None:
    assert own(deadline) == [(BY, "", end) for end in ends]


@pytest.mark.parametrize(("deadline", "first"), [("6月起", "2024-06-01"), ("6月开始", "2024-06-01"), ("6月15日起", "2024-06-15"), ("6月15日开始", "2024-06-15"), ("2025年6月起", "2025-06-01"), ("2024.6.15起", "2024-06-15")])
def test_what_begins_on_a_day_has_no_end(deadline: str, first: str) -> None:
    assert own(deadline) == [(FROM, first, "")]


@pytest.mark.parametrize("word", ["长期", "持续", "常态", "常态化", "日常", "长效", "常年", "常抓不懈", "不间断", "始终", "滚动"])
@pytest.mark.parametrize("tail", ["", "推进", "坚持", "实施", "开展", "落实", "保持", "整治", "运行", "做好", "巩固", "进行", "工作"])
def test_what_goes_on_has_no_day(word: str, tail: str) -> None:
    assert own(word + tail) == [(ONGOING, "", "")]
    assert dues_of(word + tail, "", 2024).dues[0].wording == word + tail
    assert not is_open(word + tail)


@pytest.mark.parametrize("word", [
    "每日", "每天", "每周", "每月", "每个月", "每旬", "每季", "每季度", "每半年", "每年", "每学期", "每个工作日", "每季度首月", "每季度末月", "每月底", "每月末前", "每月5日前", "每月5号", "每月上旬", "每季度第一个月", "按日", "按周", "按月", "按季度", "按季", "按年", "按年度", "逐日",
    "逐周", "逐月", "逐季", "逐年", "定期",
])  # fmt: skip
def test_what_comes_back_has_no_day_of_its_own(word: str) -> None:
    assert own(word) == [(ONGOING, "", "")]


@pytest.mark.parametrize("word", ["立行立改", "立查立改", "即知即改", "即行即改", "立即", "即日起", "即时", "随时", "印发之日起"])
def test_at_once_names_no_day_and_is_a_question(word: str) -> None:
    assert own(word) == []
    assert is_open(word)
    assert own(f"{word}，6月底前完成") == [(BY, "", "2024-06-30")]
    assert not is_open(f"{word}，6月底前完成")


@pytest.mark.parametrize(("deadline", "end"), [("次年3月底", "2025-03-31"), ("明年3月底", "2025-03-31"), ("翌年3月底", "2025-03-31"), ("来年3月底", "2025-03-31"), ("今年3月底", "2024-03-31"), ("本年3月底", "2024-03-31"), ("当年3月底", "2024-03-31")])
def test_a_year_may_be_said_by_its_nearness(deadline: str, end: str) -> None:
    assert own(deadline) == [(BY, "", end)]


@pytest.mark.parametrize("deadline", ["-", "/", "\\", "。", "、", ",", "无", "略"])
def test_an_empty_deadline_is_open_without_a_question(deadline: str) -> None:
    assert dues_of(deadline, "", 2024).dues == ()
    assert is_open(deadline)
    assert question_of(deadline, "") is None
    assert not dues_of(deadline, "6月底前完成方案。", 2024).is_open


@pytest.mark.parametrize("words", ["按时间节点完成", "按时完成", "按节点完成", "按期完成", "按规定时完成", "按要求时完成", "按进度完成", "时间节点", "按规定节点", "按要求期"])
def test_as_scheduled_is_the_year_end_until_the_text_names_a_date(words: str) -> None:
    assert own(words) == [(BY, "", "2024-12-31")]
    assert is_open(words)
    reading = dues_of(words, "6月底前完成方案。", 2024)
    assert [(f"{due.end}", due.is_milestone) for due in reading.dues] == [("2024-06-30", False), ("2024-06-30", True)]
    assert not reading.is_open


@pytest.mark.parametrize(("deadline", "code"), [
    ("按时间节点完成", QuestionCode.DATE_NOT_NAMED), ("按规定时限", QuestionCode.DATE_NOT_NAMED), ("按进度", QuestionCode.DATE_NOT_NAMED), ("按计划", QuestionCode.DATE_NOT_NAMED), ("按要求", QuestionCode.DATE_NOT_NAMED), ("按部署", QuestionCode.DATE_NOT_NAMED),
    ("6月左右", QuestionCode.DATE_UNSURE), ("5月后", QuestionCode.DATE_UNSURE), ("6月或7月", QuestionCode.DATE_UNSURE), ("尽快", QuestionCode.DEADLINE_OPEN), ("6月前", QuestionCode.DATE_UNSURE), ("6月底前（第3周）", QuestionCode.DATE_UNSURE),
    ("6月底前", None), ("年底前完成80%", None), ("6月底前完成周边整治", None), ("6月底前完成周围整治", None), ("年底前完成年度任务", None), ("年底前完成年度目标", None), ("年底前完成年度计划", None), ("年底前完成年度工作", None), ("6月底前完成灾后重建", None), ("6月底前改造落后产能", None), ("按工期，6月底前", None),
    ("6月底前完成节能改造", None), ("6月底前完成节水改造", None), ("6月底前完成节约用地", None), ("6月底前初步完成", None), ("截至6月底", None), ("截止到6月底", None), ("至6月底", None), ("截至6月30日前", None),
])  # fmt: skip
def test_what_a_deadline_leaves_open_is_asked(deadline: str, code: QuestionCode | None) -> None:
    assert question_of(deadline, "") is code


@pytest.mark.parametrize("deadline", ["6月1日汛期前", "6月1日国庆前", "6月1日“五一”前", "6月1日采暖季前"])
def test_two_dates_side_by_side_that_differ_are_asked_about(deadline: str) -> None:
    assert is_open(deadline)


@pytest.mark.parametrize("joint", ["、", "，", ",", "；", ";", "和", "及", "或", "并", "（", "完成", "实施", "推进", "坚持", "前", "前完成，"])
def test_dates_and_what_joins_them_are_all_dates(joint: str) -> None:
    assert is_all_dates(f"6月底{joint}年底")
    assert not is_all_dates(f"6月底{joint}整治年底")


@pytest.mark.parametrize(("wording", "holds"), [("年底前", True), ("完成", False), ("立即", False), ("", False), ("完成6月底前", True), ("管网6月底前", False), ("长期坚持", True)])
def test_whether_a_wording_is_nothing_but_dates(wording: str, holds: bool) -> None:
    assert is_all_dates(wording) is holds


def test_the_last_of_several_may_say_or() -> None:
    assert is_open("6月底或7月底前")
    assert not is_open("6月底前完成或基本完成")


def test_days_of_a_holiday_are_the_day_before_it() -> None:
    assert own("国庆前") == [(BY, "", f"{date(2024, 9, 30)}")]
    assert own("“五一”前") == [(BY, "", "2024-04-30")]
    assert own("“七一”前") == [(BY, "", "2024-06-30")]
    assert own("“十一”前") == [(BY, "", "2024-09-30")]


def test_dates_in_the_text_answer_what_a_deadline_leaves_to_the_plan() -> None:
    for words in ("按时完成", "按期完成", "按时间节点完成"):
        assert question_of(words, "6月底前完成方案。") is None
    assert question_of("按时完成", "完成方案。") is QuestionCode.DEADLINE_OPEN


@pytest.mark.parametrize("season", ["清明", "端午", "中秋", "重阳", "国庆", "“五一”", "“七一”", "汛期", "主汛期", "采暖季", "供暖季", "取暖季"])
def test_a_day_beside_a_festival_or_season_is_asked_about_unless_it_is_the_same_day(season: str) -> None:
    assert is_open(f"12月1日{season}前")


def test_a_day_and_a_festival_that_agree_are_one_date() -> None:
    assert not is_open("9月30日国庆前")


@pytest.mark.parametrize("feast", ["清明", "清明节", "端午", "中秋", "重阳", "国庆", "劳动节"])
def test_a_feast_named_in_the_text_is_a_date_of_the_measure(feast: str) -> None:
    reading = dues_of("按时间节点完成", f"在{feast}前完成方案。", 2024)
    assert [due.is_milestone for due in reading.dues] == [False, True]
    assert not reading.is_open
