"""Whether a folder takes what is written to it; tried where an error does not say."""

from __future__ import annotations

import tempfile
from pathlib import Path

ROOM = 64 * 1024  # what a write-ahead log and its shared memory need to begin with


def hindrance_in(place: Path) -> OSError | None:
    """What stands in the way of writing beside or into a place, None when nothing does.

    A file as large as the largest one there, and some more, is tried: a disk may be full, a quota used up, a file of
    that size not allowed.
    """
    folder = place if place.is_dir() else place.parent
    try:
        largest = max((file.stat().st_size for file in folder.iterdir() if file.is_file()), default=0)
        with tempfile.TemporaryFile(dir=folder, buffering=0) as probe:
            probe.write(bytes(ROOM))
            probe.truncate(largest + ROOM)
    except OSError as error:
        return error
    return None
