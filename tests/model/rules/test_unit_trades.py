"""Bureaus by their trade or by a part of their name, governments by their rank, as plans of many provinces say them."""

from __future__ import annotations

import pytest

from model.rows.unit_words import MeantAs, Reach, UnitKind
from model.rules.peoples import without_people
from model.rules.unit_names import unit_key
from model.rules.unit_trades import may_shorten
from model.rules.unit_wordings import wording_meaning
from model.rules.units import is_meant, who_am_i

NAMED, GROUP, PERHAPS, NOT = MeantAs.NAMED, MeantAs.IN_GROUP, MeantAs.PERHAPS, MeantAs.NOT
COUNTY = "某某省示例市石岭县"
TOWN, DISTRICT = UnitKind.TOWN, UnitKind.DISTRICT


def meant(unit: str, wording: str, area: str = COUNTY) -> MeantAs:
    return is_meant(wording, who_am_i(unit, area)).sort


@pytest.mark.parametrize(("unit", "wording", "sort"), [
    ("县农业农村局", "农业农村部门", NAMED), ("县农业农村局", "县农业农村部门", NAMED), ("县农业农村局", "县级农业农村部门", NAMED),
    ("县农业农村局", "市县农业农村部门", NAMED), ("县农业农村局", "市、县（市、区）农业农村部门", NAMED), ("县农业农村局", "各级农业农村主管部门", NAMED),
    ("县农业农村局", "县级以上农业农村部门", NAMED), ("县农业农村局", "所有农业农村部门", NAMED), ("县农业农村局", "州农业农村部门", NOT), ("县农业农村局", "市级农业农村部门", NOT), ("县农业农村局", "水利部门", NOT),
    ("县农业农村局", "农业部门", PERHAPS), ("县水利局", "水行政主管部门", PERHAPS), ("县水利局", "水利行政主管部门", NAMED),
    ("县住房和城乡建设局", "住建部门", NAMED), ("县住房和城乡建设局", "住房城乡建设主管部门", NAMED), ("县市场监督管理局", "市场监管部门", NAMED),
    ("县应急管理局", "应急管理部门", NAMED), ("县公安局", "公安机关", NAMED), ("县公安交通警察大队", "公安交管部门", NAMED),
    ("县公安交通警察大队", "交通部门", NOT), ("县公安交通警察大队", "交通运输部门", NOT), ("县公安交通警察大队", "交警部门", NAMED), ("县消防救援大队", "消防救援机构", NAMED),
    ("县司法局", "司法机关", NOT), ("县行政审批局", "行政机关", NOT), ("县司法局", "司法行政部门", NAMED), ("县教育局", "教育机构", NOT), ("县税务局", "税务机关", NAMED),
    ("县城市管理综合行政执法局", "城管部门", PERHAPS), ("县农业农村局", "各部门", GROUP), ("县农业农村局", "各承办部门", PERHAPS),
    ("县农业农村局", "县直机关", PERHAPS), ("县农业农村局", "县级责任部门", PERHAPS), ("县农业农村局", "县直行业部门", PERHAPS),
    ("县农业农村局", "县直各直属单位", GROUP), ("石岭镇人民政府", "农业农村部门", NOT), ("石岭镇人民政府", "各基层单位", GROUP),
])  # fmt: skip
def test_a_department_is_known_by_its_trade(unit: str, wording: str, sort: MeantAs) -> None:
    assert meant(unit, wording) is sort


