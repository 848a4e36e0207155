"""What offices without this program are sent to fill in: each its own measures, with what it reported before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from model.actions.senders import month_standing
from model.actions.unit_groups import open_members
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.merge_base import unit_names
from model.queries.report_content import submission_content
from model.rows.checklist import ChecklistFilter
from model.rows.merged import SenderStanding
from model.rows.report import PerhapsRow, SubmissionContent, SubmissionRow
from model.rows.words import State
from model.store.plain import my_units

_TOLD = """
    SELECT progress.unit_id, progress.measure_id, progress.text, progress.state FROM progress
    JOIN measure ON measure.id = progress.measure_id
    WHERE measure.plan_id = ? AND progress.unit_id IS NOT NULL AND progress.year = ? AND progress.month < ?
    ORDER BY progress.month
"""
_OF_GROUPS = """
    SELECT measure.id, measure.code, measure.text, duty.group_id, duty.wording FROM duty JOIN measure ON measure.id = duty.measure_id
    WHERE measure.plan_id = ? AND duty.group_id IS NOT NULL AND measure.state != 'not_applicable' ORDER BY measure.position, duty.position
"""
Told = dict[tuple[int, int], list[tuple[str, State | None]]]  # by unit and measure, in the order of the months


def blank_contents(
    ledger: Ledger, month: Month, *, plan_id: int | None = None, units: Collection[str] = (), today: date
) -> Iterator[SubmissionContent]:
    """The workbook of every unit that is asked to report, by name, or of some; a unit without a measure gets none.

    The month's cells are empty; what only may be the unit's (相关镇) is no row and stands apart in `perhaps`. The year's progress so far and the state are those the unit itself reported last.
    Raises UserError plan-unknown, not-asked-to-report for a unit that is not among those asked.
    """
    whole = submission_content(ledger, month, kept=ChecklistFilter(plan_id=plan_id), today=today)
    senders = [one for one in month_standing(ledger, month, plan_id=whole.plan.plan_id, today=today).senders if one.is_expected]
    unknown = next((name for name in units if name not in {one.name for one in senders}), None)
    if unknown is not None:
        raise UserError("not-asked-to-report", unit=unknown)
    told = _told(ledger, whole.plan.plan_id, month)
    perhaps = perhaps_asked(ledger, whole.plan.plan_id)
    for sender in senders:
        if sender.measure_ids and (not units or sender.name in units):
            open_ones = tuple(one for one in perhaps.get(sender.name, ()) if one.measure_id not in sender.measure_ids)
            yield replace(_content(whole, sender, told), perhaps=open_ones)


def perhaps_asked(ledger: Ledger, plan_id: int) -> dict[str, tuple[PerhapsRow, ...]]:
    """By unit's name the measures that a plan gives to some of its kind (相关镇), in the order of the plan; never one's own."""
    found: dict[str, dict[int, PerhapsRow]] = defaultdict(dict)
    members = open_members(ledger, plan_id)
    with ledger.look() as connection:
        names, mine = unit_names(connection), my_units(connection)
        own = {number for number in (mine.unit, *mine.named) if number is not None}
        for measure_id, code, text, group_id, wording in connection.execute(_OF_GROUPS, (plan_id,)):
            for name in members.get(group_id, ()):
                key = names.find(name)
                if key not in own:
                    unit = names.names[key] if key is not None else name
                    found[unit].setdefault(measure_id, PerhapsRow(measure_id, code, wording, text))
    return {unit: tuple(rows.values()) for unit, rows in found.items()}


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
