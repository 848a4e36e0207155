"""Names of one body as plans, seals and newspapers write them; and names that only look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rows.unit_words import MeantAs, UnitKind
from model.rules.unit_names import unit_key, unit_kind
from model.rules.units import is_meant, who_am_i

AREA = ("示例市", "示例区")
SAME = (
    ("市规划自然资源委", "示例市规划和自然资源委员会"), ("市自然资源委", "示例市规划和自然资源委员会"), ("市规自委", "市规划自然资源委"),
    ("市规划自然资源委示例分局", "市规自委示例分局"), ("市规划和自然资源委员会示例分局", "示例市规自委示例分局"),
    ("区城市管理委", "区城管委"), ("区城管委", "示例区城市管理委员会"), ("区住建局", "示例区住房和城乡建设局"),
    ("区公安分局", "示例市公安局示例分局"), ("示例公安分局", "区公安分局"), ("区公安分局", "公安示例分局"),
    ("区公安交通支队", "示例公安分局交通支队"), ("区公安交通支队", "区交通支队"),
    ("区水务局", "示例水务局"), ("区生态环境局", "示例市示例生态环境局"), ("区税务局", "国家税务总局示例市示例区税务局"),
    ("区供电公司", "国网示例供电公司"), ("区供电公司", "国网示例示例供电公司"), ("区政务服务局", "区政务服务和数据管理局"),
    ("区广电局", "区广播电视局"), ("区河长办", "区河长制办公室"), ("市公安交管局", "市公安局公安交通管理局"),
    ("区金融办", "区金融服务办公室"), ("区金融办", "区金融工作办公室"), ("区委宣传部", "中共示例市示例区委宣传部"),
    ("示例经济开发区管委会", "示例市示例经济开发区管理委员会"), ("示例经开区管委会", "示例示例经济技术开发区管委会"),
    ("区科委", "示例区科学技术委员会"), ("区国资委", "区国有资产监督管理委员会"), ("区环卫中心", "示例环境卫生服务中心"),
)
APART = (
    ("区水务局", "市水务局"), ("区教委", "区科委"), ("区水务局", "区税务局"), ("区住建委", "区住建局"), ("区城市管理委", "区城管执法局"),
    ("区交通局", "区公路分局"), ("区委宣传部", "市委宣传部"), ("青山镇", "青山街道"), ("区农业农村局", "区农业服务中心"),
    ("市规划自然资源委示例分局", "市规划自然资源委邻近分局"), ("邻近区水务局", "区水务局"), ("邻近水务局", "区水务局"),
    ("邻近公安分局", "区公安分局"), ("青山镇政府", "示例区政府"), ("示例经济开发区管委会", "区经济局"), ("示例镇人民政府", "示例区政府"),
    ("示例街道办事处", "区办事处"), ("区河长办", "区林长办"), ("区湖长办", "区河长办"), ("示例镇水务站", "区水务站"), ("区金融办", "区金融局"),
    ("国家税务总局邻近区税务局", "区税务局"), ("市公安局", "市公安交管局"),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_forms_of_one_name_mean_the_same_body(one: str, other: str) -> None:
    assert is_meant(one, who_am_i(other, "".join(AREA))).sort is MeantAs.NAMED
    assert is_meant(other, who_am_i(one, "".join(AREA))).sort is MeantAs.NAMED


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_bodies_are_not_meant(one: str, other: str) -> None:
    assert is_meant(one, who_am_i(other, "".join(AREA))).sort is not MeantAs.NAMED
    assert is_meant(other, who_am_i(one, "".join(AREA))).sort is not MeantAs.NAMED


def test_a_committee_for_the_citys_look_is_no_zone() -> None:
    assert unit_kind("区城管委") is UnitKind.BUREAU
    assert unit_kind("城管委") is UnitKind.BUREAU
    assert unit_kind("石城管委会") is UnitKind.ZONE


@given(st.lists(st.sampled_from(["示例", "示例市", "示例区", "国网", "国家税务总局", "区", "市", "水务", "税务", "公安", "局", "分局", "公司", "镇"]), max_size=6))
def test_a_key_is_made_of_any_name(parts: list[str]) -> None:
    name = "".join(parts)
    assert unit_key(name, AREA) == unit_key(f" {name} ", AREA)
