"""Unit names: their canonical form, the kind of body their shape shows, the key two are compared by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from model.rows.unit_words import UnitKey, UnitKind
from model.rules.peoples import without_people

# Letters and words that a government unit's name may be shortened to; applied in this order, so that
# 城市管理委员会 is folded before 管理委员会 is taken for a zone's committee.
_SHORT: tuple[tuple[re.Pattern[str], str], ...] = tuple((re.compile(long), short) for long, short in (
    (r"人力资源(?:和|与)?社会保障|人力社保", "人社"),
    (r"发展(?:和|与)?改革", "发改"),
    (r"住房(?:和|与)?城乡建设", "住建"),
    (r"规划(?:和|与)?(?:自然)?资源|(?:自然)?资源(?:和|与)?规划|自然资源|资规|规资|自规", "规自"),
    (r"经济(?:和|与)?信息化?", "经信"),
    (r"工业(?:和|与)?信息化", "工信"),
    (r"(?:科学)?(?:科技|技术)(?:和|与)?信息化", "科信"),
    (r"科学技术|科技(?=[局委])|科(?=委)", "科技"),
    (r"教育委员会", "教委"),
    (r"卫生健康|卫生和健康", "卫健"),
    (r"文化(?:和|与)?旅游", "文旅"),
    (r"教育(?:和|与)?体育", "教体"),
    (r"林业(?:和|与)?草原", "林草"),
    (r"建设(?:和|与)?交通(?=委)", "建交"),
    (r"市场监督管理|市场监管", "市监"),
    (r"应急管理", "应急"),
    (r"退役军人事务", "退役军人"),
    (r"交通运输", "交通"),
    (r"城市管理(?:综合)?(?:行政)?执法|城管(?:综合)?(?:行政)?执法", "城管执法"),
    (r"综合行政执法", "综合执法"),
    (r"城市管理指挥", "城指"),
    (r"城市管理", "城管"),
    (r"国有资产(?:监督)?管理", "国资"),
    (r"医疗保障", "医保"),
    (r"邮政管理", "邮政"),
    (r"消防救援", "消防"),
    (r"粮食(?:和|与)?(?:物资)?储备", "粮储"),
    (r"机关事务管理", "机关事务"),
    (r"政务服务(?:和数据)?管理", "政务服务"),
    (r"广播电视", "广电"),
    (r"(?<=[河湖林]长)制", ""),
    (r"公安局(?:公安)?(?:交通管理|交管)局|公安交管局", "公安交管局"),
    (r"金融服务(?=办)|金融工作(?=[办局])", "金融"),
    (r"残疾人联合会", "残联"),
    (r"妇女联合会", "妇联"),
    (r"环境卫生", "环卫"),
    (r"服务中心", "中心"),
    (r"公安(?:分?局)?(?:交通|交警|交管)(?:管理|警察)?(支|大)队|^(?:交通|交警|交管)(?:管理|警察)?(支|大)队", "公安交通队"),
    (r"高新技术(?:产业)?开发区", "高新区"),
    (r"经济(?:技术)?开发区", "经开区"),
    (r"产业基地", "基地"),
    (r"管理委员会|管委会|管委", "管委"),
    (r"委员会", "委"),
    (r"办公室", "办"),
    (r"人民政府", "政府"),
    (r"分公司", "公司"),
    (r"^府办$", "政府办"),
))
_BRACKETS = str.maketrans("()[]【】〔〕〈〉", "（）（）（）（）（）")
_REMARK = re.compile(r"（([^（）]*)）")
_HIDDEN = re.compile(r"[\s\u200b-\u200f\ufeff]+")
# A town's name ends here; what may follow is only its government.
_TOWN = re.compile(r"(?:镇|乡|苏木)(?:党委)?(?:人民)?(?:政府)?$")
_STREET = re.compile(r"(?:街道(?:办事处|办)?|街办|(?<!驻)地区办事处|(?<!地区)办事处|地区办?)$")
_COMMITTEE = re.compile(r"(?:管委会|管委|管理委员会)$")
_NOT_A_ZONE = re.compile(r"^.?城管委$|(?:城市|监督|绿化|行业|市政|市容|市场|事务|质量|安全|交通|综合|水利|建设|房屋)管理委(?:员会)?$")
_ZONE = re.compile(
    r"(?:开发区|园区|产业园|工业园|科技园|产业基地|基地|新区|保税区|示范区|高新区|经开区|功能区|度假区|景区|片区|合作区"
    r"|经济区|试验区|管理区|旅游区|风景区|名胜区|工业区|保税港区|加工区|物流区|集中区|集聚区|聚集区|投资区|科学城|未来城|自贸区)$")
_PARTY = re.compile(
    r"^中共|(?<![管国])[省市区县旗州镇](?:委(?!会)(?:$|.*(?:部|办|办公室|党校|局|委|委员会|研究室|巡察组)$)|纪委)"
    r"|(?:纪委|监委|党委|党工委|工委)$")
_COMPANY = re.compile(r"(?:公司|集团|银行|分行|支行|企业|合作社|厂)$")
_DISTRICT = re.compile(r"(?:[省市区县旗州盟])(?:人民)?政府$|^(?!.*(?:社区|小区|生活区|厂区|校区|库区)$)[\u4e00-\u9fff]{1,8}[省市区县旗州盟]$")
_BUREAU = re.compile(
    r"(?:局|委|委员会|办|办公室|厅|署|中心|支队|总队|大队|队|处|所|站|院|馆|台|部|指挥部|小组|专班|联合会|协会|总会|工会"
    r"|残联|妇联|工商联|供销社|文联|科协|红十字会|党校|段|团[区市县]委|机构)$")


def normal_name(name: str) -> str:
    """The form in which names are compared: one width, no blanks, full-width brackets; remarks stay."""
    # Folding widths can set blanks free, and taking those out lets marks join the letter before: fold again.
    text = unicodedata.normalize("NFKC", _HIDDEN.sub("", unicodedata.normalize("NFKC", name)))
    return text.translate(_BRACKETS).strip("。.;；,，、:：·-—_*")


def split_remark(name: str) -> tuple[str, str]:
    """A name without its bracketed remarks, and the remarks (several are joined by "、")."""
    text = normal_name(name)
    remarks = [found.strip("、") for found in _REMARK.findall(text) if found]
    bare = _REMARK.sub("", text)
    if "（" in bare and not bare.startswith("（"):  # a bracket the scanner lost the end of
        bare, _, rest = bare.partition("（")
        remarks += [rest] if rest else []
    return bare.replace("）", ""), "、".join(remarks)


def unit_kind(name: str) -> UnitKind:
    """What kind of body the name's shape shows; OTHER when it shows none."""
    text = split_remark(name)[0]
    if len(text) < 2:
        return UnitKind.OTHER
    if _COMMITTEE.search(text) and not _NOT_A_ZONE.search(text):
        return UnitKind.ZONE
    for pattern, kind in (
        (_TOWN, UnitKind.TOWN), (_STREET, UnitKind.STREET), (_PARTY, UnitKind.PARTY), (_ZONE, UnitKind.ZONE),
        (_COMPANY, UnitKind.COMPANY), (_DISTRICT, UnitKind.DISTRICT), (_BUREAU, UnitKind.BUREAU),
    ):
        if pattern.search(text):
            return kind
    return UnitKind.OTHER


