"""The numbers a plan asks for, of its measures and of its district tables, with their readings and where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from model.ledger import Ledger
from model.periods import Month
from model.queries.measure_filter import AnySelect, filtered
from model.queries.mine import mine_of
from model.queries.unit_readings import OfUnits, totals_of, unit_readings
from model.queries.whose import myself
from model.rows.checklist import ChecklistFilter
from model.rows.due import DuePlace, TargetPlace
from model.rows.target_line import LineKey, MonthValue, TargetLine
from model.rows.words import Course, Pace
from model.rules.combining import newest_of_units
from model.rules.indicator_targets import indicator_target, is_my_district
from model.rules.target_course import course_of, stand_of
from model.store.tables import Due, Indicator, IndicatorReading, Measure, Plan, Reading, Target, UnitReading

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class _When:
    """The month that is looked at, and today."""

    month: Month
    today: date

    @classmethod
    def of(cls, month: Month | None, today: date) -> _When:
        """A month, or the one that runs."""
        return cls(month or Month.of(today), today)


def target_lines(ledger: Ledger, kept: ChecklistFilter, *, today: date, month: Month | None = None) -> tuple[TargetLine, ...]:
    """The targets of the measures the filter keeps, in the order of the documents, as they stand in a month or today."""
    with ledger.read() as session:
        statement = filtered(select(Target, Measure.code, Measure.text, Measure.plan_id, Plan.year), kept, mine_of(session), today)
        statement = statement.where(Target.measure_id == Measure.id, Plan.id == Measure.plan_id)
        found = session.execute(statement.order_by(Measure.plan_id, Measure.position, Target.id)).all()
        return _lines_of(session, found, _When.of(month, today))


def targets_of_measure(ledger: Ledger, measure_id: int, *, today: date, month: Month | None = None) -> tuple[TargetLine, ...]:
    """The targets of one measure."""
    with ledger.read() as session:
        statement = select(Target, Measure.code, Measure.text, Measure.plan_id, Plan.year)
        statement = statement.where(Target.measure_id == Measure.id, Plan.id == Measure.plan_id, Measure.id == measure_id)
        return _lines_of(session, session.execute(statement.order_by(Target.id)).all(), _When.of(month, today))


def indicator_lines(
    ledger: Ledger, plan_id: int | None, *, is_mine: bool, today: date, month: Month | None = None
) -> tuple[TargetLine, ...]:
    """The indicators of a plan's district tables (None: of all plans), my district's first, then as they stand there."""
    area, when = myself(ledger).area, _When.of(month, today)
    with ledger.read() as session:
        statement = select(Indicator, Plan.year).where(Plan.id == Indicator.plan_id)
        if plan_id is not None:
            statement = statement.where(Indicator.plan_id == plan_id)
        found = session.execute(statement.order_by(Indicator.plan_id, Indicator.id)).all()
        mine = [(row, year) for row, year in found if is_my_district(row.district, area)]
        others = [] if is_mine else [(row, year) for row, year in found if not is_my_district(row.district, area)]
        readings = _readings(session, IndicatorReading, IndicatorReading.indicator_id, [row.id for row, _ in (*mine, *others)])
        lines = [_indicator(row, int(year), readings.get(row.id, ()), when) for row, year in (*mine, *others)]
    return tuple(replace(line, is_mine=place < len(mine)) for place, line in enumerate(lines))


def target_paces(session: Session, over: Callable[..., AnySelect], today: date) -> tuple[int, tuple[Pace, ...]]:
    """Of the targets of some measures how many there are, and where those with a reading stand."""
    number = int(session.scalar(over(func.count(Target.id)).where(Target.measure_id == Measure.id)) or 0)
    read = or_(*(select(table.id).where(table.target_id == Target.id).exists() for table in (Reading, UnitReading)))
    statement = over(Target, Measure.code, Measure.text, Measure.plan_id, Plan.year)
    statement = statement.where(Target.measure_id == Measure.id, Plan.id == Measure.plan_id, read)
    lines = _lines_of(session, session.execute(statement).all(), _When.of(None, today))
    return number, tuple(line.pace for line in lines if line.pace is not Pace.UNREAD)


def _lines_of(session: Session, found: Sequence[Any], when: _When) -> tuple[TargetLine, ...]:
    measures = sorted({target.measure_id for target, *_ in found})
    keys = [target.id for target, *_ in found]
    readings, units = _readings(session, Reading, Reading.target_id, keys), unit_readings(session, keys)
    dues, places = _dues(session, measures), _places(session, measures)
    return tuple(
        _target(row, readings.get(row[0].id, ()), units.get(row[0].id, {}), (dues[row[0].measure_id], places[row[0].measure_id]), when)
        for row in found
    )


def _target(
    row: Any, readings: tuple[MonthValue, ...], units: OfUnits, beside: tuple[Sequence[DuePlace], Sequence[TargetPlace]], when: _When
) -> TargetLine:
    target, code, text, plan_id, year = row
    place = place_of(target)
    said = Course(target.course) if target.course else None
    course = course_of(place, text=text, year=int(year), dues=beside[0], others=beside[1], course=said)
    line = TargetLine(
        LineKey(is_indicator=False, id=target.id), plan_id, target.measure_id, code, text, place.wording, place, readings, course,
        is_course_set=said is not None, units=newest_of_units(units, when.month), totals=totals_of(place, course.course, readings, units),
    )
    return replace(line, stand=stand_of(place, course, line.counted, month=when.month, today=when.today))


def _indicator(row: Indicator, year: int, readings: tuple[MonthValue, ...], when: _When) -> TargetLine:
    place = indicator_target(row.name, row.value, row.unit)
    line = TargetLine(LineKey(is_indicator=True, id=row.id), row.plan_id, None, row.district, row.name, row.value, place, readings)
    if place is None:
        return line
    course = course_of(place, text=place.wording, year=year)
    return replace(line, course=course, stand=stand_of(place, course, readings, month=when.month, today=when.today))


def place_of(target: Target) -> TargetPlace:
    """What a stored target asks for."""
    return TargetPlace(target.subject, target.comparator, target.value, target.unit, target.wording, target.value_high)


def _readings(session: Session, table: Any, column: Any, keys: Sequence[int]) -> Mapping[int, tuple[MonthValue, ...]]:
    found: dict[int, list[MonthValue]] = defaultdict(list)
    for some in _chunks(keys):
        statement = select(column, table.year, table.month, table.value).where(column.in_(some)).order_by(table.year, table.month)
        for key, year, number, value in session.execute(statement):
            found[key].append(MonthValue(Month(year, number), value))
    return {key: tuple(values) for key, values in found.items()}


def _dues(session: Session, measures: Sequence[int]) -> Mapping[int, list[DuePlace]]:
    found: dict[int, list[DuePlace]] = defaultdict(list)
    for some in _chunks(measures):
        for due in session.scalars(select(Due).where(Due.measure_id.in_(some)).order_by(Due.id)):
            found[due.measure_id].append(DuePlace(due.kind, due.start, due.end, due.wording, due.is_milestone))
    return found


def _places(session: Session, measures: Sequence[int]) -> Mapping[int, list[TargetPlace]]:
    found: dict[int, list[TargetPlace]] = defaultdict(list)
    for some in _chunks(measures):
        for target in session.scalars(select(Target).where(Target.measure_id.in_(some)).order_by(Target.id)):
            found[target.measure_id].append(place_of(target))
    return found


def _chunks(keys: Sequence[int]) -> Iterable[Sequence[int]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
