"""Wordings for a part of an area, for all levels and for bodies joined: who is certainly, perhaps or not meant."""

from __future__ import annotations

import pytest

from model.rows.unit_words import MeantAs, Reach
from model.rules.unit_wordings import leaves_some, wording_meaning
from model.rules.units import is_meant, who_am_i

TOWN = who_am_i("示例镇人民政府", "样本市示例区")
STREET = who_am_i("样板街道办事处", "样本市示例区")
BUREAU = who_am_i("区水务局", "样本市示例区")


@pytest.mark.parametrize(
    "wording",
    ["东部各镇", "大湖沿线镇", "大湖沿线各镇", "平原地区各镇", "平原地区乡镇", "北部乡镇", "有泵站的各镇", "区水务局、东部各镇", "县级以上各级人民政府"],
)
def test_a_word_for_a_part_of_the_area_leaves_open_which_towns_are_meant(wording: str) -> None:
    assert is_meant(wording, TOWN).sort is MeantAs.PERHAPS
    assert leaves_some(wording)


@pytest.mark.parametrize("wording", ["东部各镇", "大湖沿线镇", "平原地区各镇", "北部乡镇"])
def test_towns_of_a_part_are_no_streets(wording: str) -> None:
    assert is_meant(wording, STREET).sort is MeantAs.NOT


def test_streets_of_a_part_are_no_towns() -> None:
    assert is_meant("东部各街道", STREET).sort is MeantAs.PERHAPS
    assert is_meant("东部各街道", TOWN).sort is MeantAs.NOT


@pytest.mark.parametrize("wording", ["示例区各镇", "全区各镇", "区水务局各镇", "区妇联各镇", "以及各镇", "区水务局会同各镇", "区水务局及各镇"])
def test_what_stands_before_all_towns_and_is_no_part_of_the_area_narrows_nothing(wording: str) -> None:
    assert is_meant(wording, TOWN).sort is MeantAs.IN_GROUP
    assert not leaves_some(wording)


def test_my_own_name_with_such_a_word_is_still_my_name() -> None:
    me = who_am_i("样本沿线镇", "样本市示例区")
    assert is_meant("样本沿线镇", me).sort is MeantAs.NAMED


@pytest.mark.parametrize(
    "wording", ["各级人民政府", "各级政府", "各级党委政府", "各级党委和政府", "全区各级人民政府", "地方各级人民政府"]
)
def test_governments_of_all_levels_include_towns_and_perhaps_their_offices(wording: str) -> None:
    assert is_meant(wording, TOWN).sort is MeantAs.IN_GROUP
    assert is_meant(wording, STREET).sort is MeantAs.PERHAPS
    assert is_meant(wording, BUREAU).sort is MeantAs.NOT


def test_departments_of_all_levels_are_departments() -> None:
    assert is_meant("各级各部门", BUREAU).sort is MeantAs.IN_GROUP
    assert is_meant("各级有关部门", BUREAU).sort is MeantAs.PERHAPS
    assert is_meant("各级各部门", TOWN).sort is MeantAs.PERHAPS


def test_a_body_that_works_with_another_is_named_beside_it() -> None:
    parts = wording_meaning("区水务局会同区住建局").parts
    assert [(part.reach, part.name) for part in parts] == [(Reach.NAMED, "区水务局"), (Reach.NAMED, "区住建局")]
    assert is_meant("区住建局会同区水务局", BUREAU).sort is MeantAs.NAMED


@pytest.mark.parametrize("wording", ["市级部门按职责分工负责", "各责任单位", "各牵头部门", "相关镇", "监管部门"])
def test_units_that_are_not_told_apart_leave_open_which_are_meant(wording: str) -> None:
    assert leaves_some(wording)


@pytest.mark.parametrize("wording", ["各镇", "各部门", "属地政府", "各级人民政府", "区水务局", "示例开发区管委会", "开发区管委会", "各村（社区）", "各办"])
def test_all_of_a_kind_and_names_leave_nothing_open(wording: str) -> None:
    assert not leaves_some(wording)


@pytest.mark.parametrize("wording", ["环湖镇", "库区镇", "沿黄乡镇", "上游镇"])
def test_a_word_for_a_part_that_reads_like_one_town_asks_every_town_but_the_one_so_called(wording: str) -> None:
    assert is_meant(wording, TOWN).sort is MeantAs.PERHAPS
    assert is_meant(wording, STREET).sort is MeantAs.NOT
    assert is_meant("环湖镇", who_am_i("环湖镇人民政府", "样本市示例区")).sort is MeantAs.NAMED


@pytest.mark.parametrize("wording", ["城关镇", "环城镇", "滨湖街道", "临江镇", "湖滨街道", "城郊乡", "示例县乡镇", "林区管委会", "甲湖区人民政府", "山区办"])
def test_a_name_that_many_places_bear_asks_nothing(wording: str) -> None:
    assert not leaves_some(wording)


@pytest.mark.parametrize("wording", ["驻区单位", "中省驻市单位", "垂管单位", "委属单位", "局属各单位", "各驻地单位"])
def test_bodies_that_others_are_over_are_asked_for_by_name(wording: str) -> None:
    assert is_meant(wording, BUREAU).sort is MeantAs.PERHAPS
    assert leaves_some(wording)


@pytest.mark.parametrize("wording", ["各专项工作组", "各工作专班", "有关工作组", "各成员单位", "相关成员单位"])
def test_whose_members_stand_in_another_paper_may_have_any_of_us(wording: str) -> None:
    assert {is_meant(wording, me).sort for me in (TOWN, STREET, BUREAU)} == {MeantAs.PERHAPS}
