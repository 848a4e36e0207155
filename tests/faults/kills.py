"""Programs killed (kill -9) while they tick, attach, accept, back up, merge, undo and migrate: what they acknowledged is there.

Killed at random moments; tests/faults/points.py kills at named ones. The tests kill a few.
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
import threading
import time
from contextlib import closing, suppress
from pathlib import Path

from model.actions.repair import repair
from model.ledger import BACKUPS_NAME, DATABASE_NAME, Ledger
from model.queries.check import check
from model.queries.history import history
from model.queries.overview import plans
from model.store.backups import is_whole
from tests.builders import a_measure, a_plan, taken_in
from tests.children import ROOT
from tests.faults.figures import Figures, Lost
from tests.faults.kill_child import FORMER, MEASURES, NEWER, WORK

KINDS = (*WORK, "migrate")
LONGEST = {"tick": 0.25, "attach": 0.2, "accept": 0.6, "backup": 0.25, "merge": 0.5, "copy": 0.5, "repair": 0.5, "undo": 0.4, "migrate": 0.9}
"""Seconds a program may work."""


class Child:
    """A program that is killed again and again at its work."""

    def __init__(self, proof: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-u", "-m", "tests.faults.kill_child", str(proof)], cwd=ROOT, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
        )

    def killed_after(self, seconds: float, kind: str, folder: Path, *, is_patient: bool) -> list[str]:
        """Let it work on a folder and kill it; what it acknowledged: at least one thing when one is patient."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{kind}\t{folder}\n")
        self._process.stdin.flush()
        pid, is_at_work, said = 0, kind == "migrate", list[str]()
        while not (pid and is_at_work and (said or not is_patient)):
            word, *rest = self._process.stdout.readline().split()
            assert word != "dead" or rest == ["0"], "it ended by itself"
            pid = int(rest[0]) if word == "pid" else pid
            is_at_work = is_at_work or word == "open"
            said += rest if word == "+" else []
        time.sleep(seconds)
        with suppress(ProcessLookupError):  # it came to its end before
            os.kill(pid, signal.SIGKILL)
        for line in iter(self._process.stdout.readline, ""):
            if line.startswith("dead"):
                assert line.split()[1] in (str(signal.SIGKILL.value), "0"), "it ended by itself"
                break
            said += line.split()[1:] if line.startswith("+") else []
        return said

    def killed_at(self, kind: str, folder: Path, point: str, when: str, passes: int, *, patience: float = 120) -> list[str] | None:
        """Let it work on a folder until it dies at a point by itself; what it acknowledged, None when it came by no such
        point in time."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{kind}\t{folder}\t{point}\t{when}\t{passes}\n")
        self._process.stdin.flush()
        said, pids = list[str](), list[int]()
        late = threading.Timer(patience, lambda: [os.kill(pid, signal.SIGTERM) for pid in pids])
        late.start()
        for line in iter(self._process.stdout.readline, ""):
            word, *rest = line.split()
            pids += [int(rest[0])] if word == "pid" else []
            said += rest if word == "+" else []
            if word == "dead":
                late.cancel()
                return said if rest == [str(signal.SIGKILL.value)] else None
        raise EOFError

    def end(self) -> None:
        """Let it go."""
        self._process.communicate()


def require_kept(kind: str, folder: Path, said: list[str]) -> None:
    """Raise Lost unless a ledger holds what was acknowledged, another AssertionError unless it is sound."""
    if kind == "migrate":
        _require_migrated(folder / "fresh", said)
        return
    place = folder / "ledger"
    with Ledger.open(place, chain="c") as ledger:
        assert not ledger.is_read_only
        kept = {row.id for row in history(ledger, limit=1_000_000)}
        assert len(kept) == max(kept)
        if kind == "copy":
            _require(said, {path for path in said if is_whole(Path(path))})
            shutil.rmtree(folder / "stick", ignore_errors=True)
            shutil.rmtree(place / BACKUPS_NAME, ignore_errors=True)
        elif kind == "backup":
            _require(said, {name for name in said if (place / BACKUPS_NAME / name).exists()})
            assert all(is_whole(file) for file in (place / BACKUPS_NAME).glob("*.db"))
            shutil.rmtree(place / BACKUPS_NAME, ignore_errors=True)
        else:
            _require(said, {str(number) for number in kept})
        if kind == "undo":
            _require_whole(ledger)
        if kind == "repair":  # what it had not come to is mended now
            assert not repair(ledger).left
        found = check(ledger)
        assert found.faults == (), found.faults
        assert (found.measures - MEASURES) % 200 == 0  # a plan is there whole or not at all


def _require(said: list[str], kept: set[str]) -> None:
    if gone := set(said) - kept:
        raise Lost(f"acknowledged and gone: {sorted(gone)}")


def _require_whole(ledger: Ledger) -> None:
    """All measures say the same of the month that is noted and taken back as a whole, or none says anything."""
    with ledger.look() as connection:
        said = connection.execute("SELECT count(*), count(DISTINCT text) FROM progress WHERE year = ?", (FORMER.year,)).fetchone()
    assert said in ((0, 0), (MEASURES, 1)), f"taken back in part: {said}"


def _require_migrated(place: Path, said: list[str]) -> None:
    database = place / DATABASE_NAME
    if not database.exists():
        _require(said, set())
        return
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        measures = [code for (code,) in connection.execute("SELECT code FROM measure")]
        is_newer = version == NEWER
        _require([word for word in said if word == "migrated"], {"migrated"} if is_newer else set())
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


def tries(count: int, *, seed: int = 5) -> Figures:
    """Kill so many programs, each kind in turn; `ended` tells by kind how many died and how much they had acknowledged."""
    chance, figures = random.Random(seed), Figures("kill -9 at random moments")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Ledger.open(folder / "ledger", chain="c") as ledger:
            taken_in(ledger, a_plan(*(a_measure(f"第{number}条。") for number in range(MEASURES))))
        child = Child(folder / "proof.bin")
        shutil.copytree(folder / "ledger", folder / "begin")
        for number in range(count):
            kind = KINDS[number % len(KINDS)]
            shutil.rmtree(folder / "fresh", ignore_errors=True)
            if kind == "accept" or figures.bad:  # plans pile up, and a check looks through them all
                shutil.rmtree(folder / "ledger", ignore_errors=True)
                shutil.copytree(folder / "begin", folder / "ledger")
            with figures.attempt(f"kill {number} ({kind}) of seed {seed}"):
                said = child.killed_after(chance.random() * LONGEST[kind], kind, folder, is_patient=number // len(KINDS) % 2 == 0)
                figures.ended[f"{kind}: killed"] += 1
                figures.ended[f"{kind}: acknowledged"] += len(said)
                require_kept(kind, folder, said)
        child.end()
    figures.remark = f"{sum(times for what, times in figures.ended.items() if what.endswith('acknowledged'))} acts acknowledged"
    return figures
