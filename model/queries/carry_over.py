"""What the office settled about one year's plan and the next one does not have yet: whose a measure is, whom 相关… means, who reports.

What is of the year stays with it: states, progress, readings, evidence, dates of one's own. Groups and who is in them, saved filters
and the columns of own sheets belong to the ledger as a whole, so there is nothing of them to carry.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.ledger import Ledger
from model.rows.carry_over import CarryOver
from model.rows.comparison import ComparedRow
from model.rules.carrying import same_measures, same_questions
from model.store.tables import Duty, Measure, Sender


def carry_over_of(ledger: Ledger, rows: Sequence[ComparedRow], from_id: int, plan_id: int) -> CarryOver:
    """What would be carried from one plan to another, by the rows of their comparison between years."""
    with ledger.read() as session:
        return still_to_carry(session, rows, from_id, plan_id)


def still_to_carry(session: Session, rows: Sequence[ComparedRow], from_id: int, plan_id: int) -> CarryOver:
    """The same, as the ledger stands within a question or a change."""
    before, now = _handlers(session, from_id), _handlers(session, plan_id)
    handlers = [(new, before[old]) for old, new in same_measures(rows).items() if before.get(old) and now.get(new) == ""]
    return CarryOver(tuple(handlers), _answers(session, same_questions(rows), from_id, plan_id), _senders(session, from_id, plan_id))


def _handlers(session: Session, plan_id: int) -> dict[int, str]:
    return dict(session.execute(select(Measure.id, Measure.handler).where(Measure.plan_id == plan_id)).all())


def _answers(session: Session, same: Mapping[int, int], from_id: int, plan_id: int) -> tuple[tuple[int, bool], ...]:
    """By duty what was answered last year of the same words in the same place; what is answered already stays."""
    said = {
        (same[measure_id], role, wording): answer
        for _, measure_id, role, wording, answer in _duties(session, from_id)
        if answer is not None and measure_id in same
    }
    found = ((key, said.get((measure_id, role, wording)), answer) for key, measure_id, role, wording, answer in _duties(session, plan_id))
    return tuple((key, earlier) for key, earlier, answer in found if answer is None and earlier is not None)


def _duties(session: Session, plan_id: int) -> Sequence[tuple[int, int, str, str, bool | None]]:
    asked = select(Duty.id, Duty.measure_id, Duty.role, Duty.wording, Duty.answer).join(Measure, Measure.id == Duty.measure_id)
    rows = session.execute(asked.where(Measure.plan_id == plan_id).order_by(Duty.id))
    return [(key, measure_id, role, wording, answer) for key, measure_id, role, wording, answer in rows]


def _senders(session: Session, from_id: int, plan_id: int) -> tuple[tuple[int, bool], ...]:
    """What a person said of units; whoever was spoken of for the new plan already is left as said."""
    before, now = (
        dict(session.execute(select(Sender.unit_id, Sender.is_expected).where(Sender.plan_id == key).order_by(Sender.id)).all())
        for key in (from_id, plan_id)
    )
    return tuple((unit, expected) for unit, expected in before.items() if unit not in now)
