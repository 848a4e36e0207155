"""A long document tells how far it is and can be stopped, wherever in it the reading is."""

from __future__ import annotations

import pytest

from model.errors import Cancelled
from model.readers import plan_from_blocks
from model.readers.grid import Block
from model.readers.texts.text import text_blocks

HEADER = "序号\t重点任务\t工作措施\t完成时限\t牵头单位\t协办单位\n"


def long_plan(rows: int) -> list[Block]:
    lines = (f"{n}\t清河行动\t清理第{n}段河道垃圾，开展岸线巡查。\t年底前\t区水务局\t各镇\n" for n in range(1, rows + 1))
    return list(text_blocks("示例区行动计划\n" + HEADER + "".join(lines)))


def test_progress_rises_to_its_end_within_one_document() -> None:
    told: list[tuple[int, int]] = []
    plan_from_blocks(long_plan(1_000), "示例", progress=lambda done, total: told.append((done, total)))
    assert len(told) > 10
    assert told == sorted(told)
    assert {total for _, total in told} == {told[-1][0]}


@pytest.mark.parametrize("looks", [1, 4, 8, 12])
def test_a_reading_stops_at_any_look(looks: int) -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked >= looks

    with pytest.raises(Cancelled):
        plan_from_blocks(long_plan(1_000), "示例", cancelled=cancelled)
    assert asked == looks


def long_list(items: int) -> list[Block]:
    """Every third item names nothing, so that it is sought among the others."""
    lines = (
        f"{n}.清理第{n}段河道垃圾，开展岸线巡查。\n" + ("责任单位：区水务局、各镇政府\n" if n % 3 else "")
        for n in range(1, items + 1)
    )
    return list(text_blocks("示例区行动方案\n" + "".join(lines)))


def test_progress_rises_within_a_list_without_tables() -> None:
    told: list[int] = []
    plan = plan_from_blocks(long_list(900), "示例", progress=lambda done, total: told.append(done * 100 // total))
    assert len(plan.draft.measures) > 500
    assert told == sorted(told)
    assert len(set(told)) > 8


@pytest.mark.parametrize("looks", [2, 5, 9])
def test_a_list_without_tables_stops_at_any_look(looks: int) -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked >= looks

    with pytest.raises(Cancelled):
        plan_from_blocks(long_list(900), "示例", cancelled=cancelled)
    assert asked == looks
