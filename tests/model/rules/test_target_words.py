"""Every word by which a plan asks for a number is known: verbs, units, comparators, words of change."""

from __future__ import annotations

import pytest

from tests.model.rules.target_reading import found

VERBS = """
    完成 建设 新建 改建 扩建 改扩建 建成 建立 新增 增加 推广 创建 打造 培育 改造 治理 整治 退出 淘汰 更新 更换 检查 抽查 抽检 检测 监测
    巡查 排查 核查 走访 开展 实施 推动 推进 组织 举办 培训 解决 修复 栽植 种植 植树 造林 营造 绿化 减排 削减 压减 关停 关闭 拆除 拆违 腾退
    清理 清运 回收 配备 安装 布设 设立 设置 引进 引入 发放 出台 制定 编制 修订 认定 评选 选树 遴选 选取 征集 孵化 提升 提供 覆盖 惠及
    服务 帮扶 招聘 安置 投运 投用 投放 启动 开工 竣工 创成 查处 消除 维修 养护 疏浚 清淤 铺设 敷设 接入 普查 审核 销号 储备 供应 收储
    签约 办理 化解 宣传 发布 投入 安排 恢复 累计 利用 开行 开通 召开 举行 投资 增产 节水 节能 节约 招录 录用 吸纳 就业
"""
UNITS = """
    % ‰ 个百分点 吨 万吨 吨标准煤 蒸吨 公斤 千克 克 毫克 微克 公里 千米 米 平方公里 平方米 立方米 亿立方米 升 千瓦 千瓦时 兆瓦 瓦 度 分贝 元 亿元
    万元 分 倍 公顷 亩 万亩 ㎡ mg/L μg/m³ MW kW 个 家 辆 万辆 台 套 处 座 条 项 件 份 名 人 万人 户 万户 所 口 场 批 期 轮 块 宗 起 例
    株 万株 棵 只 头 对 组 支 盏 根 篇 间 栋 幢 片 眼 艘 架 张 幅 门 部 本 册 类 种 村 镇 街道 社区 次 家次 辆次 万辆次 台次 人次 万人次
    场次 户次 车次 批次 件次 学时 课时 吨/日 万立方米/日 吨/平方公里·月 微克/立方米 瓦/平方米 立方米/吨 元/吨
"""


@pytest.mark.parametrize("verb", VERBS.split())
def test_every_verb_of_work_promises_its_number(verb: str) -> None:
    assert found(f"今年{verb}示例物12个。") == [(">=", "12", "个")]
    assert found(f"今年{verb}12个示例物。") == [(">=", "12", "个")]


@pytest.mark.parametrize("verb", ["完成", "建成", "新建", "改建", "扩建", "新增", "推动", "推进", "启动", "改造", "整治", "治理"])
def test_verbs_that_promise_a_count_reach_over_the_words_between(verb: str) -> None:
    assert found(f"{verb}上年度示例区12家单位的复查。") == [(">=", "12", "家")]


@pytest.mark.parametrize("verb", ["建设", "新建", "建成", "创建", "新增", "打造", "培育", "改造"])
def test_verbs_of_building_promise_a_number_in_words(verb: str) -> None:
    assert found(f"{verb}三座示例馆。") == [(">=", "3", "座")]
    assert found(f"{verb}一个示例馆。") == []


@pytest.mark.parametrize("verb", ["加强", "强化", "落实", "严控", "深化", "规范", "巩固"])
def test_other_verbs_promise_nothing(verb: str) -> None:
    assert found(f"{verb}示例区12家单位的监管。") == []
    assert found(f"{verb}示例区12家。") == []


@pytest.mark.parametrize("unit", UNITS.split())
def test_every_unit_is_read_whole(unit: str) -> None:
    assert found(f"示例指标值不少于7{unit}。") == [(">=", "7", unit)]


@pytest.mark.parametrize(("words", "comparator"), [
    *((word, ">=") for word in ("不低于", "不少于", "不小于", "不得低于", "不得少于", "至少", "达到", "达", "达到了", "提高到", "提升到", "提高至", "增加到",
                                "增长到", "扩大到", "上升到", "恢复到", "增至", "突破", "超过", "高于", "大于", "多于", ">", ">=", "要达到", "应达到",
                                "力争达到", "达到近")),
    *((word, "<=") for word in ("不超过", "不高于", "不大于", "不多于", "不得超过", "不得高于", "不应超过", "至多", "最多", "控制在", "控制到", "限制在", "压减到", "压降到",
                                "压缩到", "下降到", "下降至", "降低到", "减少到", "缩短到", "降到", "降至", "减至", "低于", "小于", "少于", "<", "<=", "≤")),
    *((word, "=") for word in ("保持", "保持在", "维持", "维持在", "稳定在", "为", "是")),
    *((word, "~") for word in ("约", "达到约", "控制在约", "达到大约")),
])
def test_every_comparator_is_known(words: str, comparator: str) -> None:
    expected = "~" if words == "达到近" else comparator
    assert found(f"示例比例{words}70%。") == [(expected, "70", "%")]


@pytest.mark.parametrize(("fall", "sign"), [
    ("下降", "-"), ("降低", "-"), ("减少", "-"), ("削减", "-"), ("压降", "-"), ("递减", "-"), ("压减", "-"),
    ("增长", ""), ("提高", ""), ("提升", ""), ("增加", ""), ("上升", ""), ("递增", ""), ("提速", ""),
])
def test_every_word_of_change_is_known(fall: str, sign: str) -> None:
    comparator = "<=" if sign else ">="
    assert found(f"示例指标{fall}7%。") == [(comparator, f"{sign}7", "%")]
    assert found(f"示例指标{fall}了约7%。") == [("~", f"{sign}7", "%")]
    assert found(f"示例指标{fall}幅度不低于7%。") == [(comparator, f"{sign}7", "%")]


@pytest.mark.parametrize("start", ["", "全区", "确保", "力争", "推动", "年底前", "其中"])
def test_a_share_may_stand_first(start: str) -> None:
    assert found(f"{start}60%的示例村完成改造。") == [(">=", "60", "%")]


@pytest.mark.parametrize("mark", ["巩固", "基于", "依托", "依据", "根据", "按照", "围绕", "参照", "对照"])
def test_what_stands_already_is_no_promise(mark: str) -> None:
    assert found(f"完成方案{mark}12家。") == []


@pytest.mark.parametrize("noun", ["浓度", "漏损率", "能耗", "水耗", "降尘量", "发生率", "污染天数", "尘负荷", "超标率"])
def test_what_is_better_low_reaches_its_number_from_above(noun: str) -> None:
    assert found(f"示例{noun}达到7%。") == [("<=", "7", "%")]
