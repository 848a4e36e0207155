from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from model.rows.unit_words import UnitKind
from model.rules.unit_names import area_parts, folded, normal_name, split_remark, unit_key, unit_kind

AREA = ("示例市", "示例区")


@pytest.mark.parametrize(("written", "normal"), [
    (" 青山镇 人民政府 ", "青山镇人民政府"),
    ("区水务局。", "区水务局"),
    ("区委宣传部 (区文明办)", "区委宣传部（区文明办）"),
    ("各区政府【含开发区】", "各区政府（含开发区）"),
    ("２１中心", "21中心"),
    ("区\u200b水务局", "区水务局"),
    ("", ""),
])
def test_normal_name_joins_blanks_and_widths(written: str, normal: str) -> None:
    assert normal_name(written) == normal


@example("O\u00af")
@given(st.text(max_size=30))
def test_normal_name_is_the_same_when_taken_twice(text: str) -> None:
    assert normal_name(normal_name(text)) == normal_name(text)


@given(st.lists(st.sampled_from(list("区水务局青山镇（）")), max_size=12), st.integers(0, 12))
def test_normal_name_does_not_see_blanks(signs: list[str], place: int) -> None:
    text = "".join(signs)
    assert normal_name(text[:place] + " \u3000" + text[place:]) == normal_name(text)


@pytest.mark.parametrize(("name", "parts"), [
    ("区委宣传部 (区文明办)", ("区委宣传部", "区文明办")),
    ("各镇（街道）人民政府（办事处）", ("各镇人民政府", "街道、办事处")),
    ("区水务局", ("区水务局", "")),
    ("各区政府(含示例经济开发区管委会", ("各区政府", "含示例经济开发区管委会")),
    ("区水务局）", ("区水务局", "")),
    ("区水务局（）", ("区水务局", "")),
])
def test_split_remark_takes_brackets_off(name: str, parts: tuple[str, str]) -> None:
    assert split_remark(name) == parts


@pytest.mark.parametrize(("name", "kind"), [
    ("青山镇人民政府", UnitKind.TOWN), ("青山镇", UnitKind.TOWN), ("青山镇政府", UnitKind.TOWN),
    ("云岭民族乡", UnitKind.TOWN), ("白塔乡人民政府", UnitKind.TOWN), ("北原苏木", UnitKind.TOWN),
    ("东园街道办事处", UnitKind.STREET), ("东园街道", UnitKind.STREET), ("东园街道办", UnitKind.STREET),
    ("青山地区办事处", UnitKind.STREET), ("东园街办", UnitKind.STREET),
    ("示例经济开发区管委会", UnitKind.ZONE), ("青山湖科技园区", UnitKind.ZONE), ("甲石管委", UnitKind.ZONE),
    ("甲石新区管理委员会", UnitKind.ZONE), ("示例综合保税区", UnitKind.ZONE), ("甲山风景名胜区", UnitKind.ZONE),
    ("区生态环境局", UnitKind.BUREAU), ("区住房城乡建设委", UnitKind.BUREAU), ("区农业服务中心", UnitKind.BUREAU),
    ("区城市管理委员会", UnitKind.BUREAU), ("区国有资产监督管理委员会", UnitKind.BUREAU), ("区乡村振兴局", UnitKind.BUREAU),
    ("区消防救援支队", UnitKind.BUREAU), ("市公安局示例分局", UnitKind.BUREAU), ("区总工会", UnitKind.BUREAU),
    ("区政府办公室", UnitKind.BUREAU), ("县教育体育局", UnitKind.BUREAU),
    ("示例区人民政府", UnitKind.DISTRICT), ("示例县政府", UnitKind.DISTRICT), ("示例区", UnitKind.DISTRICT),
    ("区供电公司", UnitKind.COMPANY), ("市排水集团", UnitKind.COMPANY),
    ("区委宣传部", UnitKind.PARTY), ("中共示例区委组织部", UnitKind.PARTY), ("区纪委监委", UnitKind.PARTY),
    ("区委网信办", UnitKind.PARTY), ("县委政法委", UnitKind.PARTY),
    ("产权方", UnitKind.OTHER), ("年底前", UnitKind.OTHER), ("", UnitKind.OTHER), ("局", UnitKind.OTHER),
    ("幸福社区", UnitKind.OTHER),
])
def test_unit_kind_by_the_shape_of_the_name(name: str, kind: UnitKind) -> None:
    assert unit_kind(name) is kind


