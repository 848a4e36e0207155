"""Bounds and ties of small rules: near units, texts alike, how a measure stood, lights, years of plans."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from model.periods import Month
from model.rows.due import DuePlace
from model.rows.units import Likeness, UnitLine, UnitPair
from model.rows.words import DueKind, Light, State
from model.rules.lights import light_of
from model.rules.matching import best_matches, key_similarity, text_key
from model.rules.near_units import near_units
from model.rules.plan_years import year_in_name, year_of_rows
from model.rules.standing import Turn, state_on, state_told
from model.rules.unit_names import unit_kind
from tests.builders import a_measure

AREA = ("示例市", "示例区")
TODAY = date(2026, 6, 15)


def near(*names: str, known: frozenset[str] = frozenset()) -> list[UnitPair]:
    lines = [UnitLine(at, name, unit_kind(name), (), (), measures=at, is_own=False) for at, name in enumerate(names, start=1)]
    return list(near_units(lines, AREA, is_known=known.__contains__, apart=frozenset()))


@pytest.mark.parametrize(("one", "other", "known", "is_near"), [
    ("区水务局", "区水努局", "区水务局", True),  # four signs, one known
    ("水务局", "水努局", "水务局", False),  # three signs are too few
    ("区园林绿化局", "区园林绿花局", "", False), ("区园林绿化总局", "区园林绿花总局", "", True),  # unknown both: from six signs on
    ("区农业农村局", "区农业农付局", "区农业农村局", True), ("区农业农付局", "区农业农村局", "区农业农村局", True),
    ("青山镇农业中心", "青山镇农业中必", "青山镇农业中心", True),  # a kind nobody can tell may be a misread one
    ("区示例示例管理局", "区示例示例管理镇", "区示例示例管理局", False),  # two kinds that are told differ
    ("区第一环卫所", "区第二环卫所", "区第一环卫所", False), ("城东街道办事处", "城西街道办事处", "城东街道办事处", False), ("甲村街道办事处", "乙村街道办事处", "甲村街道办事处", False), ("示例3站服务中心", "示例4站服务中心", "示例3站服务中心", False),
    ("大青山镇政府", "青山镇政府", "大青山镇政府", False), ("新青山镇政府", "老青山镇政府", "新青山镇政府", False), ("城东街道办事处", "城末街道办事处", "城东街道办事处", True),
    ("区水务水局", "区水务局", "区水务局", True),  # a sign written twice: nothing tells the two apart
])  # fmt: skip
def test_which_names_may_be_one_misread(one: str, other: str, known: str, is_near: bool) -> None:
    assert [pair.likeness for pair in near(one, other, known=frozenset({known}))] == ([Likeness.LETTER] if is_near else [])


def test_a_name_whose_signs_repeat_is_not_near_itself() -> None:
    assert near("区水水水务局", known=frozenset({"区水水水务局"})) == []


def test_a_text_of_signs_only_is_like_no_other() -> None:
    assert key_similarity("", "完成") == 0
    assert key_similarity("完成", "") == 0
    assert key_similarity("", "") == 1
    assert best_matches(["。。", "完成方案"], ["——", "完成方案"]) == best_matches(["", "完成方案"], ["", "完成方案"])
    assert text_key("甲。乙") == "甲乙"


def test_of_pairs_equally_alike_the_nearest_in_place_are_taken() -> None:
    found = best_matches(["甲乙丙丁戊A", "己庚辛壬癸"], ["子丑寅卯", "甲乙丙丁戊B", "甲乙丙丁戊C"])
    assert [(match.left, match.right) for match in found] == [(0, 1)]
    found = best_matches(["子丑寅卯辰巳", "午未申酉戌亥", "甲乙丙丁戊A"], ["甲乙丙丁戊B", "春夏秋冬", "甲乙丙丁戊C"])
    assert [(match.left, match.right) for match in found] == [(2, 2)]


def test_pairs_are_as_alike_as_asked_for() -> None:
    assert len(best_matches(["甲乙丙丁戊"], ["甲乙丙丁己"], at_least=0.8)) == 1  # four of five signs
    assert best_matches(["甲乙丙丁戊"], ["甲乙丙丁己"], at_least=0.81) == ()
    assert [match.score for match in best_matches(["甲乙丙丁戊"], ["甲乙丙丁己"])] == [pytest.approx(0.8)]


def test_the_fifth_likeliest_text_may_still_be_the_one() -> None:
    left = [f"甲乙丙丁戊己庚辛壬癸{sign}" for sign in "ABCDE"]
    right = [f"甲乙丙丁戊己庚辛壬癸{sign}" for sign in "FGHIJ"]
    assert len(best_matches(left, right)) == 5


def test_a_turn_counts_on_its_own_day_and_not_the_day_before() -> None:
    turn = Turn(State.BLOCKED, TODAY)
    assert state_told([turn], TODAY) is State.BLOCKED
    assert state_told([turn], TODAY - timedelta(days=1)) is State.NOT_STARTED
    assert state_told([Turn(State.BLOCKED, TODAY + timedelta(days=1)), Turn(State.IN_PROGRESS, TODAY)], TODAY) is State.IN_PROGRESS
    assert state_told([Turn(State.CLOSED, TODAY, None, State.NOT_STARTED), Turn(State.IN_PROGRESS, TODAY)]) is State.IN_PROGRESS


def test_the_later_of_two_notes_for_one_month_speaks() -> None:
    may = Month(2026, 5)
    assert state_told([Turn(State.IN_PROGRESS, may.first, may), Turn(State.BLOCKED, may.first, may)]) is State.BLOCKED


def test_what_was_told_on_the_day_itself_is_not_told_since() -> None:
    turns = [Turn(State.BLOCKED, TODAY)]
    assert state_on(TODAY, turns, state=State.NOT_APPLICABLE, closed_on=None) is State.NOT_APPLICABLE
    assert state_on(TODAY - timedelta(days=1), turns, state=State.NOT_APPLICABLE, closed_on=None) is State.NOT_STARTED


def light(*dues: DuePlace, state: State = State.IN_PROGRESS, this_month: bool = True, last_month: bool = True, since: date | None = None, missed: date | None = None) -> Light:
    return light_of(state=state, dues=dues, today=TODAY, has_progress_this_month=this_month, has_progress_last_month=last_month, active_since=since, open_occurrence=missed)


def by(days: int) -> DuePlace:
    return DuePlace(DueKind.BY, None, TODAY + timedelta(days=days), "")


@pytest.mark.parametrize(("days", "colour"), [(-1, Light.RED), (0, Light.AMBER), (30, Light.AMBER), (31, Light.GREEN)])
def test_a_date_within_thirty_days_is_amber_and_a_past_one_red(days: int, colour: Light) -> None:
    assert light(by(days)) is colour


@pytest.mark.parametrize(("days", "colour"), [(-1, Light.AMBER), (0, Light.GREEN), (1, Light.GREEN)])
def test_an_occurrence_missed_is_amber_from_the_day_after(days: int, colour: Light) -> None:
    assert light(by(100), missed=TODAY + timedelta(days=days)) is colour


@pytest.mark.parametrize(("since", "starts", "colour"), [
    (date(2026, 5, 1), (), Light.AMBER), (date(2026, 5, 2), (), Light.GREEN), (None, (), Light.AMBER),
    (date(2026, 1, 1), (date(2026, 5, 1),), Light.AMBER), (date(2026, 1, 1), (date(2026, 5, 2),), Light.GREEN), (date(2026, 5, 2), (date(2026, 1, 1),), Light.GREEN),
    (date(2026, 1, 1), (date(2026, 4, 1), date(2026, 5, 20)), Light.AMBER),
])  # fmt: skip
def test_silence_is_amber_only_for_what_ran_all_of_last_month(since: date | None, starts: tuple[date, ...], colour: Light) -> None:
    dues = (by(100), *(DuePlace(DueKind.WINDOW, start, TODAY + timedelta(days=100), "") for start in starts))
    assert light(*dues, this_month=False, last_month=False, since=since) is colour


@pytest.mark.parametrize(("due", "colour"), [
    (DuePlace(DueKind.ONGOING, None, None, ""), Light.BLUE), (DuePlace(DueKind.FROM, TODAY, None, ""), Light.BLUE), (DuePlace(DueKind.FROM, TODAY + timedelta(days=1), None, ""), Light.GREEN),
    (DuePlace(DueKind.FROM, None, None, ""), Light.GREEN), (DuePlace(DueKind.ONGOING, None, None, "", is_milestone=True), Light.GREEN), (DuePlace(DueKind.WINDOW, TODAY, TODAY + timedelta(days=99), ""), Light.GREEN),
])  # fmt: skip
def test_what_goes_on_without_end_and_is_looked_after_is_blue(due: DuePlace, colour: Light) -> None:
    assert light(due) is colour
    assert light(due, state=State.BLOCKED) is Light.AMBER
    assert light(due, state=State.CLOSED) is Light.GREY
    assert light(due, state=State.NOT_APPLICABLE) is Light.GREY


@pytest.mark.parametrize(("name", "year"), [("1949年计划", 1949), ("1948年计划", None), ("2099计划", 2099), ("2026", 2026)])
def test_the_years_a_name_may_tell(name: str, year: int | None) -> None:
    assert year_in_name(name) == year


@pytest.mark.parametrize("word", ["较", "比", "与", "同", "于"])
def test_a_year_compared_with_is_not_the_plans(word: str) -> None:
    assert year_of_rows([a_measure(f"{word}2023年底前下降。", deadline="年底前")]) is None


def test_of_three_years_the_one_named_most_is_the_plans() -> None:
    rows = [a_measure(deadline=f"{year}年底前") for year in (2024, 2025, 2026, 2026)]
    assert year_of_rows(rows) == 2026
    assert year_of_rows([*rows, a_measure(deadline="2025年底前")]) is None
