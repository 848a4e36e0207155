"""How large a ledger is: counts only."""

from __future__ import annotations

from model.ledger import Ledger
from model.rows.shape import LedgerShape

# Names of tables are the program's own; nothing an officer wrote is among them.
COUNTED = ("plan", "annex", "task", "measure", "due", "target", "unit", "progress", "reading", "evidence", "submission", "change")


def ledger_shape(ledger: Ledger) -> LedgerShape:
    """Count the rows of the tables that say how much work a ledger holds."""
    with ledger.look() as connection:
        there = {str(row[0]) for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        rows = tuple(
            (name, int(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]))  # noqa: S608 - names above
            for name in COUNTED if name in there
        )  # fmt: skip
        schema = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        pages, size = (int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    return LedgerShape(str(schema[0]) if schema else "", pages * size // 1024, rows)
