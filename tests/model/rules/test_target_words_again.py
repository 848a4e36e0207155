"""More of the words by which a plan asks for a number: what is counted, by which measure, after which verb, over which words."""

from __future__ import annotations

import pytest

from tests.model.rules.target_reading import found, subjects

VERBS = """
    营造 绿化 减排 削减 减排量 削减量 植树 走航 关停 再生 增收 节电 推出 加装 盘活 认证 新辟 优化 修缮 选派 选聘 选拔 开发 拓展 延伸 打通 贯通 拓宽 硬化
    亮化 加固 升级 扩容 救助 资助 补贴 扶持 支持 减税 降费 减免 退税 融资 募集 筹集 筹措 筹建 争取 到位 拨付 追缴 收回 清欠 处置 出让 收购 交付 分配 配租
    配售 搬迁 征收 征迁 复垦 复耕 复绿 整理 流转 托管 播种 收割 出栏 存栏 养殖 放流 巡护 查封 抓获 破获 打掉 立案 结案 办结 调解 体检 筛查 接种 派驻 轮岗
    交流 表彰 命名 挂牌 备案 登记 注册 约谈 通报 曝光 督查 督导 暗访 检修 抢修 翻修 鉴定 测绘 评审 验收 入库 纳统 攻关 转化 授权 申请 申报 落户 落地 招引
    引育 引领 办好 完善 对接 走进 摸排 劝导 演练 授课 宣讲 展演 演出 展出 放映 接待 引导 带动 动员 吸引 组建 共建 集聚 推荐 推送 公布 公开 梳理 攻克 投产
    达产 开设 开办 增设 增开 增建 补种 补栽 清收 归集 采集 上线 接诊 义诊 送戏 送电影 用好 实际利用 实现
"""
UNITS = """
    个 百分点 吨标煤 吨标准煤 平方千米 厘米 毫米 兆瓦时 吉瓦 美元 欧元 港元 亿美元 分钟 秒 天 个工作日 工作日 小时 亩次 方 岁 斤 公担 ug/m³ μg/m3 mg/m³
    km² km2 km m² m2 m³ m3 kW·h GW kg dB TB GB PB TEU 班次 点次 轮次 头次 处次 企业 站 桩 公厕 标台 标箱 枚 尾 羽 席 班 节 堂 首 位 万 十万吨
    元/亩 元/人 元/户 元/次 元/人次 千瓦时/亩 吨/公顷 吨/公里 千克/亩 度/升 升/人 升/小时 立方米/天 立方米/年 小时/户 人/平方米 元/辆 株/亩 元/株 元/m²
    kg/L 元/月 吨/百公里 元/立方米 升/人·日 升/人·年 升/人·月 升/户·天 升/户·小时 件/万人
"""
CHINESE = "家次 人次 家 座 处 所 条 台 辆 户 万户 名"


@pytest.mark.parametrize("verb", VERBS.split())
def test_every_verb_of_work_promises_its_number(verb: str) -> None:
    assert found(f"今年{verb}示例物12个。") == [(">=", "12", "个")]
    assert found(f"今年{verb}12个示例物。") == [(">=", "12", "个")]


def test_making_a_system_perfect_promises_no_number() -> None:
    assert found("健全完善12个示例机制。") == []
    assert found("修改完善12个示例机制。") == [(">=", "12", "个")]


@pytest.mark.parametrize("unit", UNITS.split())
def test_every_unit_is_read_whole(unit: str) -> None:
    assert found(f"示例指标值不少于7{unit}。") == [(">=", "7", unit)]


@pytest.mark.parametrize("unit", CHINESE.split())
def test_numbers_in_words_are_read_with_what_they_count(unit: str) -> None:
    assert found(f"新建三{unit}示例物。") == [(">=", "3", unit)]
    assert found(f"示例物不少于三{unit}。") == [(">=", "3", unit)]


