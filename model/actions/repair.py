"""Mending what can be made anew or brought back; nothing is deleted, and what cannot be mended is said.

Made anew are the search index, the database's own indexes and the small pictures. Files that are missing or altered are
brought back where a copy of the very same content lies. Files no row names are put aside.
"""

from __future__ import annotations

import itertools
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from model.actions.backups import folder_in
from model.errors import StorageError
from model.ledger import EVIDENCE_NAME, PAPERS_NAME, Ledger
from model.queries.check import check, stray_files
from model.rows.faults import CheckReport, Fault, FaultKind
from model.rows.kept_file import KeptFile
from model.rows.repair import Mended, RepairReport, RepairStep
from model.store.backup import copy_database, free_name
from model.store.drivers import driver_errors
from model.store.evidence_files import EvidenceFiles, found_in
from model.store.keys import carry_key
from model.store.restoring import REPLACED_NAME
from model.store.search_index import rebuild_index
from model.store.settings import store_setting
from model.store.storage_errors import storage_error

REPAIRED = "repaired"  # {"at", what: how many}: the setting by which the history tells of a repair
ASIDE_NAME = "put-aside"
PICTURES_NAME = "thumbnails"  # made again from the files when they are looked at
_FILES = {
    FaultKind.EVIDENCE_MISSING: EVIDENCE_NAME, FaultKind.EVIDENCE_ALTERED: EVIDENCE_NAME,
    FaultKind.PAPER_MISSING: PAPERS_NAME, FaultKind.PAPER_ALTERED: PAPERS_NAME,
}  # fmt: skip
_INDEX_WORDS = re.compile(r"row \d+ missing from index|wrong # of entries in index|non-unique entry in index")

Progress = Callable[[int, int], None]


def repair(ledger: Ledger, second: Path | None = None, *, progress: Progress | None = None) -> RepairReport:
    """Look the ledger through, mend what can be mended, and look again; raises StorageError when nothing can be written.

    Not to be called while files are taken in: one that is not yet written down would be taken for a stray.
    """
    ledger.require_writable()
    found = check(ledger, progress=progress, at_most=sys.maxsize)
    with _disk_errors(ledger.folder):
        steps = tuple(step for step in _steps(ledger, second, found) if step.count)
    if any(step.what is not Mended.PICTURES for step in steps):
        _write_down(ledger, steps)
    left = check(ledger, progress=progress).faults if found.faults else ()
    return RepairReport(steps, left)


def to_be_mended(found: CheckReport) -> tuple[Mended, ...]:
    """What a repair would see to after this was found; whether files are found again is known only when they are looked for."""
    wanted = _wanted(found)
    has_files = any(fault.kind in _FILES for fault in found.faults)
    is_idle = {Mended.BROUGHT_BACK: not has_files, Mended.PUT_ASIDE: not found.strays, Mended.PICTURES: True}
    return tuple(what for what in wanted if not is_idle.get(what, False))


def _wanted(found: CheckReport) -> Iterator[Mended]:
    kinds = {fault.kind for fault in found.faults}
    damage = [fault for fault in found.faults if fault.kind is FaultKind.DATABASE]
    if damage and all(_INDEX_WORDS.match(fault.detail) for fault in damage):
        yield Mended.INDEXES
    elif damage:
        return  # what such a database says of files and words is not to be acted on
    if FaultKind.SEARCH in kinds:
        yield Mended.SEARCH
    yield Mended.BROUGHT_BACK
    yield Mended.PICTURES
    if not kinds & {FaultKind.HISTORY, FaultKind.FOREIGN_KEY}:  # else a row that named the file may be what is missing
        yield Mended.PUT_ASIDE


def _steps(ledger: Ledger, second: Path | None, found: CheckReport) -> Iterator[RepairStep]:
    mending: dict[Mended, Callable[[], RepairStep]] = {
        Mended.INDEXES: lambda: _indexes_made_anew(ledger), Mended.SEARCH: lambda: _search_made_anew(ledger),
        Mended.BROUGHT_BACK: lambda: _brought_back(ledger, second, found.faults),
        Mended.PICTURES: lambda: _pictures_made_anew(ledger), Mended.PUT_ASIDE: lambda: _put_aside(ledger),
    }  # fmt: skip
    for what in _wanted(found):
        yield mending[what]()


