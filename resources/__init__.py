"""Files shipped with the program: fonts, icons, texts, the unit directory, the sample plan."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """Path of a shipped file, by its name relative to this folder ("fonts/LICENSE")."""
    return _ROOT / name
