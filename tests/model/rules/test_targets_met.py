"""A reading is held against its target: met, missed, and what leaves room."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.rows.words import Comparator
from model.rules.targets import is_met
from tests.model.rules.target_reading import target


@pytest.mark.parametrize(("comparator", "value", "met", "missed"), [
    (Comparator.AT_LEAST, "20", ["20", "20.1", "300"], ["19.99", "0", "-20"]),
    (Comparator.AT_MOST, "35", ["35", "34.9", "0"], ["35.01", "100"]),
    (Comparator.AT_MOST, "-3", ["-3", "-10"], ["-2.9", "0", "3"]),
    (Comparator.EQUAL, "100", ["100", "100.0"], ["99.9", "100.1"]),
    (Comparator.EQUAL, "0", ["0"], ["1"]),
    (Comparator.ABOUT, "10", ["9", "10", "11"], ["8.9", "11.1"]),
])
def test_is_met_holds_a_reading_against_the_value(
    comparator: Comparator, value: str, met: list[str], missed: list[str]
) -> None:
    assert all(is_met(target(comparator, value), Decimal(reading)) for reading in met)
    assert not any(is_met(target(comparator, value), Decimal(reading)) for reading in missed)


@pytest.mark.parametrize(("value", "wording", "met", "missed"), [
    ("5", "控制在5吨左右", ["5.5", "3", "0"], ["5.6", "9"]),
    ("10", "完成约10万亩", ["9", "10", "25"], ["8.9"]),
    ("75", "达到75%左右", ["67.5", "90"], ["67.4"]),
    ("-15", "下降15%左右", ["-13.5", "-15", "-30"], ["-13.4", "0", "15"]),
])
def test_about_leaves_a_tenth_and_what_is_better_is_met(
    value: str, wording: str, met: list[str], missed: list[str]
) -> None:
    about = target(Comparator.ABOUT, value, wording)
    assert all(is_met(about, Decimal(reading)) for reading in met)
    assert not any(is_met(about, Decimal(reading)) for reading in missed)


@pytest.mark.parametrize(("wording", "met", "missed"), [
    ("新建10—20公里", ["10", "15", "20"], ["9.9", "20.1"]),
    ("不低于10%—20%", ["10", "25"], ["9.9"]),
    ("控制在10-20吨以内", ["5", "20"], ["20.1"]),
])
def test_a_range_is_open_on_the_better_side(wording: str, met: list[str], missed: list[str]) -> None:
    both = target(Comparator.RANGE, "10", wording, high="20")
    assert all(is_met(both, Decimal(reading)) for reading in met)
    assert not any(is_met(both, Decimal(reading)) for reading in missed)


def test_a_fall_within_a_range_is_met_by_a_greater_fall() -> None:
    both = target(Comparator.RANGE, "-3", "能耗下降3%—5%", high="-5")
    assert all(is_met(both, Decimal(reading)) for reading in ("-3", "-4", "-5", "-6"))
    assert not any(is_met(both, Decimal(reading)) for reading in ("-2.9", "0", "4"))


def test_about_a_fall_is_met_by_more_whatever_the_words() -> None:
    assert is_met(target(Comparator.ABOUT, "-15", "较上年15%左右"), Decimal(-30))


def test_a_range_without_an_upper_value_is_that_value() -> None:
    assert is_met(target(Comparator.RANGE, "10"), Decimal(10))
    assert not is_met(target(Comparator.RANGE, "10"), Decimal(11))


@pytest.mark.parametrize("word", ["不超过", "不高于", "以内", "以下"])
def test_a_range_that_is_a_ceiling_has_no_floor(word: str) -> None:
    assert is_met(target(Comparator.RANGE, "10", word, high="20"), Decimal(1))
    assert not is_met(target(Comparator.RANGE, "10", word, high="20"), Decimal(21))


@pytest.mark.parametrize("word", ["不低于", "不少于", "至少", "以上"])
def test_a_range_that_is_a_floor_has_no_ceiling(word: str) -> None:
    assert is_met(target(Comparator.RANGE, "10", word, high="20"), Decimal(21))
    assert not is_met(target(Comparator.RANGE, "10", word, high="20"), Decimal(1))


@pytest.mark.parametrize("word", ["控制在", "下降", "降到", "降至", "降低", "减少", "压减", "压缩"])
def test_about_with_a_fall_is_met_by_less(word: str) -> None:
    assert is_met(target(Comparator.ABOUT, "10", word), Decimal(1))
    assert not is_met(target(Comparator.ABOUT, "10", word), Decimal(12))
