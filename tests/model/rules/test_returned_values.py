"""What people write into the cells of a report: many forms of one thing, and what is none of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.periods import Month
from model.rows.merging import ConflictCode, KnownTarget
from model.rows.words import State
from model.rules.returned_values import bare, day_of, is_nothing, is_unfilled, readings_of, state_of

JUNE = Month(2024, 6)
TESTS, FOREST, RATE = KnownTarget(1, "抽样检测量", "个"), KnownTarget(2, "造林面积", "万亩"), KnownTarget(3, "达标率", "%")


@pytest.mark.parametrize(("text", "state"), [
    ("已完成", State.CLOSED), ("完成", State.CLOSED), ("已办结", State.CLOSED), ("已销号。", State.CLOSED), ("100%", State.CLOSED),
    ("推进中", State.IN_PROGRESS), ("正在推进", State.IN_PROGRESS), ("按序时推进", State.IN_PROGRESS), ("长期坚持", State.IN_PROGRESS),
    ("未启动", State.NOT_STARTED), ("尚未开展", State.NOT_STARTED), ("存在困难", State.BLOCKED), ("进展缓慢", State.BLOCKED),
    ("不涉及", State.NOT_APPLICABLE), ("推 进 中", State.IN_PROGRESS),
    ("基本完成", None), ("已完成80%", None), ("完成方案编制", None), ("待定", None), ("未能完成", None),
])  # fmt: skip
def test_a_state_is_known_by_its_usual_words_only(text: str, state: State | None) -> None:
    assert state_of(text) is state


@pytest.mark.parametrize(("text", "day"), [
    ("2024-06-30", date(2024, 6, 30)), ("2024.6.30", date(2024, 6, 30)), ("2024年6月30日", date(2024, 6, 30)), ("２０２４/６/３０", date(2024, 6, 30)),
    ("20240630", date(2024, 6, 30)), ("45473", date(2024, 6, 30)), ("6月30日", date(2024, 6, 30)), ("2024-06-30 09:30", date(2024, 6, 30)),
    ("6.3", None), ("2024-13-01", None), ("昨天", None), ("", None),
])  # fmt: skip
def test_a_day_is_read_in_every_form_that_says_one(text: str, day: date | None) -> None:
    assert day_of(text, JUNE) == day


def test_a_day_without_a_year_is_of_the_year_after_when_it_is_reported_then() -> None:
    assert day_of("1月3日", Month(2024, 12)) == date(2025, 1, 3)


@pytest.mark.parametrize(("text", "value"), [
    ("20", "20"), ("20个", "20"), ("２０ 个", "20"), ("1,200", "1200"), ("已完成20个", "20"), ("累计 20个。", "20"), ("-3", "-3"), ("0.5", "0.5"),
    ("抽样检测量（个）：21", "21"), ("抽样检测量:21个", "21"),
])  # fmt: skip
def test_a_number_is_read_with_or_without_its_own_unit(text: str, value: str) -> None:
    (said,) = readings_of(text, [TESTS])
    assert (said.target_id, said.value, said.fault) == (1, Decimal(value), None)


@pytest.mark.parametrize(("text", "target", "fault", "proposal"), [
    ("2万个", TESTS, ConflictCode.READING_OTHER_UNIT, "20000"), ("20家", TESTS, ConflictCode.READING_OTHER_UNIT, None),
    ("300亩", FOREST, ConflictCode.READING_OTHER_UNIT, "0.03"), ("76个", RATE, ConflictCode.READING_OTHER_UNIT, None),
    ("约20个", TESTS, ConflictCode.READING_NO_NUMBER, "20"), ("20-30", TESTS, ConflictCode.READING_NO_NUMBER, None),
    ("二十个", TESTS, ConflictCode.READING_NO_NUMBER, None), ("20/30", TESTS, ConflictCode.READING_NO_NUMBER, None),
])  # fmt: skip
def test_what_is_no_plain_number_is_asked_about(text: str, target: KnownTarget, fault: ConflictCode, proposal: str | None) -> None:
    (said,) = readings_of(text, [target])
    assert (said.value, said.fault, said.proposal) == (None, fault, Decimal(proposal) if proposal else None)


def test_several_targets_are_told_apart_by_their_names_only() -> None:
    found = readings_of("造林面积（万亩）：3\n抽样检测量（个）：\n达标率：95%", [TESTS, FOREST, RATE])
    assert [(said.target_id, said.value) for said in found] == [(2, Decimal(3)), (3, Decimal(95))]
    assert [said.fault for said in readings_of("20\n3", [TESTS, FOREST])] == [ConflictCode.READING_WHICH] * 2


def test_a_number_where_nothing_is_asked_for_is_named() -> None:
    assert [said.fault for said in readings_of("20", [])] == [ConflictCode.READING_WITHOUT_TARGET]


@pytest.mark.parametrize("text", ["", "—", "/", " －－ ", "无"[:0]])
def test_a_dash_is_nothing(text: str) -> None:
    assert is_nothing(text)
    assert readings_of(text, [TESTS]) == ()


def test_a_cell_as_it_was_handed_out_is_unfilled() -> None:
    assert is_unfilled("抽样检测量（个）：\n造林面积（万亩）：")
    assert not is_unfilled("抽样检测量（个）：3\n造林面积（万亩）：")


@given(st.text(max_size=40))
def test_anything_may_stand_in_a_cell(text: str) -> None:
    assert bare(bare(text)) == bare(text)
    assert state_of(text) in (None, *State)
    assert day_of(text, JUNE) is None or isinstance(day_of(text, JUNE), date)
    assert all(said.fault or said.value is not None for said in readings_of(text, [TESTS, FOREST]))


@given(st.decimals(min_value=-10**9, max_value=10**9, places=3))
def test_every_number_is_read_back(number: Decimal) -> None:
    assert [said.value for said in readings_of(f"{number:f}个", [TESTS])] == [number]
