"""One row of a long table loses a cell, two grow together, a page end cuts one: nothing wrong is left without a doubt."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.readers import plan_from_blocks
from tests.model.readers.plan_losses import LOSSES, is_flat, made_longer, with_loss
from tests.model.readers.plan_shapes import SHAPES, Shape
from tests.model.readers.plan_shapes_more import MORE
from tests.model.readers.plan_shapes_third import THIRD
from tests.model.readers.plan_truth import Verdict, judge

FLAT = {name: made_longer(shape) for name, shape in (SHAPES | MORE | THIRD).items() if is_flat(shape)}
QUICK = settings(
    max_examples=150, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


def verdict(shape: Shape) -> Verdict:
    return judge(shape.truth, plan_from_blocks(list(shape.blocks), "示例").draft.measures)


@pytest.mark.parametrize("name", sorted(FLAT))
def test_a_long_table_is_read_rightly_without_a_doubt(name: str) -> None:
    found = verdict(FLAT[name])
    assert (found.right, found.alarms, found.silent) == (found.rows, 0, ())


@QUICK
@given(st.sampled_from(sorted(FLAT)), st.sampled_from(sorted(LOSSES)), st.integers(0, 10_000))
def test_a_loss_in_one_row_leaves_nothing_wrong_without_a_doubt(name: str, loss: str, seed: int) -> None:
    found = verdict(with_loss(FLAT[name], loss, random.Random(seed)))
    assert found.silent == ()
    assert found.right >= found.rows - 3
    assert found.alarms <= 3
