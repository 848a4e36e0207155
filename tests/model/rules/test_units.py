from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rows.unit_words import MeantAs, Myself, Reach, UnitKind
from model.rules.units import is_meant, looks_like_unit, nearest_unit, who_am_i

AREA = "示例市示例区"
NAMED, IN_GROUP, PERHAPS, NOT = MeantAs.NAMED, MeantAs.IN_GROUP, MeantAs.PERHAPS, MeantAs.NOT


@pytest.fixture
def town() -> Myself:
    return who_am_i("青山镇人民政府", AREA)


@pytest.fixture
def street() -> Myself:
    return who_am_i("东园街道办事处", AREA)


@pytest.fixture
def zone() -> Myself:
    return who_am_i("示例经济开发区管委会", AREA)


@pytest.fixture
def bureau() -> Myself:
    return who_am_i("区城市管理委", AREA)


@pytest.fixture
def district() -> Myself:
    return who_am_i("示例区人民政府", AREA)


def test_who_am_i_knows_the_names_of_a_town(town: Myself) -> None:
    assert town.kind is UnitKind.TOWN
    assert {"青山镇人民政府", "青山镇政府", "青山镇", "青山"} <= set(town.aliases)


def test_who_am_i_knows_the_names_of_a_bureau() -> None:
    assert {"区生态环境局", "示例区生态环境局", "示例市示例区生态环境局"} <= set(who_am_i("区生态环境局", AREA).aliases)


def test_who_am_i_knows_the_names_of_a_district() -> None:
    aliases = who_am_i("示例区政府", AREA).aliases

    assert {"示例区人民政府", "示例区政府", "示例区", "区政府"} <= set(aliases)


def test_who_am_i_knows_the_short_form_of_a_bureau() -> None:
    aliases = who_am_i("示例区住房和城乡建设委员会", AREA).aliases

    assert {"区住房和城乡建设委员会", "示例市示例区住房和城乡建设委员会", "区住建委"} <= set(aliases)


def test_who_am_i_gives_each_name_once() -> None:
    aliases = who_am_i("青山镇", AREA).aliases

    assert len(aliases) == len(set(aliases))


@pytest.mark.parametrize("name", ["区生态环境局", "示例区生态环境局", "示例市示例区生态环境局", "生态环境局"])
def test_a_bureau_is_named_by_all_its_names(name: str) -> None:
    assert all(is_meant(wording, who_am_i(name, AREA)).sort is NAMED
               for wording in ("区生态环境局", "示例区生态环境局", "示例市示例区生态环境局", "区生态环境局（区督察办）"))


@pytest.mark.parametrize(("wording", "sort"), [
    ("青山镇人民政府", NAMED), ("青山镇", NAMED), ("青山镇政府", NAMED), ("青山", NAMED), ("青山地区办事处", NAMED),
    ("示例区青山镇", NAMED), ("青山镇、柳河镇", NAMED), ("青山镇等相关镇", NAMED), ("各街道（含青山镇）", NAMED),
    ("各镇人民政府", IN_GROUP), ("各镇街", IN_GROUP), ("各镇", IN_GROUP), ("各乡镇", IN_GROUP), ("属地政府", IN_GROUP),
    ("各镇（街道）", IN_GROUP), ("各镇、街道、园区管委会", IN_GROUP), ("各街道办事处 各镇人民政府", IN_GROUP),
    ("相关镇人民政府", PERHAPS), ("有关镇", PERHAPS), ("相关镇街", PERHAPS), ("有关单位", PERHAPS), ("涉农镇", PERHAPS),
    ("区污染防治领导小组成员单位", PERHAPS), ("柳河镇等相关镇", PERHAPS), ("青山镇柳河镇人民政府", PERHAPS),
    ("柳河青山镇", PERHAPS), ("青山镇水务站", PERHAPS), ("各镇农业服务中心", PERHAPS),
    ("各街道办事处", NOT), ("各园区管委会", NOT), ("相关街道办事处", NOT), ("柳河镇人民政府", NOT), ("青山街道办事处", NOT),
    ("各部门", NOT), ("相关部门", NOT), ("等部门", NOT), ("区水务局", NOT), ("小青山镇人民政府", NOT), ("区政府", NOT),
    ("各镇人民政府（不含青山镇）", NOT), ("各区政府", NOT), ("", NOT), ("——", NOT),
])
def test_is_meant_for_a_town(town: Myself, wording: str, sort: MeantAs) -> None:
    assert is_meant(wording, town).sort is sort


