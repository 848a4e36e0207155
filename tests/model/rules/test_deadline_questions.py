"""What a deadline leaves open is asked, and nothing is asked that its words answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.readers.words.wording import names_time
from model.rows.draft import QuestionCode
from model.rules.deadlines import dues_of, is_all_dates, question_of

OPEN, NOT_NAMED = QuestionCode.DEADLINE_OPEN, QuestionCode.DATE_NOT_NAMED


@pytest.mark.parametrize(
    "deadline",
    [
        "年底前", "2025年3-11月", "2024年6-9月", "2024年4—10月", "2024年3-5月、9-11月", "12月10日-20日", "2024年入汛前",
        "2024年底前并长期坚持", "长期坚持", "全年", "二季度", "采暖季前", "每季度", "6月、12月", "6月20日前完成",
        "2024年春节前", "端午节前",
    ],
)  # fmt: skip
def test_a_deadline_with_dates_asks_nothing_and_is_known_for_one(deadline: str) -> None:
    assert question_of(deadline, "完成整治。") is None
    assert names_time(deadline)


@pytest.mark.parametrize(
    "deadline",
    ["春节前", "两会前", "元旦前", "主汛期前", "秋季", "冬季", "二季度前", "立即整改", "立行立改", "近期"],
)
def test_what_has_no_certain_day_is_asked(deadline: str) -> None:
    assert question_of(deadline, "完成整治。") is OPEN


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
    assert question_of(deadline, "") in (None, OPEN, NOT_NAMED)
