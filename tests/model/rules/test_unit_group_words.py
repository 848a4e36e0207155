"""Every word a plan uses for many units at once: which kinds it means, and whether all of them or some."""

from __future__ import annotations

import pytest

from model.rows.unit_words import Reach, UnitKind
from model.rules.unit_wordings import wording_meaning

TOWN, STREET, ZONE, COMPANY, OTHER = UnitKind.TOWN, UnitKind.STREET, UnitKind.ZONE, UnitKind.COMPANY, UnitKind.OTHER
DISTRICT, BUREAU, PARTY = UnitKind.DISTRICT, UnitKind.BUREAU, UnitKind.PARTY
EVERY, SOME, NAMED, MEMBERS, OPEN_END, BODIES = Reach.EVERY, Reach.SOME, Reach.NAMED, Reach.MEMBERS, Reach.OPEN_END, Reach.BODIES
ANY = set(UnitKind) - {COMPANY}
NOUNS: tuple[tuple[str, set[UnitKind]], ...] = (
    ("板块", {TOWN, STREET, ZONE}), ("镇办", {TOWN, STREET}),
    ("乡镇 镇乡 镇 民族乡 乡 镇党委 镇政府 镇人民政府 乡人民政府 镇党委政府 乡镇人民政府 民族乡人民政府 镇乡政府", {TOWN}),
    ("街道 街道办 街道办事处 街道工委 街道党工委 街道党工委办事处 地区办 地区办事处 办事处 街办 街", {STREET}),
    ("""园区 开发区 产业园 产业基地 基地 功能区 片区 高新区 经开区 新区 度假区 管委会 管理委员会 管委 园区管委会 开发区管理委员会 产业园管委 经济开发区 产业园区 工业园区 技术开发区 高新园区
        科技园区 农业园区 现代产业园 特色产业园 省级开发区 市级开发区 区级开发区 经济技术开发区""", {ZONE}),
    ("县市区 区市县 市县区 旗县区 区县 县区 市县 旗县 自治县 自治州 区 县 旗 市 州 盟 区政府 县人民政府 县市区人民政府 自治县政府 盟政府 州人民政府", {DISTRICT}),
    ("部门 职能部门 管理部门 政府部门 工作部门 党政部门 组成部门 直属部门 委办局 委、办、局 直属机构 区属机构 市属机构 办事机构", {BUREAU, PARTY}),
    ("单位 党政单位", ANY),
    ("企业 国有企业 市属企业 区属企业 县属企业 中央企业 驻区企业", {COMPANY}),
)
LISTED = [(noun, kinds) for nouns, kinds in NOUNS for noun in nouns.split()]
QUALIFIED = "行业 主管 监管 执法 责任 牵头 业务 职责 配合 协办 参与 管理 主责 主体"
SOME_WORDS = """
    相关 有关 涉及 涉及到 涉及到的 涉及的 涉农 所在 所在地 部分 其他 其它 其余 试点 重点 沿河 沿线 沿江 沿湖 山区 平原 相应 对应 上述 具体 项目 所属 所辖 周边 3个 三个 十二个 任务较重的
"""


def said(wording: str) -> list[tuple[Reach, set[UnitKind] | str]]:
    """What the parts say, in short: names for what is named, kinds for groups."""
    return [(part.reach, part.name if part.reach in (NAMED, BODIES) else set(part.kinds)) for part in wording_meaning(wording).parts]


def split(words: str) -> list[str]:
    return words.split()


@pytest.mark.parametrize(("noun", "kinds"), LISTED)
def test_every_noun_for_a_kind_of_units_is_known(noun: str, kinds: set[UnitKind]) -> None:
    reach = SOME if noun == "管理部门" else EVERY
    assert said(f"各{noun}") == [(reach, kinds)]
    assert said(f"相关{noun}") == [(SOME, kinds)]


@pytest.mark.parametrize("every", ["各", "各类", "每个", "所有", "全体", "一切", "全部", "属地", "属地的"])
def test_every_word_for_all_is_known(every: str) -> None:
    assert said(f"{every}乡镇")[0] == (EVERY, {TOWN})


@pytest.mark.parametrize("some", split(SOME_WORDS))
def test_every_word_for_some_is_known(some: str) -> None:
    assert said(f"{some}镇") == [(SOME, {TOWN})]
    assert said(f"各{some}镇") == [(SOME, {TOWN})]
    assert said(f"{some}镇街") == [(SOME, {TOWN, STREET})]


