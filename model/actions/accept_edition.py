"""Accepting a corrected edition of a plan: its wording takes the place of the old, what was done stays where it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.actions.accept_plan import NO_SOURCE, PlanSource, indicators_of
from model.actions.close import refresh_summary
from model.actions.myself import find_myself_again
from model.actions.taking_in import TakingIn, due_rows, recurrence_rows, target_rows
from model.errors import UserError, explain
from model.ledger import Ledger
from model.queries.editions import stored_measures
from model.rows.changed import Changed
from model.rows.draft import Field, MeasureDraft, PlanDraft
from model.rows.draft_json import doubts_as_json, questions_as_json
from model.rows.edition import EditionKind, EditionRow
from model.rows.words import State
from model.rules.deadlines import dues_of
from model.rules.editions import compared
from model.rules.measure_codes import measure_codes
from model.rules.units import normal_name
from model.store.tables import Due, Duty, Measure, Plan, Reading, Recurrence, Target, Task

_WORDS = {Field.MEASURE, Field.DEADLINE}
_UNITS = {Field.LEAD, Field.RESPONSIBLE, Field.SUPPORT}


def accept_edition(
    ledger: Ledger, draft: PlanDraft, plan_id: int, *, source: PlanSource = NO_SOURCE
) -> Changed:
    """Make a plan of the ledger what its corrected edition says.

    A measure that stands in both keeps its code, state, progress, evidence, ticked dates and the readings of targets
    that are the same. New ones are added. One that is gone stays with all that was done about it and is marked as
    not applicable, unless it was closed. Raises UserError plan-unknown, plan-without-measures or edition-same.
    """
    if not draft.measures:
        raise UserError("plan-without-measures", name=source.name)
    with ledger.change("accept-edition") as change:
        plan = change.session.get(Plan, plan_id)
        if plan is None:
            raise UserError("plan-unknown")
        rows = compared(stored_measures(change.session, plan_id), draft.measures)
        counts = {kind: sum(row.kind is kind for row in rows) for kind in EditionKind}
        if counts[EditionKind.SAME] == len(rows) and not _notice_differs(plan, draft):
            raise UserError("edition-same", title=plan.title, year=plan.year)
        change.facts |= {"title": plan.title, "year": str(plan.year), "plan": str(plan.id)}
        change.facts |= {kind.value: str(count) for kind, count in counts.items()}
        _Edition(change.session, plan, draft).make(rows)
        _take_notice(plan, draft, source)
        change.session.flush()
        find_myself_again(change.session)
    return change.changed


def _notice_differs(plan: Plan, draft: PlanDraft) -> bool:
    notice = draft.notice
    stored = sorted((one.district, one.name, one.value) for one in plan.indicators)
    read = sorted((cell.district, cell.indicator, cell.value) for cell in draft.indicators)
    said = (notice.title, notice.doc_no, notice.issued_on, notice.report_rule)
    kept = (plan.title, plan.doc_no, plan.issued_on, plan.report_rule)
    return stored != read or any(now and now != before for before, now in zip(kept, said, strict=True))


def _take_notice(plan: Plan, draft: PlanDraft, source: PlanSource) -> None:
    """What the edition's notice says; a fact it does not state stays."""
    notice = draft.notice
    plan.title = notice.title or plan.title
    plan.doc_no = notice.doc_no or plan.doc_no
    plan.issued_on = notice.issued_on or plan.issued_on
    plan.report_rule = notice.report_rule or plan.report_rule
    plan.source_name, plan.source_sha256 = source.name or plan.source_name, source.sha256 or plan.source_sha256
    stored = [(one.district, one.name, one.value) for one in plan.indicators]
    if stored != [(cell.district, cell.indicator, cell.value) for cell in draft.indicators]:
        plan.indicators = indicators_of(draft)


