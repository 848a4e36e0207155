"""What a person may do to a plan that was read, before it is accepted: every edit gives a new draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from rapidfuzz.distance import Levenshtein

from model.errors import UserError
from model.rows.draft import Doubt, DoubtCode, Field, MeasureDraft, PlanDraft, Question
from model.rules.questions import date_questions, goal_questions, unit_questions

_Item = TypeVar("_Item")

# Doubts about these are raised on every measure of a task and settled for all of them at once.
TASK_FIELDS = frozenset({Field.SECTION, Field.TASK_NO, Field.TASK})
UNIT_FIELDS = (Field.LEAD, Field.RESPONSIBLE, Field.SUPPORT)
_HIGHEST_NUMBER = 9999


@dataclass(frozen=True, slots=True)
class TaskPlace:
    """The task a measure stands in; equal places are one task."""

    annex: int
    annex_title: str
    section: str
    task_no: int
    task: str


@dataclass(frozen=True, slots=True)
class RowValues:
    """The fields of a measure that a person may write himself."""

    section: str
    task_no: int
    task: str
    measure: str
    deadline: str
    lead: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    support: tuple[str, ...] = ()


def task_of(row: MeasureDraft) -> TaskPlace:
    """The task a measure stands in."""
    return TaskPlace(row.annex, row.annex_title, row.section, row.task_no, row.task)


def tasks_of(draft: PlanDraft) -> tuple[TaskPlace, ...]:
    """The draft's tasks in order, each once."""
    return tuple(dict.fromkeys(task_of(row) for row in draft.measures))


def values_of(row: MeasureDraft) -> RowValues:
    """A measure's own fields, to be changed and given back with `write_values`."""
    return RowValues(
        row.section, row.task_no, row.task, row.measure, row.deadline, row.lead, row.responsible, row.support
    )


def run_of(draft: PlanDraft, index: int) -> range:
    """The neighbouring measures that share a measure's task, itself among them."""
    task = task_of(_row(draft, index))
    first = last = index
    while first > 0 and task_of(draft.measures[first - 1]) == task:
        first -= 1
    while last + 1 < len(draft.measures) and task_of(draft.measures[last + 1]) == task:
        last += 1
    return range(first, last + 1)


def rows_in_doubt(draft: PlanDraft) -> tuple[int, ...]:
    """Measures to be looked at, in order; a doubt about a task counts at the task's first measure only."""
    found = []
    told: set[tuple[DoubtCode, Field]] = set()
    before: TaskPlace | None = None
    for index, row in enumerate(draft.measures):
        if task_of(row) != before:
            before, told = task_of(row), set()
        about_task = {(doubt.code, doubt.field) for doubt in row.doubts if doubt.field in TASK_FIELDS}
        if len(row.doubts) > sum(doubt.field in TASK_FIELDS for doubt in row.doubts) or about_task - told:
            found.append(index)
        told |= about_task
    return tuple(found)


def units_named(draft: PlanDraft) -> frozenset[str]:
    """Every unit wording of the draft that is not itself in doubt."""
    doubted = {value for row in draft.measures for doubt in row.doubts for _, value in doubt.facts}
    return frozenset(
        unit for row in draft.measures for unit in (*row.lead, *row.responsible, *row.support)
    ) - doubted


def question_count(draft: PlanDraft) -> int:
    """How many measures leave something open by their own words."""
    return sum(bool(row.questions) for row in draft.measures)


def write_values(draft: PlanDraft, index: int, values: RowValues) -> PlanDraft:
    """Put a person's own values in; section, number and name of the task change for the whole task.

    What was doubted about a field that changed is settled, what its words leave open is asked anew. Raises
    UserError measure-empty or task-number-wrong.
    """
    row = _row(draft, index)
    if not values.measure.strip():
        raise UserError("measure-empty")
    if not 1 <= values.task_no <= _HIGHEST_NUMBER:
        raise UserError("task-number-wrong", number=values.task_no)
    changed = frozenset(field for field in Field if _value(row, field) != getattr(values, field, None)) - {Field.ROW}
    if changed & TASK_FIELDS:
        draft = _write_task(draft, run_of(draft, index), values, changed & TASK_FIELDS)
        row = draft.measures[index]
    made = replace(
        row, measure=values.measure, deadline=values.deadline, lead=values.lead, responsible=values.responsible,
        support=values.support, doubts=tuple(doubt for doubt in row.doubts if doubt.field not in changed),
    )
    return _with_row(draft, index, replace(made, questions=_questions(made, changed)))


