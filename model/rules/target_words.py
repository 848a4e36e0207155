"""The words by which a plan asks for a number: comparators, units, verbs, nouns that can be measured."""

from __future__ import annotations

import re
from functools import cache

_DIMENSION = (
    r"%|‰|个?百分点|吨标准?煤|蒸吨|吨|公斤|千克|毫克|微克|克|平方公里|平方千米|平方米|立方米|公里|千米|厘米|毫米|米|升|"
    r"千瓦时|兆瓦时|千瓦|兆瓦|吉瓦|瓦|度|分贝|(?:美|欧|港)?元|分钟|分(?!之|别)|秒|天|个?工作日|小时|倍|公顷|亩次?|方|岁|斤|公担|"
    r"(?<!\d{4})年(?=以[上内下]|左右)|"  # 12年以上, never a year's name
    r"[μu]g/m[³3]|mg/[Lm][³3]?|km[²2]?|㎡|m[²2³3]|kW·?h?|MW|GW|kg|dB|[TGP]B|TEU"
)
_COUNTED = (
    r"家次|辆次|台次|人次|场次|班次|车次|批次|件次|户次|点次|轮次|头次|处次|次|个(?!月|工作日|小时|季度|学期|星期|年)|家|辆|台|套|处|座|条(?!例)|"
    r"项|件|份|名|人|户|所|口|场|批|期|轮|块|宗|起|例|株|棵|只|头|对|组|支|盏|根|篇|间|栋|幢|片|眼|艘|架|张|幅|门|部(?!门)|"
    r"本|册|类|种|村|镇|街道|社区|企业|站|桩|公厕|学时|课时|标台|标箱|枚|尾|羽|席|班|节|堂|首|位(?!于|置)|万"
)
_UNIT = (
    rf"(?:[十百千]?[万亿])?(?:{_DIMENSION}|{_COUNTED})"
    r"(?:/[十百千]?[万亿千百]?(?:平方公里|平方米|立方米|公里|公顷|亩|升|人次|人|户|年|月|日|天|小时|吨|元|次|辆|株|m[²2³3]|L)"
    r"(?:·(?:年|月|日|天|小时))?)?"
)
_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,3}(?!\d)|\d{1,12}(?:\.\d{1,6})?)"

# A number that does not belong to a name (PM2.5, DB11/1983, 第3个), with its unit; a range has two.
_NUMBER = (
    rf"(?<![\dA-Za-z./第-])(?P<low>{_NUMBER})(?:(?P<unit1>{_UNIT})?(?:-{{1,2}}|~|至|到)(?P<high>{_NUMBER}))?"
    rf"(?!\d)(?:(?P<unit> ?{_UNIT})|(?=以[上下内]|左右|[,;。、)]|$))"
)
# Chinese numerals count only next to an unmistakable word.
_CHINESE = (
    r"(?P<low>[一两二三四五六七八九十百千]+)"
    r"(?P<unit>万?(?:家次|人次|家|座|处|所|条(?!例)|台|辆|户|场|次|名|轮|期|个(?!月|工作日|小时|季度|学期|星期|年)))"
)
_CHINESE_LISTED = r"(?:其中)?(?:包括|包含)?(?P<low>[一两二三四五六七八九十百千]+)(?P<unit>家|座|处|所|条(?!例)|台|辆|户|场|名|个(?!月))"

COUNTED = re.compile(rf"(?:[十百千]?[万亿])?(?:{_COUNTED})$")
DURATION = re.compile(r"天|小时|分钟|秒|个?工作日|年|岁")

_AT_LEAST = r"不(?:得|能|应)?(?:低于|少于|小于)|至少|[≥>]=?"
_AT_MOST = r"不(?:得|能|应)?(?:超过|高于|大于|多于|超)|至多|最多|[≤<]=?"
_REACHING = (
    r"达到?了?|(?:提高|提升|增加|增长|扩大|上升|恢复|扩展|增)[到至]|突破|超过|高于|大于|多于|超"
)
_FALLING_TO = (
    r"控制[在到至]|限制在|压[减降缩][到至]|(?:下降|降低|减少|缩短|缩减|减|降)[到至]|低于|小于|少于"
)
_EXCLUDING = r"超过|高于|大于|多于|超|低于|小于|少于"  # these also say who is meant: 超过10辆的企业
_KEEPING = r"(?:保持|稳定|维持)在?"
_BEING = r"(?<=[率比例重值量数])[为是]"
_FALLING = r"(?:下降|降低|减少|削减|压降|递减|压减|缩短|压缩|精简|缩减)"
_RISING = r"(?:增长|提高|提升|增加|上升|递增|提速)"
# Each word can be read in one way only: two ways would make the rule slow on hostile texts.
_NEAR = (
    r"(?:约|近|将近|大约|大概|为|了|在|到|共计?|合计|总计|全部|任务|比例|幅度|分别|平均|累计|不断|力争|努力|要|应|全[市区县省镇]的?|每[人户吨亩年月日]|[日年][产均])*"
)