@pytest.mark.parametrize(("unit", "wording", "sort"), [
    ("县自然资源和规划局", "县自规局", NAMED), ("县自然资源和规划局", "县规划资源局", NAMED), ("县教育体育局", "县教体局", NAMED),
    ("县教育体育局", "县教育和体育局", NAMED), ("县林业和草原局", "县林草局", NAMED), ("县公安交通警察大队", "县公安局交警大队", NAMED),
    ("县公安交通警察大队", "交警大队", NAMED), ("县综合行政执法局", "县综合执法局", NAMED), ("县人民政府办公室", "县府办", NAMED),
    ("中共石岭县委宣传部", "宣传部", NAMED), ("县委金融办", "县金融办", NOT), ("国网某某省电力有限公司石岭县供电分公司", "县供电公司", NAMED),
    ("国网某某省电力有限公司石岭县供电分公司", "国网石岭供电公司", NAMED), ("县发展和改革局", "县发改委", PERHAPS), ("县发展和改革局", "县发展和改革委员会", PERHAPS),
    ("县教育体育局", "县教育局", PERHAPS), ("县林业和草原局", "县林业局", PERHAPS), ("县文化广电体育和旅游局", "县文广旅体局", PERHAPS),
    ("县文化广电体育和旅游局", "县旅游局", PERHAPS), ("县科学技术和工业信息化局", "县工信局", PERHAPS), ("县科学技术和工业信息化局", "县科工局", PERHAPS),
    ("县工业和信息化局", "县科技和工业信息化局", PERHAPS), ("县水利局", "县农业农村和水利局", PERHAPS), ("县行政审批局", "县行政审批服务局", PERHAPS),
    ("县住房和城乡建设委员会", "县建委", PERHAPS), ("县城市管理综合行政执法局", "县综合执法局", PERHAPS), ("县商务和粮食局", "县粮食局", PERHAPS),
    ("县水利局", "县水务局", NOT), ("县城市管理委", "县城管执法局", NOT), ("县水利局", "柳林县水利局", NOT), ("县水利局", "市水利局", NOT),
    ("县公安局", "县公安交管局", NOT), ("县民政局", "县民族宗教局", NOT), ("县退役军人事务局", "县人事局", NOT), ("县城市管理委", "邻近区城市管理委", NOT),
    ("县市场监督管理局", "县市政局", NOT), ("中国银行某某省分行", "中国人民银行某某省分行", NOT),
])  # fmt: skip
def test_a_bureau_is_known_by_fewer_words_of_its_name(unit: str, wording: str, sort: MeantAs) -> None:
    assert meant(unit, wording) is sort


BRANCH = "示例市生态环境局石岭县分局"


@pytest.mark.parametrize(("wording", "sort"), [
    ("县生态环境分局", NAMED), ("示例市生态环境局石岭分局", NAMED), ("市生态环境局石岭县分局", NAMED), ("石岭生态环境分局", NAMED), ("生态环境分局", NAMED),
    ("生态环境部门", NAMED), ("各县（市、区）生态环境分局", GROUP), ("市生态环境局各分局", GROUP), ("各分局", PERHAPS), ("县生态环境局", PERHAPS),
    ("市生态环境局", NOT), ("市生态环境局柳林分局", NOT), ("市公安局各分局", NOT), ("县公安分局", NOT),
])
def test_a_branch_of_a_citys_bureau_is_known_however_its_place_is_said(wording: str, sort: MeantAs) -> None:
    assert meant(BRANCH, wording) is sort


