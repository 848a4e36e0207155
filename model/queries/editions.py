"""Whether a plan that was read is in the ledger already, and what a corrected edition of it would change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from model.errors import explain
from model.ledger import Ledger
from model.rows.draft import PlanDraft
from model.rows.edition import Edition, StoredMeasure, StoredNotice
from model.rows.words import Role, State
from model.rules.editions import compared, is_edition, notice_changes
from model.rules.matching import same_words
from model.store.tables import Annex, Due, Duty, EvidenceLink, Measure, Plan, Progress, Reading, Target, Task


def edition_of(ledger: Ledger, draft: PlanDraft, *, year: int, sha256: str = "") -> Edition | None:
    """What a draft would change of the plan it corrects; None when no such plan is in the ledger.

    `year` is the plan's where the draft names none; `sha256` is that of the draft's file.
    """
    with ledger.read() as session:
        plan = corrected_plan(session, draft, year, sha256)
        if plan is None:
            return None
        return edition_over(session, plan, draft)


def edition_over(
    session: Session, plan: Plan, draft: PlanDraft, by_hand: Mapping[int, int] | None = None
) -> Edition:
    """What a draft would change of a plan; `by_hand` as in `compared`."""
    stored = stored_measures(session, plan.id)
    return Edition(
        plan.id, plan.title, plan.year, plan.doc_no, compared(stored, draft.measures, by_hand),
        notice_changes(stored_notice(plan), draft), stored,
    )  # fmt: skip


def corrected_plan(session: Session, draft: PlanDraft, year: int, sha256: str = "") -> Plan | None:
    """The plan of the ledger that a draft is another edition of.

    It has the same document number; else it was read from the same file; else it is of the same year with the same
    title, or with the same words in half of its measures: a correction may be issued under a number of its own.
    """
    plans = session.scalars(select(Plan).order_by(Plan.id.desc())).all()
    notice = draft.notice
    title = notice.title or (draft.measures[0].annex_title if draft.measures else "")
    of_year = [plan for plan in plans if plan.year == (notice.year or year)]
    for alike in (
        (plan for plan in plans if notice.doc_no and plan.doc_no == notice.doc_no),
        (plan for plan in plans if sha256 and plan.source_sha256 == sha256 and same_words(plan.title, title)),
        (plan for plan in of_year if same_words(plan.title, title)),
        (plan for plan in of_year if is_edition(_texts(session, plan), [row.measure for row in draft.measures])),
    ):
        if found := next(alike, None):
            return found
    return None


def _texts(session: Session, plan: Plan) -> list[str]:
    return list(session.scalars(select(Measure.text).where(Measure.plan_id == plan.id)))


def stored_notice(plan: Plan) -> StoredNotice:
    """What the ledger holds of a plan as a whole."""
    return StoredNotice(
        plan.title, plan.doc_no, plan.issuer, plan.issued_on, plan.report_rule,
        tuple((annex.number, annex.title) for annex in plan.annexes),
        tuple((cell.district, cell.name, cell.value, cell.unit) for cell in plan.indicators),
    )  # fmt: skip


def dropped_note() -> str:
    """The note of a measure that an edition no longer lists; it tells such measures from those that never applied."""
    return explain("edition-dropped-note", {}, "zh_CN").happened


def stored_measures(session: Session, plan_id: int) -> tuple[StoredMeasure, ...]:
    """The measures of a plan in its order, with whether anything was done about them."""
    duties: dict[int, dict[Role, list[str]]] = defaultdict(lambda: defaultdict(list))
    for measure_id, role, wording in session.execute(
        select(Duty.measure_id, Duty.role, Duty.wording)
        .join(Measure, Measure.id == Duty.measure_id)
        .where(Measure.plan_id == plan_id)
        .order_by(Duty.measure_id, Duty.position)
    ):
        duties[measure_id][role].append(wording)
    worked = or_(
        exists().where(Progress.measure_id == Measure.id),
        exists().where(EvidenceLink.measure_id == Measure.id),
        exists().where(Due.measure_id == Measure.id, Due.met_on.is_not(None)),
        exists().where(Target.measure_id == Measure.id, Reading.target_id == Target.id),
    )
    rows = session.execute(
        select(Measure.id, Measure.code, Annex.number, Task.section, Task.number, Task.name, Measure.text,
               Measure.deadline, Task.id, Measure.state, worked, Measure.closed_note)
        .join(Task, Task.id == Measure.task_id)
        .join(Annex, Annex.id == Task.annex_id)
        .where(Measure.plan_id == plan_id)
        .order_by(Measure.position)
    )  # fmt: skip
    note = dropped_note()
    return tuple(
        StoredMeasure(
            key, code, annex, section, number, name, text, deadline,
            lead=tuple(duties[key][Role.LEAD]),
            responsible=tuple(duties[key][Role.RESPONSIBLE]),
            support=tuple(duties[key][Role.SUPPORT]),
            task_id=task_id,
            state=state,
            has_work=bool(has_work) or state in (State.IN_PROGRESS, State.BLOCKED, State.CLOSED),
            is_dropped=state is State.NOT_APPLICABLE and closed_note == note,
        )
        for key, code, annex, section, number, name, text, deadline, task_id, state, has_work, closed_note in rows
    )  # fmt: skip
