"""The marks of a large ledger's measures: read once, kept in memory, brought up to date change by change."""

# ruff: noqa: S608 - the statement is composed of this program's own words

from __future__ import annotations

import json
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from weakref import WeakKeyDictionary

from model.ledger import Ledger
from model.queries.marks_reading import read_marks, read_some
from model.queries.measure_sql import Mine, mine_in
from model.rules.marks import Marks
from model.store.called_off import see_through
from model.store.door import Plain

MANY = 20_000  # measures; fewer are gone through in a moment without marks
FEW = 2_000  # measures changed that are read again one by one; beyond them all are
ORDERING = frozenset({"plan", "annex", "task"})
PLACING = frozenset({"plan_id", "position", "task_id"})


@dataclass(frozen=True, slots=True)
class _Known:
    """The marks after a change, by its number; with what else they rest on."""

    marks: Marks
    version: int
    mine: Mine


@dataclass
class _Keeper:
    """What is known of one ledger; one thread at a time reads all of it."""

    known: _Known | None = None
    reading: threading.Lock = field(default_factory=threading.Lock)


_keepers: WeakKeyDictionary[Ledger, _Keeper] = WeakKeyDictionary()
_making = threading.Lock()


def known_marks(ledger: Ledger, connection: Plain, today: date) -> Marks | None:
    """The marks as the connection's transaction sees the ledger; None where they are not known, or not worth it."""
    known = _keeper(ledger).known
    return None if known is None else _current(ledger, connection, known, today)


def marks_of(ledger: Ledger, connection: Plain, today: date) -> Marks | None:
    """The same, read now where they are not known: a million take seconds. None for a ledger of few measures."""
    if not _are_many(connection):
        return None
    keeper = _keeper(ledger)
    with keeper.reading:
        marks = known_marks(ledger, connection, today)
        if marks is None:
            see_through(connection)
            mine = mine_in(connection, is_counted=False)
            marks = read_marks(connection, mine, today)
            keeper.known = _newest(keeper.known, _Known(marks, _version(connection), mine))
        return marks


def _current(ledger: Ledger, connection: Plain, known: _Known, today: date) -> Marks | None:
    version = _version(connection)
    mine = mine_in(connection, is_counted=False)
    if known.marks.today != today or known.mine != mine or version < known.version:
        return None
    if version == known.version:
        return known.marks
    changed = _changed_since(connection, known.version)
    if changed is None:
        return None
    later = _Known(read_some(connection, known.marks, changed, mine), version, mine)
    keeper = _keeper(ledger)
    keeper.known = _newest(keeper.known, later)
    return later.marks


def _newest(one: _Known | None, other: _Known) -> _Known:
    return one if one is not None and one.marks.today == other.marks.today and one.version > other.version else other


def _changed_since(connection: Plain, version: int) -> tuple[int, ...] | None:
    """The measures changed since; None where they are many, or some came, went or moved."""
    found = connection.execute(
        f"SELECT DISTINCT measure_id FROM change_measure WHERE change_id > ? LIMIT {FEW + 1}", (version,)
    ).fetchall()
    if len(found) > FEW:
        return None
    images = connection.execute("SELECT images FROM change WHERE id > ?", (version,))
    if any(_moves(json.loads(stored)) for (stored,) in images):
        return None
    return tuple(key for (key,) in found)


def _moves(images: Iterable[tuple[str, int, dict[str, Any] | None, dict[str, Any] | None, int | None]]) -> bool:
    """Whether a change brought, took or moved measures."""
    for table, _, before, after, _ in images:
        if table in ORDERING:
            return True
        if table == "measure" and (before is None or after is None or PLACING & after.keys()):
            return True
    return False


def _version(connection: Plain) -> int:
    """The number of the newest change the transaction sees: whatever alters a measure writes one."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0])


def _are_many(connection: Plain) -> bool:
    last = connection.execute("SELECT coalesce(max(id), 0) FROM measure").fetchone()[0]  # never fewer than there are
    counted = "SELECT count(*) FROM (SELECT 1 FROM measure LIMIT ?) AS few"
    return bool(last > MANY and connection.execute(counted, (MANY + 1,)).fetchone()[0] > MANY)


def _keeper(ledger: Ledger) -> _Keeper:
    with _making:
        return _keepers.setdefault(ledger, _Keeper())
