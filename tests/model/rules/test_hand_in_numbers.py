"""The check before hand-in: numbers said in other words, and what is ticked off too early."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from model.rows.hand_in import HandInRow, ReadTarget
from model.rows.words import Course, State
from model.rules.hand_in import findings_in

TODAY = date(2026, 7, 1)
ROW = HandInRow(1, "1-01-1", State.IN_PROGRESS)


def target(value: str, **fields: Any) -> ReadTarget:
    known: dict[str, Any] = {"subject": "新建充电桩", "unit": "个", "course": Course.CUMULATIVE, "asked": Decimal(20)}
    return ReadTarget(**(known | {"is_met": Decimal(value) >= 20} | fields), value=Decimal(value))


def found(text: str, *targets: ReadTarget, **fields: Any) -> list[tuple[str, str]]:
    row = replace(ROW, text=text, targets=targets, **fields)
    return [(one.code.value, one.detail) for one in findings_in(row, today=TODAY)]


@pytest.mark.parametrize(("text", "reading", "words"), [
    ("完成12个。", "10", "12个"), ("目前已完成12个，其余正在施工。", "10", "12个"), ("累计完成十二个", "10", "12个"), ("已完成12 个充电桩。", "10", "12个"),
    ("截至6月底累计完成12个；", "10", "12个"), ("工程进度过半。", "8", "进度过半"), ("已完成一半。", "18", "完成一半"), ("完成全年任务的九成。", "10", "完成全年任务的九成"),
    ("完成目标的80%。", "10", "完成目标的80%"), ("完成率达到90%。", "10", "完成率达到90%"), ("全部完成。", "10", "全部完成"), ("已全部完成！", "19", "全部完成"),
    *((f"{word}完成12个。", "10", "12个") for word in ("截至目前", "截至6月", "截至6月30日", "截止到12月份", "截至2026年6月30日", "目前", "现已", "全年", "年内", "年初以来", "今年以来", "已经", "已", "累计", "共计", "合计", "总计", "共", "实际", "顺利")),
    *((f"已{word}12个。", "10", "12个") for word in ("完成", "达到", "达", "实现", "建成", "办结", "完成了", "完成数量", "完成总数", "完成总量", "完成目标", "完成数为", "完成数是")),
    *((f"{word}目标已完成。", "10", "目标已完成") for word in ("截至6月", "目前", "现已", "全年", "年度", "今年", "本年", "各项", "该项", "本项", "此项", "全部", "所有", "任务", "指标", "工作", "2026年度", "顺利", "圆满")),
    *((f"{word}完成。", "10", f"{word}完成") for word in ("全面", "全数", "均已", "已如期", "已按期", "百分之百", "100%")), *((f"全部{word}。", "10", f"全部{word}") for word in ("办结", "达标", "达到")),
    *((f"{word}过半。", "8", f"{word}过半") for word in ("完成", "进度", "任务", "目标", "已")), *((f"完成{word}。", "8", f"完成{word}") for word in ("超过一半", "超一半", "一半以上", "半数以上")),
    ("完成三分之一。", "18", "完成三分之一"), ("进度半数。", "18", "进度半数"), ("完成六成以上。", "8", "完成六成以上"), ("完成六成。", "15", "完成六成"),
    ("全年任务已完成。", "10", "任务已完成"), ("新建充电桩已全部完成。", "10", "全部完成"), ("已完成全年目标任务。", "10", "已完成全年目标任务"), ("完成三分之二。", "10", "完成三分之二"),
])  # fmt: skip
def test_a_number_said_in_other_words_is_held_against_the_reading(text: str, reading: str, words: str) -> None:
    ((code, detail),) = found(text, target(reading))
    assert (code, detail) == ("contradicts-reading", f"新建充电桩：{words} ≠ {reading}个")


@pytest.mark.parametrize(("text", "reading"), [
    ("完成10个。", "10"), ("本月完成2个。", "10"), ("6月完成2个，累计完成10个。", "10"), ("完成12个村的排查。", "10"), ("完成12处整改。", "10"), ("新增完成2个。", "10"),
    ("工程进度过半。", "11"), ("完成全年任务的九成。", "18"), ("近九成企业已签约。", "10"), ("完成目标的50%。", "10"), ("问题整改已全部完成。", "10"), ("全部完成整改。", "10"),
    *((f"{word}完成12个。", "10") for word in ("本月", "当月", "该季", "上周", "新增", "其中", "环比", "同比", "较上", "剩余", "尚余", "还有", "未完成", "6月份")),
    ("完成60%。", "12"), ("完成六成。", "12"), ("完成六成。", "13"), ("完成六成以上。", "19"), ("完成三分之二。", "13"), ("完成三分之一。", "7"), ("新增任务过半。", "10"), ("完成率90%。", "18"), ("完成率91%。", "18"),
    ("全部完成。", "20"), ("充电桩本月建成2个。", "10"), ("检查单位完成率90%。", "18"), ("上月完成8个。", "10"), ("", "10"), ("完成一半。", "10"),
])  # fmt: skip
def test_what_the_text_says_of_other_things_is_let_stand(text: str, reading: str) -> None:
    assert found(text, target(reading)) == []


def test_of_several_targets_in_one_unit_only_the_one_spoken_of_is_held_against_the_text() -> None:
    two = (target("10"), target("5", subject="检查企业"))

    assert found("完成12个。", *two) == []
    assert found("新建充电桩已完成12个。", *two) == [("contradicts-reading", "新建充电桩：12个 ≠ 10个")]
    assert found("完成12个。", target("10"), target("5", subject="检查企业", unit="家")) == [("contradicts-reading", "新建充电桩：12个 ≠ 10个")]


@pytest.mark.parametrize(("text", "words"), [
    ("项目尚未完成，已完成招标。", "尚未完成"), ("已完成招标，正有序推进施工。", "正有序推进"), ("目前未竣工", "未竣工"), ("还未全部完工", "还未全部完工"), ("仍未全面达标", "仍未全面达标"),
    *((f"正在{word}", f"正在{word}") for word in ("推进", "进行", "实施", "办理", "开展", "组织", "建设", "施工", "整改", "协调")), ("正整改", "正整改"),
    *((f"正在{word}实施", f"正在{word}实施") for word in ("有序", "稳步", "积极", "加快", "全力", "抓紧")),
    *((f"{word}推进", f"{word}推进") for word in ("有序", "稳步", "加快", "抓紧")), *((f"加快{word}", f"加快{word}") for word in ("实施", "建设", "施工")),
    *((f"{word}中", f"{word}中") for word in ("推进", "进行", "建设", "施工")),
    *((f"尚未{word}", f"尚未{word}") for word in ("完成", "完工", "竣工", "启动", "开工", "开展", "实施", "达标", "达到")),
])  # fmt: skip
def test_a_measure_ticked_off_whose_text_says_otherwise_is_found(text: str, words: str) -> None:
    assert found(text, state=State.CLOSED, closed_on=TODAY) == [("closed-but-goes-on", words)]


@pytest.mark.parametrize("text", ["已全部完成，下一步正在推进。", *(f"已完成，{word}正在推进验收" for word in ("后续", "今后", "下阶段", "下月", "下步", "将继续", "将持续", "明年")), *(f"已完成，{word}完成的" for word in ("无未", "没有未", "不存在未")), "已完成整改，后续正在推进的工作纳入日常管理。", "已完成，未完成整改的为0家。", "无未完成事项。", "已验收。"])
def test_a_measure_ticked_off_with_what_comes_later_is_let_stand(text: str) -> None:
    assert found(text, state=State.CLOSED, closed_on=TODAY) == []


def test_a_measure_ticked_off_below_its_target_is_found() -> None:
    assert found("已验收。", target("19"), state=State.CLOSED, closed_on=TODAY) == [("closed-below-target", "新建充电桩：19个 / 20个")]
    assert found("已验收。", target("20"), state=State.CLOSED, closed_on=TODAY) == []
    assert found("按计划开展。", target("19")) == []


def test_a_part_that_says_nothing_does_not_hide_the_next() -> None:
    assert found("已完成12个村的排查，累计完成12个。", target("10")) == [("contradicts-reading", "新建充电桩：12个 ≠ 10个")]


def test_a_share_is_held_against_a_target_only_where_the_text_speaks_of_it() -> None:
    two = (target("10"), target("20", subject="检查企业", unit="家", asked=Decimal(40)))

    assert found("完成率90%。", *two) == []
    assert found("检查企业完成率90%。", *two) == [("contradicts-reading", "检查企业：完成率90% ≠ 20家")]
    assert found("检查企业完成率50%；新建充电桩完成率50%。", *two) == []


@pytest.mark.parametrize("facts", [{"asked": None}, {"asked": Decimal(0)}, {"course": Course.LEVEL}])
def test_a_share_says_nothing_of_a_level_or_of_what_asks_no_number(facts: dict[str, Any]) -> None:
    assert found("工程进度过半。", target("8", is_met=None, **facts)) == []


def test_a_level_may_be_the_months_own() -> None:
    assert found("新建充电桩本月12个。", target("10", course=Course.LEVEL)) == [("contradicts-reading", "新建充电桩：12个 ≠ 10个")]
