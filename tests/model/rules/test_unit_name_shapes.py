"""What every shape and every official long form of a unit's name is taken for."""

from __future__ import annotations

import pytest

from model.rows.unit_words import UnitKind
from model.rules.unit_names import area_parts, folded, normal_name, split_remark, unit_key, unit_kind

AREA = ("示例市", "示例区")
TOWN, STREET, ZONE, DISTRICT = UnitKind.TOWN, UnitKind.STREET, UnitKind.ZONE, UnitKind.DISTRICT
PARTY, COMPANY, BUREAU, OTHER = UnitKind.PARTY, UnitKind.COMPANY, UnitKind.BUREAU, UnitKind.OTHER
LONG_AND_SHORT = """
    人力资源和社会保障 人社   人力资源与社会保障 人社   人力资源社会保障 人社   人力社保 人社   发展和改革 发改   发展与改革 发改   发展改革 发改
    住房和城乡建设 住建   住房与城乡建设 住建   住房城乡建设 住建   规划和自然资源 规自   规划与自然资源 规自   规划自然资源 规自   自然资源和规划 规自
    自然资源与规划 规自   自然资源规划 规自   自然资源 规自   资规 规自   经济和信息化 经信   经济与信息化 经信   经济信息化 经信
    工业和信息化 工信   工业与信息化 工信   工业信息化 工信   科技和信息化 科信   科学技术和信息化 科信   科学技术与信息化 科信   科技信息化 科信   科学技术 科技
    卫生健康 卫健   卫生和健康 卫健   文化和旅游 文旅   文化与旅游 文旅   文化旅游 文旅   市场监督管理 市监   市场监管 市监   应急管理 应急
    退役军人事务 退役军人   交通运输 交通   城市管理综合行政执法 城管执法   城市管理综合执法 城管执法   城市管理行政执法 城管执法   城市管理执法 城管执法
    城管综合执法 城管执法   城管行政执法 城管执法   城市管理指挥 城指   城市管理 城管   国有资产监督管理 国资   国有资产管理 国资   医疗保障 医保   邮政管理 邮政
    消防救援 消防   粮食和物资储备 粮储   粮食与物资储备 粮储   粮食和储备 粮储   粮食物资储备 粮储   粮食储备 粮储   机关事务管理 机关事务
    政务服务管理 政务服务   政务服务和数据管理 政务服务   广播电视 广电
"""
PAIRS = LONG_AND_SHORT.split()
KINDS = {
    TOWN: "青山镇 青山乡 青山苏木 青山镇党委 青山镇党委政府 青山镇人民政府 青山镇政府",
    STREET: "东园街道 东园街道办 东园街道办事处 东园街办 青山地区办事处 东园办事处 青山地区办 青山地区",
    ZONE: """
        青山管委会 青山管委 青山管理委员会 青山开发区 青山园区 青山产业园 青山工业园 青山科技园 青山产业基地 青山基地 青山新区 青山保税区 青山示范区 青山高新区
        青山经开区 青山功能区 青山度假区 青山景区 青山片区 青山合作区 青山经济区 青山试验区 青山管理区 青山旅游区 青山风景区 青山名胜区 青山工业区 青山保税港区
        青山加工区 青山物流区 青山集中区 青山集聚区 青山聚集区 青山投资区 青山科学城 青山未来城 青山自贸区
    """,
    PARTY: """
        中共示例区委 区委 市委 省委 县委 旗委 州委 镇委 区委宣传部 区委办 区委办公室 区委党校 区委网信办 区委政法委 区委巡察组 区委研究室 县委老干部局 区纪委 市纪委监委
        青山镇纪委 团区委 团市委 团县委 区监委 某局党委 区直机关工委 青山党工委 某学院纪委
    """,
    COMPANY: "示例公司 示例集团 示例银行 示例分行 示例支行 示例企业 示例合作社 示例厂",
    DISTRICT: "示例省 示例市 示例区 示例县 示例旗 示例州 示例盟 示例省人民政府 示例市政府 示例区政府 示例县人民政府 示例旗政府 示例州政府 示例盟政府",
    BUREAU: """
        区水务局 区住建委 区教育委员会 区信访办 区政府办公室 省水利厅 某海关署 区环卫中心 某支队 某总队 某大队 某队 某管理处 某研究所 某水务站 某医院 某图书馆 某台 某部 某指挥部
        某小组 某专班 某联合会 某协会 某总会 某工会 某残联 某妇联 某工商联 某供销社 某文联 某科协 某红十字会 某党校 某河段 某机构
        城管委 区城管委 市城市管理委员会 区监督管理委员会 区绿化管理委 区行业管理委员会 区市政管理委员会 区市容管理委 区市场管理委员会 区事务管理委员会 区质量管理委员会 区安全管理委员会 区交通管理委员会
        区综合管理委员会 区水利管理委员会 区建设管理委员会 区房屋管理委员会
    """,
    OTHER: "幸福社区 幸福小区 职工生活区 老厂区 某大学校区 示例库区 产权方 局 镇",
}


