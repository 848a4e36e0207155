"""Two wordings word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rules.word_changes import word_changes


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        ("年底前完成20台改造。", "年底前完成30台改造。", (("年底前完成", "年底前完成"), ("20", "30"), ("台改造。", "台改造。"))),
        ("达到80%。", "达到80.5%。", (("达到", "达到"), ("80%", "80.5%"), ("。", "。"))),
        ("完成整治。", "完成整治。建立台账。", (("完成整治。", "完成整治。"), ("", "建立台账。"))),
        ("", "新的。", (("", "新的。"),)),
        ("一样。", "一样。", (("一样。", "一样。"),)),
        ("", "", ()),
    ],
)
def test_what_differs_is_parted_from_what_does_not(before: str, now: str, found: tuple[tuple[str, str], ...]) -> None:
    assert word_changes(before, now) == found


def test_names_in_a_list_are_compared_whole() -> None:
    found = word_changes("区水务局、区城管委", "区水务局、区城市管理委", is_list=True)
    assert found == (("区水务局、", "区水务局、"), ("区城管委", "区城市管理委"))


def test_changes_parted_by_one_character_are_one_change() -> None:
    assert word_changes("甲乙丙丁戊己", "甲子丙丑戊己") == (("甲", "甲"), ("乙丙丁", "子丙丑"), ("戊己", "戊己"))


@given(st.text("完成整治20.5%、ab 。", max_size=20), st.text("完成整治20.5%、ab 。", max_size=20), st.booleans())
def test_the_pieces_make_up_both_wordings(before: str, now: str, is_list: bool) -> None:
    found = word_changes(before, now, is_list=is_list)
    assert "".join(was for was, _ in found) == before
    assert "".join(new for _, new in found) == now
