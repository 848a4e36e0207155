"""Copies of pictures that no longer say where they were taken; the picture itself stays as it is, bit for bit in a JPEG."""

from __future__ import annotations

import io
import shutil
import struct
from collections.abc import Iterator
from pathlib import Path

from model.rows.kept_file import KeptFile
from model.store.thumbnails import PICTURE_ERRORS, pillow

BLOCK = 1 << 20
GPS = 0x8825  # the EXIF tag that leads to the place
_SOI, _SOS, _APP1 = 0xD8, 0xDA, 0xE1
_EXIF, _XMP = b"Exif\x00\x00", b"http://ns.adobe.com/xap/1.0/\x00"


def copy_content(source: KeptFile, target: Path) -> None:
    """Copy a file as it is."""
    with source.open("rb") as read, target.open("wb") as written:
        shutil.copyfileobj(read, written, BLOCK)


def copy_without_place(source: KeptFile, target: Path, mime: str) -> bool:
    """Copy a file; gives whether the copy may still say where it was taken (a picture of a kind that cannot be read)."""
    if not mime.startswith("image/"):
        copy_content(source, target)
        return False
    with source.open("rb") as read:
        data = read.read()
    if data.startswith(b"\xff\xd8"):
        try:
            target.write_bytes(_jpeg(data))
        except (*PICTURE_ERRORS, struct.error):
            target.write_bytes(data)
            return True
        return False
    try:
        with pillow().open(io.BytesIO(data)) as picture:
            exif = picture.getexif()
            if GPS not in exif and b"GPS" not in str(picture.info.get("xmp", "")).encode():
                target.write_bytes(data)
                return False
            del exif[GPS]
            picture.info.pop("xmp", None)
            kept = {"WEBP": {"lossless": True}, "TIFF": {"compression": picture.info.get("compression")}}
            several = getattr(picture, "n_frames", 1) > 1
            picture.save(target, picture.format, exif=exif, save_all=several, **kept.get(picture.format or "", {}))
            return False
    except PICTURE_ERRORS:
        target.write_bytes(data)
        return True


def _jpeg(data: bytes) -> bytes:
    """A JPEG with its EXIF written anew without the place, and without XMP that names one."""
    made = bytearray(b"\xff\xd8")
    for marker, said in _segments(data):
        if marker == _SOS:
            made += said  # from here on the picture itself
        elif not (marker == _APP1 and said.startswith(_XMP) and b"GPS" in said):
            kept = _exif_without_place(said) if marker == _APP1 and said.startswith(_EXIF) else said
            made += struct.pack(">BBH", 0xFF, marker, len(kept) + 2) + kept
    return bytes(made)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise ValueError("no JPEG marker")
        marker = data[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        if marker == _SOS:
            yield marker, data[at:]
            return
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        yield marker, data[at + 4 : at + 2 + length]
        at += 2 + length
    raise ValueError("a JPEG without a picture")


def _exif_without_place(segment: bytes) -> bytes:
    exif = pillow().Exif()
    exif.load(segment)
    if GPS not in exif:
        return segment
    exif.get_ifd(0x8769)  # what the camera says of itself goes along
    del exif[GPS]
    made: bytes = exif.tobytes()
    return made if made.startswith(_EXIF) else _EXIF + made
