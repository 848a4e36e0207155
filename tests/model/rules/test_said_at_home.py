"""Where another area's plan is read: which wordings mean me there too, and which only at home; names near mine."""

from __future__ import annotations

import pytest

from model.rows.unit_words import MeantAs, UnitKind
from model.rules.units import is_meant, is_said_at_home, names_of_mine, nearest_unit, who_am_i

AREA = "某某省示例市示例区"
TOWN, BUREAU, DISTRICT, ZONE, BRANCH = "青山镇人民政府", "区水务局", "示例区人民政府", "示例经济开发区管委会", "区公安分局"
NAMED, PERHAPS, NOT = MeantAs.NAMED, MeantAs.PERHAPS, MeantAs.NOT


@pytest.mark.parametrize(("unit", "wording"), [
    (TOWN, "各镇"), (TOWN, "相关镇人民政府"), (BUREAU, "区水务局"), (BUREAU, "水务局"), (BUREAU, "各部门"), (DISTRICT, "区政府"), (DISTRICT, "各区政府"),
    (ZONE, "各园区"), (BRANCH, "区公安分局"), (BRANCH, "公安分局"), (BUREAU, ""), (BUREAU, "区水务局（牵头）"),
])  # fmt: skip
def test_what_every_area_has_means_me_only_at_home(unit: str, wording: str) -> None:
    assert is_said_at_home(wording, who_am_i(unit, AREA))


@pytest.mark.parametrize(("unit", "wording"), [
    (TOWN, "青山镇"), (TOWN, "青山镇人民政府（牵头）"), (TOWN, "各镇（含青山镇）"), (TOWN, "青山镇水务站"), (BUREAU, "示例区水务局"), (BUREAU, "示例水务局"),
    (BUREAU, "某某省示例市示例区水务局"), (DISTRICT, "示例区政府"), (ZONE, "示例经济开发区管委会"), (BRANCH, "示例公安分局"), (BRANCH, "市公安局示例分局"),
    (BUREAU, "区财政局、示例区水务局"),
])  # fmt: skip
def test_a_name_that_says_which_area_means_me_anywhere(unit: str, wording: str) -> None:
    assert not is_said_at_home(wording, who_am_i(unit, AREA))


def test_without_an_area_a_name_means_me_anywhere() -> None:
    assert not is_said_at_home("区水务局", who_am_i("区水务局", ""))


@pytest.mark.parametrize(("area", "unit", "wording"), [
    ("某某省示例县", "县水利局", "县水利局"), ("某某省示例旗", "旗水利局", "旗水利局"), ("某某省示例市", "市水利局", "市水利局"),
])  # fmt: skip
def test_counties_cities_and_banners_have_bureaus_of_one_name_too(area: str, unit: str, wording: str) -> None:
    me = who_am_i(unit, area)
    assert is_said_at_home(wording, me)
    assert not is_said_at_home(f"示例{wording}", me)
    assert not is_said_at_home(f"示例{wording[1:]}", me)


@pytest.mark.parametrize(("unit", "kind", "alias"), [
    ("青山镇生态环境办公室", UnitKind.TOWN, "青山镇"), ("青山镇人民政府水务所", UnitKind.TOWN, "青山镇"), ("东园街道平安建设办", UnitKind.STREET, "东园街道办事处"),
    ("东园街道办事处城管科", UnitKind.STREET, "东园街道"), ("青山乡农业服务中心", UnitKind.TOWN, "青山乡"), ("青山镇执法队", UnitKind.TOWN, "青山镇"), ("示例区青山镇水务站", UnitKind.TOWN, "青山镇"),
])  # fmt: skip
def test_an_office_of_a_town_or_street_stands_for_it(unit: str, kind: UnitKind, alias: str) -> None:
    me = who_am_i(unit, AREA)
    assert me.kind is kind
    assert {unit, alias} <= set(me.aliases)


@pytest.mark.parametrize("unit", ["区城镇乡村建设办公室", "市村镇建设管理站", "县乡镇企业服务中心", "省街道工作指导中心", "旗苏木乡镇服务站"])
def test_a_body_of_the_government_above_that_speaks_of_towns_is_none(unit: str) -> None:
    assert who_am_i(unit, AREA).kind is UnitKind.BUREAU


@pytest.mark.parametrize(("unit", "aliases"), [
    ("东园街道", {"东园街道", "东园街道办事处", "东园街道办", "东园街道党工委", "东园街道工委", "东园"}),
    ("青山乡", {"青山乡人民政府", "青山乡政府", "青山乡党委政府", "青山乡党委", "青山乡", "青山", "青山地区办事处"}),
    ("青山地区办事处", {"青山地区办事处", "青山地区", "青山地区办", "青山地区党工委", "青山地区工委", "青山", "青山镇", "青山乡"}),
    ("示例经济开发区", {"示例经开区管委会", "示例经开区管委", "示例经开区管理委员会", "示例经开区"}),
    ("区政府", {"示例区人民政府", "示例区政府", "示例区", "示例", "区政府"}),
    ("区水务局", {"区水务局", "示例区水务局", "某某省示例市示例区水务局"}),
    ("区生态环境局", {"区生态环境局", "示例区生态环境局", "某某省示例市示例区生态环境局"}),
    ("市水务局", {"市水务局"}), ("青镇", {"青镇", "青镇人民政府", "青镇政府", "青镇党委政府", "青镇党委"}),
])  # fmt: skip
def test_a_unit_has_all_the_names_it_goes_by_and_no_others(unit: str, aliases: set[str]) -> None:
    assert set(who_am_i(unit, AREA).aliases) == aliases | {unit}


