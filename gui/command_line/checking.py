"""The commands that look a ledger through and mend what can be mended."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from gui.command_line.help import Command
from gui.command_line.shared import as_json_option, on_ledger, opened
from gui.command_line.values import FILE
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
        if found.strays:
            say("note-strays", count=found.strays)
        if not found.faults:
            say("done-check-clean")
    if found.faults:
        raise UserError("ledger-has-faults", count=len(found.faults))


@click.command(cls=Command)
@click.option("--second", type=FILE)
@as_json_option
@on_ledger
def repair(*, second: Path | None, as_json: bool, place: str | None) -> None:
    """Mend what can be made anew or brought back; nothing is deleted."""
    from model.actions.repair import repair as mend
    from model.rows.repair import advice

    with opened(place) as ledger:
        done = mend(ledger, second)
    if as_json:
        print_json(asdict(done) | {"ok": not done.left})
    else:
        for step in done.steps:
            say(step.what.value, count=step.count, where=step.where)
        for fault in done.left:
            say(fault.kind.value, where=fault.where, detail=fault.detail)
        for code in dict.fromkeys(map(advice, done.left)):  # once for all of a kind
            say(code)
        if not done.steps and not done.left:
            say("mended-nothing")
    if done.left:
        raise UserError("repair-left", count=len(done.left))


COMMANDS = (check, repair)
