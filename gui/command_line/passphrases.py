"""Passphrases on the command line: out of a file, or asked for on the terminal without showing what is typed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from gui.command_line.values import FILE
from gui.command_line.words import complain, heading, said
from model.errors import StorageError, UserError

_LARGEST = 1 << 16  # bytes of a file of passphrases
_TIMES = 3  # a passphrase is asked for before a package is left as it is

passphrase_file_option = click.option("--passphrase-file", "passphrase_file", type=FILE)


_KEPT = "taizhang.ledger-passphrases"  # in click's context: whatever opens a ledger asks there


def _keep_file(context: click.Context, _param: click.Parameter, value: Path | None) -> None:
    context.meta[_KEPT] = value


ledger_passphrase_option = click.option(
    "--ledger-passphrase-file", "ledger_passphrase_file", type=FILE, envvar="TAIZHANG_PASSPHRASE_FILE", expose_value=False, callback=_keep_file
)


def unlock_ledger(place: str | None) -> str:
    """Have this program know a ledger's passphrase, out of the file that was named, else asked for at the terminal; gives it.

    Nothing happens where none is needed. Raises StorageError ledger-locked, ledger-passphrase-wrong, UserError
    passphrase-file-unreadable.
    """
    from model.ledger import default_place, is_locked, unlock

    where = place or default_place()
    return _tried(lambda typed: unlock(where, typed), str(where)) if is_locked(where) else ""


def unlock_what_is_left(place: str | None) -> None:
    """Likewise, where the ledger's key may be damaged: a copy brings its own."""
    try:
        unlock_ledger(place)
    except StorageError as error:
        if error.code != "ledger-key-damaged":
            raise


def unlock_copy(copy: Path) -> None:
    """Likewise for a copy of a ledger that was made when it had another passphrase."""
    from model.actions.restore import is_copy_locked, unlock_copy

    if is_copy_locked(copy):
        _tried(lambda typed: unlock_copy(copy, typed), copy.name)


def ledgers_passphrases() -> list[str]:
    """The passphrases in the file that was named for the ledger; none without one."""
    file: Path | None = click.get_current_context().meta.get(_KEPT)
    return passphrases_in(file) if file is not None else []


def typed_passphrase(name: str) -> str:
    """A passphrase that is there already, asked for at the terminal; empty where nobody sits at one."""
    return _typed(heading("passphrase_of_ledger").format(name=name)) if _is_at_terminal() else ""


def _tried(opens: Callable[[str], None], name: str) -> str:
    wrong: StorageError | None = None
    known = ledgers_passphrases()
    for number in range(len(known) or _TIMES):
        said = known[number] if known else typed_passphrase(name)
        try:
            opens(said)
        except StorageError as error:
            if error.code != "ledger-passphrase-wrong":
                raise
            wrong = error
        else:
            return said
    raise wrong or StorageError("ledger-locked", where=name)


def new_passphrase(file: Path | None) -> str:
    """The passphrase something is to be locked with: the file's first, else typed twice.

    Raises UserError passphrase-file-unreadable, passphrase-empty, passphrases-differ.
    """
    from model.rules.passphrases import Strength, strength

    if file is not None:
        return passphrases_in(file)[0]
    typed = _typed(heading("new_passphrase"))
    if not typed:
        raise UserError("passphrase-empty")
    if _typed(heading("passphrase_again")) != typed:
        raise UserError("passphrases-differ")
    if strength(typed) is Strength.WEAK:
        click.echo(str(said("passphrase-weak")), err=True)
    return typed


def passphrases_in(file: Path) -> list[str]:
    """The passphrases in a file, one a line. Raises UserError passphrase-file-unreadable, OSError."""
    with file.open("rb") as read:
        held = read.read(_LARGEST)
    try:
        lines = [line for line in held.decode("utf-8-sig").splitlines() if line]
    except UnicodeDecodeError:
        lines = []
    if not lines:
        raise UserError("passphrase-file-unreadable", name=file.name)
    return lines


def passphrases_for(files: Iterable[Path], file: Path | None) -> list[str]:
    """What may open the packages among some files: a file's passphrases, and what is typed for those that these do not open.

    At the terminal alone somebody is asked; nothing typed leaves a package locked.
    """
    from model.readers.locked_package import is_locked, opens

    known = passphrases_in(file) if file is not None else []
    for package in filter(is_locked, files) if _is_at_terminal() else ():
        for _ in range(_TIMES):
            if any(opens(package, one) for one in known):
                break
            typed = _typed(heading("passphrase_of").format(name=package.name))
            if not typed:
                break
            known.append(typed)
            if not opens(package, typed):
                complain(UserError("package-passphrase-wrong", name=package.name))
    return known


def _is_at_terminal() -> bool:
    return sys.stdin.isatty()


def _typed(prompt: str) -> str:
    try:
        return str(click.prompt(prompt, default="", show_default=False, hide_input=True, err=True))
    except click.Abort:  # Ctrl-C, or nobody there to type
        raise KeyboardInterrupt from None
