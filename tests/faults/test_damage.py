from __future__ import annotations

import pytest

from tests.faults.damage import WAYS, tries


@pytest.mark.parametrize("seed", [1, 2])
def test_damage_is_told_with_the_newest_good_backup_and_never_a_crash(seed: int) -> None:
    told = tries(2 * len(WAYS), seed=seed)

    assert told.total() == 2 * len(WAYS)
    assert sum(times for (_, said), times in told.items() if not said.startswith("not at all")) > len(WAYS)
