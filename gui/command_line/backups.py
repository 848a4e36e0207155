"""Commands about copies of the ledger: making one, listing them, and putting the ledger back to one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gui.command_line.help import Command
from gui.command_line.passphrases import ledger_passphrase_option, unlock_copy, unlock_what_is_left
from gui.command_line.shared import as_json_option, local_today, on_ledger, opened
from gui.command_line.values import FILE, WORDS
from gui.command_line.words import complain, heading, ledger_word, print_json, say
from model.errors import StorageError, UserError

if TYPE_CHECKING:
    from model.rows.restore import BackupFound, Holdings, Later, RestorePreview

second_option = click.option("--second", type=FILE)


@click.command(cls=Command)
@second_option
@on_ledger
def backup(*, second: Path | None, place: str | None) -> None:
    """Make a copy now; once a month restore one on trial."""
    from model.actions.backups import make_backup
    from model.actions.backups_rehearsed import rehearse_when_due

    with opened(place) as ledger:
        ledger.require_writable()
        made = make_backup(ledger, second)
        tried = rehearse_when_due(ledger, second, local_today())
    for row in (made.here, made.there):
        if row is not None:
            say("done-backup", path=row.path, measures=row.measures, changes=row.changes)
    if tried is not None and not tried.faults:
        say("done-rehearsal", file=tried.file, measures=tried.measures, changes=tried.changes, evidence=tried.evidence)
    if made.trouble is not None:
        raise made.trouble
    if tried is not None and tried.faults:
        raise StorageError("backup-rehearsal-failed", file=tried.file, count=tried.faults, detail=tried.detail)


@click.command(cls=Command)
@second_option
@as_json_option
@on_ledger
def backups(*, second: Path | None, as_json: bool, place: str | None) -> None:
    """List the copies."""
    from model.actions.restore import found_backups

    unlock_what_is_left(place)
    found = found_backups(_folder(place), second)
    if as_json:
        print_json([_as_json(each) for each in found])
        return
    for each in found:
        click.echo(_in_a_line(each))
    if not found:
        complain(UserError("backup-none"))


@click.command(cls=Command)
@click.argument("backup", type=WORDS)
@click.option("--yes", "is_sure", is_flag=True)
@second_option
@on_ledger
def restore(backup: str, *, is_sure: bool, second: Path | None, place: str | None) -> None:
    """Put the ledger back to a copy."""
    from model.actions.restore import backup_named, complete_restore, prepare_restore, preview_restore

    unlock_what_is_left(place)
    folder = _folder(place)
    found = backup_named(folder, backup, second)
    unlock_copy(found.path)
    _say_preview(preview_restore(folder, found))
    if not is_sure:
        say("restore-not-done")
        return
    restored = complete_restore(prepare_restore(folder, found))
    say("done-restore", name=found.path.name)
    if restored.replaced is not None:
        say("done-restore-kept", path=restored.replaced)


@click.command(cls=Command)
@click.argument("origin", type=WORDS)
@click.argument("to", type=WORDS)
@click.option("--without-passphrase", "may_be_read", is_flag=True)
@ledger_passphrase_option
def copy_ledger(*, origin: str, to: str, may_be_read: bool) -> None:
    """Copy a ledger whole: a folder to a server's database or back."""
    from model.actions.copy_ledger import copy_ledger

    with opened(origin) as ledger:
        made = copy_ledger(ledger, to, may_be_read=may_be_read)
    say("done-copy-ledger", where=made.where, sha256=made.sha256, files=made.files)
    if made.left_out:
        raise StorageError("copy-evidence-left-out", count=made.left_out)


def _folder(place: str | None) -> Path:
    from model.ledger import default_place, folder_of

    return folder_of(place or default_place())


def _say_preview(preview: RestorePreview) -> None:
    say("restore-then", made=_when(preview.found.made_at), **_counts(preview.then))
    if preview.now is not None:
        say("restore-now", **_counts(preview.now))
    elif preview.is_there:
        say("restore-now-unreadable")
    for code, later in (("restore-left-out", preview.left_out), ("restore-brought-back", preview.brought_back)):
        if later.changes:
            say(code, **_counts(later))
    if preview.missing_files:
        say("restore-missing-files", count=preview.missing_files)


def _counts(row: Holdings | Later) -> dict[str, object]:
    return {name: getattr(row, name) for name in row.__slots__}


def _in_a_line(found: BackupFound) -> str:
    held = found.holds
    parts = [
        found.path.name, _when(found.made_at), ledger_word(found.kind),
        heading("second_place") if found.is_second else heading("own_place"),
        heading("unreadable") if held is None else str(held.measures),
        _when(held.changed_at) if held and held.changed_at else heading("none"),
        heading("proven") if found.is_proven else heading("none"),
    ]  # fmt: skip
    return "\t".join(parts)


def _as_json(found: BackupFound) -> dict[str, Any]:
    held = None if found.holds is None else _counts(found.holds) | {"changed_at": _iso(found.holds.changed_at)}
    return {
        "file": str(found.path), "kind": found.kind.value, "made_at": _iso(found.made_at), "second": found.is_second,
        "proven": found.is_proven, "holds": held,
    }  # fmt: skip


def _when(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


COMMANDS = (backup, backups, restore, copy_ledger)
