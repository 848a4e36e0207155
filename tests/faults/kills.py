"""Programs killed (kill -9) while they tick, attach, accept, back up, merge and migrate: what they acknowledged is there.

`python -m tests.faults.kills 300` kills so many and prints the figures; the tests kill a few.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

from model.ledger import BACKUPS_NAME, DATABASE_NAME, Ledger
from model.queries.check import check
from model.queries.history import history
from model.queries.overview import plans
from model.store.backups import is_whole
from tests.builders import a_measure, a_plan, taken_in
from tests.children import ROOT
from tests.faults.kill_child import MEASURES, NEWER, WORK

KINDS = (*WORK, "migrate")
LONGEST = {"tick": 0.25, "attach": 0.2, "accept": 0.6, "backup": 0.25, "merge": 0.5, "migrate": 0.9}  # seconds a program may work


class Child:
    """A program that works in one way and is killed again and again."""

    def __init__(self, kind: str, proof: Path) -> None:
        self.kind = kind
        self._process = subprocess.Popen(
            [sys.executable, "-u", "-m", "tests.faults.kill_child", kind, str(proof)], cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
        )

    def killed_after(self, seconds: float, folder: Path, *, is_patient: bool) -> list[str]:
        """Let it work on a folder and kill it; what it acknowledged: at least one thing when one is patient."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{folder}\n")
        self._process.stdin.flush()
        pid, is_at_work, said = 0, self.kind == "migrate", list[str]()
        while not (pid and is_at_work and (said or not is_patient)):
            word, *rest = self._process.stdout.readline().split()
            pid = int(rest[0]) if word == "pid" else pid
            is_at_work = is_at_work or word == "open"
            said += rest if word == "+" else []
        time.sleep(seconds)
        with suppress(ProcessLookupError):  # it came to its end before
            os.kill(pid, signal.SIGKILL)
        for line in iter(self._process.stdout.readline, "dead\n"):
            said += line.split()[1:] if line.startswith("+") else []
        return said

    def end(self) -> None:
        """Let it go."""
        self._process.communicate()


def require_kept(kind: str, folder: Path, said: list[str]) -> None:
    """Raise AssertionError unless a ledger holds what was acknowledged and is sound."""
    if kind == "migrate":
        _require_migrated(folder / "fresh", said)
        return
    place = folder / "ledger"
    with Ledger.open(place, chain="c") as ledger:
        assert not ledger.is_read_only
        kept = {row.id for row in history(ledger, limit=1_000_000)}
        assert len(kept) == max(kept)
        if kind == "backup":
            assert all((place / BACKUPS_NAME / name).exists() for name in said)
            assert all(is_whole(file) for file in (place / BACKUPS_NAME).glob("*.db"))
            shutil.rmtree(place / BACKUPS_NAME, ignore_errors=True)
        else:
            assert {int(number) for number in said} <= kept
        found = check(ledger)
        assert found.faults == (), found.faults
        assert (found.measures - MEASURES) % 200 == 0  # a plan is there whole or not at all


def _require_migrated(place: Path, said: list[str]) -> None:
    database = place / DATABASE_NAME
    if not database.exists():
        assert not said
        return
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        measures = [code for (code,) in connection.execute("SELECT code FROM measure")]
        is_newer = version == NEWER
        assert is_newer or "migrated" not in said
        assert len(measures) in ((100,) if "taken-in" in said else (0, 100))
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        assert ("fresh" in tables) is is_newer
        if is_newer:
            assert connection.execute("SELECT count(*) FROM measure WHERE fresh = code").fetchone() == (100,)
            assert connection.execute("SELECT count(*) FROM fresh").fetchone() == (100,)
            copies = list((place / BACKUPS_NAME).glob("*.db"))
            assert len(copies) == 1
            assert all(is_whole(copy) for copy in copies)
    if not is_newer:
        with Ledger.open(place, chain="c") as ledger:
            assert check(ledger).faults == ()
            assert len(plans(ledger)) == len(measures) // 100
            assert not list(place.glob("*.making*"))


def tries(count: int, *, seed: int = 5) -> Counter[str]:
    """Kill so many programs, each kind in turn; by kind how many died and how much they had acknowledged."""
    chance, figures = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Ledger.open(folder / "ledger", chain="c") as ledger:
            taken_in(ledger, a_plan(*(a_measure(f"第{number}条。") for number in range(MEASURES))))
        children = {kind: Child(kind, folder / "proof.bin") for kind in KINDS[:count]}
        shutil.copytree(folder / "ledger", folder / "begin")
        for number in range(count):
            kind = KINDS[number % len(KINDS)]
            shutil.rmtree(folder / "fresh", ignore_errors=True)
            if kind == "accept":  # plans pile up, and a check looks through them all
                shutil.rmtree(folder / "ledger")
                shutil.copytree(folder / "begin", folder / "ledger")
            said = children[kind].killed_after(chance.random() * LONGEST[kind], folder, is_patient=number // len(KINDS) % 2 == 0)
            try:
                require_kept(kind, folder, said)
            except Exception as error:
                raise AssertionError(f"kill {number} ({kind}) of seed {seed}: {error!r}; acknowledged {said}") from error
            figures[f"{kind}: killed"] += 1
            figures[f"{kind}: acknowledged"] += len(said)
        for child in children.values():
            child.end()
    return figures


if __name__ == "__main__":
    for what, times in sorted(tries(int(sys.argv[1]) if len(sys.argv) > 1 else 300).items()):
        print(f"{times:6}  {what}")
