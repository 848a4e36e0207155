"""The program that is killed: works on a ledger in one way and prints what it acknowledged, line by line.

For each line on its input a fresh process works, forked because importing takes longer than the work. A line is a kind of
work, a folder, and where the process is to die at a named point of its own: the point, "before" or "after", and how often
it may be passed until then; with tabs between.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import alembic.command  # noqa: F401 - loaded before the fork
from sqlalchemy import text

from model.actions.accept_plan import accept_plan
from model.actions.backups import make_backup
from model.actions.close import close_measures, reopen_measures
from model.actions.evidence import attach_evidence
from model.actions.many_notes import Existing, note_same
from model.actions.merge import merge
from model.actions.progress import note_progress
from model.actions.repair import repair
from model.actions.revert import revert, revert_together
from model.actions.take_in_returned import take_in
from model.ledger import BACKUPS_NAME, Ledger
from model.periods import Month
from model.queries.merging import merge_preview
from model.rules.merging import prefer
from model.store import applying, schema
from model.store.backup import back_up
from model.store.connecting import Address
from model.store.engine import sqlite_engine
from tests.builders import TODAY, a_measure, a_plan

MEASURES = 40
FORMER = Month(2025, 3)  # a month only one of the kinds of work writes of
NEWER = "9000"  # later than any schema of this program


def ticking(ledger: Ledger, proof: Path) -> Iterator[object]:
    """Ticks, notes, and takes them back; each gives its number in the history."""
    for turn in count(os.getpid() * 1000):  # no two programs do the same, so each act changes something
        some = turn % MEASURES + 1
        closed = close_measures(ledger, [some, turn % 7 + 1], on=TODAY).number
        yield closed
        yield note_progress(ledger, some, Month(2026, 6), f"note {turn}", today=TODAY).number
        if closed:
            yield revert(ledger, closed).number
        yield reopen_measures(ledger, [some]).number


def attaching(ledger: Ledger, proof: Path) -> Iterator[object]:
    """Attaches files of half a megabyte, no two alike."""
    for turn in count(os.getpid() * 1000):
        proof.write_bytes(str(turn).encode() * 65_536)
        yield attach_evidence(ledger, [turn % MEASURES + 1], [proof]).number


def accepting(ledger: Ledger, proof: Path) -> Iterator[object]:
    """Takes plans of 200 measures in."""
    for turn in count(os.getpid() * 1000):
        plan = a_plan(*(a_measure(f"第{n}条。", task_no=n) for n in range(200)), title=f"第{turn}号计划", doc_no=str(turn))
        yield accept_plan(ledger, plan, today=TODAY).number


def backing_up(ledger: Ledger, proof: Path) -> Iterator[object]:
    """Copies the database; each copy gives its name."""
    for turn in count(os.getpid() * 1000):
        close_measures(ledger, [turn % MEASURES + 1], on=TODAY)
        yield back_up(ledger.database, ledger.folder / BACKUPS_NAME, datetime.now(UTC)).name
        reopen_measures(ledger, [turn % MEASURES + 1])


def merging(ledger: Ledger, proof: Path) -> Iterator[object]:
    """Takes a unit's table in and merges it, in place of what the unit said before."""
    for turn in count(os.getpid() * 1000):
        rows = "".join(f"{number + 1},第{number}条。,第{turn}次填报,推进中\n" for number in range(MEASURES))
        proof.write_text(f"填报单位：区生态环境局\n序号,工作措施,本月进展,完成状态\n{rows}", encoding="utf-8")
        month = Month(2026, 1 + turn % TODAY.month)
        yield take_in(ledger, [proof], month, plan_id=1).changed.number
        yield merge(ledger, month, plan_id=1, decisions=prefer(merge_preview(ledger, month, plan_id=1), "new"), today=TODAY).number


def copying(ledger: Ledger, proof: Path) -> Iterator[object]:
    """Copies the database and the evidence to a second place; each copy there gives its path."""
    stick = ledger.folder.parent / "stick"
    stick.mkdir(exist_ok=True)
    for turn in count(os.getpid() * 1000):
        proof.write_bytes(str(turn).encode() * 20_000)
        attach_evidence(ledger, [turn % MEASURES + 1], [proof])
        made = make_backup(ledger, stick)
        yield made.there.path if made.there else None


