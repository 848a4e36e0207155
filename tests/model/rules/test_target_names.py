"""A target is called by what it measures, and its wording is the document's own."""

from __future__ import annotations

import pytest

from model.rules.targets import targets_in
from tests.model.rules.target_reading import subjects


@pytest.mark.parametrize(("text", "expected"), [
    ("确保优良天数比率达到76%。", ["优良天数比率"]),
    ("全区降尘量控制在5吨/平方公里·月左右。", ["全区降尘量"]),
    ("全区甲率、乙率均达到90%。", ["全区甲率", "乙率"]),
    ("甲区、乙区分别完成6台、12台。", ["甲区", "乙区"]),
    ("甲县、乙县和丙县锅炉改造，累计分别完成6台、12台、5台。", ["甲县", "乙县", "丙县"]),
    ("化肥、农药使用量减少28%、15%。", ["化肥", "农药使用量"]),
    ("完成5个村庄的治理。", ["村庄的治理"]),
    ("20%的建成区实现消纳。", ["建成区实现消纳"]),
    ("按照不低于15%的比例抽检。", ["抽检比例"]),
    ("并按照不低于 15% 的比例对在建工地开展抽检，结果按季度通报。", ["在建工地抽检比例"]),
    ("示例走航全年累计不低于150次。", ["示例走航"]),
    ("推广小型设施，东镇负责实施治理工程，完成5个村庄的污水治理；西镇负责实施治理工程，完成4个村庄的污水治理。",
     ["东镇村庄的污水治理", "西镇村庄的污水治理"]),
    ("抽查不少于20家加油站、储油库防渗漏情况。", ["抽查加油站、储油库防渗漏情况"]),
    ("开展巡查，对发现的积水问题，及时整改，确保动态清零。", ["积水问题"]),
    ("将清扫率由85%提高到90%。", ["清扫率"]),
    ("碳强度同比持续下降，较2020年累计下降15%。", ["碳强度较2020年"]),
    ("用水量控制在1.5万吨以内，较2020年减少5%。", ["用水量", "用水量较2020年"]),
    ("优良率75.5%，力争达到78%。", ["优良率"]),
    ("实现混流动态清零。", ["混流"]),
    ("确保动态清零。", ["确保动态清零"]),
    ("2023年度报告提交率应达到98%以上。", ["2023年度报告提交率"]),
    ("2024年回收率达到98%。", ["回收率"]),
    ("完成《示例计划》确定的3项任务。", ["《示例计划》确定的任务"]),
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