@pytest.mark.parametrize(("wording", "sort"), [
    ("东园街道办事处", NAMED), ("东园街道", NAMED), ("东园街道办", NAMED),
    ("各街道办事处", IN_GROUP), ("各街道", IN_GROUP), ("各镇街", IN_GROUP), ("各镇政府、街道办事处", IN_GROUP),
    ("相关街道办事处", PERHAPS), ("相关镇街", PERHAPS),
    ("各镇人民政府", NOT), ("相关镇人民政府", NOT), ("西园街道办事处", NOT), ("东园镇", NOT), ("各园区管委会", NOT),
])
def test_is_meant_for_a_street(street: Myself, wording: str, sort: MeantAs) -> None:
    assert is_meant(wording, street).sort is sort


@pytest.mark.parametrize(("wording", "sort"), [
    ("示例经济开发区管委会", NAMED), ("示例经济开发区", NAMED), ("示例经开区管委会", NAMED), ("示例经济开发区管 委会", NAMED),
    ("各镇街（含示例经济开发区管委会）", NAMED),
    ("各园区管委会", IN_GROUP), ("各产业园区管委会", IN_GROUP), ("各开发区", IN_GROUP), ("各镇、街道、产业园区", IN_GROUP),
    ("相关产业园区管委会", PERHAPS), ("开发区管委会", PERHAPS), ("各属地", PERHAPS),
    ("各镇人民政府", NOT), ("青山湖科技园区管委会", NOT), ("各部门", NOT),
])
def test_is_meant_for_a_zone(zone: Myself, wording: str, sort: MeantAs) -> None:
    assert is_meant(wording, zone).sort is sort


@pytest.mark.parametrize(("wording", "sort"), [
    ("区城市管理委", NAMED), ("示例区城市管理委员会", NAMED), ("区城管委", NAMED), ("区城市管理委等部门", NAMED),
    ("相关区城市管理委", PERHAPS), ("相关区农业农村局", NOT),
    ("各部门", IN_GROUP), ("区政府各委、办、局", IN_GROUP), ("各区城市管理委", IN_GROUP),
    ("相关部门", PERHAPS), ("各有关部门", PERHAPS), ("区有关部门", PERHAPS), ("等部门", PERHAPS),
    ("区应急指挥部成员单位", PERHAPS), ("区城市管理委环卫中心", PERHAPS),
    ("各镇人民政府", NOT), ("各镇街", NOT), ("各区政府", NOT), ("市城市管理委", NOT), ("市有关部门", NOT), ("区城管执法局", NOT),
    ("邻近区城市管理委", NOT), ("各区农业农村局", NOT),
])
def test_is_meant_for_a_bureau(bureau: Myself, wording: str, sort: MeantAs) -> None:
    assert is_meant(wording, bureau).sort is sort


@pytest.mark.parametrize(("wording", "sort"), [
    ("示例区政府", NAMED), ("示例区", NAMED), ("区政府", NAMED), ("市示例区政府", NAMED), ("示例区区政府", NAMED),
    ("各区政府", IN_GROUP), ("各区政府（含甲石管委会）", IN_GROUP), ("属地政府", IN_GROUP), ("各区人民政府", IN_GROUP),
    ("相关区政府", PERHAPS), ("邻近示例远山区政府", PERHAPS),
    ("邻近区政府", NOT), ("邻近区区政府", NOT), ("各镇人民政府", NOT), ("市政府", NOT),
])
def test_is_meant_for_a_district(district: Myself, wording: str, sort: MeantAs) -> None:
    assert is_meant(wording, district).sort is sort


def test_is_meant_gives_the_words_that_made_it_so(town: Myself) -> None:
    meant = is_meant("各街道办事处 青山镇", town)

    assert (meant.words, meant.reach) == ("青山镇", Reach.NAMED)


def test_is_meant_takes_the_strongest_of_several(town: Myself) -> None:
    assert is_meant("相关镇、各镇", town).sort is IN_GROUP


def test_perhaps_is_mine_but_not_certain(town: Myself) -> None:
    meant = is_meant("相关镇人民政府", town)

    assert meant.is_mine
    assert not meant.is_certain


def test_not_meant_is_certain_and_not_mine(town: Myself) -> None:
    meant = is_meant("各街道办事处", town)

    assert not meant.is_mine
    assert meant.is_certain
    assert meant.words == ""


@pytest.mark.parametrize(("wording", "sort"), [("各镇人民政府", IN_GROUP), ("各街道办事处", IN_GROUP), ("青山镇", NAMED)])
def test_a_district_office_is_both_town_and_street(wording: str, sort: MeantAs) -> None:
    assert is_meant(wording, who_am_i("青山地区办事处", AREA)).sort is sort


@pytest.mark.parametrize("wording", ["各镇人民政府", "青山镇人民政府"])
def test_an_office_inside_a_town_carries_the_towns_duties(wording: str) -> None:
    assert is_meant(wording, who_am_i("青山镇生态环境办公室", AREA)).is_mine


