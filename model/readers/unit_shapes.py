"""What the name of a unit looks like: its endings, its beginnings, and what kind of body it is.

Nothing here names a unit of any one plan; the stems are the everyday words of government bodies all over the country.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from model.readers.wording import compact


class UnitKind(StrEnum):
    """What kind of body a unit is; columns of a plan tend to hold one kind each."""

    PLACE = "place"  # a government, town, street, zone and their groups
    BUREAU = "bureau"
    GROUP = "group"  # 成员单位, 相关部门


_ENDINGS = (
    "人民政府|政府|管理委员会|管委会|管委|街道办事处|办事处|街道办|街道|镇街|街镇|镇乡|乡镇|镇|乡|园区|功能区|开发区|属地|区县|县区|"
    "各区|各县|各市|各旗|委员会|办公室|办公厅|分局|总局|管理局|局|厅|署|委|办|部|院|总队|支队|大队|中队|队|服务中心|中心|集团公司|有限公司|"
    "公司|集团|分行|支行|银行|总站|站|所|处|馆|社|台|校|大学|学院|医院|联合会|总工会|工会|协会|商会|学会|妇联|残联|工商联|侨联|文联|科协|"
    "团委|党校|海关|法院|检察院|指挥部|领导小组|小组|专班|联席会议|成员单位|主管单位|责任单位|单位|主管部门|部门|委办局|企业|运营方|机关|"
    "供电|供销社|联社|厂|场|库|处室|村|社区|居委会|村委会|集体|物业|学校|商投|投资|城投|水投|交投|文旅投|军分区|武装部|气象台|编办|网信办|网管办"
)
_ENDING = re.compile(rf"(?:{_ENDINGS})$")
_BARE = re.compile(
    rf"(?:{_ENDINGS}|道办事处|府|管理|会|委会|员会|事处|民政府|开发区管委会|经济开发区管委会|技术开发区管委会|成员|区管委会|"
    r"中心|分中心|公室|理局|理委|司|限公司|行政主管部门|股份有限公司|集团有限公司)$"
)
_BEGINNING = re.compile(
    r"(?:各|相关|有关|其他|全|区|市|县|旗|州|省|盟|国家|国网|国|中国|首都|本|驻|团|镇|街道|地区|属地|[一-龥]{1,12}?(?:省|市|区|县|旗|州|镇|乡|街道|新区|开发区))"
)
_PLACE = re.compile(
    r"(?:人民政府|政府|管委会?|管理委员会|街道办事处|街道办?|镇街|街镇|乡镇|镇|乡|园区|功能区|开发区|属地|办事处|各区|各县|区县|县区|社区|村)(?:[（(].*)?$"
)
_GOVERNMENT_OFFICE = re.compile(
    r"政府(?!$|[（(]|办|外|研|督|法|驻|国|采|热|投|门户|网|新闻|参|信|行政|机关|审|职|组成)"
)
_GROUP = re.compile(r"(?:成员单位|部门|单位|委办局|企业|运营方|机关)(?:[（(].*)?$")
_BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
_SHORT_KNOWN = re.compile(
    r"(?:各镇街?|各街道?|各乡镇?|各区县?|各县区?|镇街|各园区|属地|街镇|各街镇|各部门|各单位|妇联|残联|团委|工会|海关|法院|气象局|公司)"
)

STEMS = frozenset(
    [
        "发展改革",
        "发展和改革",
        "发改",
        "教育",
        "教",
        "科学技术",
        "科技",
        "科",
        "科技和信息化",
        "科信",
        "经济和信息化",
        "经信",
        "工业和信息化",
        "工信",
        "工信和科技",
        "民族宗教",
        "民宗",
        "公安",
        "公安交通",
        "国家安全",
        "民政",
        "司法",
        "财政",
        "人力资源和社会保障",
        "人力资源社会保障",
        "人力社保",
        "人社",
        "规划自然资源",
        "规划和自然资源",
        "自然资源",
        "自然资源和规划",
        "规自",
        "国土资源",
        "规划国土",
        "规划",
        "生态环境",
        "环境保护",
        "环保",
        "住房城乡建设",
        "住房和城乡建设",
        "住建",
        "建设",
        "建设交通",
        "城乡建设",
        "城市管理",
        "城管",
        "城管执法",
        "城市管理综合行政执法",
        "综合执法",
        "综合行政执法",
        "市政市容",
        "市政",
        "城乡管理",
        "交通",
        "交通运输",
        "公路",
        "水务",
        "水利",
        "水",
        "农业农村",
        "农业",
        "农委",
        "农村工作",
        "林业",
        "林业和草原",
        "林草",
        "园林绿化",
        "园林",
        "绿化",
        "绿化市容",
        "绿化和市容管理",
        "商务",
        "商贸",
        "文化和旅游",
        "文旅",
        "文化",
        "文化旅游",
        "旅游",
        "文化广电旅游",
        "文化广电和旅游",
        "文广旅",
        "卫生健康",
        "卫健",
        "卫生计生",
        "卫生和计划生育",
        "退役军人事务",
        "退役军人",
        "应急管理",
        "应急",
        "审计",
        "国资",
        "国有资产监督管理",
        "国有资产",
        "市场监管",
        "市场监督管理",
        "工商",
        "质监",
        "质量技术监督",
        "食药监",
        "食品药品监督管理",
        "食品药品监管",
        "药监",
        "广电",
        "广播电视",
        "体育",
        "统计",
        "医疗保障",
        "医保",
        "信访",
        "机关事务",
        "机关事务管理",
        "金融",
        "金融工作",
        "地方金融监管",
        "地方金融",
        "人防",
        "民防",
        "人民防空",
        "文物",
        "档案",
        "粮食和储备",
        "粮食",
        "粮食和物资储备",
        "税务",
        "国税",
        "地税",
        "气象",
        "地震",
        "烟草",
        "邮政",
        "邮政管理",
        "海事",
        "供销",
        "政务服务",
        "政务服务管理",
        "政务服务和数据管理",
        "数据",
        "大数据",
        "大数据管理",
        "行政审批",
        "行政审批服务",
        "审批",
        "投资促进",
        "招商",
        "城指",
        "重大项目",
        "重点办",
        "重点站区",
        "城市副中心",
        "组织",
        "宣传",
        "统战",
        "政法",
        "网信",
        "编",
        "外事",
        "外",
        "台",
        "侨",
        "督查",
        "研究",
        "政研",
        "改革",
        "保密",
        "老干部",
        "国防动员",
        "老龄",
        "扶贫",
        "乡村振兴",
        "支援合作",
        "对口支援",
        "社会工作",
        "社工",
        "消防",
        "消防救援",
        "交警",
        "交管",
        "公安交管",
        "交通管理",
        "环卫",
        "环境卫生",
        "环境卫生服务",
        "园林服务",
        "农业服务",
        "农技",
        "动监",
        "河长制",
        "湖长制",
        "林长",
        "供电",
        "电力",
        "自来水",
        "排水",
        "燃气",
        "热力",
        "城市运行",
        "总工会",
        "妇",
        "残",
        "科协",
        "红十字",
        "工商业联合",
        "文学艺术",
        "区委",
        "市委",
        "县委",
        "政府",
        "机场",
        "铁路",
        "民航",
        "石油",
        "石化",
        "知识产权",
        "药品监管",
        "药品监督管理",
        "银保监",
        "证监",
        "人民银行",
        "房管",
        "房屋管理",
        "住房保障",
        "房屋征收",
        "棚改",
        "拆迁",
        "土地储备",
        "国土",
        "海洋",
        "渔业",
        "畜牧",
        "畜牧兽医",
        "煤炭",
        "能源",
        "盐务",
        "通信",
        "通信管理",
        "无线电",
        "经济合作",
        "开发",
        "财经",
        "公共资源交易",
        "公积金",
        "融媒体",
        "文明",
        "精神文明",
        "社会治理",
        "疾控",
        "卫生监督",
        "环境监察",
        "环境监测",
        "农机",
        "种子",
        "植保",
        "水文",
        "移民",
        "民委",
        "侨务",
        "参事",
        "港澳",
        "法制",
        "物价",
        "规划建设",
        "建设规划",
        "规划委",
        "建筑",
        "工程",
    ]
)


@lru_cache(maxsize=8192)
def without_brackets(name: str) -> str:
    """A unit's name without its bracketed remarks."""
    return _BRACKETED.sub("", name)


