"""Whether the text of a PDF came whole: a changed byte in a packed page would lose half of it without a word."""

from __future__ import annotations

import mmap
import re
import zlib
from pathlib import Path

_STREAM = re.compile(rb"<<([^<>]{0,300})>>\s{0,2}stream\r?\n")
_OTHER = re.compile(rb"/(?:Subtype|Length1|Type|DecodeParms|ColorSpace|N|Predictor)\b")
_PACKED = re.compile(rb"/Filter\s*(?:/FlateDecode|\[\s*/FlateDecode\s*\])")
_STEP = 256 * 1024  # bytes unpacked at a time
_MOST = 64 * 1024 * 1024  # of one stream; pages of plans have a few thousand


def is_sound(path: Path) -> bool:
    """True unless a packed page or character table of the file cannot be unpacked or fails its checksum."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        if data.find(b"/Encrypt") >= 0:  # nothing can be unpacked before it is deciphered
            return True
        return all(
            _unpacks(data, found.end())
            for found in _STREAM.finditer(data)
            if _PACKED.search(found[1]) and not _OTHER.search(found[1])
        )


def _unpacks(data: mmap.mmap, start: int) -> bool:
    unpacker = zlib.decompressobj()
    end = data.find(b"endstream", start)
    rest = data[start : end if end >= 0 else len(data)]
    done = 0
    try:
        while not unpacker.eof and done < _MOST:
            piece = unpacker.decompress(rest, _STEP)
            rest = unpacker.unconsumed_tail
            done += len(piece)
            if not piece and not rest:
                break
    except zlib.error:
        return False
    return unpacker.eof or done >= _MOST or not done
