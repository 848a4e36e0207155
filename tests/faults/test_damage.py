from __future__ import annotations

import pytest

from tests.faults.damage import WAYS, tries


@pytest.mark.parametrize("seed", [1, 2])
def test_damage_is_told_with_the_newest_good_backup_and_never_a_crash(seed: int) -> None:
    figures = tries(2 * len(WAYS), seed=seed)

    figures.require_none()
    assert figures.tries == 2 * len(WAYS)
    assert sum(times for said, times in figures.ended.items() if "not at all" not in said) > len(WAYS)
