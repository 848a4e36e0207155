"""The numbers a measure asks for are found with comparator, value, unit and name; other numbers are left alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.rows.due import TargetPlace
from model.rows.words import Comparator
from model.rules.targets import is_met, targets_in

Found = tuple[str, str, str]
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


def found(text: str) -> list[Found]:
    """Comparator, value and unit of each target."""
    return [(target.comparator.value, _value(target), target.unit) for target in targets_in(text)]


def _value(target: TargetPlace) -> str:
    return str(target.value) if target.value_high is None else f"{target.value}..{target.value_high}"


def subjects(text: str) -> list[str]:
    return [target.subject for target in targets_in(text)]


def target(comparator: Comparator, value: str, wording: str = "", high: str | None = None) -> TargetPlace:
    return TargetPlace("", comparator, Decimal(value), "", wording, None if high is None else Decimal(high))


@pytest.mark.parametrize(("text", "expected"), [
    ("抽检量不低于20个。", (">=", "20", "个")),
    ("检查不少于12次。", (">=", "12", "次")),
    ("每镇至少建成1个站点。", (">=", "1", "个")),
    ("达标率≥95%。", (">=", "95", "%")),
    ("优良天数比率达到76%。", (">=", "76", "%")),
    ("覆盖率达80%以上。", (">=", "80", "%")),
    ("作业率提高到92%。", (">=", "92", "%")),
    ("作业率提升至92%。", (">=", "92", "%")),
    ("利用率超过85%。", (">=", "85", "%")),
    ("林木蓄积量达到210万立方米。", (">=", "210", "万立方米")),
    ("处理能力达到11万立方米/日。", (">=", "11", "万立方米/日")),
    ("满意度达到95%以上。", (">=", "95", "%")),
    ("有效利用系数达到0.75以上。", (">=", "0.75", "")),
    ("按照不低于15%的比例抽检。", (">=", "15", "%")),
    ("回收率保持在92%以上。", (">=", "92", "%")),
    ("利用率稳定达到95%以上。", (">=", "95", "%")),
    ("投诉办结率100%。", (">=", "100", "%")),
    ("利用率80%以上。", (">=", "80", "%")),
    ("降低率达到4%。", (">=", "4", "%")),
    ("检查率要达到100%。", (">=", "100", "%")),
    ("占比原则上不低于60%。", (">=", "60", "%")),
    ("检查率（含远程监控）不低于60%", (">=", "60", "%")),
    ("达标率（不含雨天）达到60%", (">=", "60", "%")),
])
def test_at_least(text: str, expected: Found) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), [
    ("年均浓度不超过35微克/立方米。", ("<=", "35", "微克/立方米")),
    ("重污染天不超过4天。", ("<=", "4", "天")),
    ("浓度不高于35μg/m³。", ("<=", "35", "μg/m³")),
    ("处置时间不超过2小时。", ("<=", "2", "小时")),
    ("臭氧浓度≤160微克/立方米。", ("<=", "160", "微克/立方米")),
    ("漏损率控制在10%以内。", ("<=", "10", "%")),
    ("全年取水总量控制在41亿立方米以内。", ("<=", "41", "亿立方米")),
    ("能耗降至42瓦/平方米。", ("<=", "42", "瓦/平方米")),
    ("占比从30%下降到20%。", ("<=", "20", "%")),
    ("浓度达到30毫克/立方米以下。", ("<=", "30", "毫克/立方米")),
    ("PM10平均浓度达到55微克/立方米。", ("<=", "55", "微克/立方米")),  # a concentration is better the lower
    ("形成平均服务半径小于5公里的网络。", ("<=", "5", "公里")),
    ("年均浓度35微克/立方米。", ("<=", "35", "微克/立方米")),
    ("失业率控制在5%之内。", ("<=", "5", "%")),
    ("问题发现率不得超过2%。", ("<=", "2", "%")),
])
def test_at_most(text: str, expected: Found) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), [
    ("降尘量控制在5吨/平方公里·月左右。", ("~", "5", "吨/平方公里·月")),
    ("抽检覆盖率达到10%左右。", ("~", "10", "%")),
    ("完成约10万亩改造。", ("~", "10", "万亩")),
    ("解决10个左右村庄的问题。", ("~", "10", "个")),
    ("出行比例力争达到75%左右。", ("~", "75", "%")),
    ("新增面积0.5万亩左右。", ("~", "0.5", "万亩")),
    ("占比达到约60%。", ("~", "60", "%")),
])
def test_about(text: str, expected: Found) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), [
    ("公交车比例保持100%。", ("=", "100", "%")),
    ("达标率维持在100%。", ("=", "100", "%")),
    ("治理率为35%。", ("=", "35", "%")),
    ("断面比例为0。", ("=", "0", "")),
    ("直排污染源基本“清零”。", ("=", "0", "")),
    ("实现混流动态清零。", ("=", "0", "")),
    ("实现污水直排零新增。", ("=", "0", "")),
])
def test_exactly(text: str, expected: Found) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), [
    ("能耗同比下降3.5%。", ("<=", "-3.5", "%")),
    ("水耗比2015年下降15%以上。", ("<=", "-15", "%")),
    ("排放量稳定下降8% 以上。", ("<=", "-8", "%")),
    ("强度下降15%左右。", ("~", "-15", "%")),
    ("浓度同比下降不少于2微克/立方米。", ("<=", "-2", "微克/立方米")),
    ("使用量每年减少5%以上。", ("<=", "-5", "%")),
    ("用水量较上年减少50万立方米。", ("<=", "-50", "万立方米")),
    ("死亡人数下降不超过3%。", (">=", "-3", "%")),
    ("总产值增长5.5%左右。", ("~", "5.5", "%")),
    ("收入增长4%。", (">=", "4", "%")),
    ("利用率提高10个百分点。", (">=", "10", "个百分点")),
    ("输配量增加3000万立方米。", (">=", "3000", "万立方米")),
    ("全年压减10万吨。", (">=", "10", "万吨")),
    ("化肥用量压减3%。", ("<=", "-3", "%")),
])
def test_a_change_has_a_sign(text: str, expected: Found) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), [
    ("完成全年柴油车检查2.4万辆。", (">=", "2.4", "万辆")),
    ("累计完成VOCs减排720吨。", (">=", "720", "吨")),
    ("建设生态保育小区15处。", (">=", "15", "处")),
    ("累计新（改）建管线3公里。", (">=", "3", "公里")),
    ("推广叉车300辆。", (">=", "300", "辆")),
    ("创建10个典型案例。", (">=", "10", "个")),
    ("推动2家企业绩效评级提升。", (">=", "2", "家")),
    ("推动25家以上工厂绩效等级提升。", (">=", "25", "家")),
    ("完成17.75万辆次以上的人工检查。", (">=", "17.75", "万辆次")),
    ("完成5个村庄的治理。", (">=", "5", "个")),
    ("完成涉及本区46个风险源信息调查。", (">=", "46", "个")),
    ("推进上年度22个地块风险管控。", (">=", "22", "个")),
    ("对400口水井进行监测。", (">=", "400", "口")),
    ("对100家以上企业开展培训。", (">=", "100", "家")),
    ("抽查不少于20家加油站落实情况。", (">=", "20", "家")),
    ("推广配方施肥80%以上。", (">=", "80", "%")),
    ("投资1.2亿元。", (">=", "1.2", "亿元")),
    ("新增1,200个泊位。", (">=", "1200", "个")),
    ("完成８家企业“回头看”。", (">=", "8", "家")),
    ("完成年度任务的60%。", (">=", "60", "%")),
    ("20%的建成区实现就地消纳。", (">=", "20", "%")),
    ("30%以上的行政村完成治理。", (">=", "30", "%")),
    ("2个村开展试点。", (">=", "2", "个")),
    ("新建三座公厕。", (">=", "3", "座")),
    ("检查不少于两次。", (">=", "2", "次")),
    ("完成200万平方米以上小区改造。", (">=", "200", "万平方米")),
    ("完成减排量460吨目标要求。", (">=", "460", "吨")),
])
def test_what_a_verb_promises_is_at_least(text: str, expected: Found) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), [
    ("聘用比例不低于10%—20%。", ("range", "10..20", "%")),
    ("新改建公路80-100公里。", ("range", "80..100", "公里")),
    ("完成10～15家企业整治。", ("range", "10..15", "家")),
    ("比例达到10%至20%。", ("range", "10..20", "%")),
])
def test_a_range_has_two_values(text: str, expected: Found) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize("text", [
    "购置3.5吨以下的送货车一律为电动车。",
    "轻型车辆（4.5吨以下）基本为电动车。",
    "推进3吨及以下的叉车更新。",
    "对年排放量大于1吨的企业开展审核。",
    "督促车辆超过10辆的重点企业建立台账。",
    "建立运输大户（自备货车在12辆以上，或每天进出超过30辆次）的名单。",
    "服务人口在8000人或每天取水900吨以上的水井每季度检测一次。",
    "对于超标车辆占总数10%以上的运输企业列入名单。",
    "对未达到节能标准50%的既有建筑开展改造。",
    "整治进水浓度低于100mg/L的污水处理厂服务片区。",
    "面积3000平方米以上的工地安装监控。",
    "淘汰20蒸吨以下锅炉。",
    "核查年耗能5000吨标准煤以上单位。",
    "20户以上自然村完成改造。",
    "管理面积约225平方公里（约30亩）。",
])
def test_a_number_that_says_who_is_meant_is_no_target(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", [
    "",
    "加强巡查。",
    "6月底前完成，年底前总结，2024年12月31日截止。",
    "到2025年达标，2023—2025年实施。",
    "落实DB11/1983-2022和GB/T 9704标准。",
    "落实《三年行动计划（2023—2025年）》和《完成100个项目的通知》。",
    "PM2.5、PM10浓度持续改善，BOD5达标。",
    "“十四五”规划，国四排放标准，II类水质。",
    "1.加强监管。2.强化执法。（3）开展宣传。",
    "首次核发后三个月内组织检查，24小时内清理。",
    "落实“一厂一策”“减二增一”，打造十分钟便民圈。",
    "打造15分钟便民圈。",
    "距离居民区50米范围内禁止烧烤，清扫出口100米范围。",
    "为实现2025年300亿度目标奠定基础。",
    "巩固35处小微水体整治成效。",
    "基于方案中13处重点点位开展监测。",
    "开展动态清零行动，建立清零台账。",
    "零排放车队试点，“零距离”服务。",
    "推进5个方面的工作。",
    "第3批、第二批项目。",
    "执行50毫克/立方米排放限值。",
    "5G网络和4A级景区。",
    "持续3个月，运行5年以上。",
    "比例大幅提升，数量达到市级要求。",
    "若达到80%，另行通知。",
    "清运垃圾30吨以内。",
    "不少于1234567890123个。",
])
def test_other_numbers_are_no_targets(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "expected"), [
    ("完成甲物减排720吨、乙物减排3450吨。", [(">=", "720", "吨"), (">=", "3450", "吨")]),
    ("浓度控制在32微克/立方米以下，优良天数达到285天以上。", [("<=", "32", "微克/立方米"), (">=", "285", "天")]),
    ("达标率达到100%，或者达到95%以上且整改到位。", [(">=", "100", "%")]), ("达标率达到100%或达到95%以上。", [(">=", "100", "%")]),
    ("甲率、乙率均达到90%以上。", [(">=", "90", "%"), (">=", "90", "%")]),
    ("化肥、农药使用量减少28%、15%以上。", [("<=", "-28", "%"), ("<=", "-15", "%")]),
    ("甲区、乙区分别完成6台、12台。", [(">=", "6", "台"), (">=", "12", "台")]),
    ("甲区、乙区分别改造，60蒸吨、100蒸吨。", [(">=", "60", "蒸吨"), (">=", "100", "蒸吨")]),
    ("建设公园15处，绿地50处。", [(">=", "15", "处"), (">=", "50", "处")]),
    ("造林1.2万亩，其中新造8000亩，抚育4000亩。", [(">=", "1.2", "万亩"), (">=", "8000", "亩"), (">=", "4000", "亩")]),
    ("构建教育体系。包括一所示范校，十六所实验校。", [(">=", "1", "所"), (">=", "16", "所")]),
    ("比例不低于80%（其中，主城区达到100%）。", [(">=", "80", "%"), (">=", "100", "%")]),
    ("30%的建成区实现75%的雨水消纳。", [(">=", "30", "%"), (">=", "75", "%")]),
    ("检查率达到100%；直排动态清零。", [(">=", "100", "%"), ("=", "0", "")]),
    ("建成2个5000吨级粮库。", [(">=", "2", "个")]),
])
def test_several_targets_stand_in_the_order_of_the_text(text: str, expected: list[Found]) -> None:
    assert sorted(found(text)) == sorted(expected)
    assert found(text)[0] == expected[0] or "其中" in text


@pytest.mark.parametrize(("text", "expected"), [
    ("确保优良天数比率达到76%。", ["优良天数比率"]),
    ("全区降尘量控制在5吨/平方公里·月左右。", ["全区降尘量"]),
    ("全区甲率、乙率均达到90%。", ["全区甲率", "乙率"]),
    ("甲区、乙区分别完成6台、12台。", ["甲区", "乙区"]),
    ("甲县、乙县和丙县锅炉改造，累计分别完成6台、12台、5台。", ["甲县", "乙县", "丙县"]),
    ("化肥、农药使用量减少28%、15%。", ["化肥", "农药使用量"]),
    ("完成5个村庄的治理。", ["完成村庄的治理"]),
    ("20%的建成区实现消纳。", ["建成区实现消纳"]),
    ("按照不低于15%的比例抽检。", ["抽检比例"]),
    ("并按照不低于 15% 的比例对在建工地开展抽检，结果按季度通报。", ["在建工地抽检比例"]),
    ("示例走航全年累计不低于150次。", ["示例走航"]),
    ("推广小型设施，东镇负责实施治理工程，完成5个村庄的污水治理；西镇负责实施治理工程，完成4个村庄的污水治理。",
     ["东镇完成村庄的污水治理", "西镇完成村庄的污水治理"]),
    ("抽查不少于20家加油站、储油库防渗漏情况。", ["抽查加油站、储油库防渗漏情况"]),
    ("开展巡查，对发现的积水问题，及时整改，确保动态清零。", ["积水问题"]),
    ("将清扫率由85%提高到90%。", ["清扫率"]),
    ("碳强度同比持续下降，较2020年累计下降15%。", ["碳强度较2020年"]),
    ("用水量控制在1.5万吨以内，较2020年减少5%。", ["用水量", "用水量较2020年"]),
    ("优良率75.5%，力争达到78%。", ["优良率", "优良率"]),
    ("实现混流动态清零。", ["混流"]),
    ("确保动态清零。", ["确保动态清零"]),
    ("2023年度报告提交率应达到98%以上。", ["2023年度报告提交率"]),
    ("2024年回收率达到98%。", ["回收率"]),
    ("完成《示例计划》确定的3项任务。", ["完成《示例计划》确定"]),
    ("能耗下降3%。", ["能耗"]),
    ("收入增长3%。", ["收入增长"]),
])
def test_the_subject_says_what_is_measured(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(("text", "wording"), [
    ("强化监管，确保达标率 达到 80% 以上，并公开。", "达标率 达到 80% 以上"),
    ("完成 5 个村庄的治理、验收。", "完成 5 个村庄的治理、验收"),
    ("检查率（含远程）不低于60%", "检查率（含远程）不低于60%"),
    ("实现混流动态清零。", "实现混流动态清零"),
])
def test_the_wording_is_the_document_s_own(text: str, wording: str) -> None:
    assert [each.wording for each in targets_in(text)] == [wording]


@pytest.mark.parametrize(("comparator", "value", "met", "missed"), [
    (Comparator.AT_LEAST, "20", ["20", "20.1", "300"], ["19.99", "0", "-20"]),
    (Comparator.AT_MOST, "35", ["35", "34.9", "0"], ["35.01", "100"]),
    (Comparator.AT_MOST, "-3", ["-3", "-10"], ["-2.9", "0", "3"]),
    (Comparator.EQUAL, "100", ["100", "100.0"], ["99.9", "100.1"]),
    (Comparator.EQUAL, "0", ["0"], ["1"]),
    (Comparator.ABOUT, "10", ["9", "10", "11"], ["8.9", "11.1"]),
])
def test_is_met_holds_a_reading_against_the_value(
    comparator: Comparator, value: str, met: list[str], missed: list[str]
) -> None:
    assert all(is_met(target(comparator, value), Decimal(reading)) for reading in met)
    assert not any(is_met(target(comparator, value), Decimal(reading)) for reading in missed)


@pytest.mark.parametrize(("value", "wording", "met", "missed"), [
    ("5", "控制在5吨左右", ["5.5", "3", "0"], ["5.6", "9"]),
    ("10", "完成约10万亩", ["9", "10", "25"], ["8.9"]),
    ("75", "达到75%左右", ["67.5", "90"], ["67.4"]),
    ("-15", "下降15%左右", ["-13.5", "-15", "-30"], ["-13.4", "0", "15"]),
])
def test_about_leaves_a_tenth_and_what_is_better_is_met(
    value: str, wording: str, met: list[str], missed: list[str]
) -> None:
    about = target(Comparator.ABOUT, value, wording)
    assert all(is_met(about, Decimal(reading)) for reading in met)
    assert not any(is_met(about, Decimal(reading)) for reading in missed)


@pytest.mark.parametrize(("wording", "met", "missed"), [
    ("新建10—20公里", ["10", "15", "20"], ["9.9", "20.1"]),
    ("不低于10%—20%", ["10", "25"], ["9.9"]),
    ("控制在10-20吨以内", ["5", "20"], ["20.1"]),
])
def test_a_range_is_open_on_the_better_side(wording: str, met: list[str], missed: list[str]) -> None:
    both = target(Comparator.RANGE, "10", wording, high="20")
    assert all(is_met(both, Decimal(reading)) for reading in met)
    assert not any(is_met(both, Decimal(reading)) for reading in missed)


def test_a_range_without_an_upper_value_is_that_value() -> None:
    assert is_met(target(Comparator.RANGE, "10"), Decimal(10))
    assert not is_met(target(Comparator.RANGE, "10"), Decimal(11))


@pytest.mark.parametrize("verb", VERBS.split())
def test_every_verb_of_work_promises_its_number(verb: str) -> None:
    assert found(f"今年{verb}示例物12个。") == [(">=", "12", "个")]
    assert found(f"今年{verb}12个示例物。") == [(">=", "12", "个")]


@pytest.mark.parametrize("verb", ["完成", "建成", "新建", "改建", "扩建", "新增", "推动", "推进", "启动", "改造", "整治", "治理"])
def test_verbs_that_promise_a_count_reach_over_the_words_between(verb: str) -> None:
    assert found(f"{verb}上年度示例区12家单位的复查。") == [(">=", "12", "家")]


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


@pytest.mark.parametrize("lead", ["、", "和", "并", "且", "确保", "力争", "努力", "争取", "实现", "做到", "其中", "同时", "形成", "使", "将", "全力", "进一步", "原则上",
                                  "年底前", "2024年底前", "到2025年", "6月底前", "要", "应"])
def test_the_subject_leaves_out_what_leads_to_it(lead: str) -> None:
    assert subjects(f"{lead}示例率达到70%。") == ["示例率"]


@pytest.mark.parametrize("trail", ["要", "应", "力争", "基本", "稳定", "原则上", "预计", "同比", "累计", "每年", "要基本"])
def test_the_subject_leaves_out_what_leads_on_to_the_number(trail: str) -> None:
    assert subjects(f"示例率{trail}不低于70%。") == ["示例率"]


@pytest.mark.parametrize("middle", ["基本", "动态", "全部", "全面"])
def test_the_subject_of_nought_is_what_comes_to_nought(middle: str) -> None:
    assert subjects(f"确保示例点位{middle}清零。") == ["示例点位"]


@pytest.mark.parametrize("start", ["", "全区", "确保", "力争", "推动", "年底前", "其中"])
def test_a_share_may_stand_first(start: str) -> None:
    assert found(f"{start}60%的示例村完成改造。") == [(">=", "60", "%")]


@pytest.mark.parametrize("mark", ["巩固", "基于", "依托", "依据", "根据", "按照", "围绕", "参照", "对照"])
def test_what_stands_already_is_no_promise(mark: str) -> None:
    assert found(f"完成方案{mark}12家。") == []


@pytest.mark.parametrize("noun", ["浓度", "漏损率", "能耗", "水耗", "降尘量", "发生率", "污染天数", "尘负荷", "超标率"])
def test_what_is_better_low_reaches_its_number_from_above(noun: str) -> None:
    assert found(f"示例{noun}达到7%。") == [("<=", "7", "%")]


@pytest.mark.parametrize("word", ["不超过", "不高于", "以内", "以下"])
def test_a_range_that_is_a_ceiling_has_no_floor(word: str) -> None:
    assert is_met(target(Comparator.RANGE, "10", word, high="20"), Decimal(1))
    assert not is_met(target(Comparator.RANGE, "10", word, high="20"), Decimal(21))


@pytest.mark.parametrize("word", ["不低于", "不少于", "至少", "以上"])
def test_a_range_that_is_a_floor_has_no_ceiling(word: str) -> None:
    assert is_met(target(Comparator.RANGE, "10", word, high="20"), Decimal(21))
    assert not is_met(target(Comparator.RANGE, "10", word, high="20"), Decimal(1))


@pytest.mark.parametrize("word", ["控制在", "下降", "降到", "降至", "降低", "减少", "压减", "压缩"])
def test_about_with_a_fall_is_met_by_less(word: str) -> None:
    assert is_met(target(Comparator.ABOUT, "10", word), Decimal(1))
    assert not is_met(target(Comparator.ABOUT, "10", word), Decimal(12))


def test_a_fall_in_a_range_keeps_its_sign() -> None:
    assert found("能耗下降3%—5%。") == [("range", "-3..-5", "%")]


def test_a_long_hostile_text_is_read_in_reasonable_time() -> None:
    for part in ("1个", "约为", "完成1个、", "甲区、", "（", "《", "1%,", "两三", "建设100处，其中", "不低于", "9", "二", "新建二"):
        assert len(targets_in(part * 3000)) <= 3000


@given(value=st.decimals(0, 10_000, places=2, allow_nan=False), unit=st.sampled_from(["个", "家", "%", "公里", "万立方米/日"]))
def test_any_value_and_unit_are_read_as_written(value: Decimal, unit: str) -> None:
    assert found(f"示例指标值不低于{value}{unit}。") == [(">=", str(value), unit)]


@given(st.integers(1, 9999), st.sampled_from(["以上", "以下", "左右", "以内", ""]))
def test_words_after_the_number_decide(value: int, word: str) -> None:
    expected = {"以上": ">=", "以下": "<=", "左右": "~", "以内": "<=", "": ">="}[word]
    assert found(f"示例比例达到{value}%{word}。") == [(expected, str(value), "%")]


@given(st.text(alphabet="0123456789.,，。、；（）()%％个家吨万亿达到不低于超过以上下内左右约完成建设的率量清零保持在两三所包括其中《》 分别", max_size=40))
def test_any_text_is_read_without_complaint(text: str) -> None:
    for each in targets_in(text):
        assert each.wording in text
        assert each.subject
        assert (each.value_high is not None) is (each.comparator is Comparator.RANGE)
