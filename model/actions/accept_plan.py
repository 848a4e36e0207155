"""Accepting a plan that was read: its measures, duties, dates and targets enter the ledger in one change."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.actions.myself import find_myself_again
from model.errors import PlanReadError, UserError
from model.ledger import Ledger
from model.rows.changed import Changed
from model.rows.draft import MeasureDraft, PlanDraft
from model.rows.draft_json import doubts_as_json, questions_as_json
from model.rows.due import DuePlace
from model.rows.words import Role
from model.rules.deadlines import dues_of
from model.rules.due_summary import summary_of
from model.rules.measure_codes import measure_codes
from model.rules.readable import readable
from model.rules.recurrences import recurrences_in
from model.rules.targets import targets_in
from model.rules.units import normal_name, unit_kind, wording_meaning
from model.store.evidence_files import sha256_of
from model.store.tables import (
    Annex,
    Due,
    Duty,
    Indicator,
    Measure,
    Plan,
    Recurrence,
    Target,
    Task,
    Unit,
    UnitGroup,
)


@dataclass(frozen=True, slots=True)
class PlanSource:
    """The file a plan was read from: its name and the SHA-256 of its content."""

    name: str = ""
    sha256: str = ""


NO_SOURCE = PlanSource()


def source_of(file: Path) -> PlanSource:
    """The name and hash of the file a plan was read from; raises PlanReadError when it went away meanwhile."""
    try:
        return PlanSource(readable(file.name), sha256_of(file))
    except OSError as error:
        raise PlanReadError("plan-file-gone", name=file.name) from error


def accept_plan(
    ledger: Ledger, draft: PlanDraft, *, source: PlanSource = NO_SOURCE, year: int | None = None, today: date
) -> Changed:
    """Take a read plan into the ledger.

    The plan's year is `year` when one is said, else the notice's, else that of `today`. Raises UserError
    plan-without-measures, or plan-already-taken when the same document is in the ledger.
    """
    if not draft.measures:
        raise UserError("plan-without-measures", name=source.name)
    plan_year = year or draft.notice.year or today.year
    title = draft.notice.title or draft.measures[0].annex_title or source.name
    with ledger.change("accept-plan", title=title, year=plan_year, measures=len(draft.measures)) as change:
        _require_new(change.session, draft, source, title, plan_year)
        plan = _plan(draft, source, title, plan_year, ledger.now())
        change.session.add(plan)
        change.session.flush()
        taking = _TakingIn(change.session, plan, plan_year)
        taking.add_all(draft.measures)
        find_myself_again(change.session)
        change.facts["plan"] = str(plan.id)
    return change.changed


def _require_new(session: Session, draft: PlanDraft, source: PlanSource, title: str, year: int) -> None:
    doc_no = draft.notice.doc_no
    for plan in session.scalars(select(Plan)):
        same_file = source.sha256 and plan.source_sha256 == source.sha256 and plan.title == title
        same_number = doc_no and plan.doc_no == doc_no
        if same_file or same_number or (plan.title == title and plan.year == year and not doc_no):
            raise UserError("plan-already-taken", title=plan.title, year=plan.year)


def _plan(draft: PlanDraft, source: PlanSource, title: str, year: int, now: str) -> Plan:
    notice = draft.notice
    return Plan(
        year=year, title=title, doc_no=notice.doc_no, issuer=notice.issuer, issued_on=notice.issued_on,
        report_rule=notice.report_rule, source_name=source.name, source_sha256=source.sha256, accepted_at=now,
        indicators=[
            Indicator(district=cell.district, name=cell.indicator, value=cell.value, unit=cell.unit)
            for cell in draft.indicators
        ],
    )


@dataclass(slots=True)
class _TakingIn:
    """The state of one plan while its measures are added one by one."""

    session: Session
    plan: Plan
    year: int
    annexes: dict[int, Annex] = field(default_factory=dict)
    task: Task | None = None
    task_key: tuple[object, ...] = ()
    positions: Counter[str] = field(default_factory=Counter)
    bodies: dict[str, tuple[int | None, int | None]] = field(default_factory=dict)

    def add_all(self, drafts: tuple[MeasureDraft, ...]) -> None:
        """Add measures, then what hangs on them, in as few statements as the database allows."""
        dues = [dues_of(draft.deadline, draft.measure, self.year).dues for draft in drafts]
        self._find_bodies(drafts)
        with self.session.no_autoflush:
            tasks = [self._task(draft) for draft in drafts]
            self.session.add_all(tasks)
            self.session.flush()
            # By the task's id, not the task: reached through it, measures would not be stored in the document's order.
            codes = measure_codes(drafts)
            measures = [
                self._measure(code, draft, found, task.id)
                for code, draft, found, task in zip(codes, drafts, dues, tasks, strict=True)
            ]
            self.session.add_all(measures)
            self.session.flush()
            for measure, draft, found in zip(measures, drafts, dues, strict=True):
                self._add_words(measure, draft, found)
                self._add_duties(measure, draft)

    def _add_words(self, measure: Measure, draft: MeasureDraft, dues: tuple[DuePlace, ...]) -> None:
        self.session.add_all(
            Due(measure_id=measure.id, kind=due.kind, start=due.start, end=due.end, wording=due.wording,
                is_milestone=due.is_milestone)
            for due in dues
        )
        self.session.add_all(
            Recurrence(measure_id=measure.id, every=found.every, day=found.day, workday=found.workday,
                       step=found.step, months=list(found.months), wording=found.wording)
            for found in recurrences_in(draft.measure, draft.deadline)
        )
        self.session.add_all(
            Target(measure_id=measure.id, subject=found.subject, comparator=found.comparator, value=found.value,
                   value_high=found.value_high, unit=found.unit, wording=found.wording)
            for found in targets_in(draft.measure)
        )

    def _measure(self, code: str, draft: MeasureDraft, dues: tuple[DuePlace, ...], task_id: int) -> Measure:
        summary = summary_of(dues)
        self.positions["measure"] += 1
        return Measure(
            plan_id=self.plan.id, task_id=task_id, position=self.positions["measure"], code=code,
            text=draft.measure, deadline=draft.deadline, page=draft.place.page, line=draft.place.line,
            doubts=doubts_as_json(draft.doubts), doubt_count=len(draft.doubts),
            questions=questions_as_json(draft.questions), question_count=len(draft.questions),
            next_due=summary.next_due, overdue_after=summary.overdue_after, endless_from=summary.endless_from,
            starts_on=summary.starts_on,
        )

    def _task(self, draft: MeasureDraft) -> Task:
        key = (draft.annex, draft.section, draft.task_no, draft.task)
        if self.task is None or self.task_key != key:
            self.positions["task"] += 1
            self.task_key = key
            self.task = Task(annex=self._annex(draft), position=self.positions["task"], number=draft.task_no,
                             name=draft.task, section=draft.section)
        return self.task

    def _annex(self, draft: MeasureDraft) -> Annex:
        if draft.annex not in self.annexes:
            self.annexes[draft.annex] = Annex(plan=self.plan, number=draft.annex, title=draft.annex_title)
        return self.annexes[draft.annex]

    def _add_duties(self, measure: Measure, draft: MeasureDraft) -> None:
        named = ((Role.LEAD, draft.lead), (Role.RESPONSIBLE, draft.responsible), (Role.SUPPORT, draft.support))
        position = 0
        for role, wordings in named:
            for wording in wordings:
                position += 1
                unit_id, group_id = self.bodies[normal_name(wording)]
                self.session.add(Duty(measure_id=measure.id, role=role, position=position, wording=wording,
                                      unit_id=unit_id, group_id=group_id))

    def _find_bodies(self, drafts: tuple[MeasureDraft, ...]) -> None:
        """Find, or make, the unit or the group each wording stands for."""
        found: dict[str, Unit | UnitGroup] = {}
        for wording in (name for draft in drafts for name in (*draft.lead, *draft.responsible, *draft.support)):
            key = normal_name(wording)
            if key not in found:
                found[key] = self._unit_or_group(wording, key)
        self.session.add_all(found.values())
        self.session.flush()
        self.bodies = {
            key: (None, row.id) if isinstance(row, UnitGroup) else (row.id, None) for key, row in found.items()
        }

    def _unit_or_group(self, wording: str, key: str) -> Unit | UnitGroup:
        meaning = wording_meaning(wording)
        if meaning.is_group:
            group = self.session.scalar(select(UnitGroup).where(UnitGroup.key == key))
            return group or UnitGroup(wording=wording, key=key, asks_which=meaning.asks_which)
        unit = self.session.scalar(select(Unit).where(Unit.key == key))
        return unit or Unit(name=wording, key=key, kind=unit_kind(wording).value)
