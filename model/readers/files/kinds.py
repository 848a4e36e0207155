"""Which kind of file something is, by its first bytes and what it holds; its name decides nothing."""

from __future__ import annotations

import re
import stat
import zipfile
from enum import StrEnum
from pathlib import Path

from model.errors import PlanReadError
from model.readers.files.archive import DAMAGE

_HEAD = 4096  # bytes looked at
_OFFICE_FOLDERS = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
_FLAT_PACKAGE = b"http://schemas.microsoft.com/office/2006/xmlPackage"  # an office document as one XML file
PAGE_MESSAGE = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?mime-version:", re.IGNORECASE)  # .mht


class Kind(StrEnum):
    """The kinds of files that are told apart."""

    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"
    PICTURE = "picture"
    OFFICE = "office"  # what only an office program reads: .doc, .xls, .wps, .et, .rtf, .odt, .ods
    LOCKED = "locked"  # encrypted by an office program
    OTHER = "other"


_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"{\\rtf", Kind.OFFICE),
    (b"\x89PNG\r\n\x1a\n", Kind.PICTURE),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"II*\x00", Kind.PICTURE),
    (b"MM\x00*", Kind.PICTURE),
    (b"BM", Kind.PICTURE),
    (b"Rar!", Kind.OTHER),
    (b"7z\xbc\xaf", Kind.OTHER),
    (b"\x1f\x8b", Kind.OTHER),
    (b"\x7fELF", Kind.OTHER),
    (b"MZ\x90", Kind.OTHER),
)


def kind_of(path: Path) -> Kind:
    """The kind of a file. Raises PlanReadError when there is no such file, or nothing in it."""
    head = _head(path)
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind.PICTURE
    if head.startswith(b"PK\x03\x04"):
        return _of_zip(path)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _of_compound(path)
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if _FLAT_PACKAGE in head and (b"Word.Document" in head or b"/word/" in head):
        return Kind.DOCX
    return Kind.HTML if _is_html(head) or PAGE_MESSAGE.match(head.lstrip()) else Kind.TEXT


def _head(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise PlanReadError("plan-is-folder", name=path.name)
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for without end
            raise PlanReadError("plan-not-a-file", name=path.name)
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except FileNotFoundError as error:
        raise PlanReadError("plan-missing", name=path.name) from error
    except OSError as error:
        raise PlanReadError("plan-unreadable", name=path.name, reason=error.strerror or str(error)) from error
    if not head:
        raise PlanReadError("plan-empty", name=path.name)
    return head


def _of_zip(path: Path) -> Kind:
    """An office document by the folders in it; a zip of anything else is no plan."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            mimetype = _start_of(archive, "mimetype") if "mimetype" in names[:3] else b""
    except DAMAGE as error:
        raise PlanReadError("plan-damaged", name=path.name) from error
    if b"opendocument" in mimetype:
        return Kind.OFFICE
    for folder, kind in _OFFICE_FOLDERS.items():
        if any(name.startswith(folder) for name in names):
            return Kind(kind) if kind in (Kind.DOCX, Kind.XLSX) else Kind.OTHER
    return Kind.OTHER


def _start_of(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part's first bytes; the whole may be endless."""
    with archive.open(name) as part:
        return part.read(100)


def _of_compound(path: Path) -> Kind:
    """An older office document, or a newer one that is encrypted, by the names of its streams."""
    try:
        with path.open("rb") as file:
            start = file.read(2**22)
            size = file.seek(0, 2)
            file.seek(max(0, size - 2**20))
            data = start + file.read()
    except OSError as error:
        raise PlanReadError("plan-unreadable", name=path.name, reason=error.strerror or str(error)) from error
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Kind.LOCKED
    return Kind.OFFICE


def _is_html(head: bytes) -> bool:
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower()
    if text.startswith(b"<?xml"):
        text = text.partition(b"?>")[2].lstrip()
    while text.startswith(b"<!--"):
        text = text.partition(b"-->")[2].lstrip()
    return text.startswith((b"<!doctype html", b"<html", b"<head", b"<meta", b"<body"))
