"""Lists far longer than a plan: what reading them costs grows as they do."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from model.readers import plan_from_blocks
from model.readers.lists.list_outline import Item, Node
from model.readers.measures import list_checks
from model.readers.texts.text import text_blocks
from model.rows.draft import DoubtCode

LINE = "1．完成清淤。（区水务局）\n"


@pytest.mark.parametrize("heading", ["", "一、重点任务\n"], ids=["bare", "below a heading"])
def test_numbers_that_all_begin_anew_are_looked_at_a_few_times_each(heading: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0
    steps = list_checks._steps

    def counted(item: Item) -> Iterator[Node]:
        nonlocal looks
        looks += 1
        return steps(item)

    monkeypatch.setattr(list_checks, "_steps", counted)
    blocks = list(text_blocks("示例区2026年碧水行动计划\n" + heading + LINE * 300))

    measures = plan_from_blocks(blocks, "计划").draft.measures

    assert len(measures) == 300
    assert 0 < looks <= 10 * 300
    assert all(DoubtCode.NUMBER_OUT_OF_ORDER in {doubt.code for doubt in one.doubts} for one in measures[1:])
