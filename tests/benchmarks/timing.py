"""Timing one piece of work against a peer, in turn, and saying so as one JSON object a line."""

from __future__ import annotations

import json
import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

RUNS = 7


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: medians in seconds, and the ratio of the work to its peer taken pair by pair."""

    name: str
    size: str
    seconds: float
    peer: str = ""
    peer_seconds: float | None = None
    ratio: float | None = None
    limit: str = ""
    peak_mib: float | None = None

    def say(self) -> None:
        """Print the figure as one line of JSON."""
        print(json.dumps({key: value for key, value in asdict(self).items() if value not in (None, "")}, ensure_ascii=False),
              flush=True)


def seconds_of(work: Callable[[], object]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(
    name: str, size: str, work: Callable[[], object], *, peer: str = "", other: Callable[[], object] | None = None,
    limit: str = "", runs: int = RUNS,
) -> Figure:
    """Run the work and its peer in turn after one warm-up each; print and give the figure."""
    return from_times(name, size, *_in_turn(work, other, runs), peer=peer, limit=limit)


def _in_turn(
    work: Callable[[], object], other: Callable[[], object] | None, runs: int
) -> tuple[list[float], list[float]]:
    mine: list[float] = []
    theirs: list[float] = []
    for number in range(runs + 1):
        taken = seconds_of(work)
        peer_taken = seconds_of(other) if other is not None else None
        if number:  # the first pair warms up
            mine.append(taken)
            if peer_taken is not None:
                theirs.append(peer_taken)
    return mine, theirs


def from_times(name: str, size: str, mine: list[float], theirs: list[float], *, peer: str = "", limit: str = "") -> Figure:
    """A figure from times that were taken elsewhere."""
    ratio = statistics.median(a / b for a, b in zip(mine, theirs, strict=True)) if theirs else None
    figure = Figure(
        name=name, size=size, seconds=round(statistics.median(mine), 6), peer=peer,
        peer_seconds=round(statistics.median(theirs), 6) if theirs else None,
        ratio=round(ratio, 3) if ratio is not None else None, limit=limit,
        peak_mib=round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    )
    figure.say()
    return figure
