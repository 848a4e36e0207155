"""Own sheets whose labels say too little: known by the plan's measures in their rows, filled by what the other years hold; others are refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from model.actions.progress import note_progress
from model.actions.readings import enter_reading
from model.errors import PlanReadError
from model.ledger import Ledger
from model.periods import Month
from model.queries.merge_base import known_measures
from model.rows.own_sheet import FillPlan
from model.rules.row_matching import Matcher
from model.workbook_layout import RowId
from tests.builders import TODAY, measure_ids
from tests.reports.own_sheet.conftest import FIRST, JUNE, SECOND, THIRD, cells

Sheet = Callable[..., Path]
Plan = Callable[..., FillPlan]


@pytest.fixture
def told(told: Ledger) -> Ledger:
    """The same with notes of two months and a reading."""
    first = measure_ids(told)[0]
    note_progress(told, first, Month(2026, 5), "已抽测3个。", today=TODAY)
    note_progress(told, first, JUNE, "已抽测5个。", today=TODAY)
    with told.look() as connection:
        (target,) = connection.execute("SELECT id FROM target").fetchone()
    enter_reading(told, target, JUNE, "5")
    return told


def filled(found: FillPlan) -> dict[tuple[int, int], str]:
    return {(fill.row, fill.number): str(fill.value) for fill in found.fills}


def meanings(found: FillPlan) -> dict[str, str]:
    return {label: meaning for label, meaning in found.meanings.items() if meaning}


@pytest.mark.parametrize("label", ["2026年", "2026", "2026年度", "2026 年"])
def test_beside_years_of_numbers_the_year_gets_the_reading(label: str, sheet: Sheet, plan: Plan) -> None:
    found = plan(sheet(("事项", "2025年", label), ((FIRST, 18, None), (SECOND, 1, None))))

    assert filled(found) == {(3, 3): "5"}
    assert meanings(found) == {"事项": "measure", label: "reading"}


def test_beside_years_of_words_the_year_gets_all_that_was_done_in_it(sheet: Sheet, plan: Plan) -> None:
    found = plan(sheet(("序号", "事项", "2025年", "2026年", "2027年"), ((1, FIRST, "已抽测18个。", None, None), (2, SECOND, "已印发。", None, None))))

    assert set(filled(found)) == {(3, 4), (4, 4)}
    assert "已抽测3个。" in filled(found)[3, 4]
    assert "已抽测5个。" in filled(found)[3, 4]


@pytest.mark.parametrize(("label", "meaning"), [("2026年", "progress"), ("2026年（个）", "reading"), ("2026年（进展）", "progress")])
def test_without_other_years_the_label_itself_tells(label: str, meaning: str, sheet: Sheet, plan: Plan) -> None:
    assert meanings(plan(sheet(("事项", label), ((FIRST, None),))))[label] == meaning


def test_a_year_that_is_filled_in_already_may_be_a_goal_and_is_left_alone(sheet: Sheet, plan: Plan) -> None:
    found = plan(sheet(("序号", "事项", "2025年", "2026年"), ((1, FIRST, 18, 20), (2, SECOND, 1, 1))))
    assert (found.fills, meanings(found)) == ((), {"序号": "task_no", "事项": "measure"})


def test_where_another_column_is_there_for_it_the_years_are_left_alone(sheet: Sheet, plan: Plan) -> None:
    assert set(filled(plan(sheet(("事项", "2025年", "2026年", "进展情况"), ((FIRST, 18, None, None),))))) == {(3, 4)}


def test_years_below_one_label_are_told_by_both_rows(sheet: Sheet, plan: Plan) -> None:
    def change(page: Any) -> None:
        page.insert_rows(3)
        page["C3"], page["D3"] = "2025年", "2026年"
        page.merge_cells("C2:D2")

    found = plan(sheet(("序号", "工作措施", "完成情况", None), ((1, FIRST, "已抽测18个。", None), (2, SECOND, "已印发。", None)), change=change))
    assert set(filled(found)) == {(4, 4), (5, 4)}


@pytest.mark.parametrize("rows", [
    (("①" + FIRST, 18, None), ("2、" + SECOND.replace("完成", "完成 "), 1, None)), ((None, None, None), ("一、大气", None, None), (FIRST, 18, None), (SECOND, 1, None)),
    ((SECOND, 1, None), ("别处的工作，与本计划无关。", 3, None), (FIRST, 18, None)), ((FIRST.replace("每季度", "每个季度"), 18, None), (THIRD, 1, None)),
])  # fmt: skip
def test_rows_are_known_whatever_was_done_to_them(rows: Sequence[Sequence[Any]], sheet: Sheet, plan: Plan) -> None:
    place = next(number for number, row in enumerate(rows, 3) if row[0] and "抽样" in row[0])
    assert filled(plan(sheet(("事项", "2025年", "2026年"), rows)))[place, 3] == "5"


def test_ids_of_the_plan_tell_a_sheet_too(told: Ledger, sheet: Sheet, plan: Plan) -> None:
    with told.look() as connection:
        ids = [str(RowId(one.id, 1, (), one.fingerprint)) for one in known_measures(connection, 1)]
    found = plan(sheet(("代号", "事项", "2025年", "2026年"), ((ids[0], "抽测", 18, None), (ids[1], "方案", 1, None))))
    assert filled(found) == {(3, 4): "5"}


@pytest.mark.parametrize("rows", [
    (("甲公司", 18, None), ("乙公司", 1, None)), (("开展春季植树活动，栽种树木一万株。", 18, None), ("组织义务献血，参加人数不少于百人。", 1, None)),
    ((FIRST, 18, None), *((f"与本计划无关的第{number}件事情。", number, None) for number in range(5))), (),
])  # fmt: skip
def test_a_sheet_of_other_things_is_refused(rows: Sequence[Sequence[Any]], sheet: Sheet, plan: Plan) -> None:
    with pytest.raises(PlanReadError) as error:
        plan(sheet(("事项", "2025年", "2026年"), rows))
    assert error.value.code == "own-sheet-no-table"


def test_measures_under_a_label_nobody_knows_are_found_beside_one_that_misleads(sheet: Sheet, plan: Plan) -> None:
    found = plan(sheet(("序号", "工作内容", "细项描述", "进展情况"), ((1, "检测", FIRST, None), (2, "方案", SECOND, None))))
    assert set(filled(found)) == {(3, 4), (4, 4)}


def test_the_sheet_is_written(fill_in: Callable[..., Any], sheet: Sheet) -> None:
    file = sheet(("事项", "2025年", "2026年"), ((FIRST, 18, None), (SECOND, 1, None)))
    fill_in(file)
    assert cells(file.with_name(f"已填_{file.name}"))["C3"] == 5


def test_a_person_may_say_what_a_column_holds(sheet: Sheet, plan: Plan) -> None:
    found = plan(sheet(("事项", "栏一", "栏二"), ((FIRST, None, None),)), columns={"栏二": "month_progress"})
    assert filled(found) == {(3, 3): "已抽测5个。"}


@pytest.mark.parametrize(("text", "is_known"), [
    (FIRST, True), ("3." + FIRST, True), (FIRST.replace("每季度", "每个季度"), True), ("", False), ("持续", False), ("区生态环境局", False), (FIRST * 2, False),
])
def test_what_is_a_measures_text(told: Ledger, text: str, is_known: bool) -> None:
    with told.look() as connection:
        assert Matcher(known_measures(connection, 1), ledger_id="x").knows(text) is is_known