_AREA = re.compile(r"(.+?(?:省|自治区|特别行政区|(?:北京|天津|上海|重庆)市))?(.+?(?:市|自治州|地区|盟))?(.+?(?:区|县|旗|市|林区))?")


def area_parts(area: str) -> tuple[str, ...]:
    """The governments an area's name is made of, highest first (北京市大兴区 -> 北京市, 大兴区)."""
    text = normal_name(area)
    if "/" in text:
        pieces = text.split("/")
    else:
        found = _AREA.fullmatch(text)
        pieces = [piece for piece in found.groups() if piece] if found else [text]
    return tuple(piece for piece in pieces if piece and piece not in ("市辖区", "县", "市辖县"))


# A leading letter names the government (区水务局), unless it begins another word (市场监管局).
_LEVEL = re.compile(r"^(?:市(?!场|容|民|内|政(?!府)|监)|区(?!域|块|间)|县(?!域|级|道)|省(?!级|道)|旗|州)(?=.{2,})")
# What a branch of a national body puts before its place: 国家税务总局示例市示例区税务局, 国网示例供电公司.
_NATIONAL = re.compile(r"^(?:国家[\u4e00-\u9fff]{2,6}?总局(?=.{4,})|国网(?=.{4,}))")
_PARENT = re.compile(r"^.+?(?:公司|集团)(?=.{4,}公司$)")  # 国网示例省电力有限公司示例县供电分公司
_OWN_HEAD = re.compile(r"^(?:本|我|全)(?=[市区县省旗])")
_TAIL = {
    UnitKind.TOWN: re.compile(r"(?:党委)?(?:政府)?$"),
    UnitKind.STREET: re.compile(r"(?<=街道)(?:办事处|办)$|(?<=地区)(?:办事处|办)$"),
    UnitKind.ZONE: re.compile(r"管委$"),
    UnitKind.DISTRICT: re.compile(r"政府$"),
}
_BRANCH = re.compile(r"[局委]?分局$")
_ONE_OF_PARTY = re.compile(r".{2}[部委]$|(?:网信|编)办$")  # what no government has as well, as it may have a 金融办
_WITHOUT_LEVEL = (UnitKind.TOWN, UnitKind.STREET, UnitKind.ZONE)


