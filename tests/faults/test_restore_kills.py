"""A program killed (kill -9) at each step of a restore: a whole ledger lies there, the old one or the restored one, and
whatever was acknowledged can be brought back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

if os.name != "posix":
    pytest.skip("needs kill -9", allow_module_level=True)

from model.actions.restore import complete_restore, found_backups, prepare_restore
from model.ledger import Ledger
from model.rows.words import BackupKind
from tests.faults.restores import ENDS, closed, killed, killed_at_work, require_whole


@pytest.fixture
def folder(town_ledger: Ledger) -> Path:
    return killed_at_work(town_ledger)


@pytest.mark.parametrize(("step", "when"), ENDS)
def test_the_old_ledger_opens_until_the_restored_one_lies_there(folder: Path, step: str, when: str) -> None:
    killed(folder, step, when)
    require_whole(folder, step, when)


@pytest.mark.parametrize(("step", "when"), [("keep", "after"), ("leave_no_log", "after"), ("swap", "before")])
def test_a_damaged_ledger_is_still_whole_as_it_was_and_the_copy_comes_after_all(folder: Path, step: str, when: str) -> None:
    database, log = folder / "ledger.db", folder / "ledger.db-wal"
    database.write_bytes(b"\xff" * 40_000)
    bytes_of_log = log.read_bytes()

    killed(folder, step, when)

    kept = next((folder / "replaced").glob("*.db"))
    assert kept.read_bytes() == b"\xff" * 40_000
    assert kept.with_name(kept.name + "-wal").read_bytes() == bytes_of_log
    daily = next(found for found in found_backups(folder) if found.kind is BackupKind.DAILY)
    complete_restore(prepare_restore(folder, daily))
    with Ledger.open(folder) as ledger:
        assert closed(ledger) == 0
