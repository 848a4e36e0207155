"""The numeric targets of a plan with their newest readings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.ledger import Ledger
from model.periods import Month
from model.queries.measure_filter import filtered
from model.queries.mine import mine_of
from model.rows.checklist import ChecklistFilter
from model.rows.due import TargetPlace
from model.rows.target_line import TargetLine
from model.rules.targets import is_met
from model.store.tables import Measure, Reading, Target

_AT_ONCE = 500


def targets_of(ledger: Ledger, kept: ChecklistFilter, *, today: date) -> tuple[TargetLine, ...]:
    """The targets of the measures the filter keeps, in the order of the documents."""
    with ledger.read() as session:
        statement = filtered(select(Target, Measure.code), kept, mine_of(session), today)
        statement = statement.where(Target.measure_id == Measure.id)
        found = session.execute(statement.order_by(Measure.plan_id, Measure.position, Target.id)).all()
        newest = _newest(session, [target.id for target, _ in found])
        return tuple(_line(target, code, newest.get(target.id)) for target, code in found)


def _newest(session: Session, target_ids: Sequence[int]) -> dict[int, tuple[Month, Decimal]]:
    newest: dict[int, tuple[Month, Decimal]] = {}
    for start in range(0, len(target_ids), _AT_ONCE):
        statement = select(Reading).where(Reading.target_id.in_(target_ids[start : start + _AT_ONCE]))
        for reading in session.scalars(statement.order_by(Reading.year, Reading.month)):
            newest[reading.target_id] = (Month(reading.year, reading.month), reading.value)
    return newest


def _line(target: Target, code: str, reading: tuple[Month, Decimal] | None) -> TargetLine:
    place = TargetPlace(
        target.subject, target.comparator, target.value, target.unit, target.wording, target.value_high
    )
    if reading is None:
        return TargetLine(target.measure_id, code, place)
    month, value = reading
    return TargetLine(target.measure_id, code, place, month, value, is_met(place, value))
