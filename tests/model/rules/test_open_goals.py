"""A goal without a number is asked about; one that says none of it, or by how much more than others, is a target."""

from __future__ import annotations

from decimal import Decimal

import pytest

from model.rows.words import Comparator
from model.rules.open_goals import goals_without_a_number
from model.rules.targets import is_met, targets_in


@pytest.mark.parametrize(("text", "asked"), [
    ("空气质量优于全市平均。", "优于全市平均"), ("收入增速高于全省平均水平。", "高于全省平均水平"), ("投诉量不超过去年同期。", "不超过去年同期"), ("增速快于经济增长。", "快于经济增长"),
    ("合格率不低于上年水平。", "不低于上年水平"), ("满意度领先全市平均水平。", "领先全市平均水平"), ("增速不低于城镇居民收入增速。", "不低于城镇居民收入增速"), ("事故起数不突破上年。", "不突破上年"),
    ("整改率达到或超过国家要求。", "超过国家要求"), ("治理水平达到全省先进水平。", "达到全省先进水平"), ("案件数与上年持平。", "与上年持平"), ("产量基本持平。", "基本持平"),
    ("工作走在全市前列。", "走在全市前列"), ("力争进入全省第一方阵。", "进入全省第一方阵"), ("考核位居全市同类镇前列。", "位居全市同类镇前列"), ("综合指标保持全省领先水平。", "保持全省领先水平"),
    ("产值翻一番。", "翻一番"), ("实现产值倍增。", "产值倍增"), ("事故起数减半。", "减半"), ("存量下降一半。", "下降一半"), ("起数和死亡人数双下降。", "双下降"), ("耕地只增不减。", "只增不减"), ("能耗只降不升。", "只降不升"),
    ("审核数不少于总数的三分之二。", "三分之二"), ("覆盖率达到九成以上。", "达到九成以上"), ("接种率达百分之九十以上。", "达百分之九十以上"), ("半数以上的网点完成改造。", "半数以上"), ("进度过半。", "过半"),
    ("完成市下达的减排任务。", "完成市下达的减排任务"), ("达到省分解的年度指标。", "达到省分解的年度指标"), ("完成上级交办任务。", "完成上级交办任务"),
    ("坚决杜绝污水偷排。", "杜绝污水偷排"), ("水质不出现反弹。", "不出现反弹"), ("坚决遏制重大事故。", "遏制重大事故"),
])  # fmt: skip
def test_what_is_to_be_reached_without_a_number_is_asked_about(text: str, asked: str) -> None:
    assert goals_without_a_number(text) == (asked,)


@pytest.mark.parametrize("asked", [
    *(f"{word}全省前列" for word in ("走在", "位居", "位列", "居", "进入", "保持", "处于", "跻身", "迈入", "排名", "排在", "稳居", "挺进", "迈进", "争当", "争进")),
    *(f"走在{where}前列" for where in ("全国", "全省", "全市", "全区", "全县", "全州", "全盟", "同类镇", "本省", "本市")),
    *(f"进入全市{rank}" for rank in ("前列", "第一方阵", "第一梯队", "前茅", "中上游", "先进行列", "领先水平", "领先地位", "领先位次", "领先")),
    *(f"{word}全省平均水平" for word in ("达到", "赶上", "接近", "保持")), *(f"达到{whose}先进水平" for whose in ("国家", "全省", "省", "自治区", "市", "全州", "全盟", "全县", "全区", "上级")),
    *(f"{word}上年持平" for word in "与同较和"), *(f"与{word}持平" for word in ("去年", "往年", "同期", "上年同期")), "翻一番", "翻两番", "翻三番",
    *(f"{word}倍增" for word in ("实现", "力争", "年均", "数量", "规模", "产值", "收入")), *(f"{word}一半" for word in ("下降", "减少", "压减", "增长", "提高")), "减半", "双下降", "双降", "双提升",
    "只减不增", "只降不升", "只增不减", "只升不降", *(f"{word}九成以上" for word in ("达到", "达", "超过", "超", "近", "至少", "不低于", "不少于", "完成", "覆盖", "约", "占")),
    *(f"九成{word}" for word in ("以上", "及以上", "或以上", "左右", "以内", "以下")), "半数以上", "一半以上", "过半", "三分之二以上",
    *(f"完成市{word}的任务" for word in ("下达", "分解", "确定", "核定", "规定", "交办", "明确", "分配")), *(f"{word}市下达的指标" for word in ("完成", "达到", "落实", "实现")), "完成市下达的目标",
    *(f"{word}偷排" for word in ("杜绝", "不再出现", "不出现")), "遏制重大事故", "严防重大事件",
])  # fmt: skip
def test_every_wording_of_a_goal_without_a_number_is_asked_about(asked: str) -> None:
    assert goals_without_a_number(f"水质{asked}。") == (asked,)