@pytest.mark.parametrize("unit", ["个", "次", "场", "轮", "期"])
def test_what_is_said_of_much_in_words_counts_only_behind_a_limit(unit: str) -> None:
    assert found(f"新增三{unit}示例物。") == []
    assert found(f"示例物不少于三{unit}。") == [(">=", "3", unit)]


@pytest.mark.parametrize("unit", ["家", "座", "处", "所", "台", "辆", "户", "场", "名", "个"])
def test_a_list_of_what_is_built_may_count_in_words(unit: str) -> None:
    assert found(f"打造示例体系。包括五{unit}示例物。") == [(">=", "5", unit)]


@pytest.mark.parametrize(("text", "why"), [
    ("在5个月完成。", "a span of time"), ("建设2条例行通道3条例会。", "a regulation"), ("新建3部门。", "a department"),
])  # fmt: skip
def test_words_that_only_look_like_a_unit_are_none(text: str, why: str) -> None:
    assert all(unit not in {"部", "个"} for _, _, unit in found(text)), why


@pytest.mark.parametrize("words", ["下降到", "下降至", "降低到", "降低至", "减少到", "减少至", "缩短到", "缩短至", "缩减到", "减到", "压减到", "压减至",
                                   "压降到", "压缩到", "压缩至", "控制在", "控制到", "控制至", "限制在"])
def test_falling_to_a_value_asks_for_no_more_than_it(words: str) -> None:
    assert found(f"示例指标值{words}7吨。") == [("<=", "7", "吨")]


@pytest.mark.parametrize("words", ["提高到", "提高至", "提升到", "提升至", "增加到", "增长到", "扩大到", "扩大至", "上升到", "恢复到", "扩展到", "增到", "增至"])
def test_rising_to_a_value_asks_for_no_less_than_it(words: str) -> None:
    assert found(f"示例指标值{words}7吨。") == [(">=", "7", "吨")]


@pytest.mark.parametrize("fall", ["缩短", "压缩", "精简", "缩减", "减少", "下降", "降低"])
def test_falls_are_negative(fall: str) -> None:
    assert found(f"示例指标{fall}7%。") == [("<=", "-7", "%")]


@pytest.mark.parametrize("between", ["约", "近", "将近", "大约", "大概"])
def test_about_before_the_number_leaves_it_open_a_little(between: str) -> None:
    expected = "~" if between != "大概" else ">="
    assert found(f"示例比例达到{between}70%。") == [(expected, "70", "%")]


@pytest.mark.parametrize("between", [
    "为", "了", "在", "到", "共", "共计", "合计", "总计", "全部", "任务", "比例", "幅度", "分别", "平均", "累计", "不断", "力争", "努力", "要", "应",
    "全市", "全区的", "全县", "全省", "全镇", "每人", "每户", "每吨", "每亩", "每年", "每月", "每日", "日产", "年产", "日均", "年均",
])  # fmt: skip
def test_words_between_comparator_and_number_change_nothing(between: str) -> None:
    assert found(f"示例值不低于{between}70吨。") == [(">=", "70", "吨")]


@pytest.mark.parametrize(("after", "comparator"), [
    ("以上", ">="), ("及以上", ">="), ("或以上", ">="), ("及更多", ">="), ("更多", ">="), ("以下", "<="), ("及以下", "<="), ("或以下", "<="), ("以内", "<="),
    ("之内", "<="), ("内", "<="), ("左右", "~"), ("上下", "~"),
])  # fmt: skip
def test_every_word_after_the_number_says_its_direction(after: str, comparator: str) -> None:
    assert found(f"示例漏损率7%{after}。") == [(comparator, "7", "%")]


