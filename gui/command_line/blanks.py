"""The command that writes a workbook to be filled in for every unit that is asked to report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gui.command_line.help import Command
from gui.command_line.shared import filter_of, on_ledger, opened, plan_option
from gui.command_line.values import FILE, MONTH, WORDS
from gui.command_line.words import complain, joined, say
from model.errors import UserError

if TYPE_CHECKING:
    from model.periods import Month
    from model.rows.report import PerhapsRow


@click.command(cls=Command)
@click.option("--month", required=True, type=MONTH)
@click.option("--out", required=True, type=FILE)
@click.option("--unit", "units", multiple=True, type=WORDS)
@plan_option
@on_ledger
def blanks(month: Month, out: Path, *, units: tuple[str, ...], plan: str, place: str | None, today: date) -> None:
    """Write a workbook to be filled in for every unit that is asked to report."""
    from model.actions.blanks import blank_contents, perhaps_asked
    from reports.files import make_folder
    from reports.unit_workbook import write_unit_workbooks

    with opened(place) as ledger:
        plan_id = filter_of(ledger, plan=plan).plan_id
        if out.exists() and not out.is_dir():
            raise UserError("blanks-no-folder", path=out)
        contents = tuple(blank_contents(ledger, month, plan_id=plan_id, units=units, today=today))
        make_folder(out)
        for content, written in zip(contents, write_unit_workbooks(contents, out), strict=True):
            say("done-blank", path=written.path, unit=content.unit, rows=written.rows)
            if content.perhaps:
                say("blank-perhaps", unit=content.unit, count=len(content.perhaps), codes=joined(_called(content.perhaps)))
        if not units:
            _say_only_perhaps(perhaps_asked(ledger, contents[0].plan.plan_id) if contents else {}, {content.unit for content in contents})
    if not contents:
        complain(UserError("nobody-asked-to-report"))


def _called(rows: Iterable[PerhapsRow]) -> Iterator[str]:
    """Codes with the words that leave open whom they mean."""
    return (f"{row.code}（{row.wording}）" for row in rows)


def _say_only_perhaps(perhaps: Mapping[str, tuple[PerhapsRow, ...]], written: Collection[str]) -> None:
    """Name the units that got no workbook because nothing is surely theirs."""
    without = {unit: rows for unit, rows in perhaps.items() if unit not in written}
    if without:
        codes = dict.fromkeys(called for rows in without.values() for called in _called(rows))
        say("blanks-only-perhaps", count=len(without), units=joined(without), codes=joined(codes))


COMMANDS = (blanks,)
