"""The command that looks a ledger through."""

from __future__ import annotations

from dataclasses import asdict

import click

from gui.command_line.help import Command
from gui.command_line.shared import as_json_option, on_ledger, opened
from gui.command_line.words import print_json, say
from model.errors import UserError


@click.command(cls=Command)
@as_json_option
@on_ledger
def check(*, as_json: bool, place: str | None) -> None:
    """Look through database, history chain, evidence and search index."""
    from model.queries.check import check as look

    with opened(place) as ledger:
        found = look(ledger)
    if as_json:
        print_json(asdict(found) | {"ok": not found.faults})
    else:
        say("done-check", changes=found.changes, measures=found.measures, files=found.evidence_files)
        for fault in found.faults:
            say(fault.kind.value, where=fault.where, detail=fault.detail)
        if not found.faults:
            say("done-check-clean")
    if found.faults:
        raise UserError("ledger-has-faults", count=len(found.faults))


COMMANDS = (check,)
