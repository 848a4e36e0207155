"""The evidence folder: files copied in, named by their content, never altered."""

from __future__ import annotations

import hashlib
import mimetypes
import os
import re
import stat
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, Literal

from model.errors import Cancelled, StorageError, UserError
from model.rows.evidence import FileState
from model.rows.kept_file import KeptFile
from model.store.storage_errors import os_storage_error
from model.store.storage_files import copy_verified
from model.store.synchronising import synchronise_folder
from model.store.thumbnails import PICTURE_ERRORS, pillow

BLOCK = 1 << 20
DRAFT = ".taking-in-"
_NAMED = re.compile("[0-9a-f]{64}")  # what else lies there was not put there by this program


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that now lies in the evidence folder."""

    sha256: str
    size: int
    mime: str
    taken_at: str


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file in the folder, as it is handed out."""

    name: str
    path: Path = field(repr=False)

    def open(self, mode: Literal["rb"], /) -> BufferedReader:
        return self.path.open(mode)

    def is_file(self) -> bool:
        return self.path.is_file()


class EvidenceFiles:
    """Files by their SHA-256 in two levels (`ab/abcd…`), written once and then left alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path_of(self, sha256: str) -> Path:
        """Where the file with this content lies, or would lie."""
        return self.folder / sha256[:2] / sha256

    def content_of(self, sha256: str) -> KeptFile:
        """The file with this content, as it is handed out: it can be read, but not looked for."""
        return _Kept(sha256, self.path_of(sha256))

    def where_of(self, sha256: str) -> str:
        """The words for where the file with this content lies: for a person to look for it, not to open it by."""
        return str(self.path_of(sha256))

    def holds(self, sha256: str, size: int) -> bool:
        """Whether the file with this content is there, as far as its size tells."""
        try:
            return self.path_of(sha256).stat().st_size == size
        except OSError:
            return False

    def bring(self, source: KeptFile, sha256: str, *, aside: Callable[[Path], None] | None = None) -> bool:
        """Copy in a file that another folder keeps; False, and nothing copied, when its content is not the one asked for.

        What lies in its place already is given to `aside` once the copy is proven. Raises OSError.
        """
        target = self.path_of(sha256)
        draft = target.with_name(f".{sha256}.brought")
        if not source.is_file() or not copy_verified(source, draft, sha256=sha256):
            return False
        if aside is not None and target.exists():
            aside(target)
        draft.replace(target)
        synchronise_folder(target.parent)
        return True

    def take_in(
        self,
        source: Path,
        *,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> StoredFile:
        """Copy a file in, hashed while copying and synchronised to the disk before this returns.

        Raises UserError evidence-missing, -not-readable, -not-a-file, -changed when the source is not there, is a
        folder or has no end, or changed or vanished while it was copied; StorageError when the disk is full or not
        writable.
        """
        with _opened(source) as read:
            self._make(self.folder)
            draft: Path | None = None
            try:
                handle, made = tempfile.mkstemp(prefix=DRAFT, dir=self.folder)
                draft = Path(made)
                with os.fdopen(handle, "wb") as target:
                    sha256, size = _copy(read, source, target, progress, cancelled)
                self._settle(draft, sha256)
            except OSError as error:
                raise os_storage_error(error, str(self.folder)) from error
            finally:
                if draft is not None:
                    draft.unlink(missing_ok=True)
        mime = mimetypes.guess_type(source.name)[0] or "application/octet-stream"
        return StoredFile(sha256, size, mime, taken_at(self.content_of(sha256), mime))

    def _settle(self, draft: Path, sha256: str) -> None:
        final = self.path_of(sha256)
        if final.exists() and sha256_of(final) == sha256:
            return
        self._make(final.parent)
        draft.chmod(0o600)
        draft.replace(final)
        for folder in (final.parent, self.folder, self.folder.parent):  # each may be new in the next
            synchronise_folder(folder)

    def _make(self, folder: Path) -> None:
        """Make a folder, but not what it lies in: a ledger whose folder was taken away is not begun anew in its place."""
        try:
            folder.mkdir(exist_ok=True)
        except OSError as error:
            raise os_storage_error(error, str(folder)) from error

    def clear_drafts(self) -> None:
        """Remove copies a killed program left half-way; only for the program that holds the ledger."""
        for draft in self.folder.glob(DRAFT + "*"):
            draft.unlink(missing_ok=True)

    def strays(self, kept: set[str]) -> list[Path]:
        """The stored files whose hash is not among these."""
        return sorted(file for file in self.folder.glob("??/*") if file.name not in kept and _NAMED.fullmatch(file.name))

    def remove(self, file: Path) -> None:
        """Delete a stored file; raises StorageError when it cannot be."""
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise os_storage_error(error, str(self.folder)) from error

    def damaged(self, files: Iterator[tuple[str, int]]) -> Iterator[tuple[str, str]]:
        """Of stored files (hash, size) those that are not as they were: (hash, "missing" | "altered")."""
        for sha256, size in files:
            state = state_of(self.content_of(sha256), sha256, size)
            if state is not FileState.SOUND:
                yield sha256, state.value


def _opened(source: Path) -> BinaryIO:
    """A file opened to be copied; what is no plain file is not even opened, for a pipe would wait for ever."""
    try:
        if not stat.S_ISREG(source.stat().st_mode):
            raise UserError("evidence-not-a-file", name=source.name)
        return source.open("rb")
    except PermissionError as error:
        raise UserError("evidence-not-readable", name=source.name) from error
    except (OSError, ValueError) as error:  # ValueError: no file has such a name
        raise UserError("evidence-missing", name=source.name) from error


def _copy(
    read: BinaryIO,
    source: Path,
    target: BinaryIO,
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
) -> tuple[str, int]:
    digest, done = hashlib.sha256(), 0
    before = os.fstat(read.fileno())
    while done <= before.st_size and (block := _read(read, source)):  # one that grows faster than it is read ends too
        if cancelled is not None and cancelled():
            raise Cancelled
        target.write(block)
        digest.update(block)
        done += len(block)
        if progress is not None:
            progress(done, before.st_size)
    _require_same(source, before, done)
    target.flush()
    os.fsync(target.fileno())
    return digest.hexdigest(), done


def _read(read: BinaryIO, source: Path) -> bytes:
    try:
        return read.read(BLOCK)
    except OSError as error:  # the stick was pulled, the share went away
        raise UserError("evidence-changed", name=source.name) from error


def _require_same(source: Path, before: os.stat_result, done: int) -> None:
    try:
        now = source.stat()
    except OSError as error:
        raise UserError("evidence-changed", name=source.name) from error
    if done != before.st_size or (now.st_size, now.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise UserError("evidence-changed", name=source.name)


def sha256_of(file: KeptFile) -> str:
    """SHA-256 of a file's content, as hexadecimal."""
    with file.open("rb") as read:
        return hashlib.file_digest(read, "sha256").hexdigest()


