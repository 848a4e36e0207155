"""Units in a cell: parted, joined, kept as written, doubted where they look misread."""

from __future__ import annotations

import pytest

from model.readers.words.columns import Column
from model.readers.words.unit_shapes import (
    UnitKind,
    everyday_slip,
    is_everyday,
    is_shaped,
    is_strange,
    kind_of,
    looks_like_units,
    stem_and_ending,
)
from model.readers.words.units_in_cells import units_in
from model.readers.words.vocabulary import Vocabulary


def taught(*cells: str) -> Vocabulary:
    vocabulary = Vocabulary()
    vocabulary.learn(({Column.LEAD: cell}, True) for cell in cells)
    return vocabulary


PLAIN = taught(*["区水务局 区生态环境局 各镇人民政府 各产业园区管委会"] * 4)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("区水务局 区生态环境局", ("区水务局", "区生态环境局")),
        ("——", ()),
        ("", ()),
        ("区水务局\n区财政局", ("区水务局", "区财政局")),
        ("区委宣传部 (区文明办) 区民政局", ("区委宣传部(区文明办)", "区民政局")),
        ("各区政府 （含示例经济技术开发区管委会）", ("各区政府（含示例经济技术开发区管委会）",)),
        ("示例医药基地管 委会 区财政局", ("示例医药基地管委会", "区财政局")),
        ("各产业园区管委会 会", ("各产业园区管委会",)),
        ("区应急指挥部 成员单位", ("区应急指挥部成员单位",)),
        ("各镇街 (含示例管委)环卫 中心", ("各镇街(含示例管委)", "环卫中心")),
        ("区水务局区生态环境局", ("区水务局", "区生态环境局")),
        ("区水务局相关镇人民政府", ("区水务局", "相关镇人民政府")),
        ("市科委、示例园管委会 区财政局", ("市科委、示例园管委会", "区财政局")),
        ("区水务局、区财政局", ("区水务局", "区财政局")),
        ("区水务局及各相关镇政府及街道办事处", ("区水务局", "各相关镇政府及街道办事处")),
        ("区水务局、各县（市）区政府", ("区水务局", "各县（市）区政府")),
        ("各县（市、区） 人民政府、区财政局", ("各县（市、区）人民政府", "区财政局")),
        ("各市（县）区 人民政府 区财政局", ("各市（县）区人民政府", "区财政局")),
        ("各县(市、区)党委和政府，区财政局", ("各县(市、区)党委和政府", "区财政局")),
        ("各区（市）县政府（管委会）", ("各区（市）县政府（管委会）",)),
        ("各市、县（市、区）人民政府、区财政局", ("各市、县（市、区）人民政府", "区财政局")),
        ("甲村镇人民政府、乙海镇人民政府、丙院街道办事处", ("甲村镇人民政府", "乙海镇人民政府", "丙院街道办事处")),
        ("各镇（街道）区政府办", ("各镇（街道）", "区政府办")),
        ("市公安局（交警支队）市交通局", ("市公安局（交警支队）", "市交通局")),
        ("市发展改革委、住房和城乡建设局、农业局等", ("市发展改革委", "住房和城乡建设局", "农业局")),
    ],
)
def test_units_are_parted_and_joined(cell: str, expected: tuple[str, ...]) -> None:
    assert units_in(cell, PLAIN).names == expected


@pytest.mark.parametrize(
    ("cell", "names", "open_end"),
    [
        ("区水务局 区教委等部门", ("区水务局", "区教委"), "等部门"),
        ("区水务局 等部门", ("区水务局",), "等部门"),
        ("区住建委等行业主管部门", ("区住建委",), "等行业主管部门"),
        ("区财政局等相关部门", ("区财政局",), "等相关部门"),
        ("区水务局", ("区水务局",), ""),
    ],
)
def test_an_open_end_is_kept_as_wording(cell: str, names: tuple[str, ...], open_end: str) -> None:
    found = units_in(cell, PLAIN)
    assert (found.names, found.open_end) == (names, open_end)


def test_marks_part_everything_when_told_so() -> None:
    assert units_in("区水务局、产权单位、供销社", PLAIN, by_marks=True).names == (
        "区水务局",
        "产权单位",
        "供销社",
    )


