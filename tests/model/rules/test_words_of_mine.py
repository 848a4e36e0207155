"""The words that make a measure mine, to be lit where they stand."""

from __future__ import annotations

import pytest

from model.rules.units import names_of_mine, who_am_i, words_of_mine

AREA = "示例市示例区"
TOWN, ZONE = "青山镇人民政府", "示例经济开发区管委会"


@pytest.mark.parametrize(("unit", "wording", "words"), [
    (TOWN, "各镇人民政府", "各镇人民政府"), (TOWN, "青山镇", "青山镇"), (TOWN, "青山镇、柳河镇", "青山镇"), (TOWN, "相关镇人民政府", "相关镇人民政府"),
    (ZONE, "各镇街（含示例经济开发区管委会）", "示例经济开发区管委会"), (ZONE, "各区政府 (含示例经济开发区管委会)", "示例经济开发区管委会"),
    (TOWN, "区应急指挥部成员单位", "区应急指挥部成员单位"), (TOWN, "区水务局", "区水务局"),
])
def test_the_words_that_mean_me(unit: str, wording: str, words: str) -> None:
    assert words_of_mine(wording, who_am_i(unit, AREA)) == words


@pytest.mark.parametrize(("unit", "text", "names"), [
    (TOWN, "完成青山镇、柳河镇管网建设。", ("青山镇",)), (TOWN, "青山镇人民政府牵头，青山镇配合。", ("青山镇人民政府", "青山镇")),
    (TOWN, "加强青山保护。", ()), (TOWN, "各镇完成建设。", ()), ("区水务局", "会同区水务局开展检查。", ("区水务局",)),
    (ZONE, "示例经济开发区管委会负责。", ("示例经济开发区管委会",)), ("", "完成建设。", ()),
])
def test_my_names_in_a_measures_words(unit: str, text: str, names: tuple[str, ...]) -> None:
    found = names_of_mine(text, who_am_i(unit, AREA))
    assert found[: len(names)] == names
    assert bool(found) is bool(names)
