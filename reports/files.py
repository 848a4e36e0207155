"""A file is handed over whole or not at all: written beside its place, opened again and counted, only then renamed."""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

from model.errors import StorageError, TaizhangError, UserError
from model.rows.kept_file import KeptFile

_PREFIX = ".taizhang-"
_BLOCK = 1 << 20
_STALE = 24 * 60 * 60  # seconds: no writing takes a day


def require_ending(target: Path, ending: str) -> None:
    """Raise UserError report-wrong-ending for a name that would make a program open the file as something else."""
    if target.suffix.lower() != ending and not target.is_dir():
        raise UserError("report-wrong-ending", name=target.name, ending=ending)


def deliver(target: Path, write: Callable[[IO[bytes]], None], verify: Callable[[Path], None]) -> str:
    """Write a file through `write`, let `verify` open it again, put it in its place; returns its SHA-256.

    Whatever fails, an older file of that name is left as it was and nothing half-written stays. Raises StorageError:
    report-folder-missing, report-target-is-folder, report-disk-full, report-not-allowed, report-not-written, or what
    `verify` raises.
    """
    folder = target.parent
    if target.is_dir():
        raise StorageError("report-target-is-folder", path=str(target))
    if not folder.is_dir():
        raise StorageError("report-folder-missing", path=str(folder))
    draft: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=_PREFIX, suffix=target.suffix, delete=False) as file:
            draft = Path(file.name)
            _sweep(draft)
            write(file)
            file.flush()
            os.fsync(file.fileno())
        verify(draft)
        digest = digest_of(draft)
        draft.chmod(0o644)
        draft.replace(target)
        _sync_folder(folder)
    except OSError as error:
        raise _storage_error(error, target) from error
    finally:
        if draft is not None:
            _remove(draft)
    return digest


def _sweep(draft: Path) -> None:
    """Remove what a process that was killed left beside its target, a day or more ago."""
    newest = draft.stat().st_mtime
    for left in draft.parent.glob(f"{_PREFIX}*"):
        try:
            is_stale = newest - left.stat().st_mtime > _STALE
        except OSError:  # its own process has just renamed it
            continue
        if is_stale:
            _remove(left)


def _remove(draft: Path) -> None:
    try:
        draft.unlink(missing_ok=True)
    except OSError:  # the folder was taken away: nothing is left to remove
        return


def make_folder(folder: Path) -> None:
    """Make a folder for what is handed over, readable as the files in it are, whatever the program keeps to itself. Raises OSError."""
    if not folder.is_dir():
        folder.mkdir(parents=True)
        folder.chmod(0o755)


def digest_of(file: KeptFile) -> str:
    """A file's SHA-256, as hexadecimal. Raises OSError."""
    with file.open("rb") as stream:
        return stream_digest(stream)


def stream_digest(stream: IO[bytes]) -> str:
    """The SHA-256 of what is left of a stream, a part of a zip too, as hexadecimal."""
    total = hashlib.sha256()
    while block := stream.read(_BLOCK):
        total.update(block)
    return total.hexdigest()


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # some network folders refuse; the file itself is on disk
        return
    finally:
        os.close(handle)


def _storage_error(error: OSError, target: Path) -> TaizhangError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return StorageError("report-disk-full", path=str(target))
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return StorageError("report-not-allowed", path=str(target))
    return StorageError("report-not-written", path=str(target), detail=error.strerror or str(error))