@lru_cache(maxsize=8192)
def is_bare(name: str) -> bool:
    """True for the mere ending of a name (管委会, 委会, 中心): a piece broken off, no unit."""
    return bool(_BARE.match(name)) and not _SHORT_KNOWN.fullmatch(name)


@lru_cache(maxsize=16384)
def is_shaped(name: str) -> bool:
    """True when a text looks like the name of one unit or group of units."""
    base = without_brackets(name)
    if _SHORT_KNOWN.fullmatch(base):
        return True
    if not 2 < len(base) <= 40 or is_bare(base) or not _ENDING.search(base):
        return False
    if base.count("（") != base.count("）") or base.count("(") != base.count(")"):
        return False
    return not re.search(r"[。；;：:，,！？!?\d]", base) and not _GOVERNMENT_OFFICE.search(base)


@lru_cache(maxsize=8192)
def has_beginning(name: str) -> bool:
    """True when a name begins as names of units do: 区, 市, 各, 相关, a place."""
    return bool(_BEGINNING.match(name))


@lru_cache(maxsize=8192)
def kind_of(name: str) -> UnitKind:
    """The kind of body a name stands for."""
    if _PLACE.search(name) and not name.endswith("部门"):
        return UnitKind.PLACE
    return UnitKind.GROUP if _GROUP.search(name) else UnitKind.BUREAU


@lru_cache(maxsize=8192)
def stem_and_ending(name: str) -> tuple[str, str]:
    """A bureau's name parted into stem and ending, without its first 区, 市, 县 …"""
    base = without_brackets(name)
    found = re.search(
        r"(?:管理|监督管理)?(?:委员会|办公室|分局|总局|局|委|办|厅|部|署|中心|总队|支队|大队|队|站|处)$", base
    )
    if not found:
        return base, ""
    stem = base[: found.start()]
    stem = re.sub(r"^[区市县省旗州]", "", stem) or stem
    return stem, found[0].removeprefix("监督管理").removeprefix("管理")


@lru_cache(maxsize=8192)
def is_everyday(name: str) -> bool:
    """True when the stem of a name is an everyday word of government bodies (财政, 民政 …)."""
    stem, ending = stem_and_ending(name)
    return bool(ending) and stem in STEMS


@lru_cache(maxsize=8192)
def looks_like_units(text: str) -> bool:
    """True when a cell is a list of units rather than running text."""
    bare = compact(text)
    if not bare or re.search(r"[。；！]", bare):
        return False
    names = [name for name in re.split(r"[\s、，,]+", re.sub(r"\s*([（(])", r"\1", text)) if name]
    shaped = sum(
        len(name) for name in names if is_shaped(name) or is_bare(name) or re.fullmatch(r"等.{0,8}", name)
    )
    return shaped >= 0.6 * len("".join(names))
