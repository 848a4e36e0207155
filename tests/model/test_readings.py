"""Readings are entered one or many at a time, against targets and indicators, and undone in one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from model.actions.readings import enter_reading, enter_readings, number_typed, set_course
from model.actions.revert import revert
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.targets import indicator_lines, target_lines
from model.rows.checklist import ChecklistFilter
from model.rows.draft import IndicatorDraft, Place
from model.rows.target_line import LineKey
from model.rows.words import Course
from tests.builders import TODAY, a_measure, a_plan, content, taken_in

JUNE = Month(2026, 6)
PLAN = replace(
    a_plan(a_measure("全年抽样检测量不低于20个。"), a_measure("建成公园3处。")),
    indicators=(IndicatorDraft("示例区", "示例率(%)", "80", "", Place(line=1)),),
)


@pytest.fixture
def town(ledger: Ledger) -> Ledger:
    return taken_in(ledger, PLAN)


def keys(ledger: Ledger) -> list[LineKey]:
    targets = target_lines(ledger, ChecklistFilter(), today=TODAY)
    return [line.key for line in (*targets, *indicator_lines(ledger, None, is_mine=False, today=TODAY))]


def values(ledger: Ledger) -> list[str]:
    lines = (*target_lines(ledger, ChecklistFilter(), today=TODAY), *indicator_lines(ledger, None, is_mine=False, today=TODAY))
    return [" ".join(f"{each.value:f}" for each in line.readings) for line in lines]


def test_a_column_is_entered_in_one_change(town: Ledger) -> None:
    changed = enter_readings(town, JUNE, dict(zip(keys(town), ("5", " 1,200 ", "79.5%"), strict=True)))
    assert values(town) == ["5", "1200", "79.5"]
    assert changed.action == "enter-readings"
    assert changed.fact("count") == "3"
    assert {"reading", "indicator_reading"} <= changed.kinds
    assert len(changed.measure_ids) == 2


def test_one_reading_of_a_column_is_told_as_one(town: Ledger) -> None:
    changed = enter_readings(town, JUNE, {keys(town)[0]: " 5 "})
    assert (changed.action, changed.fact("value"), changed.fact("subject")) == ("enter-reading", "5", "全年抽样检测量"[2:])


def test_an_indicator_s_reading_is_replaced_and_taken_away(town: Ledger) -> None:
    key = keys(town)[2]
    for value, expected in (("79", "79"), ("80", "80"), ("80.0", "80"), ("", "")):
        enter_readings(town, JUNE, {key: value})
        assert values(town)[2] == expected
    assert enter_readings(town, JUNE, {key: ""}).number is None


def test_undo_takes_the_whole_column_back(town: Ledger) -> None:
    enter_readings(town, JUNE, {keys(town)[0]: "4"})
    before = content(town)
    changed = enter_readings(town, JUNE, dict(zip(keys(town), ("5", "6", "7"), strict=True)))
    assert changed.number is not None
    revert(town, changed.number)
    assert content(town) == before


def test_one_wrong_number_keeps_the_whole_column_out(town: Ledger) -> None:
    before = content(town)
    with pytest.raises(UserError) as caught:
        enter_readings(town, JUNE, dict(zip(keys(town), ("5", "六", "7"), strict=True)))
    assert (caught.value.code, caught.value.facts["value"]) == ("reading-not-a-number", "六")
    assert content(town) == before


@pytest.mark.parametrize(("is_indicator", "code"), [(False, "target-unknown"), (True, "indicator-unknown")])
def test_what_is_not_there_takes_no_reading(town: Ledger, code: str, *, is_indicator: bool) -> None:
    with pytest.raises(UserError) as caught:
        enter_readings(town, JUNE, {LineKey(is_indicator=is_indicator, id=777): "5"})
    assert caught.value.code == code


def test_the_course_is_set_and_left_to_the_words_again(town: Ledger) -> None:
    key = keys(town)[0]
    before = content(town)
    changed = set_course(town, key.id, Course.LEVEL)
    assert (changed.action, changed.fact("course"), len(changed.measure_ids)) == ("set-course", "level", 1)
    assert set_course(town, key.id, Course.LEVEL).number is None
    assert set_course(town, key.id, None).fact("course") == ""
    assert content(town) == before


def test_the_course_of_no_target_cannot_be_set(town: Ledger) -> None:
    with pytest.raises(UserError) as caught:
        set_course(town, 777, Course.LEVEL)
    assert caught.value.code == "target-unknown"


@pytest.mark.parametrize(("typed", "number"), [("5", "5"), ("-3.5%", "-3.5"), ("１２，０００", "12000"), ("1,234,567.5", "1234567.5"), ("  ", None), ("+2", "2"), ("3.", "3")])
def test_numbers_are_taken_as_people_type_them(typed: str, number: str | None) -> None:
    found = number_typed(typed)
    assert (None if found is None else f"{found:f}") == number


@pytest.mark.parametrize("typed", ["五", "1,23", "12,", "3个", "1e5", "--3", "1 2", "%", "12345678901234567"])
def test_what_is_no_number_is_refused(town: Ledger, typed: str) -> None:
    with pytest.raises(UserError) as caught:
        enter_reading(town, keys(town)[0].id, JUNE, typed)
    assert caught.value.code == "reading-not-a-number"


def test_a_month_that_is_to_come_takes_no_reading_but_lets_one_go(town: Ledger) -> None:
    key, may = keys(town)[0], date(2026, 5, 31)
    with pytest.raises(UserError, match="month-not-come"):
        enter_reading(town, key.id, JUNE, "5", today=may)
    with pytest.raises(UserError, match="month-not-come"):
        enter_readings(town, JUNE, {key: "5"}, today=may)

    assert enter_reading(town, key.id, JUNE, "5", today=date(2026, 6, 1)).number is not None
    assert enter_reading(town, key.id, JUNE, " ", today=may).number is not None
