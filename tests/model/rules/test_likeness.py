"""Pictures that are nearly the same are found together; empty pages and different pictures are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.likeness import LEAST_CONTRAST, MOST_DIFFERENT, SIDE, difference_hash, groups_alike

WIDTH = SIDE + 1
HASHES = st.integers(0, 2**256 - 1)


def grey(*lines: bytes) -> bytes:
    """A picture of 17 × 16 cells whose last lines are those given, the others of one grey."""
    return bytes([100]) * WIDTH * (SIDE - len(lines)) + b"".join(lines)


def bits(*places: int) -> int:
    return sum(1 << place for place in places)


def test_each_cell_brighter_than_its_right_neighbour_is_one_bit_the_last_cell_the_lowest() -> None:
    line = bytes([100] * 15 + [200, 100])
    assert difference_hash(grey(line)) == 1  # only the last pair falls
    assert difference_hash(grey(bytes([200] + [100] * 16))) == bits(15)
    assert difference_hash(grey(line, bytes([100] * 17))) == bits(16)
    assert difference_hash(bytes([200] + [100] * 16) + bytes([100]) * WIDTH * 15) == bits(255)


def test_the_edge_of_a_line_is_not_compared_with_the_next_line() -> None:
    assert difference_hash(grey(bytes([100] * 16 + [200]), bytes([100] * 17))) == 0


@pytest.mark.parametrize(("brightest", "has_hash"), [(100, False), (100 + LEAST_CONTRAST - 1, False), (100 + LEAST_CONTRAST, True)])
def test_a_picture_with_hardly_any_contrast_has_nothing_to_be_compared(brightest: int, has_hash: bool) -> None:
    assert (difference_hash(grey(bytes([100] * 16 + [brightest]))) is not None) is has_hash
    assert LEAST_CONTRAST == 24  # what a scanner makes of an empty page stays below


@given(st.binary(min_size=WIDTH * SIDE, max_size=WIDTH * SIDE), st.integers(1, 40))
def test_a_brighter_copy_keeps_its_hash(cells: bytes, more: int) -> None:
    darker = bytes(cell * 200 // 255 for cell in cells)
    assert difference_hash(bytes(cell + more for cell in darker)) == difference_hash(darker)


def spread(count: int) -> int:
    """A hash that differs from 0 in so many bits, at most one in each line of the picture."""
    return bits(*(line * SIDE for line in range(count)))


def test_pictures_are_alike_up_to_fifteen_bits_of_difference() -> None:
    assert MOST_DIFFERENT == 15
    assert groups_alike({"甲.png": 0, "乙.png": spread(15)}) == (("甲.png", "乙.png"),)
    assert groups_alike({"甲.png": 0, "乙.png": spread(16)}) == ()
    assert groups_alike({"甲.png": 0, "乙.png": spread(14) | bits(1, 2)}) == ()


@pytest.mark.parametrize("line", range(SIDE))
def test_one_line_in_common_is_enough_to_be_compared_whichever_it_is(line: int) -> None:
    other = bits(*(place * SIDE + place for place in range(SIDE) if place != line))
    assert groups_alike({"甲.png": 0, "乙.png": other}) == (("甲.png", "乙.png"),)


def test_what_is_like_a_like_picture_is_of_the_same_group_and_names_keep_their_order() -> None:
    hashes = {"三": spread(15) | bits(1), "无": 2**256 - 1, "一": 0, "二": spread(14)}
    assert (hashes["三"] ^ hashes["一"]).bit_count() > MOST_DIFFERENT
    assert groups_alike(hashes) == (("三", "一", "二"),)


def test_two_groups_stay_two() -> None:
    full = 2**256 - 1
    assert groups_alike({"一": 0, "甲": full, "二": 1, "乙": full ^ 1, "三": 3}) == (("一", "二", "三"), ("甲", "乙"))


@given(st.dictionaries(st.text("abc", min_size=1), HASHES, max_size=8))
def test_nothing_is_in_two_groups_and_no_group_has_one_picture(hashes: dict[str, int]) -> None:
    groups = groups_alike(hashes)
    named = [name for group in groups for name in group]
    assert len(named) == len(set(named))
    assert set(named) <= set(hashes)
    assert all(len(group) > 1 for group in groups)
