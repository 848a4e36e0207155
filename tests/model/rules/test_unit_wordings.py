from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rows.unit_words import Reach, UnitKind
from model.rules.unit_wordings import wording_meaning

TOWN, STREET, ZONE = UnitKind.TOWN, UnitKind.STREET, UnitKind.ZONE
DISTRICT, BUREAU, PARTY = UnitKind.DISTRICT, UnitKind.BUREAU, UnitKind.PARTY


def said(wording: str) -> list[tuple[Reach, set[UnitKind] | str]]:
    """What the parts say, in short: names for what is named, kinds for groups."""
    return [
        (part.reach, part.name if part.reach in (Reach.NAMED, Reach.BODIES) else set(part.kinds))
        for part in wording_meaning(wording).parts
    ]


@pytest.mark.parametrize(("wording", "kinds"), [
    ("各镇人民政府", {TOWN}), ("各镇", {TOWN}), ("各乡镇", {TOWN}), ("各镇政府", {TOWN}), ("全区各镇", {TOWN}),
    ("各街道办事处", {STREET}), ("各街道", {STREET}), ("各街道（地区）办事处", {STREET}), ("各街道办", {STREET}),
    ("各园区管委会", {ZONE}), ("各产业园区管委会", {ZONE}), ("各开发区", {ZONE}), ("各功能区", {ZONE}),
    ("各经济开发区管委会", {ZONE}), ("各管委会", {ZONE}),
    ("各镇街", {TOWN, STREET}), ("各镇（街道）", {TOWN, STREET}), ("各乡镇（街道）", {TOWN, STREET}),
    ("各镇街道", {TOWN, STREET}), ("各街乡镇", {TOWN, STREET}), ("各镇政府、街道办事处", {TOWN, STREET}),
    ("各镇（街道）人民政府（办事处）", {TOWN, STREET}), ("各镇人民政府及街道办事处", {TOWN, STREET}),
    ("各镇、街道、产业园区管委会", {TOWN, STREET, ZONE}), ("各镇街（园区）", {TOWN, STREET, ZONE}),
    ("各区政府", {DISTRICT}), ("各区人民政府", {DISTRICT}), ("各县（市、区）人民政府", {DISTRICT}),
    ("各部门", {BUREAU, PARTY}), ("区政府各委、办、局", {BUREAU, PARTY}), ("区直各部门", {BUREAU, PARTY}),
    ("示例区各镇人民政府", {TOWN}), ("各镇党委、政府", {TOWN}), ("各街道党工委、办事处", {STREET}), ("各镇办", {TOWN, STREET}),
    ("各镇（办）", {TOWN, STREET}), ("各镇街按职责分工负责", {TOWN, STREET}), ("各类开发区", {ZONE}),
    ("各区县（自治县）政府", {DISTRICT}), ("旗县区人民政府", {DISTRICT}), ("各市、州、县", {DISTRICT}),
    ("镇政府", {TOWN}), ("街道办事处", {STREET}), ("园区管委会", {ZONE}), ("属地镇街", {TOWN, STREET}),
])
def test_every_unit_of_the_kinds(wording: str, kinds: set[UnitKind]) -> None:
    every = [part for part in wording_meaning(wording).parts if part.reach is Reach.EVERY]

    assert [set(part.kinds) for part in every] == [kinds]
    assert wording_meaning(wording).is_group


