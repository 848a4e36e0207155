"""Looks over the zip behind a .docx or .xlsx before anything is unpacked from it."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from pathlib import Path

from model.errors import PlanReadError

MOST_ENTRIES = 4096
MOST_BYTES = 256 * 2**20  # unpacked, pictures and all; the largest plans seen have 20 MB
MOST_OF_ONE = 64 * 2**20  # unpacked, of one part that is XML: as a tree it takes some five times as much
MOST_RATIO = 400  # unpacked to packed, over the whole; repetitive sheets reach 100
SMALL = 8 * 2**20  # unpacked, in all; under it the ratio decides nothing
MOST_PREAMBLE = 2**16  # bytes before the first element of a part
_STEP = 2**12

# What zipfile raises for damage, wherever it is met: while opening or while unpacking.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    LookupError,  # an encoding nobody knows among them
    OverflowError,
    AssertionError,
)

_XML = (".xml", ".rels", ".vml")
_BEFORE_ROOT = re.compile(rb"(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_ENCRYPTED = 0x1  # APPNOTE.TXT 4.4.4, bit 0


def checked_archive(path: Path) -> None:
    """Nothing, when an office document's zip may be unpacked and parsed.

    Raises PlanReadError when it is damaged, locked, unpacks to too much, or a part holds a document type.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_sizes(entries, path.name)
            for entry in entries:
                _check_entry(archive, entry, path.name)
    except DAMAGE as error:
        raise PlanReadError("plan-damaged", name=path.name) from error


def _check_sizes(entries: list[zipfile.ZipInfo], name: str) -> None:
    """Sizes are those the directory tells; zipfile gives no more bytes of a part than told there."""
    packed = sum(entry.compress_size for entry in entries)
    unpacked = sum(entry.file_size for entry in entries)
    largest = max((entry.file_size for entry in entries if _is_xml(entry)), default=0)
    too_much = unpacked > MOST_BYTES or (unpacked > SMALL and unpacked > MOST_RATIO * packed)
    if len(entries) > MOST_ENTRIES or too_much:
        raise PlanReadError("plan-unpacks-too-large", name=name, most=MOST_BYTES // 2**20)
    if largest > MOST_OF_ONE:
        raise PlanReadError("plan-unpacks-too-large", name=name, most=MOST_OF_ONE // 2**20)


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> None:
    if entry.flag_bits & _ENCRYPTED:
        raise PlanReadError("plan-locked", name=name)
    steps = entry.filename.replace("\\", "/").split("/")
    if ".." in steps or entry.filename.startswith(("/", "\\")) or ":" in steps[0]:
        raise PlanReadError("plan-forbidden-content", name=name, what=entry.filename)
    if _is_xml(entry) and has_document_type(_preamble(archive, entry)):
        raise PlanReadError("plan-forbidden-content", name=name, what=f"DOCTYPE: {entry.filename}")


def _is_xml(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith(_XML)


def _preamble(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The first bytes of a part, enough of them to hold its first element."""
    head = b""
    with archive.open(entry) as part:
        while len(head) < MOST_PREAMBLE:
            more = part.read(_STEP)
            head += more
            if not more or not has_document_type(head):
                break
    return head


def whole_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part's bytes, no more of them unpacked than the directory tells, which `checked_archive` has looked at.

    `ZipFile.read` unpacks all there is before it finds that a directory lies. Raises what is in DAMAGE.
    """
    with archive.open(name) as part:
        return part.read(archive.getinfo(name).file_size)


def has_document_type(head: bytes) -> bool:
    """Whether a document type, or no element at all within these bytes, stands after the XML declaration.

    Entities can be declared nowhere else, so nothing past the first element need be searched.
    """
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")  # UTF-16 reads as ASCII here
    found = _BEFORE_ROOT.match(plain)
    rest = plain[found.end() :] if found else plain
    return rest.startswith((b"<!", b"<?"))
