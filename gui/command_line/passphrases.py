"""Passphrases on the command line: out of a file, or asked for on the terminal without showing what is typed."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from gui.command_line.values import FILE
from gui.command_line.words import complain, heading, said
from model.errors import UserError

_LARGEST = 1 << 16  # bytes of a file of passphrases
_TIMES = 3  # a passphrase is asked for before a package is left as it is

passphrase_file_option = click.option("--passphrase-file", "passphrase_file", type=FILE)


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