@pytest.mark.parametrize(("wording", "kinds"), [
    ("相关街道办事处", {STREET}), ("有关镇", {TOWN}), ("相关镇街", {TOWN, STREET}), ("相关镇人民政府", {TOWN}),
    ("各相关镇政府及街道办事处", {TOWN, STREET}), ("有关各镇", {TOWN}), ("各有关镇", {TOWN}), ("相关园区管委会", {ZONE}),
    ("环湖镇", {TOWN}), ("沿河街道", {STREET}), ("库区镇", {TOWN}), ("林区乡镇", {TOWN}), ("近郊街道", {STREET}), ("上游镇", {TOWN}), ("海岛乡", {TOWN}), ("半山区镇", {TOWN}),
    ("沿黄乡镇", {TOWN}), ("产粮乡镇", {TOWN}), ("涉改镇街", {TOWN, STREET}), ("沿铁路镇街", {TOWN, STREET}), ("北部山区镇", {TOWN}), ("盟直部门", {BUREAU, PARTY}), ("州直有关部门", {BUREAU, PARTY}),
    ("涉农镇", {TOWN}), ("沿河镇人民政府", {TOWN}), ("存在黑臭水体的镇", {TOWN}), ("全区6个镇", {TOWN}),
    ("各山前镇", {TOWN}), ("项目所在镇", {TOWN}), ("所在地镇政府", {TOWN}), ("城六区政府", {DISTRICT}), ("示例区有关部门", {BUREAU, PARTY}), ("相关区政府", {DISTRICT}), ("各区政府技术", {DISTRICT}),
    ("开发区管委会", {ZONE}), ("相关部门", {BUREAU, PARTY}), ("各有关部门", {BUREAU, PARTY}),
    ("各行业主管部门", {BUREAU, PARTY}), ("其他相关部门", {BUREAU, PARTY}), ("各镇农业服务中心", {TOWN}),
])
def test_some_units_of_the_kinds_ask_which(wording: str, kinds: set[UnitKind]) -> None:
    assert said(wording) == [(Reach.SOME, kinds)]
    assert wording_meaning(wording).asks_which


def test_some_units_of_any_kind_do_not_include_companies() -> None:
    ((reach, kinds),) = said("有关单位")

    assert reach is Reach.SOME
    assert {TOWN, STREET, ZONE, BUREAU} < set(kinds)
    assert UnitKind.COMPANY not in kinds


@pytest.mark.parametrize(("wording", "group"), [
    ("成员单位", ""), ("各成员单位", ""), ("相关成员单位", ""),
    ("区空气重污染应急指挥部成员单位", "区空气重污染应急指挥部"),
])
def test_members_are_a_group_to_be_filled_in(wording: str, group: str) -> None:
    (part,) = wording_meaning(wording).parts

    assert (part.reach, part.name) == (Reach.MEMBERS, group)
    assert wording_meaning(wording).asks_which


@pytest.mark.parametrize("wording", ["等部门", "等单位", "等有关部门", "等"])
def test_an_open_end_alone(wording: str) -> None:
    assert wording_meaning(wording).is_open_end
    assert not wording_meaning(wording).asks_which


def test_an_open_end_after_names_keeps_the_names() -> None:
    assert said("区水务局、区交通局等部门") == [
        (Reach.NAMED, "区水务局"), (Reach.NAMED, "区交通局"), (Reach.OPEN_END, {BUREAU, PARTY})]


def test_names_before_a_group_are_named() -> None:
    assert said("青山镇、柳河镇等相关镇") == [(Reach.NAMED, "青山镇"), (Reach.NAMED, "柳河镇"), (Reach.SOME, {TOWN})]


def test_a_number_of_units_after_names_is_some() -> None:
    assert said("青山镇等4镇") == [(Reach.NAMED, "青山镇"), (Reach.SOME, {TOWN})]


def test_what_a_unit_does_is_no_part_of_its_name() -> None:
    assert said("区水务局牵头") == said("区水务局（牵头）") == [(Reach.NAMED, "区水务局")]


@pytest.mark.parametrize(("wording", "holds"), [
    ("各镇人民政府", True), ("各镇街（含甲石管委会）", True), ("青山镇等相关镇", True), ("等部门", True), ("成员单位", True),
    ("区水务局等部门", False), ("区水务局", False), ("区委宣传部（区文明办）", False), ("青山镇、柳河镇", False),
])
def test_a_group_is_any_collective_wording(wording: str, holds: bool) -> None:
    assert wording_meaning(wording).is_group is holds


def test_including_adds_a_unit() -> None:
    assert said("各镇街（含示例经济开发区管委会）") == [
        (Reach.EVERY, {TOWN, STREET}), (Reach.NAMED, "示例经济开发区管委会")]


def test_including_without_brackets_adds_a_unit() -> None:
    assert said("各镇街含甲石管委会") == [(Reach.EVERY, {TOWN, STREET}), (Reach.NAMED, "甲石管委会")]


def test_including_a_group_adds_the_group() -> None:
    assert said("各区政府(含开发区管委会)") == [(Reach.EVERY, {DISTRICT}), (Reach.SOME, {ZONE})]


def test_including_with_a_lost_bracket_adds_a_unit() -> None:
    assert said("各镇街（含甲石管委会") == [(Reach.EVERY, {TOWN, STREET}), (Reach.NAMED, "甲石管委会")]