@dataclass(slots=True)
class _Edition:
    """One plan while it becomes its corrected edition."""

    session: Session
    plan: Plan
    draft: PlanDraft

    def make(self, rows: Sequence[EditionRow]) -> None:
        """Bring every row to what the edition says."""
        drafts = self.draft.measures
        taking = TakingIn(self.session, self.plan, self.plan.year)
        taking.annexes = {annex.number: annex for annex in self.plan.annexes}
        taking.find_bodies(drafts)
        tasks = _Tasks(self.session, taking)
        tasks.learn()
        codes = self._codes(rows)
        position = 0
        for row in rows:
            position += 1
            if row.place is None:
                self._drop(row, position)
                continue
            draft = drafts[row.place]
            task = tasks.task_of(draft, position)
            if row.stored is None:
                measure = self._add(codes[row.place], draft, task, taking)
            else:
                measure = self.session.get_one(Measure, row.stored.id)
                self._change(measure, row, draft, taking)
                measure.task_id = task.id
            measure.position = position

    def _codes(self, rows: Sequence[EditionRow]) -> dict[int, str]:
        """The codes of new measures: as in a plan of their own, counted on where a code is in use."""
        taken = {row.stored.code for row in rows if row.stored is not None}
        wanted = measure_codes(self.draft.measures)
        codes: dict[int, str] = {}
        for row in rows:
            if row.kind is EditionKind.NEW and row.place is not None:
                task, _, last = wanted[row.place].rpartition("-")
                number = int(last)
                while f"{task}-{number}" in taken:
                    number += 1
                codes[row.place] = f"{task}-{number}"
                taken.add(codes[row.place])
        return codes

    def _add(self, code: str, draft: MeasureDraft, task: Task, taking: TakingIn) -> Measure:
        dues = dues_of(draft.deadline, draft.measure, self.plan.year).dues
        measure = taking.measure(code, draft, dues, task.id)
        self.session.add(measure)
        self.session.flush()
        taking.add_words(measure, draft, dues)
        taking.add_duties(measure, draft)
        return measure

    def _change(self, measure: Measure, row: EditionRow, draft: MeasureDraft, taking: TakingIn) -> None:
        measure.text, measure.deadline = draft.measure, draft.deadline
        measure.page, measure.line = draft.place.page, draft.place.line
        measure.doubts, measure.doubt_count = doubts_as_json(draft.doubts), len(draft.doubts)
        measure.questions, measure.question_count = questions_as_json(draft.questions), len(draft.questions)
        fields = {field for field, _, _ in row.fields}
        if fields & _WORDS:
            self._change_words(measure, draft)
        if fields & _UNITS:
            self._change_duties(measure, draft, taking)

    def _change_words(self, measure: Measure, draft: MeasureDraft) -> None:
        """Dates, recurrences and targets as the new words have them; ticked dates stay ticked."""
        dues = dues_of(draft.deadline, draft.measure, self.plan.year).dues
        met = {
            _day(due): due.met_on
            for due in self.session.scalars(select(Due).where(Due.measure_id == measure.id))
            if due.met_on is not None
        }
        self._delete_of(measure, Due, Recurrence)
        made = due_rows(measure.id, dues)
        for due in made:
            due.met_on = met.get(_day(due))
        self.session.add_all([*made, *recurrence_rows(measure.id, draft)])
        self._change_targets(measure, draft)
        self.session.flush()
        refresh_summary(self.session, measure.id)

    def _change_targets(self, measure: Measure, draft: MeasureDraft) -> None:
        """Targets that are the same keep their readings; one that is gone stays while it has any."""
        stored = {_aim(row): row for row in self.session.scalars(select(Target).where(Target.measure_id == measure.id))}
        for target in target_rows(measure.id, draft):
            kept = stored.pop(_aim(target), None)
            if kept is None:
                self.session.add(target)
            else:
                kept.wording = target.wording
        for gone in stored.values():
            if self.session.scalar(select(Reading.id).where(Reading.target_id == gone.id).limit(1)) is None:
                self.session.delete(gone)

    def _change_duties(self, measure: Measure, draft: MeasureDraft, taking: TakingIn) -> None:
        """Who carries it as the edition says; answers to "相关…" are kept where the wording is."""
        answers = {
            (duty.role, normal_name(duty.wording)): duty.answer
            for duty in self.session.scalars(select(Duty).where(Duty.measure_id == measure.id))
        }
        self._delete_of(measure, Duty)
        taking.add_duties(measure, draft)
        self.session.flush()
        for duty in self.session.scalars(select(Duty).where(Duty.measure_id == measure.id)):
            duty.answer = answers.get((duty.role, normal_name(duty.wording)))

    def _delete_of(self, measure: Measure, *tables: type[Due] | type[Recurrence] | type[Duty]) -> None:
        for table in tables:
            for row in self.session.scalars(select(table).where(table.measure_id == measure.id)):
                self.session.delete(row)
        self.session.flush()

    def _drop(self, row: EditionRow, position: int) -> None:
        """Keep what the edition no longer lists, with all that was done; it does not apply any more."""
        measure = self.session.get_one(Measure, row.stored.id if row.stored is not None else 0)
        measure.position = position
        if measure.state not in (State.CLOSED, State.NOT_APPLICABLE):
            measure.state = State.NOT_APPLICABLE
            measure.closed_note = explain("edition-dropped-note", {}, "zh_CN").happened


@dataclass(slots=True)
class _Tasks:
    """The tasks of the plan by what they are called; each stands where its first measure does."""

    session: Session
    taking: TakingIn
    found: dict[tuple[object, ...], Task] = field(default_factory=dict)
    placed: set[int] = field(default_factory=set)

    def learn(self) -> None:
        """Know the tasks that are stored."""
        for annex in self.taking.plan.annexes:
            for task in annex.tasks:
                self.found.setdefault((annex.number, task.section, task.number, task.name), task)

    def task_of(self, draft: MeasureDraft, position: int) -> Task:
        """The task a measure stands in, made where the plan had none."""
        key = (draft.annex, draft.section, draft.task_no, draft.task)
        task = self.found.get(key)
        if task is None:
            task = self.found[key] = Task(
                annex=self.taking.annex_of(draft), position=position, number=draft.task_no, name=draft.task,
                section=draft.section,
            )  # fmt: skip
            self.session.add(task)
            self.session.flush()
        if task.id not in self.placed:
            self.placed.add(task.id)
            task.position = position
        return task


def _day(due: Due) -> tuple[object, ...]:
    return due.kind, due.start, due.end


def _aim(target: Target) -> tuple[object, ...]:
    return target.subject, target.comparator, target.value, target.value_high, target.unit