@pytest.mark.parametrize(("long", "short"), list(zip(PAIRS[::2], PAIRS[1::2], strict=True)))
def test_every_official_long_form_and_its_short_one_are_one_body(long: str, short: str) -> None:
    assert folded(f"区{long}局") == folded(f"区{short}局")
    assert unit_key(f"示例区{long}局", AREA) == unit_key(f"区{short}局", AREA)


@pytest.mark.parametrize(("one", "other"), [
    ("区教育委员会", "区教委"), ("区科委", "区科技委"), ("区科学技术委员会", "区科委"), ("区残疾人联合会", "区残联"), ("区妇女联合会", "区妇联"),
    ("区环境卫生中心", "区环卫中心"), ("区养老服务中心", "区养老中心"), ("区林长制办", "区林长办"), ("区湖长制办", "区湖长办"), ("区河长制办", "区河长办"),
    ("市公安局公安交通管理局", "市公安交管局"), ("市公安局交管局", "市公安交管局"), ("市公安局交通管理局", "市公安交管局"), ("区金融服务办", "区金融办"), ("区金融工作办", "区金融办"), ("区金融工作局", "区金融局"),
    ("区公安分局交通支队", "区公安交通队"), ("公安局交警大队", "公安交通队"), ("公安局交通管理大队", "公安交通队"), ("交警支队", "交通大队"), ("交通管理支队", "公安局交通支队"),
    ("青山高新技术产业开发区", "青山高新区"), ("青山高新技术开发区", "青山高新区"), ("青山经济技术开发区", "青山经开区"), ("青山经济开发区", "青山经开区"),
    ("青山产业基地", "青山基地"), ("青山管理委员会", "青山管委"), ("青山管委会", "青山管委"), ("区某某委员会", "区某某委"), ("区某某办公室", "区某某办"), ("示例区人民政府", "示例区政府"),
])  # fmt: skip
def test_long_and_short_forms_are_folded_together(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("区制造业局", "区造业局"), ("区金融服务中心", "区金融中"), ("区交通局", "区公安交通队"), ("公安分局", "公安交管局")])
def test_what_is_no_long_form_stays(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for kind, names in KINDS.items() for name in names.split()])
def test_the_kind_of_a_body_shows_in_its_name(name: str, kind: UnitKind) -> None:
    assert unit_kind(name) is kind


@pytest.mark.parametrize(("area", "parts"), [
    ("北京市示例区", ("北京市", "示例区")), ("天津市示例区", ("天津市", "示例区")), ("上海市示例区", ("上海市", "示例区")), ("重庆市示例县", ("重庆市", "示例县")),
    ("某某省某某市示例区", ("某某省", "某某市", "示例区")), ("某某省某某自治州示例县", ("某某省", "某某自治州", "示例县")),
    ("某某自治区某某地区示例县", ("某某自治区", "某某地区", "示例县")), ("某某自治区某某盟示例旗", ("某某自治区", "某某盟", "示例旗")),
    ("某某特别行政区", ("某某特别行政区",)), ("某某特别行政区示例区", ("某某特别行政区", "示例区")), ("某某省示例市", ("某某省", "示例市")), ("某某省某某地区示例林区", ("某某省", "某某地区", "示例林区")),
    ("某某省/某某市/示例市", ("某某省", "某某市", "示例市")), ("重庆市/县/示例县", ("重庆市", "示例县")), ("重庆市/市辖县/示例县", ("重庆市", "示例县")),
    ("某某省//示例市", ("某某省", "示例市")), ("示例", ("示例",)), ("某某省 示例市", ("某某省", "示例市")),
])  # fmt: skip
def test_an_area_is_taken_apart_from_the_province_down(area: str, parts: tuple[str, ...]) -> None:
    assert area_parts(area) == parts


@pytest.mark.parametrize(("name", "bare", "remark"), [
    ("区水务局（牵头）（汛期）", "区水务局", "牵头、汛期"), ("区水务局（牵头", "区水务局", "牵头"), ("区水务局（", "区水务局", ""),
    ("（牵头）区水务局", "区水务局", "牵头"), ("（区水务局", "（区水务局", ""), ("区水务局（、牵头、）", "区水务局", "牵头"),
    ("区水务局（牵头）（汛期", "区水务局", "牵头、汛期"), ("区）水务局", "区水务局", ""),
])  # fmt: skip
def test_remarks_are_taken_off_even_where_a_bracket_is_lost(name: str, bare: str, remark: str) -> None:
    assert split_remark(name) == (bare, remark)


@pytest.mark.parametrize("sign", "。.;；,，、:：·-—_*")
def test_signs_at_the_ends_of_a_name_are_no_part_of_it(sign: str) -> None:
    assert normal_name(f"{sign}区水务局{sign}") == "区水务局"