def settle(draft: PlanDraft, index: int, doubt: Doubt) -> PlanDraft:
    """Say that a field stands as it is; a doubt about the task is settled in all its measures."""
    rows = run_of(draft, index) if doubt.field in TASK_FIELDS else [index]
    for each in rows:
        row = draft.measures[each]
        kept = tuple(d for d in row.doubts if d != doubt and not _same_about_task(d, doubt))
        draft = _with_row(draft, each, replace(row, doubts=kept))
    return draft


def settle_all(draft: PlanDraft, index: int) -> PlanDraft:
    """Say that a whole measure stands as it is."""
    for doubt in _row(draft, index).doubts:
        draft = settle(draft, index, doubt)
    return draft


def take_proposal(draft: PlanDraft, index: int, doubt: Doubt) -> PlanDraft:
    """Put into the field what the reader proposes, and settle the doubt. Raises UserError no-proposal."""
    if not doubt.proposal or doubt.field is Field.ROW:
        raise UserError("no-proposal")
    row = _row(draft, index)
    values = _proposed(row, doubt, doubt.proposal)
    kept = tuple(d for d in row.doubts if d.field is doubt.field and d.field in UNIT_FIELDS)
    draft = settle(draft, index, doubt)
    draft = write_values(draft, index, values)
    return _keep_doubts(draft, index, [d for d in kept if d != doubt])


def split(draft: PlanDraft, index: int, position: int) -> PlanDraft:
    """Make two measures of one, cut before the character at a position; the units and the deadline stay with both.

    Raises UserError split-empty when one half would hold nothing.
    """
    row = _row(draft, index)
    first, second = row.measure[:position].strip(), row.measure[position:].strip()
    if not first or not second:
        raise UserError("split-empty")
    doubts = tuple(doubt for doubt in row.doubts if doubt.code is not DoubtCode.MEASURES_PACKED)
    halves = (replace(row, measure=text, doubts=doubts) for text in (first, second))
    return _with_rows(draft, range(index, index + 1), halves)


def join_with_previous(draft: PlanDraft, index: int) -> PlanDraft:
    """Make one measure of this and the one above; raises UserError join-impossible for the first of an annex."""
    row = _row(draft, index)
    if index == 0 or draft.measures[index - 1].annex != row.annex:
        raise UserError("join-impossible")
    above = draft.measures[index - 1]
    cut = {DoubtCode.CUT_BY_PAGE, DoubtCode.DUPLICATE_ROW}
    settled = [doubt for doubt in (*above.doubts, *row.doubts) if doubt.code not in cut]
    if task_of(above) != task_of(row):  # what was doubted about the lower task goes with it
        settled = [doubt for doubt in settled if doubt in above.doubts or doubt.field not in TASK_FIELDS]
    asked = [q for q in row.questions if q.field is not Field.DEADLINE or not above.deadline]
    made = replace(
        above,
        measure=above.measure + row.measure,
        deadline=above.deadline or row.deadline,
        lead=_once(above.lead, row.lead),
        responsible=_once(above.responsible, row.responsible),
        support=_once(above.support, row.support),
        place=replace(above.place, end_line=row.place.end_line or row.place.line or above.place.end_line),
        doubts=_once(settled),
        questions=_once(above.questions, asked),
    )
    return _with_rows(draft, range(index - 1, index + 1), [made])


def move(draft: PlanDraft, index: int, task: TaskPlace) -> tuple[PlanDraft, int]:
    """Put a measure into another task; gives the draft and where the measure stands now.

    It comes to the end of a task above and to the head of a task below; a task that is new follows the measure's old
    one. Raises UserError task-number-wrong.
    """
    row = _row(draft, index)
    if not 1 <= task.task_no <= _HIGHEST_NUMBER:
        raise UserError("task-number-wrong", number=task.task_no)
    if task == task_of(row):
        return draft, index
    target = _target(draft, index, task)
    made = replace(
        row, annex=task.annex, annex_title=task.annex_title, section=task.section, task_no=task.task_no,
        task=task.task, doubts=tuple(doubt for doubt in row.doubts if doubt.field not in TASK_FIELDS),
    )
    rest = [*draft.measures[:index], *draft.measures[index + 1 :]]
    rest.insert(target, made)
    return replace(draft, measures=tuple(rest)), target


def delete(draft: PlanDraft, index: int) -> PlanDraft:
    """Take a measure out that is none."""
    _row(draft, index)
    return _with_rows(draft, range(index, index + 1), [])


