"""A program killed (kill -9) at each step of a restore: a whole ledger lies there, the old one or the restored one, and
whatever was acknowledged can be brought back."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

if os.name != "posix":
    pytest.skip("needs kill -9", allow_module_level=True)

from model.actions.backups import make_backup
from model.actions.close import close_measures
from model.actions.restore import complete_restore, found_backups, prepare_restore
from model.ledger import Ledger
from model.queries.check import check
from model.queries.checklist import checklist_rows
from model.rows.checklist import ChecklistFilter
from model.rows.restore import BackupKind
from model.rows.words import State
from tests.builders import TODAY, measure_ids
from tests.children import ROOT
from tests.faults.restore_child import STEPS

ENDS = [(step, when) for step in STEPS for when in ("before", "after")]


def killed(folder: Path, step: str, when: str) -> None:
    child = subprocess.run(
        [sys.executable, "-m", "tests.faults.restore_child", str(folder), step, when], cwd=ROOT, check=False, capture_output=True
    )
    assert child.returncode == -signal.SIGKILL, child.stderr.decode()


def closed(ledger: Ledger) -> int:
    return sum(row.state is State.CLOSED for row in checklist_rows(ledger, ChecklistFilter(), today=TODAY))


@pytest.fixture
def folder(town_ledger: Ledger) -> Path:
    """A ledger with a copy, and three measures closed since; a killed program left its log beside it."""
    make_backup(town_ledger)
    close_measures(town_ledger, measure_ids(town_ledger), on=TODAY)
    log = shutil.copy(town_ledger.database.with_name("ledger.db-wal"), town_ledger.folder / "log")
    before = shutil.copy(town_ledger.database, town_ledger.folder / "before")
    town_ledger.close()
    shutil.move(before, town_ledger.database)
    shutil.move(log, town_ledger.database.with_name("ledger.db-wal"))
    return town_ledger.folder


@pytest.mark.parametrize(("step", "when"), ENDS)
def test_the_old_ledger_opens_until_the_restored_one_lies_there(
    folder: Path, step: str, when: str, open_ledger: Callable[..., Ledger]
) -> None:
    killed(folder, step, when)

    is_restored = (step, when) in {("swap", "after"), ("clear_drafts", "before"), ("clear_drafts", "after"), ("put_in_place", "after")}
    ledger = open_ledger(folder)
    assert closed(ledger) == (0 if is_restored else 3)
    assert check(ledger).faults == ()
    assert not list(folder.glob(".restoring-*"))
    ledger.close()
    replaced = [found for found in found_backups(folder) if found.kind is BackupKind.REPLACED]
    assert len(replaced) == is_restored
    for found in replaced:
        complete_restore(prepare_restore(folder, found))
        with Ledger.open(folder) as brought_back:
            assert closed(brought_back) == 3


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
