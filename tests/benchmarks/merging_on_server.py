"""How long another desk waits while one merges twenty workbooks on a PostgreSQL server: `python -m tests.benchmarks.merging_on_server`."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from model.actions.copy_ledger import copy_ledger
from model.actions.merge import merge
from model.actions.take_in_returned import take_in
from model.ledger import Ledger
from tests.benchmarks.merging import CHAIN, MEASURES, MONTH, UNITS, fill, workbooks
from tests.benchmarks.timing import Figure, seconds_of
from tests.builders import TODAY
from tests.children import ROOT
from tests.server import Server

DURABLE = ("shared_buffers=128MB",)
RUNS = 3
OTHER = """
import json, sys, threading, time
from model.actions.progress import note_progress
from model.ledger import Ledger
from model.periods import Month
from tests.builders import TODAY
over = threading.Event()
threading.Thread(target=lambda: (sys.stdin.readline(), over.set()), daemon=True).start()
waits = []
with Ledger.open(sys.argv[1], chain="other", must_exist=True) as ledger:
    while not over.is_set():
        at, began = time.time(), time.perf_counter()
        note_progress(ledger, 1 + len(waits) % 200, Month(2026, 4), f"第{len(waits)}次", today=TODAY)
        waits.append((at, time.perf_counter() - began))
        if len(waits) == 20:
            print("ready", flush=True)
        time.sleep(0.02)
print(json.dumps(waits), flush=True)
"""


def main() -> None:
    """Take in and merge while another desk writes note after note; its waits at each, at most and before anything began."""
    server = Server(DURABLE)
    try:
        with tempfile.TemporaryDirectory(prefix="taizhang-bench-") as made:
            folder = Path(made)
            fill(folder / "ledger")
            files = workbooks(folder)
            for number in range(RUNS):
                server.ask(f"CREATE DATABASE merging{number} TEMPLATE template0")
                address = server.address(f"merging{number}", folder / f"files{number}")
                with Ledger.open(folder / "ledger", must_exist=True) as ledger:
                    copy_ledger(ledger, address)
                _run(address, files)
    finally:
        server.stop()


def _run(address: str, files: list[Path]) -> None:
    other = subprocess.Popen([sys.executable, "-u", "-c", OTHER, address], cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdout
    other.stdout.readline()
    marks = [time.time()]
    size = f"{UNITS} workbooks of {MEASURES} measures"
    with Ledger.open(address, chain=CHAIN, must_exist=True) as ledger:
        taking = seconds_of(lambda: take_in(ledger, files, MONTH, plan_id=1))
        marks.append(time.time())
        merging = seconds_of(lambda: merge(ledger, MONTH, plan_id=1, today=TODAY))
    said, _ = other.communicate("over\n")
    waits = [(at, wait) for at, wait in json.loads(said)]
    Figure("merging on a server: files taken in", size, round(taking, 3)).say()
    Figure("merging on a server: merged", size, round(merging, 3)).say()
    spans = {"before": (0.0, marks[0]), "while files are taken in": (marks[0], marks[1]), "while they are merged": (marks[1], float("inf"))}
    for name, (first, last) in spans.items():
        most = max(wait for at, wait in waits if at <= last and at + wait >= first)
        Figure(f"merging on a server: longest wait of another desk {name}", size, round(most, 3)).say()


if __name__ == "__main__":
    main()
