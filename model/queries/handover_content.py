"""What whoever takes the post over must know: what is open and promised, where the papers are, who is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from model.ledger import BACKUPS_NAME, EVIDENCE_NAME, Ledger
from model.periods import Month
from model.queries.codes import code_prefixes
from model.queries.measure_json import open_questions
from model.queries.measures_then import MeasureThen, measures_then
from model.queries.overview import plans
from model.queries.paper_content import plans_kept, sign_of
from model.queries.records import records
from model.queries.report_content import EVERYTHING, upcoming_of
from model.queries.submissions import past_submissions
from model.rows.checklist import ChecklistFilter
from model.rows.due import ReportDay
from model.rows.papers import (
    AskedUnit,
    HandoverContent,
    OpenItem,
    OpenQuestion,
    PaperPlaces,
    Promise,
)
from model.rows.words import Role, State
from model.rules.report_days import report_days
from model.store.backups import last_proven

AHEAD = timedelta(days=92)  # how far a handover looks ahead: a quarter
_SUBMISSIONS = 12
_REPORTS = 3
_STRONGEST = list(Role)  # strongest first
Found = Sequence[MeasureThen]
Prefixes = dict[int, str]


def handover_content(
    ledger: Ledger, *, kept: ChecklistFilter = EVERYTHING, today: date, filter_text: str = "",
) -> HandoverContent:
    """A handover of the measures a filter keeps, as things stand today."""
    prefixes = code_prefixes(ledger)
    found = measures_then(ledger, records(ledger, kept, today=today), last=today, today=today)
    left = [one for one in found if not one.is_done]
    sent = past_submissions(ledger, kept.plan_id)
    return HandoverContent(
        plans=plans_kept(ledger, kept), day=today, sign=sign_of(ledger), measures=len(found),
        closed=sum(one.state is State.CLOSED for one in found), open=_open(left, prefixes, today),
        promises=tuple(sorted(_promises(left, prefixes, today), key=lambda one: (one.due_on is None, one.due_on or today, one.code))),
        report_days=_report_days(ledger, kept, today), places=_places(ledger, found), submissions=sent[:_SUBMISSIONS],
        submitted=len(sent), asked=_asked(left, prefixes), questions=_questions(left, prefixes),
        doubted=tuple((_code(one, prefixes), len(one.record.doubts)) for one in left if one.record.doubts),
        filter_text=filter_text, is_mine=kept.is_mine,
    )


def _code(one: MeasureThen, prefixes: Prefixes) -> str:
    return prefixes[one.record.row.plan_id] + one.record.row.code


def _open(left: Found, prefixes: Prefixes, today: date) -> tuple[OpenItem, ...]:
    """What is overdue first, then by its last day, what has none at the end."""
    ordered = sorted(left, key=lambda one: (not one.is_overdue, one.overdue_after is None, one.overdue_after or today))
    return tuple(_open_item(one, prefixes, today) for one in ordered)


def _open_item(one: MeasureThen, prefixes: Prefixes, today: date) -> OpenItem:
    row = one.record.row
    note = next((note for note in one.record.progress if not note.unit and note.text and note.month <= Month.of(today)), None)
    return OpenItem(
        _code(one, prefixes), row.text, row.deadline, one.overdue_after, one.state, one.is_overdue, row.role,
        note.text if note else "", note.month if note else None, len(one.evidence), row.handler,
    )


def _promises(left: Found, prefixes: Prefixes, today: date) -> Iterator[Promise]:
    """Dates an office set itself, whenever they are; the plan's dates and what comes back within the next quarter."""
    for one in left:
        row, code = one.record.row, _code(one, prefixes)
        own = [due for due in one.record.dues if due.is_own and due.met_on is None]
        for due in own:
            yield Promise(code, row.text, due.place.wording, due.place.end or due.place.start, is_own=True)
        said = {due.place.end for due in own}
        for item in upcoming_of([one], first=today, last=today + AHEAD):
            if item.due_on is None or item.due_on not in said:
                yield Promise(code, row.text, item.wording, item.due_on, is_own=False)


def _report_days(ledger: Ledger, kept: ChecklistFilter, today: date) -> tuple[ReportDay, ...]:
    found = (day for plan in plans(ledger) if kept.plan_id in (None, plan.id)
             for day in report_days(plan.report_rule, first=today, last=today + AHEAD))
    return tuple(sorted(found, key=lambda one: (one.day, one.recipient)))[:_REPORTS]


def _places(ledger: Ledger, found: Found) -> PaperPlaces:
    sizes = {file.sha256: file.size for one in found for file in one.evidence}
    proven = sum(bool(one.evidence) for one in found)
    return PaperPlaces(
        ledger.folder, ledger.folder / EVIDENCE_NAME, len(sizes), sum(sizes.values()), proven, len(found) - proven,
        last_proven(ledger.folder / BACKUPS_NAME),
    )  # fmt: skip


def _asked(left: Found, prefixes: Prefixes) -> tuple[AskedUnit, ...]:
    """Units that are not one's own, those with most measures first."""
    parts: dict[str, dict[int, tuple[Role, str]]] = defaultdict(dict)
    for one in left:
        for duty in sorted(one.record.duties, key=lambda duty: _STRONGEST.index(duty.role)):
            if not duty.is_mine:
                parts[duty.wording].setdefault(one.record.row.id, (duty.role, _code(one, prefixes)))
    units = []
    for wording, measures in parts.items():
        roles = [role for role, _ in measures.values()]
        units.append(AskedUnit(
            wording, lead=roles.count(Role.LEAD), responsible=roles.count(Role.RESPONSIBLE), support=roles.count(Role.SUPPORT),
            codes=tuple(code for _, code in measures.values()),
        ))  # fmt: skip
    return tuple(sorted(units, key=lambda unit: (-len(unit.codes), unit.wording)))


def _questions(left: Found, prefixes: Prefixes) -> tuple[OpenQuestion, ...]:
    """What the plan's words leave open, each wording once, the one most measures have first."""
    codes: dict[str, list[str]] = defaultdict(list)
    for one in left:
        for wording in dict.fromkeys(question.wording for question in open_questions(one.record)):
            codes[wording].append(_code(one, prefixes))
    found = (OpenQuestion(wording, tuple(some)) for wording, some in codes.items())
    return tuple(sorted(found, key=lambda question: -len(question.codes)))
