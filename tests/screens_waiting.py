"""Waiting while the window works, for pictures."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication


def until(condition: Callable[[], object], seconds: float = 20) -> None:
    """Let the window work until something is so, at most so long."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        QCoreApplication.processEvents()
        time.sleep(0.005)
