"""From the process's start to a painted window and to the checklist's first painted rows."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.big_ledger import big_ledger
from tests.benchmarks.timing import Figure, from_times

RUNS = 7
_Start = tuple[float, float, float]


def starts(sizes: tuple[int, ...]) -> None:
    """Print the figures for ledgers of these sizes; the first is the one larger ones are held against."""
    with tempfile.TemporaryDirectory() as folder:
        ledgers = {size: big_ledger(Path(folder) / str(size), size) for size in sizes}
        small = ledgers[sizes[0]]
        home = {"XDG_CONFIG_HOME": f"{folder}/config", "HOME": folder}
        for wait_for, limit in (("window", "≤ 1.5"), ("rows", "≤ 4.0")):
            pairs = [(_start([wait_for, str(small)], home), _start(["bare"], home)) for _ in range(RUNS)]
            _figure(f"start to {wait_for}", sizes[0], pairs, peer="bare PySide6 main window", limit=limit)
            of_processor = [((mine[2], 0.0, 0.0), (theirs[2], 0.0, 0.0)) for mine, theirs in pairs]
            _figure(f"start to {wait_for}, processor time", sizes[0], of_processor, peer="bare PySide6 main window", limit=limit)
        for size in sizes[1:]:
            pairs = [(_start(["rows", str(ledgers[size])], home), _start(["rows", str(small)], home)) for _ in range(RUNS)]
            _figure("start to rows", size, pairs, peer=f"ledger of {sizes[0]}", limit="≤ 1.1")
            memory = sorted(mine[1] / theirs[1] for mine, theirs in pairs)[RUNS // 2]
            Figure("memory, ledger open (MiB in seconds' place)", f"{size} measures", pairs[-1][0][1],
                   f"ledger of {sizes[0]}", pairs[-1][1][1], round(memory, 3), "≤ 1.2").say()


def _figure(name: str, size: int, pairs: list[tuple[_Start, _Start]], *, peer: str, limit: str) -> None:
    from_times(name, f"{size} measures", [mine[0] for mine, _ in pairs], [theirs[0] for _, theirs in pairs],
               peer=peer, limit=limit)


def _start(words: list[str], home: dict[str, str]) -> _Start:
    """Seconds, peak MiB and seconds of processor time of one start."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | home | {"QT_QPA_PLATFORM": "offscreen", "BENCH_STARTED": str(time.time())}
    done = subprocess.run([sys.executable, "-m", "tests.benchmarks.start_child", *words], env=environment,
                          capture_output=True, text=True, timeout=120, check=True)
    taken, peak, computed = done.stdout.split()[:3]
    return float(taken), float(peak), float(computed)
