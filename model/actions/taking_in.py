"""The rows a plan's measures become: tasks, duties, dates, targets, and the bodies their wordings stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.rows.draft import MeasureDraft
from model.rows.draft_json import doubts_as_json, questions_as_json
from model.rows.due import DuePlace
from model.rows.words import Role
from model.rules.deadlines import dues_of
from model.rules.due_summary import summary_of
from model.rules.measure_codes import measure_codes
from model.rules.questions import to_keep
from model.rules.recurrences import recurrences_in
from model.rules.targets import targets_in
from model.rules.units import normal_name, unit_kind, wording_meaning
from model.store.tables import (
    Annex,
    Due,
    Duty,
    Measure,
    Plan,
    Recurrence,
    Target,
    Task,
    Unit,
    UnitAlias,
    UnitGroup,
)


def due_rows(measure_id: int, dues: Iterable[DuePlace]) -> list[Due]:
    """A measure's dates as rows."""
    return [
        Due(measure_id=measure_id, kind=due.kind, start=due.start, end=due.end, wording=due.wording,
            is_milestone=due.is_milestone)
        for due in dues
    ]  # fmt: skip


def recurrence_rows(measure_id: int, draft: MeasureDraft) -> list[Recurrence]:
    """What a measure's words say comes back, as rows."""
    return [
        Recurrence(measure_id=measure_id, every=found.every, day=found.day, workday=found.workday, step=found.step,
                   months=list(found.months), wording=found.wording)
        for found in recurrences_in(draft.measure, draft.deadline)
    ]  # fmt: skip


def target_rows(measure_id: int, draft: MeasureDraft) -> list[Target]:
    """The numbers to reach in a measure's text, as rows."""
    return [
        Target(measure_id=measure_id, subject=found.subject, comparator=found.comparator, value=found.value,
               value_high=found.value_high, unit=found.unit, wording=found.wording)
        for found in targets_in(draft.measure)
    ]  # fmt: skip


@dataclass(slots=True)
class TakingIn:
    """One plan while its measures are added; also used where a corrected edition adds to them."""

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
        self.find_bodies(drafts)
        with self.session.no_autoflush:
            tasks = [self.task_for(draft) for draft in drafts]
            self.session.add_all(tasks)
            self.session.flush()
            # By the task's id, not the task: reached through it, measures would not be stored in the document's order.
            codes = measure_codes(drafts)
            measures = [
                self.measure(code, draft, found, task.id)
                for code, draft, found, task in zip(codes, drafts, dues, tasks, strict=True)
            ]
            self.session.add_all(measures)
            self.session.flush()
            for measure, draft, found in zip(measures, drafts, dues, strict=True):
                self.add_words(measure, draft, found)
                self.add_duties(measure, draft)

    def add_words(self, measure: Measure, draft: MeasureDraft, dues: tuple[DuePlace, ...]) -> None:
        """Add what a measure's own words say: dates, recurrences, targets."""
        self.session.add_all(due_rows(measure.id, dues))
        self.session.add_all(recurrence_rows(measure.id, draft))
        self.session.add_all(target_rows(measure.id, draft))

    def measure(self, code: str, draft: MeasureDraft, dues: tuple[DuePlace, ...], task_id: int) -> Measure:
        """A measure at the next place of the plan; not yet in the session."""
        summary, asked = summary_of(dues), to_keep(draft.questions)
        self.positions["measure"] += 1
        return Measure(
            plan_id=self.plan.id, task_id=task_id, position=self.positions["measure"], code=code,
            text=draft.measure, deadline=draft.deadline, page=draft.place.page, line=draft.place.line,
            doubts=doubts_as_json(draft.doubts), doubt_count=len(draft.doubts),
            questions=questions_as_json(asked), question_count=len(asked),
            next_due=summary.next_due, overdue_after=summary.overdue_after, endless_from=summary.endless_from,
            starts_on=summary.starts_on,
        )

    def task_for(self, draft: MeasureDraft) -> Task:
        """The task a measure stands in: the last one, or a new one where another begins."""
        key = (draft.annex, draft.section, draft.task_no, draft.task)
        if self.task is None or self.task_key != key:
            self.positions["task"] += 1
            self.task_key = key
            self.task = Task(annex=self.annex_of(draft), position=self.positions["task"], number=draft.task_no,
                             name=draft.task, section=draft.section)
        return self.task

    def annex_of(self, draft: MeasureDraft) -> Annex:
        """The annex a measure stands in."""
        if draft.annex not in self.annexes:
            self.annexes[draft.annex] = Annex(plan=self.plan, number=draft.annex, title=draft.annex_title)
        return self.annexes[draft.annex]

    def add_duties(self, measure: Measure, draft: MeasureDraft) -> None:
        """Add who carries a measure; the wordings must have been found."""
        self.session.add_all(self.duties(measure, draft))

    def duties(self, measure: Measure, draft: MeasureDraft) -> list[Duty]:
        """Who carries a measure, as rows; the wordings must have been found."""
        named = ((Role.LEAD, draft.lead), (Role.RESPONSIBLE, draft.responsible), (Role.SUPPORT, draft.support))
        wordings = [(role, wording) for role, some in named for wording in some]
        return [
            Duty(measure_id=measure.id, role=role, position=position, wording=wording,
                 unit_id=self.bodies[normal_name(wording)][0], group_id=self.bodies[normal_name(wording)][1])
            for position, (role, wording) in enumerate(wordings, start=1)
        ]  # fmt: skip

    def find_bodies(self, drafts: tuple[MeasureDraft, ...]) -> None:
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
        unit = unit_called(self.session, key)
        return unit or Unit(name=wording, key=key, kind=unit_kind(wording).value)


def unit_called(session: Session, key: str) -> Unit | None:
    """The unit with a name in comparison form, which may be one of its other names."""
    unit = session.scalar(select(Unit).where(Unit.key == key))
    return unit or session.scalar(select(Unit).join(UnitAlias).where(UnitAlias.key == key))
