"""What a deadline leaves open is asked, and nothing is asked that its words answer."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.readers.words.wording import names_time
from model.rows.draft import QuestionCode
from model.rules.deadlines import dues_of, is_all_dates, question_of, unsure_in_text

OPEN, NOT_NAMED, UNSURE = QuestionCode.DEADLINE_OPEN, QuestionCode.DATE_NOT_NAMED, QuestionCode.DATE_UNSURE


@pytest.mark.parametrize(
    "deadline",
    [
        "年底前", "2025年3-11月", "2024年6-9月", "2024年4—10月", "2024年3-5月、9-11月", "12月10日-20日",
        "2024年底前并长期坚持", "长期坚持", "全年", "二季度", "每季度", "6月、12月", "6月20日前完成",
        "2024年春节前", "端午节前",
    ],
)  # fmt: skip
def test_a_deadline_with_dates_asks_nothing_and_is_known_for_one(deadline: str) -> None:
    assert question_of(deadline, "完成整治。") is None
    assert names_time(deadline)


@pytest.mark.parametrize("deadline", ["两会前", "秋季", "冬季", "立即整改", "立行立改", "近期"])
def test_what_has_no_day_is_asked(deadline: str) -> None:
    assert question_of(deadline, "完成整治。") is OPEN


@pytest.mark.parametrize("deadline", [
    "春节前", "元旦前", "二季度前", "6月或7月", "主汛期前", "汛期前", "2024年入汛前", "汛前", "采暖季前", "供暖季前", "取暖期来临前", "供热季开始前",
])
def test_a_day_that_may_be_another_stands_and_is_asked_about(deadline: str) -> None:
    assert question_of(deadline, "完成整治。") is UNSURE
    assert names_time(deadline)


@pytest.mark.parametrize(("deadline", "end"), [
    ("汛期前（5月15日前）", date(2024, 5, 15)), ("采暖季前（10月31日前）", date(2024, 10, 31)), ("供暖季（11月1日）前", date(2024, 11, 1)), ("入汛前（6月底前）", date(2024, 6, 30)),
])
def test_a_season_s_day_that_the_plan_says_itself_is_asked_by_nobody(deadline: str, end: date) -> None:
    assert question_of(deadline, "完成整治。") is None
    assert [due.end for due in dues_of(deadline, "", 2024).dues] == [end]


@pytest.mark.parametrize(("deadline", "text", "asked"), [
    ("年底前", "汛期前完成清淤，采暖季前完成检修。", ("汛期前", "采暖季前")),
    ("按时间节点完成", "汛前完成清淤。", ("汛前",)),
    ("年底前", "三季度前完成清淤。", ("三季度前",)),
    ("年底前", "6月前完成初验，6月前完成验收。", ("6月前",)),
    ("汛期前", "汛期前完成清淤。", ()),  # asked of the deadline already
    ("年底前", "6月底前完成清淤。", ()),
    ("年底前", "汛期前（5月底前）完成清淤。", ()),
    ("年底前", "比去年汛期前多两处，巩固上年采暖季前的成果。", ()),
    ("年底前", "采暖季（11月1日）前完成检修。", ()),
])
def test_a_date_of_the_text_with_a_second_meaning_is_asked_about(deadline: str, text: str, asked: tuple[str, ...]) -> None:
    assert unsure_in_text(deadline, text) == asked


@pytest.mark.parametrize("deadline", ["按时间节点完成", "按计划推进", "按要求完成"])
def test_a_date_left_to_the_text_is_asked_only_where_the_text_names_none(deadline: str) -> None:
    assert question_of(deadline, "完成整治。") is NOT_NAMED
    assert question_of(deadline, "6月底前完成整治。") is None


@pytest.mark.parametrize("deadline", ["", "——", "/", "无"])
def test_no_deadline_is_no_question(deadline: str) -> None:
    assert question_of(deadline, "完成整治。") is None


@pytest.mark.parametrize(
    ("wording", "all_dates"),
    [("2025年3-11月", True), ("6月底前、12月底前完成", True), ("6月底前完成方案", False), ("区水务局", False), ("3月份台账", False)],
)
def test_dates_alone_are_told_from_dates_in_a_sentence(wording: str, all_dates: bool) -> None:
    assert is_all_dates(wording) is all_dates


@given(st.integers(1, 12), st.integers(1, 12), st.sampled_from("-—－~至"))
def test_every_span_of_months_of_a_named_year_is_a_certain_window(first: int, last: int, dash: str) -> None:
    deadline = f"2025年{first}{dash}{last}月"
    if first < last:
        assert question_of(deadline, "") is None
        assert names_time(deadline)
        (due,) = dues_of(deadline, "", 2024).dues
        assert (due.start, due.end) != (None, None)
        assert due.start is not None
        assert (due.start.year, due.start.month) == (2025, first)


@given(st.text(max_size=30))
def test_any_words_are_answered(deadline: str) -> None:
    assert question_of(deadline, "") in (None, OPEN, NOT_NAMED, UNSURE)
