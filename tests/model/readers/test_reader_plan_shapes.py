"""Tables in shapes that offices really draw, whole and with cells lost: read rightly, or marked."""

from __future__ import annotations

import pytest

from model.readers import plan_from_blocks
from tests.model.readers.plan_shapes import SHAPES
from tests.model.readers.plan_shapes_more import MORE
from tests.model.readers.plan_shapes_third import THIRD
from tests.model.readers.plan_truth import judge

ALL = SHAPES | MORE | THIRD


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_table_is_read_as_a_clerk_would_type_it(name: str) -> None:
    shape = ALL[name]
    found = judge(shape.truth, plan_from_blocks(list(shape.blocks), "示例").draft.measures)
    assert (found.silent, found.lost) == ((), ())
    assert found.right == found.rows


@pytest.mark.parametrize("name", sorted(set(ALL) - {"no header at all"}))
def test_a_rightly_read_table_raises_no_doubt(name: str) -> None:
    draft = plan_from_blocks(list(ALL[name].blocks), "示例").draft
    assert [row.doubts for row in draft.measures if row.doubts] == []


def test_roles_that_no_header_names_are_doubted() -> None:
    draft = plan_from_blocks(list(SHAPES["no header at all"].blocks), "示例").draft
    assert all(row.doubts for row in draft.measures)
