"""The lines of an iCalendar file (RFC 5545): values escaped, each line folded at 75 octets between two signs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

_LONGEST = 75  # octets, RFC 5545 3.1
_HOUR = timedelta(hours=1)
_CONTROLS = "".join(map(chr, (*range(9), *range(11, 32), 127)))  # what a text must not hold, RFC 5545 3.3.11
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", **dict.fromkeys(_CONTROLS, "")})


def text_line(name: str, value: str) -> str:
    """A property whose value is free text."""
    return f"{name}:{value.replace(chr(13) + chr(10), chr(10)).translate(_ESCAPED)}"


def day_line(name: str, day: date) -> str:
    """A property that names a whole day."""
    return f"{name};VALUE=DATE:{day:%Y%m%d}"


def after_line(name: str, length: timedelta) -> str:
    """A property that says how many whole hours after (or before) something else it is."""
    hours = length // _HOUR
    return f"{name}:{'-' if hours < 0 else ''}PT{abs(hours)}H"


def component(name: str, lines: Iterable[str]) -> list[str]:
    """The lines of a component, between its beginning and its end."""
    return [f"BEGIN:{name}", *lines, f"END:{name}"]


def folded(lines: Iterable[str]) -> bytes:
    """The lines as they are written: UTF-8, folded, each with its end."""
    return b"".join(_folded(line.encode()) + b"\r\n" for line in lines)


def _folded(line: bytes) -> bytes:
    if len(line) <= _LONGEST:
        return line
    parts, start, room = [], 0, _LONGEST
    while len(line) - start > room:
        end = start + room
        while line[end] & 0xC0 == 0x80:  # the middle of a sign
            end -= 1
        parts.append(line[start:end])
        start, room = end, _LONGEST - 1
    parts.append(line[start:])
    return b"\r\n ".join(parts)


def whole_components(file: Path, name: str) -> int | None:
    """How many components of a name a written file holds; None when it is cut off or holds one that is not closed."""
    begun = ended = 0
    last = b""
    with file.open("rb") as lines:
        for last in lines:
            begun += last == f"BEGIN:{name}\r\n".encode()
            ended += last == f"END:{name}\r\n".encode()
    return begun if begun == ended and last == b"END:VCALENDAR\r\n" else None
