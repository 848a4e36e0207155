"""A program killed while it writes: what it acknowledged is there, and the ledger is sound."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest

from model.ledger import Ledger
from model.queries.check import check
from model.queries.history import history
from tests import children
from tests.builders import a_measure, a_plan, content, taken_in

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs kill -9")
TRIES = int(os.environ.get("TAIZHANG_KILLS", "20"))

TICKING = """
import os, sys
from itertools import count
from datetime import date
from pathlib import Path
from model.actions.accept_plan import accept_plan
from model.actions.close import close_measures, reopen_measures
from model.actions.evidence import attach_evidence
from model.actions.progress import note_progress
from model.actions.revert import revert
from model.ledger import Ledger
from model.periods import Month
day = date(2026, 6, 15)
proof = Path(sys.argv[2])


def work():
    with Ledger.open(sys.argv[1], chain="c") as ledger:
        print("open", flush=True)
        for turn in count(os.getpid() * 1000):  # no two programs do the same, so each act changes something
            proof.write_text(str(turn))
            for act in (
                lambda: close_measures(ledger, [turn % 40 + 1, turn % 7 + 1], on=day),
                lambda: note_progress(ledger, turn % 40 + 1, Month(2026, 6), f"note {turn}", today=day),
                lambda: attach_evidence(ledger, [turn % 40 + 1], [proof]),
                lambda: revert(ledger, done.number),
                lambda: reopen_measures(ledger, [turn % 40 + 1]),
            ):
                done = act()
                if done.number:
                    print(done.number, flush=True)


for line in sys.stdin:  # a fresh program for each line, forked because importing takes longer than the test
    child = os.fork()
    if child == 0:
        work()
    print("pid", child, flush=True)
    os.waitpid(child, 0)
    print("\\ndead", flush=True)
"""


def test_every_acknowledged_change_outlives_the_kill(tmp_path: Path) -> None:
    chance = random.Random(5)
    with Ledger.open(tmp_path / "ledger", chain="c") as ledger:
        taken_in(ledger, a_plan(*(a_measure(f"第{number}条。") for number in range(40))))
    acknowledged = 0
    parent = children.start(TICKING, tmp_path / "ledger", tmp_path / "proof.txt")
    for _ in range(TRIES):
        numbers = killed_while_working(parent, chance.random() * 0.25)
        acknowledged += len(numbers)
        with Ledger.open(tmp_path / "ledger", chain="c") as ledger:
            assert not ledger.is_read_only
            kept = {row.id for row in history(ledger, limit=100_000)}
            assert set(numbers) <= kept
            assert len(kept) == max(kept)
            assert check(ledger).faults == ()
    parent.communicate()
    assert acknowledged >= TRIES


def killed_while_working(parent: subprocess.Popen[str], after: float) -> list[int]:
    """Let a child work for so many seconds and kill it; the changes it acknowledged."""
    assert parent.stdin
    assert parent.stdout
    parent.stdin.write("go\n")
    parent.stdin.flush()
    child, is_open = 0, False
    numbers: list[int] = []
    while not (child and is_open and numbers):  # however slow the machine, something was acknowledged
        word, *pid = parent.stdout.readline().split()
        child = int(pid[0]) if word == "pid" else child
        is_open = is_open or word == "open"
        numbers += [int(word)] if word.isdecimal() else []
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    return numbers + [int(line) for line in iter(parent.stdout.readline, "dead\n") if line.strip().isdecimal()]


TAKING_IN = """
import sys
from model.ledger import Ledger
from tests.builders import a_measure, a_plan, taken_in
print("go", flush=True)
with Ledger.open(sys.argv[1], chain="c") as ledger:
    taken_in(ledger, a_plan(*(a_measure(f"第{n}条。", task_no=n) for n in range(400))))
"""


def test_a_plan_is_taken_in_whole_or_not_at_all(tmp_path: Path) -> None:
    chance = random.Random(6)
    for number in range(max(3, TRIES // 4)):
        child = children.start(TAKING_IN, tmp_path / str(number))
        assert child.stdout
        child.stdout.readline()
        time.sleep(0.05 + chance.random() * 0.5)
        child.send_signal(signal.SIGKILL)
        child.communicate()
        with Ledger.open(tmp_path / str(number), chain="c") as ledger:
            assert len(content(ledger)["measure"]) in (0, 400)
            assert check(ledger).faults == ()