def repairing(ledger: Ledger, proof: Path) -> Iterator[object]:
    """Mends an index that was spoilt and puts files aside nobody names; in between it ticks."""
    for turn in count(os.getpid() * 1000):
        yield close_measures(ledger, [turn % MEASURES + 1], on=TODAY).number
        with ledger.change("spoil") as change:
            change.session.execute(text("DELETE FROM measure_words"))
        proof.write_bytes(str(turn).encode())
        ledger.evidence_files.take_in(proof)
        repair(ledger)
        yield reopen_measures(ledger, [turn % MEASURES + 1]).number


def undoing(ledger: Ledger, proof: Path) -> Iterator[object]:
    """Notes and ticks all measures, takes both back in one, and makes them again; a few rows at a time."""
    applying.CHUNK = 7
    keys = range(1, MEASURES + 1)
    for turn in count(os.getpid() * 1000):
        noted = note_same(ledger, keys, f"note {turn}", FORMER, existing=Existing.REPLACE, today=TODAY).number
        yield noted
        closed = close_measures(ledger, keys, on=TODAY).number
        yield closed
        undone = [changed.number for changed in revert_together(ledger, [number for number in (closed, noted) if number])]
        yield from undone
        yield from (changed.number for changed in revert_together(ledger, [number for number in reversed(undone) if number]))
        yield reopen_measures(ledger, keys).number


WORK: dict[str, Callable[[Ledger, Path], Iterator[object]]] = {
    "tick": ticking, "attach": attaching, "accept": accepting, "backup": backing_up, "merge": merging, "copy": copying,
    "repair": repairing, "undo": undoing,
}  # fmt: skip


def migrating(folder: Path) -> Iterator[object]:
    """Makes a ledger, and migrates it to a schema that is not there yet; the version when it is done."""
    place = folder / "fresh"
    with Ledger.open(place, chain="c") as ledger:
        yield "made"
        accept_plan(ledger, a_plan(*(a_measure(f"第{n}条。", task_no=n) for n in range(100))), today=TODAY)
        yield "taken-in"
    schema.SCHEMA, schema._run_migrations = NEWER, _to_newer
    with Ledger.open(place, chain="c"):
        yield "migrated"


def _to_newer(address: Address) -> None:
    engine = sqlite_engine(address)
    with engine.execution_options(is_write=True).begin() as connection:
        connection.execute(text("CREATE TABLE fresh (id INTEGER PRIMARY KEY, words TEXT)"))
        connection.execute(text("INSERT INTO fresh SELECT id, text FROM measure"))
        connection.execute(text("ALTER TABLE measure ADD COLUMN fresh TEXT NOT NULL DEFAULT ''"))
        connection.execute(text("UPDATE measure SET fresh = code"))
        connection.execute(text(f"UPDATE {schema.VERSION_TABLE} SET version_num = '{NEWER}'"))
    engine.dispose()


def die_at(point: str, when: str, passes: int) -> None:
    """Let this process end without a word at a point, "module:name" or "module:Class.name", once it was passed so often."""
    module, _, name = point.partition(":")
    holder: Any = importlib.import_module(module)
    *way, last = name.split(".")
    for step in way:
        holder = getattr(holder, step)
    taken, left = getattr(holder, last), [passes]

    def fatal(*args: Any, **facts: Any) -> Any:
        left[0] -= 1
        if left[0] < 0 and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        done = taken(*args, **facts)
        if left[0] < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    setattr(holder, last, fatal)


def _say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())  # in one piece: two processes speak, and one may be killed


def work(kind: str, folder: Path, proof: Path, point: list[str]) -> None:
    """Work until killed."""

    def beware() -> None:
        if point:
            die_at(point[0], point[1], int(point[2]))

    if kind == "migrate":
        beware()
        for done in migrating(folder):
            _say("+", done)
        return
    with Ledger.open(folder / "ledger", chain="c") as ledger:
        _say("open")
        beware()
        for done in WORK[kind](ledger, proof):
            if done:
                _say("+", done)


def main() -> None:
    """Serve the lines of the input."""
    proof = Path(sys.argv[1])
    for line in sys.stdin:
        kind, place, *point = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            work(kind, Path(place), proof, point)
            os._exit(0)
        _say("pid", child)
        _, status = os.waitpid(child, 0)
        _say("dead", os.waitstatus_to_exitcode(status) * -1)


if __name__ == "__main__":
    main()
