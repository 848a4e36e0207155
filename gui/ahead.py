"""What must be settled before any other module of the window is imported; gui.start imports this one first.

PySide makes a class when it is first named, with all enums in it. Of `Qt` these are more than a thousand names, the sixth part of
a start: what a window needs until it is painted says `QtCore.Qt`, and only where a person has done something, or in a method that
is called later (tests/test_start.py looks after it).
"""

from __future__ import annotations

import builtins
import gc
import sys

import PySide6.QtCore  # noqa: F401 - brings the reader of sources that is put to rest here

_FEW = 700, 10, 10  # what Python begins with
_MANY = 100_000, 20, 20


def leave_sources_unread() -> None:
    """Spare the start PySide's reading of every module's source, which looks for features nobody here switches on.

    It reads and keeps the text of each module imported after Qt: an eighth of the start and 23 MiB; and stands before every import,
    which costs another twentieth, to see whether a feature is meant. A PySide that does it differently is left as it is.
    """
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda _module: False  # type: ignore[union-attr]  # noqa: SLF001 - there is no public switch
    if hasattr(builtins, "__orig_import__"):
        builtins.__import__ = builtins.__orig_import__


def collect_seldom(*, is_seldom: bool) -> None:
    """Whether Python looks seldom for what has become garbage: while a window opens hardly anything does."""
    gc.set_threshold(*(_MANY if is_seldom else _FEW))


leave_sources_unread()
