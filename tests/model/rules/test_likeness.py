"""Pictures that are nearly the same are found together; empty pages and different pictures are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.likeness import (
    LEAST_CONTRAST,
    LEAST_STEP,
    MOST_DIFFERENT,
    SIDE,
    Look,
    are_alike,
    difference_hash,
    groups_alike,
)

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


@pytest.mark.parametrize(("step", "made"), [(LEAST_STEP, 0), (LEAST_STEP + 1, bits(15))])
def test_a_step_that_compressing_makes_is_none(step: int, made: int) -> None:
    line = bytes([100 + step] + [100] * 15 + [150])
    assert difference_hash(grey(line)) == made


def test_the_edge_of_a_line_is_not_compared_with_the_next_line() -> None:
    assert difference_hash(grey(bytes([100] * 16 + [200]), bytes([100] * 17))) == 0


@pytest.mark.parametrize(("brightest", "has_hash"), [(100, False), (100 + LEAST_CONTRAST - 1, False), (100 + LEAST_CONTRAST, True)])
def test_a_picture_with_hardly_any_contrast_has_nothing_to_be_compared(brightest: int, has_hash: bool) -> None:
    assert (difference_hash(grey(bytes([100] * 16 + [brightest]))) is not None) is has_hash
    assert LEAST_CONTRAST == 24  # what a scanner makes of an empty page stays below


@given(st.binary(min_size=WIDTH * SIDE, max_size=WIDTH * SIDE), st.integers(1, 40))
def test_a_brighter_copy_keeps_its_hash(cells: bytes, more: int) -> None:
    darker = bytes(cell * 200 // 255 for cell in cells)  # leaves room above
    assert difference_hash(bytes(cell + more for cell in darker)) == difference_hash(darker)


def look(bits_set: int, *, light: bytes = bytes(range(0, 256, 4)), blue: int = 128, red: int = 128) -> Look:
    return Look(bits_set, light, bytes([blue]) * 16, bytes([red]) * 16)


def groups(**hashes: int) -> tuple[tuple[str, ...], ...]:
    return groups_alike({name: look(made) for name, made in hashes.items()})


FULL = 2**256 - 1


def spread(count: int) -> int:
    """The full hash but for so many bits, at most one in each line of the picture as long as there are lines."""
    return FULL ^ bits(*(place % SIDE * SIDE + place // SIDE for place in range(count)))


def test_pictures_are_alike_up_to_twenty_bits_of_difference() -> None:
    assert MOST_DIFFERENT == 20
    assert groups(甲=FULL, 乙=FULL ^ bits(*range(20))) == (("甲", "乙"),)
    assert groups(甲=FULL, 乙=FULL ^ bits(*range(21))) == ()
    assert groups(甲=FULL, 乙=spread(15)) == (("甲", "乙"),)
    assert groups(甲=FULL, 乙=spread(16)) == ()  # no line of theirs is the same


def test_of_a_hash_that_holds_little_half_has_to_agree() -> None:
    assert groups(甲=bits(*range(8)), 乙=bits(*range(4), 16)) == ()
    assert groups(甲=bits(*range(8), 20), 乙=bits(*range(4), 20)) == (("甲", "乙"),)


@pytest.mark.parametrize("line", range(SIDE))
def test_one_line_in_common_is_enough_to_be_compared_whichever_it_is_but_an_even_one(line: int) -> None:
    other = bits(*(place * SIDE + place for place in range(SIDE) if place != line))
    assert groups(甲=FULL, 乙=FULL ^ other) == (("甲", "乙"),)
    assert groups(甲=0, 乙=other) == ()


def test_what_is_like_a_like_picture_is_of_the_same_group_and_names_keep_their_order() -> None:
    far = FULL ^ bits(*range(20, 40))
    assert (far ^ FULL ^ bits(*range(20))).bit_count() > MOST_DIFFERENT
    assert groups(三=far, 无=bits(0), 一=FULL, 二=FULL ^ bits(*range(20))) == (("三", "一", "二"),)


def test_two_groups_stay_two() -> None:
    half = (1 << 128) - 1
    assert groups(一=half, 甲=FULL ^ half, 二=half ^ 1, 乙=FULL ^ half ^ (1 << 200)) == (("一", "二"), ("甲", "乙"))


LIGHT = bytes(range(0, 128, 2))


@pytest.mark.parametrize(("other", "is_alike"), [
    (look(FULL, light=LIGHT), True),
    (look(FULL, light=bytes(cell + 48 for cell in LIGHT)), True),
    (look(FULL, light=bytes(cell + 49 for cell in LIGHT)), False),
    (look(FULL, light=LIGHT[::-1]), False),
    (look(FULL, light=LIGHT, blue=140), True),
    (look(FULL, light=LIGHT, blue=141), False),
    (look(FULL, light=LIGHT, red=115), False),
])  # fmt: skip
def test_light_and_colour_have_to_agree(other: Look, is_alike: bool) -> None:
    assert are_alike(look(FULL, light=LIGHT), other) is is_alike
    assert are_alike(other, look(FULL, light=LIGHT)) is is_alike


def test_a_copy_in_black_and_white_is_known_where_there_is_much_to_know_it_by() -> None:
    rich, poor = (sum(1 << line * SIDE + line % 8 for line in range(count)) for count in (8, 7))
    for made, is_alike in ((rich, True), (poor, False)):
        assert are_alike(look(made, blue=90, red=170), look(made)) is is_alike
        assert not are_alike(look(made, blue=90), look(made, blue=170))


@given(st.builds(Look, HASHES, *(st.binary(min_size=size, max_size=size) for size in (64, 16, 16))))
def test_a_look_is_kept_as_text(made: Look) -> None:
    assert Look.read(made.text) == made


@pytest.mark.parametrize("text", ["", "0", "ff" * 127, "ff" * 129, "zz" * 128])
def test_what_is_no_look_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Look.read(text)


@given(st.dictionaries(st.text("abc", min_size=1), HASHES, max_size=8))
def test_nothing_is_in_two_groups_and_no_group_has_one_picture(hashes: dict[str, int]) -> None:
    found = groups(**hashes)
    named = [name for group in found for name in group]
    assert len(named) == len(set(named))
    assert set(named) <= set(hashes)
    assert all(len(group) > 1 for group in found)
