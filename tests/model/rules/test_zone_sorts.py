"""Which zones a group of zones means for certain: those of its own sort; one of another sort is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rows.unit_words import MeantAs
from model.rows.units import Membership
from model.rules.group_members import members_by_rule
from model.rules.units import is_meant, who_am_i
from model.rules.zone_sorts import may_be_another_sort

AREA = "示例市示例区"
PARKS = ("示例经济开发区管委会", "青山湖科技园区管委会", "青山生物医药产业基地管委会", "示例高新技术产业开发区管委会", "东湖工业园管理委员会")
OTHERS = (
    "临空经济区示例片区管委会", "示例国际机场临空经济区（示例片区）管委会", "乙水风景名胜区管委会", "丙山旅游度假区管委会", "丁河新区管委会",
    "自由贸易试验区示例片区管委会", "甲山综合保税区管委会",
)  # fmt: skip


@pytest.mark.parametrize("wording", ["各产业园区管委会", "各园区管委会", "各开发区", "各镇、街道、产业园区管委会", "各镇街（园区）", "各经济开发区管委会"])
@pytest.mark.parametrize(("units", "sort"), [(PARKS, MeantAs.IN_GROUP), (OTHERS, MeantAs.PERHAPS)])
def test_a_group_of_parks_means_parks_and_asks_about_other_zones(wording: str, units: tuple[str, ...], sort: MeantAs) -> None:
    assert {is_meant(wording, who_am_i(unit, AREA)).sort for unit in units} == {sort}


@pytest.mark.parametrize("wording", ["各管委会", "各功能区管委会", "各镇、街道、管委会", "各镇街、各管委会"])
@pytest.mark.parametrize("unit", [*PARKS, *OTHERS])
def test_a_group_of_all_zones_means_each(wording: str, unit: str) -> None:
    assert is_meant(wording, who_am_i(unit, AREA)).sort is MeantAs.IN_GROUP


@pytest.mark.parametrize(("wording", "unit", "sort"), [
    ("各度假区管委会", "丙山旅游度假区管委会", MeantAs.IN_GROUP), ("各度假区管委会", "示例经济开发区管委会", MeantAs.PERHAPS),
    ("各片区管委会", "临空经济区示例片区管委会", MeantAs.IN_GROUP), ("各新区管委会", "丁河新区管委会", MeantAs.IN_GROUP),
    ("各产业园区、片区管委会", "临空经济区示例片区管委会", MeantAs.IN_GROUP), ("各产业园区管委会", "甲石管委会", MeantAs.IN_GROUP),
    ("相关产业园区管委会", "临空经济区示例片区管委会", MeantAs.PERHAPS), ("各产业园区管委会（含临空经济区示例片区管委会）", "临空经济区示例片区管委会", MeantAs.NAMED),
    ("各产业园区管委会（不含临空经济区示例片区管委会）", "临空经济区示例片区管委会", MeantAs.NOT),
])  # fmt: skip
def test_a_zone_is_certain_where_the_group_says_its_sort_or_its_name_none(wording: str, unit: str, sort: MeantAs) -> None:
    assert is_meant(wording, who_am_i(unit, AREA)).sort is sort


def test_a_name_that_people_told_counts_as_well() -> None:
    me = who_am_i("临空经济区示例片区管委会", AREA, other_names=("示例临空产业园管委会",))
    assert is_meant("各产业园区管委会", me).sort is MeantAs.IN_GROUP


def test_the_groups_members_and_whom_it_leaves_open() -> None:
    found = members_by_rule("各产业园区管委会", ("示例经济开发区管委会", "临空经济区示例片区管委会", "青山镇人民政府"), AREA)
    assert found == {"示例经济开发区管委会": Membership.MEMBER, "临空经济区示例片区管委会": Membership.OPEN}


@given(st.sampled_from([*PARKS, *OTHERS]), st.sampled_from(["各产业园区管委会", "各管委会", "各开发区管委会", "各度假区管委会"]), st.sampled_from(["", "、各镇人民政府", "、相关部门"]))
def test_a_zone_is_never_left_out_of_a_group_of_zones(unit: str, wording: str, more: str) -> None:
    assert is_meant(wording + more, who_am_i(unit, AREA)).is_mine


PARK = ("园区", "产业园", "工业园", "科技园", "基地", "开发区", "高新区", "经开区", "工业区", "加工区", "物流区", "集中区", "集聚区", "聚集区", "投资区", "科学城", "未来城")
RESORT = ("度假区", "景区", "旅游区", "名胜区")
OWN = ("片区", "新区", "经济区", "保税区", "保税港区", "示范区", "合作区", "试验区", "自贸区", "管理区")


@pytest.mark.parametrize("word", [*PARK, *RESORT, *OWN])
def test_every_word_of_a_sort_speaks_of_it_in_a_group_and_in_a_name(word: str) -> None:
    """A park is asked about in a group of resorts, a resort in one of parks; any other word stands for itself alone."""
    group, name = f"各{word}管委会", f"甲山{word}"
    for other, sort in (("甲园区", PARK), ("甲景区", RESORT), ("甲新区", ("新区",))):
        assert may_be_another_sort(group, [other]) is (word not in sort)
        assert may_be_another_sort(f"各{other[1:]}管委会", [name]) is (word not in sort)
    assert not may_be_another_sort(group, [name])
    assert not may_be_another_sort(group, ["甲石"])
    assert not may_be_another_sort(group, [])


@pytest.mark.parametrize(("group", "names", "is_another"), [
    ("各镇街", ["甲园区"], False), ("各功能区、产业园区", ["甲景区"], False), ("各园区管委会", ["甲景区"], True), ("各基地管委会", ["甲景区"], True), ("各园区、各管委会", ["甲景区"], False), ("各园区、各管理委员会", ["甲景区"], False),
    ("各园区、各管委", ["甲景区"], False), ("各产业园管委会", ["甲景区"], True), ("各园区管理委员会", ["甲景区"], True), ("各科学城管委会", ["甲景区"], True), ("各城管委", ["甲景区"], False), ("各园区", ["甲景区", "甲产业园"], False), ("各园区", ["甲景区", "甲"], True), ("各园区、景区", ["甲景区"], False), ("各园区", ["甲景区一号"], False), ("各园区", ["园区甲景区"], True),
])  # fmt: skip
def test_a_group_that_says_all_zones_or_a_name_of_two_sorts_asks_nothing(group: str, names: list[str], is_another: bool) -> None:
    assert may_be_another_sort(group, names) is is_another
