"""A file the ledger keeps, as it is handed out: to be read, without a word of where or how it lies."""

from __future__ import annotations

from io import BufferedReader
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
