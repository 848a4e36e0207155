"""Accepting a plan that was read: its measures, duties, dates and targets enter the ledger in one change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.actions.myself import find_myself_again
from model.actions.taking_in import TakingIn
from model.errors import PlanReadError, UserError
from model.ledger import Ledger
from model.readers.directory.plan_area import other_area
from model.rows.changed import Changed
from model.rows.draft import PlanDraft
from model.rules.plan_years import FIRST, LAST, year_of_plan
from model.rules.readable import readable
from model.store.evidence_files import sha256_of
from model.store.settings import ELSEWHERE, MYSELF, setting
from model.store.tables import Indicator, Plan


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
    ledger: Ledger, draft: PlanDraft, *, source: PlanSource = NO_SOURCE, year: int | None = None, today: date,
    is_other: bool = False,
) -> Changed:
    """Take a read plan into the ledger.

    The plan's year is `year` when one is said, else the notice's, else the one its rows name most, else the file
    name's, else that of `today`; the fact year_from says which: said, notice, rows, file, today. The fact elsewhere names
    the plan's area when that is not my unit's. `is_other` when a person said that it is another plan than the one of the
    same title or file. Raises UserError plan-without-measures, or plan-already-taken when the same document is in the
    ledger.
    """
    if not draft.measures:
        raise UserError("plan-without-measures", name=source.name)
    found, year_from = (year, "said") if year else year_of(draft, source)
    plan_year = found or today.year
    title = draft.notice.title or draft.measures[0].annex_title or source.name
    with ledger.change("accept-plan", title=title, year=plan_year, measures=len(draft.measures)) as change:
        same = same_document(change.session, draft, source, title, plan_year)
        if same and (not is_other or (draft.notice.doc_no and same.doc_no == draft.notice.doc_no)):
            raise UserError("plan-already-taken", title=same.title, year=same.year)
        plan = _plan(draft, source, title, plan_year, ledger.now())
        change.session.add(plan)
        change.session.flush()
        taking = TakingIn(change.session, plan, plan_year)
        taking.add_all(draft.measures)
        find_myself_again(change.session)
        away = setting(change.session, ELSEWHERE).get("plans", {})
        change.facts |= {"plan": str(plan.id), "year_from": year_from, "elsewhere": away.get(str(plan.id), "")}
    return change.changed


def of_year(draft: PlanDraft, year: int) -> PlanDraft:
    """The draft as one of a year a person said. Raises UserError plan-year-out-of-range."""
    if not FIRST <= year <= LAST:
        raise UserError("plan-year-out-of-range", year=year)
    return replace(draft, notice=replace(draft.notice, year=year))


def year_of(draft: PlanDraft, source: PlanSource) -> tuple[int | None, str]:
    """The year a draft is of, as far as it says, and what says so: notice, rows, file; today when nothing does."""
    return year_of_plan(draft.notice.year, draft.measures, source.name)


def area_elsewhere(ledger: Ledger, draft: PlanDraft) -> str:
    """The area a draft names as its own when that is not my unit's, to be said before it is taken in; else ""."""
    titles = dict.fromkeys(row.annex_title for row in draft.measures)
    with ledger.read() as session:
        said = setting(session, MYSELF)
    return other_area((draft.notice.issuer, draft.notice.title, *titles), said["area"]) if said.get("unit") else ""


def require_new(ledger: Ledger, draft: PlanDraft, source: PlanSource, *, today: date) -> None:
    """Raise UserError plan-already-taken when accept_plan would: to be said before anything else is asked.

    Then plan-year-unknown when nothing but the calendar would say which year the plan is of.
    """
    year, _ = year_of(draft, source)
    title = draft.notice.title or (draft.measures[0].annex_title if draft.measures else "") or source.name
    with ledger.read() as session:
        if same := same_document(session, draft, source, title, year or today.year):
            raise UserError("plan-already-taken", title=same.title, year=same.year)
    if year is None and draft.measures:
        raise UserError("plan-year-unknown")


def same_document(session: Session, draft: PlanDraft, source: PlanSource, title: str, year: int) -> Plan | None:
    """The plan of the ledger that a draft is: by its document number first, then by its file, then by title and year."""
    doc_no = draft.notice.doc_no
    plans = session.scalars(select(Plan)).all()
    for is_same in (
        lambda plan: bool(doc_no) and plan.doc_no == doc_no,
        lambda plan: bool(source.sha256) and plan.source_sha256 == source.sha256 and plan.title == title,
        lambda plan: plan.title == title and plan.year == year and not doc_no,
    ):
        if found := next(filter(is_same, plans), None):
            return found
    return None


def indicators_of(draft: PlanDraft) -> list[Indicator]:
    """The rows of a draft's indicators."""
    return [
        Indicator(district=cell.district, name=cell.indicator, value=cell.value, unit=cell.unit)
        for cell in draft.indicators
    ]


def _plan(draft: PlanDraft, source: PlanSource, title: str, year: int, now: str) -> Plan:
    notice = draft.notice
    return Plan(
        year=year, title=title, doc_no=notice.doc_no, issuer=notice.issuer, issued_on=notice.issued_on,
        report_rule=notice.report_rule, source_name=source.name, source_sha256=source.sha256, accepted_at=now,
        indicators=indicators_of(draft),
    )
