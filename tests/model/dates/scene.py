"""Measures that come back every month, every quarter and every day, and some with dates of several kinds."""

from __future__ import annotations

from tests.builders import a_measure

MEASURES = (
    a_measure("每月25日前报送台账。"),
    a_measure("每季度开展一次检查，每日巡查。", task_no=2, task="巡查"),
    a_measure("6月底前完成整治方案；9月底前完成整治。", deadline="按时间节点完成", task_no=3, task="整治"),
    a_measure("完成评估。", deadline="视情况而定", task_no=4, task="评估"),
)