def test_unit_kind_does_not_look_into_remarks() -> None:
    assert unit_kind("区水务局（含各镇人民政府）") is UnitKind.BUREAU


@pytest.mark.parametrize(("one", "other"), [
    ("区住房和城乡建设委员会", "区住建委"),
    ("区发展和改革委员会", "区发改委"),
    ("区规划自然资源委", "区规划和自然资源委员会"),
    ("区自然资源局", "区自然资源和规划局"),
    ("区人力资源和社会保障局", "区人社局"),
    ("区人力社保局", "区人力资源社会保障局"),
    ("区应急局", "区应急管理局"),
    ("区市场监管局", "区市场监督管理局"),
    ("区城市管理委", "区城管委"),
    ("区城管执法局", "区城市管理综合行政执法局"),
    ("区科委", "区科学技术委员会"),
    ("区科信局", "区科技和信息化局"),
    ("区文旅局", "区文化和旅游局"),
    ("区卫健委", "区卫生健康委员会"),
    ("区环卫中心", "区环境卫生服务中心"),
    ("区消防支队", "区消防救援支队"),
    ("区公安交通支队", "区公安分局交通支队"),
    ("示例经开区管委会", "示例经济技术开发区管理委员会"),
    ("区残联", "区残疾人联合会"),
    ("区河长制办公室", "区河长制办"),
])
def test_folded_gives_long_and_short_forms_one_name(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [
    ("区城市管理委", "区城管执法局"),
    ("区交通局", "区公安交通支队"),
    ("区农业农村局", "区农业服务中心"),
    ("区园林绿化局", "区园林服务中心"),
    ("区经济和信息化局", "区科技和信息化局"),
    ("区规划局", "区自然资源局"),
    ("区公路分局", "区公安分局"),
])
def test_folded_keeps_different_bodies_apart(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize(("area", "parts"), [
    ("示例市示例区", ("示例市", "示例区")),
    ("示例市/市辖区/示例区", ("示例市", "示例区")),
    ("某某省示例市示例县", ("某某省", "示例市", "示例县")),
    ("某某自治区示例盟示例旗", ("某某自治区", "示例盟", "示例旗")),
    ("示例市", ("示例市",)),
    ("某某省示例市津口市", ("某某省", "示例市", "津口市")),
    ("", ()),
])
def test_area_parts_from_the_province_down(area: str, parts: tuple[str, ...]) -> None:
    assert area_parts(area) == parts


@pytest.mark.parametrize(("one", "other"), [
    ("区生态环境局", "示例区生态环境局"),
    ("区生态环境局", "示例市示例区生态环境局"),
    ("区生态环境局", "本区生态环境局"),
    ("青山镇", "示例市示例区青山镇人民政府"),
    ("青山镇党委政府", "青山镇政府"),
    ("东园街道", "示例区东园街道办事处"),
    ("东园街办", "东园街道办事处"),
    ("东园办事处", "东园街道办"),
    ("区甲石管委", "甲石管委会"),
    ("市规划自然资源委示例分局", "区规自分局"),
    ("市公安局示例分局", "区公安分局"),
    ("示例区政府", "区政府"),
    ("示例区", "示例区人民政府"),
    ("市示例区政府", "示例区政府"),
    ("中共示例区委宣传部", "区委宣传部"),
    ("区科委", "示例区科学技术委员会"),
])
def test_unit_key_is_one_for_all_names_of_a_unit(one: str, other: str) -> None:
    assert unit_key(one, AREA) == unit_key(other, AREA)


@pytest.mark.parametrize(("one", "other"), [
    ("区生态环境局", "市生态环境局"),
    ("区生态环境局", "邻近区生态环境局"),
    ("青山镇", "青山街道"),
    ("青山镇", "青石镇"),
    ("示例区政府", "邻近区政府"),
    ("市公安局示例分局", "市公安局邻近分局"),
])
def test_unit_key_differs_for_different_units(one: str, other: str) -> None:
    assert unit_key(one, AREA) != unit_key(other, AREA)


def test_unit_key_does_not_take_a_word_for_a_level() -> None:
    assert unit_key("市场监管局", AREA).core == unit_key("区市场监管局", AREA).core
    assert unit_key("市场监管局", AREA).level == ""


def test_unit_key_of_a_county_level_city_is_its_own() -> None:
    assert unit_key("市水利局", ("某某省", "示例市", "津口市")).level == "own"


@given(st.text(max_size=40))
def test_unit_key_of_any_text_is_stable(text: str) -> None:
    assert unit_key(text, AREA) == unit_key(normal_name(text), AREA)
