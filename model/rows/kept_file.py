"""A file the ledger keeps, as it is handed out: to be read, without a word of where or how it lies."""

from __future__ import annotations

from io import BufferedReader
from pathlib import Path
from typing import Literal, Protocol


class KeptFile(Protocol):
    """As much of a file as reading it takes; a path to any other file is one too."""

    @property
    def name(self) -> str:
        """How it is named where it lies; not the name a person gave it."""

    def open(self, mode: Literal["rb"], /) -> BufferedReader:
        """Its content, to be read from anywhere in it; raises OSError when it is gone."""

    def is_file(self) -> bool:
        """Whether it is there; whether it is as it was takes reading it."""


class KeptFiles(Protocol):
    """A folder of files that are found by what they are called."""

    @property
    def folder(self) -> Path:
        """Where they lie."""

    def content_of(self, name: str) -> KeptFile:
        """A file; it may not be there."""

    def keep(self, name: str, content: bytes) -> None:
        """Write a file; raises OSError."""


class FileAltered(OSError):
    """A kept file is not as it was written: it was changed, cut, exchanged or given another name."""
