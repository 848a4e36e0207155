"""Tables of numbers to reach, a row for each: indicators beside a plan, measures in doubt where there is no other plan."""

from __future__ import annotations

import pytest

from model.errors import PlanReadError
from model.readers import plan_from_blocks
from model.readers.texts.text import text_blocks
from model.rows.draft import DoubtCode, PlanDraft

PLAN = """示例县人民政府关于印发示例县污染防治2025年行动计划的通知
示政发〔2025〕5号

各乡镇人民政府：

附件1
示例县污染防治2025年行动计划

序号|重点任务|工作措施|完成时限|牵头单位|配合单位
一、治理措施
1|扬尘治理|开展工地扬尘整治，安装监测设备。|6月底前|县住建局|县城管局
二、监督管理
2|散煤治理|完成散煤替代3000户，严查劣质煤销售。|10月底前|县发展改革局|各乡镇人民政府

附件2
任务分解表

"""
ACROSS = """|散煤替代(户)|新建绿地(亩)|清理垃圾(吨)|改造锅炉(台)|新增车位(个)
任务指标|2100|75|270|5|300
责任单位|县发展改革局|县林业局|县农业农村局|—|县城管局
"""
COUNTED = """序号|指标名称|单位|目标值|完成时限|责任单位
1|散煤替代|户|2100|10月底前|县发展改革局
2|新建绿地|亩|75|12月底前|县林业局
"""
PLACES = """序号|任务|单位|东山镇|西山镇|合计
1|散煤替代|户|1200|900|2100
2|新建绿地|亩|30|—|30
"""
YEARS = """指标|2024年完成|2025年目标|责任单位
优良天数比率（%）|78|80以上|县生态环境局
细颗粒物浓度（微克/立方米）|36|35|县生态环境局
"""
DOWN = """序号|乡镇|散煤替代（户）|新建绿地（亩）|清理垃圾（吨）|备注
1|东山镇|1200|30|150|
2|西山镇|900|45|120|
3|南山乡|900|20|80|
"""


def read(text: str) -> PlanDraft:
    return plan_from_blocks(list(text_blocks(text.replace("|", "\t"))), "示例").draft


def cells(draft: PlanDraft) -> list[tuple[str, str, str, str]]:
    return [(one.district, one.indicator, one.value, one.unit) for one in draft.indicators]


@pytest.mark.parametrize(
    ("table", "count", "last"),
    [
        (ACROSS, 5, ("示例县", "新增车位(个)", "300", "个")),
        (COUNTED, 2, ("示例县", "新建绿地", "75", "亩")),
        (PLACES, 5, ("示例县", "新建绿地", "30", "亩")),
        (YEARS, 2, ("示例县", "细颗粒物浓度（微克/立方米）", "35", "微克/立方米")),
        (DOWN, 9, ("南山乡", "清理垃圾（吨）", "80", "吨")),
    ],
)
def test_a_table_of_numbers_behind_a_plan_gives_indicators(
    table: str, count: int, last: tuple[str, str, str, str]
) -> None:
    draft = read(PLAN + table)
    assert (len(draft.indicators), cells(draft)[-1]) == (count, last)
    assert not any(one.doubts for one in draft.indicators)
    assert [(row.section, row.task_no, row.doubts) for row in draft.measures] == [
        ("一、治理措施", 1, ()),
        ("二、监督管理", 2, ()),
    ]


def test_places_across_give_each_its_own_number() -> None:
    assert cells(read(PLAN + PLACES))[:3] == [
        ("东山镇", "散煤替代", "1200", "户"),
        ("西山镇", "散煤替代", "900", "户"),
        ("示例县", "散煤替代", "2100", "户"),
    ]


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        (
            COUNTED,
            [("散煤替代2100户", "10月底前", ("县发展改革局",)), ("新建绿地75亩", "12月底前", ("县林业局",))],
        ),
        (
            YEARS,
            [
                ("优良天数比率（%）80以上", "", ("县生态环境局",)),
                ("细颗粒物浓度（微克/立方米）35", "", ("县生态环境局",)),
            ],
        ),
        (
            ACROSS,
            [
                ("散煤替代(户)2100", "", ("县发展改革局",)),
                ("新建绿地(亩)75", "", ("县林业局",)),
                ("清理垃圾(吨)270", "", ("县农业农村局",)),
                ("改造锅炉(台)5", "", ()),
                ("新增车位(个)300", "", ("县城管局",)),
            ],
        ),
    ],
)
def test_a_table_of_numbers_alone_gives_measures_in_doubt(
    table: str, rows: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    draft = read(f"示例县2025年任务分解表\n\n{table}")
    assert [(row.measure, row.deadline, row.responsible) for row in draft.measures] == rows
    assert all({doubt.code for doubt in row.doubts} == {DoubtCode.COLUMNS_SHIFTED} for row in draft.measures)


def test_a_place_does_its_own_number() -> None:
    found = read(f"示例县2025年任务分解表\n\n{DOWN}").measures
    assert [(row.measure, row.responsible) for row in found[2:4]] == [
        ("清理垃圾（吨）150", ("东山镇",)),
        ("散煤替代（户）900", ("西山镇",)),
    ]


def test_a_number_whose_area_nobody_names_is_in_doubt() -> None:
    (first, *_) = read(
        "任务分解表\n\n任务名称|全县目标|东山镇\n散煤替代（户）|2100|1200\n新建绿地（亩）|75|30\n"
    ).indicators
    assert (first.district, first.value, len(first.doubts)) == ("全县", "2100", 1)


@pytest.mark.parametrize(
    "text",
    [
        "人口情况\n\n地区|户数|人口\n东山镇|1200|3600\n西山镇|900|2700\n",
        "示例县2025年任务分解表\n\n姓名|年龄\n某某|30\n",
    ],
)
def test_other_tables_of_numbers_are_no_plan(text: str) -> None:
    with pytest.raises(PlanReadError, match="plan-not-found"):
        read(text)
