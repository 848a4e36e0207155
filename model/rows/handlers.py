"""One of those who carry measures out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HandlerRow:
    """A handler's name, how many of the measures given to it are open, and how many there are."""

    name: str
    open: int
    measures: int
