"""A list as it is printed or handed over as a file: what it is called, its columns, its lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column; `width` is about how many Chinese characters it has room for."""

    heading: str
    width: int
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class ListContent:
    """`note` says which lines of all these are. `lines` may be made while they are written: they are gone through once."""

    title: str
    note: str
    columns: tuple[ListColumn, ...]
    lines: Iterable[tuple[str, ...]]
    count: int