@pytest.mark.parametrize("wording", ["各镇人民政府（不含青山镇）", "各镇人民政府（青山镇除外）", "各镇人民政府（除青山镇外）", "除青山镇外各镇",
                                     "除青山镇以外的各镇人民政府"])
def test_leaving_out_is_kept_apart(wording: str) -> None:
    meaning = wording_meaning(wording)

    assert [part.name for part in meaning.excluded] == ["青山镇"]
    assert said(wording) == [(Reach.EVERY, {TOWN})]


def test_a_second_name_in_brackets_is_named_too() -> None:
    assert said("区委宣传部 (区文明办)") == [(Reach.NAMED, "区委宣传部"), (Reach.NAMED, "区文明办")]


def test_plain_words_in_brackets_are_no_unit() -> None:
    assert said("区水务局（试点期间）") == [(Reach.NAMED, "区水务局")]


@pytest.mark.parametrize("wording", [
    "区水务局", "区文化和旅游局", "市规划和自然资源委员会", "庞各庄镇人民政府", "区政府", "区供电公司",
    "区委宣传部", "示例经济开发区管委会", "青山镇", "东园街道办事处", "重点镇改造中心", "产权单位",
])
def test_a_name_is_one_named_unit(wording: str) -> None:
    assert said(wording) == [(Reach.NAMED, wording)]
    assert not wording_meaning(wording).is_group


def test_a_name_broken_by_a_line_end_is_joined() -> None:
    assert said("青山湖科技园区管 委会") == [(Reach.NAMED, "青山湖科技园区管委会")]


def test_blanks_between_whole_units_part_them() -> None:
    assert said("各镇人民政府 区水务局 区委宣传部 (区文明办)") == [
        (Reach.EVERY, {TOWN}), (Reach.NAMED, "区水务局"), (Reach.NAMED, "区委宣传部"), (Reach.NAMED, "区文明办")]


@pytest.mark.parametrize("wording", ["区水务局及区农业农村局", "区水务局、区农业农村局", "区水务局，区农业农村局"])
def test_two_names_joined_are_two_units(wording: str) -> None:
    assert said(wording) == [(Reach.NAMED, "区水务局"), (Reach.NAMED, "区农业农村局")]


def test_a_name_glued_to_a_group_gives_both() -> None:
    assert said("区水务局各镇人民政府") == [(Reach.NAMED, "区水务局"), (Reach.EVERY, {TOWN})]


def test_a_bare_noun_after_some_stays_some() -> None:
    assert said("区水务局、相关镇、街道") == [(Reach.NAMED, "区水务局"), (Reach.SOME, {TOWN}), (Reach.SOME, {STREET})]


def test_every_after_some_is_every_again() -> None:
    assert said("相关镇、各街道") == [(Reach.SOME, {TOWN}), (Reach.EVERY, {STREET})]


def test_the_body_of_every_district_is_told_by_its_name() -> None:
    assert said("各区农业农村局") == [(Reach.BODIES, "农业农村局")]


def test_land_is_certain_for_towns_and_open_for_zones() -> None:
    assert said("各属地") == [(Reach.EVERY, {DISTRICT, STREET, TOWN}), (Reach.SOME, {ZONE})]


def test_departments_of_another_level_keep_the_level() -> None:
    (part,) = wording_meaning("市有关部门").parts

    assert (part.reach, part.level) == (Reach.SOME, "市")


def test_a_group_nobody_can_place_has_no_kinds() -> None:
    assert said("各施工单位") == [(Reach.SOME, set())]


def test_nothing_means_nothing() -> None:
    assert wording_meaning("").parts == ()
    assert not wording_meaning("").is_group


_WORDS = st.lists(st.sampled_from(
    ["各", "相关", "镇", "街道", "人民政府", "区", "水务局", "（", "）", "含", "等", "部门", "、", "和", "成员单位", " ", "青山"]), max_size=9)


@given(_WORDS.map("".join))
def test_any_words_are_understood_or_named_whole(wording: str) -> None:
    meaning = wording_meaning(wording)

    assert meaning.wording == wording
    assert all(part.words for part in meaning.parts)
    assert all(part.name for part in meaning.parts if part.reach is Reach.NAMED)


@given(st.text(max_size=40))
def test_any_text_has_a_meaning(wording: str) -> None:
    assert wording_meaning(wording).wording == wording