@pytest.mark.parametrize(("unit", "wording", "sort"), [
    (TOWN, "柳河青山镇", PERHAPS), (TOWN, "青山柳河镇", PERHAPS), (TOWN, "甲青山镇", NOT), (TOWN, "青山湖镇", NOT), (TOWN, "青山水镇", NOT),
    (DISTRICT, "邻近示例区政府", PERHAPS), (DISTRICT, "示例远山区政府", PERHAPS),
    ("甲镇人民政府", "甲山乙水镇", NOT),
    (TOWN, "区水务局青山镇分站", PERHAPS), (TOWN, "远青山镇水务站", NOT), (TOWN, "柳河乡青山镇水务站", PERHAPS), (TOWN, "某街青山镇水务站", PERHAPS),
    (BUREAU, "区水务局排水科", PERHAPS), (BUREAU, "城区水务局排水科", NOT),
    ("区农业农村局", "区农业农付局", PERHAPS), ("区农业农村局", "区农业农付材局", NOT), ("区农村局", "区农付局", NOT), ("区园林绿化局", "区园林绿花局", PERHAPS),
    ("青山自主创新示范区柳河产业园管委会", "青山示范区柳河产业园管委会", PERHAPS),
    ("青山自主创新示范区柳河产业园管委会", "青山示范区柳河科技园管委会", NOT),
    ("青山示范区柳河产业园管委会", "青山自主创新示范区柳河产业园管委会", PERHAPS),
])  # fmt: skip
def test_a_name_near_mine_is_asked_about_and_one_further_off_is_not(unit: str, wording: str, sort: MeantAs) -> None:
    assert is_meant(wording, who_am_i(unit, AREA)).sort is sort


@pytest.mark.parametrize(("name", "known", "proposal"), [
    ("示例市示例区水务局", "区水务局", "区水务局"), ("某某市示例区园林绿化局", "区园林绿化局", "区园林绿化局"), ("示例区信访办", "区信访办", "区信访办"), ("示例区执法队", "区执法队", "区执法队"),
    ("区委宣传部（文明办）", "区委宣传部(文明办)", None), ("区委宣传部（精神文明办公室）", "区委宣传部（文明办公室）", "区委宣传部（文明办公室）"),
    ("区委宣传部文明办", "区委宣传部（文明办）", "区委宣传部（文明办）"),
    ("市场监管局", "区市场监管局", "区市场监管局"), ("市政管理处", "区市政管理处", "区市政管理处"), ("市容管理处", "区市容管理处", "区市容管理处"),
    ("省水利亅", "省水利厅", "省水利厅"), ("县水利亅", "省水利厅", None), ("区水利亅", "县水利局", None), ("水努局", "区水务局", None),
])  # fmt: skip
def test_a_name_is_proposed_when_it_is_nearly_the_same(name: str, known: str, proposal: str | None) -> None:
    found = nearest_unit(name, (known,))
    assert (found.name if found else None) == proposal


def test_a_clearly_nearer_name_is_proposed_before_another() -> None:
    found = nearest_unit("区园林绿花局", ("区园林服务中心", "区园林绿化局"))
    assert found is not None
    assert found.name == "区园林绿化局"


def test_only_names_of_my_own_kind_are_lit() -> None:
    me = who_am_i("青山镇人民政府", AREA, other_names=("青山水务站", "青镇"))
    assert names_of_mine("青山镇会同青山水务站、青镇完成。", me) == ("青山镇",)


def test_the_bodies_of_every_district_are_judged_without_an_area_too() -> None:
    assert is_meant("各区农业农村局", who_am_i("区农业农村局", "")).sort is NOT


def test_a_district_is_not_asked_about_names_with_its_citys_place() -> None:
    me = who_am_i("示例区人民政府", "某某省甲乙市示例区")
    assert is_meant("甲乙远山区政府", me).sort is NOT
    assert is_meant("示例远山区政府", me).sort is PERHAPS


def test_an_office_of_a_town_government_written_out_stands_for_the_town() -> None:
    assert "青山镇" in who_am_i("青山镇人民政府办公室", AREA).aliases
    assert who_am_i("东园街道办事处城管办", AREA).kind is UnitKind.STREET


def test_every_district_is_every_county_where_the_area_names_no_government_above() -> None:
    assert is_meant("各区农业农村局", who_am_i("县农业农村局", "示例县")).sort is MeantAs.IN_GROUP