def test_a_bureau_with_a_town_in_its_name_is_no_town() -> None:
    assert who_am_i("区乡村振兴服务中心", AREA).kind is UnitKind.BUREAU


def test_an_alias_told_by_people_names_me() -> None:
    me = who_am_i("区河湖管理中心", AREA, other_names=("区水务二所",))

    assert is_meant("区水务二所", me).sort is NAMED
    assert is_meant("区水务三所", me).sort is NOT


def test_a_branch_of_a_city_bureau_is_named_by_its_short_form() -> None:
    me = who_am_i("市规划自然资源委示例分局", AREA)

    assert is_meant("区规自分局", me).sort is NAMED
    assert is_meant("区公安分局", me).sort is NOT
    assert is_meant("市规划自然资源委", me).sort is NOT


def test_a_zone_with_a_long_name_is_asked_about_the_short_one() -> None:
    me = who_am_i("甲乙自主创新示范区青山生物医药产业基地管委会", AREA)

    assert is_meant("青山生物医药基地管委会", me).sort is PERHAPS
    assert is_meant("柳河生物医药基地管委会", me).sort is NOT


def test_a_town_called_like_a_group_is_named_by_its_name() -> None:
    assert is_meant("重点镇", who_am_i("重点镇人民政府", AREA)).sort is NAMED


def test_one_misread_character_of_a_long_name_is_asked() -> None:
    me = who_am_i("青山湖科技园区管委会", AREA)

    assert is_meant("青山湖科技园匹管委会", me).sort is PERHAPS
    assert is_meant("青山潮科技园区管委会", me).sort is PERHAPS


def test_a_near_name_of_another_level_is_not_asked() -> None:
    me = who_am_i("区农业农村局", AREA)

    assert is_meant("区农业农付局", me).sort is PERHAPS
    assert is_meant("市农业农付局", me).sort is NOT


def test_two_misread_characters_are_too_many() -> None:
    assert is_meant("区农业衣付局", who_am_i("区农业农村局", AREA)).sort is NOT


def test_one_misread_character_of_a_short_name_is_too_much() -> None:
    assert is_meant("区交迪局", who_am_i("区交通局", AREA)).sort is NOT


def test_departments_without_an_area_are_asked() -> None:
    assert is_meant("市有关部门", who_am_i("区水务局", "")).sort is PERHAPS


def test_my_name_inside_another_word_is_not_me() -> None:
    assert is_meant("小青山镇水务站", who_am_i("青山镇人民政府", AREA)).sort is NOT
    assert is_meant("柳河镇青山镇水务站", who_am_i("青山镇人民政府", AREA)).sort is PERHAPS


def test_a_unit_of_unknown_shape_is_asked_about_departments() -> None:
    assert is_meant("相关部门", who_am_i("区资产运营方", AREA)).sort is PERHAPS


_PLACES = st.text(alphabet="东西南北青白柳石云河山桥塔", min_size=2, max_size=3)


@given(_PLACES)
def test_any_town_is_in_every_town_and_in_no_street(place: str) -> None:
    me = who_am_i(place + "镇人民政府", AREA)

    assert is_meant("各镇人民政府", me).sort is IN_GROUP
    assert is_meant("各街道办事处", me).sort is NOT
    assert is_meant(place + "镇", me).sort is NAMED


@given(_PLACES, _PLACES)
def test_two_towns_are_never_named_by_each_other(one: str, other: str) -> None:
    me = who_am_i(one + "镇人民政府", AREA)

    assert (is_meant(other + "镇人民政府", me).sort is NAMED) == (one == other)


@given(st.text(max_size=30))
def test_is_meant_answers_on_any_wording(wording: str) -> None:
    assert is_meant(wording, who_am_i("青山镇人民政府", AREA)).sort in MeantAs


@pytest.mark.parametrize(("text", "holds"), [
    ("区水务局", True), ("各镇人民政府", True), ("相关部门", True), ("等部门", True), ("区水务局 各镇街", True),
    ("年底前", False), ("推进污水管网建设。", False), ("", False), ("——", False),
])
def test_looks_like_unit(text: str, holds: bool) -> None:
    assert looks_like_unit(text) is holds


KNOWN = ("区水务局", "区生态环境局", "市规划自然资源委", "青山镇人民政府", "各区政府(含示例经济技术开发区管委会)", "青山湖科技园区管委会")


