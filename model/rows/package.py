"""A package (材料包): one zip with the month's workbook, the evidence and what proves both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from model.rows.evidence import FileRow
from model.rows.report import SubmissionContent


@dataclass(frozen=True, slots=True)
class PackageContent:
    """What goes into a package: the submission of a month and the files that prove it."""

    submission: SubmissionContent
    files: tuple[FileRow, ...]
    made_on: date


@dataclass(frozen=True, slots=True)
class PackageFile:
    """One file of a package that arrived: its path within the payload, its bytes in number, its SHA-256."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ReceivedPackage:
    """A package that was unpacked and found whole.

    `folder` holds the payload; `facts` are the bag's own (who made it, when, of what), `workbooks` what may be merged,
    `progress` the same in JSON where it is there.
    """

    folder: Path
    facts: tuple[tuple[str, str], ...]
    files: tuple[PackageFile, ...]
    workbooks: tuple[Path, ...]
    progress: Path | None
