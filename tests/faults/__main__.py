"""Every fault there is, tried: `python -m tests.faults [NAME…] [--full] [--tries N]` prints one line of figures for each.

Without --full each is tried a few times. The table: how often, in how many tries something acknowledged was lost, something
was damaged, or what went wrong was not said clearly. It ends with 1 when any of these is not 0.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.faults import (
    clocks,
    damage,
    desks,
    disks,
    evidence,
    full_relocks,
    fuzz,
    hostile_plans,
    killed_commands,
    kills,
    points,
    relocks,
    restores,
    two_programs,
)
from tests.faults.figures import Figures
from tests.server import NoServer

Tried = Figures | list[Figures]


@dataclass(frozen=True, slots=True)
class Row:
    """A fault: how often it is tried in short and in full, and what tries it."""

    short: int
    full: int
    tries: Callable[[int], Tried]


def _hostile(count: int) -> Tried:
    return hostile_plans.tries(1.0 if count > 1 else 0.01, say=lambda line: print(line, file=sys.stderr, flush=True))


def _desks(seconds: int) -> Tried:
    return _with_server(lambda: desks.desks(float(seconds), programs=20 if seconds > 10 else 4))


def _standby(times: int) -> Tried:
    return _with_server(lambda: desks.standby(times, programs=20 if times > 1 else 4))


def _with_server(tries: Callable[[], Figures]) -> Figures:
    try:
        return tries()
    except NoServer as error:
        return Figures("desks on a server", remark=f"not tried: {error}")


def _fuzz(count: int) -> Tried:
    return fuzz.grown(count, first=FIRST[0])


FIRST = [1]  # of the seeds
ROWS: dict[str, Row] = {
    "kills": Row(16, 300, kills.tries),
    "points": Row(6, len(points.ALL), lambda count: points.tries(points.ALL[:: max(1, len(points.ALL) // count)])),
    "restores": Row(4, len(restores.ENDS), restores.tries),
    "relocks": Row(5, len(relocks.ENDS), relocks.tries),
    "fullrelocks": Row(2, 24, full_relocks.tries),
    "commands": Row(4, 140, killed_commands.tries),
    "disks": Row(1, 1, disks.tries),
    "damage": Row(16, 200, damage.tries),
    "evidence": Row(8, 50, evidence.tries),
    "programs": Row(2, 60, lambda count: two_programs.tries(float(count))),
    "desks": Row(4, 300, _desks),
    "standby": Row(1, 12, _standby),
    "fuzz": Row(190, 20_000, _fuzz),
    "hostile": Row(1, 2, _hostile),
    "clocks": Row(1, 1, lambda _count: clocks.tries()),
}  # fmt: skip


def line(cells: Iterable[object]) -> str:
    """A row of the table."""
    name, *numbers, remark = cells
    return f"{name!s:32}" + "".join(f"{number!s:>9}" for number in numbers) + f"  {remark}"


def told(figures: Figures, seconds: float) -> str:
    """The figures of a fault."""
    return line((figures.fault, figures.tries, figures.lost, figures.damaged, figures.unclear, f"{seconds:.0f}", figures.remark))


def mounts_disks() -> bool:
    """Whether this process may mount a disk; if not, but a name space of its own may, the program starts itself anew in one."""
    if os.name != "posix" or os.geteuid() == 0 or "TAIZHANG_FAULTS_APART" in os.environ or not shutil.which("unshare"):
        return True
    return subprocess.run(["unshare", "-rm", "true"], check=False, capture_output=True).returncode != 0


def main() -> int:
    """Try what is asked for; how many lines are not clean, at most 1."""
    parser = ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(ROWS))
    parser.add_argument("--full", action="store_true", help="as often as the table of promises says")
    parser.add_argument("--tries", type=int, help="so often instead")
    parser.add_argument("--seed", type=int, default=1, help="the first seed of what is drawn")
    parser.add_argument("--details", action="store_true", help="how the tries ended, counted")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(ROWS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}; there are {', '.join(ROWS)}")
    if {"disks", "fullrelocks"} & set(asked.names or ROWS) and not mounts_disks():
        os.execvpe("unshare", ["unshare", "-rm", sys.executable, "-m", "tests.faults", *sys.argv[1:]],
                   os.environ | {"TAIZHANG_FAULTS_APART": "1"})  # fmt: skip
    FIRST[0] = asked.seed
    print(line(("fault", "tries", "lost", "damaged", "unclear", "seconds", "")), flush=True)
    bad = 0
    for name in asked.names or ROWS:
        row, began = ROWS[name], time.monotonic()
        found = row.tries(asked.tries or (row.full if asked.full else row.short))
        for figures in found if isinstance(found, list) else [found]:
            bad += figures.bad
            print(told(figures, time.monotonic() - began), *figures.troubles, sep="\n", flush=True)
            for said, times in sorted(figures.ended.items()) if asked.details else ():
                print(f"    {times:6}  {said}", flush=True)
    return min(bad, 1)


if __name__ == "__main__":
    sys.exit(main())