@pytest.mark.parametrize(("name", "proposal"), [
    ("区水努局", "区水务局"), ("区生杰环境局", "区生态环境局"), ("青川镇人民政府", "青山镇人民政府"),
    ("各区人民政府技术经济委(含示例经开区管委会)", "各区政府(含示例经济技术开发区管委会)"), ("区水务", "区水务局"),
])
def test_nearest_unit_proposes_for_a_garbled_name(name: str, proposal: str) -> None:
    found = nearest_unit(name, KNOWN)

    assert found is not None
    assert (found.name, found.is_alias) == (proposal, False)
    assert 0.5 < found.score < 1


@pytest.mark.parametrize(("name", "proposal"), [
    ("示例市规划和自然资源委员会", "市规划自然资源委"), ("市自然资源委", "市规划自然资源委"),
    ("青山镇", "青山镇人民政府"), ("青山湖科技园区管委", "青山湖科技园区管委会"), ("示例区水务局", "区水务局"),
])
def test_nearest_unit_tells_another_form_of_a_known_name(name: str, proposal: str) -> None:
    found = nearest_unit(name, KNOWN)

    assert found is not None
    assert (found.name, found.is_alias, found.score) == (proposal, True, 1.0)


@pytest.mark.parametrize("name", ["区水务局", " 区水务 局", "区民政局", "市水务局", "", "推进工程建设", "产权单位"])
def test_nearest_unit_is_silent_for_known_and_far_names(name: str) -> None:
    assert nearest_unit(name, KNOWN) is None


def test_nearest_unit_is_silent_between_two_equally_near_names() -> None:
    assert nearest_unit("青口镇人民政府", ("青山镇人民政府", "青石镇人民政府")) is None


def test_nearest_unit_takes_one_name_written_twice_for_one() -> None:
    found = nearest_unit("区生杰环境局", ("区生态环境局", "区生态 环境局"))

    assert found is not None
    assert found.name == "区生态环境局"


def test_nearest_unit_does_not_cross_levels() -> None:
    assert nearest_unit("市生杰环境局", ("区生态环境局",)) is None


def test_nearest_unit_of_a_short_name_allows_one_character() -> None:
    assert nearest_unit("区永努局", ("区水务局",)) is None
    assert nearest_unit("区水努局", ("区水务局",)) is not None


def test_nearest_unit_needs_known_names() -> None:
    assert nearest_unit("区水务局", ()) is None


def _gold() -> Path:
    return Path(os.environ.get("TAIZHANG_SHARED") or Path(__file__).parents[4] / "shared") / "gold" / "daxing-2024.jsonl"


@pytest.mark.plans
@pytest.mark.skipif(not _gold().exists(), reason="the real plans are not here (TAIZHANG_SHARED)")
@pytest.mark.parametrize(("tail", "groups", "perhaps"), [
    ("镇人民政府", "各镇人民政府", "相关镇人民政府"),
    ("街道办事处", "各街道办事处", "相关街道办事处"),
])
def test_every_wording_of_a_real_plan_is_decided_as_it_reads(tail: str, groups: str, perhaps: str) -> None:
    """For each town and street the plan names, what its wordings mean is compared with the plain words."""
    rows = [json.loads(line) for line in _gold().read_text(encoding="utf-8").splitlines()]
    words = Counter(unit for row in rows for role in ("lead", "responsible", "support") for unit in row[role])
    area = rows[0]["annex_title"].split("区")[0] + "区"
    units = [word for word in words if word.endswith(tail) and not word.startswith(("各", "相关"))]
    for unit in units:
        me = who_am_i(unit, area)
        sorts = {word: is_meant(word, me).sort for word in words}
        expected = {
            word: NAMED if word == unit else IN_GROUP if word == groups
            else PERHAPS if word == perhaps or word.endswith("成员单位") else NOT
            for word in words
        }
        assert sorts == expected
    assert units


@pytest.mark.parametrize(("area", "unit", "wording", "sort"), [
    ("示例市", "市农业农村局", "各区农业农村局", NOT), ("示例市", "市农业农村局", "相关区农业农村局", NOT), ("某某省示例市", "市水利局", "各县区水利局", NOT),
    ("某某省", "省水利厅", "各市县水利厅", NOT), ("示例市示例区", "区农业农村局", "各区农业农村局", IN_GROUP),
    ("某某省示例市示例县", "县水利局", "各区县水利局", IN_GROUP), ("某某省示例市甲市", "市水利局", "各县区水利局", IN_GROUP),
    ("某某省示例市", "市水利局", "各市县水利局", IN_GROUP), ("示例市示例区", "区农业农村局", "相关区农业农村局", PERHAPS),
])
def test_the_bodies_of_every_district_are_not_those_of_the_city_above(area: str, unit: str, wording: str, sort: MeantAs) -> None:
    assert is_meant(wording, who_am_i(unit, area)).sort is sort
