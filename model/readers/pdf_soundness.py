"""Whether the text of a PDF came whole: a changed byte in a packed page would lose half of it without a word."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

_STREAM = re.compile(rb"<<([^<>]{0,300})>>\s{0,2}stream\r?\n")
_OTHER = re.compile(rb"/(?:Subtype|Length1|Type|DecodeParms|ColorSpace|N|Predictor)\b")
_PACKED = re.compile(rb"/Filter\s*(?:/FlateDecode|\[\s*/FlateDecode\s*\])")
_ENCRYPTED = b"/Encrypt"
_END = b"endstream"
_LONGEST_HEAD = 320  # bytes of what _STREAM finds
_PIECE = 2**20  # bytes of the file looked at at a time
_PACKED_PIECE = 2**14
_STEP = 2**18  # bytes unpacked at a time
_MOST = 2**26  # of one stream; pages of plans have a few thousand
_MOST_OF_ALL = 2**30  # of all streams: two seconds; ten thousand pages have less


def is_sound(path: Path, watch: Callable[[], None] = lambda: None) -> bool:
    """True unless a packed page or character table of the file cannot be unpacked or fails its checksum.

    `watch` is called now and then, and may raise. The file is read piece by piece and never mapped: one that
    shrinks meanwhile, as on a stick that is taken out, would end the program.
    """
    with path.open("rb") as file:
        sound, budget = True, _MOST_OF_ALL
        for place, piece in _pieces(file):
            watch()
            if _ENCRYPTED in piece:  # nothing can be unpacked before it is deciphered
                return True
            for found in _STREAM.finditer(piece):
                if sound and budget > 0 and _PACKED.search(found[1]) and not _OTHER.search(found[1]):
                    unpacked = _unpacked(file, place + found.end(), watch)
                    sound = unpacked is not None
                    budget -= unpacked or 0
        return sound


def _pieces(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The file in pieces that overlap by less than the head of a stream, each head whole in one of them."""
    place, kept = 0, b""
    while True:
        file.seek(place + len(kept))
        more = file.read(_PIECE)
        if not more:
            return
        piece = kept + more
        yield place, piece
        last = max((found.end() for found in _STREAM.finditer(piece, max(0, len(piece) - 2 * _LONGEST_HEAD))), default=0)
        kept = piece[max(last, len(piece) - _LONGEST_HEAD) :]
        place += len(piece) - len(kept)


def _unpacked(file: BinaryIO, start: int, watch: Callable[[], None]) -> int | None:
    """How many bytes the stream at a place unpacks to; None when it breaks off or fails its checksum."""
    unpacker = zlib.decompressobj()
    done, tail = 0, b""
    at = start
    try:
        while not unpacker.eof and done < _MOST:
            file.seek(at)
            read = file.read(_PACKED_PIECE)
            at += len(read)
            end = (tail + read).find(_END)
            packed = read if end < 0 else read[: max(0, end - len(tail))]
            while packed and not unpacker.eof and done < _MOST:
                done += len(unpacker.decompress(packed, _STEP))
                packed = unpacker.unconsumed_tail
                watch()
            if end >= 0 or not read:
                break
            tail = read[-len(_END) :]
    except zlib.error:
        return None
    return done if unpacker.eof or done >= _MOST or not done else None