@pytest.mark.parametrize(
    ("cell", "odd"),
    [
        ("区生态环竟局", ("区生态环竟局", "区生态环境局")),
        ("县水务局 水务局", ("水务局", "区水务局")),
        ("区水务委", ("区水务委", "区水务局")),
        ("区生态环境", ("区生态环境", "区生态环境局")),
        ("各区政府技术(含开发区管委会)", ("各区政府技术(含开发区管委会)", "")),
        ("(含开发区管委会) 区水务局", ("(含开发区管委会)", "")),
        ("区水务局 区水务局", ("区水务局", "区水务局")),
    ],
)
def test_misread_names_are_kept_and_doubted(cell: str, odd: tuple[str, str]) -> None:
    assert odd in units_in(cell, PLAIN).odd


@pytest.mark.parametrize(
    "cell",
    [
        "区民政局",
        "区商务局 区税务局",
        "黄村镇人民政府",
        "区机场办",
        "各街道办事处",
        "区城指中心",
        "各相关部门",
    ],
)
def test_rare_but_sound_names_raise_no_doubt(cell: str) -> None:
    vocabulary = taught(*["区财政局 区水务局 区教委 青村镇人民政府"] * 6)
    assert units_in(cell, vocabulary).odd == ()


def test_a_bracket_behind_another_kind_of_body_is_doubted() -> None:
    vocabulary = taught(*["各区政府(含开发区管委会) 市生态环境局"] * 6)
    assert units_in("市生态环境局 (含开发区管委会)", vocabulary).odd


def test_a_doubled_unit_stands_once() -> None:
    assert units_in("区水务局 区财政局 区水务局", PLAIN).names == ("区水务局", "区财政局")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("各镇人民政府", UnitKind.PLACE),
        ("各区政府(含开发区管委会)", UnitKind.PLACE),
        ("区水务局", UnitKind.BUREAU),
        ("区指挥部成员单位", UnitKind.GROUP),
        ("相关部门", UnitKind.GROUP),
    ],
)
def test_kinds_of_bodies_are_told_apart(name: str, kind: UnitKind) -> None:
    assert kind_of(name) is kind


@pytest.mark.parametrize(
    "name", ["区水务局", "区委组织部", "各镇街", "示例供电公司", "市政府督查室", "区残联", "市政府外办"]
)
def test_names_of_units_are_shaped(name: str) -> None:
    assert is_shaped(name)


@pytest.mark.parametrize(
    "name", ["管委会", "中心", "空气质量目标", "各区政府技术", "加强监管。", "", "区水", "6月底前"]
)
def test_pieces_and_other_words_are_not_shaped(name: str) -> None:
    assert not is_shaped(name)


def test_stems_know_the_country_s_bureaus() -> None:
    assert stem_and_ending("区发展改革委") == ("发展改革", "委")
    assert is_everyday("县财政局")
    assert not is_everyday("县财玫局")


def test_an_everyday_slip_is_put_right_as_a_proposal() -> None:
    assert everyday_slip("区文化和游局") == "区文化和旅游局"
    assert everyday_slip("区民政局") == ""


@pytest.mark.parametrize(
    ("text", "units"), [("区水务局 区财政局", True), ("加强监管，落实责任。", False), ("空气质量目标", False)]
)
def test_lists_of_units_look_like_lists_of_units(text: str, units: bool) -> None:
    assert looks_like_units(text) is units


def test_the_sign_most_units_begin_with_is_learned() -> None:
    assert taught("县水利局 县财政局", "各乡镇人民政府").prefix == "县"


def test_a_dash_for_none_is_learned() -> None:
    assert taught("——", "——", "——", "区水务局").none_is_dashed(Column.LEAD)
    assert not taught("——", "——", "——", "", "").none_is_dashed(Column.LEAD)


@pytest.mark.parametrize(
    ("name", "is_odd"),
    [("镇应急办", False), ("区禁毒办", False), ("区人大办", False), ("镇急办", True), ("镇城禾办", True)],
)
def test_an_office_that_nearly_has_a_usual_name_is_strange(name: str, is_odd: bool) -> None:
    assert is_strange(name) is is_odd


def test_a_lone_name_one_sign_from_one_met_again_is_odd() -> None:
    vocabulary = Vocabulary()
    cells = ("区城建办", "区城建办", "区城禾办", "区有关部门", "区有关部门", "区相关部门")
    vocabulary.learn(({Column.RESPONSIBLE: cell}, True) for cell in cells)
    assert [bool(units_in(cell, vocabulary).odd) for cell in cells[1:]] == [False, True, False, False, False]
