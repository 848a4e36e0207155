"""Every word by which a plan tells whether readings are summed up or a level of their own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.rows.due import TargetPlace
from model.rows.words import Comparator, Course
from model.rules.target_course import adds_up, guessed_course
from model.rules.targets import targets_in


def course(text: str) -> Course:
    (found,) = targets_in(text)
    return guessed_course(found)


STOCKS = "覆盖 指数 系数 率 比例 半径 热度 面积 里程 容量 余额 水平 能力 覆盖面 总数 保有量 存量 储备 储备量 蓄积 蓄积量 装机 规模 标准 价格 人口 密度"


@pytest.mark.parametrize("noun", STOCKS.split())
def test_what_is_there_is_a_level(noun: str) -> None:
    assert course(f"示例{noun}达到12万立方米。") is Course.LEVEL
    assert course(f"示例{noun}有关工作完成12万立方米。") is Course.CUMULATIVE


@pytest.mark.parametrize("noun", ["率", "比例", "比重", "占比", "覆盖面", "水平"])
def test_a_rate_of_work_is_a_level(noun: str) -> None:
    assert course(f"工程建设{noun}达到12%。") is Course.LEVEL


@pytest.mark.parametrize("word", ["增长", "提高", "提升", "上升", "增加"])
def test_a_change_in_percent_is_a_level(word: str) -> None:
    assert course(f"工程投资{word}12%。") is Course.LEVEL
    assert course(f"示例量{word}12万吨。") is Course.CUMULATIVE


@pytest.mark.parametrize("word", ["任务", "投资", "进度", "工程", "建设", "改造", "工作量"])
def test_a_share_of_work_is_summed_up(word: str) -> None:
    assert course(f"示例{word}达到12%。") is Course.CUMULATIVE


@pytest.mark.parametrize("word", [
    "每月", "每季", "每季度", "每周", "每日", "每天", "每半年", "每旬", "每学期", "每次", "每千户", "每万户", "每百户", "月均", "季均", "周均", "日均",
    "人均", "户均", "亩均", "平均", "单位面积", "单位产品", "单位生产", "单位地区", "单位GDP",
])
def test_what_is_asked_each_time_is_a_level(word: str) -> None:
    assert course(f"{word}抽样不少于12吨。") is Course.LEVEL
    assert course("抽样不少于12吨。") is Course.CUMULATIVE


@pytest.mark.parametrize("unit", ["‰", "个百分点", "百分点", "分", "分贝", "倍", "度", "元/亩", "家/月", "小时", "分钟", "个工作日", "岁"])
def test_units_that_do_not_add_up_are_levels(unit: str) -> None:
    assert course(f"示例量不少于12{unit}。") is Course.LEVEL


@pytest.mark.parametrize("word", ["新增", "新建", "改建", "扩建", "治理", "造林", "盘活", "完成"])
def test_what_is_added_to_a_stock_is_summed_up(word: str) -> None:
    assert course(f"{word}示例面积12万亩。") is Course.CUMULATIVE


def test_savings_of_a_stock_are_summed_up() -> None:
    assert course("减排能力达到12万吨。") is Course.CUMULATIVE


@pytest.mark.parametrize("word", ["保持在", "稳定在", "维持在", "处于"])
def test_what_is_held_is_a_level(word: str) -> None:
    assert course(f"示例物{word}不少于12万吨。") is Course.LEVEL


@pytest.mark.parametrize(("noun", "unit"), [
    ("用水量", "吨"), ("用水总量", "吨"), ("取水量", "吨"), ("排放量", "吨"), ("耗煤量", "吨"), ("能耗总量", "吨"), ("消费总量", "吨"),
    ("费用支出", "万元"), ("事故起数", "起"), ("死亡人数", "人"), ("中断次数", "次"), ("重污染天数", "天"), ("重污染天", "天"), ("用气量", "吨"), ("消费量", "吨"),
])
def test_what_is_used_up_under_a_ceiling_is_summed_up(noun: str, unit: str) -> None:
    assert course(f"示例{noun}不超过12{unit}。") is Course.CUMULATIVE


@pytest.mark.parametrize(("noun", "unit"), [("班额", "人"), ("半径", "公里"), ("常住人口规模", "万人"), ("库存", "万吨"), ("浓度", "微克/立方米")])
def test_what_only_stays_under_a_ceiling_is_a_level(noun: str, unit: str) -> None:
    assert course(f"示例{noun}不超过12{unit}。") is Course.LEVEL


@pytest.mark.parametrize("noun", ["优良天", "优良天数", "无污染", "好天气"])
def test_days_of_a_kind_are_counted(noun: str) -> None:
    assert course(f"示例{noun}达到12天。") is Course.CUMULATIVE
    assert course("示例办理周期达到12天。") is Course.LEVEL


@pytest.mark.parametrize("verb", ["达到", "达", "提高到", "增加到", "增长至", "提升至", "增至", "突破"])
def test_a_total_reached_is_a_level(verb: str) -> None:
    assert course(f"示例总量{verb}12万个。") is Course.LEVEL
    assert course("建成示例总量12万个。") is Course.CUMULATIVE


@pytest.mark.parametrize("words", ["6月底前完成12%。", "第一季度完成12%。", "上半年完成12%。", "6月完成12%。", "完成12%。"])
def test_so_much_done_by_a_day_is_a_share_of_work(words: str) -> None:
    assert course(words) is Course.CUMULATIVE


def guessed(name: str, unit: str, value: str = "12", wording: str = "", comparator: Comparator = Comparator.AT_LEAST) -> Course:
    return guessed_course(TargetPlace(name, comparator, Decimal(value), unit, wording))


@pytest.mark.parametrize(("name", "unit", "value", "wording", "comparator", "course"), [
    ("示例量", "吨", "12", "", Comparator.AT_LEAST, Course.CUMULATIVE), ("示例量", "吨", "12", "", Comparator.EQUAL, Course.LEVEL), ("示例量", "", "12", "", Comparator.AT_LEAST, Course.LEVEL), ("示例量", "吨", "-12", "", Comparator.AT_MOST, Course.LEVEL), ("示例量", "吨", "0", "", Comparator.AT_LEAST, Course.CUMULATIVE),
    ("示例量", " 吨 ", "12", "", Comparator.ABOUT, Course.CUMULATIVE), ("示例量", " % ", "12", "示例任务12%", Comparator.AT_LEAST, Course.CUMULATIVE), ("示例量", "%", "12", "示例12%", Comparator.AT_LEAST, Course.LEVEL), ("示例量", "%", "-12", "示例任务下降12%", Comparator.AT_MOST, Course.LEVEL), ("示例率", "%", "12", "示例任务12%", Comparator.AT_LEAST, Course.LEVEL),
    ("示例任务", "%", "0", "示例任务0%", Comparator.AT_LEAST, Course.LEVEL), ("投资增长", "%", "12", "投资增长12%", Comparator.AT_LEAST, Course.LEVEL), ("办理", "天", "12", "", Comparator.AT_LEAST, Course.LEVEL), ("优良天数", "天", "12", "", Comparator.AT_LEAST, Course.CUMULATIVE), ("优良天数", "小时", "12", "", Comparator.AT_LEAST, Course.LEVEL),
    ("用水量", "吨", "-0.5", "", Comparator.AT_MOST, Course.LEVEL), ("示例任务", "%", "0.5", "示例任务0.5%", Comparator.AT_LEAST, Course.CUMULATIVE),
    ("重污染天数", "天", "4", "", Comparator.AT_MOST, Course.CUMULATIVE), ("用水量", "吨", "12", "", Comparator.AT_MOST, Course.CUMULATIVE), ("班额", "人", "12", "", Comparator.AT_MOST, Course.LEVEL), ("面积", "亩", "12", "面积达到12亩", Comparator.AT_LEAST, Course.LEVEL), ("面积", "亩", "12", "新增面积12亩", Comparator.AT_LEAST, Course.CUMULATIVE),
    ("示例总量", "个", "12", "示例总量达到12个", Comparator.AT_LEAST, Course.LEVEL), ("示例总量", "个", "12", "示例总量12个", Comparator.AT_LEAST, Course.CUMULATIVE), ("示例量", "个", "12", "示例量达到12个", Comparator.AT_LEAST, Course.CUMULATIVE), ("示例总量", "个", "12", "新增示例总量达到12个", Comparator.AT_LEAST, Course.CUMULATIVE),
    ("示例量（日均）", "吨", "12", "", Comparator.AT_LEAST, Course.CUMULATIVE), ("日均示例量", "吨", "12", "", Comparator.AT_LEAST, Course.LEVEL), ("用水量(全年)", "吨", "12", "", Comparator.AT_MOST, Course.CUMULATIVE), ("示例量", "吨/亩", "12", "", Comparator.AT_LEAST, Course.LEVEL),
])  # fmt: skip
def test_one_circumstance_more_or_less_tells_which(name: str, unit: str, value: str, wording: str, comparator: Comparator, course: Course) -> None:
    assert guessed(name, unit, value, wording, comparator) is course


@pytest.mark.parametrize("unit", ["家", "万元", "吨", "公里", "人次", " 家 "])
@pytest.mark.parametrize("comparator", Comparator)
def test_what_several_units_counted_is_one_number_unless_it_is_a_ceiling(unit: str, comparator: Comparator) -> None:
    assert adds_up(TargetPlace("示例", comparator, Decimal(3), unit, "")) is (comparator is not Comparator.AT_MOST)


@pytest.mark.parametrize("unit", ["%", "‰", "百分点", "个百分点", "天", "日", "倍", "度", "分", "元/亩", " % "])
def test_shares_days_and_degrees_of_several_units_are_not_one_number(unit: str) -> None:
    assert not adds_up(TargetPlace("示例", Comparator.AT_LEAST, Decimal(3), unit, ""))
