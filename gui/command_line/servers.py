"""Commands about a database server: whether it can be come to, and who may do what in its ledger."""

from __future__ import annotations

import click

from gui.command_line.help import Commands
from gui.command_line.values import WORDS
from gui.command_line.words import ledger_word, say


@click.group(cls=Commands)
def server() -> None:
    """A ledger on a database server."""


@server.command(name="test")
@click.argument("address", type=WORDS)
def test(*, address: str) -> None:
    """Say what an address leads to; nothing is changed."""
    from model.actions.servers import try_server

    found = try_server(address)
    say("server-found", where=found.where, version=found.version, role=ledger_word(found.role))
    say("server-found-verified" if found.is_verified else "server-found-own-machine")
    say("server-found-ledger" if found.has_ledger else "server-found-empty", files=found.files or "—")


@server.command(name="roles")
@click.argument("address", type=WORDS)
@click.option("--officer", "officers", multiple=True, type=WORDS)
@click.option("--reviewer", "reviewers", multiple=True, type=WORDS)
@click.option("--reader", "readers", multiple=True, type=WORDS)
@click.option("--script", "is_script", is_flag=True)
def roles(
    *, address: str, officers: tuple[str, ...], reviewers: tuple[str, ...], readers: tuple[str, ...], is_script: bool
) -> None:
    """Make the roles of a server's ledger and let logins join them."""
    from model.actions.servers import roles_script, set_up_roles
    from model.rows.server import ServerRole

    members = {ServerRole.OFFICER: officers, ServerRole.REVIEWER: reviewers, ServerRole.READER: readers}
    if is_script:
        click.echo(roles_script(address, members), nl=False)
        return
    for role, name in set_up_roles(address, members).items():
        say("done-server-role", role=ledger_word(role), name=name)
    for role, logins in members.items():
        for login in logins:
            say("done-server-login", role=ledger_word(role), name=login)


COMMANDS = (server,)
