"""What other units reported of targets (merged readings), by unit and month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.periods import Month
from model.rows.due import TargetPlace
from model.rows.target_line import MonthTotal, MonthValue
from model.rows.words import Course
from model.rules.combining import month_totals
from model.rules.target_course import adds_up, guessed_course
from model.store.tables import Unit, UnitReading

CHUNK = 500
OfUnits = dict[str, list[MonthValue]]


def unit_readings(session: Session, target_ids: Sequence[int]) -> dict[int, OfUnits]:
    """By target and unit the values that were merged, oldest first."""
    found: dict[int, OfUnits] = defaultdict(lambda: defaultdict(list))
    for start in range(0, len(target_ids), CHUNK):
        statement = (
            select(UnitReading.target_id, Unit.name, UnitReading.year, UnitReading.month, UnitReading.value)
            .join(Unit, Unit.id == UnitReading.unit_id).where(UnitReading.target_id.in_(target_ids[start : start + CHUNK]))
            .order_by(UnitReading.year, UnitReading.month)
        )
        for target_id, unit, year, number, value in session.execute(statement):
            found[target_id][unit].append(MonthValue(Month(year, number), value))
    return found


def totals_of(place: TargetPlace, course: Course | None, own: Sequence[MonthValue], units: OfUnits) -> tuple[MonthTotal, ...]:
    """What a target comes to with other units' values; nothing where each is a level, a share or a ceiling of its own."""
    is_summed = (course or guessed_course(place)) is Course.CUMULATIVE and adds_up(place)
    return month_totals(own, units) if units and is_summed else ()
