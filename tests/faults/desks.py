"""Many desks at once on a ledger on a PostgreSQL server: nothing that was acknowledged is lost, and no lock is left.

In one row desks are killed at their work (kill -9) and others take their place; in the other it is the server that is killed,
its standby takes its place, and the desks go on by themselves.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from model.ledger import Ledger
from tests.builders import a_measure, a_plan, taken_in
from tests.children import ROOT
from tests.faults.desks_judged import judge
from tests.faults.figures import Figures, Unclear
from tests.server import Server, ServerPair

MEASURES = 40
DATABASE = "desks"
DURABLE = ("shared_buffers=64MB",)  # all else as PostgreSQL comes: fsync, synchronous_commit = on
KILL_EVERY = 6.0  # seconds between two desks that are killed
SOME = 3  # changes that are acknowledged before anything is killed in the short run
AWAY = 3.0  # seconds at most until the standby is told to take the primary's place
STARTS_WITHIN, GOES_ON_WITHIN = 900.0, 180.0  # seconds; the machine may be busy with other things, and twenty programs start at once


@dataclass(slots=True)
class Working:
    """A desk's process, and what it said so far."""

    process: subprocess.Popen[str]
    lines: list[dict[str, Any]] = field(default_factory=list)
    is_killed: bool = False
    _reading: threading.Thread | None = None

    @classmethod
    def begin(cls, address: str, name: str, seed: int) -> Working:
        """Start a desk."""
        made = cls(subprocess.Popen(
            [sys.executable, "-u", "-m", "tests.faults.desk", address, name, str(seed), str(MEASURES)],
            cwd=ROOT, text=True, encoding="utf-8", stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        ))  # fmt: skip
        made._reading = threading.Thread(target=made._read, daemon=True)
        made._reading.start()
        return made

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            with suppress(json.JSONDecodeError):  # cut off when it was killed
                self.lines.append(json.loads(line))

    def said(self, word: str) -> Any:
        """What it said under a word; None until it did."""
        return next((line[word] for line in tuple(self.lines) if word in line), None)

    @property
    def done(self) -> int:
        """How many of its changes were acknowledged."""
        return sum(line.get("number") is not None for line in tuple(self.lines))

    def until_done(self, more: int, *, within: float = GOES_ON_WITHIN) -> None:
        """Wait until more than so many of its changes were acknowledged; raises Unclear when it does not go on."""
        late = time.monotonic() + within
        while self.done <= more:
            if time.monotonic() > late or self.process.poll() is not None:
                raise Unclear(f"a desk does not go on after {more} changes; it ended with {self.process.poll()}: {self.lines[-1:]}")
            time.sleep(0.02)

    def kill(self) -> None:
        """Kill it at its work."""
        self.is_killed = True
        os.kill(self.process.pid, signal.SIGKILL)

    def tell(self, words: str) -> None:
        """Give it a line, if it still lives."""
        assert self.process.stdin
        with suppress(BrokenPipeError):
            self.process.stdin.write(f"{words}\n")
            self.process.stdin.flush()

    def end(self) -> None:
        """Wait until it is gone; killed when it does not end by itself."""
        assert self.process.stdin
        assert self.process.stdout
        assert self._reading
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        try:
            self.process.wait(GOES_ON_WITHIN)
        except subprocess.TimeoutExpired:
            self.kill()
            self.process.wait()
        self._reading.join()
        self.process.stdout.close()


def desks(seconds: float, *, programs: int = 20, seed: int = 1) -> Figures:
    """So many desks for so long on one server, one of them killed every few seconds; a try is one act."""
    figures, chance = Figures("desks on a server, some killed"), random.Random(seed)
    server = Server(DURABLE)
    try:
        with _ledger(server) as address, _begun(address, programs, seed) as running:
            every, until = min(KILL_EVERY, seconds / 2), time.monotonic() + seconds
            while time.monotonic() + every < until:
                time.sleep(every)
                chance.choice([desk for desk in running if not desk.is_killed]).kill()
                running.append(Working.begin(address, f"desk{len(running)}", seed + len(running)))
                figures.ended["desks killed"] += 1
            time.sleep(max(0.0, until - time.monotonic()))
            _until_quiet(figures, running)
            judge(figures, server, address, running, MEASURES + 1)
    finally:
        server.stop()
    return figures


