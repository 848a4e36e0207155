"""The evidence folder: files copied in, named by their content, never altered."""

from __future__ import annotations

import hashlib
import mimetypes
import os
import re
import stat
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from model.errors import Cancelled, StorageError, UserError
from model.rows.kept_file import FileAltered, KeptFile
from model.rows.words import FileState
from model.store.drawer import BLOCK, DRAFT, Draft, Kept, called, drafted, name_there
from model.store.keys import LedgerKey, known_keys
from model.store.storage_errors import os_storage_error
from model.store.storage_files import copy_verified
from model.store.synchronising import synchronise_folder
from model.store.thumbnails import PICTURE_ERRORS, pillow

_NAMED = re.compile("[0-9a-f]{64}")  # what else lies there was not put there by this program


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that now lies in the evidence folder."""

    sha256: str
    size: int
    mime: str
    taken_at: str


class EvidenceFiles:
    """Files by their SHA-256 in two levels (`ab/abcd…`), written once and then left alone; sealed where there is a key."""

    def __init__(self, folder: Path, key: LedgerKey | None = None) -> None:
        self.folder, self._key = folder, key

    def path_of(self, sha256: str) -> Path:
        """Where the file with this content lies, or would lie."""
        name = name_there(sha256, self._key)
        return self.folder / name[:2] / name

    def content_of(self, sha256: str) -> KeptFile:
        """The file with this content, as it is handed out: it can be read, but not looked for."""
        return Kept(sha256, self.path_of(sha256), self._key)

    def where_of(self, sha256: str) -> str:
        """The words for where the file with this content lies, for a person to look for it; none for a sealed one."""
        return str(self.path_of(sha256)) if self._key is None else ""

    def bring(self, source: KeptFile, sha256: str, *, aside: Callable[[Path], None] | None = None) -> bool:
        """Copy in a file that another folder keeps; False, and nothing copied, when its content is not the one asked for.

        What lies in its place already is given to `aside` once the copy is proven. Raises OSError, and StorageError
        backup-not-proven when the copy does not read as what was written.
        """
        if not source.is_file():
            return False
        target = self.path_of(sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        with drafted(self.folder, self._key) as draft:
            if _copied(source, draft) != sha256:
                return False
            draft.finish(target.name)
            if sha256_of(Kept(sha256, draft.path, self._key, target.name)) != sha256:
                raise StorageError("backup-not-proven", where=str(target), detail="SHA-256")
            if aside is not None and target.exists():
                aside(target)
            draft.path.replace(target)
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
            try:
                with drafted(self.folder, self._key) as draft:
                    sha256, size = _copy(read, source, draft, progress, cancelled)
                    self._settle(draft, sha256)
            except OSError as error:
                raise os_storage_error(error, str(self.folder)) from error
        mime = mimetypes.guess_type(source.name)[0] or "application/octet-stream"
        return StoredFile(sha256, size, mime, taken_at(self.content_of(sha256), mime))

    def _settle(self, draft: Draft, sha256: str) -> None:
        final = self.path_of(sha256)
        draft.finish(final.name)
        if final.exists() and state_of(self.content_of(sha256), sha256) is FileState.SOUND:
            return
        self._make(final.parent)
        draft.path.chmod(0o600)
        draft.path.replace(final)
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

    def stored(self) -> Iterator[tuple[Path, str]]:
        """Every file that was taken in, in order, and the SHA-256 it is called by."""
        for file in sorted(self.folder.glob("??/*")):
            name = called(file, self._key)
            if name is not None and _NAMED.fullmatch(name) and file.is_file():
                yield file, name

    def strays(self, kept: Collection[str]) -> list[Path]:
        """The stored files whose hash is not among these."""
        return [file for file, sha256 in self.stored() if sha256 not in kept]

    def carry(self, file: Path, sha256: str, folder: Path) -> bool:
        """Copy a stored file as it lies, sealed or not, among those of another folder; False when it is not as it was taken in.

        Raises OSError, StorageError backup-not-proven.
        """
        target = folder / file.parent.name / file.name
        if self._key is None:
            return copy_verified(file, target, sha256=sha256)
        return state_of(self.content_of(sha256), sha256) is FileState.SOUND and copy_verified(file, target)

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


def found_in(folder: Path, sha256: str) -> KeptFile:
    """A file that lies somewhere in whatever form a known key can open, or in none; it may not be there at all."""
    forms = (EvidenceFiles(folder, key).content_of(sha256) for key in (None, *known_keys()))
    return next((form for form in forms if form.is_file()), EvidenceFiles(folder).content_of(sha256))


def has_size(file: KeptFile, size: int) -> bool:
    """Whether a file is there and of that size."""
    try:
        with file.open("rb") as read:
            return read.seek(0, os.SEEK_END) == size
    except OSError:
        return False


def _copied(source: KeptFile, draft: Draft) -> str:
    """Copy a content into a draft; its SHA-256."""
    digest = hashlib.sha256()
    with source.open("rb") as read:
        while block := read.read(BLOCK):
            digest.update(block)
            draft.write(block)
    return digest.hexdigest()


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
    target: Draft,
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


def state_of(file: KeptFile, sha256: str, size: int | None = None) -> FileState:
    """Whether a kept file is there and as it was taken in; one of another size is not read."""
    try:
        with file.open("rb") as read:
            is_same = size is None or read.seek(0, os.SEEK_END) == size
            read.seek(0)
            is_same = is_same and hashlib.file_digest(read, "sha256").hexdigest() == sha256
    except FileAltered:
        return FileState.ALTERED
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
