"""Programs killed (kill -9) at named points of their work, before and after each: what they acknowledged is there.

The points are the steps after which the disk holds something else: a row written, a transaction committed, a file given
its name. A restore is killed at its own steps by restore_child.py.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from model.ledger import Ledger
from tests.builders import a_measure, a_plan, taken_in
from tests.faults.figures import Figures
from tests.faults.kill_child import MEASURES
from tests.faults.kills import Child, require_kept

_ROW = "model.store.change_writer:append_change"
_COMMIT = "sqlalchemy.engine.base:Connection._commit_impl"
_NAMED = "pathlib:Path.replace"
_FOLDER = "model.store.evidence_files:synchronise_folder"
_VERIFIED = "model.store.storage_files:synchronise_folder"

# What a kind of work comes by, and how often it may pass it before it dies there.
POINTS: dict[str, tuple[tuple[str, int], ...]] = {
    "tick": ((_ROW, 0), (_ROW, 5), (_COMMIT, 0), (_COMMIT, 7)),
    "attach": (("model.store.evidence_files:EvidenceFiles._settle", 1), (_NAMED, 1), (_FOLDER, 1), (_ROW, 1), (_COMMIT, 1)),
    "accept": (("model.store.change_writer:refresh_index", 1), (_ROW, 1), (_COMMIT, 1)),
    "backup": (("model.store.backup:free_name", 1), (_NAMED, 1)),
    "copy": (("model.actions.backups:prove", 2), ("model.actions.backups:remember_proven", 2), ("model.actions.backups:thin_out", 2),
             (_VERIFIED, 2), (_NAMED, 5)),
    "merge": (("model.actions.merge:back_up", 0), (_ROW, 1), (_COMMIT, 1), (_COMMIT, 2)),
    "repair": (("model.actions.repair:rebuild_index", 0), ("model.actions.repair:_move", 0), (_COMMIT, 3), (_NAMED, 1)),
    "undo": (("model.store.applying:_update", 5), ("model.store.applying:_delete", 1), ("model.store.applying:_insert", 1), (_ROW, 3),
             (_ROW, 4), (_COMMIT, 2), (_COMMIT, 3)),
    "migrate": (("model.ledger:make", 0), ("model.ledger:back_up", 0), ("__main__:_to_newer", 0), (_COMMIT, 1), (_COMMIT, 3)),
}  # fmt: skip

Named = tuple[str, str, str, int]
ALL: tuple[Named, ...] = tuple(
    (kind, point, when, passes) for kind, points in POINTS.items() for point, passes in points for when in ("before", "after")
)  # fmt: skip


def tries(named: Sequence[Named] = ALL) -> Figures:
    """Kill a program at each of these points."""
    figures = Figures("kill -9 at named points")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Ledger.open(folder / "begin", chain="c") as ledger:
            taken_in(ledger, a_plan(*(a_measure(f"第{number}条。") for number in range(MEASURES))))
        child = Child(folder / "proof.bin")
        for kind, point, when, passes in named:
            for place in ("fresh", "ledger"):
                shutil.rmtree(folder / place, ignore_errors=True)
            shutil.copytree(folder / "begin", folder / "ledger")
            with figures.attempt(f"{kind} {when} {point} passed {passes} times"):
                said = child.killed_at(kind, folder, point, when, passes)
                assert said is not None, "no such point was come by"
                require_kept(kind, folder, said)
                figures.ended[kind] += 1
        child.end()
    figures.remark = f"{len({(kind, point) for kind, point, *_ in named})} points, before and after each"
    return figures
