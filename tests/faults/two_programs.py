"""Several programs on one ledger: one works, the others are told who it is; nothing that was acknowledged is lost.

On a server all of them write: see tests/faults/desks.py.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from model.ledger import Ledger
from model.queries.check import check
from tests.builders import a_measure, a_plan, taken_in
from tests.children import ROOT
from tests.faults.figures import Figures, Lost, Unclear

MEASURES = 20
PROGRAM = """
import sys, time
from pathlib import Path
from model.actions.progress import note_progress
from model.errors import StorageError, explain_error
from model.ledger import Ledger
from model.periods import Month
from model.queries.checklist import checklist_rows
from model.rows.checklist import ChecklistFilter
from tests.builders import TODAY
folder, name, until = Path(sys.argv[1]), sys.argv[2], time.monotonic() + float(sys.argv[3])
turn = 0
while time.monotonic() < until:
    with Ledger.open(folder, chain=name, person=name) as ledger:
        assert len(checklist_rows(ledger, ChecklistFilter(), today=TODAY)) == 20
        for _ in range(5):
            turn += 1
            try:
                number = note_progress(ledger, turn % 20 + 1, Month(2026, turn % 6 + 1), f"{name} {turn}", today=TODAY).number
                print("+", number, f"{name} {turn}", flush=True)
            except StorageError as error:
                told = str(explain_error(error))
                print("-" if error.code == "ledger-held" and ledger.holder and ledger.holder in told else "?", told, flush=True)
    time.sleep(0.02)
"""


def tries(seconds: float, *, programs: int = 3) -> Figures:
    """Let programs open, write to and close one ledger for so long; a try is one act that was asked for."""
    figures = Figures("several programs on one ledger", remark=f"{programs} programs for {seconds:.0f} s")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "ledger"
        with Ledger.open(folder, chain="c") as ledger:
            taken_in(ledger, a_plan(*(a_measure(f"第{number}条。") for number in range(MEASURES))))
        running = [
            subprocess.Popen([sys.executable, "-c", PROGRAM, str(folder), f"程序{number}", str(seconds)], cwd=ROOT, text=True,
                             encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for number in range(programs)
        ]  # fmt: skip
        said: list[str] = []
        for program in running:
            out, wrong = program.communicate(timeout=seconds * 4 + 120)
            said += out.splitlines()
            with figures.attempt("program"):
                if program.returncode:
                    raise Unclear(wrong[-400:])
        figures.tries -= len(running)
        _count(figures, folder, said)
    return figures


def _count(figures: Figures, folder: Path, said: list[str]) -> None:
    with Ledger.open(folder, chain="c") as ledger:
        with ledger.look() as connection:
            kept = dict(connection.execute("SELECT id, images FROM change").fetchall())
        for line in said:
            mark, words = line[0], line[2:]
            with figures.attempt(line):
                figures.ended[{"+": "written", "-": "told who has it"}.get(mark, "unclear")] += 1
                if mark == "?":
                    raise Unclear(words)
                number, _, text = words.partition(" ")
                if mark == "+" and text not in str(kept.get(int(number), "")):
                    raise Lost(line)
        with figures.attempt("check"):
            assert check(ledger).faults == ()
