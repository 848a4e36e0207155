"""A cell of a district table is a target: comparator, value, unit out of the column's name; whose row it is."""

from __future__ import annotations

from decimal import Decimal

import pytest

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
