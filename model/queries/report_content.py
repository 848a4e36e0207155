"""What the quarter's report and the month's workbook say, gathered from the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from pathlib import Path

from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month, Quarter, months_between
from model.queries.codes import plan_id_of_year
from model.queries.overview import myself, plans
from model.queries.records import records
from model.rows.checklist import ChecklistFilter, TargetRow
from model.rows.due import TargetPlace
from model.rows.overview import ClosingPoint, MyselfRow, PlanRow
from model.rows.record import MeasureRecord
from model.rows.report import (
    AnnexContent,
    AnnexProgress,
    EvidenceContent,
    MeasureContent,
    PlanHeading,
    QuarterFigures,
    QuarterlyContent,
    SignContent,
    StateCount,
    SubmissionContent,
    SubmissionRow,
    SubmissionTarget,
    TargetContent,
    TroubleContent,
    UpcomingContent,
)
from model.rows.words import Comparator, Light, Role, State
from model.rules.due_summary import summary_of
from model.rules.lights import light_of
from model.rules.recurrences import occurrences
from model.rules.targets import is_met
from model.store.evidence_files import sha256_of
from model.store.thumbnails import jpeg_thumbnail

EVERYTHING = ChecklistFilter()
DONE = (State.CLOSED, State.NOT_APPLICABLE)


def quarterly_content(
    ledger: Ledger, quarter: Quarter, *, kept: ChecklistFilter = EVERYTHING, today: date,
    with_thumbnails: bool = True, filter_text: str = "",
) -> QuarterlyContent:
    """The quarter's report over the measures a filter keeps, as things stand on the quarter's last day or today.

    Raises UserError plan-unknown when there is no plan.
    """
    plan = plan_of(ledger, kept.plan_id, quarter.year)
    day = min(today, quarter.last)
    found = records(ledger, _of_plan(kept, plan), today=day)
    me = myself(ledger)
    return QuarterlyContent(
        plan=_heading(plan), quarter=quarter, sign=SignContent(me.unit, me.person),
        figures=_figures(found, quarter, day), annexes=_annexes(found, quarter, day),
        closings=_closings(found, quarter, day), targets=_targets(found, Month.of(day)),
        troubles=_troubles(found, day), upcoming=_upcoming(found, quarter.plus(1), day),
        measures=tuple(_measure(record, quarter, day, plan) for record in found),
        evidence=_evidence(found, with_thumbnails=with_thumbnails), filter_text=filter_text, is_mine=kept.is_mine,
    )


def submission_content(
    ledger: Ledger, month: Month, *, kept: ChecklistFilter = EVERYTHING, today: date, filter_text: str = "",
) -> SubmissionContent:
    """The month's workbook over the measures a filter keeps. Raises UserError plan-unknown without a plan."""
    plan = plan_of(ledger, kept.plan_id, month.year)
    me = myself(ledger)
    found = records(ledger, _of_plan(kept, plan), today=min(today, month.last))
    return SubmissionContent(
        ledger_id=ledger.identity, plan=_heading(plan), month=month, unit=me.unit, person=me.person,
        rows=tuple(_submission_row(record, month, me) for record in found), filter_text=filter_text,
        is_mine=kept.is_mine,
    )


def plan_of(ledger: Ledger, plan_id: int | None, year: int) -> PlanRow:
    """The plan asked for, or the year's only one.

    Raises UserError plan-unknown, plan-of-year-unknown, and plan-ambiguous: what leaves the office is of one plan, and
    a plan that was left out unsaid would be missed.
    """
    wanted = plan_id if plan_id is not None else plan_id_of_year(ledger, year)
    found = next((plan for plan in plans(ledger) if plan.id == wanted), None)
    if found is None:
        raise UserError("plan-unknown")
    return found


def _of_plan(kept: ChecklistFilter, plan: PlanRow) -> ChecklistFilter:
    return replace(kept, plan_id=plan.id)


def _heading(plan: PlanRow) -> PlanHeading:
    return PlanHeading(plan.id, plan.title, plan.doc_no, plan.year)


def _state_on(record: MeasureRecord, day: date) -> State:
    """The state as of a day: what was closed later was not closed yet."""
    row = record.row
    if row.state is State.CLOSED and row.closed_on is not None and row.closed_on > day:
        return State.IN_PROGRESS
    return row.state


def _is_overdue(record: MeasureRecord, day: date) -> bool:
    return _state_on(record, day) not in DONE and (late_day := _last_day(record)) is not None and late_day < day


def _last_day(record: MeasureRecord) -> date | None:
    """The day after which the measure is overdue; None when it goes on without end."""
    return summary_of([due.place for due in record.dues if due.met_on is None]).overdue_after


def _closed_within(record: MeasureRecord, quarter: Quarter, day: date) -> bool:
    closed_on = record.row.closed_on
    return _state_on(record, day) is State.CLOSED and closed_on is not None and quarter.first <= closed_on <= day