@pytest.mark.parametrize("noun", ["示例率", "示例比例", "示例份额", "排放强度", "使用年限", "平均年龄", "示例寿命", "贷款余额", "示例占比", "示例比重", "示例浓度", "示例量", "示例数", "示例面积", "示例系数", "示例程度", "示例温度", "示例湿度", "示例速度", "示例密度", "示例强度", "示例精度", "满意度", "示例指数", "示例水平", "示例能力", "示例产值", "示例总额", "示例总数", "示例总值", "示例长度", "示例里程", "示例半径", "示例能耗", "示例水耗", "示例电耗", "示例成本", "示例费用", "示例增速", "示例增幅", "示例降幅", "示例值", "示例频次", "示例时间", "示例时长", "示例时限", "示例距离", "覆盖面", "示例得分", "示例分数", "示例容量", "示例装机", "示例负荷"])
def test_every_noun_that_can_be_measured_holds_its_value(noun: str) -> None:
    assert found(f"{noun}保持7%。") == [("=", "7", "%")]
    assert found(f"{noun}80%以上。") == [(">=", "80", "%")]


@pytest.mark.parametrize("noun", ["浓度", "漏损率", "能耗", "水耗", "电耗", "排放强度", "碳强度", "尘负荷", "残存量", "发生率", "死亡率", "事故率", "污染天数",
                                  "半径", "时限", "时长", "投诉量", "投诉率", "超标率", "降尘量", "污染天"])
def test_what_is_better_low_reaches_its_number_from_above(noun: str) -> None:
    assert found(f"示例{noun}达到7%。") == [("<=", "7", "%")]


@pytest.mark.parametrize("fact", ["现有", "共有", "已有", "原有", "现存", "目前", "截至", "在册", "在校", "在籍", "总投资", "总概算", "估算", "概算", "规模", "规模为", "给予", "罚款", "最高", "注册资本", "相当于", "不足", "属于", "分为"])
def test_what_is_there_already_or_handed_out_is_no_target(fact: str) -> None:
    assert found(f"完成改造{fact}12家示例户。") == []


@pytest.mark.parametrize("grant", ["补助", "补贴", "奖励", "奖补", "资助", "贴息", "罚款", "额度"])
def test_the_most_that_is_granted_is_no_target(grant: str) -> None:
    assert found(f"对示例户{grant}最高不超过50万元。") == []


@pytest.mark.parametrize("condition", ["未", "未能", "没有", "尚未", "不能", "若", "如", "一旦", "凡", "的基础上", "基础上"])
def test_a_condition_is_no_target(condition: str) -> None:
    assert found(f"示例户{condition}达到80分的。") == []
    assert found(f"示例户{condition}达到80分。") == []


@pytest.mark.parametrize("rhetoric", ["方面", "环节", "层面", "阶段", "领域", "维度", "统筹", "坚持", "原则", "抓手", "着力点"])
def test_ways_of_speaking_are_no_targets(rhetoric: str) -> None:
    assert found(f"推进5个{rhetoric}示例工作。") == []
    assert found(f"推进5个的{rhetoric}示例工作。") == []


@pytest.mark.parametrize("level", ["比例", "比重", "占比", "标准", "要求", "目标", "水平", "规模", "速度", "增速", "频次", "任务", "幅度", "力度", "覆盖率", "抽检率", "抽查率", "指标", "总体"])
def test_a_number_of_a_level_does_not_say_who_is_meant(level: str) -> None:
    assert found(f"示例检查达到15%的{level}。") == [(">=", "15", "%")]


@pytest.mark.parametrize("whom", ["企业", "示例户", "规模化养殖场", "规模以上工业"])
def test_a_number_before_a_thing_says_who_is_meant(whom: str) -> None:
    assert found(f"超过10辆的{whom}加强管理。") == []


@pytest.mark.parametrize("excluding", ["超过", "高于", "大于", "多于", "超", "低于", "小于", "少于"])
def test_a_bound_may_say_who_is_meant(excluding: str) -> None:
    assert found(f"加强{excluding}10辆车企业的管理。") == []


@pytest.mark.parametrize("verb", ["实现", "达到", "完成", "建成", "具备", "通过", "纳入", "开展", "安装", "配备", "得到"])
def test_a_share_that_stands_first_gets_done(verb: str) -> None:
    assert found(f"60%的示例村{verb}示例事项。") == [(">=", "60", "%")]
    assert found(f"3个示例村{verb}示例事项。") == [(">=", "3", "个")]


