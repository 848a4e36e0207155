"""Which format a file has, by its content first and its name second; its blocks."""

from __future__ import annotations

import stat
from pathlib import Path

from model.errors import PlanReadError
from model.readers.grid import Block
from model.readers.text import decoded, text_blocks

LARGEST = 8 * 1024 * 1024  # bytes of text; the largest gazettes have one
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "Word/Excel"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word/Excel 97"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
)


def blocks_of(path: Path) -> list[Block]:
    """The blocks of a file; raises PlanReadError when it cannot be read."""
    data = _content(path)
    kind = _kind_of(data)
    if kind:
        raise PlanReadError("plan-kind-not-yet", name=path.name, kind=kind)
    text = decoded(data)
    if not text.strip():
        raise PlanReadError("plan-empty", name=path.name)
    return list(text_blocks(text))


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise PlanReadError("plan-is-folder", name=path.name)
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for without end
            raise PlanReadError("plan-not-a-file", name=path.name)
        size = found.st_size
        with path.open("rb") as file:
            start = file.read(16)
            if not _kind_of(start) and size > LARGEST:
                raise PlanReadError(
                    "plan-too-large", name=path.name, size=size // 2**20, most=LARGEST // 2**20
                )
            data = start + (b"" if _kind_of(start) else file.read(LARGEST + 1))
    except FileNotFoundError as error:
        raise PlanReadError("plan-missing", name=path.name) from error
    except OSError as error:
        raise PlanReadError("plan-unreadable", name=path.name, reason=error.strerror or str(error)) from error
    if len(data) > LARGEST:
        raise PlanReadError("plan-too-large", name=path.name, size=len(data) // 2**20, most=LARGEST // 2**20)
    if not data.strip():
        raise PlanReadError("plan-empty", name=path.name)
    return data


def _kind_of(data: bytes) -> str:
    """The kind of a file that is no text, by its first bytes; "" for text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    head = data[:2048].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "HTML"
    return ""
