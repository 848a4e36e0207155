"""Letting a finding of the check before hand-in stand, with a word why."""

from __future__ import annotations

from sqlalchemy import select

from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.rows.changed import Changed
from model.rows.hand_in import Finding
from model.store.tables import AcceptedFinding


def accept_finding(ledger: Ledger, finding: Finding, month: Month, word: str) -> Changed:
    """Let a finding of a month stand; the word is kept with who said it. Raises UserError finding-without-word."""
    if not word.strip():
        raise UserError("finding-without-word")
    with ledger.change("accept-finding", code=finding.measure, month=month) as change:
        held = change.session.scalar(select(AcceptedFinding).where(
            AcceptedFinding.code == finding.code.value, AcceptedFinding.measure_id == finding.measure_id,
            AcceptedFinding.year == month.year, AcceptedFinding.month == month.month, AcceptedFinding.detail == finding.detail,
        ))  # fmt: skip
        if held is None:
            change.session.add(AcceptedFinding(
                code=finding.code.value, measure_id=finding.measure_id, year=month.year, month=month.month, detail=finding.detail,
                word=word.strip(), person=ledger.person, accepted_at=ledger.now(),
            ))  # fmt: skip
        elif held.word != word.strip():
            held.word, held.person, held.accepted_at = word.strip(), ledger.person, ledger.now()
    return change.changed
