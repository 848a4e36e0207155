"""A filter of the checklist under a name, as the whole office keeps it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """`choice` is the window's own text for the chosen filters, `search` the words looked for, `sort` the order."""

    name: str
    choice: str
    search: str = ""
    sort: str = ""