_COMPARED = (
    rf"(?:(?P<change>(?P<fall>{_FALLING})|(?P<rise>{_RISING}))(?:幅度|比例)?(?:要|应|力争|均|也|原则上|保持)*)?"
    rf"(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|(?P<reach>{_REACHING})|(?P<low>{_FALLING_TO})|(?P<keep>{_KEEPING})|(?P<be>{_BEING}))"
    rf"(?:[^,。;、]{{1,14}}的(?=$))?{_NEAR}$"
)
_CHANGED = rf"(?P<change>(?P<fall>{_FALLING})|(?P<rise>{_RISING}))(?:了|约|近|幅度为?|比例为?)*$"
_ROUGHLY = r"(?:(?<![签节预制契])约|(?<![附临])近|将近|大约)为?$"

_AFTER = r"(?:\([^()]*\))?(?:(?P<over>[及或]?以上|及?更多)|(?P<under>[及或]?以下|以内|之内|内(?=[,。;、)]|$))|(?P<about>左右|上下))"
# "10辆以上的企业" says who is meant; "15%的比例" does not.
_LEVEL = r"(?:的)?(?:比例|比重|占比|标准|要求|目标|水平|规模(?!化|以)|速度|增速|频次|任务|幅度|力度|覆盖率|抽[检查]率|指标|总体)"
CREATING = re.compile(r"形成|打造|建成|构建|建设(?:成|一)")
MADE_UP = re.compile(r"未$|未能$|没有$|尚未$|不能$|[若如]|一旦|凡|的?基础上")

_DOING = (
    r"完成|建设|[新改扩]建|改扩建|建成|建立|新增|增加|推广|创建|打造|培育|改造|治理|整治|退出|淘汰|更新|更换|检查|抽查|抽检|"
    r"检测|监测|巡查|排查|核查|走访|开展|实施|推动|推进|组织|举办|培训|解决|修复|栽植|种植|植树|造林|营造|绿化|减排量?|削减量?|压减|"
    r"关停|关闭|拆除|拆违|腾退|清理|清运|回收|配备|安装|布设|设立|设置|引进|引入|发放|出台|制定|编制|修订|认定|评选|选树|遴选|选取|"
    r"征集|孵化|提升|提供|覆盖|惠及|服务|帮扶|招聘|安置|投运|投用|投放|启动|开工|竣工|创成|走航|查处|消除|维修|养护|疏浚|清淤|"
    r"铺设|敷设|接入|普查|审核|销号|储备|供应|收储|签约|办理|化解|宣传|发布|投入|安排|恢复|累计|再生|利用|开行|开通|召开|举行|投资|增产|增收|节水|节能|节约|节电|招录|录用|吸纳|就业|"
    r"推出|加装|盘活|认证|新辟|优化|修缮|选派|选聘|选拔|开发|拓展|延伸|打通|贯通|拓宽|硬化|亮化|加固|升级|扩容|救助|资助|补贴|扶持|支持|减税|降费|减免|退税|"
    r"投放|融资|募集|筹集|筹措|筹建|争取|到位|拨付|追缴|收回|清欠|处置|出让|收购|交付|分配|配租|配售|搬迁|征收|征迁|复垦|复耕|复绿|整理|流转|托管|播种|收割|"
    r"出栏|存栏|养殖|放流|巡护|查封|抓获|破获|打掉|立案|结案|办结|调解|体检|筛查|接种|派驻|轮岗|交流|表彰|命名|挂牌|备案|登记|注册|约谈|通报|曝光|督查|督导|"
    r"暗访|检修|抢修|翻修|鉴定|测绘|评审|验收|入库|纳统|攻关|转化|授权|申请|申报|落户|落地|招引|引育|引领|办好|(?<!建立)(?<!健全)完善|对接|走进|摸排|劝导|演练|授课|宣讲|展演|演出|展出|放映|"
    r"接待|引导|带动|动员|吸引|组建|共建|集聚|推荐|推送|公布|公开|梳理|攻克|投产|达产|开设|开办|增设|增开|增建|设置|补种|补栽|清收|归集|采集|上线|接诊|义诊|义务植树|送戏|送电影|用好|实际利用"
)
# Verbs that promise a count even when words stand between them and the number.
_PROMISING = r"完成|建成|[新改扩]建|新增|推动|推进|启动|改造|整治|治理"
_ACHIEVING = r"实现|达到|完成|建成|具备|通过|纳入|开展|安装|配备|得到"
# "推进5个方面的工作" is a way of speaking.
RHETORIC = re.compile(r"的?(?:方面|环节|层面|阶段|领域|维度|统筹|坚持|原则|抓手|着力点)")
# What the verb does stands on the books already: 巩固35处成效, 按照3项标准.
STANDING = re.compile(r"巩固|基于|依托|依据|根据|按照|围绕|参照|对照")
_MEASURED = (
    r"(?:率|比例|份额|强度|额|年限|年龄|寿命|余额|占比|比重|浓度|量|数|面积|系数|[程温湿速密强精满意]度|指数|水平|能力|规模|产值|总[数额值]|天|长度|里程|半径|能耗|水耗|电耗|"
    r"成本|费用|增速|增幅|降幅|值|频次|时间|时长|时限|距离|覆盖面|得分|分数|容量|装机|负荷)"
)
# Numbers that are better the lower they are: "达到35" asks for at most 35.
BETTER_LOW = re.compile(r"(?:浓度|降尘量|漏损率|能耗|水耗|电耗|排放强度|碳强度|尘负荷|残存量|发生率|死亡率|事故率|污染天数?|半径|时限|时长|投诉量|投诉率|超标率)$")
# What is there already, or is handed out by the piece: no promise of the unit's own.
FACT = re.compile(
    r"现有|共有|已有|原有|现存|目前|截至|在册|在校|在籍|总投资|总概算|估算|概算|规模为?$|给予|罚款|最高$|注册资本|相当于|不足$|属于|分为"
)
GRANT = re.compile(r"(?:补[助贴]|奖[励补]|资助|贴息|罚款|额度)[^,。;]{0,6}最[高多]$|给予|罚款")
# 示范岗 12 个: named and counted, whatever the verb; not what only has, is, or says who is meant.
COUNTED_OUT = re.compile(r"(?!.*(?:超过|达到|第|约|共|有|为|是|每|内|前|后|按|对|若|如|凡|的|等|连续|不|前列|地下|地上|占地|满|加强|强化|落实|严|深化|规范|巩固|面积|规模))[\u4e00-\u9fff“”()]{2,24}")
UNITLESS = re.compile(r"(?:系数|指数|得分|分值|容积率|比值|[）)\w]值|(?<![环同对占])比)$")
_ZERO = (
    r"(?P<zero>[“\"'‘]?(?<![两双])清零[”\"'’]?(?!行动|机制|台账|方案|工作|管理|计划|任务|专项|攻坚|整治|式|制度))|"
    r"(?:实现|确保|保持|达到|做到)(?P<subject>[^,。;、]{0,14}?)(?P<nought>(?<!清)零(?!售|部件|散|距离|星|工|下|上|碳|排放|容忍|突破)[^,。;、的]{0,4})(?=[,。;、)]|$)|"
    r"(?P<quoted>[“\"‘](?<!清)零(?:发生|事故|死亡|新增|增长|上访|案件|投诉|发案|辍学|欠薪)[”\"’])"
)


