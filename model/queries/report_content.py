"""What the quarter's report and the month's workbook say, gathered from the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month, Quarter, months_between
from model.queries.codes import plan_id_of_year
from model.queries.measures_then import MeasureThen, measures_then
from model.queries.overview import myself, plans
from model.queries.records import records
from model.queries.report_figures import (
    figures_of,
    is_closed_since,
    met_by,
    newest_reading,
    total_of,
)
from model.queries.standing import local_day
from model.rows.checklist import ChecklistFilter, TargetRow
from model.rows.due import TargetPlace
from model.rows.kept_file import FileAltered, KeptFile
from model.rows.overview import ClosingPoint, MyselfRow, PlanRow
from model.rows.record import MeasureRecord
from model.rows.report import (
    AnnexContent,
    AnnexProgress,
    EvidenceContent,
    MeasureContent,
    PlanHeading,
    QuarterlyContent,
    SignContent,
    SubmissionContent,
    SubmissionRow,
    SubmissionTarget,
    TargetContent,
    TroubleContent,
    UpcomingContent,
)
from model.rows.words import Comparator, Role, State
from model.rules.next_step import parted
from model.rules.recurrences import occurrences
from model.store.evidence_files import sha256_of
from model.store.thumbnails import jpeg_thumbnail

EVERYTHING = ChecklistFilter()
Found = Sequence[MeasureThen]


def quarterly_content(
    ledger: Ledger, quarter: Quarter, *, kept: ChecklistFilter = EVERYTHING, today: date,
    with_thumbnails: bool = True, filter_text: str = "",
) -> QuarterlyContent:
    """The quarter's report over the measures a filter keeps, as things stood at the quarter's end, or stand today.

    Raises UserError plan-unknown when there is no plan.
    """
    plan = plan_of(ledger, kept.plan_id, quarter.year)
    day = min(today, quarter.last)
    found = measures_then(ledger, records(ledger, of_plan(kept, plan), today=day), last=quarter.last, today=today)
    me = myself(ledger)
    figures, following = figures_of(found, first=quarter.first, last=quarter.last, day=day), quarter.plus(1)
    return QuarterlyContent(
        plan=heading_of(plan), quarter=quarter, sign=SignContent(me.unit, me.person),
        figures=figures if me.unit else replace(figures, mine=None), annexes=_annexes(found, quarter),
        closings=_closings(found, quarter, day), targets=targets_of(found, Month.of(day)),
        troubles=troubles_of(found, day), upcoming=upcoming_of(found, first=min(today, following.first), last=following.last),
        measures=tuple(_measure(one, quarter, day, plan) for one in found),
        evidence=evidence_of(found, with_thumbnails=with_thumbnails), filter_text=filter_text, is_mine=kept.is_mine,
    )


def submission_content(
    ledger: Ledger, month: Month, *, kept: ChecklistFilter = EVERYTHING, today: date, filter_text: str = "",
) -> SubmissionContent:
    """The month's workbook over the measures a filter keeps. Raises UserError plan-unknown without a plan."""
    plan = plan_of(ledger, kept.plan_id, month.year)
    me = myself(ledger)
    day = min(today, month.last)
    found = measures_then(ledger, records(ledger, of_plan(kept, plan), today=day), last=month.last, today=today)
    return SubmissionContent(
        ledger_id=ledger.identity, plan=heading_of(plan), month=month, unit=me.unit, person=me.person,
        rows=tuple(_submission_row(one, month, me) for one in found), filter_text=filter_text,
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


def of_plan(kept: ChecklistFilter, plan: PlanRow) -> ChecklistFilter:
    """The same filter, of one plan."""
    return replace(kept, plan_id=plan.id)


def heading_of(plan: PlanRow) -> PlanHeading:
    """How a plan is cited."""
    return PlanHeading(plan.id, plan.title, plan.doc_no, plan.year)


def _annexes(found: Found, quarter: Quarter) -> tuple[AnnexContent, ...]:
    return tuple(
        _annex(number, title, list(group), quarter)
        for (number, title), group in groupby(found, key=lambda one: (one.record.row.annex, one.record.row.annex_title))
    )


def _annex(number: int, title: str, group: list[MeasureThen], quarter: Quarter) -> AnnexContent:
    states = Counter(one.state for one in group)
    told = ((one.record.row, told_in(one.record, quarter.months)) for one in group)
    return AnnexContent(
        annex=number, title=title, measures=len(group), closed=states[State.CLOSED],
        closed_now=sum(is_closed_since(one, quarter.first) for one in group),
        in_progress=states[State.IN_PROGRESS], blocked=states[State.BLOCKED], not_started=states[State.NOT_STARTED],
        not_applicable=states[State.NOT_APPLICABLE], overdue=sum(one.is_overdue for one in group),
        progress=tuple(AnnexProgress(row.code, row.task, text) for row, text in told if text),
    )


def told_in(record: MeasureRecord, months: Iterable[Month]) -> str:
    """One's own progress notes of some months, in order of time."""
    wanted = set(months)
    return "".join(
        _ended(note.text) for note in reversed(record.progress) if note.month in wanted and not note.unit and note.text
    )


def _ended(text: str) -> str:
    return text if text.endswith(("。", "！", "；", ".", "!", ";")) else text + "。"


def _closings(found: Found, quarter: Quarter, day: date) -> tuple[ClosingPoint, ...]:
    days = [one.closed_on for one in found if one.closed_on is not None]
    last = min(Month.of(day), quarter.months[2])
    return tuple(
        ClosingPoint(month, sum(closed_on <= month.last for closed_on in days))
        for month in months_between(Month(quarter.year, 1), max(last, Month(quarter.year, 1)))
    )


def targets_of(found: Found, month: Month) -> tuple[TargetContent, ...]:
    """Every numeric target with its last reading up to a month."""
    return tuple(_target(one.record, target, month) for one in found for target in one.record.targets)


def _target(record: MeasureRecord, target: TargetRow, month: Month) -> TargetContent:
    reading, total = newest_reading(target, month), total_of(target, month)
    return TargetContent(
        code=record.row.code, subject=target.place.subject or target.place.wording, asked=told(target.place),
        reading=f"{reading.value}{target.place.unit}" if reading else "", read_in=reading.month if reading else None,
        is_met=met_by(target, month), units=total.units if total and any(part.unit for part in total.units) else (),
    )


_ASKED = {Comparator.AT_LEAST: "≥{}", Comparator.AT_MOST: "≤{}", Comparator.EQUAL: "{}", Comparator.ABOUT: "约{}"}


def asked(place: TargetPlace) -> str:
    """A target as it is shown beside what is to be filled in: comparator, value with its sign, unit."""
    if place.comparator is Comparator.RANGE:
        return f"{place.value}～{place.value_high}{place.unit}"
    return _ASKED[place.comparator].format(f"{place.value}{place.unit}")


_MIRRORED = {Comparator.AT_LEAST: Comparator.AT_MOST, Comparator.AT_MOST: Comparator.AT_LEAST}
_FALLS = ("下降", "降低", "减少", "削减", "压减")


def told(place: TargetPlace) -> str:
    """A target as it is told: a fall in the plan's word for it (下降≥3%, not ≤-3%)."""
    falls = next((word for word in _FALLS if word in place.wording), "") if place.value < 0 else ""
    if not falls:
        return asked(place)
    high = None if place.value_high is None else -place.value_high
    comparator = _MIRRORED.get(place.comparator, place.comparator)
    return falls + asked(replace(place, comparator=comparator, value=-place.value, value_high=high))


def troubles_of(found: Found, day: date) -> tuple[TroubleContent, ...]:
    """What is overdue or in difficulty on a day."""
    return tuple(_trouble(one, day) for one in found if one.is_overdue or one.state is State.BLOCKED)


def _trouble(one: MeasureThen, day: date) -> TroubleContent:
    """Why it is late or hard and what comes next, both as the newest note says them (…。下一步：…)."""
    row = one.record.row
    reason, step = parted(newest_note(one.record, day))
    coming = min((due for due in one.dues if due.end is not None and due.end > day), key=lambda due: due.end or day, default=None)
    return TroubleContent(
        code=row.code, task=row.task, text=row.text, deadline=row.deadline, due_on=one.overdue_after,
        days_late=(day - one.overdue_after).days if one.is_overdue and one.overdue_after else 0,
        is_blocked=one.state is State.BLOCKED, reason=reason, next_step=step,
        is_overdue=one.is_overdue, closed_since=one.closed_since,
        next_due=coming.end if coming else None, next_wording=coming.wording if coming else "",
    )


def newest_note(record: MeasureRecord, day: date) -> str:
    """One's own last words about a measure up to a day."""
    return next((n.text for n in record.progress if not n.unit and n.text and n.month <= Month.of(day)), "")


def upcoming_of(found: Found, *, first: date, last: date) -> tuple[UpcomingContent, ...]:
    """What comes, by its day; a measure stands once a day, and once for all it has to do again and again."""
    items: dict[tuple[int, date | None], list[UpcomingContent]] = {}
    for one in found:
        if not one.is_done:
            for item in _coming(one, first, last):
                items.setdefault((one.record.row.id, item.due_on), []).append(item)
    once = (replace(same[0], wording="、".join(dict.fromkeys(each.wording for each in same))) for same in items.values())
    return tuple(sorted(once, key=lambda item: (item.due_on is None, item.due_on or last)))


def _coming(one: MeasureThen, first: date, last: date) -> Iterable[UpcomingContent]:
    row = one.record.row
    for due in one.dues:
        if due.end and first <= due.end <= last:
            yield UpcomingContent(row.code, row.text, due.wording, due.end, row.role)
    until = min(last, one.overdue_after or last)  # a duty comes back as long as the measure runs
    for recurrence in one.record.recurrences:
        if any(occurrences(recurrence.place, first=first, last=until)):
            yield UpcomingContent(row.code, row.text, recurrence.place.wording, None, row.role)


def _measure(one: MeasureThen, quarter: Quarter, day: date, plan: PlanRow) -> MeasureContent:
    record, row = one.record, one.record.row
    return MeasureContent(
        code=row.code, annex=row.annex, annex_title=row.annex_title, section=row.section, task_no=row.task_no,
        task=row.task, text=row.text, deadline=row.deadline, lead=record.units(Role.LEAD),
        responsible=record.units(Role.RESPONSIBLE), support=record.units(Role.SUPPORT),
        state=one.state, light=one.light(day, active_since=plan.issued_on), progress=told_in(record, quarter.months),
        closed_on=one.closed_on, evidence_count=len(one.evidence), measure_id=row.id,
    )


def evidence_of(found: Found, *, with_thumbnails: bool) -> tuple[EvidenceContent, ...]:
    """Every file once, with all measures it proves."""
    files = {file.id: file for one in found for file in one.evidence}
    codes: dict[int, list[str]] = {key: [] for key in files}
    for one in found:
        for file in one.evidence:
            codes[file.id].append(one.record.row.code)
    return tuple(
        EvidenceContent(
            codes=tuple(codes[key]), name=file.name, sha256=file.sha256, size=file.size,
            added_on=local_day(file.added_at), note=file.note,
            is_missing=(state := _file_state(file.content, file.sha256)) == "missing", is_altered=state == "altered",
            thumbnail=jpeg_thumbnail(file.content, file.mime) if with_thumbnails and not state else None,
        )
        for key, file in files.items()
    )


def _file_state(file: KeptFile, sha256: str) -> str:
    try:
        return "" if sha256_of(file) == sha256 else "altered"
    except FileAltered:
        return "altered"
    except OSError:
        return "missing"


def _submission_row(one: MeasureThen, month: Month, me: MyselfRow) -> SubmissionRow:
    record, row = one.record, one.record.row
    own = [note for note in record.progress if not note.unit]
    now = next((note for note in own if note.month == month), None)
    so_far = months_between(Month(month.year, 1), month)
    return SubmissionRow(
        measure_id=row.id, task_id=row.task_id, code=row.code, annex=row.annex, annex_title=row.annex_title,
        section=row.section, task_no=row.task_no, task=row.task, text=row.text, deadline=row.deadline,
        lead=record.units(Role.LEAD), responsible=record.units(Role.RESPONSIBLE), support=record.units(Role.SUPPORT),
        state=one.state, progress=told_in(record, so_far), month_progress=now.text if now else "",
        targets=tuple(_submission_target(target, month) for target in record.targets),
        evidence=tuple(file.name for file in one.evidence),
        trouble=now.text if now and now.state is State.BLOCKED else "", unit=me.unit, person=me.person,
        reported_on=local_day(now.written_at) if now else None,
    )


def _submission_target(target: TargetRow, month: Month) -> SubmissionTarget:
    value = next((Decimal(one.value) for one in target.readings if one.month == month), None)
    place = target.place
    return SubmissionTarget(target.id, place.subject or place.wording, asked(place), place.unit, value)
