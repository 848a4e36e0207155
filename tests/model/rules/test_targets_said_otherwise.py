"""Numbers as plans of other places ask for them: composed units, pollutants before the amount, what is better the lower it is."""

from __future__ import annotations

import pytest

from tests.model.rules.target_reading import found

ASKED = """
降尘量不得高于6吨/月·平方公里 = <= 6 吨/月·平方公里
降尘量均值控制在7吨/月•平方公里以内 = <= 7 吨/月·平方公里
降尘量不高于5.5吨/平方公里·月 = <= 5.5 吨/平方公里·月
生态流量不低于0.35立方米/秒 = >= 0.35 立方米/秒
供水能力达2万m3/d = >= 2 万m3/d
流量不低于1.5m3/s = >= 1.5 m3/s
单位产品能耗由120千克标煤降至110千克标煤 = <= 110 千克标煤
供电煤耗降至300克标准煤/千瓦时以下 = <= 300 克标准煤/千瓦时
年节约3万吨标准煤 = >= 3 万吨标准煤
人均绿地不低于12平方米/人 = >= 12 平方米/人
减排VOCs150吨 = >= 150 吨
削减COD500吨、氨氮50吨 = >= 500 吨; >= 50 吨
减排NOx200吨 = >= 200 吨
PM2.5浓度同比改善3%以上 = <= -3 %
浓度同比改善3.2%左右 = ~ -3.2 %
空气质量综合指数同比改善5%以上 = <= -5 %
浓度较上年改善1微克/立方米 = <= -1 微克/立方米
优良天数比率同比改善2个百分点 = >= 2 个百分点
优良率改善2个百分点左右 = ~ 2 个百分点
改善200户居民住房条件 = -
增速在6%-7%之间 = range 6..7 %
增速在6%-7%区间 = range 6..7 %
在6-7月间完成 = -
每万人口高价值发明专利拥有量3件 = >= 3 件
每千常住人口医师数3.5人 = >= 3.5 人
每千名老年人养老床位数45张 = >= 45 张
收入比缩小到1.9以内 = <= 1.9
每亩补贴不超过200元 = -
每户奖补标准不高于3000元 = -
每亩成本不超过200元 = <= 200 元
完成一百个村庄整治 = >= 100 个
整治三千个点位 = >= 3000 个
完成三个方面整治 = -
退耕还林1万亩 = >= 1 万亩
"""


def said(text: str) -> str:
    return "; ".join(" ".join(one).strip() for one in found(text))


@pytest.mark.parametrize("line", [line for line in ASKED.strip("\n").splitlines() if line])
def test_a_number_said_otherwise(line: str) -> None:
    text, _, asked = line.partition(" = ")
    assert said(text) == ("" if asked == "-" else asked)
