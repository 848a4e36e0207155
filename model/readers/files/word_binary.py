"""Mends .doc files whose text ends inside a table, before LibreOffice sees them.

Word ends every text with a paragraph. Other programs leave it out where a table stands last, and LibreOffice then
takes that whole table for running text: every measure of the last annex would be lost.
"""

from __future__ import annotations

import struct

from model.readers.files.compound_file import Streams

_CELL_END = 7  # the sign that ends a cell or a row ([MS-DOC] 2.4.3)
_PARAGRAPH_END = 13  # the sign that ends a paragraph
_PAGE = 512  # bytes of a page of formats, [MS-DOC] 2.9.174
_COMPRESSED = 0x40000000  # of a place in the text: one byte a sign, [MS-DOC] 2.9.73
_PLAIN = 13  # bytes of an entry for a paragraph without format, all zero


def with_last_paragraph(data: bytes) -> bytes:
    """A .doc that ends with a paragraph; the same bytes where it does or where it cannot be given one."""
    try:
        return _Document(data).mended()
    except (struct.error, IndexError, ValueError, KeyError):  # LibreOffice judges what is damaged
        return data


class _Stream:
    """A stream's bytes, read and written where they stand in the file."""

    def __init__(self, data: bytearray, places: list[int], size: int) -> None:
        self._data = data
        self._places = places
        self._sector = size

    def read(self, start: int, length: int) -> bytes:
        """So many bytes; raises IndexError beyond the end."""
        found = bytearray()
        while len(found) < length:
            place = self._place(start + len(found))
            room = self._sector - (start + len(found)) % self._sector
            found += self._data[place : place + min(room, length - len(found))]
        return bytes(found)

    def write(self, start: int, new: bytes) -> None:
        """Put bytes in the place of others."""
        for offset, byte in enumerate(new):
            self._data[self._place(start + offset)] = byte

    def number(self, start: int) -> int:
        """The four bytes there as a number."""
        (found,) = struct.unpack("<I", self.read(start, 4))
        return int(found)

    def put(self, start: int, number: int) -> None:
        """Write a number in four bytes."""
        self.write(start, struct.pack("<I", number))

    def _place(self, offset: int) -> int:
        place = self._places[offset // self._sector] + offset % self._sector
        if place >= len(self._data):
            raise IndexError(offset)
        return place


class _Document:
    """A .doc and where its text and formats stand ([MS-DOC] 2.5)."""

    def __init__(self, data: bytes) -> None:
        self._before = data
        self._after = bytearray(data)
        streams = Streams(data)
        names = streams.names()
        self._text = self._stream(streams, names["WordDocument"])
        table = "1Table" if self._text.read(11, 1)[0] & 0x02 else "0Table"
        self._table = self._stream(streams, names[table])

    def _stream(self, streams: Streams, stream: tuple[int, int]) -> _Stream:
        return _Stream(self._after, streams.places(stream), 1 << streams.shift)

    def mended(self) -> bytes:
        """The file with a paragraph behind its last table, unless more than the text itself stands behind it."""
        signs = self._text.number(0x4C)
        others = any(self._text.number(0x50 + 4 * index) for index in range(7))  # footnotes, headers …
        last = self._last_piece(signs)
        if others or last is None:
            return self._before
        limit, end, width = last
        if self._text.read(end - width, width) != bytes([_CELL_END, 0][:width]):
            return self._before
        if any(self._text.read(end, width)) or not self._add_format(end, end + width):
            return self._before
        self._text.write(end, bytes([_PARAGRAPH_END, 0][:width]))
        self._text.put(0x4C, signs + 1)
        self._text.put(0x1C, end + width)
        self._table.put(limit, signs + 1)
        return bytes(self._after)

    def _last_piece(self, signs: int) -> tuple[int, int, int] | None:
        """Where the last piece's limit is written, where its text ends, bytes a sign ([MS-DOC] 2.8.35)."""
        place, size = self._text.number(0x1A2), self._text.number(0x1A6)
        if size < 21 or self._table.read(place, 1) != b"\x02":
            return None
        count = (self._table.number(place + 1) - 4) // 12
        limit = place + 5 + 4 * count
        first, behind = self._table.number(limit - 4), self._table.number(limit)
        start = self._table.number(limit + 4 + 8 * (count - 1) + 2)
        width = 1 if start & _COMPRESSED else 2
        start = (start & ~_COMPRESSED) // 2 if width == 1 else start
        return (limit, start + (behind - first) * width, width) if behind == signs else None

    def _add_format(self, end: int, new_end: int) -> bool:
        """Say that the signs from `end` on are a plain paragraph; False where the last page of formats is full."""
        place, size = self._text.number(0x102), self._text.number(0x106)
        count = (size - 4) // 8
        page = self._table.number(place + 4 * (count + 1) + 4 * (count - 1)) * _PAGE
        runs = self._text.read(page + _PAGE - 1, 1)[0]
        if self._table.number(place + 4 * count) != end or self._text.number(page + 4 * runs) != end:
            return False
        limits = self._text.read(page, 4 * (runs + 1))
        entries = self._text.read(page + 4 * (runs + 1), _PLAIN * runs)
        used = [2 * entries[_PLAIN * index] for index in range(runs) if entries[_PLAIN * index]]
        made = limits + struct.pack("<I", new_end) + entries + bytes(_PLAIN)
        if len(made) > min(used, default=_PAGE - 1):
            return False
        self._text.write(page, made)
        self._text.write(page + _PAGE - 1, bytes([runs + 1]))
        self._table.put(place + 4 * count, new_end)
        return True
