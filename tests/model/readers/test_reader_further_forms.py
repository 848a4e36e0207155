"""Further ways in which places write their tasks down, each read as a clerk would type it and without a doubt.

| stands for the tab of a table.
"""

from __future__ import annotations

import pytest

from model.readers import plan_from_blocks
from model.readers.texts.text import text_blocks
from model.rows.draft import MeasureDraft

Told = tuple[int, str, str, str, str]


def read(text: str) -> tuple[MeasureDraft, ...]:
    return plan_from_blocks(list(text_blocks(text.replace("|", "\t"))), "示例").draft.measures


def told(row: MeasureDraft) -> Told:
    lead, responsible, support = (" ".join(names) for names in (row.lead, row.responsible, row.support))
    return row.task_no, row.deadline, lead, responsible, support


FORMS: dict[str, tuple[str, list[Told]]] = {
    "deadlines in the headings of a list": (
        """示例县年度任务分工
（一）6月底前完成的任务
1.完成校舍安全排查，建立台账。（县教育局）
2.开通镇村公交线路3条。（县交通运输局、各镇）
（二）需长期坚持的重点工作
3.改造供水管网30公里。（县水利局、县住建局）
""",
        [
            (1, "6月底前", "", "县教育局", ""),
            (2, "6月底前", "", "县交通运输局 各镇", ""),
            (3, "长期坚持", "", "县水利局 县住建局", ""),
        ],
    ),
    "deadlines in the headings of a table": (
        """示例县年度任务分工
序号|任务|措施|责任单位
一、6月底前完成的任务
1|校舍|完成校舍安全排查，建立台账。|县教育局
二、年底前完成的任务
2|管网|改造供水管网30公里，逐段验收。|县水利局
""",
        [(1, "6月底前", "", "县教育局", ""), (2, "年底前", "", "县水利局", "")],
    ),
    "tasks counted in words": (
        """示例县清单
任务一：改善校园周边交通
设置护学岗，施划标线。
责任单位：县公安局、县教育局
完成时限：8月底前
任务二：提升县城绿化
补植行道树800株，建设小游园2处。
责任单位：县住建局
完成时限：11月底前
""",
        [(1, "8月底前", "", "县公安局 县教育局", ""), (2, "11月底前", "", "县住建局", "")],
    ),
    "deadlines in the brackets of units": (
        """示例市民生实事
1.新建停车位3000个。（市住建局、市公安局，10月底前完成）
2.改造老旧电梯120部。（市市场监管局牵头，市住建局配合，年底前）
3.发放消费券1000万元。（市商务局，分季度实施）
""",
        [
            (1, "10月底前完成", "", "市住建局 市公安局", ""),
            (2, "年底前", "市市场监管局", "", "市住建局"),
            (3, "分季度实施", "", "市商务局", ""),
        ],
    ),
    "two strips beside each other": (
        """示例区任务表
序号|措施|时限|责任单位|序号|措施|时限|责任单位
1|完成雨水口清掏，逐个验收。|5月底前|区水务局|3|检修路灯1200盏。|6月底前|区城管委
2|检查排涝泵站，备足物资。|5月底前|区应急局||||
""",
        [
            (1, "5月底前", "", "区水务局", ""),
            (2, "5月底前", "", "区应急局", ""),
            (3, "6月底前", "", "区城管委", ""),
        ],
    ),
    "a table that says it goes on": (
        """示例市任务分解表
序号|任务|措施|时限|牵头单位|配合单位
1|治霾|开展错峰运输，落实应急减排。|11月起|市生态环境局|市交通局
（续表）
序号|任务|措施|时限|牵头单位|配合单位
2|治土|完成地块调查，建立名录。|年底前|市自然资源局|各区政府
""",
        [(1, "11月起", "市生态环境局", "", "市交通局"), (2, "年底前", "市自然资源局", "", "各区政府")],
    ),
    "roles and time below each paragraph": (
        """示例州实施方案
（一）扩大就业
开发公益岗位500个，优先安置困难人员。
责任单位：州人社局（牵头）、州民政局、州残联
时间要求：10月底前
（二）扶持创业
发放担保贷款2亿元，贴息到位。
牵头单位：州人社局；配合单位：州财政局
时间要求：年底前
""",
        [(1, "10月底前", "州人社局", "州民政局 州残联", ""), (2, "年底前", "州人社局", "", "州财政局")],
    ),
    "numbers in steps": (
        """示例市重点工作分解
1 产业发展
1.1 工业
1.1.1 新增规上企业20家，兑现奖补。（市工信局）
1.1.2 建设标准厂房8万平方米。（开发区管委会、市住建局）
1.2 农业
1.2.1 建设高标准农田3万亩。（市农业农村局）
""",
        [(1, "", "", "市工信局", ""), (2, "", "", "开发区管委会 市住建局", ""), (1, "", "", "市农业农村局", "")],
    ),
    "sections counted in words inside the table": (
        """示例区清单
序号|项目|主要内容|完成时间|责任单位
一|稳增长
（一）|工业|新增技改项目15个，强化要素保障。|12月|区工信局
（二）|消费|举办促销活动6场。|10月|区商务局
二|惠民生
（一）|教育|改扩建学校2所。|8月|区教育局
""",
        [(1, "12月", "", "区工信局", ""), (2, "10月", "", "区商务局", ""), (1, "8月", "", "区教育局", "")],
    ),
}


@pytest.mark.parametrize("name", sorted(FORMS))
def test_a_form_is_read_as_a_clerk_would_without_a_doubt(name: str) -> None:
    text, truth = FORMS[name]
    found = read(text)
    assert [told(row) for row in found] == truth
    assert [row.doubts for row in found] == [()] * len(truth)


def test_a_quantity_behind_a_word_for_work_is_no_number() -> None:
    found = read("示例区清单\n1.推进农田建设。\n项目1.5万亩，年底前建成。\n责任单位：区农业农村局\n")
    assert [(row.task_no, row.responsible) for row in found] == [(1, ("区农业农村局",))]


def test_a_heading_that_only_mentions_a_time_dates_nothing() -> None:
    found = read(FORMS["deadlines in the headings of a list"][0].replace("6月底前完成的任务", "做好6月份防汛工作"))
    assert [row.deadline for row in found] == ["", "", "长期坚持"]
