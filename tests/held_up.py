"""How long the window's thread is held up: what it computes in one turn of the event loop, while keys and clicks wait.

Counted is the thread's own processor time, so that other work on the machine holds up nothing here; and against what
the machine is able to do at that moment, since a processor that is shared computes less in the same time.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent

LIMIT = 0.050  # seconds, design of the window
_LOOP = 60_000
_LOOP_SECONDS = 0.0030  # what the loop takes on the machine the limit is meant for, with nothing beside it
_PAUSE = 0.001
_TURNS = 10  # at least, after the last answer: on a busy machine one turn may outlast the pause


@dataclass
class Step:
    """What one step cost: its longest turn in processor time and by the clock, how many there were and how many too long."""

    name: str
    longest: float = 0.0
    by_clock: float = 0.0
    turns: int = 0
    over: int = 0


@dataclass
class HeldUp:
    """Drives the event loop turn by turn and keeps what each step cost; `is_awaited` tells whether more is to come."""

    is_awaited: Callable[[], bool] = lambda: False
    steps: list[Step] = field(default_factory=list)

    @contextmanager
    def at(self, name: str) -> Iterator[None]:
        """A step of its own; all that follows from it is waited for."""
        self.steps.append(Step(name))
        yield
        self.rest()

    def do(self, act: Callable[[], object]) -> None:
        """Do something as a key or a click would: in one turn."""
        self._count(act)

    def rest(self, seconds: float = 0.05, *, most: float = 60.0) -> None:
        """Let everything that is awaited arrive and the layouts come to rest."""
        until, end, left = time.monotonic() + seconds, time.monotonic() + most, _TURNS
        while (time.monotonic() < until or left > 0) and time.monotonic() < end:
            left -= 1
            if self.is_awaited():
                until, left = time.monotonic() + seconds, _TURNS
            self._count(QCoreApplication.processEvents)
            self._count(lambda: QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete))
            time.sleep(_PAUSE)

    def longer_than(self, seconds: float) -> list[str]:
        """The steps in which a turn computed longer, the longest one first."""
        late = sorted((step for step in self.steps if step.longest > seconds), key=lambda step: -step.longest)
        return [f"{step.name}: {step.longest * 1000:.0f} ms" for step in late]

    def _count(self, act: Callable[[], object]) -> None:
        if not self.steps:
            self.steps.append(Step("before"))
        step, began, computed = self.steps[-1], time.perf_counter(), time.thread_time()
        act()
        taken, computed = time.perf_counter() - began, time.thread_time() - computed
        step.turns += 1
        step.longest, step.by_clock = max(step.longest, computed), max(step.by_clock, taken)
        step.over += computed > LIMIT


def slowness() -> float:
    """How many times as long as the machine the limit is meant for this one takes at the moment; never less than once."""
    times = []
    for _ in range(5):
        began, total = time.thread_time(), 0
        for number in range(_LOOP):
            total += number & 7
        times.append(time.thread_time() - began)
    return max(1.0, sorted(times)[2] / _LOOP_SECONDS)


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Without Python's collector, which would go through whatever else the process holds."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
