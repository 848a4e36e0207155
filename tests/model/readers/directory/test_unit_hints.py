"""A hint to an officer whose area or town the directory does not know; none for what it cannot know."""

from __future__ import annotations

import pytest

from model.readers.directory.unit_hints import unit_hint

SAMPLE = "示例市示例区"


@pytest.mark.parametrize(("unit", "area"), [
    ("青山镇人民政府", SAMPLE), ("青山镇政府", SAMPLE), ("青山镇", "示例区"), ("区水务局", SAMPLE), ("示例经济开发区管委会", SAMPLE),
    ("黄村镇人民政府", "北京市大兴区"), ("清源街道办事处", "北京市大兴区"), ("北京市大兴区黄村镇人民政府", "北京市大兴区"), ("黄村镇人民政府", "北京市"), ("大兴区人民政府", "北京市"),
])
def test_what_is_listed_or_cannot_be_needs_no_hint(unit: str, area: str) -> None:
    assert unit_hint(unit, area) is None


@pytest.mark.parametrize(("unit", "area", "near"), [
    ("青云镇人民政府", SAMPLE, "青山镇人民政府"), ("黄树镇人民政府", "北京市大兴区", "黄村镇人民政府"), ("清园街道办事处", "北京市大兴区", "清源街道办事处"),
])
def test_a_town_that_is_not_listed_is_told_with_towns_near_to_it(unit: str, area: str, near: str) -> None:
    hint = unit_hint(unit, area)

    assert hint is not None
    assert (hint.code, hint.name, hint.area) == ("unit-not-listed-near", unit, area)
    assert near in hint.near


def test_a_town_like_no_other_is_told_without_proposals() -> None:
    hint = unit_hint("喀拉苏木人民政府", SAMPLE)

    assert hint is not None
    assert (hint.code, hint.near) == ("unit-not-listed", ())


@pytest.mark.parametrize(("area", "near"), [("北京市大星区", "北京市大兴区"), ("示列市示例区", SAMPLE)])
def test_an_area_that_is_not_listed_is_told_with_areas_near_to_it(area: str, near: str) -> None:
    hint = unit_hint("黄村镇人民政府", area)

    assert hint is not None
    assert (hint.code, hint.name) == ("area-not-listed-near", area)
    assert near in hint.near


def test_an_area_like_no_other_is_told_without_proposals() -> None:
    hint = unit_hint("区水务局", "吖吖吖吖区")

    assert hint is not None
    assert (hint.code, hint.near) == ("area-not-listed", ())