@pytest.mark.parametrize("brackets", ["()", "[]", "【】", "〔〕", "〈〉", "（）"])
def test_all_brackets_are_one_kind(brackets: str) -> None:
    assert normal_name(f"区委{brackets[0]}办{brackets[1]}") == "区委（办）"


@pytest.mark.parametrize(("name", "area", "key"), [
    ("区水务局", AREA, ("own", "水务局")), ("水务局", AREA, ("", "水务局")), ("市水务局", AREA, ("^市", "水务局")), ("省水利厅", AREA, ("^省", "水利厅")),
    ("县水利局", AREA, ("^县", "水利局")), ("旗水利局", AREA, ("^旗", "水利局")), ("州水利局", AREA, ("^州", "水利局")), ("区水务局", (), ("^区", "水务局")),
    ("示例市水务局", AREA, ("^市", "水务局")), ("示例市示例区水务局", AREA, ("own", "水务局")), ("示例水务局", AREA, ("own", "水务局")), ("示例市示例水务局", AREA, ("own", "水务局")),
    ("示例示例水务局", AREA, ("own", "水务局")),
    ("本区水务局", AREA, ("own", "水务局")), ("我区水务局", AREA, ("own", "水务局")), ("全区水务局", AREA, ("own", "水务局")), ("我市水务局", AREA, ("^市", "水务局")),
    ("市场监管局", AREA, ("", "市监局")), ("市容局", AREA, ("", "市容局")), ("市民中心", AREA, ("", "市民中心")), ("市政局", AREA, ("", "市政局")), ("市政府办", AREA, ("^市", "政府办")),
    ("区域办公室", AREA, ("", "区域办")), ("区块办公室", AREA, ("", "区块办")), ("县域办公室", AREA, ("", "县域办")), ("县道管理处", AREA, ("", "县道管理处")), ("省道管理处", AREA, ("", "省道管理处")),
    ("省级办公室", AREA, ("", "省级办")), ("县级办公室", AREA, ("", "县级办")), ("市内办公室", AREA, ("", "市内办")), ("区间办公室", AREA, ("", "区间办")),
    ("市示例区水务局", AREA, ("own", "水务局")), ("示例镇水务站", AREA, ("", "示例镇水务站")), ("示例河管理处", AREA, ("", "示例河管理处")), ("示例局", AREA, ("", "示例局")),
    ("邻近区水务局", AREA, ("", "邻近区水务局")), ("国家税务总局示例区税务局", AREA, ("own", "税务局")), ("国家税务总局", AREA, ("", "国家税务总局")), ("国网示例供电公司", AREA, ("own", "供电公司")),
    ("示例经济开发区管委会", AREA, ("", "示例经开区")), ("示例示例经济开发区", AREA, ("", "示例经开区")), ("示例市示例经济开发区", AREA, ("", "示例经开区")),
    ("甲市水利局", ("某某省", "乙市", "甲市"), ("own", "水利局")), ("乙市水利局", ("某某省", "乙市", "甲市"), ("^市", "水利局")), ("甲水利局", ("某某省", "乙市", "甲市"), ("", "甲水利局")),
    ("某某省水利厅", ("某某省", "乙市", "甲市"), ("^省", "水利厅")),
])  # fmt: skip
def test_a_name_tells_whose_body_it_is_and_which(name: str, area: tuple[str, ...], key: tuple[str, str]) -> None:
    made = unit_key(name, area)
    assert (made.level, made.core) == key


@pytest.mark.parametrize(("name", "core"), [
    ("市公安局示例分局", "公安分局"), ("市规自委示例分局", "规自分局"), ("区公安分局", "公安分局"), ("公安分局", "公安分局"), ("市公安局邻近分局", "公安局邻近分局"),
])  # fmt: skip
def test_a_branch_of_a_city_body_is_that_of_my_place(name: str, core: str) -> None:
    assert unit_key(name, AREA).core == core
    assert unit_key(name, AREA).level == ""


@pytest.mark.parametrize(("name", "core", "kind"), [
    ("青山镇党委政府", "青山镇", TOWN), ("青山镇人民政府", "青山镇", TOWN), ("青山镇党委", "青山镇", TOWN), ("东园街道办", "东园街道", STREET), ("东园街道办事处", "东园街道", STREET),
    ("东园街办", "东园街道", STREET), ("东园办事处", "东园街道", STREET), ("青山地区办事处", "青山地区", STREET), ("青山地区办", "青山地区", STREET), ("甲石管委会", "甲石", ZONE),
    ("示例区政府", "", DISTRICT), ("示例区", "", DISTRICT), ("邻近区政府", "邻近区", DISTRICT),
])  # fmt: skip
def test_the_tail_of_a_government_is_no_part_of_its_place(name: str, core: str, kind: UnitKind) -> None:
    key = unit_key(name, AREA)
    assert (key.core, key.kind) == (core, kind)
    assert key.level == ("" if kind is not DISTRICT or core else "own")
