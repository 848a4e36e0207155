"""The kept copy of a file that came back from another unit."""

from __future__ import annotations

from model.errors import UserError
from model.ledger import Ledger
from model.rows.kept_file import KeptFile

_FILE = "SELECT sha256, file_name FROM returned WHERE id = ?"


def returned_paper(ledger: Ledger, returned_id: int) -> tuple[KeptFile, str]:
    """The copy among the papers, and the name the file came with. Raises UserError returned-unknown."""
    with ledger.look() as connection:
        row = connection.execute(_FILE, (returned_id,)).fetchone()
    if row is None:
        raise UserError("returned-unknown")
    return ledger.papers.content_of(row[0]), row[1]