@pytest.mark.parametrize("where", ["城六", "主城", "中心城", "核心", "近郊", "远郊", "生态涵养"])
def test_some_districts_go_by_where_they_lie(where: str) -> None:
    assert said(f"{where}区政府") == [(SOME, {DISTRICT})]


@pytest.mark.parametrize("noun", [f"{word}部门" for word in split(QUALIFIED)])
def test_departments_of_a_trade_are_some_even_when_all_are_said(noun: str) -> None:
    (part,) = wording_meaning(f"各{noun}").parts
    assert part.reach is SOME


@pytest.mark.parametrize("noun", [f"{word}单位" for word in ["责任", "主管", "牵头", "配合", "协办", "参与", "主责", "行业", "管理", "监管", "主体"]])
def test_units_of_a_duty_are_some_even_when_all_are_said(noun: str) -> None:
    assert said(f"各{noun}") == [(SOME, ANY)]


@pytest.mark.parametrize("land", ["属地", "属地政府", "属地党委政府", "属地管理部门", "属地部门", "属地单位"])
def test_land_means_every_government_on_it_and_perhaps_a_zone(land: str) -> None:
    assert said(land) == [(EVERY, {TOWN, STREET, DISTRICT}), (SOME, {ZONE})]


@pytest.mark.parametrize("joint", ["、", "，", "/", "和", "及", "与", "跟", ";", "；", "以及"])
def test_nouns_may_be_joined_by_any_sign(joint: str) -> None:
    kinds = {kind for part in wording_meaning(f"各镇{joint}街道").parts for kind in part.kinds}
    assert kinds == {TOWN, STREET}
    assert all(part.reach is EVERY for part in wording_meaning(f"各镇{joint}街道").parts)


@pytest.mark.parametrize("filler", ["人民政府", "政府", "政府办公室", "人民政府办公室", "办事处", "管委会", "管委", "党委", "工委"])
def test_words_after_a_noun_add_no_kind(filler: str) -> None:
    assert said(f"各镇（街道）{filler}")[0] in ((EVERY, {TOWN, STREET}), (EVERY, {TOWN, STREET, ZONE}))


@pytest.mark.parametrize(("scope", "level"), [
    ("全区", ""), ("全市", ""), ("全县", ""), ("全省", ""), ("全旗", ""), ("本区", ""), ("我市", ""), ("辖区", ""), ("辖区内", ""), ("辖区内的", ""), ("区", "区"), ("市", "市"), ("县", "县"), ("省", "省"), ("旗", "旗"),
    ("区级", "区"), ("市属", "市"), ("县直", "县"), ("省政府", "省"),
])  # fmt: skip
def test_the_government_a_group_belongs_to_is_told(scope: str, level: str) -> None:
    (part,) = wording_meaning(f"{scope}各部门").parts
    assert (part.reach, part.level, set(part.kinds)) == (EVERY, level, {BUREAU, PARTY})


@pytest.mark.parametrize("after", ["各部门", "相关部门", "有关部门", "其他部门", "所属部门", "委、办、局", "国有企业", "部门", "单位", "企业", "全部部门"])
def test_what_follows_the_government_is_its_own(after: str) -> None:
    assert {part.level for part in wording_meaning(f"区{after}").parts} == {"区"}


@pytest.mark.parametrize("head", ["各", "相关", "有关", "各相关", "各有关"])
@pytest.mark.parametrize("of", ["区县", "县区", "市县", "区", "县", "旗"])
def test_the_body_of_each_district_is_told_by_its_name(head: str, of: str) -> None:
    (part,) = wording_meaning(f"{head}{of}农业农村局").parts
    assert (part.reach, part.name, part.level, set(part.kinds)) == (BODIES if head == "各" else SOME, "农业农村局", of, {BUREAU})


@pytest.mark.parametrize(("wording", "kind"), [("各区委宣传部", PARTY), ("各区供电公司", COMPANY)])
def test_party_bodies_and_companies_of_each_district_too(wording: str, kind: UnitKind) -> None:
    assert [set(part.kinds) for part in wording_meaning(wording).parts] == [{kind}]


