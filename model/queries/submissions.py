"""The month's submission: what has no progress yet, and what was handed in before."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from model.ledger import Ledger
from model.periods import Month
from model.queries.checklist import rows_by_id
from model.queries.measure_filter import DONE, filtered, has_progress_in, in_order
from model.queries.mine import mine_of
from model.rows.checklist import ChecklistFilter
from model.rows.submission import MonthCounts, MonthNote, PastSubmission
from model.store.engine import driver_connection
from model.store.tables import Measure, Progress, Submission

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


def past_submissions(ledger: Ledger) -> tuple[PastSubmission, ...]:
    """Every submission that was recorded, the newest month first, within a month the last one made."""
    with ledger.read() as session:
        rows = session.scalars(
            select(Submission).order_by(Submission.year.desc(), Submission.month.desc(), Submission.id.desc())
        )
        return tuple(
            PastSubmission(row.id, Month(row.year, row.month), row.made_at, row.person, row.file_name, row.sha256,
                           row.measures)
            for row in rows
        )