def state_of(file: KeptFile, sha256: str, size: int) -> FileState:
    """Whether a kept file is there and as it was taken in; one of another size is not read."""
    try:
        with file.open("rb") as read:
            is_same = read.seek(0, os.SEEK_END) == size and read.seek(0) == 0 and hashlib.file_digest(read, "sha256").hexdigest() == sha256
    except OSError:
        return FileState.MISSING
    return FileState.SOUND if is_same else FileState.ALTERED


def taken_at(file: KeptFile, mime: str) -> str:
    """When a picture was taken by its EXIF (DateTimeOriginal), as ISO 8601 local time; empty when it does not say."""
    if not mime.startswith("image/"):
        return ""
    try:
        with file.open("rb") as read, pillow().open(read) as picture:
            said = picture.getexif().get_ifd(0x8769).get(0x9003) or picture.getexif().get(0x0132)
    except PICTURE_ERRORS:
        return ""
    try:
        return datetime.strptime(str(said)[:19], "%Y:%m:%d %H:%M:%S").isoformat()  # noqa: DTZ007 - cameras know no zone
    except ValueError:  # not said, or the zeros of a camera whose clock was never set
        return ""


def require_folder(folder: Path) -> None:
    """Make a folder for the ledger; raises StorageError when that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if os.name == "posix":
            folder.chmod(0o700)
    except FileExistsError as error:
        raise StorageError("ledger-is-a-file", where=str(folder)) from error
    except OSError as error:
        raise os_storage_error(error, str(folder)) from error
