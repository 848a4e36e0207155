"""Whether a plan that was read is in the ledger already, and what a corrected edition of it would change."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from model.ledger import Ledger
from model.rows.draft import PlanDraft
from model.rows.edition import Edition, StoredMeasure
from model.rows.words import Role, State
from model.rules.editions import compared
from model.store.tables import Annex, Duty, EvidenceLink, Measure, Plan, Progress, Reading, Target, Task


def edition_of(ledger: Ledger, draft: PlanDraft, *, year: int) -> Edition | None:
    """What a draft would change of the plan it corrects; None when no such plan is in the ledger.

    A plan is the same by its document number, or by its title and year where either has no number.
    """
    with ledger.read() as session:
        plan = corrected_plan(session, draft, year)
        if plan is None:
            return None
        return Edition(plan.id, plan.title, plan.year, compared(stored_measures(session, plan.id), draft.measures))


def corrected_plan(session: Session, draft: PlanDraft, year: int) -> Plan | None:
    """The plan of the ledger that a draft is another edition of."""
    doc_no = draft.notice.doc_no
    title = draft.notice.title or (draft.measures[0].annex_title if draft.measures else "")
    for plan in session.scalars(select(Plan).order_by(Plan.id)):
        if doc_no and plan.doc_no:
            if doc_no == plan.doc_no:
                return plan
        elif plan.title == title and plan.year == year:
            return plan
    return None


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
        Measure.state != State.NOT_STARTED,
        exists().where(Progress.measure_id == Measure.id),
        exists().where(EvidenceLink.measure_id == Measure.id),
        exists().where(Target.measure_id == Measure.id, Reading.target_id == Target.id),
    )
    rows = session.execute(
        select(Measure.id, Measure.code, Annex.number, Task.section, Task.number, Task.name, Measure.text,
               Measure.deadline, worked)
        .join(Task, Task.id == Measure.task_id)
        .join(Annex, Annex.id == Task.annex_id)
        .where(Measure.plan_id == plan_id)
        .order_by(Measure.position)
    )  # fmt: skip
    return tuple(
        StoredMeasure(
            measure_id, code, annex, section, number, name, text, deadline,
            lead=tuple(duties[measure_id][Role.LEAD]),
            responsible=tuple(duties[measure_id][Role.RESPONSIBLE]),
            support=tuple(duties[measure_id][Role.SUPPORT]),
            has_work=bool(has_work),
        )
        for measure_id, code, annex, section, number, name, text, deadline, has_work in rows
    )  # fmt: skip
