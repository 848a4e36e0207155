"""The month's submission: what has no progress yet, what was handed in before, and what is new since."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import case, func, or_, select, true
from sqlalchemy.orm import Session

from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.checklist import rows_by_id
from model.queries.measure_filter import DONE, filtered, has_progress_in, in_order
from model.queries.mine import mine_of
from model.queries.report_content import submission_content
from model.rows.checklist import ChecklistFilter
from model.rows.kept_file import KeptFile
from model.rows.submission import (
    MonthCounts,
    MonthNote,
    PastSubmission,
    Reported,
    Since,
    SubmissionKind,
    SubmittedLine,
)
from model.rules.submitted import line_of, since_sent
from model.store.engine import driver_connection
from model.store.evidence_files import EvidenceFiles
from model.store.tables import Measure, Progress, Submission, SubmissionLine

SHOWN = 500  # more than anybody fills in at one sitting; month_counts() says how many there are


def month_counts(ledger: Ledger, month: Month, *, plan_id: int | None, is_mine: bool, today: date) -> MonthCounts:
    """How many measures a month's submission holds, and how many open ones have no progress of that month."""
    is_open = Measure.state.not_in(DONE)
    conditions = (is_open, is_open & ~has_progress_in(month))
    kept = ChecklistFilter(plan_id=plan_id, is_mine=is_mine)
    with ledger.read() as session:
        sums = (func.coalesce(func.sum(case((condition, 1), else_=0)), 0) for condition in conditions)
        statement = filtered(select(func.count(Measure.id), *sums), kept, mine_of(session), today)
        return MonthCounts(*(int(number) for number in session.execute(statement).one()))


def month_notes(
    ledger: Ledger, month: Month, *, plan_id: int | None, is_mine: bool, today: date, also: Collection[int] = (),
    limit: int = SHOWN,
) -> tuple[MonthNote, ...]:
    """Open measures without progress of a month, in the order of the documents, and those `also` asked for.

    At most `limit` missing ones; what is `also` asked for comes in its own place, whatever is noted of it.
    """
    kept = ChecklistFilter(plan_id=plan_id, is_mine=is_mine, idle_month=month)
    with ledger.read() as session:
        statement = in_order(filtered(select(Measure.id), kept, mine_of(session), today), kept)
        wanted = [*session.scalars(statement.limit(limit)), *also]
        rows = rows_by_id(driver_connection(session), wanted, today)
        notes = _notes(session, wanted, month)
    found = []
    for row in rows:
        told = notes.get(row.id, {})
        earlier = max((other for other in told if other < month), default=None)
        found.append(MonthNote(row, told.get(month, ""), earlier, told[earlier] if earlier else ""))
    return tuple(found)


def _notes(session: Session, measure_ids: Iterable[int], month: Month) -> dict[int, dict[Month, str]]:
    """One's own notes of some measures up to a month."""
    found: dict[int, dict[Month, str]] = {}
    rows = session.execute(
        select(Progress.measure_id, Progress.year, Progress.month, Progress.text)
        .where(Progress.measure_id.in_(list(measure_ids)), Progress.unit_id.is_(None), Progress.text != "")
        .where(Progress.year * 12 + Progress.month <= month.year * 12 + month.month)
    )
    for measure_id, year, number, text in rows:
        found.setdefault(measure_id, {})[Month(year, number)] = text
    return found


def past_submissions(ledger: Ledger, plan_id: int | None = None) -> tuple[PastSubmission, ...]:
    """Every submission that was recorded, of one plan or of all, the newest month first, within a month the last made."""
    with ledger.read() as session:
        rows = session.scalars(
            select(Submission)
            .where(or_(Submission.plan_id == plan_id, Submission.plan_id.is_(None)) if plan_id is not None else true())
            .order_by(Submission.year.desc(), Submission.month.desc(), Submission.id.desc())
        )
        return tuple(_past(ledger, row) for row in rows)


def _past(ledger: Ledger, row: Submission) -> PastSubmission:
    return PastSubmission(
        row.id, Month(row.year, row.month), row.made_at, row.person, row.file_name, row.sha256, row.measures,
        SubmissionKind(row.kind), row.plan_id, row.receiver, date.fromisoformat(row.sent_at) if row.sent_at else None,
        row.corrects_id, row.reason, *(_kept(ledger.papers, row.sha256) if row.size else ()),
    )  # fmt: skip


def _kept(papers: EvidenceFiles, sha256: str) -> tuple[KeptFile, str]:
    return papers.content_of(sha256), papers.where_of(sha256)


def submitted_lines(ledger: Ledger, submission_id: int) -> tuple[SubmittedLine, ...]:
    """Every row of a submission as it was written. Raises UserError submission-unknown."""
    with ledger.read() as session:
        if session.get(Submission, submission_id) is None:
            raise UserError("submission-unknown")
        rows = session.scalars(
            select(SubmissionLine).where(SubmissionLine.submission_id == submission_id).order_by(SubmissionLine.position)
        )
        return tuple(SubmittedLine(row.measure_id, row.code, row.values) for row in rows)


def new_since(ledger: Ledger, submission_id: int, *, today: date) -> tuple[Since, ...]:
    """What the same submission would say otherwise if it were written today. Raises UserError submission-unknown."""
    sent = submitted_lines(ledger, submission_id)
    with ledger.read() as session:
        row = session.get_one(Submission, submission_id)
        month, plan_id = Month(row.year, row.month), row.plan_id
    content = submission_content(ledger, month, kept=ChecklistFilter(plan_id=plan_id), today=today)
    now = {row.measure_id: line_of(row) for row in content.rows}
    return tuple(since_sent(sent, now))


def reported(ledger: Ledger, measure_id: int) -> tuple[Reported, ...]:
    """What was reported of a measure, the newest month first, within a month the last one made."""
    with ledger.read() as session:
        rows = session.execute(
            select(Submission, SubmissionLine)
            .join(SubmissionLine, SubmissionLine.submission_id == Submission.id)
            .where(SubmissionLine.measure_id == measure_id)
            .order_by(Submission.year.desc(), Submission.month.desc(), Submission.id.desc())
        )
        return tuple(
            Reported(_past(ledger, submission), SubmittedLine(line.measure_id, line.code, line.values)) for submission, line in rows
        )
