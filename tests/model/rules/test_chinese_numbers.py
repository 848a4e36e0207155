"""Numbers as documents write them, in Arabic digits or in Chinese numerals."""

from __future__ import annotations

import pytest

from model.rules.chinese_numbers import number_of


@pytest.mark.parametrize(("text", "number"), [
    ("0", 0), ("7", 7), ("2024", 2024), ("零", 0), ("〇", 0), ("○", 0), ("一", 1), ("两", 2), ("九", 9), ("壹", 1), ("玖", 9),
    ("十", 10), ("十六", 16), ("二十", 20), ("二十一", 21), ("拾", 10), ("一百", 100), ("一百二十", 120), ("一百零五", 105), ("两千", 2000),
    ("三千零四十", 3040), ("一万", 10_000), ("十万", 100_000), ("一万二千三百", 12_300), ("二十三万四千", 234_000), ("一亿", 100_000_000), ("一万二千亿", 1_200_000_000_000),
    ("一亿零五百", 100_000_500),
    ("一亿二千万", 120_000_000), ("二〇二四", 2024), ("二零二四", 2024), ("叁佰", 300), ("肆仟伍佰", 4500), ("两万零五", 20_005),
    ("123456789012345678", 123_456_789_012_345_678),
])
def test_a_number_is_read(text: str, number: int) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize("text", ["1.5", "-3", "六月", "A", "１２", "十二个", " 3", "1234567890123456789"])
def test_what_is_no_whole_number_names_none(text: str) -> None:
    assert number_of(text) is None
