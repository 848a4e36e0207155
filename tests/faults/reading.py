"""One file read under watch: how it ended, how long it took, how long it was silent or deaf, what memory it needed.

`python -m tests.faults.reading FILE …` reads files one after the other and prints one JSON object for each.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from model.errors import Cancelled, PlanReadError, explain_error
from model.readers import read_plan

LONGEST_SILENCE = 10.0  # seconds without a word of progress
LONGEST_DEAF = 10.0  # seconds without asking whether to stop
MOST_MIB = 512


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one reading ended: a code, or how many measures, and what it cost."""

    name: str
    said: str
    seconds: float
    work: float  # seconds of computing in this process; the others are counted in these, whatever else is running
    silent: float  # longest stretch without progress
    deaf: float  # longest stretch without asking whether to stop
    mib: int  # of the process, at its highest
    beside_mib: int  # of the largest process it started


class Watch:
    """Notes when progress was told and when the reading asked whether to stop."""

    def __init__(self, stop_after: float | None = None) -> None:
        self.began = time.monotonic()
        self.worked = self._told = self._asked = time.process_time()
        self.silent = self.deaf = 0.0
        self._stop_after = stop_after

    def progress(self, done: int, total: int) -> None:
        """Progress was told."""
        assert 0 <= done <= total
        now = time.process_time()
        self.silent, self._told = max(self.silent, now - self._told), now

    def cancelled(self) -> bool:
        """The reading asked whether to stop."""
        now = time.process_time()
        self.deaf, self._asked = max(self.deaf, now - self._asked), now
        return self._stop_after is not None and time.monotonic() - self.began > self._stop_after

    def end(self) -> None:
        """The reading is over."""
        now = time.process_time()
        self.silent, self.deaf = max(self.silent, now - self._told), max(self.deaf, now - self._asked)


def watched(path: Path, *, stop_after: float | None = None) -> Outcome:
    """Read a file; whatever it raises but PlanReadError and Cancelled is a bug and is let through."""
    watch = Watch(stop_after)
    try:
        plan = read_plan(path, progress=watch.progress, cancelled=watch.cancelled)
        doubts = sum(len(row.doubts) for row in plan.draft.measures)
        said = f"plan: {len(plan.draft.measures)} measures, {doubts} doubts"
    except Cancelled:
        said = "cancelled"
    except PlanReadError as error:
        said = error.code if explain_error(error).next else f"{error.code} without a sentence"
    watch.end()
    times = (time.monotonic() - watch.began, time.process_time() - watch.worked, watch.silent, watch.deaf)
    return Outcome(path.name, said, *(round(one, 2) for one in times), peak(), _peak_beside())


def peak() -> int:
    """The most memory this process has held, in MiB; what getrusage tells may be its parent's."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return next(int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def _peak_beside() -> int:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(json.dumps(asdict(watched(Path(name)))), flush=True)
