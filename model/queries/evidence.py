"""All files of the ledger: what they prove, whether they are as they were, which are alike, and copies that leave it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from model.errors import Cancelled, UserError
from model.ledger import Ledger
from model.periods import Month
from model.queries.codes import code_prefixes
from model.rows.evidence import (
    CopyMade,
    CopyWanted,
    FileDoor,
    FileFilter,
    FileKind,
    FileRow,
    SheetItem,
    UnusedFiles,
)
from model.rows.kept_file import FileAltered, KeptFiles
from model.rows.words import FileState
from model.rules.likeness import groups_alike
from model.store.door import Plain
from model.store.evidence_files import state_of
from model.store.holdings import evidence_of_replaced
from model.store.picture_hashes import picture_looks
from model.store.restoring import replaced_ledgers
from model.store.thumbnails import jpeg_thumbnail
from model.store.without_place import copy_without_place

Progress = Callable[[int, int], None]
Cancel = Callable[[], bool]
SHEET_EDGE = 800  # pixels: 240 dpi at 82 mm, the higher picture of four a page


def evidence_files(ledger: Ledger, kept: FileFilter) -> tuple[FileRow, ...]:
    """The files a filter keeps, those added last first."""
    prefixes = code_prefixes(ledger)
    with ledger.look() as connection:
        doors = _doors(connection, prefixes)
        rows = connection.execute(
            "SELECT id, name, sha256, size, mime, note, taken_at, added_at FROM evidence ORDER BY added_at DESC, id DESC"
        ).fetchall()
    found = (_file_row(ledger, row, tuple(doors.get(row[0], ()))) for row in rows)
    return tuple(row for row in found if _is_kept(row, kept))


def _doors(connection: Plain, prefixes: dict[int, str]) -> dict[int, list[FileDoor]]:
    found: dict[int, list[FileDoor]] = defaultdict(list)
    statement = (
        "SELECT evidence_id, measure.id, plan_id, code, evidence_link.year, evidence_link.month FROM evidence_link "
        "JOIN measure ON measure.id = evidence_link.measure_id ORDER BY evidence_id, plan_id, position"
    )
    for evidence_id, key, plan_id, code, year, month in connection.execute(statement):
        said = Month(year, month) if year and month else None
        found[evidence_id].append(FileDoor(key, prefixes.get(plan_id, "") + code, said))
    return found


def _file_row(ledger: Ledger, row: tuple[int, str, str, int, str, str, str, str], doors: tuple[FileDoor, ...]) -> FileRow:
    key, name, sha256, size, mime, note, taken_at, added_at = row
    day = datetime.fromisoformat(taken_at) if taken_at else datetime.fromisoformat(added_at).astimezone()
    month = next((door.month for door in doors if door.month is not None), None) or Month(day.year, day.month)
    content = ledger.evidence_files.content_of(sha256)
    return FileRow(key, name, sha256, size, mime, note, taken_at, added_at, content, month, doors)


def _is_kept(row: FileRow, kept: FileFilter) -> bool:
    if kept.kind is not None and row.kind is not kept.kind:
        return False
    if kept.is_unused and row.doors:
        return False
    if kept.month is not None and kept.month not in (row.month, *(door.month for door in row.doors)):
        return False
    words = " ".join((row.name, row.note, *(door.code for door in row.doors))).casefold()
    return all(part in words for part in kept.search.casefold().split())


def file_states(files: Sequence[FileRow], *, progress: Progress, cancelled: Cancel) -> dict[str, FileState]:
    """By SHA-256 whether each file is there and as it was; every byte is read. Raises Cancelled."""
    found: dict[str, FileState] = {}
    for done, file in enumerate(files):
        if cancelled():
            raise Cancelled
        if file.sha256 not in found:
            found[file.sha256] = state_of(file.content, file.sha256, file.size)
        progress(done + 1, len(files))
    return found


def files_alike(
    files: Iterable[FileRow], drawer: KeptFiles, *, progress: Progress, cancelled: Cancel
) -> tuple[tuple[str, ...], ...]:
    """The SHA-256 of pictures that are nearly the same, in groups; what was reckoned is kept in a drawer. Raises Cancelled."""
    pictures = [(file.sha256, file.content) for file in files if file.kind is FileKind.PICTURE]
    return groups_alike(picture_looks(pictures, drawer, progress=progress, cancelled=cancelled))


def unused_files(ledger: Ledger) -> UnusedFiles:
    """What a clean-up would take away."""
    with ledger.look() as connection:
        rows = connection.execute(
            "SELECT count(*) FROM evidence WHERE id NOT IN (SELECT evidence_id FROM evidence_link)"
        ).fetchone()[0]
        used = connection.execute("SELECT sha256 FROM evidence WHERE id IN (SELECT evidence_id FROM evidence_link)")
        kept = {sha256 for (sha256,) in used} | evidence_of_replaced(replaced_ledgers(ledger.folder))
    strays = ledger.evidence_files.strays(kept)
    return UnusedFiles(rows, len(strays), sum(file.stat().st_size for file in strays))


def copy_out(files: Sequence[CopyWanted], folder: Path, *, progress: Progress, cancelled: Cancel) -> tuple[CopyMade, ...]:
    """Copies under their names outside the ledger, without the place where a picture was taken.

    What has such a name already is written anew. Raises UserError evidence-missing, OSError, Cancelled.
    """
    made = []
    for done, file in enumerate(files):
        if cancelled():
            raise Cancelled
        if not file.content.is_file():
            raise UserError("evidence-missing", name=file.name)
        target = folder / file.name
        try:
            made.append(CopyMade(target, copy_without_place(file.content, target, file.mime)))
        except FileAltered as error:
            target.unlink(missing_ok=True)
            raise UserError("evidence-altered", name=file.name) from error
        progress(done + 1, len(files))
    return tuple(made)


def sheet_items(files: Sequence[FileRow], *, progress: Progress, cancelled: Cancel) -> tuple[SheetItem, ...]:
    """What a contact sheet shows of files, in their order. Raises Cancelled."""
    found = []
    for done, file in enumerate(files):
        if cancelled():
            raise Cancelled
        day = (file.taken_at or datetime.fromisoformat(file.added_at).astimezone().isoformat())[:10]
        small = jpeg_thumbnail(file.content, file.mime, edge=SHEET_EDGE)
        found.append(SheetItem(tuple(door.code for door in file.doors), file.name, day, file.note, small))
        progress(done + 1, len(files))
    return tuple(found)