@pytest.mark.parametrize(("wording", "group"), [
    ("各成员单位", ""), ("相关成员单位", ""), ("有关成员单位", ""), ("其他成员单位", ""), ("区指挥部各成员单位", "区指挥部"), ("区指挥部相关成员单位", "区指挥部"), ("区指挥部有关成员单位", "区指挥部"),
    ("各区指挥部成员单位", "区指挥部"), ("相关指挥部成员单位", "指挥部"),
])  # fmt: skip
def test_members_of_a_group_are_told_by_its_name(wording: str, group: str) -> None:
    (part,) = wording_meaning(wording).parts
    assert (part.reach, part.name) == (MEMBERS, group)


@pytest.mark.parametrize(("wording", "parts"), [
    ("区水务局等3个部门", [(NAMED, "区水务局"), (OPEN_END, {BUREAU, PARTY})]), ("区水务局等三部门", [(NAMED, "区水务局"), (OPEN_END, {BUREAU, PARTY})]),
    ("区水务局等相关部门", [(NAMED, "区水务局"), (OPEN_END, {BUREAU, PARTY})]), ("区水务局等其他部门", [(NAMED, "区水务局"), (OPEN_END, {BUREAU, PARTY})]), ("区水务局等各部门", [(NAMED, "区水务局"), (OPEN_END, {BUREAU, PARTY})]),
    ("区水务局等", [(NAMED, "区水务局"), (OPEN_END, set(UnitKind))]), ("青山镇等乡镇", [(NAMED, "青山镇"), (SOME, {TOWN})]), ("东园街道等街道", [(NAMED, "东园街道"), (SOME, {STREET})]),
    ("甲石园区等园区", [(NAMED, "甲石园区"), (SOME, {ZONE})]), ("示例区等区县", [(NAMED, "示例区"), (SOME, {DISTRICT})]), ("等镇街", [(OPEN_END, {TOWN, STREET})]), ("青山镇等镇街、园区、区县", [(NAMED, "青山镇"), (SOME, {TOWN, STREET, ZONE, DISTRICT})]), ("青山镇等镇街、园区", [(NAMED, "青山镇"), (SOME, {TOWN, STREET, ZONE})]),
])  # fmt: skip
def test_an_open_end_keeps_the_names_before_it(wording: str, parts: list[tuple[Reach, set[UnitKind] | str]]) -> None:
    assert said(wording) == parts


@pytest.mark.parametrize("includes", ["含", "包含", "包括", "并含", "及"])
def test_a_bracket_that_includes_adds_any_name(includes: str) -> None:
    assert said(f"各镇街（{includes}某某运营方）") == [(EVERY, {TOWN, STREET}), (NAMED, "某某运营方")]
    assert said("各镇街（某某运营方）") == [(EVERY, {TOWN, STREET})]


@pytest.mark.parametrize("wording", [
    "各镇（不含青山镇）", "各镇（不包括青山镇）", "各镇（除青山镇）", "各镇（除青山镇除外）", "各镇（除青山镇以外）", "各镇（除青山镇外）", "各镇（青山镇除外）", "各镇（青山镇以外）", "除青山镇外各镇", "除青山镇外，各镇", "除青山镇外的各镇",
    "除青山镇以外各镇", "除青山镇以外的、各镇", "各镇不含青山镇", "各镇，不包括青山镇", "各镇、不含青山镇",
])  # fmt: skip
def test_every_way_to_leave_a_unit_out_is_known(wording: str) -> None:
    meaning = wording_meaning(wording)
    assert [part.name for part in meaning.excluded] == ["青山镇"]
    assert [(part.reach, set(part.kinds)) for part in meaning.parts] == [(EVERY, {TOWN})]


@pytest.mark.parametrize("does", ["牵头", "配合", "负责", "具体", "分别", "按职责", "按照职责", "分工", "落实", "按职责分工负责", "具体负责落实"])
def test_what_a_unit_is_to_do_is_no_part_of_its_name(does: str) -> None:
    assert said(f"区水务局{does}") == [(NAMED, "区水务局")]
    assert said(f"各镇街{does}") == [(EVERY, {TOWN, STREET})]


@pytest.mark.parametrize("inside", [
    "乡镇", "镇", "民族乡", "乡", "街道", "街", "办事处", "地区办事处", "地区", "办", "自治县", "自治州", "区", "县", "市", "旗", "州", "盟", "园区", "产业园区", "开发区", "人民政府", "政府", "管委会", "乡、镇", "街道，园区",
])  # fmt: skip
def test_a_kind_in_brackets_is_read_with_the_words_around_it(inside: str) -> None:
    assert said(f"各（{inside}）") == said("各" + inside.replace("、", "").replace("，", ""))


