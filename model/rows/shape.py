"""The size of a ledger in numbers, for those who look after the program."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LedgerShape:
    """Rows of each table by its name, the schema, the size of the database; no text and no name of the ledger's."""

    schema: str
    kib: int
    rows: tuple[tuple[str, int], ...]
