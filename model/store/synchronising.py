"""What has to be done so that a new file is still in its folder after the power failed."""

from __future__ import annotations

import os
from pathlib import Path


def synchronise_folder(folder: Path) -> None:
    """Write a folder's list of files through to the disk (fsync(2) on a folder). Raises OSError."""
    if os.name != "posix":  # Windows cannot open folders; NTFS journals the rename itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
