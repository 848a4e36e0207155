"""What a ledger's database holds, read without opening it as a ledger; and where two of them part."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from model.errors import StorageError
from model.rows.history import ChangeKind
from model.rows.restore import Holdings, Later
from model.rules.change_kinds import ACTIONS
from model.store.connecting import has_log, opened
from model.store.door import Plain
from model.store.drivers import driver_errors, unreadable_passed_over
from model.store.plain import IDENTITY, stored_setting

_HELD = """SELECT (SELECT count(*) FROM measure), (SELECT count(*) FROM progress),
                  (SELECT count(DISTINCT sha256) FROM evidence), (SELECT count(*) FROM change)"""
_LAST = "SELECT at FROM change ORDER BY id DESC LIMIT 1"
_PAPERS = """SELECT sha256, size FROM submission WHERE size > 0
             UNION SELECT sha256, size FROM returned"""
_TOUCHED = """SELECT count(DISTINCT measure_id) FROM change_measure JOIN change ON change.id = change_id
              WHERE change_id > ?"""


@contextmanager
def looked_into(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads a database lying somewhere; raises the driver's errors.

    What its log holds is read with it; without a log it is taken as nobody's, so that nothing is made beside it.
    """
    how = "mode=ro" if has_log(file) else "mode=ro&immutable=1"
    with closing(opened(file, how)) as connection:
        yield connection


def holdings(connection: Plain) -> Holdings:
    """What a database holds; raises the driver's errors."""
    measures, notes, evidence, changes = (int(count) for count in connection.execute(_HELD).fetchone())
    last = connection.execute(_LAST).fetchone()
    return Holdings(measures, notes, evidence, changes, datetime.fromisoformat(last[0]) if last else None)


def holdings_of(file: Path) -> Holdings | None:
    """What a file holds; None when it is no ledger's database that can be read."""
    try:
        with looked_into(file) as connection:
            return holdings(connection)
    except driver_errors(OSError, ValueError, StorageError):
        return None


def identity_of(file: Path) -> str:
    """Which ledger a database is of; empty when it does not say."""
    try:
        with looked_into(file) as connection:
            return str(stored_setting(connection, IDENTITY).get("id", ""))
    except driver_errors(OSError, ValueError, StorageError):
        return ""


def evidence_named(connection: Plain) -> dict[str, int]:
    """The size of every evidence file a database names, by hash."""
    return {str(sha256): int(size) for sha256, size in connection.execute("SELECT sha256, size FROM evidence")}


def papers_named(connection: Plain) -> dict[str, int]:
    """The size of every file a database names as handed upward or come back, by hash."""
    return {str(sha256): int(size) for sha256, size in connection.execute(_PAPERS)}


def files_of_copies(files: Iterable[Path]) -> set[str]:
    """The hashes of the evidence and the papers that copies of a ledger name: what may be brought back keeps its files."""
    kept: set[str] = set()
    for file in files:
        with unreadable_passed_over(), looked_into(file) as connection:
            kept.update(evidence_named(connection))
            kept.update(papers_named(connection))
    return kept


def evidence_of_replaced(files: Iterable[Path]) -> set[str]:
    """The hashes of the evidence that replaced ledgers name: what may be brought back keeps its files."""
    kept: set[str] = set()
    for file in files:
        with unreadable_passed_over(), looked_into(file) as connection:
            kept.update(evidence_named(connection))
    return kept


def last_shared(one: Plain, other: Plain) -> int:
    """The last change two databases of one ledger both have; 0 when they share none.

    Every hash covers all that went before it, so that what two histories share is their beginning.
    """
    low, high = 0, min(_newest(one), _newest(other))
    while low < high:
        middle = (low + high + 1) // 2
        if _hash(one, middle) == _hash(other, middle):
            low = middle
        else:
            high = middle - 1
    return low


def later_than(connection: Plain, number: int) -> Later:
    """What was done after a change."""
    (changes,) = connection.execute("SELECT count(*) FROM change WHERE id > ?", (number,)).fetchone()
    kinds = (ChangeKind.STATE, ChangeKind.PROGRESS, ChangeKind.EVIDENCE)
    states, notes, files = (_touched(connection, number, ACTIONS[kind]) for kind in kinds)
    return Later(int(changes), _touched(connection, number), states, notes, files)


def _touched(connection: Plain, number: int, actions: Sequence[str] = ()) -> int:
    marks = ", ".join("?" * len(actions))
    narrowed = f"{_TOUCHED} AND action IN ({marks})" if actions else _TOUCHED
    return int(connection.execute(narrowed, (number, *actions)).fetchone()[0])


def _newest(connection: Plain) -> int:
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0])


def _hash(connection: Plain, number: int) -> str | None:
    found = connection.execute("SELECT hash FROM change WHERE id <= ? ORDER BY id DESC LIMIT 1", (number,)).fetchone()
    return str(found[0]) if found else None