@pytest.mark.parametrize(("unit", "area", "wording", "sort"), [
    ("县农业农村局", COUNTY, "各县（市、区）农业农村局", GROUP), ("县农业农村局", COUNTY, "各区、县（市）农业农村局", GROUP),
    ("县农业农村局", COUNTY, "各县市区水利局", NOT), ("县农业农村局", COUNTY, "各县（市、区）政府，农业农村局", NAMED),
    ("县农业农村局", COUNTY, "县农业农村局为主，各镇配合", NAMED), ("县农业农村局", COUNTY, "各市场监管所", NOT),
    ("市农业农村局", "某某省示例市", "各市农业农村局", GROUP), ("市农业农村局", "某某省示例市", "各县（市、区）农业农村局", NOT),
    ("柳河镇人民政府", COUNTY, "县水利局（各镇配合）", GROUP), ("柳河镇人民政府", COUNTY, "各级各部门", PERHAPS), ("柳河镇人民政府", COUNTY, "各地", PERHAPS),
    ("柳河镇人民政府", COUNTY, "县乡两级", GROUP), ("柳河镇人民政府", COUNTY, "县、乡两级人民政府", GROUP), ("柳河镇人民政府", COUNTY, "市县两级政府", NOT),
    ("柳河街道办事处", COUNTY, "县乡两级政府", PERHAPS), ("柳河镇人民政府", COUNTY, "各镇办", GROUP), ("柳河镇人民政府", COUNTY, "各乡镇办", GROUP),
    ("柳河镇人民政府", COUNTY, "各乡（镇）场", GROUP), ("石岭林场", COUNTY, "各乡镇场", GROUP), ("石岭协会", COUNTY, "各乡镇场", NOT),
    ("白音苏木人民政府", COUNTY, "各苏木乡镇（街道）", GROUP), ("柳河镇人民政府", COUNTY, "各苏木镇", GROUP), ("柳河街道办事处", COUNTY, "各街道社区", GROUP),
    ("柳河街道办事处", COUNTY, "柳河街道党工委", NAMED), ("柳河镇人民政府", COUNTY, "柳河镇党委", NAMED), ("柳河街道办事处", COUNTY, "各地区", GROUP),
    ("柳河镇人民政府", COUNTY, "各地区", PERHAPS), ("石岭县人民政府", COUNTY, "各地", GROUP), ("石岭县人民政府", COUNTY, "各地区", PERHAPS),
    ("石岭县人民政府", COUNTY, "县级政府", GROUP), ("石岭县人民政府", COUNTY, "各区", PERHAPS), ("石岭县人民政府", COUNTY, "各县（市、区）", GROUP),
    ("石岭县人民政府", COUNTY, "石岭、柳林县政府", NAMED), ("石岭县人民政府", COUNTY, "石岭等县", NAMED), ("石岭县人民政府", COUNTY, "柳林等县", PERHAPS),
    ("柳河镇人民政府", COUNTY, "牵头单位：县水利局；责任单位：各镇", GROUP), ("柳河镇人民政府", COUNTY, "牵头单位：县水利局 配合单位：各镇", GROUP),
    ("县水利局", COUNTY, "牵头单位：县水利局；责任单位：各镇", NAMED), ("县水利局", COUNTY, "责任单位：县农业农村局", NOT),
    ("柳河镇人民政府", COUNTY, "县水利局等有关部门、各镇", GROUP), ("柳河镇人民政府", COUNTY, "县水利局、县住建局等部门，各镇", GROUP),
    ("柳河镇人民政府", COUNTY, "各个镇", GROUP), ("柳河镇人民政府", COUNTY, "县直各单位", NOT), ("柳河镇人民政府", COUNTY, "县直有关单位", NOT),
    ("柳河镇人民政府", COUNTY, "各镇、县直各单位", GROUP), ("柳河镇人民政府", COUNTY, "县级各单位", GROUP), ("县水利局", COUNTY, "县直各单位", GROUP),
    ("县农业农村局", COUNTY, "各区县（自治县）农业农村局", GROUP), ("城关区人民政府", "某某省示例市", "各区政府", GROUP), ("城关区人民政府", "某某省示例市城关区", "五城区政府", PERHAPS),
])  # fmt: skip
def test_governments_and_bodies_of_every_place(unit: str, area: str, wording: str, sort: MeantAs) -> None:
    assert meant(unit, wording, area) is sort


@pytest.mark.parametrize(("wording", "sort"), [
    ("市经开区", PERHAPS), ("市经济技术开发区管委会", PERHAPS), ("示例开发区管委会", PERHAPS), ("示例市开发区", PERHAPS), ("示例经开区", NAMED),
    ("柳林经开区", NOT), ("市保税区管委会", NOT),
])
def test_a_zone_is_asked_about_what_its_area_and_sort_say(wording: str, sort: MeantAs) -> None:
    assert meant("示例经济技术开发区管委会", wording, "某某省示例市") is sort


