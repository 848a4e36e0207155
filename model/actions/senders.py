"""Who is asked to report and who sent what: said by a person where papers leave it open; and how a month stands by that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select

from model.actions.unit_groups import certain_members
from model.actions.units import unit_named
from model.errors import UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries import merge_standing
from model.queries.merged_measures import measure_reports, upward_content
from model.rows.changed import Changed
from model.rows.merged import MeasureReports, MonthStanding
from model.rows.report import SubmissionContent
from model.store.change_writer import ChangeWriter
from model.store.tables import Returned, Sender, Unit


def month_standing(ledger: Ledger, month: Month, *, plan_id: int, today: date) -> MonthStanding:
    """How every unit stands with a month's report; who carries duties by "各镇…" is found in the directory of the area."""
    members = certain_members(ledger, plan_id)
    return merge_standing.month_standing(ledger, month, plan_id=plan_id, today=today, members=members)


def month_reports(ledger: Ledger, month: Month, *, plan_id: int, measure_ids: Sequence[int] = ()) -> tuple[MeasureReports, ...]:
    """Every measure of a plan, or some of them, with each unit's line of a month, the sums, and who is missing."""
    return measure_reports(ledger, month, plan_id=plan_id, members=certain_members(ledger, plan_id), measure_ids=measure_ids)


def month_upward(ledger: Ledger, month: Month, *, plan_id: int, today: date) -> SubmissionContent:
    """The month's submission upward, every unit's report in it."""
    return upward_content(ledger, month, plan_id=plan_id, members=certain_members(ledger, plan_id), today=today)


def expected_names(ledger: Ledger, plan_id: int) -> tuple[str, ...]:
    """Everybody a plan's collective names mean beyond doubt, each once."""
    return tuple(dict.fromkeys(name for some in certain_members(ledger, plan_id).values() for name in some))


def assign_sender(ledger: Ledger, returned_id: int, *, unit_id: int | None = None, name: str = "") -> Changed:
    """Say which unit sent a file; by a name no unit has, a new one. From then on all its rows are that unit's.

    Raises UserError returned-unknown, returned-merged, unit-missing, unit-empty.
    """
    return assign_senders(ledger, {returned_id: unit_id if unit_id is not None else name})


def assign_senders(ledger: Ledger, senders: Mapping[int, int | str]) -> Changed:
    """Say of several files, in one change, which unit sent them: a unit's id, or a name, of a new unit where none has it.

    Raises UserError returned-unknown, returned-merged, unit-missing, unit-empty.
    """
    with ledger.change("assign-sender") as change:
        names = []
        for returned_id, sender in senders.items():
            row = waiting(change, returned_id)
            unit = change.session.get(Unit, sender) if isinstance(sender, int) else unit_named(change.session, sender)
            if unit is None:
                raise UserError("unit-missing")
            names.append(unit.name)
            change.facts["name"] = row.file_name
            if row.unit_id != unit.id or not row.facts.get("settled"):
                row.unit_id, row.facts = unit.id, row.facts | {"settled": True}
        change.facts |= {"unit": "、".join(dict.fromkeys(names)), "count": str(len(senders))}
    return change.changed


def set_expected(ledger: Ledger, plan_id: int, units: Sequence[int | str], *, is_expected: bool) -> Changed:
    """Say of units, by id or name, that they are asked to report on a plan, or are not. Raises UserError unit-missing, unit-empty."""
    with ledger.change("set-expected", expected="1" if is_expected else "") as change:
        stored = {row.unit_id: row for row in change.session.scalars(select(Sender).where(Sender.plan_id == plan_id))}
        names = []
        for said in dict.fromkeys(units):
            unit = change.session.get(Unit, said) if isinstance(said, int) else unit_named(change.session, said)
            if unit is None:
                raise UserError("unit-missing")
            names.append(unit.name)
            if unit.id in stored:
                stored[unit.id].is_expected = is_expected
            else:
                change.session.add(Sender(plan_id=plan_id, unit_id=unit.id, is_expected=is_expected))
        change.facts["units"] = "、".join(names)
    return change.changed


def waiting(change: ChangeWriter, returned_id: int) -> Returned:
    """A file that was not merged yet. Raises UserError returned-unknown, returned-merged."""
    row = change.session.get(Returned, returned_id)
    if row is None:
        raise UserError("returned-unknown")
    if row.merged_at:
        raise UserError("returned-merged", name=row.file_name)
    return row
