"""A measure that breaks off where all others end as sentences do."""

from __future__ import annotations

import pytest

from model.readers import plan_from_blocks
from model.readers.texts.text import text_blocks
from model.rows.draft import DoubtCode


def doubted(ends: list[str]) -> list[int]:
    """Which rows of a table with measures of these ends are doubted as cut."""
    rows = "\n".join(
        f"{n}|任务{n}|开展第{n}项整治工作，建立长效机制{end}|年底前|县住建局"
        for n, end in enumerate(ends, start=1)
    )
    text = f"示例县任务清单\n\n序号|工作任务|具体措施|完成时限|责任单位\n{rows}\n"
    found = plan_from_blocks(list(text_blocks(text.replace("|", "\t"))), "示例").draft.measures
    return [row.task_no for row in found if DoubtCode.CUT_BY_PAGE in {doubt.code for doubt in row.doubts}]


@pytest.mark.parametrize(
    ("ends", "cut"),
    [
        (["。"] * 3 + [""] + ["。"] * 5, [4]),
        (["。"] * 8, []),
        (["。", "", "。", "", "。", "。", "。", "。"], []),  # this plan's way is not to care
        ([""] * 8, []),
    ],
)
def test_one_that_does_not_end_among_many_that_do_is_doubted(ends: list[str], cut: list[int]) -> None:
    assert doubted(ends) == cut
