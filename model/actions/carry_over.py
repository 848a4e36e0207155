"""Starting a year's plan from that of the year before (承接上年): what belongs to the office and not to the plan's text goes on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from model.actions.chosen_measures import CHUNK, told_codes
from model.errors import UserError
from model.ledger import Ledger
from model.queries.carry_over import still_to_carry
from model.queries.comparison import comparison
from model.rows.changed import Changed
from model.rows.comparison import ComparisonKind
from model.store.change_writer import Altered, ChangeWriter
from model.store.tables import Duty, Measure, Plan, Sender


def carry_over(ledger: Ledger, from_id: int, plan_id: int) -> Changed:
    """Give the measures of a plan the handlers and answers their counterparts had, and the plan its senders (应报单位), in one change.

    Only what stands empty is filled; states, progress, readings, evidence and dates stay with their year. The change's facts
    `handlers`, `answers`, `senders` are how many of each were carried, `year` is the earlier plan's. Raises UserError
    plan-unknown, carry-over-later where the other plan is not of an earlier year.
    """
    year = _year_before(ledger, from_id, plan_id)
    rows = comparison(ledger, ComparisonKind.YEARS, from_id, plan_id).rows  # outside the change: it is what takes long
    with ledger.change("carry-over", year=str(year)) as change:
        found = still_to_carry(change.session, rows, from_id, plan_id)
        _give(change, dict(found.handlers))
        _answer(change, dict(found.answers))
        change.session.add_all(Sender(plan_id=plan_id, unit_id=unit, is_expected=expected) for unit, expected in found.senders)
        change.facts |= {"handlers": str(len(found.handlers)), "answers": str(len(found.answers)), "senders": str(len(found.senders))}
    return change.changed


def _year_before(ledger: Ledger, from_id: int, plan_id: int) -> int:
    with ledger.read() as session:
        years = dict(session.execute(select(Plan.id, Plan.year).where(Plan.id.in_((from_id, plan_id)))).all())
    for key in (from_id, plan_id):
        if key not in years:
            raise UserError("plan-unknown")
    if years[from_id] >= years[plan_id]:
        raise UserError("carry-over-later", year=years[from_id])
    return years[from_id]


def _give(change: ChangeWriter, handlers: Mapping[int, str]) -> None:
    """As giving measures writes them; their line and the words they are found by follow."""
    keys = list(handlers)
    for some in _some(keys):
        change.alter_rows("measure", [Altered(key, {"handler": ""}, {"handler": handlers[key]}, key) for key in some])
    first = dict(change.session.execute(select(Measure.id, Measure.code).where(Measure.id.in_(keys[:3]))).all())
    change.facts["codes"] = told_codes([first[key] for key in keys[:3]], of=len(keys))


def _answer(change: ChangeWriter, answers: Mapping[int, bool]) -> None:
    for some in _some(list(answers)):
        for row in change.session.scalars(select(Duty).where(Duty.id.in_(some))):
            row.answer = answers[row.id]


def _some(keys: Sequence[int]) -> list[Sequence[int]]:
    return [keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK)]
