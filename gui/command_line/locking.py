"""Commands about a ledger's passphrase: set, changed, removed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from gui.command_line.help import Commands
from gui.command_line.passphrases import ledgers_passphrases, new_passphrase, typed_passphrase
from gui.command_line.shared import on_ledger
from gui.command_line.values import FILE
from gui.command_line.words import said, say

if TYPE_CHECKING:
    from model.rows.passphrase import Relocked

new_option = click.option("--new-passphrase-file", "new_passphrase_file", type=FILE)
second_option = click.option("--second", type=FILE)


@click.group(cls=Commands)
def passphrase() -> None:
    """A ledger's passphrase."""


@passphrase.command(name="set")
@new_option
@second_option
@on_ledger
def set_(*, new_passphrase_file: Path | None, second: Path | None, place: str | None) -> None:
    """Lock the ledger; forgotten, it is lost."""
    from model.actions.passphrase import set_passphrase
    from model.ledger import default_place

    where = place or default_place()
    click.echo(str(said("ledger-passphrase-warning")), err=True)
    _say("done-set-passphrase", set_passphrase(where, new_passphrase(new_passphrase_file), second=second))


@passphrase.command(name="change")
@new_option
@second_option
@on_ledger
def change(*, new_passphrase_file: Path | None, second: Path | None, place: str | None) -> None:
    """Have the ledger open with another passphrase."""
    from model.actions.passphrase import change_passphrase
    from model.ledger import default_place

    where = place or default_place()
    old = _old(str(where))
    _say("done-change-passphrase", change_passphrase(where, old, new_passphrase(new_passphrase_file), second=second))


@passphrase.command(name="remove")
@second_option
@on_ledger
def remove(*, second: Path | None, place: str | None) -> None:
    """Let the ledger be opened without a passphrase again."""
    from model.actions.passphrase import remove_passphrase
    from model.ledger import default_place

    where = place or default_place()
    _say("done-remove-passphrase", remove_passphrase(where, _old(str(where)), second=second))


def _old(where: str) -> str:
    known = ledgers_passphrases()
    return known[0] if known else typed_passphrase(where)


def _say(code: str, done: Relocked) -> None:
    say(code, where=done.folder, copies=done.copies, files=done.files)
    if done.is_unfinished:
        say("passphrase-unfinished", where=done.folder)
    if done.left is not None:
        say("passphrase-copies-left", where=done.left)


COMMANDS = (passphrase,)
