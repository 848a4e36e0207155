"""A package that arrived locked with a passphrase: opened into a plain one of its own folder, which is then proven as any other."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from model.errors import Cancelled, StorageError, UserError
from model.readers.files.archive import DAMAGE
from model.readers.package import ENCRYPTED, MOST_BYTES, SMALL, check_sizes, opened_archive
from model.rules.passphrases import same_everywhere

_BLOCK = 1 << 20

Asked = Callable[[], bool]


def is_locked(file: Path) -> bool:
    """Whether a file is a zip in which something is locked with a passphrase; not so when it cannot be read at all."""
    try:
        with zipfile.ZipFile(file) as archive:
            return any(entry.flag_bits & ENCRYPTED for entry in archive.infolist())
    except DAMAGE:
        return False


@contextmanager
def unlocked(file: Path, passphrases: Sequence[str], *, most: int = MOST_BYTES, cancelled: Asked | None = None) -> Iterator[Path]:
    """A file that is not locked: the file itself, or the package in it, in a temporary folder that is gone afterwards.

    A package this program locked is one zip within another; one that somebody packed anew with a passphrase is read too.
    Raises UserError package-locked when there is no passphrase, package-passphrase-wrong when none of them opens it,
    package-damaged, package-too-large; StorageError report-disk-full; Cancelled. Nothing is written elsewhere.
    """
    if not is_locked(file):
        yield file
        return
    if not passphrases:
        raise UserError("package-locked", name=file.name)
    with opened_archive(file) as archive:
        entries = archive.infolist()
    check_sizes(file, entries, most)
    with tempfile.TemporaryDirectory(prefix="taizhang-unlocked-") as made:
        if shutil.disk_usage(made).free < sum(entry.file_size for entry in entries) + SMALL:
            raise StorageError("report-disk-full", path=made)
        plain = Path(made) / file.name
        _unlock(file, entries, _as_bytes(passphrases), plain, cancelled)
        yield plain


def opens(file: Path, passphrase: str) -> bool:
    """Whether a passphrase seems to open a locked package, by the two bytes there are to tell; damage is told elsewhere."""
    return any(_seems_right(file, secret) for secret in _as_bytes([passphrase]))


def _as_bytes(passphrases: Sequence[str]) -> list[bytes]:
    """The ways in which programs write a passphrase down; on a Chinese Windows some take its own code page."""
    secrets = [same_everywhere(one).encode(code, "replace") for one in passphrases if one for code in ("utf-8", "gb18030")]
    return list(dict.fromkeys(secrets))


def _opened(file: Path) -> Any:
    import pyzipper  # with its cryptography; few packages are locked

    return pyzipper.AESZipFile(file)


def _damage() -> tuple[type[BaseException], ...]:
    import pyzipper

    return (*DAMAGE, pyzipper.BadZipFile)


def _seems_right(file: Path, secret: bytes) -> bool:
    try:
        with _opened(file) as archive:
            entry = next((one for one in archive.infolist() if one.flag_bits & ENCRYPTED), None)
            if entry is not None:
                archive.open(entry, pwd=secret).close()
            return True
    except RuntimeError:  # what pyzipper raises for a wrong one
        return False
    except _damage():
        return True


def _unlock(
    file: Path, entries: Sequence[zipfile.ZipInfo], secrets: Sequence[bytes], plain: Path, cancelled: Asked | None
) -> None:
    """Write the plain package; by the two bytes alone a wrong passphrase passes once in 65 536, so all are tried."""
    damage = ""
    for secret in secrets:
        if not _seems_right(file, secret):
            continue
        try:
            with _opened(file) as archive:
                if len(archive.infolist()) != len(entries):
                    raise zipfile.BadZipFile("directory")
                _write_plain(archive, secret, entries, plain, cancelled)
        except _damage() as error:
            if isinstance(error, OSError) and error.filename is None and shutil.disk_usage(plain.parent).free < _BLOCK:
                raise StorageError("report-disk-full", path=str(plain.parent)) from error
            damage = str(error)
            continue
        return
    if damage:
        raise UserError("package-damaged", name=file.name, what=damage)
    raise UserError("package-passphrase-wrong", name=file.name)


def _write_plain(archive: Any, secret: bytes, entries: Sequence[zipfile.ZipInfo], plain: Path, cancelled: Asked | None) -> None:
    held = list(zip(archive.infolist(), entries, strict=True))
    if len(held) == 1 and entries[0].filename.lower().endswith(".zip"):
        with archive.open(held[0][0], pwd=secret) as source, plain.open("wb") as copy:
            _copy(source, copy, entries[0].file_size, cancelled)
        return
    with zipfile.ZipFile(plain, "w") as packed:  # stored as it is: it is read once
        for entry, known in held:
            if known.is_dir():
                continue
            name = zipfile.ZipInfo(known.filename, known.date_time)
            name.external_attr = known.external_attr  # links are refused where packages are looked over
            with archive.open(entry, pwd=secret) as source, packed.open(name, "w", force_zip64=True) as copy:
                _copy(source, copy, known.file_size, cancelled)


def _copy(source: IO[bytes], copy: IO[bytes], size: int, cancelled: Asked | None) -> None:
    """One file out of the locked zip; no more of it than the directory told, and no less."""
    left = size
    while block := source.read(_BLOCK):
        if cancelled is not None and cancelled():
            raise Cancelled
        left -= len(block)
        if left < 0:
            raise zipfile.BadZipFile("size")
        copy.write(block)
    if left:
        raise zipfile.BadZipFile("size")