def _figures(found: Sequence[MeasureRecord], quarter: Quarter, day: date) -> QuarterFigures:
    states = Counter(_state_on(record, day) for record in found)
    due = [r for r in found if (last := _last_day(r)) is not None and quarter.first <= last <= quarter.last]
    met = [_met(target, Month.of(day)) for record in found for target in record.targets]
    return QuarterFigures(
        measures=len(found), closed=states[State.CLOSED],
        closed_now=sum(_closed_within(record, quarter, day) for record in found),
        due=len(due), due_closed=sum(_state_on(record, day) is State.CLOSED for record in due),
        overdue=sum(_is_overdue(record, day) for record in found),
        states=tuple(StateCount(state, states[state]) for state in State),
        evidence=len({file.sha256 for record in found for file in record.evidence}),
        targets=len(met), targets_met=sum(one is True for one in met), targets_read=sum(one is not None for one in met),
    )


def _annexes(found: Sequence[MeasureRecord], quarter: Quarter, day: date) -> tuple[AnnexContent, ...]:
    return tuple(
        _annex(number, title, list(group), quarter, day)
        for (number, title), group in groupby(found, key=lambda record: (record.row.annex, record.row.annex_title))
    )


def _annex(number: int, title: str, group: list[MeasureRecord], quarter: Quarter, day: date) -> AnnexContent:
    states = Counter(_state_on(record, day) for record in group)
    told = ((record, _told(record, quarter.months)) for record in group)
    return AnnexContent(
        annex=number, title=title, measures=len(group), closed=states[State.CLOSED],
        closed_now=sum(_closed_within(record, quarter, day) for record in group),
        in_progress=states[State.IN_PROGRESS], blocked=states[State.BLOCKED], not_started=states[State.NOT_STARTED],
        not_applicable=states[State.NOT_APPLICABLE], overdue=sum(_is_overdue(record, day) for record in group),
        progress=tuple(AnnexProgress(record.row.code, record.row.task, text) for record, text in told if text),
    )


def _told(record: MeasureRecord, months: Iterable[Month]) -> str:
    """One's own progress notes of some months, in order of time."""
    wanted = set(months)
    return "".join(
        _ended(note.text) for note in reversed(record.progress) if note.month in wanted and not note.unit and note.text
    )


def _ended(text: str) -> str:
    return text if text.endswith(("。", "！", "；", ".", "!", ";")) else text + "。"


def _closings(found: Sequence[MeasureRecord], quarter: Quarter, day: date) -> tuple[ClosingPoint, ...]:
    days = [r.row.closed_on for r in found if _state_on(r, day) is State.CLOSED and r.row.closed_on is not None]
    last = min(Month.of(day), quarter.months[2])
    return tuple(
        ClosingPoint(month, sum(closed_on <= month.last for closed_on in days))
        for month in months_between(Month(quarter.year, 1), max(last, Month(quarter.year, 1)))
    )


def _targets(found: Sequence[MeasureRecord], month: Month) -> tuple[TargetContent, ...]:
    return tuple(_target(record, target, month) for record in found for target in record.targets)


def _target(record: MeasureRecord, target: TargetRow, month: Month) -> TargetContent:
    reading = next((one for one in reversed(target.readings) if one.month <= month), None)
    return TargetContent(
        code=record.row.code, subject=target.place.subject or target.place.wording, asked=asked(target.place),
        reading=f"{reading.value}{target.place.unit}" if reading else "", read_in=reading.month if reading else None,
        is_met=_met(target, month),
    )


def _met(target: TargetRow, month: Month) -> bool | None:
    reading = next((one for one in reversed(target.readings) if one.month <= month), None)
    return None if reading is None else is_met(target.place, Decimal(reading.value))


_ASKED = {Comparator.AT_LEAST: "≥{}", Comparator.AT_MOST: "≤{}", Comparator.EQUAL: "{}", Comparator.ABOUT: "约{}"}


def asked(place: TargetPlace) -> str:
    """A target as it is shown: comparator, value, unit."""
    if place.comparator is Comparator.RANGE:
        return f"{place.value}～{place.value_high}{place.unit}"
    return _ASKED[place.comparator].format(f"{place.value}{place.unit}")


def _troubles(found: Sequence[MeasureRecord], day: date) -> tuple[TroubleContent, ...]:
    return tuple(
        TroubleContent(
            code=record.row.code, task=record.row.task, text=record.row.text, deadline=record.row.deadline,
            due_on=_last_day(record), days_late=(day - last).days if is_late and (last := _last_day(record)) else 0,
            is_blocked=state is State.BLOCKED, reason=_newest_note(record, day), next_step="",
        )
        for record in found
        if (is_late := _is_overdue(record, day)) | ((state := _state_on(record, day)) is State.BLOCKED)
    )


def _newest_note(record: MeasureRecord, day: date) -> str:
    return next((n.text for n in record.progress if not n.unit and n.text and n.month <= Month.of(day)), "")


