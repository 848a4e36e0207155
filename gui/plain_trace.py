"""Where in the program an error arose, told without anything of a plan: files, lines, functions, kinds of errors.

What an exception says may quote the row it failed on, so of its words only plain ASCII outside quotes is kept.
"""

from __future__ import annotations

import re
import sysconfig
import traceback
from collections.abc import Iterator
from pathlib import Path

from model.errors import TaizhangError

_ROOT = Path(__file__).resolve().parent.parent
_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|[“「『《〈][^”」』》〉]*[”」』》〉]")
_PARAMETERS = re.compile(r"\[(?:parameters|SQL)[:\s].*", re.DOTALL)  # SQLAlchemy quotes what was to be stored
_PATH = re.compile(r"(?:[A-Za-z]:)?(?:[\\/][^\s\\/:,;]+){2,}[\\/]?")
_FOREIGN = re.compile(r"[^\x20-\x7e]+")
_LONGEST = 200


def plain_trace(error: BaseException) -> str:
    """The traceback of an error and of those it came from, the first one first."""
    return "\n".join(line for each in _chain(error) for line in _lines(each))


def plain_words(said: str) -> str:
    """What an error says without quotes, paths and foreign letters."""
    kept = _QUOTED.sub("…", _PARAMETERS.sub("", said))
    kept = _FOREIGN.sub("…", _PATH.sub("…", kept))
    return kept.strip()[:_LONGEST]


def named(error: BaseException) -> str:
    """The kind of an error with as much of its words as may be told; of the program's own errors the code."""
    if isinstance(error, TaizhangError):
        return f"{type(error).__name__}: {error.code} ({', '.join(sorted(error.facts))})"
    kind = type(error)
    where = "" if kind.__module__ == "builtins" else f"{kind.__module__}."
    words = plain_words(str(error))
    return f"{where}{kind.__qualname__}: {words}" if words else f"{where}{kind.__qualname__}"


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    at: BaseException | None = error
    while at is not None and at not in found:
        found.insert(0, at)
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    return found


def _lines(error: BaseException) -> Iterator[str]:
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
    yield named(error)


def _place(file: str) -> str:
    """A module's file as it lies in the program or its libraries; where those lie is nobody's business."""
    path = Path(file)
    for root in (_ROOT, *(Path(sysconfig.get_path(name)) for name in ("purelib", "platlib", "stdlib"))):
        if path.is_relative_to(root) and ".venv" not in path.relative_to(root).parts:
            return path.relative_to(root).as_posix()
    return path.name
