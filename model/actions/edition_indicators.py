"""The district tables of a corrected edition: readings stay with the indicators they were entered for."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import object_session

from model.actions.accept_plan import indicators_of
from model.rows.draft import PlanDraft
from model.store.tables import Indicator, IndicatorReading, Plan


def settle_indicators(plan: Plan, draft: PlanDraft) -> None:
    """Take the edition's values over. An indicator it no longer names goes, unless it has readings."""
    stored, session = list(plan.indicators), object_session(plan)
    if session is None:
        raise ValueError("a plan outside its session has no readings to keep")
    read = set(session.scalars(select(IndicatorReading.indicator_id).where(IndicatorReading.indicator_id.in_([row.id for row in stored]))))
    left: dict[tuple[str, str], list[Indicator]] = defaultdict(list)
    for row in stored:
        left[row.district, row.name].append(row)
    for cell in indicators_of(draft):
        known = left[cell.district, cell.name]
        if known:
            kept = known.pop(0)
            kept.value, kept.unit = cell.value, cell.unit
        else:
            plan.indicators.append(cell)
    for row in stored:
        if row in left[row.district, row.name] and row.id not in read:
            session.delete(row)  # not taken out of the list: history sees what is deleted, not what lost its plan
