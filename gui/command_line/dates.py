"""Commands about days: ticking what is due on them, setting dates of one's own, holidays, and the calendar file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gui.command_line.help import Command
from gui.command_line.shared import (
    filter_of,
    ids_of,
    mine_option,
    on_ledger,
    opened,
    plan_option,
    print_changed,
    print_written,
)
from gui.command_line.values import DAY, FILE, WORDS
from model.errors import UserError

if TYPE_CHECKING:
    from model.actions.dates import Span
    from model.ledger import Ledger
    from model.rows.checklist import DueRow
    from model.rows.occurrence import RecurrenceRow
    from model.rows.record import MeasureRecord


@click.command(cls=Command)
@click.argument("code")
@click.argument("days", nargs=-1, required=True, type=DAY)
@click.option("--on", "done_on", type=DAY)
@click.option("--not-needed", default="", type=WORDS)
@click.option("--undo", "is_open", is_flag=True)
@on_ledger
def tick(
    code: str, days: tuple[date, ...], *, done_on: date | None, not_needed: str, is_open: bool, place: str | None, today: date
) -> None:
    """Tick what a measure has on days: occurrences of what comes back, else milestones."""
    from model.actions.close import tick_milestone
    from model.actions.occurrences import set_aside_occurrences, tick_occurrences

    on = None if is_open else done_on or today
    with opened(place) as ledger:
        record = _record(ledger, code, today)
        for recurrence, some in _occurrences(record, days):
            if not_needed:
                print_changed(set_aside_occurrences(ledger, recurrence.id, some, note=not_needed))
            else:
                print_changed(tick_occurrences(ledger, recurrence.id, some, on=on))
        for day in _without_occurrence(record, days):
            due = _due_on(record, day)
            if not_needed:
                raise UserError("occurrence-unknown", day=day.isoformat(), wording=due.place.wording)
            print_changed(tick_milestone(ledger, due.id, on=on))


@click.command(cls=Command)
@click.argument("code")
@click.option("--by", "last", type=DAY)
@click.option("--from", "first", type=DAY)
@click.option("--note", default="", type=WORDS)
@click.option("--instead-of", type=DAY)
@click.option("--remove", type=DAY)
@click.option("--anew", is_flag=True)
@click.option("--alike", is_flag=True)
@on_ledger
def due(code: str, *, place: str | None, today: date, anew: bool, alike: bool, remove: date | None, instead_of: date | None,
        first: date | None, last: date | None, note: str) -> None:  # fmt: skip
    """Set, change or remove a date of a measure; or go back to those of the plan's words."""
    from model.actions.dates import add_due, answer_deadline, change_due, read_dues_anew, remove_due

    with opened(place) as ledger:
        record = _record(ledger, code, today)
        if anew:
            print_changed(read_dues_anew(ledger, record.row.id))
        if remove is not None:
            print_changed(remove_due(ledger, _due_on(record, remove).id))
        if instead_of is not None:
            print_changed(change_due(ledger, _due_on(record, instead_of).id, _span(first, last)))
        elif alike:
            print_changed(answer_deadline(ledger, record.row.id, _span(first, last)))
        elif not (anew or remove):
            print_changed(add_due(ledger, record.row.id, _span(first, last), wording=note))


@click.command(cls=Command)
@click.argument("file", type=FILE)
@on_ledger
def holidays(file: Path, place: str | None) -> None:
    """Take in a year's official holidays from a table."""
    from model.actions.holidays import take_holidays

    with opened(place) as ledger:
        print_changed(take_holidays(ledger, file))


@click.command(cls=Command)
@click.option("--out", required=True, type=FILE)
@mine_option
@plan_option
@on_ledger
def calendar(out: Path, *, is_mine: bool, plan: str, place: str | None, today: date) -> None:
    """Write reporting days, due dates, milestones and what comes back as an .ics file."""
    from model.queries.calendar_file import calendar_file_content
    from reports.calendar_file import write_calendar_file

    with opened(place) as ledger:
        content = calendar_file_content(ledger, filter_of(ledger, is_mine=is_mine, plan=plan), today=today)
        print_written("done-calendar", write_calendar_file(content, out, printed_on=today))


def _record(ledger: Ledger, code: str, today: date) -> MeasureRecord:
    from model.queries.measure_page import measure_detail

    return measure_detail(ledger, ids_of(ledger, [code])[0], today=today).record


def _occurrences(record: MeasureRecord, days: Sequence[date]) -> list[tuple[RecurrenceRow, list[date]]]:
    """The recurrences that fall due, or once did, on some of the days, each with those days."""
    found = ((row, [day for day in days if _falls_on(row, day)]) for row in record.recurrences)
    return [(row, some) for row, some in found if some]


def _falls_on(row: RecurrenceRow, day: date) -> bool:
    from model.rules.occurrences import is_occurrence

    return is_occurrence(row, day) or any(one.due_on == day for one in row.settled)


def _without_occurrence(record: MeasureRecord, days: Sequence[date]) -> list[date]:
    return [day for day in days if not any(_falls_on(row, day) for row in record.recurrences)]


def _due_on(record: MeasureRecord, day: date) -> DueRow:
    """A date of the measure by its last day, or its first where it has no other. Raises UserError date-of-measure-unknown."""
    found = next((row for row in record.dues if (row.place.end or row.place.start) == day), None)
    if found is None:
        raise UserError("date-of-measure-unknown", day=day.isoformat(), code=record.row.code)
    return found


def _span(first: date | None, last: date | None) -> Span:
    from model.actions.dates import Span
    from model.rows.words import DueKind

    if first is None:
        return Span(DueKind.BY, None, last)
    return Span(DueKind.FROM if last is None else DueKind.WINDOW, first, last)


COMMANDS = (tick, due, holidays, calendar)