_PLACE_NAME = r"[\u4e00-\u9fff]{1,9}?(?:区|县|市|旗|镇|乡|街道|村|园|组|段)"
_RULES = {
    "number": _NUMBER,
    "chinese": _CHINESE,
    "chinese listed": _CHINESE_LISTED,
    "limit ends": rf"(?:{_AT_LEAST}|{_AT_MOST})(?:{_DOING})?$",
    "ranked": r"(?:进入|位[居列于]|跻身|保持在?|稳定在|排名)?(?:(?:全[国省市区县]|[省市区县内])*排名)?(?:全[国省市区县]的?)?(?<![目年])前$",
    "compared": _COMPARED,
    "compared number": rf"(?:{_FALLING}|{_RISING}|{_COMPARED[:-1]})\d.*$",
    "changed": _CHANGED,
    "after": _AFTER,
    "level": _LEVEL,
    "roughly ends": _ROUGHLY,
    "excluding": _EXCLUDING,
    "measured ends": rf"{_MEASURED}$",
    "doing": rf"{_DOING}|实现",
    "doing ends": rf"(?:{_DOING}|实现|做到)(?:了|共计?|各|每年|全年|不断|全部)*$",
    "growing": rf"达|提[高升]|增|{_DOING}",
    "promising": _PROMISING,
    "achieved": rf"的?[^,。;、]{{1,20}}?(?:{_ACHIEVING})",
    "zero": _ZERO,
    "place": rf"(?<![^,]){_PLACE_NAME}(?:人民政府|管委会|办事处)?(?=负责|牵头|组织|承担|实施|完成|建设|新建|推进|开展)",
    "places": rf"(?:{_PLACE_NAME}[、和及])+{_PLACE_NAME}",
}


@cache  # compiled on first use: the first screen needs none of them
def rule(name: str) -> re.Pattern[str]:
    """The compiled rule of a name."""
    return re.compile(_RULES[name])
