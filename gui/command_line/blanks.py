"""The command that writes a workbook to be filled in for every unit that is asked to report."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gui.command_line.help import Command
from gui.command_line.shared import filter_of, on_ledger, opened, plan_option
from gui.command_line.values import FILE, MONTH, WORDS
from gui.command_line.words import complain, say
from model.errors import UserError

if TYPE_CHECKING:
    from model.periods import Month


@click.command(cls=Command)
@click.option("--month", required=True, type=MONTH)
@click.option("--out", required=True, type=FILE)
@click.option("--unit", "units", multiple=True, type=WORDS)
@plan_option
@on_ledger
def blanks(month: Month, out: Path, *, units: tuple[str, ...], plan: str, place: str | None, today: date) -> None:
    """Write a workbook to be filled in for every unit that is asked to report."""
    from model.actions.blanks import blank_contents
    from reports.unit_workbook import write_unit_workbooks

    with opened(place) as ledger:
        plan_id = filter_of(ledger, plan=plan).plan_id
        contents = tuple(blank_contents(ledger, month, plan_id=plan_id, units=units, today=today))
        for content, written in zip(contents, write_unit_workbooks(contents, out), strict=True):
            say("done-blank", path=written.path, unit=content.unit, rows=written.rows)
    if not contents:
        complain(UserError("nobody-asked-to-report"))


COMMANDS = (blanks,)
