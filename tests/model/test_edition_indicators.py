"""A corrected edition's district tables: what is the same keeps its readings, what is gone stays while it has any."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.actions.accept_edition import accept_edition
from model.actions.readings import enter_readings
from model.actions.revert import revert
from model.ledger import Ledger
from model.periods import Month
from model.queries.check import check
from model.queries.targets import indicator_lines
from model.rows.changed import Changed
from model.rows.draft import IndicatorDraft, Place, PlanDraft
from tests.builders import TODAY, a_plan, content, taken_in

Cell = tuple[str, str, str]
OLD: tuple[Cell, ...] = (("示例区", "改造(家)", "12"), ("示例区", "示例率(%)", "80"), ("山前区", "改造(家)", "6"))


def plan_with(*cells: Cell) -> PlanDraft:
    return replace(a_plan(), indicators=tuple(IndicatorDraft(*cell, "", Place(line=1)) for cell in cells))


@pytest.fixture
def read(ledger: Ledger) -> Ledger:
    """The first and the last indicator have a reading."""
    taken_in(ledger, plan_with(*OLD))
    first, _, last = indicator_lines(ledger, None, is_mine=False, today=TODAY)
    enter_readings(ledger, Month(2026, 5), {first.key: "5", last.key: "2"})
    return ledger


def lines(ledger: Ledger) -> list[tuple[str, str, str, str]]:
    found = indicator_lines(ledger, None, is_mine=False, today=TODAY)
    return [(line.code, line.source, line.written, " ".join(f"{each.value:f}" for each in line.readings)) for line in found]


def correct(ledger: Ledger, *cells: Cell) -> Changed:
    return accept_edition(ledger, plan_with(*cells), 1)


def test_a_changed_value_keeps_its_readings(read: Ledger) -> None:
    correct(read, ("示例区", "改造(家)", "15"), *OLD[1:])
    assert lines(read) == [("示例区", "改造(家)", "15", "5"), ("示例区", "示例率(%)", "80", ""), ("山前区", "改造(家)", "6", "2")]
    assert check(read).faults == ()


def test_what_is_gone_stays_while_it_was_read(read: Ledger) -> None:
    correct(read, ("平原区", "改造(家)", "3"))
    assert sorted(lines(read)) == sorted([("示例区", "改造(家)", "12", "5"), ("山前区", "改造(家)", "6", "2"), ("平原区", "改造(家)", "3", "")])


def test_cells_of_one_name_are_told_apart_by_their_order(read: Ledger) -> None:
    correct(read, ("示例区", "改造(家)", "12"), ("示例区", "改造(家)", "13"), *OLD[1:])
    assert [line for line in lines(read) if line[1] == "改造(家)" and line[0] == "示例区"] == [
        ("示例区", "改造(家)", "12", "5"), ("示例区", "改造(家)", "13", ""),
    ]


def test_undo_brings_the_old_tables_back(read: Ledger) -> None:
    before = content(read)
    changed = correct(read, ("示例区", "改造(家)", "15"), ("平原区", "改造(家)", "3"))
    assert changed.number is not None
    revert(read, changed.number)
    assert content(read) == before
