"""Towns, streets and zones of the whole country by characters and initials."""

from __future__ import annotations

import pytest

from model.readers.directory.unit_search import search_units


def found(text: str, near: str = "", limit: int = 5) -> list[str]:
    return [f"{place.area.full_name} {place.unit.name}" for place in search_units(text, limit, near=near)]


@pytest.mark.parametrize(("typed", "near", "first"), [
    ("hcz", "北京市大兴区", "北京市大兴区 黄村镇人民政府"), ("hc", "北京市大兴区", "北京市大兴区 黄村镇人民政府"),
    ("黄村", "广东省广州市天河区", "广东省广州市天河区 黄村街道办事处"), ("tgyjd", "北京市大兴区", "北京市大兴区 天宫院街道办事处"),
    ("大兴黄村", "", "北京市大兴区 黄村镇人民政府"), ("qsz", "示例市示例区", "示例市示例区 青山镇人民政府"),
    ("slpz", "", "北京市密云区 十里堡镇人民政府"), ("天宫院街道", "", "北京市大兴区 天宫院街道办事处"),
])
def test_a_unit_is_found_by_characters_and_initials(typed: str, near: str, first: str) -> None:
    assert found(typed, near)[0] == first


def test_a_character_of_several_readings_is_found_by_each() -> None:
    assert any("重" in name for name in found("ckz", limit=200)) or any("重" in name for name in found("cq", limit=2000))
    assert any(name.endswith("长安镇人民政府") for name in found("caz", limit=200))
    assert any(name.endswith("乐平镇人民政府") for name in found("lpz", limit=400))


@pytest.mark.parametrize("typed", ["", "  ", "没有这样的地方", "qqqqqqqq"])
def test_what_nobody_knows_is_not_found(typed: str) -> None:
    assert search_units(typed) == ()


def test_no_more_than_asked_for() -> None:
    assert len(search_units("镇", 7)) == 7
