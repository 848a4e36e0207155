"""A program killed (kill -9) at each step of a restore: a whole ledger lies there, the old one or the restored one."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from model.actions.backups import make_backup
from model.actions.close import close_measures
from model.actions.restore import complete_restore, found_backups, prepare_restore
from model.ledger import Ledger
from model.queries.check import check
from model.queries.checklist import checklist_rows
from model.rows.checklist import ChecklistFilter
from model.rows.words import BackupKind, State
from tests.builders import TODAY, a_plan, measure_ids, taken_in
from tests.children import ROOT
from tests.faults.figures import Figures, Lost
from tests.faults.restore_child import STEPS

ENDS = [(step, when) for step in STEPS for when in ("before", "after")]
RESTORED = {("swap", "after"), ("clear_drafts", "before"), ("clear_drafts", "after"), ("put_in_place", "after")}


def killed(folder: Path, step: str, when: str) -> None:
    """Restore the oldest copy and die at a step."""
    child = subprocess.run(
        [sys.executable, "-m", "tests.faults.restore_child", str(folder), step, when], cwd=ROOT, check=False, capture_output=True
    )
    assert child.returncode == -signal.SIGKILL, child.stderr.decode()


def closed(ledger: Ledger) -> int:
    """How many measures are closed."""
    return sum(row.state is State.CLOSED for row in checklist_rows(ledger, ChecklistFilter(), today=TODAY))


def killed_at_work(ledger: Ledger) -> Path:
    """The folder of a ledger with a copy, and three measures closed since; a killed program left its log beside it."""
    make_backup(ledger)
    close_measures(ledger, measure_ids(ledger), on=TODAY)
    log = shutil.copy(ledger.database.with_name("ledger.db-wal"), ledger.folder / "log")
    before = shutil.copy(ledger.database, ledger.folder / "before")
    ledger.close()
    shutil.move(before, ledger.database)
    shutil.move(log, ledger.database.with_name("ledger.db-wal"))
    return ledger.folder


def require_whole(folder: Path, step: str, when: str) -> None:
    """Raise Lost unless the old ledger opens until the restored one lies there, and the old one can be brought back then."""
    is_restored = (step, when) in RESTORED
    with Ledger.open(folder, chain="c") as ledger:
        assert check(ledger).faults == ()
        if closed(ledger) != (0 if is_restored else 3):
            raise Lost(f"{closed(ledger)} closed")
    assert not list(folder.glob(".restoring-*"))
    replaced = [found for found in found_backups(folder) if found.kind is BackupKind.REPLACED]
    assert len(replaced) == is_restored
    for found in replaced:
        complete_restore(prepare_restore(folder, found))
        with Ledger.open(folder, chain="c") as brought_back:
            if closed(brought_back) != 3:
                raise Lost("what was replaced")


def tries(count: int = len(ENDS)) -> Figures:
    """Kill at so many of the steps, before or after each."""
    figures = Figures("kill -9 at the steps of a restore", remark=f"{len(STEPS)} steps, before and after each")
    for step, when in ENDS[:: max(1, len(ENDS) // count)]:
        with tempfile.TemporaryDirectory() as name, figures.attempt(f"{when} {step}"):
            folder = killed_at_work(taken_in(Ledger.open(Path(name) / "ledger", chain="c"), a_plan()))
            killed(folder, step, when)
            require_whole(folder, step, when)
            figures.ended[step] += 1
    return figures
