"""The real program, `main.py` with a command, killed (kill -9) at random moments: what it said was done is there."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from model.actions.backups import make_backup
from model.actions.evidence import attach_evidence
from model.ledger import BACKUPS_NAME, Ledger
from model.periods import Month
from model.queries.check import check
from model.queries.overview import plans
from model.rows.words import State
from model.store.backups import backup_files, is_whole
from tests.builders import TODAY, a_measure, a_plan, taken_in
from tests.children import ROOT
from tests.faults.figures import Figures, Lost
from tests.faults.made_plans import text_plan

MEASURES = 30
JUNE = Month(2026, 6)


@dataclass(frozen=True, slots=True)
class Scene:
    """A ledger's folder, and beside it files to be handed over."""

    folder: Path
    beside: Path

    def line(self, number: int) -> str:
        """A measure's code."""
        return f"1-01-{number % MEASURES + 1}"


@dataclass(frozen=True, slots=True)
class Command:
    """Words typed behind `main.py`, and whether a ledger holds what they ask for."""

    words: Callable[[Scene, int], list[str]]
    is_done: Callable[[Ledger, Scene, int], bool]


def _is_closed(ledger: Ledger, scene: Scene, number: int) -> bool:
    with ledger.look() as connection:
        found = connection.execute("SELECT state FROM measure WHERE code = ?", (scene.line(number),)).fetchone()
    return bool(found == (State.CLOSED.value,))


def _is_noted(ledger: Ledger, scene: Scene, number: int) -> bool:
    with ledger.look() as connection:
        return bool(connection.execute("SELECT 1 FROM progress WHERE text = ?", (f"第{number}次记录。",)).fetchone())


def _is_attached(ledger: Ledger, scene: Scene, number: int) -> bool:
    with ledger.look() as connection:
        return bool(connection.execute("SELECT 1 FROM evidence WHERE name = ?", (f"{number}.bin",)).fetchone())


def _proof(scene: Scene, number: int) -> str:
    file = scene.beside / f"{number}.bin"
    file.write_bytes(str(number).encode() * 100_000)
    return str(file)


def _plan(scene: Scene, number: int) -> str:
    file = text_plan(scene.beside)
    return str(file.rename(scene.beside / f"{number}.txt"))


COMMANDS: dict[str, Command] = {
    "close": Command(lambda scene, number: ["close", scene.line(number)], _is_closed),
    "progress": Command(
        lambda scene, number: ["progress", scene.line(number), "--month", str(JUNE), "--text", f"第{number}次记录。"], _is_noted
    ),
    "attach": Command(lambda scene, number: ["attach", scene.line(number), _proof(scene, number)], _is_attached),
    "import": Command(
        lambda scene, number: ["import", _plan(scene, number), "--accept-doubts"], lambda ledger, _scene, _number: len(plans(ledger)) == 2
    ),
    "backup": Command(
        lambda _scene, _number: ["backup"], lambda ledger, _scene, _number: len(backup_files(ledger.folder / BACKUPS_NAME)) > 1
    ),
    "repair": Command(lambda _scene, _number: ["repair"], lambda ledger, _scene, _number: not check(ledger).strays),
    "restore": Command(
        lambda scene, _number: ["restore", backup_files(scene.folder / BACKUPS_NAME)[0].name, "--yes"],
        lambda ledger, _scene, _number: (ledger.folder / "replaced").is_dir(),
    ),
}  # fmt: skip


def made(folder: Path) -> Path:
    """A ledger with a copy, a file, and one more that nobody names."""
    proof = folder / "proof.txt"
    proof.write_text("proof", encoding="utf-8")
    with Ledger.open(folder / "begin", chain="c") as ledger:
        taken_in(ledger, a_plan(*(a_measure(f"第{number}条。") for number in range(MEASURES))))
        attach_evidence(ledger, [1], [proof])
        make_backup(ledger)
        proof.write_text("stray", encoding="utf-8")
        ledger.evidence_files.take_in(proof)
    return folder / "begin"


def started(scene: Scene, name: str, number: int) -> subprocess.Popen[str]:
    """The program at work on a command."""
    words = [*COMMANDS[name].words(scene, number), "--ledger", str(scene.folder), "--today", str(TODAY)]
    return subprocess.Popen(
        [sys.executable, "main.py", *words], cwd=ROOT, text=True, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def require_kept(scene: Scene, name: str, number: int, *, is_said: bool) -> bool:
    """Whether it was done; raises Lost when it was said and is not, another AssertionError when the ledger is not sound."""
    with Ledger.open(scene.folder, chain="c") as ledger:
        assert not ledger.is_read_only
        found = check(ledger)
        assert found.faults == (), found.faults
        assert all(map(is_whole, backup_files(scene.folder / BACKUPS_NAME)))
        is_done = COMMANDS[name].is_done(ledger, scene, number)
        if is_said and not is_done:
            raise Lost(name)
    return is_done


def tries(count: int, *, seed: int = 7) -> Figures:
    """Kill so many, each command in turn, at a moment between its start and somewhat after its usual end."""
    chance, figures = random.Random(seed), Figures("kill -9 of main.py COMMAND")
    names = list(COMMANDS)
    usual: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as place:
        begin = made(Path(place))
        for number in range(count):
            name = names[number % len(names)]
            scene = Scene(Path(place) / "ledger", Path(place))
            shutil.rmtree(scene.folder, ignore_errors=True)
            shutil.copytree(begin, scene.folder)
            with figures.attempt(f"try {number} ({name}) of seed {seed}"):
                began = time.monotonic()
                program = started(scene, name, number)
                with suppress(subprocess.TimeoutExpired):
                    program.wait(None if name not in usual else usual[name] * chance.uniform(0.2, 1.05))
                usual.setdefault(name, time.monotonic() - began)  # the first of each is let alone
                is_over = program.poll() is not None
                program.send_signal(signal.SIGKILL)
                out, said = program.communicate()
                assert not is_over or program.returncode == 0, said
                is_done = require_kept(scene, name, number, is_said=(bool(out.strip()) and name not in ("restore", "repair")) or is_over)
                figures.ended[f"{name}: {'ended' if is_over else 'killed'}, {'done' if is_done else 'not done'}"] += 1
    killed = sum(times for what, times in figures.ended.items() if "killed" in what)
    figures.remark = f"{killed} killed, the others had ended"
    return figures