@pytest.mark.parametrize("text", [
    *(f"参与单位九成{sign}。" for sign in "立为果效功员本长都就品年绩渝交套熟份型像色语田"), *(f"产值倍增{word}。" for word in ("计划", "行动", "工程")), *(f"减半{word}。" for word in ("征收", "收取", "缴纳")),
    *(f"排放优于国家{word}。" for word in ("标准", "规定", "限值")), "双提升工程。", "双提升行动。",
    "完成15家企业整治。", "浓度不超过35微克/立方米。", "收入增速高于全市平均2个百分点。", "排放达到国家标准。", "淘汰排放超过国家标准的车辆。", "实施产值倍增计划。", "行政收费减半征收。",
    "完成市下达的5000亩造林任务。", "表扬位居全市前列的镇。", "帮扶收入低于全市平均的村。", "如不出现反弹，予以销号。", "严防散煤复烧。", "成立三个工作组。", "完成整治，成效明显。", "杜绝亡人火灾。", "不发生较大事故。",
    "编制完成方案。", "推广双降本增效。", "按规定完成任务。", "", "做好前期工作。",
])  # fmt: skip
def test_what_has_a_number_or_is_no_goal_is_not_asked_about(text: str) -> None:
    assert goals_without_a_number(text) == ()


def test_each_goal_is_asked_about_once_in_its_order() -> None:
    text = "工作走在全市前列，杜绝偷排。考核走在全市前列。"
    assert goals_without_a_number(text) == ("走在全市前列", "杜绝偷排")


@pytest.mark.parametrize(("text", "subject"), [
    ("不发生较大及以上安全事故。", "较大及以上安全事故"), ("确保不再发生规模性返贫。", "规模性返贫"), ("守住不发生系统性风险的底线。", "系统性风险"), ("零发生重大污染。", "重大污染"),
    ("杜绝亡人火灾、爆炸事故。", "亡人火灾、爆炸事故"), ("坚决杜绝学生溺水发生。", "学生溺水"), ("不出现大规模返贫。", "大规模返贫"), ("确保无一例返贫发生。", "返贫"), ("确保无较大事故发生。", "较大事故"),
    ("全年无一起上访。", "上访"), ("加强巡查，不发生新的违法占地。", "新的违法占地"),
])  # fmt: skip
def test_none_of_it_is_a_nought_to_keep(text: str, subject: str) -> None:
    (target,) = targets_in(text)
    assert (target.subject, target.comparator, target.value, target.unit) == (subject, Comparator.EQUAL, Decimal(0), "")
    assert target.wording in text
    assert (is_met(target, Decimal(0)), is_met(target, Decimal(1))) == (True, False)


@pytest.mark.parametrize("text", [
    "奖励全年不发生事故的企业。", "如不发生事故，予以奖励。", "水位不发生变化。", "杜绝形式主义。", "不出现反弹。", "未发生事故。", "查处无证经营。", "发生率下降。", "治理有毒无毒废物发生量大的企业。",
])  # fmt: skip
def test_what_says_who_or_what_if_is_no_nought(text: str) -> None:
    assert targets_in(text) == ()


@pytest.mark.parametrize(("text", "subject", "comparator", "value", "unit"), [
    ("收入增速高于全市平均水平1个百分点。", "收入增速高于全市平均水平", Comparator.AT_LEAST, "1", "个百分点"),
    ("收入增速高于全省平均2个百分点以上。", "收入增速高于全省平均", Comparator.AT_LEAST, "2", "个百分点"),
    ("单位能耗低于全国平均水平5%左右。", "单位能耗低于全国平均水平", Comparator.ABOUT, "5", "%"),
    ("用水量不超过上年95%。", "用水量不超过上年", Comparator.AT_MOST, "95", "%"),
    ("产量不低于上年98%。", "产量不低于上年", Comparator.AT_LEAST, "98", "%"),
])
def test_by_how_much_more_than_others_is_a_number_to_reach(text: str, subject: str, comparator: Comparator, value: str, unit: str) -> None:
    (target,) = targets_in(text)
    assert (target.subject, target.comparator, target.value, target.unit) == (subject, comparator, Decimal(value), unit)


def test_a_margin_goes_on_with_what_the_clause_before_speaks_of() -> None:
    found = targets_in("居民收入增长8%，高于全市平均水平1.5个百分点；投资不低于上年，高于全省平均3个百分点。")
    assert [target.subject for target in found] == ["居民收入增长", "居民收入高于全市平均水平", "投资高于全省平均"]


@pytest.mark.parametrize("text", ["扶持收入高于全市平均2倍的村。", "工作高于全市平均2。"])
def test_a_margin_that_says_who_or_has_no_unit_is_none(text: str) -> None:
    assert targets_in(text) == ()
