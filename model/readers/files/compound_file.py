"""What an older office document (.doc, .xls, .wps, .et) is: the streams its compound file lists ([MS-CFB])."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from model.errors import PlanReadError

_END = 0xFFFFFFFA  # sector numbers from here on name no sector
_ENTRY = 128
_MOST_SECTORS = 2**18
_STREAM = 2
_FILE_PASS = 0x2F  # [MS-XLS] 2.4.117
_MOST_RECORDS = 64


class Holds(StrEnum):
    """What a compound file holds; the value is the ending an office program expects of it."""

    TEXT = "doc"
    SHEETS = "xls"
    WORKS = "wps"
    OTHER = ""


@dataclass(frozen=True, slots=True)
class Compound:
    """What a compound file holds, and whether that is encrypted."""

    holds: Holds
    is_locked: bool


def compound_of(path: Path) -> Compound:
    """What a compound file holds. Raises PlanReadError when its directory cannot be read."""
    try:
        with path.open("rb") as file:
            streams = Streams(file.read())
        names = streams.names()
        for name, holds in (
            ("WordDocument", Holds.TEXT),
            ("Workbook", Holds.SHEETS),
            ("Book", Holds.SHEETS),
            ("MatOST", Holds.WORKS),
        ):
            if name in names:
                return Compound(holds, _is_locked(holds, streams.start(names[name])))
    except (struct.error, OSError, IndexError, ValueError) as error:
        raise PlanReadError("plan-damaged", name=path.name) from error
    return Compound(Holds.OTHER, is_locked=False)


def _is_locked(holds: Holds, start: bytes) -> bool:
    if holds is Holds.TEXT:  # [MS-DOC] 2.5.2, fEncrypted
        return len(start) > 11 and bool(start[11] & 0x01)
    if holds is not Holds.SHEETS:
        return False
    place = 0
    for _ in range(_MOST_RECORDS):
        if place + 4 > len(start):
            return False
        kind, size = struct.unpack_from("<HH", start, place)
        if kind == _FILE_PASS:
            return True
        place += 4 + size
    return False


class Streams:
    """The streams of a compound file; what contradicts itself raises struct.error, IndexError or ValueError."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        (self.shift,) = struct.unpack_from("<H", data, 30)
        if self.shift not in (9, 12):
            raise ValueError(self.shift)
        self._size = 1 << self.shift
        (self._directory,) = struct.unpack_from("<I", data, 48)
        (self._small_limit,) = struct.unpack_from("<I", data, 56)
        self._tables = [one for one in struct.unpack_from("<109I", data, 76) if one < _END]

    def names(self) -> dict[str, tuple[int, int]]:
        """Name → first sector and size of every stream."""
        found: dict[str, tuple[int, int]] = {}
        for sector in self._chain(self._directory):
            block = self._sector(sector)
            for place in range(0, len(block) - _ENTRY + 1, _ENTRY):
                (length,) = struct.unpack_from("<H", block, place + 64)
                name = block[place : place + max(0, min(length, 64) - 2)].decode(
                    "utf-16-le", errors="replace"
                )
                if block[place + 66] == _STREAM:
                    first, size = struct.unpack_from("<II", block, place + 116)
                    found.setdefault(name, (first, size))
        return found

    def start(self, stream: tuple[int, int]) -> bytes:
        """The first sector of a stream; nothing of one too small to hold a document."""
        first, size = stream
        return self._sector(first)[:size] if size >= self._small_limit else b""

    def places(self, stream: tuple[int, int]) -> list[int]:
        """Where in the file each sector of a stream begins; none of one too small to hold a document."""
        first, size = stream
        if size < self._small_limit:
            return []
        return [(number + 1) << self.shift for number in self._chain(first)]

    def _sector(self, number: int) -> bytes:
        place = (number + 1) * self._size
        return self._data[place : place + self._size]

    def _chain(self, sector: int) -> Iterator[int]:
        for _ in range(_MOST_SECTORS):
            if sector >= _END:
                return
            yield sector
            table = self._sector(self._tables[sector // (self._size // 4)])
            (sector,) = struct.unpack_from("<I", table, sector % (self._size // 4) * 4)
