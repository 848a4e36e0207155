"""Rows of the evidence page: one file with what it proves, how it lies on the disk, and what is like it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from model.periods import Month
from model.rows.kept_file import KeptFile


class FileKind(StrEnum):
    """What a file is to a person."""

    PICTURE = "picture"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class FileFilter:
    """Which files are shown. `month` is the link's, else that of taking or adding; `search` looks at names, notes, codes."""

    kind: FileKind | None = None
    is_unused: bool = False
    month: Month | None = None
    search: str = ""


@dataclass(frozen=True, slots=True)
class FileDoor:
    """A measure a file proves, by the code people say, with the month it proves."""

    measure_id: int
    code: str
    month: Month | None


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file of the ledger; `month` is the one it is filed under, `taken_at` empty where the file does not say."""

    id: int
    name: str
    sha256: str
    size: int
    mime: str
    note: str
    taken_at: str
    added_at: str
    content: KeptFile
    month: Month
    doors: tuple[FileDoor, ...]

    @property
    def kind(self) -> FileKind:
        """Picture or document."""
        return FileKind.PICTURE if self.mime.startswith("image/") else FileKind.DOCUMENT


@dataclass(frozen=True, slots=True)
class UnusedFiles:
    """What a clean-up would take away: rows no measure points to, files on the disk, their bytes."""

    rows: int
    files: int
    size: int


@dataclass(frozen=True, slots=True)
class CopyWanted:
    """A stored file that is to leave the ledger, and the name it is to have outside."""

    content: KeptFile
    mime: str
    name: str


@dataclass(frozen=True, slots=True)
class CopyMade:
    """A copy outside the ledger; `has_place` when it may still say where it was taken."""

    path: Path
    has_place: bool


@dataclass(frozen=True, slots=True)
class SheetItem:
    """One file of a contact sheet; `thumbnail` is a small JPEG, None for what is no picture or cannot be read."""

    codes: tuple[str, ...]
    name: str
    day: str
    note: str
    thumbnail: bytes | None
