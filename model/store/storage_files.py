"""Small files written whole or not at all, and files copied so that the copy is known to be one."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from model.errors import StorageError
from model.rows.kept_file import KeptFile
from model.store.synchronising import synchronise_folder

_BLOCK = 1 << 20


def replace_text(file: Path, text: str) -> None:
    """Put a text in the place of a file's content, at once; raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, prefix=".", delete=False) as draft:
        draft.write(text)
        draft.flush()
        os.fsync(draft.fileno())
    Path(draft.name).replace(file)


def copy_verified(source: KeptFile, target: Path, *, sha256: str = "") -> bool:
    """Copy a file, read the copy again and compare; raises OSError, or StorageError backup-not-proven.

    Not copied, and False, when its content does not have the SHA-256 that is asked for.

    Nothing half-written stays under the target's name.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.part")
    digest = hashlib.sha256()
    try:
        with source.open("rb") as read, draft.open("wb") as written:
            while block := read.read(_BLOCK):
                digest.update(block)
                written.write(block)
            written.flush()
            os.fsync(written.fileno())
        if sha256 and digest.hexdigest() != sha256:
            return False
        with draft.open("rb") as again:
            if hashlib.file_digest(again, "sha256").digest() != digest.digest():
                raise StorageError("backup-not-proven", where=str(target), detail="SHA-256")
        draft.replace(target)
        synchronise_folder(target.parent)
        return True
    finally:
        draft.unlink(missing_ok=True)
