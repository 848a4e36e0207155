"""Keeping that a month's workbook was written."""

from __future__ import annotations

from model.ledger import Ledger
from model.periods import Month
from model.rows.changed import Changed
from model.store.tables import Submission


def record_submission(ledger: Ledger, month: Month, *, file_name: str, sha256: str, measures: int) -> Changed:
    """Note that a submission was made: which month, which file by its hash, how many measures."""
    with ledger.change("submit", month=month, name=file_name) as change:
        change.session.add(Submission(
            year=month.year, month=month.month, made_at=ledger.now(), person=ledger.person, file_name=file_name,
            sha256=sha256, measures=measures,
        ))
    return change.changed
