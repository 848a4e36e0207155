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
    ("全年任务已完成。", "10", "任务已完成"), ("新建充电桩已全部完成。", "10", "全部完成"), ("已完成全年目标任务。", "10", "已完成全年目标任务"), ("完成三分之二。", "10", "完成三分之二"),
])  # fmt: skip
def test_a_number_said_in_other_words_is_held_against_the_reading(text: str, reading: str, words: str) -> None:
    ((code, detail),) = found(text, target(reading))
    assert (code, detail) == ("contradicts-reading", f"新建充电桩：{words} ≠ {reading}个")


@pytest.mark.parametrize(("text", "reading"), [
    ("完成10个。", "10"), ("本月完成2个。", "10"), ("6月完成2个，累计完成10个。", "10"), ("完成12个村的排查。", "10"), ("完成12处整改。", "10"), ("新增完成2个。", "10"),
    ("工程进度过半。", "11"), ("完成全年任务的九成。", "18"), ("近九成企业已签约。", "10"), ("完成目标的50%。", "10"), ("问题整改已全部完成。", "10"), ("全部完成整改。", "10"),
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
    ("正在推进。", "正在推进"), ("项目尚未完成，已完成招标。", "尚未完成"), ("已完成招标，正有序推进施工。", "正有序推进"), ("施工中", "施工中"), ("目前未竣工", "未竣工"),
])  # fmt: skip
def test_a_measure_ticked_off_whose_text_says_otherwise_is_found(text: str, words: str) -> None:
    assert found(text, state=State.CLOSED, closed_on=TODAY) == [("closed-but-goes-on", words)]


@pytest.mark.parametrize("text", ["已全部完成，下一步持续推进。", "已完成整改，后续正在推进的工作纳入日常管理。", "已完成，未完成整改的为0家。", "无未完成事项。", "已验收。"])
def test_a_measure_ticked_off_with_what_comes_later_is_let_stand(text: str) -> None:
    assert found(text, state=State.CLOSED, closed_on=TODAY) == []


def test_a_measure_ticked_off_below_its_target_is_found() -> None:
    assert found("已验收。", target("19"), state=State.CLOSED, closed_on=TODAY) == [("closed-below-target", "新建充电桩：19个 / 20个")]
    assert found("已验收。", target("20"), state=State.CLOSED, closed_on=TODAY) == []
    assert found("按计划开展。", target("19")) == []
