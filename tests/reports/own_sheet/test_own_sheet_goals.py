"""Own sheets with columns for goals, for years side by side and for what comes next: filled, or left with the reason said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from model.actions.progress import note_progress
from model.actions.readings import enter_reading
from model.ledger import Ledger
from model.periods import Month
from model.rows.own_sheet import FillPlan
from tests.builders import TODAY, measure_ids
from tests.reports.own_sheet.conftest import FIRST, JUNE

Sheet = Callable[..., Path]
Plan = Callable[..., FillPlan]


@pytest.fixture
def told(told: Ledger) -> Ledger:
    """The same with a reading, and with what comes next behind the note."""
    note_progress(told, measure_ids(told)[0], JUNE, "已抽测5个。下一步：7月继续抽测。", today=TODAY)
    with told.look() as connection:
        (target,) = connection.execute("SELECT id FROM target").fetchone()
    enter_reading(told, target, Month(2026, 6), "5")
    return told


def filled(found: FillPlan) -> dict[int, str]:
    return {fill.number: str(fill.value) for fill in found.fills}


def left(found: FillPlan) -> list[tuple[str, str]]:
    return [(note.code, note.text) for note in found.notes]


@pytest.mark.parametrize(("header", "row", "wanted"), [
    (("序号", "工作措施", "目标值", "完成值"), (1, FIRST, 20, None), {4: "5"}), (("序号", "重点任务", "年度目标", "完成值"), (1, FIRST, "20个", None), {4: "5"}),
    (("序号", "年度目标", "工作措施", "完成值"), (1, None, FIRST, None), {2: "≥20个", 4: "5"}), (("序号", "工作措施", "2026年目标", "2026年完成"), (1, FIRST, 20, None), {4: "5"}),
    (("序号", "工作措施", "2025年完成", "2026年目标", "2026年实际完成值"), (1, FIRST, 18, 20, None), {5: "5"}), (("序号", "工作措施", "进展情况", "下一步工作"), (1, FIRST, "待填", None), {4: "7月继续抽测。"}),
    (("序号", "工作措施", "完成时限", "下一阶段打算"), (1, FIRST, "年底前", None), {4: "7月继续抽测。"}),
])  # fmt: skip
def test_goals_years_and_next_steps_find_their_columns(
    told: Ledger, sheet: Sheet, plan: Plan, *, header: Sequence[str], row: Sequence[Any], wanted: dict[int, str]
) -> None:
    found = filled(plan(sheet(header, (row,))))

    assert {number: found.get(number) for number in wanted} == wanted
    assert set(found) <= {*wanted, 3}


def test_years_over_their_goals_are_told_apart(told: Ledger, sheet: Sheet, plan: Plan) -> None:
    def change(page: Any) -> None:
        page.insert_rows(3)
        for place, word in (("C3", "目标"), ("D3", "完成"), ("E3", "目标"), ("F3", "完成")):
            page[place] = word
        page.merge_cells("C2:D2")
        page.merge_cells("E2:F2")

    found = plan(sheet(("序号", "工作措施", "2025年", None, "2026年", None), ((1, FIRST, 18, 18, None, None),), change=change))

    assert filled(found) == {5: "≥20个", 6: "5"}


def test_a_column_that_stays_empty_says_why(told: Ledger, sheet: Sheet, plan: Plan) -> None:
    found = plan(sheet(("序号", "工作措施", "进展情况", "2025年完成", "联络代码", "存在问题"), ((1, FIRST, None, None, None, None),)))

    assert left(found) == [("fill-column-other-year", "2025年完成"), ("fill-column-unknown", "联络代码"), ("fill-column-nothing", "存在问题")]


def test_a_goal_that_stands_there_is_the_other_offices_own(told: Ledger, sheet: Sheet, plan: Plan) -> None:
    assert 3 not in filled(plan(sheet(("序号", "工作措施", "年度目标", "完成值"), ((1, FIRST, "不低于20个", None),))))
