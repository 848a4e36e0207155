"""What the evidence page asks of the ledger and has done beside it; SQLAlchemy is loaded where it is answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from model.rows.evidence import CopyMade, CopyWanted, FileFilter, FileRow, UnusedFiles
from model.rows.kept_file import KeptFiles
from model.rows.report import WrittenFile
from model.rows.words import FileState

if TYPE_CHECKING:
    from model.ledger import Ledger

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def files_of(ledger: Ledger, kept: FileFilter) -> tuple[FileRow, ...]:
    """The files a filter keeps."""
    from model.queries.evidence import evidence_files

    return evidence_files(ledger, kept)


def unused_of(ledger: Ledger) -> UnusedFiles:
    """What a clean-up would take away."""
    from model.queries.evidence import unused_files

    return unused_files(ledger)


def states_of(files: Sequence[FileRow], *, progress: Progress, cancelled: Cancelled) -> dict[str, FileState]:
    """Whether each file is as it was."""
    from model.queries.evidence import file_states

    return file_states(files, progress=progress, cancelled=cancelled)


def alike_of(
    files: Sequence[FileRow], drawer: KeptFiles, *, progress: Progress, cancelled: Cancelled
) -> tuple[tuple[str, ...], ...]:
    """Pictures that are nearly the same."""
    from model.queries.evidence import files_alike

    return files_alike(files, drawer, progress=progress, cancelled=cancelled)


def copied_out(
    files: Sequence[FileRow], folder: Path, *, progress: Progress, cancelled: Cancelled
) -> tuple[CopyMade, ...]:
    """Copies under readable names."""
    from model.queries.evidence import copy_out
    from reports.evidence_names import export_names

    names = export_names(files)
    wanted = [CopyWanted(file.content, file.mime, names[file.id]) for file in files]
    return copy_out(wanted, folder, progress=progress, cancelled=cancelled)


def sheet_written(
    files: Sequence[FileRow], target: Path, printed_on: date, a_page: int, *, progress: Progress, cancelled: Cancelled
) -> WrittenFile:
    """A contact sheet of files as PDF, so many pictures a page."""
    from model.queries.evidence import sheet_items
    from reports.contact_sheet import write_contact_sheet

    items = sheet_items(files, progress=progress, cancelled=cancelled)
    return write_contact_sheet(items, target, printed_on=printed_on, a_page=a_page)