def _write_down(ledger: Ledger, steps: Iterable[RepairStep]) -> None:
    """Let the history say that the ledger was repaired, and what of it."""
    done = {step.what.value.removeprefix("mended-").replace("-", "_"): step.count for step in steps}
    with ledger.change("repair", **done) as change:
        store_setting(change.session, REPAIRED, {"at": ledger.now(), **done})


def _indexes_made_anew(ledger: Ledger) -> RepairStep:
    kept = free_name(ledger.folder / REPLACED_NAME, f"ledger-{_now(ledger):%Y%m%dT%H%M%S}-{REPLACED_NAME}")
    kept.parent.mkdir(parents=True, exist_ok=True)
    carry_key(ledger.database, kept)
    copy_database(ledger.database, kept)
    try:
        with ledger.change("repair") as change:
            change.session.execute(text("REINDEX"))
    except (DatabaseError, StorageError):  # two rows where one may be: that is no fault of an index
        return RepairStep(Mended.INDEXES, 0)
    return RepairStep(Mended.INDEXES, 1, str(kept))


def _search_made_anew(ledger: Ledger) -> RepairStep:
    with ledger.change("repair") as change:
        return RepairStep(Mended.SEARCH, rebuild_index(change.session.connection()))


def _brought_back(ledger: Ledger, second: Path | None, faults: Iterable[Fault]) -> RepairStep:
    """Files whose very content lies in the second place or aside; an altered one goes aside itself."""
    count = 0
    for fault in faults:
        name = _FILES.get(fault.kind)
        if name is None:
            continue
        sha256, files = fault.detail, ledger.evidence_files if name == EVIDENCE_NAME else ledger.papers
        places = [ledger.folder / ASIDE_NAME / name, *([folder_in(ledger, second) / name] if second else [])]
        for place in places:
            if _is_brought_back(found_in(place, sha256), files, sha256, _aside(ledger, f"altered-{name}")):
                count += 1
                break
    return RepairStep(Mended.BROUGHT_BACK, count)


def _is_brought_back(source: KeptFile, files: EvidenceFiles, sha256: str, aside: Path) -> bool:
    try:
        return files.bring(source, sha256, aside=lambda altered: _move(altered, aside))
    except OSError:  # the stick was pulled
        return False


def _put_aside(ledger: Ledger) -> RepairStep:
    count = 0
    for file in stray_files(ledger):
        with suppress(OSError):  # one that cannot be moved stays
            _move(file, ledger.folder / ASIDE_NAME / file.parent.parent.name / file.parent.name)
            count += 1
    return RepairStep(Mended.PUT_ASIDE, count, str(ledger.folder / ASIDE_NAME))


def _pictures_made_anew(ledger: Ledger) -> RepairStep:
    """Let the small pictures go: they are made from the files again, one by one, when they are looked at."""
    folder = ledger.folder / PICTURES_NAME
    count = sum(1 for _ in folder.glob("*")) if folder.is_dir() else 0
    shutil.rmtree(folder, ignore_errors=True)
    return RepairStep(Mended.PICTURES, count)


def _aside(ledger: Ledger, name: str) -> Path:
    return ledger.folder / ASIDE_NAME / f"{name}-{_now(ledger):%Y%m%dT%H%M%S}"


def _move(file: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    names = itertools.chain([file.name], (f"{file.name}-{number}" for number in itertools.count(2)))
    file.replace(next(place for name in names if not (place := folder / name).exists()))


def _now(ledger: Ledger) -> datetime:
    return datetime.fromisoformat(ledger.now())


@contextmanager
def _disk_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except driver_errors(OSError) as error:
        raise storage_error(error, str(folder)) from error
