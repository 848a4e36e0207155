"""What offices write into the cells of a returned sheet: states, days and numbers, read as they are meant or asked about."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from model.periods import Month
from model.rows.merging import ConflictCode, KnownTarget
from model.rows.words import State
from model.rules.returned_values import bare, day_of, is_nothing, is_unfilled, readings_of, state_of

NEW, RUNNING, BLOCKED, CLOSED, APART = State.NOT_STARTED, State.IN_PROGRESS, State.BLOCKED, State.CLOSED, State.NOT_APPLICABLE
STATES = {
    CLOSED: "已完成 完成 全部完成 全面完成 按期完成 如期完成 按时完成 已办结 办结 已完结 已销号 完成销号 已结束 是 100% 100.0% １００％ 已完成。",
    NEW: "未启动 尚未启动 没启动 没有启动 待启动 未开始 未开展 未开工 待实施",
    BLOCKED: "存在困难 有困难 遇到困难 困难 滞后 受阻 进展缓慢 推进缓慢 严重滞后",
    APART: "不涉及 本单位不涉及 无此项工作 无此项任务 无此项 不适用",
    RUNNING: """推进中 推进 进行中 正在推进 正在进行 正常推进 持续推进 有序推进 稳步推进 按序时推进 按时序推进 序时推进 按计划推进 扎实推进 加快推进 实施中 开展中 办理中 落实中 在办 未完成 序时 达到序时进度
        符合序时 长期坚持 长期推进 长期实施""",
}
ONE = (KnownTarget(7, "示例率", "%"),)
JUNE = Month(2026, 6)


@pytest.mark.parametrize(("word", "state"), [(word, state) for state, words in STATES.items() for word in words.split()])
def test_every_word_for_a_state_is_understood(word: str, state: State) -> None:
    assert state_of(word) is state
    assert state_of(f" {word}，") is state


@pytest.mark.parametrize("word", ["", "否", "50%", "差不多", "完成一半", "已完成部分", "不"])
def test_other_words_are_no_state(word: str) -> None:
    assert state_of(word) is None


@pytest.mark.parametrize(("written", "day"), [
    ("2026-06-05", date(2026, 6, 5)), ("2026年6月5日", date(2026, 6, 5)), ("2026.6.5", date(2026, 6, 5)), ("2026/6/5", date(2026, 6, 5)), ("2026/6/5 12:30", date(2026, 6, 5)), ("2026-06-05 00:00:00", date(2026, 6, 5)), ("20260605", date(2026, 6, 5)), ("2026年6月5号。", date(2026, 6, 5)),
    ("6月5日", date(2026, 6, 5)), ("6月5号", date(2026, 6, 5)), ("12月31日", date(2026, 12, 31)), ("46178", date(2026, 6, 5)), ("46178.5", date(2026, 6, 5)), ("36526", date(2000, 1, 1)), ("36525", None), ("73049", date(2099, 12, 30)), ("73050", None),
    ("6.5", None), ("2026-02-30", None), ("2月30日", None), ("20261305", None), ("19990605", None), ("六月五日", None), ("", None), ("近日", None),
])  # fmt: skip
def test_a_day_is_read_in_every_form(written: str, day: date | None) -> None:
    assert day_of(written, JUNE) == day


@pytest.mark.parametrize(("month", "written", "day"), [
    (Month(2026, 12), "1月5日", date(2027, 1, 5)), (Month(2026, 12), "5月5日", date(2027, 5, 5)), (Month(2026, 12), "6月5日", date(2026, 6, 5)), (Month(2026, 7), "1月5日", date(2026, 1, 5)), (Month(2026, 8), "1月5日", date(2027, 1, 5)), (Month(2026, 1), "12月5日", date(2026, 12, 5)),
])  # fmt: skip
def test_a_day_without_a_year_is_the_nearest_after_the_month(month: Month, written: str, day: date) -> None:
    assert day_of(written, month) == day


@pytest.mark.parametrize(("text", "nothing"), [("", True), (" ", True), ("—", True), ("——", True), ("/", True), ("\\", True), ("-", True), ("–", True), ("−", True), ("_", True), ("·", True), ("．", True), (".", True), ("、", True), ("无", False), ("0", False), ("-1", False)])
def test_a_stroke_says_nothing(text: str, nothing: bool) -> None:
    assert is_nothing(text) is nothing


@pytest.mark.parametrize(("text", "unfilled"), [("甲：\n乙：", True), ("甲:\n—", True), ("甲：3\n乙：", False), ("", True), ("3", False)])
def test_a_cell_of_names_without_numbers_is_as_it_was_handed_out(text: str, unfilled: bool) -> None:
    assert is_unfilled(text) is unfilled


def test_line_ends_and_blanks_do_not_tell_two_texts_apart() -> None:
    assert bare("甲  乙 \r\n\r\n丙\r丁\u200b") == "甲 乙\n丙\n丁"
    assert bare("甲乙") != bare("甲 乙")


@pytest.mark.parametrize(("text", "value"), [
    ("80", "80"), ("80%", "80"), ("80.5％", "80.5"), ("-3", "-3"), ("−3", "-3"), ("+3", "3"), ("1,200", "1200"), ("1，200.5", "1200.5"), ("累计80", "80"), ("累计完成80", "80"), ("截至目前达到80%", "80"), ("目前为80", "80"), ("共计80。", "80"), ("合计80", "80"), ("共80", "80"), ("已完成80", "80"),
    ("实际达80", "80"), ("完成80", "80"), ("示例率：80", "80"), ("示例率（%）：80", "80"), ("示例率(%):80%", "80"), (" 8 0 ", "80"),
])  # fmt: skip
def test_a_number_is_read_in_every_form(text: str, value: str) -> None:
    (said,) = readings_of(text, ONE)
    assert (said.target_id, said.value, said.fault) == (7, Decimal(value), None)


@pytest.mark.parametrize(("text", "unit", "fault", "proposal"), [
    ("80人", "%", ConflictCode.READING_OTHER_UNIT, None), ("3万", "亩", ConflictCode.READING_OTHER_UNIT, "30000"), ("3万亩", "亩", ConflictCode.READING_OTHER_UNIT, "30000"), ("30000亩", "万亩", ConflictCode.READING_OTHER_UNIT, "3"), ("3十万亩", "亩", ConflictCode.READING_OTHER_UNIT, "300000"), ("3百亩", "亩", ConflictCode.READING_OTHER_UNIT, "300"),
    ("3十亩", "亩", ConflictCode.READING_OTHER_UNIT, "30"), ("3千亩", "亩", ConflictCode.READING_OTHER_UNIT, "3000"), ("3百万亩", "亩", ConflictCode.READING_OTHER_UNIT, "3000000"), ("3千万亩", "亩", ConflictCode.READING_OTHER_UNIT, "30000000"), ("3亿元", "元", ConflictCode.READING_OTHER_UNIT, "300000000"), ("3百亿元", "亿元", ConflictCode.READING_OTHER_UNIT, "300"),
    ("3千亿元", "亿元", ConflictCode.READING_OTHER_UNIT, "3000"), ("3亿元", "万元", ConflictCode.READING_OTHER_UNIT, "30000"),
    ("约三成", "%", ConflictCode.READING_NO_NUMBER, None), ("还差80", "%", ConflictCode.READING_NO_NUMBER, "80"), ("从70到80", "%", ConflictCode.READING_NO_NUMBER, None), ("由3提高", "%", ConflictCode.READING_NO_NUMBER, "3"),
])  # fmt: skip
def test_what_cannot_be_taken_as_it_stands_is_asked_with_a_proposal(text: str, unit: str, fault: ConflictCode, proposal: str | None) -> None:
    (said,) = readings_of(text, (KnownTarget(7, "示例值", unit),))
    assert (said.value, said.fault) == (None, fault)
    assert said.proposal == (None if proposal is None else Decimal(proposal))


@pytest.mark.parametrize(("text", "unit"), [("3万亩", "万亩"), ("3平米", "平方米"), ("3㎡", "平方米"), ("3m2", "平方米"), ("3M2", "㎡"), ("3m3", "立方米"), ("3百分比", "%"), ("3公顷", "公顷"), ("3个左右", "个"), ("3(个)", "个"), ("3千瓦", "千瓦"), ("3千克", "千克"), ("3千米", "千米"), ("3百米", "百米")])
def test_one_unit_in_two_forms_is_one(text: str, unit: str) -> None:
    (said,) = readings_of(text, (KnownTarget(7, "示例值", unit),))
    assert (said.value, said.fault) == (Decimal(3), None)


def test_a_line_each_for_several_targets_and_those_of_one_name_in_their_order() -> None:
    targets = (KnownTarget(1, "甲率", "%"), KnownTarget(2, "乙数", "个"), KnownTarget(3, "甲率", "%"))
    found = readings_of("甲率：80\n乙数（个）:5；甲率：90\n丙数：1\n随便写的\n", targets)
    assert [(said.target_id, said.value, said.fault) for said in found] == [
        (1, Decimal(80), None), (2, Decimal(5), None), (3, Decimal(90), None), (None, None, ConflictCode.READING_WHICH), (None, None, ConflictCode.READING_WHICH)]


def test_a_name_without_its_number_says_nothing() -> None:
    targets = (KnownTarget(1, "甲率", "%"), KnownTarget(2, "乙数", "个"))
    assert readings_of("甲率：\n乙数：—", targets) == ()
    assert readings_of("示例率：", ONE) == ()
    assert readings_of("—", ONE) == ()
    assert readings_of("—", ()) == ()


def test_a_number_for_a_measure_without_targets_is_asked_about() -> None:
    assert [(said.target_id, said.text, said.fault) for said in readings_of("80", ())] == [(None, "80", ConflictCode.READING_WITHOUT_TARGET)]


@pytest.mark.parametrize(("text", "unit", "asked", "value", "proposal"), [
    ("0.97", "%", "97", None, "97.00"), ("1", "%", "97", None, "100"), ("0.97", "%", "1", "0.97", None), ("96.5", "%", "97", "96.5", None),
    ("9700", "%", "97", None, None), ("-3", "%", "-3", "-3", None), ("-2", "次", "2", "-2", None), ("0.5", "公里", "3", "0.5", None),
])
def test_a_bare_number_that_was_hardly_meant_so_is_asked_about(text: str, unit: str, asked: str, value: str | None, proposal: str | None) -> None:
    (said,) = readings_of(text, (KnownTarget(7, "示例率", unit, value=Decimal(asked)),))

    assert said.value == (None if value is None else Decimal(value))
    assert said.proposal == (None if proposal is None else Decimal(proposal))
    assert (said.fault is None) == (value is not None)
