"""Units that may be one under two names, and those that are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rows.units import Likeness, UnitLine, UnitPair
from model.rules.near_units import near_units
from model.rules.unit_names import unit_kind

AREA = ("示例市", "示例区")
KNOWN = {"区水务局", "区税务局", "区教委", "区科委", "青山镇人民政府", "青田镇人民政府", "区农业农村局", "区生态环境局"}


def lines(*names: str, own: str = "") -> list[UnitLine]:
    return [UnitLine(at, name, unit_kind(name), (), (), measures=at, is_own=name == own) for at, name in enumerate(names, start=1)]


def near(*names: str, apart: frozenset[frozenset[str]] = frozenset(), own: str = "") -> list[UnitPair]:
    return list(near_units(lines(*names, own=own), AREA, is_known=KNOWN.__contains__, apart=apart))


@pytest.mark.parametrize(("kept", "other", "likeness"), [
    ("区住房和城乡建设委员会", "区住建委", Likeness.FORM), ("示例区水务局", "水务局", Likeness.FORM),
    ("市规划自然资源委", "示例市规划和自然资源委员会", Likeness.FORM), ("柳河镇人民政府", "柳河镇", Likeness.FORM),
    ("区水务局", "区水努局", Likeness.LETTER), ("青山镇人民政府", "青川镇人民政府", Likeness.LETTER),
    ("区农业农村局", "区农业农材局", Likeness.LETTER), ("区生态环境局", "区生态环境高", Likeness.LETTER),
    ("区农业农村局", "区农业农局", Likeness.LETTER), ("青山湖科技园区管委会", "青山潮科技园区管委会", Likeness.LETTER),
])
def test_two_names_of_one_unit_are_proposed(kept: str, other: str, likeness: Likeness) -> None:
    for names in ((kept, other), (other, kept)):
        pairs = near(*names)
        assert [pair.likeness for pair in pairs] == [likeness]
        assert {pairs[0].kept.name, pairs[0].other.name} == {kept, other}
        if likeness is Likeness.LETTER and kept in KNOWN:
            assert pairs[0].kept.name == kept


@pytest.mark.parametrize(("one", "other"), [
    ("区水务局", "区税务局"), ("区教委", "区科委"), ("青山镇人民政府", "青田镇人民政府"), ("区水务局", "市水务局"), ("区水努局", "市水务局"),
    ("甲一镇政府", "甲二镇政府"), ("区第一环卫所", "区第二环卫所"), ("城东街道办事处", "城西街道办事处"), ("区住房城乡建设委", "区住房城乡建设委（重大项目办）"),
    ("柳河镇", "柳河街道"), ("区住建委", "区住建局"), ("", ""),
])
def test_two_units_are_not(one: str, other: str) -> None:
    assert near(one, other) == []


def test_who_said_they_differ_is_not_asked_again() -> None:
    apart = frozenset({frozenset({"区水务局", "区水努局"})})
    assert near("区水务局", "区水努局", apart=apart) == []


def test_ones_own_unit_is_kept_and_so_is_the_one_with_more_measures() -> None:
    assert near("区住建委", "示例区住建委", own="区住建委")[0].kept.name == "区住建委"
    assert near("区住建委", "示例区住建委")[0].kept.name == "示例区住建委"


def test_sure_pairs_come_first_and_each_once() -> None:
    pairs = near("区水努局", "区水务局", "示例区水务局", "区住建委", "区住房和城乡建设委")
    assert [pair.likeness for pair in pairs] == [Likeness.FORM, Likeness.FORM, Likeness.LETTER]


@given(st.lists(st.text(alphabet="区市水务税局青山田镇人民政府（）一二", max_size=9), max_size=8))
def test_a_pair_is_of_two_units_and_stands_once(names: list[str]) -> None:
    pairs = near(*names)
    keys = [frozenset((pair.kept.id, pair.other.id)) for pair in pairs]
    assert len(keys) == len(set(keys))
    assert all(len(key) == 2 for key in keys)
