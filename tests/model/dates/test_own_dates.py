"""Dates a person sets: they take the place of read ones, stay when the plan is corrected, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from model.actions.accept_edition import accept_edition
from model.actions.close import tick_milestone
from model.actions.dates import Span, add_due, answer_deadline, change_due, read_dues_anew, remove_due
from model.actions.occurrences import set_aside_occurrences, tick_occurrences
from model.actions.revert import revert
from model.errors import UserError
from model.ledger import Ledger
from model.queries.check import check
from model.queries.records import records
from model.rows.checklist import ChecklistFilter, DueRow
from model.rows.draft import Field, MeasureDraft, Question, QuestionCode
from model.rows.record import MeasureRecord
from model.rows.words import DueKind, Every
from model.rules.occurrences import standing_on
from tests.builders import TODAY, a_measure, a_plan, content
from tests.model.dates.scene import MEASURES

BY, FROM, WINDOW, ONGOING = DueKind.BY, DueKind.FROM, DueKind.WINDOW, DueKind.ONGOING
JULY = Span(BY, end=date(2026, 7, 10))
REPORTS, CHECKS, WORKS, OPEN = range(4)
YEAR_END = date(2026, 12, 31)


def record(ledger: Ledger, place: int) -> MeasureRecord:
    return records(ledger, ChecklistFilter(), today=TODAY)[place]


def dues(ledger: Ledger, place: int) -> list[tuple[date | None, str, bool]]:
    return [(due.place.end, due.place.wording, due.is_own) for due in record(ledger, place).dues]


def due(ledger: Ledger, place: int, end: date) -> DueRow:
    return next(due for due in record(ledger, place).dues if due.place.end == end)


def correct(ledger: Ledger, *measures: MeasureDraft) -> None:
    accept_edition(ledger, a_plan(*measures), 1)


def with_words(place: int, text: str, **fields: str) -> tuple[MeasureDraft, ...]:
    changed = list(MEASURES)
    changed[place] = replace(changed[place], measure=text, **fields)  # type: ignore[arg-type]  # names of text fields only
    return tuple(changed)


def test_a_changed_date_keeps_its_words_and_says_that_it_is_ones_own(coming_back: Ledger) -> None:
    changed = change_due(coming_back, due(coming_back, REPORTS, YEAR_END).id, JULY)

    assert dues(coming_back, REPORTS) == [(date(2026, 7, 10), "年底前", True)]
    assert (changed.fact("wording"), changed.fact("day"), changed.fact("codes")) == ("年底前", "2026-07-10", "1-01-1")
    assert record(coming_back, REPORTS).row.due == record(coming_back, REPORTS).dues[0].place


def test_the_measures_summary_follows(coming_back: Ledger) -> None:
    change_due(coming_back, due(coming_back, REPORTS, YEAR_END).id, Span(BY, end=date(2026, 6, 1)))

    assert record(coming_back, REPORTS).row.light.value == "red"
    assert [one.last for one in record(coming_back, REPORTS).recurrences] == [date(2026, 6, 1)]


def test_a_date_that_stands_twice_is_changed_in_both_places(coming_back: Ledger) -> None:
    """按时间节点完成: the text's dates are the measure's own."""
    change_due(coming_back, due(coming_back, WORKS, date(2026, 6, 30)).id, JULY)

    assert [(end, own) for end, _, own in dues(coming_back, WORKS)] == [
        (date(2026, 7, 10), True), (date(2026, 9, 30), False), (date(2026, 7, 10), True), (date(2026, 9, 30), False)]


def test_an_own_date_answers_an_open_deadline(coming_back: Ledger) -> None:
    asked = a_measure("完成评估。", deadline="视情况而定", questions=(
        Question(QuestionCode.DEADLINE_OPEN, Field.DEADLINE, "视情况而定"),
        Question(QuestionCode.OPEN_END, Field.SUPPORT, "等部门")))
    correct(coming_back, *MEASURES[:3], replace(MEASURES[3], measure="完成评估工作。", support=("等部门",), questions=asked.questions))
    key = record(coming_back, OPEN).row.id

    add_due(coming_back, key, JULY, is_milestone=True)
    assert record(coming_back, OPEN).row.question_count == 2  # a milestone answers nothing
    add_due(coming_back, key, JULY, wording="会议纪要")
    assert [question.code for question in record(coming_back, OPEN).questions] == [QuestionCode.OPEN_END]
    assert dues(coming_back, OPEN) == [(date(2026, 7, 10), "会议纪要", True), (date(2026, 7, 10), "", True)]


@pytest.mark.parametrize("span", [
    (BY, None, None), (BY, date(2026, 1, 1), date(2026, 2, 1)), (FROM, None, None), (FROM, None, date(2026, 1, 1)),
    (WINDOW, date(2026, 2, 1), None), (WINDOW, date(2026, 2, 1), date(2026, 1, 1)), (ONGOING, None, date(2026, 1, 1)),
    (BY, None, date(1899, 12, 31)), (BY, None, date(9999, 1, 1)),
])
def test_a_span_that_is_none_is_refused(span: tuple[DueKind, date | None, date | None]) -> None:
    with pytest.raises(UserError) as caught:
        Span(*span)
    assert caught.value.code == "due-span-wrong"


@pytest.mark.parametrize("span", [
    (BY, None, date(2026, 1, 1)), (FROM, date(2026, 1, 1), None), (WINDOW, date(2026, 1, 1), date(2026, 1, 1)), (ONGOING, None, None),
])
def test_every_kind_of_span_can_be_set(coming_back: Ledger, span: tuple[DueKind, date | None, date | None]) -> None:
    change_due(coming_back, due(coming_back, REPORTS, YEAR_END).id, Span(*span))

    place = record(coming_back, REPORTS).dues[0].place
    assert (place.kind, place.start, place.end) == span


def test_an_unknown_date_or_measure_is_refused(coming_back: Ledger) -> None:
    before = content(coming_back)
    with pytest.raises(UserError) as no_due:
        change_due(coming_back, 99, JULY)
    with pytest.raises(UserError) as no_due_either:
        remove_due(coming_back, 99)
    with pytest.raises(UserError) as no_measure:
        add_due(coming_back, 99, JULY)
    with pytest.raises(UserError) as no_measure_either:
        read_dues_anew(coming_back, 99)
    codes = [caught.value.code for caught in (no_due, no_due_either, no_measure, no_measure_either)]
    assert codes == ["due-unknown", "due-unknown", "measure-unknown", "measure-unknown"]
    assert content(coming_back) == before


@pytest.mark.parametrize("act", ["change", "add", "remove", "anew"])
def test_everything_is_undone_to_the_row(coming_back: Ledger, act: str) -> None:
    first = due(coming_back, REPORTS, YEAR_END).id
    if act == "anew":
        change_due(coming_back, first, JULY)
    before = content(coming_back)
    key = record(coming_back, REPORTS).row.id
    changed = {
        "change": lambda: change_due(coming_back, first, JULY), "add": lambda: add_due(coming_back, key, JULY),
        "remove": lambda: remove_due(coming_back, first), "anew": lambda: read_dues_anew(coming_back, key),
    }[act]()
    assert content(coming_back) != before

    revert(coming_back, changed.number or 0)
    assert content(coming_back) == before


def test_a_removed_date_is_gone(coming_back: Ledger) -> None:
    remove_due(coming_back, due(coming_back, WORKS, date(2026, 9, 30)).id)

    assert {end for end, _, _ in dues(coming_back, WORKS)} == {date(2026, 6, 30)}


def test_a_corrected_edition_leaves_what_a_person_said_of_the_same_words(coming_back: Ledger) -> None:
    change_due(coming_back, due(coming_back, WORKS, date(2026, 6, 30)).id, JULY)
    remove_due(coming_back, due(coming_back, WORKS, date(2026, 9, 30)).id)
    add_due(coming_back, record(coming_back, WORKS).row.id, Span(BY, end=date(2026, 8, 1)), wording="区里要求")
    correct(coming_back, *with_words(WORKS, "6月底前完成整治方案；9月底前完成整治，11月底前验收。"))

    told = {(end, own) for end, _, own in dues(coming_back, WORKS)}
    assert told == {(date(2026, 7, 10), True), (date(2026, 8, 1), True), (date(2026, 11, 30), False)}
    assert check(coming_back).faults == ()


def test_where_the_words_are_others_their_date_stands_beside_ones_own(coming_back: Ledger) -> None:
    change_due(coming_back, due(coming_back, REPORTS, YEAR_END).id, JULY)
    correct(coming_back, *with_words(REPORTS, "每月25日前报送台账。", deadline="10月底前"))

    assert dues(coming_back, REPORTS) == [(date(2026, 7, 10), "年底前", True), (date(2026, 10, 31), "10月底前", False)]


def test_an_own_date_that_was_met_stays_met_when_the_plan_is_corrected(coming_back: Ledger) -> None:
    first = due(coming_back, REPORTS, YEAR_END).id
    change_due(coming_back, first, JULY)
    tick_milestone(coming_back, first, on=TODAY)
    correct(coming_back, *with_words(REPORTS, "每月25日前报送月度台账。"))

    assert [(one.place.end, one.met_on, one.is_own) for one in record(coming_back, REPORTS).dues] == [(date(2026, 7, 10), TODAY, True)]


def test_the_plans_dates_can_be_had_again(coming_back: Ledger) -> None:
    before = dues(coming_back, WORKS)
    tick_milestone(coming_back, due(coming_back, WORKS, date(2026, 9, 30)).id, on=TODAY)
    change_due(coming_back, due(coming_back, WORKS, date(2026, 6, 30)).id, JULY)
    remove_due(coming_back, due(coming_back, WORKS, date(2026, 7, 10)).id)
    read_dues_anew(coming_back, record(coming_back, WORKS).row.id)

    assert sorted(map(str, dues(coming_back, WORKS))) == sorted(map(str, before))
    assert {one.met_on for one in record(coming_back, WORKS).dues if one.place.end == date(2026, 9, 30)} == {TODAY}
    correct(coming_back, *with_words(WORKS, "6月底前完成整治方案；9月底前完成整治工作。"))
    assert {end for end, _, _ in dues(coming_back, WORKS)} == {date(2026, 6, 30), date(2026, 9, 30)}  # nothing is struck out any more


def tick_march(ledger: Ledger) -> None:
    row = record(ledger, REPORTS).recurrences[0]
    tick_occurrences(ledger, row.id, [date(2026, 3, 25)], on=date(2026, 3, 24))
    set_aside_occurrences(ledger, row.id, [date(2026, 4, 25)], note="无需")


def settled(ledger: Ledger, number: int = 0) -> list[tuple[date, date | None, str]]:
    row = record(ledger, REPORTS).recurrences[number]
    return [(one.due_on, one.met_on, one.note) for one in row.settled]


def test_ticks_stay_where_the_rhythm_is_the_same_in_other_words(coming_back: Ledger) -> None:
    tick_march(coming_back)
    correct(coming_back, *with_words(REPORTS, "每月 25 日前报送月度台账。"))

    assert settled(coming_back) == [(date(2026, 3, 25), date(2026, 3, 24), ""), (date(2026, 4, 25), None, "无需")]
    assert record(coming_back, REPORTS).recurrences[0].place.wording == "每月 25 日"


def test_ticks_go_over_to_the_rhythm_that_takes_the_place(coming_back: Ledger) -> None:
    tick_march(coming_back)
    correct(coming_back, *with_words(REPORTS, "每月28日前报送台账。"))

    assert settled(coming_back) == [(date(2026, 3, 28), date(2026, 3, 24), ""), (date(2026, 4, 28), None, "无需")]
    assert len(record(coming_back, REPORTS).recurrences) == 1
    assert check(coming_back).faults == ()


def test_what_no_longer_comes_back_keeps_its_ticks_and_misses_nothing(coming_back: Ledger) -> None:
    tick_march(coming_back)
    correct(coming_back, *with_words(REPORTS, "每季度报送台账。"))
    gone, fresh = record(coming_back, REPORTS).recurrences

    assert (gone.place.every, fresh.place.every) == (Every.MONTH, Every.QUARTER)
    standing = standing_on(gone, TODAY)
    assert (standing.missed, standing.next) == ((), None)
    assert [one.due_on for one in standing.settled] == [date(2026, 3, 25), date(2026, 4, 25)]


def test_an_edition_with_ticks_is_undone_to_the_row(coming_back: Ledger) -> None:
    tick_march(coming_back)
    before = content(coming_back)
    changed = accept_edition(coming_back, a_plan(*with_words(REPORTS, "每月28日前报送台账。")), 1)

    revert(coming_back, changed.number or 0)
    assert content(coming_back) == before


def test_a_recurrence_nobody_ticked_goes_with_its_words(coming_back: Ledger) -> None:
    correct(coming_back, *with_words(REPORTS, "完成台账。"))

    assert record(coming_back, REPORTS).recurrences == ()


def test_no_ledger_without_own_dates_is_changed_by_reading_anew(coming_back: Ledger) -> None:
    ledger, before = coming_back, content(coming_back)["dropped_due"]
    read_dues_anew(ledger, record(ledger, REPORTS).row.id)

    assert dues(ledger, REPORTS) == [(YEAR_END, "年底前", False)]
    assert content(ledger)["dropped_due"] == before == []


def test_what_an_open_deadline_means_is_said_once_for_all_that_ask_the_same(coming_back: Ledger) -> None:
    asked = (Question(QuestionCode.DATE_NOT_NAMED, Field.DEADLINE, "按时间节点完成"),)
    others = [a_measure(f"完成第{number}项。", deadline="按时间节点完成", task_no=number, task=f"任务{number}", questions=asked) for number in (5, 6)]
    elsewhere = a_measure("完成第七项。", deadline="按计划推进", task_no=7, task="任务7", questions=asked)
    correct(coming_back, *MEASURES, *others, elsewhere)
    before = content(coming_back)
    changed = answer_deadline(coming_back, record(coming_back, 4).row.id, JULY)

    assert [dues(coming_back, place) for place in (4, 5)] == [[(date(2026, 7, 10), "按时间节点完成", True)]] * 2
    assert [record(coming_back, place).row.question_count for place in (4, 5, 6)] == [0, 0, 1]
    assert len(dues(coming_back, WORKS)) == 4  # the same words, but its text names the dates: nobody asked
    assert [record(coming_back, place).row.due.end for place in (4, 5)] == [date(2026, 7, 10)] * 2  # type: ignore[union-attr]
    assert (changed.fact("count"), changed.fact("wording")) == ("2", "按时间节点完成")
    revert(coming_back, changed.number or 0)
    assert content(coming_back) == before


def test_an_answer_is_for_a_measure_that_is_there(coming_back: Ledger) -> None:
    with pytest.raises(UserError) as caught:
        answer_deadline(coming_back, 99, JULY)
    assert caught.value.code == "measure-unknown"