def standby(kills: int, *, programs: int = 20, seed: int = 1, work: float = 6.0) -> Figures:
    """So many times the server is killed at a random moment of the desks' work and its standby takes its place."""
    figures, chance = Figures("server killed, standby promoted"), random.Random(seed)
    pair = ServerPair(DURABLE)
    try:
        with _ledger(pair) as address, _begun(address, programs, seed) as running:
            longest = 0.0
            for number in range(kills):
                if number:
                    pair.rebuild()
                time.sleep(work * (0.2 + chance.random()))
                pair.kill()
                time.sleep(AWAY * chance.random())
                pair.promote()
                figures.ended["servers killed"] += 1
                longest = max(longest, _until_all_go_on(figures, running))
            _until_quiet(figures, running)
            judge(figures, pair, address, running, MEASURES + 1)
        figures.remark += f"; all at work again {longest:.1f} s after a promotion at the latest"
    finally:
        pair.stop()
    return figures


def both_once(*, seed: int = 1) -> Figures:
    """Three desks: one is killed at its work and the others go on, then the server is, and its standby takes its place.

    What the two long runs do again and again, as soon as something was acknowledged and with no second of rest.
    """
    figures = Figures("a desk killed, then the server")
    pair = ServerPair(DURABLE)
    try:
        with _ledger(pair) as address, _begun(address, 3, seed) as running:
            for desk in running:
                desk.until_done(SOME)
            running[0].kill()
            _until_all_go_on(figures, running[1:])
            pair.kill()
            pair.promote()
            _until_all_go_on(figures, running[1:])
            figures.ended["killed"] += 2
            _until_quiet(figures, running)
            judge(figures, pair, address, running, MEASURES + 1)
    finally:
        pair.stop()
    return figures


@contextmanager
def _ledger(server: Server | ServerPair) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as files:
        server.ask(f"CREATE DATABASE {DATABASE} TEMPLATE template0")
        address = server.address(DATABASE, Path(files))
        with Ledger.open(address, chain="first") as ledger:
            taken_in(ledger, a_plan(*(a_measure(f"第{number}条。") for number in range(MEASURES + 1))))
        yield address


@contextmanager
def _begun(address: str, programs: int, seed: int) -> Iterator[list[Working]]:
    running = [Working.begin(address, f"desk{number}", seed + number) for number in range(programs)]
    try:
        for desk in running:
            desk.until_done(0, within=STARTS_WITHIN)
        yield running
    finally:
        for desk in running:
            if desk.process.poll() is None:
                desk.kill()
            desk.end()


def _until_all_go_on(figures: Figures, running: list[Working]) -> float:
    """Wait until every desk has done something since; how long the slowest took."""
    began, had = time.monotonic(), [desk.done for desk in running]
    for desk, acts in zip(running, had, strict=True):
        with figures.attempt("goes on"):
            desk.until_done(acts + 1)  # the answer to one of before may still have been under way
    return time.monotonic() - began


def _until_quiet(figures: Figures, running: list[Working]) -> None:
    """Have all desks stop working, tell each the last change of all, and wait until they are gone."""
    alive = [desk for desk in running if not desk.is_killed]
    for desk in alive:
        desk.tell("stop")
    late = time.monotonic() + GOES_ON_WITHIN
    while any(desk.said("done") is None and desk.process.poll() is None for desk in alive) and time.monotonic() < late:
        time.sleep(0.05)
    newest = max(line.get("number") or 0 for desk in running for line in desk.lines)
    for desk in alive:
        desk.tell(str(newest))
    for desk in running:
        desk.end()
    for desk in alive:
        with figures.attempt("ends and has heard of all"):
            if desk.process.returncode or desk.said("heard") is not True:
                raise Unclear(f"ended with {desk.process.returncode}, heard of the last change: {desk.said('heard')}")
