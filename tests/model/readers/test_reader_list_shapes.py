"""Lists in shapes of real life: read as a careful clerk would, and what becomes wrong in them carries a doubt."""

from __future__ import annotations

import pytest

from model.readers import plan_from_blocks
from model.readers.text import text_blocks
from model.rows.draft import DoubtCode, MeasureDraft
from tests.model.readers.list_shapes import SHAPES
from tests.model.readers.list_shapes_further import FURTHER_SHAPES
from tests.model.readers.list_shapes_more import MORE_SHAPES
from tests.model.readers.plan_truth import Row, told

ALL_SHAPES = SHAPES | MORE_SHAPES | FURTHER_SHAPES
IN_DOUBT = {
    "duty_for_all_below": DoubtCode.DEADLINE_UNKNOWN,  # the span of a stage may be a deadline or not
    "offices_counted": DoubtCode.DEADLINE_UNKNOWN,  # all but one name a deadline
}


def rows(text: str) -> tuple[MeasureDraft, ...]:
    return plan_from_blocks(list(text_blocks(text)), "示例").draft.measures


def expected_rows(expected: str) -> list[Row]:
    return [_row(line) for line in expected.splitlines()]


def _row(line: str) -> Row:
    section, task, measure, deadline, lead, responsible, support = (
        part.strip() for part in f"{line} ".split(" /")
    )
    number, _, name = task.partition(" ")
    units = (tuple(names.split()) for names in (lead, responsible, support))
    return Row(section, int(number), name, measure, deadline, *units)


@pytest.mark.parametrize("shape", ALL_SHAPES)
def test_a_list_in_a_shape_of_real_life_is_read_as_a_clerk_would(shape: str) -> None:
    text, expected = ALL_SHAPES[shape]
    found = rows(text)
    truth = expected_rows(expected)
    numbered = [row.number > 0 for row in truth]
    assert [told(row, numbered=has) for row, has in zip(found, numbered, strict=True)] == [
        told(row) for row in truth
    ]
    doubted = {IN_DOUBT[shape]} if shape in IN_DOUBT else set()
    assert {doubt.code for row in found for doubt in row.doubts} == doubted