@lru_cache(maxsize=8192)  # a plan says the same few wordings a thousand times
def unit_key(name: str, area: tuple[str, ...] = ()) -> UnitKey:
    """What two names of one unit have in common, read as by somebody in that area."""
    text = split_remark(name)[0].removeprefix("中共")
    kind = unit_kind(text)
    level, rest = own_level(text, area, kind)
    core = folded(rest)
    if core.endswith("分局"):
        body = core.removesuffix("分局")
        for own in (area[-1], without_people(area[-1]), without_people(area[-1])[:-1]) if area else ():
            body = body.removesuffix(own) or body
        core = _BRANCH.sub("分局", body + "分局")
        return UnitKey("", core, UnitKind.BUREAU)
    if kind in _TAIL:
        core = without_people(_TAIL[kind].sub("", core))
    if kind is UnitKind.PARTY and _ONE_OF_PARTY.search(core):
        core = core.removeprefix("委")  # 区委宣传部 is 宣传部
    if kind is UnitKind.STREET and not core.endswith(("街道", "地区")):
        core = re.sub(r"(?:街办|办事处)$", "街道", core)
    return UnitKey("" if kind in _WITHOUT_LEVEL else level, core, kind)


def folded(name: str) -> str:
    """The name with every official long form in its usual short form (住房和城乡建设委员会 -> 住建委)."""
    for pattern, short in _SHORT:
        name = pattern.sub(short, name)
    return name


def own_level(text: str, area: tuple[str, ...], kind: UnitKind) -> tuple[str, str]:
    """The government a name belongs to ("own", "^市" …, "" when not said) and the name without it."""
    level = ""
    if kind in (UnitKind.BUREAU, UnitKind.COMPANY):
        text = _without_short_places(_NATIONAL.sub("", _PARENT.sub("", text)), area)
    elif kind is UnitKind.ZONE:
        text = _without_city(text, area)
    for index, whole in enumerate(area):
        part = whole if text.startswith(whole) else without_people(whole)
        if text.startswith(part) and (len(text) > len(part) or index == len(area) - 1):
            text = text[len(part):]
            level = "own" if index == len(area) - 1 else "^" + part[-1]
    if kind in (UnitKind.TOWN, UnitKind.STREET):
        return level, text
    text = _OWN_HEAD.sub("", text)
    found = _LEVEL.match(text)
    if not found:
        return level, text
    text = text[found.end():]
    if area and text.startswith(area[-1]):  # 市丰台区政府, 海淀区区政府
        return "own", text[len(area[-1]):]
    letter = found[0]
    return level or ("own" if area and letter == area[-1][-1] else "^" + letter), text


def _without_short_places(text: str, area: tuple[str, ...]) -> str:
    """The name with my area written out where it stands without its last sign: 示例水务局 as 示例区水务局."""
    if not area or len(area[-1]) < 3 or text.startswith(area[-1]):
        return text
    for above in (*area[:-1], *(part[:-1] for part in area[:-1]), ""):
        head = above + area[-1][:-1]
        rest = text[len(head):]
        # Only what every government has may follow: 示例经济开发区 and 示例镇 are places of their own.
        if text.startswith(head) and len(rest) > 2 and rest[0] not in _PLACE_SIGNS and unit_kind(rest) in (UnitKind.BUREAU, UnitKind.COMPANY):
            return area[-1] + rest
    return text


def _without_city(text: str, area: tuple[str, ...]) -> str:
    """A zone's name without the city before its district's: 示例市示例园区 and 示例示例园区 are one."""
    for above in area[:-1]:
        for head in (above, above[:-1]):
            if len(area[-1]) > 2 and text.startswith(head + area[-1][:-1]):
                return text.removeprefix(head)
    return text


_PLACE_SIGNS = "省市区县旗州盟镇乡村街路河湖山湾港"
