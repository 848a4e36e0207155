"""What setting, changing or removing a ledger's passphrase came to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Relocked:
    """The ledger's folder; and the folder of its copies when these could not be reached and still open as before."""

    folder: Path
    left: Path | None = None
