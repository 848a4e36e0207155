from __future__ import annotations

from pathlib import Path

import pytest

from model.errors import StorageError
from model.ledger import DATABASE_NAME, Ledger
from tests.faults.damage import WAYS, sound_ledger, tries


@pytest.mark.parametrize("seed", [1, 2])
def test_damage_is_told_with_the_newest_good_backup_and_never_a_crash(seed: int) -> None:
    figures = tries(2 * len(WAYS), seed=seed)

    figures.require_none()
    assert figures.tries == 2 * len(WAYS)
    assert sum(times for said, times in figures.ended.items() if "not at all" not in said) > len(WAYS)


def test_a_head_that_names_a_format_nobody_knows_is_damage(tmp_path: Path) -> None:
    good = sound_ledger(tmp_path / "ledger")
    database = tmp_path / "ledger" / DATABASE_NAME
    data = bytearray(database.read_bytes())
    data[47] = 0xFF  # sqlite.org/fileformat2.html, 1.3.10: the schema format number
    database.write_bytes(data)
    with pytest.raises(StorageError) as error:
        Ledger.open(tmp_path / "ledger")
    assert (error.value.code, error.value.facts["backup"]) == ("ledger-damaged-restore", str(good))
