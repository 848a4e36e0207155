"""One measure whole: what the detail pane and `show` tell of it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.checklist import rows_by_id
from model.queries.history import changes_of_measure
from model.queries.mine import is_my_duty, is_open_question, my_membership
from model.rows.checklist import (
    DueRow,
    DutyRow,
    EvidenceRow,
    MeasureDetail,
    ProgressRow,
    ReadingRow,
    TargetRow,
)
from model.rows.draft_json import doubts_from, questions_from
from model.rows.due import DuePlace, RecurrencePlace, TargetPlace
from model.rows.words import Every
from model.store.settings import my_units
from model.store.tables import (
    Due,
    Duty,
    Evidence,
    EvidenceLink,
    Measure,
    Progress,
    Reading,
    Recurrence,
    Target,
    Unit,
    UnitGroup,
    UnitGroupMember,
)


def measure_detail(ledger: Ledger, measure_id: int, *, today: date) -> MeasureDetail:
    """Everything about one measure; raises UserError measure-unknown when it is gone."""
    with ledger.read() as session:
        rows = rows_by_id(session, [measure_id], today)
        measure = session.get(Measure, measure_id)
        if not rows or measure is None:
            raise UserError("measure-unknown", code=measure_id)
        return MeasureDetail(
            row=rows[0],
            duties=duties_of(session, [measure_id]).get(measure_id, ()),
            dues=_dues(session, measure_id),
            recurrences=_recurrences(session, measure_id),
            targets=_targets(session, measure_id),
            progress=_progress(session, measure_id),
            evidence=_evidence(session, ledger, measure_id),
            history=changes_of_measure(session, measure_id),
            doubts=doubts_from(measure.doubts),
            questions=questions_from(measure.questions),
            page=measure.page,
            line=measure.line,
            closed_note=measure.closed_note,
        )


def duties_of(session: Session, measure_ids: list[int]) -> dict[int, tuple[DutyRow, ...]]:
    """The duties of some measures in the order of the document."""
    mine = my_units(session)
    statement = (
        select(Duty, is_my_duty(mine).label("is_mine"), is_open_question(mine).label("is_open"), UnitGroup.asks_which)
        .outerjoin(UnitGroupMember, my_membership(mine))
        .outerjoin(UnitGroup, UnitGroup.id == Duty.group_id)
        .order_by(Duty.measure_id, Duty.position)
    )
    found: dict[int, list[DutyRow]] = {}
    for start in range(0, len(measure_ids), 500):
        for duty, is_mine, is_open, asks in session.execute(
            statement.where(Duty.measure_id.in_(measure_ids[start : start + 500]))
        ):
            answer = None if is_mine and is_open else bool(is_mine)
            is_question = bool(asks) or (duty.answer is not None) or (answer is None)
            found.setdefault(duty.measure_id, []).append(DutyRow(duty.id, duty.role, duty.wording, answer, is_question))
    return {key: tuple(rows) for key, rows in found.items()}


def _dues(session: Session, measure_id: int) -> tuple[DueRow, ...]:
    rows = session.scalars(select(Due).where(Due.measure_id == measure_id).order_by(Due.is_milestone, Due.end, Due.id))
    return tuple(
        DueRow(due.id, DuePlace(due.kind, due.start, due.end, due.wording, due.is_milestone), due.met_on) for due in rows
    )


def _recurrences(session: Session, measure_id: int) -> tuple[RecurrencePlace, ...]:
    rows = session.scalars(select(Recurrence).where(Recurrence.measure_id == measure_id).order_by(Recurrence.id))
    return tuple(RecurrencePlace(Every(row.every), row.day, row.wording, tuple(row.months)) for row in rows)


def _targets(session: Session, measure_id: int) -> tuple[TargetRow, ...]:
    rows = session.scalars(select(Target).where(Target.measure_id == measure_id).order_by(Target.id)).all()
    readings: dict[int, list[ReadingRow]] = {}
    for reading in session.scalars(
        select(Reading).where(Reading.target_id.in_([row.id for row in rows])).order_by(Reading.year, Reading.month)
    ):
        readings.setdefault(reading.target_id, []).append(
            ReadingRow(Month(reading.year, reading.month), str(reading.value))
        )
    return tuple(
        TargetRow(
            row.id,
            TargetPlace(row.subject, row.comparator, row.value, row.unit, row.wording, row.value_high),
            tuple(readings.get(row.id, ())),
        )
        for row in rows
    )


def _progress(session: Session, measure_id: int) -> tuple[ProgressRow, ...]:
    rows = session.execute(
        select(Progress, Unit.name)
        .outerjoin(Unit, Unit.id == Progress.unit_id)
        .where(Progress.measure_id == measure_id)
        .order_by(Progress.year.desc(), Progress.month.desc(), Progress.id)
    )
    return tuple(
        ProgressRow(row.id, Month(row.year, row.month), row.text, row.state, row.person, row.written_at, unit or "")
        for row, unit in rows
    )


def _evidence(session: Session, ledger: Ledger, measure_id: int) -> tuple[EvidenceRow, ...]:
    rows = session.scalars(
        select(Evidence).join(EvidenceLink, EvidenceLink.evidence_id == Evidence.id)
        .where(EvidenceLink.measure_id == measure_id).order_by(EvidenceLink.id)
    )
    return tuple(evidence_row(ledger, row) for row in rows)


def evidence_row(ledger: Ledger, row: Evidence) -> EvidenceRow:
    """A stored file as it is handed out."""
    return EvidenceRow(
        row.id, row.name, row.sha256, row.size, row.mime, row.note, row.taken_at, row.added_at,
        str(ledger.evidence_files.path_of(row.sha256)),
    )
