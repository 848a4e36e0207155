"""A program killed (kill -9) at each step of setting, changing or removing a passphrase: the ledger opens as it was, or as it is
to be, whole, and nothing of a locked one can be read."""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from model.actions.passphrase import has_passphrase, remove_passphrase, set_passphrase
from model.errors import StorageError
from model.ledger import Ledger, is_locked
from model.queries.check import check
from model.store import keys
from tests.children import ROOT
from tests.faults.figures import Figures, Lost
from tests.faults.relock_child import STEPS
from tests.locked_scene import FIRST, SECOND, fill, readable, told

ENDS = [(act, step, when) for act, steps in STEPS.items() for step in steps for when in ("before", "after")]


def killed(folder: Path, act: str, step: str, when: str) -> None:
    """Do it and die at a step."""
    child = subprocess.run(
        [sys.executable, "-m", "tests.faults.relock_child", str(folder), act, step, when], cwd=ROOT, check=False, capture_output=True
    )
    assert child.returncode == -signal.SIGKILL, child.stderr.decode()


def opened(folder: Path) -> Ledger:
    """By whichever passphrase opens it, or none."""
    keys.forget_keys()
    for passphrase in (FIRST, SECOND):
        try:
            return Ledger.open(folder, chain="c", must_exist=True, passphrase=passphrase)
        except StorageError as error:
            if error.code != "ledger-passphrase-wrong":
                raise
    raise Lost("neither passphrase opens it")


def tried(scratch: Path, act: str, step: str, when: str) -> None:
    """Raise Lost or AssertionError unless all is there, in one form or the other, and what was begun can be done after all."""
    with Ledger.open(scratch / "ledger", chain="c") as ledger:
        fill(ledger, scratch)
        before = told(ledger)
    place = scratch / "ledger"
    if act != "set":
        set_passphrase(place, FIRST)
    killed(place, act, step, when)
    keys.forget_keys()
    was_locked = is_locked(place)
    with opened(place) as ledger:
        if told(ledger) != before:
            raise Lost("not what it was")
        assert check(ledger).faults == ()
    assert has_passphrase(place) is was_locked
    if was_locked:
        assert readable(place) == []
    assert not (place / ".relocking").exists()
    assert was_locked or not list(place.glob("**/*.sealed"))
    if not was_locked:
        set_passphrase(place, FIRST)
        assert readable(place) == []
    elif act != "change":
        remove_passphrase(place, FIRST)
        assert not has_passphrase(place)


def tries(count: int = len(ENDS)) -> Figures:
    """Kill at so many of the steps, before or after each."""
    figures = Figures("kill -9 at the steps of a passphrase", remark=f"{len(ENDS) // 2} steps of setting, changing, removing, before and after each")
    for act, step, when in ENDS[:: max(1, len(ENDS) // count)]:
        with tempfile.TemporaryDirectory() as name, figures.attempt(f"{act}: {when} {step}"):
            tried(Path(name), act, step, when)
            figures.ended[f"{act}: {step}"] += 1
    return figures
