"""A cell of a district table is a target: comparator, value, unit out of the column's name; whose row it is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.rows.words import Comparator
from model.rules.indicator_targets import indicator_target, is_my_district


@pytest.mark.parametrize(("name", "value", "expected"), [
    ("PM2.5浓度（微克/立方米）", "34", ("PM2.5浓度", "<=", "34", "微克/立方米")),
    ("PM2.5浓度(微克/立方米)(一季度)", "49", ("PM2.5浓度(一季度)", "<=", "49", "微克/立方米")),
    ("优良天数比(%)", "76", ("优良天数比", ">=", "76", "%")),
    ("优良天数比", "76%以上", ("优良天数比", ">=", "76", "%")),
    ("断面水质达标率(%)", ">95", ("断面水质达标率", ">=", "95", "%")),
    ("累计下降率(%)", "15 左右", ("累计下降率", "~", "15", "%")),
    ("重污染天数(天)", "4", ("重污染天数", "<=", "4", "天")),
    ("降尘量(吨/平方公里·月)", "6", ("降尘量", "<=", "6", "吨/平方公里·月")),
    ("叉车电动化数量(辆)", "1,200", ("叉车电动化数量", ">=", "1200", "辆")),
    ("新建学位", "300个", ("新建学位", ">=", "300", "个")),
    ("用水量(万吨)", "≤12.5", ("用水量", "<=", "12.5", "万吨")),
    ("用水量(万吨)", "12.5以内", ("用水量", "<=", "12.5", "万吨")),
    ("用水量(万吨)", "控制在12.5", ("用水量", "<=", "12.5", "万吨")),
    ("能耗降幅(%)", "-3", ("能耗降幅", "<=", "-3", "%")),
    ("失业率(%)", "4.5", ("失业率", "<=", "4.5", "%")),
    ("抽检数量(个)", "10-15", ("抽检数量", "range", "10..15", "个")),
    ("抽检数量(个)", "约10", ("抽检数量", "~", "10", "个")),
    ("抽检数量(个)", "不少于10", ("抽检数量", ">=", "10", "个")),
    ("改造(家)", "3（含续建1家）", ("改造", ">=", "3", "家")),
    ("重污染绩效提级(家)", "2", ("重污染绩效提级", ">=", "2", "家")),
    ("重污染天数(天)(全年)", "0", ("重污染天数(全年)", "<=", "0", "天")),
    ("改造（示例工程）", "３", ("改造(示例工程)", ">=", "3", "")),
])
def test_a_cell_is_read(name: str, value: str, expected: tuple[str, str, str, str]) -> None:
    found = indicator_target(name, value)
    assert found is not None
    number = str(found.value) if found.value_high is None else f"{found.value}..{found.value_high}"
    assert (found.subject, found.comparator.value, number, found.unit) == expected


@pytest.mark.parametrize("name", [
    "重污染天数", "超标次数", "死亡人数", "事故起数", "投诉件数", "投诉量", "违法占地面积率", "信访件数", "降尘总量", "漏损率", "失业率", "劣V类断面比例", "劣五类断面数",
    "死亡率", "事故类", "年均浓度", "万元能耗", "单位水耗",
])
def test_what_there_should_be_few_of_is_a_ceiling(name: str) -> None:
    found = indicator_target(name, "7")
    assert found is not None
    assert found.comparator is Comparator.AT_MOST


@pytest.mark.parametrize("name", ["改造", "优良天数", "合格率", "降尘设施改造", "投诉办结率提升", "新增学位", "事故应急演练"])
def test_of_anything_else_there_should_be_many(name: str) -> None:
    found = indicator_target(name, "7")
    assert found is not None
    assert found.comparator is Comparator.AT_LEAST


@pytest.mark.parametrize(("value", "comparator"), [
    *((f"{sign}7", Comparator.AT_LEAST) for sign in ("≥", ">", ">=", "不低于", "不少于", "不小于", "达到")),
    *((f"{sign}7", Comparator.AT_MOST) for sign in ("≤", "<", "<=", "不高于", "不超过", "不大于", "控制在")),
    *((f"7{after}", Comparator.AT_LEAST) for after in ("以上", "及以上", "或以上")),
    *((f"7{after}", Comparator.AT_MOST) for after in ("以下", "及以下", "或以下", "以内")),
    ("7左右", Comparator.ABOUT), ("约7", Comparator.ABOUT), ("7-9", Comparator.RANGE), ("7~9", Comparator.RANGE), ("7至9", Comparator.RANGE),
])
def test_the_words_of_a_cell_compare(value: str, comparator: Comparator) -> None:
    found = indicator_target("示例值", value)
    assert found is not None
    assert (found.comparator, found.value) == (comparator, 7)
    assert found.value_high == (9 if comparator is Comparator.RANGE else None)


def test_the_unit_given_goes_before_that_of_the_name() -> None:
    found = indicator_target("改造(家)", "3", "户")
    assert found is not None
    assert (found.unit, found.value) == ("户", Decimal(3))


@pytest.mark.parametrize("value", ["", "—", "-", "/", "见附表", "达标", "100(75", "第3批", "3、5", "0"])
def test_what_is_no_number_asks_for_none(value: str) -> None:
    assert indicator_target("示例率(%)", value) is None


@pytest.mark.parametrize(("district", "area", "expected"), [
    ("示例区", "示例市示例区", True), ("示例", "示例市示例区", True), ("示 例 区", "示例市示例区", True), ("示例县", "示例市示例县", True),
    ("山前区", "示例市示例区", False), ("例", "示例市示例区", False), ("", "示例市示例区", False), ("示例区", "", False), ("示例区", "示例市示例区青山镇", False),
])
def test_whose_row_it_is(district: str, area: str, *, expected: bool) -> None:
    assert is_my_district(district, area) is expected