@pytest.mark.parametrize(("wording", "parts"), [
    ("区水务局 区财政局", [(NAMED, "区水务局"), (NAMED, "区财政局")]), ("各乡镇 各街道", [(EVERY, {TOWN}), (EVERY, {STREET})]), ("区水 务局", [(NAMED, "区水务局")]),
    ("区水务局 管委会", [(NAMED, "区水务局管委会")]), ("青山镇 人民政府", [(NAMED, "青山镇人民政府")]), ("东园街道 办事处", [(NAMED, "东园街道办事处")]), ("区水务局 （牵头）", [(NAMED, "区水务局")]), ("区水务局 等部门", [(NAMED, "区水务局"), (OPEN_END, {BUREAU, PARTY})]),
    ("区水务局", [(NAMED, "区水务局")]), ("某某方 某某者", [(NAMED, "某某方某某者")]), ("区水务局 某某运营方", [(NAMED, "区水务局某某运营方")]), ("甲石园 委会", [(NAMED, "甲石园委会")]),
])  # fmt: skip
def test_blanks_part_whole_units_only(wording: str, parts: list[tuple[Reach, set[UnitKind] | str]]) -> None:
    assert said(wording) == parts


@pytest.mark.parametrize(("wording", "parts"), [
    ("区水务局以及区财政局", [(NAMED, "区水务局"), (NAMED, "区财政局")]), ("区水务局和区财政局", [(NAMED, "区水务局"), (NAMED, "区财政局")]), ("区水务局与区财政局", [(NAMED, "区水务局"), (NAMED, "区财政局")]),
    ("区发展和改革局", [(NAMED, "区发展和改革局")]), ("区发展和改革局和区文化和旅游局", [(NAMED, "区发展和改革局"), (NAMED, "区文化和旅游局")]), ("区水务局和各镇街", [(NAMED, "区水务局"), (EVERY, {TOWN, STREET})]),
    ("示例区和邻近区", [(NAMED, "示例区和邻近区")]), ("示例区各镇", [(EVERY, {TOWN})]), ("示例区政府各部门", [(NAMED, "示例区政府"), (EVERY, {BUREAU, PARTY})]), ("区水务局相关部门", [(NAMED, "区水务局"), (SOME, {BUREAU, PARTY})]),
    ("区水务局有关单位", [(NAMED, "区水务局"), (SOME, ANY)]), ("区水务局属地镇街", [(NAMED, "区水务局"), (EVERY, {TOWN, STREET}), (SOME, {ZONE})]), ("区水务局其他部门", [(NAMED, "区水务局"), (SOME, {BUREAU, PARTY})]),
    ("相关镇、各街道、园区", [(SOME, {TOWN}), (EVERY, {STREET, ZONE})]), ("区水务局、相关镇、街道、各园区", [(NAMED, "区水务局"), (SOME, {TOWN}), (SOME, {STREET}), (EVERY, {ZONE})]),
    ("区水务局、镇、街道", [(NAMED, "区水务局"), (EVERY, {TOWN}), (EVERY, {STREET})]),
    ("区县政府", [(EVERY, {DISTRICT})]), ("区政府", [(NAMED, "区政府")]), ("园区", [(EVERY, {ZONE})]), ("开发区", [(SOME, {ZONE})]), ("镇街、区政府", [(EVERY, {TOWN, STREET}), (NAMED, "区政府")]),
    ("各", [(NAMED, "各")]), ("相关", [(NAMED, "相关")]), ("各镇相关", [(SOME, {TOWN})]),
])  # fmt: skip
def test_names_and_groups_side_by_side(wording: str, parts: list[tuple[Reach, set[UnitKind] | str]]) -> None:
    assert said(wording) == parts


@pytest.mark.parametrize("head", ["各", "相关", "有关", "其他", "所有", "部分", "涉及", "全体"])
@pytest.mark.parametrize(("rest", "kinds"), [
    ("山前镇", {TOWN}), ("老城街道", {STREET}), ("某某园区", {ZONE}), ("某某县", {DISTRICT}), ("某某部门", {BUREAU, PARTY}), ("镇办某某", {TOWN, STREET}), ("街道某某队伍", {STREET}), ("施工方", set()),
])  # fmt: skip
def test_a_collective_wording_with_an_unknown_word_asks_which(head: str, rest: str, kinds: set[UnitKind]) -> None:
    assert said(head + rest) == [(SOME, kinds)]
