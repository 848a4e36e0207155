"""Who is in a group by its own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rows.unit_words import UnitKind
from model.rows.units import Membership
from model.rules.group_members import is_to_be_filled_in, kinds_of, members_by_rule, membership, named_in

AREA = "示例市示例区"
TOWNS = ("青山镇人民政府", "柳河镇人民政府")
STREETS = ("东园街道办事处", "西园街道办事处")
ZONES = ("示例经济开发区管委会", "青山湖科技园区管委会")
BUREAUS = ("区水务局", "区财政局")
ALL = (*TOWNS, *STREETS, *ZONES, *BUREAUS)
MEMBER, OPEN = Membership.MEMBER, Membership.OPEN


@pytest.mark.parametrize(("wording", "members", "left_open"), [
    ("各镇人民政府", TOWNS, ()), ("各街道办事处", STREETS, ()), ("各产业园区管委会", ZONES, ()), ("各镇街", (*TOWNS, *STREETS), ()),
    ("相关镇人民政府", (), TOWNS), ("有关镇街", (), (*TOWNS, *STREETS)), ("各镇（不含青山镇）", ("柳河镇人民政府",), ()),
    ("各镇街（含示例经济开发区管委会）", (*TOWNS, *STREETS, "示例经济开发区管委会"), ()),
    ("各镇、示例经济开发区管委会", (*TOWNS, "示例经济开发区管委会"), ()), ("区政府各部门", BUREAUS, ()), ("相关部门", (), BUREAUS),
    ("青山镇等相关镇", ("青山镇人民政府",), ("柳河镇人民政府",)), ("区应急指挥部成员单位", (), ALL),
])
def test_members_of_a_group(wording: str, members: tuple[str, ...], left_open: tuple[str, ...]) -> None:
    found = members_by_rule(wording, ALL, AREA)

    assert {name for name, state in found.items() if state is MEMBER} == set(members)
    assert {name for name, state in found.items() if state is OPEN} == set(left_open)
    assert set(found) == {*members, *left_open}


def test_a_body_under_two_names_is_one_member() -> None:
    assert members_by_rule("各镇人民政府", ("青山镇人民政府", "青山镇", "示例区青山镇人民政府"), AREA) == {"青山镇人民政府": MEMBER}


def test_a_unit_the_wording_names_is_a_member_though_no_directory_knows_it() -> None:
    assert members_by_rule("各镇（含新石管委会）", TOWNS, AREA) == dict.fromkeys((*TOWNS, "新石管委会"), MEMBER)
    assert named_in("各镇（含新石管委会）") == ("新石管委会",)


@pytest.mark.parametrize(("wording", "is_open"), [("区指挥部成员单位", True), ("各成员单位", True), ("各镇人民政府", False), ("相关单位", False)])
def test_a_group_whose_members_stand_elsewhere(wording: str, is_open: bool) -> None:
    assert is_to_be_filled_in(wording) is is_open
    assert (kinds_of(wording) == frozenset()) is is_open


def test_kinds_of_a_group() -> None:
    assert kinds_of("各镇街") == {UnitKind.TOWN, UnitKind.STREET}


def test_a_district_office_is_among_the_towns_and_among_the_streets() -> None:
    office = "甲山地区办事处"
    for wording in ("各镇人民政府", "各街道办事处", "各镇街"):
        assert members_by_rule(wording, (office, "区水务局"), AREA) == {office: MEMBER}
    assert members_by_rule("各部门", (office, "区水务局"), AREA) == {"区水务局": MEMBER}
    assert members_by_rule("各镇人民政府", ("甲山街道办事处",), AREA) == {}


def test_an_office_inside_a_town_is_no_member_beside_it() -> None:
    assert members_by_rule("各镇人民政府", ("青山镇生态环境办公室",), AREA) == {}


def test_a_unit_whose_name_shows_no_kind_is_left_open_among_departments() -> None:
    assert members_by_rule("相关部门", ("某某运营方",), AREA) == {"某某运营方": OPEN}
    assert members_by_rule("各镇人民政府", ("某某运营方",), AREA) == {}


def test_a_unit_of_another_kind_that_is_named_beside_a_group_is_a_member() -> None:
    wording = "各镇（含示例资产公司）"
    assert members_by_rule(wording, (*TOWNS, "示例资产公司", "某某公司"), AREA) == dict.fromkeys((*TOWNS, "示例资产公司"), MEMBER)


def test_one_group_to_be_filled_in_among_others_is_enough() -> None:
    assert is_to_be_filled_in("区应急指挥部成员单位、各镇人民政府")
    assert kinds_of("各镇、区应急指挥部成员单位") == frozenset()


@given(st.sampled_from(["各镇人民政府", "相关街道办事处", "各部门", "区指挥部成员单位", "各镇（不含青山镇）", "等部门"]), st.sampled_from((*ALL, "甲山地区办事处")))
def test_one_unit_is_judged_as_among_all(wording: str, unit: str) -> None:
    found = members_by_rule(wording, (unit,), AREA).get(unit, Membership.OUTSIDE)
    assert found is membership(wording, unit, AREA)
