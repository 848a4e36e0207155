"""Write the small ledger of the present schema as SQL: python -m tests.ledgers.make. Older ones stay as they are."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from model.actions.assign import assign_measures
from model.actions.close import close_measures
from model.actions.dates import Span, add_due
from model.actions.evidence import attach_evidence
from model.actions.occurrences import tick_occurrences
from model.actions.progress import note_progress
from model.actions.revert import revert
from model.ledger import Ledger
from model.periods import Month
from model.rows.words import DueKind
from model.store.schema import SCHEMA
from model.store.search import pairs
from tests.builders import TODAY, a_plan, measure_ids, taken_in

INDEX = "measure_search"
KINDS = ("table", "index", "trigger")


def make(folder: Path) -> Path:
    """A ledger in which something was done, closed again; gives its database."""
    clock = datetime(2026, 6, 15, 1, 30, tzinfo=UTC)
    with Ledger.open(folder / "ledger", chain="22222222-2222-4222-8222-222222222222", clock=lambda: clock) as ledger:
        taken_in(ledger, a_plan())
        keys = measure_ids(ledger)
        note_progress(ledger, keys[0], Month(2026, 6), "已抽测5个。", today=TODAY)
        proof = folder / "记录.txt"
        proof.write_text("记录", encoding="utf-8")
        attach_evidence(ledger, keys[:1], [proof])
        tick_occurrences(ledger, 1, [date(2026, 3, 31)], on=TODAY)
        add_due(ledger, keys[1], Span(DueKind.BY, end=date(2026, 9, 30)), wording="区里要求")
        assign_measures(ledger, keys[:2], "填报人甲")
        closed = close_measures(ledger, keys[2:], on=TODAY)
        revert(ledger, closed.number or 0)
    return folder / "ledger" / "ledger.db"


def dumped(database: sqlite3.Connection) -> Iterator[str]:
    """The database as statements; the search index by what went in, for its own tables are SQLite's business."""
    things = database.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    kept = [thing for thing in things if not thing[1].startswith(INDEX + "_")]
    yield "BEGIN;"
    for kind in KINDS:
        for _, name, sql in (thing for thing in kept if thing[0] == kind):
            yield sql.strip() + ";"
            if kind == "table" and name != INDEX:
                yield from rows(database, name)
    for key, words in database.execute("SELECT measure_id, words FROM measure_words ORDER BY measure_id").fetchall():
        yield f"INSERT INTO {INDEX} (rowid, pairs) VALUES ({key}, '{pairs(words)}');"
    yield "COMMIT;"


def rows(database: sqlite3.Connection, table: str) -> Iterator[str]:
    names = [row[1] for row in database.execute(f"PRAGMA table_info('{table}')")]
    values = " || ', ' || ".join(f'quote("{name}")' for name in names)
    for (row,) in database.execute(f'SELECT {values} FROM "{table}" ORDER BY rowid').fetchall():
        yield f'INSERT INTO "{table}" VALUES ({row});'


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, closing(sqlite3.connect(make(Path(folder)))) as made:
        target = Path(__file__).with_name(f"{SCHEMA}.sql")
        target.write_text("\n".join(dumped(made)) + "\n", encoding="utf-8")
        print(target.name)
