"""Measures with everything that hangs on them, loaded in few statements whatever their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.ledger import Ledger
from model.periods import Month
from model.queries.checklist import rows_by_filter, rows_by_id
from model.queries.measure_filter import AnySelect
from model.queries.mine import is_my_duty, is_open_question, mine_of
from model.queries.recurrences import recurrence_rows
from model.queries.unit_readings import totals_of, unit_readings
from model.rows.checklist import (
    ChecklistFilter,
    DueRow,
    DutyRow,
    EvidenceRow,
    MeasureRow,
    ProgressRow,
    ReadingRow,
    TargetRow,
)
from model.rows.draft_json import doubts_from, questions_from
from model.rows.due import DuePlace, TargetPlace
from model.rows.record import MeasureRecord
from model.rows.target_line import MonthValue
from model.rows.words import Course
from model.store.engine import driver_connection
from model.store.tables import (
    Due,
    Duty,
    Evidence,
    EvidenceLink,
    Measure,
    Progress,
    Reading,
    Target,
    Unit,
    UnitGroup,
)

CHUNK = 500  # SQLite takes 32 766 variables; some drivers far fewer
Row = TypeVar("Row")
ByMeasure = dict[int, list[Row]]


def records(ledger: Ledger, kept: ChecklistFilter, *, today: date) -> tuple[MeasureRecord, ...]:
    """Every measure the filter keeps, whole, in the order of the documents."""
    with ledger.read() as session:
        return records_in(session, ledger, kept, today)


def records_in(session: Session, ledger: Ledger, kept: ChecklistFilter, today: date) -> tuple[MeasureRecord, ...]:
    """The same, within a session."""
    return _records(session, ledger, rows_by_filter(driver_connection(session), kept, today))


def records_of(session: Session, ledger: Ledger, measure_ids: Sequence[int], today: date) -> tuple[MeasureRecord, ...]:
    """Some measures by id, whole, within a session."""
    return _records(session, ledger, rows_by_id(driver_connection(session), measure_ids, today))


def _records(session: Session, ledger: Ledger, rows: Sequence[MeasureRow]) -> tuple[MeasureRecord, ...]:
    keys = [row.id for row in rows]
    duties, dues, recurrences = _duties(session, keys), _dues(session, keys), recurrence_rows(session, keys)
    targets, progress, evidence = _targets(session, keys), _progress(session, keys), _evidence(session, ledger, keys)
    columns = (Measure.id, Measure.doubts, Measure.questions, Measure.page, Measure.line, Measure.closed_note)
    own = {found.id: found for found in _chunked(session, select(*columns), Measure.id, keys)}
    return tuple(
        MeasureRecord(
            row=row, duties=tuple(duties[row.id]), dues=tuple(dues[row.id]), recurrences=tuple(recurrences.get(row.id, ())),
            targets=tuple(targets[row.id]), progress=tuple(progress[row.id]), evidence=tuple(evidence[row.id]),
            doubts=doubts_from(own[row.id].doubts), questions=questions_from(own[row.id].questions),
            page=own[row.id].page, line=own[row.id].line, closed_note=own[row.id].closed_note,
        )
        for row in rows
    )


def _chunked(session: Session, statement: AnySelect, column: Any, keys: Sequence[int]) -> Iterator[Any]:
    for start in range(0, len(keys), CHUNK):
        yield from session.execute(statement.where(column.in_(keys[start : start + CHUNK])))


def _duties(session: Session, keys: Sequence[int]) -> ByMeasure[DutyRow]:
    mine = mine_of(session)
    statement = (
        select(Duty, is_my_duty(mine).label("is_mine"), is_open_question(mine).label("is_open"), UnitGroup.asks_which)
        .outerjoin(UnitGroup, UnitGroup.id == Duty.group_id)
        .order_by(Duty.measure_id, Duty.position)
    )
    found: ByMeasure[DutyRow] = defaultdict(list)
    for duty, is_mine, is_open, asks in _chunked(session, statement, Duty.measure_id, keys):
        answer = None if is_mine and is_open else bool(is_mine)
        is_question = bool(asks) or duty.answer is not None or answer is None
        row = DutyRow(duty.id, duty.role, duty.wording, answer, is_question, duty.answer is not None)
        found[duty.measure_id].append(row)
    return found


def _dues(session: Session, keys: Sequence[int]) -> ByMeasure[DueRow]:
    found: ByMeasure[DueRow] = defaultdict(list)
    statement = select(Due).order_by(Due.is_milestone, Due.end, Due.id)
    for (due,) in _chunked(session, statement, Due.measure_id, keys):
        place = DuePlace(due.kind, due.start, due.end, due.wording, due.is_milestone)
        found[due.measure_id].append(DueRow(due.id, place, due.met_on, due.is_own))
    return found


def _targets(session: Session, keys: Sequence[int]) -> ByMeasure[TargetRow]:
    rows = [row for (row,) in _chunked(session, select(Target).order_by(Target.id), Target.measure_id, keys)]
    readings: dict[int, list[ReadingRow]] = defaultdict(list)
    statement = select(Reading).order_by(Reading.year, Reading.month)
    for (reading,) in _chunked(session, statement, Reading.target_id, [row.id for row in rows]):
        readings[reading.target_id].append(ReadingRow(Month(reading.year, reading.month), f"{reading.value:f}"))
    units = unit_readings(session, [row.id for row in rows])
    found: ByMeasure[TargetRow] = defaultdict(list)
    for row in rows:
        place = TargetPlace(row.subject, row.comparator, row.value, row.unit, row.wording, row.value_high)
        own = [MonthValue(each.month, Decimal(each.value)) for each in readings[row.id]]
        totals = totals_of(place, Course(row.course) if row.course else None, own, units.get(row.id, {}))
        found[row.measure_id].append(TargetRow(row.id, place, tuple(readings[row.id]), totals))
    return found


def _progress(session: Session, keys: Sequence[int]) -> ByMeasure[ProgressRow]:
    statement = (
        select(Progress, Unit.name)
        .outerjoin(Unit, Unit.id == Progress.unit_id)
        .order_by(Progress.year.desc(), Progress.month.desc(), Progress.id)
    )
    found: ByMeasure[ProgressRow] = defaultdict(list)
    for row, unit in _chunked(session, statement, Progress.measure_id, keys):
        month = Month(row.year, row.month)
        found[row.measure_id].append(
            ProgressRow(row.id, month, row.text, row.state, row.person, row.written_at, unit or "")
        )
    return found


def _evidence(session: Session, ledger: Ledger, keys: Sequence[int]) -> ByMeasure[EvidenceRow]:
    statement = (
        select(EvidenceLink.measure_id, EvidenceLink.year, EvidenceLink.month, Evidence)
        .join(Evidence, Evidence.id == EvidenceLink.evidence_id)
        .order_by(EvidenceLink.id)
    )
    found: ByMeasure[EvidenceRow] = defaultdict(list)
    for measure_id, year, number, row in _chunked(session, statement, EvidenceLink.measure_id, keys):
        content = ledger.evidence_files.content_of(row.sha256)
        month = Month(year, number) if year and number else None
        found[measure_id].append(EvidenceRow(
            row.id, row.name, row.sha256, row.size, row.mime, row.note, row.taken_at, row.added_at, content, month
        ))
    return found