def _upcoming(found: Sequence[MeasureRecord], quarter: Quarter, day: date) -> tuple[UpcomingContent, ...]:
    """What comes, by its day; a measure stands once a day, and once for all it has to do again and again."""
    items: dict[tuple[int, date | None], list[UpcomingContent]] = {}
    for record in found:
        if _state_on(record, day) not in DONE:
            for item in _coming(record, quarter):
                items.setdefault((record.row.id, item.due_on), []).append(item)
    once = (replace(same[0], wording="、".join(dict.fromkeys(one.wording for one in same))) for same in items.values())
    return tuple(sorted(once, key=lambda item: (item.due_on is None, item.due_on or quarter.last)))


def _coming(record: MeasureRecord, quarter: Quarter) -> Iterable[UpcomingContent]:
    row = record.row
    for due in record.dues:
        if due.met_on is None and due.place.end and quarter.first <= due.place.end <= quarter.last:
            yield UpcomingContent(row.code, row.text, due.place.wording, due.place.end, row.role)
    for place in record.recurrences:
        if any(occurrences(place, first=quarter.first, last=quarter.last)):
            yield UpcomingContent(row.code, row.text, place.wording, None, row.role)


def _light_on(record: MeasureRecord, day: date, plan: PlanRow) -> Light:
    """The light as of a day, which is not today's when the measure was closed later."""
    state = _state_on(record, day)
    if state is record.row.state:
        return record.row.light
    told = {note.month for note in record.progress if not note.unit and note.text}
    return light_of(
        state=state, dues=[due.place for due in record.dues if due.met_on is None], today=day,
        has_progress_this_month=Month.of(day) in told, has_progress_last_month=Month.of(day).plus(-1) in told,
        active_since=plan.issued_on,
    )


def _measure(record: MeasureRecord, quarter: Quarter, day: date, plan: PlanRow) -> MeasureContent:
    row = record.row
    state = _state_on(record, day)
    return MeasureContent(
        code=row.code, annex=row.annex, annex_title=row.annex_title, section=row.section, task_no=row.task_no,
        task=row.task, text=row.text, deadline=row.deadline, lead=record.units(Role.LEAD),
        responsible=record.units(Role.RESPONSIBLE), support=record.units(Role.SUPPORT),
        state=state, light=_light_on(record, day, plan), progress=_told(record, quarter.months),
        closed_on=row.closed_on if state is State.CLOSED else None, evidence_count=len(record.evidence),
    )


def _evidence(found: Sequence[MeasureRecord], *, with_thumbnails: bool) -> tuple[EvidenceContent, ...]:
    files = {file.id: file for record in found for file in record.evidence}
    codes: dict[int, list[str]] = {key: [] for key in files}
    for record in found:
        for file in record.evidence:
            codes[file.id].append(record.row.code)
    return tuple(
        EvidenceContent(
            codes=tuple(codes[key]), name=file.name, sha256=file.sha256, size=file.size,
            added_on=local_day(file.added_at), note=file.note,
            is_missing=(state := _file_state(file.path, file.sha256)) == "missing", is_altered=state == "altered",
            thumbnail=jpeg_thumbnail(Path(file.path), file.mime) if with_thumbnails and not state else None,
        )
        for key, file in files.items()
    )


def local_day(moment: str) -> date:
    """The day, where this machine stands, of a time stored in UTC."""
    return datetime.fromisoformat(moment).astimezone().date()


def _file_state(path: str, sha256: str) -> str:
    try:
        return "" if sha256_of(Path(path)) == sha256 else "altered"
    except OSError:
        return "missing"


def _submission_row(record: MeasureRecord, month: Month, me: MyselfRow) -> SubmissionRow:
    row = record.row
    own = [note for note in record.progress if not note.unit]
    now = next((note for note in own if note.month == month), None)
    so_far = months_between(Month(month.year, 1), month)
    state = _state_on(record, month.last)
    return SubmissionRow(
        measure_id=row.id, task_id=row.task_id, code=row.code, annex=row.annex, annex_title=row.annex_title,
        section=row.section, task_no=row.task_no, task=row.task, text=row.text, deadline=row.deadline,
        lead=record.units(Role.LEAD), responsible=record.units(Role.RESPONSIBLE), support=record.units(Role.SUPPORT),
        state=state, progress=_told(record, so_far), month_progress=now.text if now else "",
        targets=tuple(_submission_target(target, month) for target in record.targets),
        evidence=tuple(file.name for file in record.evidence),
        trouble=now.text if now and now.state is State.BLOCKED else "", unit=me.unit, person=me.person,
        reported_on=local_day(now.written_at) if now else None,
    )


def _submission_target(target: TargetRow, month: Month) -> SubmissionTarget:
    value = next((Decimal(one.value) for one in target.readings if one.month == month), None)
    place = target.place
    return SubmissionTarget(target.id, place.subject or place.wording, asked(place), place.unit, value)
