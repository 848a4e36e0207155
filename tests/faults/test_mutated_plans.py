from __future__ import annotations

import pytest

from tests.faults.made_plans import FORMATS
from tests.faults.mutated_plans import tries


@pytest.mark.parametrize("ending", FORMATS)
def test_a_plan_changed_at_random_is_read_or_refused(ending: str) -> None:
    ended = tries(30, seed=len(ending), endings=(ending,))

    assert ended.total() == 30
    assert len(ended) > 1 or ending == "rtf"