@pytest.mark.parametrize(("name", "short"), [
    ("石岭彝族自治县", "石岭县"), ("金水土家族苗族自治州", "金水州"), ("北川蒙古自治州", "北川州"), ("柳河瑶族乡", "柳河乡"), ("石岭县", "石岭县"),
    ("回族镇", "回族镇"), ("民族乡", "民族乡"), ("各民族乡", "各民族乡"),
])
def test_a_place_goes_without_its_peoples(name: str, short: str) -> None:
    assert without_people(name) == short


@pytest.mark.parametrize(("unit", "wording", "sort"), [
    ("石岭彝族自治县人民政府", "石岭县人民政府", NAMED), ("石岭彝族自治县人民政府", "石岭", NAMED), ("石岭彝族自治县水务局", "石岭县水务局", NAMED),
    ("石岭彝族自治县水务局", "县水务局", NAMED), ("柳河瑶族乡人民政府", "柳河乡", NAMED), ("柳河瑶族乡人民政府", "柳林乡", NOT),
])
def test_a_place_named_after_its_peoples_is_known_without_them(unit: str, wording: str, sort: MeantAs) -> None:
    assert meant(unit, wording, "某某省示例市石岭彝族自治县") is sort


@pytest.mark.parametrize(("unit", "area", "wording", "sort"), [
    ("市水利局", "某某省示例市", "县级以上水利部门", NAMED), ("市水利局", "某某省示例市", "县级水利部门", NOT), ("市水利局", "某某省示例市", "市县水利部门", NAMED),
    ("州水利局", "某某省石岭州", "州水利部门", NAMED), ("州水利局", "某某省石岭州", "州级水利部门", NAMED), ("水利局", "", "水利部门", NAMED), ("科学技术局", "", "科技局", NAMED),
    ("城乡建设局", "", "建设局", PERHAPS), ("市公安局示例分局", "某某省示例市石岭县", "各分局", PERHAPS),
    ("市水利局", "某某省示例市石岭县", "水利部门", PERHAPS), ("市水利局", "某某省示例市石岭市", "县级水利部门", NAMED),
])
def test_a_department_of_another_rank_is_another(unit: str, area: str, wording: str, sort: MeantAs) -> None:
    assert meant(unit, wording, area) is sort


def test_governments_by_rank_are_towns_and_districts() -> None:
    assert [(part.reach, part.kinds) for part in wording_meaning("县乡两级").parts] == [
        (Reach.EVERY, {TOWN, DISTRICT}), (Reach.SOME, {TOWN, UnitKind.STREET, UnitKind.ZONE})]
    assert [(part.reach, part.kinds) for part in wording_meaning("各区级政府").parts] == [(Reach.EVERY, {DISTRICT})]


@pytest.mark.parametrize(("one", "other", "may"), [
    ("发改委", "发展和改革局", True), ("住建局", "住房和城乡建设委", True), ("城管局", "城管执法委", False), ("建委", "住房和城乡建设委", True),
    ("建局", "住房和城乡建设局", False), ("局", "水利局", False), ("", "水利局", False), ("水利站", "水利局", False), ("文旅体局", "文化体育旅游局", True),
    ("利水农村局", "农村水利局", False), ("水利和林业局", "水利农业林业局", True), ("教教育局", "教育体育局", False), ("计委", "住房和城乡建设委", False),
])
def test_a_name_with_words_left_out(one: str, other: str, may: bool) -> None:
    assert may_shorten(one, other) is may
    assert may_shorten(other, one) is may


def test_the_key_of_a_branch_holds_no_place() -> None:
    area = ("某某省", "示例市", "石岭县")
    assert unit_key(BRANCH, area).core == unit_key("生态环境石岭分局", area).core == "生态环境分局"
