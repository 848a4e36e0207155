"""Many offices' reports as one, a cell of another office's sheet, and what is other now than it was sent."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from model.rows.due import TargetPlace
from model.rows.merged import LineReading, SenderLine
from model.rows.merging import KnownTarget
from model.rows.report import SubmissionRow, SubmissionTarget
from model.rows.submission import Since, SubmittedLine
from model.rows.words import Comparator, Course, State
from model.rules.combining import combined_state, joined_texts, target_sums
from model.rules.filling import is_said, offered_word, value_of
from model.rules.submitted import line_of, since_sent
from model.rules.target_course import adds_up
from model.workbook_layout import Column

NEW, RUNNING, BLOCKED, CLOSED, APART = State.NOT_STARTED, State.IN_PROGRESS, State.BLOCKED, State.CLOSED, State.NOT_APPLICABLE


def a_row(**said: object) -> SubmissionRow:
    plan: dict[str, object] = {
        "measure_id": 5, "task_id": 1, "code": "1-01-1", "annex": 1, "annex_title": "", "section": "", "task_no": 1, "task": "治理", "text": "完成治理。", "deadline": "年底前",
        "lead": (), "responsible": (), "support": (),
    }  # fmt: skip
    return SubmissionRow(**(plan | said))  # type: ignore[arg-type]  # the words of a test, each of its field's type


def a_target(number: int, value: str | None, subject: str = "示例率") -> SubmissionTarget:
    return SubmissionTarget(number, subject, "不低于80%", "%", None if value is None else Decimal(value))


@pytest.mark.parametrize(("states", "together"), [
    ([], None), ([None], None), ([None, None], None), ([APART], APART), ([APART, APART], APART), ([APART, None], None), ([CLOSED], CLOSED), ([CLOSED, CLOSED], CLOSED), ([CLOSED, APART], CLOSED), ([CLOSED, None], RUNNING), ([CLOSED, NEW], RUNNING),
    ([CLOSED, RUNNING], RUNNING), ([NEW, NEW], NEW), ([NEW, None], NEW), ([NEW, RUNNING], RUNNING), ([CLOSED, BLOCKED], BLOCKED), ([BLOCKED, None], BLOCKED),
])  # fmt: skip
def test_the_state_of_all_is_closed_only_when_everybody_is(states: list[State | None], together: State | None) -> None:
    assert combined_state(states) is together


def test_who_wrote_the_same_stands_together_and_who_wrote_nothing_nowhere() -> None:
    lines = [("甲镇", " 已完成。"), ("乙镇", "推进中。"), ("丙镇", "已完成。"), ("丁镇", " ")]
    assert joined_texts(lines) == "甲镇、丙镇：已完成。\n乙镇：推进中。"
    assert joined_texts([("", "已完成。")]) == "已完成。"
    assert joined_texts([("", "已完成。"), ("乙镇", "已完成。")]) == "乙镇：已完成。"
    assert joined_texts([]) == ""


def test_what_is_counted_is_added_up_and_a_level_is_only_listed() -> None:
    lines = [SenderLine(1, "甲镇", readings=(LineReading(1, Decimal(3)), LineReading(2, Decimal(80)))), SenderLine(2, "乙镇", readings=(LineReading(1, Decimal(4)),))]
    counted, level, silent = target_sums(
        [KnownTarget(1, "示例数", "个"), KnownTarget(2, "示例率", "%", course=Course.LEVEL), KnownTarget(3, "示例量", "吨")], lines)
    assert (counted.is_summed, counted.total, counted.lines) == (True, Decimal(7), (("甲镇", Decimal(3)), ("乙镇", Decimal(4))))
    assert (level.is_summed, level.total, level.lines) == (False, None, (("甲镇", Decimal(80)),))
    assert (silent.is_summed, silent.total, silent.lines) == (True, None, ())


@pytest.mark.parametrize(("said", "is_told"), [
    ({}, False), ({"month_progress": "有。"}, True), ({"trouble": "有。"}, True), ({"progress": "有。"}, False), ({"state": CLOSED}, True), ({"state": APART}, True), ({"state": RUNNING}, False),
    ({"targets": (a_target(1, None),)}, False), ({"targets": (a_target(1, None), a_target(2, "0"))}, True),
])  # fmt: skip
def test_a_measure_says_something_by_a_note_a_reading_or_its_end(said: dict[str, object], is_told: bool) -> None:
    assert is_said(a_row(**said)) is is_told


ROW = a_row(progress="一年来完成。", month_progress="本月完成。", state=CLOSED, trouble="有困难。", unit="甲镇", person="填报人", evidence=("一.jpg", "二.jpg"), reported_on=date(2026, 6, 5), targets=(a_target(1, "80"),))


@pytest.mark.parametrize(("column", "value"), [
    (Column.MONTH_PROGRESS, "本月完成。"), (Column.STATE, "已完成"), (Column.EVIDENCE, "一.jpg\n二.jpg"), (Column.TROUBLE, "有困难。"), (Column.UNIT, "甲镇"), (Column.PERSON, "填报人"), (Column.REPORTED_ON, date(2026, 6, 5)), (Column.READING, Decimal(80)), (Column.TASK, None),
])  # fmt: skip
def test_each_column_of_another_sheet_gets_what_it_is_for(column: Column, value: object) -> None:
    assert value_of(ROW, column, label="", has_month_column=True) == value
    assert value_of(a_row(), column, label="", has_month_column=True) is None


@pytest.mark.parametrize(("label", "has_month_column", "value"), [
    ("进展情况", True, "一年来完成。"), ("进展情况", False, "本月完成。"), ("累计进展", False, "一年来完成。"), ("截至目前进展", False, "一年来完成。"), ("截止进展", False, "一年来完成。"), ("今年以来进展", False, "一年来完成。"), ("全年进展", False, "一年来完成。"), ("年度进展", False, "一年来完成。"), ("总体进展", False, "一年来完成。"),
])  # fmt: skip
def test_a_lone_column_gets_the_months_note_unless_it_asks_for_all(label: str, has_month_column: bool, value: str) -> None:
    assert value_of(ROW, Column.PROGRESS, label=label, has_month_column=has_month_column) == value


def test_several_readings_stand_line_by_line_and_one_of_two_keeps_its_name() -> None:
    both = a_row(targets=(a_target(1, "80"), a_target(2, "5", "示例数")))
    assert value_of(both, Column.READING, label="", has_month_column=False) == "示例率：80%\n示例数：5%"
    assert value_of(a_row(targets=(a_target(1, "80"), a_target(2, None))), Column.READING, label="", has_month_column=False) == "示例率：80%"
    assert value_of(a_row(targets=(a_target(1, None),)), Column.READING, label="", has_month_column=False) is None


@pytest.mark.parametrize(("state", "label", "choices", "word"), [
    (CLOSED, "完成状态", (), "已完成"), (RUNNING, "完成状态", (), "推进中"), (CLOSED, "是否完成", (), "是"), (RUNNING, "是否完成", (), "否"), (CLOSED, "完成与否", (), "是"),
    (CLOSED, "", ("未完成", "已 完成"), "已 完成"), (CLOSED, "", ("是", "否"), "是"), (RUNNING, "", ("是", "否"), "否"), (CLOSED, "", ("√", "×"), "√"), (NEW, "", ("√", "×"), "×"), (NEW, "", ("√",), None), (CLOSED, "", ("办结", "在办"), "办结"), (RUNNING, "", ("办结", "在办"), "在办"),
    (APART, "", ("办结", "在办"), None), (BLOCKED, "", ("正常", "滞后"), "滞后"),
])  # fmt: skip
def test_the_word_a_list_offers_for_a_state(state: State, label: str, choices: tuple[str, ...], word: str | None) -> None:
    assert offered_word(state, label, choices) == word


def test_a_row_is_kept_as_it_was_sent_without_what_is_empty() -> None:
    assert line_of(ROW) == SubmittedLine(5, "1-01-1", {
        "progress": "一年来完成。", "month_progress": "本月完成。", "state": "已完成", "reading": "80", "evidence": "一.jpg\n二.jpg", "trouble": "有困难。", "unit": "甲镇", "person": "填报人", "reported_on": "2026-06-05"})
    assert line_of(a_row()).values == line_of(a_row(targets=(a_target(1, None),))).values == {}
    assert line_of(a_row(targets=(a_target(1, None), a_target(2, "5", "示例数")))).values == {"reading": "示例数：5%"}
    assert line_of(a_row(targets=(a_target(1, "80"), a_target(2, None)))).values == {"reading": "示例率：80%"}
    assert line_of(a_row(targets=(a_target(1, "80"), a_target(2, "5", "示例数")))).values == {"reading": "示例率：80%\n示例数：5%"}


@pytest.mark.parametrize("column", ["state", "month_progress", "progress", "reading", "trouble", "evidence"])
def test_what_is_other_now_than_it_was_sent_is_told(column: str) -> None:
    assert list(since_sent([SubmittedLine(5, "1-01-1", {column: "旧"})], {5: SubmittedLine(5, "1-01-1", {column: "新"})})) == [Since(5, "1-01-1", column, "旧", "新")]
    assert list(since_sent([SubmittedLine(5, "1-01-1", {})], {5: SubmittedLine(5, "1-01-1", {column: "新"})})) == [Since(5, "1-01-1", column, "", "新")]
    assert list(since_sent([SubmittedLine(5, "1-01-1", {column: "旧"})], {5: SubmittedLine(5, "1-01-1", {})})) == [Since(5, "1-01-1", column, "旧", "")]


def test_who_wrote_it_and_a_measure_that_is_gone_make_no_difference() -> None:
    sent = [SubmittedLine(5, "1-01-1", {"person": "甲", "unit": "甲", "reported_on": "2026-06-05"}), SubmittedLine(6, "1-01-2", {"state": "已完成"})]
    assert list(since_sent(sent, {5: SubmittedLine(5, "1-01-1", {})})) == []


@pytest.mark.parametrize(("comparator", "unit", "wanted"), [
    (Comparator.AT_LEAST, "户", True), (Comparator.AT_LEAST, "公里", True), (Comparator.EQUAL, "万元", True),
    (Comparator.AT_MOST, "天", False), (Comparator.AT_MOST, "吨", False), (Comparator.AT_LEAST, "%", False),
    (Comparator.AT_LEAST, "微克/立方米", False), (Comparator.AT_LEAST, "天", False), (Comparator.AT_LEAST, "个百分点", False),
])
def test_what_is_counted_adds_up_a_share_or_a_ceiling_does_not(comparator: Comparator, unit: str, wanted: bool) -> None:
    assert adds_up(TargetPlace("示例", comparator, Decimal(3), unit, "示例")) is wanted


def test_a_ceiling_of_many_units_is_listed_not_summed() -> None:
    (found,) = target_sums([KnownTarget(1, "重污染天数", "天", adds_up=False)], ())
    assert (found.is_summed, found.total) == (False, None)
