"""What setting, changing or removing a ledger's passphrase came to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Relocked:
    """The ledger's folder, how many copies and files follow it now; the folder of copies that could not be reached and open as before.

    What `is_unfinished` is brought to its end when the ledger is next opened: the disk was full, or would not be written.
    """

    folder: Path
    copies: int
    files: int
    left: Path | None = None
    is_unfinished: bool = False
