"""A package locked with a passphrase: one zip that holds the plain one, encrypted, under a name that tells nothing.

AES-256 as WinZip made it (AE-2), for that is what the programs open which every office machine has (7-Zip, WinRAR,
Bandizip); who receives it needs no program of ours. Names, sizes and number of the files lie within what is encrypted.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import IO

from model.errors import Cancelled, StorageError
from model.rules.passphrases import same_everywhere
from reports.files import deliver, digest_of, stream_digest

INNER = "package.zip"
_BLOCK = 1 << 20


def lock_package(plain: Path, target: Path, passphrase: str, *, made_on: date, cancelled: Callable[[], bool] | None = None) -> str:
    """Write a plain package into a locked one and read it back; the locked one's SHA-256.

    Raises StorageError as reports.files.deliver, Cancelled; nothing half-written stays.
    """
    import pyzipper  # with its cryptography; few packages are locked

    secret, wanted = same_everywhere(passphrase).encode("utf-8"), digest_of(plain)

    def write(file: IO[bytes]) -> None:
        with pyzipper.AESZipFile(file, "w", encryption=pyzipper.WZ_AES, encryption_kwargs={"nbits": 256, "force_wz_aes_version": 2}) as archive:
            archive.setpassword(secret)
            info = archive.zipinfo_cls(INNER, (max(made_on.year, 1980), made_on.month, made_on.day, 0, 0, 0))
            info.external_attr = 0o100600 << 16
            with plain.open("rb") as source, archive.open(info, "w", force_zip64=True) as member:
                _copy(source, member, cancelled)

    def prove(file: Path) -> None:
        try:
            with pyzipper.AESZipFile(file) as archive, archive.open(INNER, pwd=secret) as member:
                is_same = stream_digest(member) == wanted
        except (pyzipper.BadZipFile, zipfile.BadZipFile, KeyError, EOFError, RuntimeError) as error:
            raise StorageError("report-not-proven", path=str(file), detail=str(error)) from error
        if not is_same:
            raise StorageError("report-not-proven", path=str(file), detail="SHA-256")

    return deliver(target, write, prove)


def _copy(source: IO[bytes], member: IO[bytes], cancelled: Callable[[], bool] | None) -> None:
    while block := source.read(_BLOCK):
        if cancelled is not None and cancelled():
            raise Cancelled
        member.write(block)