@pytest.mark.parametrize("verb", ["形成", "打造", "建成", "构建", "建设成", "建设一"])
def test_what_is_made_may_be_said_by_a_bound(verb: str) -> None:
    assert found(f"{verb}示例园超过10个的示例链。") == [(">=", "10", "个")]


@pytest.mark.parametrize("noun", ["系数", "指数", "得分", "分值", "容积率", "比值", "死亡率", "事故率", "发生率", "发案率", "发病率", "伤亡率", "生育率", "示例值", "对比"])
def test_some_measures_need_no_unit(noun: str) -> None:
    expected = [] if noun == "对比" else 1
    assert (found(f"示例{noun}不低于3。") if expected == [] else len(found(f"示例{noun}不低于3。"))) == expected


@pytest.mark.parametrize("text", [
    "实现示例事项清零。", "实现示例事项“清零”。", "实现示例安全零事故。", "确保示例零延误。", "保持示例零差错。", "达到示例零遗漏。", "做到示例零积压。",
    *(f"力争示例“零{what}”。" for what in ["发生", "事故", "死亡", "新增", "增长", "上访", "案件", "投诉", "发案", "辍学", "欠薪"]),
    *(f"推动示例零{what}。" for what in ["发生", "事故", "死亡", "增长", "上访", "发案"]),
])  # fmt: skip
def test_nothing_left_is_a_target_of_nought(text: str) -> None:
    assert found(text) == [("=", "0", "")]


@pytest.mark.parametrize("word", [*(f"清零{what}" for what in ["行动", "机制", "台账", "方案", "工作", "管理", "计划", "任务", "专项", "攻坚", "整治", "式", "制度"]), "两清零", "双清零"])
def test_a_campaign_named_after_nought_is_no_target(word: str) -> None:
    assert found(f"开展示例{word}。") == []


@pytest.mark.parametrize("word", ["零售", "零部件", "零散", "零距离", "零星", "零工", "零下", "零上", "零碳", "零排放", "零容忍", "零突破"])
def test_words_that_begin_with_nought_are_no_target(word: str) -> None:
    assert found(f"实现示例{word}。") == []


@pytest.mark.parametrize("said", ["进入", "位居", "位列", "位于", "跻身", "保持", "保持在", "稳定在", "排名", "进入全省", "位居全市", "进入全国", "排名全区的", "排名全县"])
def test_a_place_among_the_first_is_at_most_that_place(said: str) -> None:
    assert found(f"示例指标{said}前10位。") == [("<=", "10", "位")]
    assert subjects(f"示例指标{said}前10位。") == ["示例指标"]


@pytest.mark.parametrize("word", ["签约", "节约", "预约", "制约", "契约"])
def test_about_as_the_end_of_another_word_is_not_about(word: str) -> None:
    assert ("~", "12", "家") not in found(f"完成{word}12家。")


@pytest.mark.parametrize(("between", "is_kept"), [("了", True), ("共计", True), ("共", True), ("各", True), ("每年", True), ("全年", True), ("不断", True), ("全部", True)])
def test_words_between_verb_and_number_change_nothing(between: str, is_kept: bool) -> None:
    assert bool(found(f"稳步开展{between}12家示例户的示例事项。")) is is_kept


@pytest.mark.parametrize("end", ["负责", "牵头", "组织", "承担", "实施", "完成", "建设", "新建", "推进", "开展"])
@pytest.mark.parametrize("place", ["甲区", "甲县", "甲市", "甲旗", "甲镇", "甲乡", "甲街道", "甲村", "甲园", "甲组", "甲段", "甲区人民政府", "甲区管委会", "甲街道办事处"])
def test_targets_of_one_name_bear_their_place(place: str, end: str) -> None:
    both = subjects(f"{place}{end}示例数不少于5个;乙镇{end}示例数不少于4个。")
    assert len(set(both)) == 2
    assert both[1].startswith("乙镇")
