"""The ledger's history as its page asks for it, in a ledger of a million changes."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from model.ledger import DATABASE_NAME, Ledger
from model.queries.ledger_history import history_page, line_detail
from model.rows.history import ChangeKind, HistoryFilter
from tests.benchmarks.big_ledger import CHAIN, big_ledger
from tests.benchmarks.timing import compare

MEASURES = 1000
FIRST = 60
ACTIONS = ("note-progress", "close", "reopen", "attach", "enter-reading")
FILTERS = {
    "newest": HistoryFilter(), "a rare person": HistoryFilter(person="复核人"), "a rare kind": HistoryFilter(kind=ChangeKind.UNIT),
    "two old days": HistoryFilter(first=date(2020, 2, 1), last=date(2020, 2, 2)),
}  # fmt: skip


def long_history(changes: int) -> None:
    """First lines by filter, and one line whole, against the same number of rows by key."""
    with tempfile.TemporaryDirectory() as folder:
        place = big_ledger(Path(folder) / "history", MEASURES)
        with sqlite3.connect(place / DATABASE_NAME) as connection:
            _fill(connection, changes)
        connection.close()
        with Ledger.open(place, chain=CHAIN) as ledger:
            with ledger.look() as plain:
                middle = plain.execute("SELECT max(id) FROM change").fetchone()[0] // 2
            line = history_page(ledger, HistoryFilter(), before=middle).lines[0]
            asked = {name: (lambda kept=kept: history_page(ledger, kept)) for name, kept in FILTERS.items()}
            asked["one line whole"] = lambda: line_detail(ledger, line)
            for name, ask in asked.items():
                compare(f"history: {name}", f"{changes} changes", ask, peer=f"{FIRST} rows by key", other=lambda: _by_key(ledger, middle),
                        limit="< 0.2 s", runs=5)  # fmt: skip


def _by_key(ledger: Ledger, below: int) -> object:
    with ledger.look() as connection:
        return connection.execute("SELECT * FROM change WHERE id < ? ORDER BY id DESC LIMIT ?", (below, FIRST)).fetchall()


def _fill(connection: sqlite3.Connection, changes: int) -> None:
    before = connection.execute("SELECT max(id) FROM change").fetchone()[0]
    connection.executemany(
        "INSERT INTO change (chain, number, at, person, action, facts, images, reverts, previous_hash, hash) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)", _changes(changes),
    )  # fmt: skip
    connection.execute("INSERT INTO change_measure SELECT id, id % ? + 1 FROM change WHERE id > ?", (MEASURES, before))


def _changes(changes: int) -> Iterator[tuple[object, ...]]:
    at = datetime(2020, 1, 1)  # noqa: DTZ001 - written as UTC below
    for number in range(changes):
        at += timedelta(seconds=150)
        texts = ({"text": "完成现场排查，问题已列清单整改。" * 3}, {"text": "召开协调会，明确点位和时限。" * 4})
        image = ["progress", number, *texts, number % MEASURES + 1]
        person = "复核人" if number % (changes // 5) == 7 else f"填报人{number % 20}"
        action = "rename-unit" if number == changes // 200 else ACTIONS[number % len(ACTIONS)]
        images = json.dumps([image], ensure_ascii=False, separators=(",", ":"))
        yield (CHAIN, number + 1000, f"{at:%Y-%m-%dT%H:%M:%SZ}", person, action, "{}", images, "0" * 64, "1" * 64)
