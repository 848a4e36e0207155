"""What offices without this program are sent to fill in: each its own measures, with what it reported before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from model.actions.senders import month_standing
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.report_content import submission_content
from model.rows.checklist import ChecklistFilter
from model.rows.merged import SenderStanding
from model.rows.report import SubmissionContent, SubmissionRow
from model.rows.words import State

_TOLD = """
    SELECT progress.unit_id, progress.measure_id, progress.text, progress.state FROM progress
    JOIN measure ON measure.id = progress.measure_id
    WHERE measure.plan_id = ? AND progress.unit_id IS NOT NULL AND progress.year = ? AND progress.month < ?
    ORDER BY progress.month
"""
Told = dict[tuple[int, int], list[tuple[str, State | None]]]  # by unit and measure, in the order of the months


def blank_contents(
    ledger: Ledger, month: Month, *, plan_id: int | None = None, units: Collection[str] = (), today: date
) -> Iterator[SubmissionContent]:
    """The workbook of every unit that is asked to report, by name, or of some; a unit without a measure gets none.

    The month's cells are empty; the year's progress so far and the state are those the unit itself reported last.
    Raises UserError plan-unknown, not-asked-to-report for a unit that is not among those asked.
    """
    whole = submission_content(ledger, month, kept=ChecklistFilter(plan_id=plan_id), today=today)
    senders = [one for one in month_standing(ledger, month, plan_id=whole.plan.plan_id, today=today).senders if one.is_expected]
    unknown = next((name for name in units if name not in {one.name for one in senders}), None)
    if unknown is not None:
        raise UserError("not-asked-to-report", unit=unknown)
    told = _told(ledger, whole.plan.plan_id, month)
    for sender in senders:
        if sender.measure_ids and (not units or sender.name in units):
            yield _content(whole, sender, told)


def _told(ledger: Ledger, plan_id: int, month: Month) -> Told:
    found: Told = defaultdict(list)
    with ledger.look() as connection:
        for unit_id, measure_id, text, state in connection.execute(_TOLD, (plan_id, month.year, month.month)):
            found[unit_id, measure_id].append((text, State(state) if state else None))
    return found


def _content(whole: SubmissionContent, sender: SenderStanding, told: Told) -> SubmissionContent:
    rows = (row for row in whole.rows if row.measure_id in sender.measure_ids)
    return replace(
        whole, unit=sender.name, person="", filter_text="", is_mine=False,
        rows=tuple(_row(row, sender.name, told.get((sender.unit_id or 0, row.measure_id), [])) for row in rows),
    )


def _row(row: SubmissionRow, unit: str, told: list[tuple[str, State | None]]) -> SubmissionRow:
    said = [state for _, state in told if state is not None]
    return replace(
        row, state=said[-1] if said else None, progress="".join(text for text, _ in told), month_progress="", evidence=(), trouble="",
        targets=tuple(replace(target, value=None) for target in row.targets), unit=unit, person="", reported_on=None,
    )
