"""What every command shares: the ledger it works on, its day, the measures asked for, and what it says at its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import contextmanager
from datetime import date
from inspect import signature
from typing import TYPE_CHECKING, Any

import click

from gui.command_line.passphrases import ledger_passphrase_option, unlock_ledger
from gui.command_line.values import DAY, WORDS, OneOf
from gui.command_line.words import complain, said, say
from model.errors import StorageError, UserError
from model.rows.words import Light, Role, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from model.ledger import Ledger
    from model.rows.changed import Changed
    from model.rows.checklist import ChecklistFilter

as_json_option = click.option("--json", "as_json", is_flag=True)
plan_option = click.option("--plan", default="", type=WORDS)
mine_option = click.option("--mine", "is_mine", is_flag=True)


def filter_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of the checklist's filter, to be handed on to filter_of."""
    for option in (
        plan_option, click.option("--search", default="", type=WORDS), click.option("--due-before", type=DAY),
        click.option("--light", type=OneOf(Light)), click.option("--state", type=OneOf(State)), click.option("--role", type=OneOf(Role)),
        click.option("--nobody", "is_nobodys", is_flag=True), click.option("--handler", default="", type=WORDS),
        click.option("--perhaps", "is_perhaps", is_flag=True), mine_option,
    ):  # fmt: skip
        command = option(command)
    return command


def on_ledger(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options --ledger, --ledger-passphrase-file and --today; it receives `place`, and `today` if it has such a parameter."""
    has_today = "today" in signature(command).parameters
    command = click.option("--ledger", "place", callback=_nearest_place)(command)
    command = ledger_passphrase_option(command)
    return click.option("--today", type=DAY, default=local_today, expose_value=has_today)(command)


def _nearest_place(context: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """The ledger named with the command, else before it, else by TAIZHANG_LEDGER."""
    named: str | None = context.find_root().params.get("place") if value is None else value
    if named == "":  # a script's empty variable must not mean the officer's own ledger
        raise UserError("ledger-name-empty")
    return named


def local_today() -> date:
    """The calendar's day where the officer sits; the only place that looks at the clock for it."""
    return date.today()  # noqa: DTZ011 - deadlines end with the local day


@contextmanager
def opened(place: str | None, *, must_exist: bool = True) -> Iterator[Ledger]:
    """The ledger a command works on, closed again afterwards."""
    from model.ledger import Ledger, default_place
    from model.queries.overview import myself
    from model.queries.shared_files import shared_files_are_there

    unlock_ledger(place)
    with Ledger.open(place or default_place(), must_exist=must_exist) as ledger:
        ledger.person = myself(ledger).person
        if ledger.obstacle == "ledger-disk-full":  # said at once: whoever only looks would not learn it
            click.echo(str(said(ledger.obstacle)), err=True)
        if not shared_files_are_there(ledger):
            click.echo(str(said("server-files-away", where=ledger.folder)), err=True)
        yield ledger
        if ledger.was_changed:
            _make_daily_backup(ledger)


def _make_daily_backup(ledger: Ledger) -> None:
    """Copy the ledger after a day's first change; what was changed is kept whether or not that can be done."""
    from model.actions.backups import make_daily_backup

    try:
        make_daily_backup(ledger, local_today())
    except StorageError as error:
        complain(UserError("backup-not-daily", detail=said(error.code, **error.facts).happened))


def filter_of(ledger: Ledger, *, handler: str = "", is_nobodys: bool = False, **kept: Any) -> ChecklistFilter:
    """The measures asked for. Raises UserError, also when mine are asked for and nobody said who that is, or somebody's and nobody's."""
    from model.queries import checklist
    from model.queries.overview import myself

    if (kept.get("is_mine") or kept.get("is_perhaps") or kept.get("role")) and not myself(ledger).unit:
        raise UserError("myself-unknown")
    if handler.strip() and is_nobodys:
        raise UserError("handler-or-nobody")
    return checklist.filter_of(ledger, handler="" if is_nobodys else handler.strip() or None, **kept)


def print_changed(changed: Changed) -> None:
    """Say that a change was kept, or that nothing had to change."""
    say(f"done-{changed.action}" if changed.number else "done-nothing", **dict(changed.facts))


def ids_of(ledger: Ledger, codes: Sequence[str]) -> list[int]:
    """The measures named by their IDs. Raises UserError for an ID the ledger does not know, or knows twice."""
    from model.queries.codes import measure_id_of

    return [measure_id_of(ledger, code) for code in codes]


def print_written(code: str, written: Any) -> None:
    """Say what was written and counted, and what the writer had to change."""
    say(code, path=written.path, pages=written.pages, rows=written.rows, sha256=written.sha256[:12])
    for note in written.notes:
        click.echo(f"  {said(note.code, **dict(note.facts))}")
