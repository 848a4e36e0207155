"""Answering what the plan's words leave open."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from model.actions.close import codes_of, measures_by_id
from model.errors import UserError
from model.ledger import Ledger
from model.rows.changed import Changed
from model.store.tables import Duty, Measure


def answer_duties(ledger: Ledger, duty_ids: Sequence[int], *, is_us: bool | None) -> Changed:
    """Say whether "相关…" means my unit, for some duties; None asks again. Raises UserError duty-unknown."""
    with ledger.change("answer-duty", answer={True: "yes", False: "no", None: ""}[is_us]) as change:
        rows = change.session.scalars(select(Duty).where(Duty.id.in_(list(duty_ids)))).all()
        if len(rows) != len(set(duty_ids)):
            raise UserError("duty-unknown")
        change.facts["wording"] = rows[0].wording if rows else ""
        change.facts["codes"] = codes_of(measures_by_id(change.session, sorted({row.measure_id for row in rows})))
        for row in rows:
            row.answer = is_us
    return change.changed


def settle_doubts(ledger: Ledger, measure_ids: Sequence[int]) -> Changed:
    """Say that measures were compared with their source and stand as they are."""
    with ledger.change("settle-doubts", count=len(measure_ids)) as change:
        rows: list[Measure] = measures_by_id(change.session, measure_ids)
        change.facts["codes"] = codes_of(rows)
        for row in rows:
            if row.doubt_count:
                row.doubts, row.doubt_count = [], 0
    return change.changed
