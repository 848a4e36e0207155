"""A folder of files that are found by what they are called: reviews, small pictures; sealed in a ledger with a passphrase."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path
from typing import Literal

from model.rows.kept_file import KeptFile
from model.store.keys import LedgerKey
from model.store.sealed import ENDING, Sealing, opened_seal, plain_name, sealed_name
from model.store.synchronising import synchronise_folder

BLOCK = 1 << 20
DRAFT = ".taking-in-"


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as it is handed out: what it is called, not where or how it lies."""

    name: str
    path: Path = field(repr=False)
    key: LedgerKey | None = field(default=None, repr=False)
    sealed_as: str = field(default="", repr=False)  # the name a draft will have

    def open(self, mode: Literal["rb"], /) -> BufferedReader:
        """Its content, to be read from anywhere in it; raises OSError, FileAltered."""
        return self.path.open(mode) if self.key is None else opened_seal(self.path, self.key, self.sealed_as)

    def is_file(self) -> bool:
        """Whether it is there."""
        return self.path.is_file()


class Draft:
    """A file that is being written, sealed where there is a key; it has no name yet."""

    def __init__(self, path: Path, key: LedgerKey | None) -> None:
        self.path, self._key = path, key
        self._file = path.open("wb")
        self._sealing = Sealing(self._file, key) if key is not None else None

    def write(self, block: bytes) -> None:
        """Take in more of the content."""
        (self._sealing or self._file).write(block)

    def finish(self, called: str) -> None:
        """All is there, and on the disk; it is to lie under that name."""
        if self._sealing is not None:
            self._sealing.finish(called)
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()

    def close(self) -> None:
        """Let it go, finished or not."""
        self._file.close()


@contextmanager
def drafted(folder: Path, key: LedgerKey | None) -> Iterator[Draft]:
    """A draft in a folder; what was not moved away is gone afterwards. Raises OSError."""
    handle, made = tempfile.mkstemp(prefix=DRAFT, dir=folder)
    os.close(handle)
    path = Path(made)
    try:
        draft = Draft(path, key)
        try:
            yield draft
        finally:
            draft.close()
    finally:
        path.unlink(missing_ok=True)


def name_there(name: str, key: LedgerKey | None) -> str:
    """Under which name a file lies that is called so."""
    return name if key is None else sealed_name(name, key)


def called(file: Path, key: LedgerKey | None) -> str | None:
    """What a file is called that lies under a name; None for one that was put there otherwise."""
    if key is not None:
        return plain_name(file.name, key)
    return None if file.name.endswith(ENDING) or file.name.startswith(".") else file.name


class Drawer:
    """Files by what they are called, each written whole or not at all."""

    def __init__(self, folder: Path, key: LedgerKey | None = None) -> None:
        self.folder, self._key = folder, key

    def content_of(self, name: str) -> KeptFile:
        """A file, as it is handed out; it may not be there."""
        return Kept(name, self._path_of(name), self._key)

    def names(self) -> list[str]:
        """What the files are called that lie there; none when the folder cannot be reached."""
        try:
            found = [called(file, self._key) for file in self.folder.iterdir() if file.is_file()]
        except OSError:
            return []
        return sorted(name for name in found if name is not None)

    def keep(self, name: str, content: bytes) -> None:
        """Write a file; raises OSError."""
        with drafted(self.folder, self._key) as draft:
            for begin in range(0, max(1, len(content)), BLOCK):
                draft.write(content[begin : begin + BLOCK])
            self._place(draft, name)

    def bring(self, name: str, source: KeptFile) -> None:
        """Copy a file in from elsewhere; raises OSError."""
        with source.open("rb") as read, drafted(self.folder, self._key) as draft:
            shutil.copyfileobj(read, draft, BLOCK)
            self._place(draft, name)

    def drop(self, name: str) -> None:
        """Remove a file; one that is not there is as good. Raises OSError."""
        self._path_of(name).unlink(missing_ok=True)

    def _place(self, draft: Draft, name: str) -> None:
        final = self._path_of(name)
        draft.finish(final.name)
        draft.path.replace(final)
        synchronise_folder(self.folder)

    def _path_of(self, name: str) -> Path:
        return self.folder / name_there(name, self._key)
