"""A PDF's bytes as they lie in the file: streams, and what stands between them."""

from __future__ import annotations

import re
import zlib
from base64 import a85decode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

_BEGIN = re.compile(rb"(?<!end)stream(?:\r\n|\n|\r)")
_LENGTH = re.compile(rb"/Length\s+(\d{1,10})(\s+\d{1,5}\s+R)?")
_PACKED = re.compile(rb"/Filter\s*(?:/(?:FlateDecode|Fl)\b|\[\s*/(?:FlateDecode|Fl)\s*\])")
_SPELT = re.compile(rb"/Filter\s*\[\s*/(?:ASCII85Decode|A85)\s*/(?:FlateDecode|Fl)\s*\]")
_END = b"endstream"
_SLACK = 8  # bytes by which a program may miscount a stream
_HEAD = 2000  # bytes before a stream in which it is described
_PIECE = 2**15  # bytes of the file looked at at a time
_STEP = 2**18  # bytes unpacked at a time
_MOST = 2**26  # bytes of one stream that are unpacked; pages of plans have a few thousand
_MOST_SPELT = 2**22  # bytes of a stream in letters, which are slow to read

Watch = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream: the dictionary in front of it, and where it begins and ends in the file.

    `length_in` is the number of the object that says how long it is, where the dictionary does not; `is_ended`
    is False where it does not end where its dictionary says.
    """

    head: bytes
    start: int
    end: int
    length_in: int | None = None
    is_ended: bool = True

    @property
    def is_packed(self) -> bool:
        """True where its bytes can be unpacked and have a checksum."""
        return bool(_PACKED.search(self.head) or _SPELT.search(self.head))

    def is_as_long_as(self, length: int) -> bool:
        """True where that many bytes lie between its ends, give or take an end of line."""
        return -_SLACK <= self.end - self.start - length <= _SLACK


def parts(file: BinaryIO, watch: Watch) -> Iterator[Stream | bytes]:
    """The streams of a file and the bytes between them; some of the bytes come twice. `watch` may raise."""
    place = 0
    while True:
        watch()
        file.seek(place)
        piece = file.read(_PIECE)
        found = _BEGIN.search(piece)
        if found is None:
            yield piece
            if len(piece) < _PIECE:
                return
            place += len(piece) - _HEAD
            continue
        yield piece[: found.start()]
        head = piece[max(0, found.start() - _HEAD) : found.start()]
        stream = _stream(file, head[head.rfind(b" obj") + 1 :], place + found.end(), watch)
        yield stream
        place = max(stream.end, place + found.end())


def _stream(file: BinaryIO, head: bytes, start: int, watch: Watch) -> Stream:
    said = _LENGTH.search(head)
    if said and not said[2]:
        end = start + int(said[1])
        file.seek(max(start, end - _SLACK))
        is_ended = _END in file.read(2 * _SLACK + len(_END))
        return Stream(head, start, end if is_ended else start, is_ended=is_ended)
    return Stream(head, start, _next_end(file, start, watch), length_in=int(said[1]) if said else None)


def _next_end(file: BinaryIO, start: int, watch: Watch) -> int:
    at, tail = start, b""
    file.seek(start)
    while read := file.read(_PIECE):
        watch()
        if (found := (tail + read).find(_END)) >= 0:
            return at - len(tail) + found
        tail = read[-len(_END) :]
        at += len(read)
    return at


def unpacked(file: BinaryIO, stream: Stream, watch: Watch, *, keep: int = 0) -> tuple[int, bytes] | None:
    """How many bytes a packed stream holds, and the first of them; None when it breaks off or fails its checksum."""
    unpacker = zlib.decompressobj()
    done, kept = 0, bytearray()
    try:
        for piece in _packed(file, stream):
            packed = piece
            while packed and not unpacker.eof and done < _MOST:
                made = unpacker.decompress(packed, _STEP)
                kept += made[: max(0, keep - len(kept))]
                done += len(made)
                packed = unpacker.unconsumed_tail
                watch()
            if unpacker.eof or done >= _MOST:
                break
    except (zlib.error, ValueError):
        return None
    return (done, bytes(kept)) if unpacker.eof or done >= _MOST or stream.end <= stream.start else None


def _packed(file: BinaryIO, stream: Stream) -> Iterator[bytes]:
    if _SPELT.search(stream.head):
        file.seek(stream.start)
        spelt = file.read(min(stream.end - stream.start, _MOST_SPELT)).strip()
        yield a85decode(spelt[: spelt.rfind(b"~>")])
        return
    for place in range(stream.start, stream.end, _PIECE):
        file.seek(place)
        yield file.read(min(_PIECE, stream.end - place))
