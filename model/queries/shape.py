"""How large a ledger is: counts only."""

from __future__ import annotations

from model.ledger import Ledger
from model.rows.shape import LedgerShape
from model.store.catalogue import size_in_kib, table_names

# Names of tables are the program's own; nothing an officer wrote is among them.
COUNTED = ("plan", "annex", "task", "measure", "due", "target", "unit", "progress", "reading", "evidence", "submission", "change")


def ledger_shape(ledger: Ledger) -> LedgerShape:
    """Count the rows of the tables that say how much work a ledger holds."""
    with ledger.look() as connection:
        there = table_names(connection)
        rows = tuple(
            (name, int(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]))  # noqa: S608 - names above
            for name in COUNTED if name in there
        )  # fmt: skip
        schema = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return LedgerShape(str(schema[0]) if schema else "", size_in_kib(connection), rows)