def _proposed(row: MeasureDraft, doubt: Doubt, proposal: str) -> RowValues:
    values = values_of(row)
    match doubt.field:
        case Field.LEAD:
            return replace(values, lead=_with_unit(row.lead, doubt))
        case Field.RESPONSIBLE:
            return replace(values, responsible=_with_unit(row.responsible, doubt))
        case Field.SUPPORT:
            return replace(values, support=_with_unit(row.support, doubt))
        case Field.SECTION:
            return replace(values, section=proposal)
        case Field.TASK:
            return replace(values, task=proposal)
        case Field.MEASURE:
            return replace(values, measure=proposal)
        case Field.DEADLINE:
            return replace(values, deadline=proposal)
    if not proposal.strip().isdecimal():
        raise UserError("no-proposal")
    return replace(values, task_no=int(proposal))


def _row(draft: PlanDraft, index: int) -> MeasureDraft:
    if not 0 <= index < len(draft.measures):
        raise UserError("row-unknown", number=index + 1)
    return draft.measures[index]


def _value(row: MeasureDraft, field: Field) -> object:
    return None if field is Field.ROW else getattr(row, field.value)


def _with_row(draft: PlanDraft, index: int, row: MeasureDraft) -> PlanDraft:
    return _with_rows(draft, range(index, index + 1), [row])


def _with_rows(draft: PlanDraft, place: range, rows: Iterable[MeasureDraft]) -> PlanDraft:
    measures = (*draft.measures[: place.start], *rows, *draft.measures[place.stop :])
    return replace(draft, measures=measures)


def _write_task(draft: PlanDraft, rows: range, values: RowValues, changed: frozenset[Field]) -> PlanDraft:
    made = [
        replace(
            row, section=values.section, task_no=values.task_no, task=values.task,
            doubts=tuple(doubt for doubt in row.doubts if doubt.field not in changed),
        )
        for row in draft.measures[rows.start : rows.stop]
    ]
    return _with_rows(draft, rows, made)


def _same_about_task(one: Doubt, other: Doubt) -> bool:
    return one.field in TASK_FIELDS and (one.code, one.field) == (other.code, other.field)


def _keep_doubts(draft: PlanDraft, index: int, doubts: list[Doubt]) -> PlanDraft:
    """Doubts about other units of a field stay when one unit of it was put right."""
    row = draft.measures[index]
    return _with_row(draft, index, replace(row, doubts=_once(row.doubts, doubts)))


def _with_unit(units: tuple[str, ...], doubt: Doubt) -> tuple[str, ...]:
    """The units with the doubted one replaced: the one the facts name, else the one most like the proposal."""
    proposal = doubt.proposal or ""
    if not units:
        return (proposal,)
    named = [value for _, value in doubt.facts if value in units]
    place = units.index(named[0]) if named else min(
        range(len(units)), key=lambda each: Levenshtein.normalized_distance(units[each], proposal)
    )
    return _once((*units[:place], proposal, *units[place + 1 :]))


def _once(*parts: Iterable[_Item]) -> tuple[_Item, ...]:
    return tuple(dict.fromkeys(item for part in parts for item in part))


def _target(draft: PlanDraft, index: int, task: TaskPlace) -> int:
    """Where the measure stands once it is taken out and put in again."""
    same = [each for each, row in enumerate(draft.measures) if task_of(row) == task]
    if not same:
        return run_of(draft, index).stop - 1
    nearest = min(same, key=lambda each: abs(each - index))
    run = run_of(draft, nearest)
    return run.stop if run.start < index else run.start - 1


def _questions(row: MeasureDraft, changed: frozenset[Field]) -> tuple[Question, ...]:
    """What the words leave open: anew for the fields that changed, as it was for the others."""
    asked = set(changed)
    if Field.MEASURE in changed:
        asked.add(Field.DEADLINE)  # 按时间节点完成 takes its dates from the text
    if Field.DEADLINE in changed:
        asked.add(Field.MEASURE)  # a date of the text that the deadline names as well is asked about once
    kept = [question for question in row.questions if question.field not in asked]
    units = (question for field in UNIT_FIELDS if field in asked for wording in getattr(row, field.value)
             for question in unit_questions(field, wording))
    of_text = (*date_questions(row.deadline, row.measure), *goal_questions(row.measure)) if Field.DEADLINE in asked else ()
    return _once(kept, units, of_text)
