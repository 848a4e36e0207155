"""A database written anew under another key, or none; and every file that belongs to a ledger, likewise."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from model.errors import StorageError
from model.rows.kept_file import FileAltered
from model.store.connecting import opened_with
from model.store.drawer import BLOCK, Kept, called, drafted, name_there
from model.store.keys import LedgerKey
from model.store.synchronising import synchronise_folder

KEPT_FOLDERS = ("evidence", "papers", "put-aside", "taking-in")
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Turn:
    """From which key to which; None is none."""

    old: LedgerKey | None
    new: LedgerKey | None


def export(source: Path, target: Path, turn: Turn) -> None:
    """Write a database anew, whole, as one file. Raises the driver's errors, StorageError ledger-cipher-missing."""
    if turn.new is not None:
        with closing(opened_with(target, turn.new, "mode=rwc")) as made:
            made.execute(f"ATTACH DATABASE ? AS other KEY {_spelt(turn.old)}", (_address(source, "ro"),))
            made.execute("SELECT sqlcipher_export('main', 'other')")
    else:
        with closing(opened_with(source, turn.old, "mode=rw")) as read:
            read.execute(f"ATTACH DATABASE ? AS other KEY {_spelt(turn.new)}", (_address(target, "rwc"),))
            read.execute("SELECT sqlcipher_export('other')")
    with closing(opened_with(target, turn.new)) as made:
        said = str(made.execute("PRAGMA integrity_check(1)").fetchone()[0])
        if said != "ok":
            raise StorageError("backup-not-proven", where=str(target), detail=said)
    synchronise_folder(target.parent)


def _spelt(key: LedgerKey | None) -> str:
    return "''" if key is None else f"\"x'{key.database.hex()}'\""


def _address(file: Path, mode: str) -> str:
    return f"{file.resolve().as_uri()}?mode={mode}"


def write_files(folder: Path, turn: Turn, told: Told) -> None:
    """Write every file of a folder that lies there in the old form in the new one too, each proven; raises OSError, StorageError.

    A sealed file that was altered cannot be opened any more: it stays as it is.
    """
    files = list(files_in_form(folder, turn.old))
    for number, (file, name) in enumerate(files):
        told(number, len(files))
        target = _other_form(file, name, turn.new)
        if not target.exists():
            with suppress(FileAltered):
                write_file(Kept(name, file, turn.old), target, turn.new)


def drop_files(folder: Path, turn: Turn) -> None:
    """Remove every file of a folder in the old form that lies there in the new one too; raises OSError."""
    for file, name in files_in_form(folder, turn.old):
        if _other_form(file, name, turn.new).exists():
            file.unlink()


def files_in_form(folder: Path, key: LedgerKey | None) -> Iterator[tuple[Path, str]]:
    """The files in one form, and what each is called."""
    for part in KEPT_FOLDERS:
        for file in sorted((folder / part).rglob("*")):
            name = called(file, key) if file.is_file() else None
            if name is not None:
                yield file, name


def _other_form(file: Path, name: str, key: LedgerKey | None) -> Path:
    other = name_there(name, key)
    is_deep = file.parent.name == file.name[:2]
    return (file.parent.parent / other[:2] if is_deep else file.parent) / other


def write_file(source: Kept, target: Path, key: LedgerKey | None) -> None:
    """Write a file's content under a name, sealed or not, and prove it; raises OSError, StorageError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    before, after = hashlib.sha256(), hashlib.sha256()
    with source.open("rb") as read, drafted(target.parent, key) as draft:
        while block := read.read(BLOCK):
            before.update(block)
            draft.write(block)
        draft.finish(target.name)
        with Kept(source.name, draft.path, key, target.name).open("rb") as again:
            while block := again.read(BLOCK):
                after.update(block)
        if before.digest() != after.digest():
            raise StorageError("backup-not-proven", where=str(target), detail="SHA-256")
        draft.path.replace(target)
    synchronise_folder(target.parent)
