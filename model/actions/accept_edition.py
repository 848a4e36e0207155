"""Accepting a corrected edition of a plan: its wording takes the place of the old, what was done stays where it was."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.actions.accept_plan import NO_SOURCE, PlanSource
from model.actions.edition_dates import change_recurrences, dropped_dues, dues_with_own
from model.actions.edition_indicators import settle_indicators
from model.actions.myself import find_myself_again
from model.actions.occurrences import refresh_open_occurrences
from model.actions.taking_in import TakingIn, recurrence_rows, target_rows
from model.errors import UserError
from model.ledger import Ledger
from model.queries.editions import dropped_note, edition_over
from model.rows.changed import Changed
from model.rows.draft import Field, MeasureDraft, PlanDraft
from model.rows.draft_json import doubts_as_json, questions_as_json, questions_from
from model.rows.due import DuePlace
from model.rows.edition import Edition, EditionKind, EditionRow, NoticeField
from model.rows.words import State
from model.rules.deadlines import dues_of
from model.rules.due_summary import summary_of
from model.rules.editions import annex_titles
from model.rules.measure_codes import measure_codes
from model.rules.questions import to_keep
from model.rules.units import normal_name
from model.store.tables import Annex, Due, Duty, Measure, Plan, Reading, Recurrence, Target, Task, UnitReading

_WORDS = {Field.MEASURE, Field.DEADLINE}
_UNITS = {Field.LEAD, Field.RESPONSIBLE, Field.SUPPORT}

_Hanging = TypeVar("_Hanging", Due, Duty, Recurrence, Target)


def accept_edition(
    ledger: Ledger, draft: PlanDraft, plan_id: int, *, source: PlanSource = NO_SOURCE,
    by_hand: Mapping[int, int] | None = None,
) -> Changed:
    """Make a plan of the ledger what its corrected edition says.

    A measure that stands in both keeps its code, state, progress, evidence, ticked dates, answers and the readings
    of its targets. New ones are added. One that is gone stays with all that was done about it and is marked as not
    applicable, unless it was closed; when a later edition lists it again, it applies again. `by_hand` says which
    measures stand in both, the places in the draft by the measures' ids; without it their words do.
    Raises UserError plan-unknown, plan-without-measures or edition-same.
    """
    if not draft.measures:
        raise UserError("plan-without-measures", name=source.name)
    with ledger.change("accept-edition") as change:
        plan = change.session.get(Plan, plan_id)
        if plan is None:
            raise UserError("plan-unknown")
        edition = edition_over(change.session, plan, draft, by_hand)
        if edition.is_same:
            raise UserError("edition-same", title=plan.title, year=plan.year)
        change.facts |= {"title": plan.title, "year": str(plan.year), "plan": str(plan.id)}
        change.facts |= {kind.value: str(edition.count(kind)) for kind in EditionKind}
        # Also where only the task is called otherwise: history and search go by the measure.
        change.measure_ids |= {row.stored.id for row in edition.rows if row.stored and row.kind is not EditionKind.SAME}
        _NewWording(change.session, plan, draft).take(edition.rows)
        _take_notice(plan, draft, source, edition)
        change.session.flush()
        find_myself_again(change.session)
    return change.changed


def _take_notice(plan: Plan, draft: PlanDraft, source: PlanSource, edition: Edition) -> None:
    notice, changed = draft.notice, {said for said, _, _ in edition.notice}
    plan.title = notice.title or plan.title
    plan.doc_no = notice.doc_no or plan.doc_no
    plan.issuer = notice.issuer or plan.issuer
    plan.issued_on = notice.issued_on or plan.issued_on
    plan.report_rule = notice.report_rule or plan.report_rule
    plan.source_name, plan.source_sha256 = source.name or plan.source_name, source.sha256 or plan.source_sha256
    titles = annex_titles(draft)
    for annex in plan.annexes:
        annex.title = titles.get(annex.number) or annex.title
    if NoticeField.INDICATORS in changed:
        settle_indicators(plan, draft)


@dataclass(slots=True)
class _Block:
    """A task and its measures, in the order they will stand."""

    task: Task
    rows: list[tuple[EditionRow, Measure]] = field(default_factory=list)


class _NewWording:
    """One plan while it becomes its corrected edition; what hangs on its measures is read once."""

    def __init__(self, session: Session, plan: Plan, draft: PlanDraft) -> None:
        self._session, self._plan, self._draft = session, plan, draft
        self._measures = {row.id: row for row in session.scalars(select(Measure).where(Measure.plan_id == plan.id))}
        self._dues, self._duties = self._hanging(Due), self._hanging(Duty)
        self._recurrences, self._targets = self._hanging(Recurrence), self._hanging(Target)
        self._reworded: list[Measure] = []
        self._read = {*session.scalars(select(Reading.target_id)), *session.scalars(select(UnitReading.target_id))}
        self._taking = TakingIn(session, plan, plan.year)
        self._taking.annexes = {annex.number: annex for annex in plan.annexes}

    def take(self, rows: Sequence[EditionRow]) -> None:
        """Bring every row to what the edition says, each task and measure to its place."""
        self._taking.find_bodies(self._draft.measures)
        tasks = _Tasks(self._session, self._plan, self._taking).of(rows, self._draft.measures)
        codes = self._codes(rows)
        blocks: list[_Block] = []
        for row in rows:
            if row.place is None:
                continue
            draft, task = self._draft.measures[row.place], tasks[row.place]
            if row.stored is None:
                measure = self._add(codes[row.place], draft, task)
            else:
                measure = self._measures[row.stored.id]
                self._change(measure, row, draft)
                measure.task_id = task.id
            if not blocks or blocks[-1].task is not task:
                blocks.append(_Block(task))
            blocks[-1].rows.append((row, measure))
        self._set_dropped(rows, blocks)
        self._number(blocks)
        refresh_open_occurrences(self._session, self._reworded)

    def _hanging(self, table: type[_Hanging]) -> dict[int, list[_Hanging]]:
        found: dict[int, list[_Hanging]] = defaultdict(list)
        joined = select(table).join(Measure, Measure.id == table.measure_id).where(Measure.plan_id == self._plan.id)
        for row in self._session.scalars(joined.order_by(table.id)):
            found[row.measure_id].append(row)
        return found

    def _codes(self, rows: Sequence[EditionRow]) -> dict[int, str]:
        """The codes of new measures: as in a plan of their own, counted on where a code is in use."""
        taken = {row.stored.code for row in rows if row.stored is not None}
        wanted = measure_codes(self._draft.measures)
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

    def _add(self, code: str, draft: MeasureDraft, task: Task) -> Measure:
        dues = dues_of(draft.deadline, draft.measure, self._plan.year).dues
        measure = self._taking.measure(code, draft, dues, task.id)
        self._session.add(measure)
        self._session.flush()
        self._taking.add_words(measure, draft, dues)
        self._taking.add_duties(measure, draft)
        return measure

    def _change(self, measure: Measure, row: EditionRow, draft: MeasureDraft) -> None:
        measure.text, measure.deadline = draft.measure, draft.deadline
        measure.page, measure.line = draft.place.page, draft.place.line
        if row.kind is EditionKind.CHANGED or measure.doubts:  # a doubt that was settled about the same words stays so
            measure.doubts, measure.doubt_count = doubts_as_json(draft.doubts), len(draft.doubts)
        fields = {said for said, _, _ in row.fields}
        self._change_questions(measure, draft, fields)
        if fields & _WORDS:
            self._change_dues(measure, draft)
            change_recurrences(self._session, self._recurrences[measure.id], recurrence_rows(measure.id, draft))
            self._reworded.append(measure)
            self._change_targets(measure, draft)
        if fields & _UNITS:
            self._change_duties(measure, draft)
        if row.stored is not None and row.stored.is_dropped:
            measure.state = State.IN_PROGRESS if row.stored.has_work else State.NOT_STARTED
            measure.closed_note = ""

    def _change_questions(self, measure: Measure, draft: MeasureDraft, fields: set[Field]) -> None:
        """What the new words leave open; what was cleared up about words that stand as they stood is not asked again."""
        known = questions_from(measure.questions)
        is_of_new_words = fields | (_WORDS if fields & _WORDS else set())
        asked = [one for one in to_keep(draft.questions) if one in known or one.field in is_of_new_words]
        measure.questions, measure.question_count = questions_as_json(asked), len(asked)

    def _change_dues(self, measure: Measure, draft: MeasureDraft) -> None:
        """The dates of the new words. A ticked date stays ticked; when the words no longer name it, it stays as one met."""
        stored = self._dues[measure.id]
        met = {_day(due): due.met_on for due in stored if due.met_on is not None}
        read = dues_of(draft.deadline, draft.measure, self._plan.year).dues
        made = dues_with_own(measure.id, stored, dropped_dues(self._session, measure.id), read)
        days = {_day(due) for due in made}
        for due in stored:
            if due.met_on is not None and _day(due) not in days:
                days.add(_day(due))
                due.is_milestone = True  # the deadline is another one
                made.append(due)
        open_dues: list[DuePlace] = []
        for due, kept in self._settle(stored, made, _due):
            kept.wording, kept.met_on, kept.is_own = due.wording, met.get(_day(due)), bool(due.is_own)
            if kept.met_on is None:
                open_dues.append(DuePlace(kept.kind, kept.start, kept.end, kept.wording, kept.is_milestone))
        summary = summary_of(sorted(open_dues, key=lambda due: due.is_milestone))
        measure.next_due, measure.overdue_after = summary.next_due, summary.overdue_after
        measure.endless_from, measure.starts_on = summary.endless_from, summary.starts_on

    def _change_targets(self, measure: Measure, draft: MeasureDraft) -> None:
        """Targets that are the same keep their readings; one that is gone stays while it has any."""
        made = target_rows(measure.id, draft)
        aims = Counter(map(_aim, made))
        for target in self._targets[measure.id]:
            if aims[_aim(target)]:
                aims[_aim(target)] -= 1
            elif target.id in self._read:
                made.append(target)
        for target, kept in self._settle(self._targets[measure.id], made, _aim):
            kept.wording = target.wording

    def _change_duties(self, measure: Measure, draft: MeasureDraft) -> None:
        """Who carries it as the edition says; an answer to "相关…" is kept where the wording is, in whatever role."""
        stored = self._duties[measure.id]
        answers = {normal_name(duty.wording): duty.answer for duty in stored if duty.answer is not None}
        for duty, kept in self._settle(stored, self._taking.duties(measure, draft), _duty):
            kept.position, kept.wording = duty.position, duty.wording
            kept.answer = kept.answer if kept.answer is not None else answers.get(normal_name(duty.wording))

    def _settle(
        self, stored: list[_Hanging], wanted: Sequence[_Hanging], key: Callable[[_Hanging], Hashable]
    ) -> list[tuple[_Hanging, _Hanging]]:
        """Keep the stored rows that are wanted, add what they lack, delete the rest; each wanted row with the one kept."""
        left: dict[Hashable, list[_Hanging]] = defaultdict(list)
        for row in reversed(stored):
            left[key(row)].append(row)
        pairs: list[tuple[_Hanging, _Hanging]] = []
        for row in wanted:
            known = left[key(row)].pop() if left[key(row)] else row
            if known is row:
                self._session.add(row)
            pairs.append((row, known))
        for rows in left.values():
            for row in rows:
                self._session.delete(row)
        return pairs

    def _set_dropped(self, rows: Sequence[EditionRow], blocks: list[_Block]) -> None:
        """Keep what the edition no longer lists, with all that was done; it does not apply any more.

        It stands last in its task; a task that is gone stands where it stood.
        """
        homes = {block.task.id: block for block in reversed(blocks)}
        before: dict[int, _Block] = {}
        note = dropped_note()
        for row in rows:
            if row.stored is None:
                continue
            measure = self._measures[row.stored.id]
            if row.place is None:
                home = homes.get(row.stored.task_id)
                if home is None:
                    home = homes[row.stored.task_id] = _Block(self._session.get_one(Task, row.stored.task_id))
                    blocks.insert(_place_for(home, before.get(row.stored.annex), blocks), home)
                home.rows.append((row, measure))
                if measure.state not in (State.CLOSED, State.NOT_APPLICABLE):
                    measure.state, measure.closed_note = State.NOT_APPLICABLE, note
            home = homes.get(measure.task_id)
            if home is not None:
                before[home.task.annex.number] = home

    def _number(self, blocks: Sequence[_Block]) -> None:
        """Tasks and measures in the order of the blocks; tasks and annexes that hold nothing any more go."""
        position = 0
        for place, block in enumerate(blocks, start=1):
            block.task.position = place
            for _, measure in block.rows:
                position += 1
                measure.position = position
        self._session.flush()
        kept = {block.task.id for block in blocks}
        for annex in self._session.scalars(select(Annex).where(Annex.plan_id == self._plan.id)).all():
            tasks = self._session.scalars(select(Task).where(Task.annex_id == annex.id)).all()
            for task in tasks:
                if task.id not in kept:
                    self._session.delete(task)
            if not any(task.id in kept for task in tasks):
                self._session.flush()
                self._session.expire(annex, ["tasks"])  # else it deletes them once more
                self._session.delete(annex)


@dataclass(slots=True)
class _Tasks:
    """The tasks an edition names: stored ones that go on, by name or by what stands in them, else new ones."""

    session: Session
    plan: Plan
    taking: TakingIn

    def of(self, rows: Sequence[EditionRow], drafts: Sequence[MeasureDraft]) -> list[Task]:
        """The task of each of the draft's measures."""
        runs: list[list[int]] = []
        for at, draft in enumerate(drafts):
            if not runs or _heading(drafts[runs[-1][0]]) != _heading(draft):
                runs.append([])
            runs[-1].append(at)
        stored = {task.id: task for annex in self.plan.annexes for task in annex.tasks}
        came_from = {row.place: row.stored.task_id for row in rows if row.stored is not None and row.place is not None}
        chosen: dict[int, Task] = {}
        for find in (self._by_heading, self._by_measures):
            for number, run in enumerate(runs):
                if number not in chosen and (task := find(stored, drafts[run[0]], [came_from.get(at) for at in run])):
                    chosen[number] = stored.pop(task.id)
        found: list[Task] = []
        for number, run in enumerate(runs):
            task = chosen.get(number) or self._new(drafts[run[0]])
            task.number, task.name, task.section = (drafts[run[0]].task_no, drafts[run[0]].task, drafts[run[0]].section)
            found += [task] * len(run)
        return found

    @staticmethod
    def _by_heading(stored: dict[int, Task], draft: MeasureDraft, _came_from: list[int | None]) -> Task | None:
        return next((
            task for task in sorted(stored.values(), key=lambda task: task.position)
            if (task.annex.number, task.section, task.number, task.name) == _heading(draft)
        ), None)  # fmt: skip

    @staticmethod
    def _by_measures(stored: dict[int, Task], draft: MeasureDraft, came_from: list[int | None]) -> Task | None:
        counted = Counter(key for key in came_from if key in stored and stored[key].annex.number == draft.annex)
        return stored[next(iter(counted.most_common(1)))[0] or 0] if counted else None

    def _new(self, draft: MeasureDraft) -> Task:
        task = Task(annex=self.taking.annex_of(draft), position=0, number=draft.task_no, name=draft.task,
                    section=draft.section)
        self.session.add(task)
        self.session.flush()
        return task


def _place_for(home: _Block, before: _Block | None, blocks: Sequence[_Block]) -> int:
    """Behind the block it stood behind; without one before all others of its annex, of an annex that is gone at the end."""
    if before is not None:
        return next(place for place, block in enumerate(blocks, start=1) if block is before)
    annex = home.task.annex_id
    return next((place for place, block in enumerate(blocks) if block.task.annex_id == annex), len(blocks))


def _heading(draft: MeasureDraft) -> tuple[int, str, int, str]:
    return draft.annex, draft.section, draft.task_no, draft.task


def _day(due: Due) -> Hashable:
    return due.kind, due.start, due.end


def _due(due: Due) -> Hashable:
    return due.kind, due.start, due.end, due.is_milestone


def _duty(row: Duty) -> Hashable:
    return row.role, row.unit_id, row.group_id


def _aim(target: Target) -> Hashable:
    return target.subject, target.comparator, target.value, target.value_high, target.unit
