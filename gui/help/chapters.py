"""The help's chapters as they lie in resources/help, one Markdown file each, the same names in both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

import resources

KEYS = "keys"  # made from what the pages say, see key_text.py
# The order they are read in. A page of the window has the chapter of its own name.
ORDER = ("start", "overview", "take-in", "checklist", "evidence", "calendar", "indicators", "units", "submissions", "merge", "compare",
         "history", "backups", "server", "promises", "settings")  # fmt: skip

_HEADING = re.compile(r"^# (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: its name in links, its heading, its Markdown."""

    name: str
    title: str
    text: str


def chapters(language: str) -> list[Chapter]:
    """Every chapter that is written, in order."""
    return [chapter(name, language) for name in ORDER]


def chapter(name: str, language: str) -> Chapter:
    """One chapter from its file."""
    return from_text(name, resources.path(f"help/{language}/{name}.md").read_text(encoding="utf-8"))


def from_text(name: str, text: str) -> Chapter:
    """A chapter whose first heading is its title."""
    found = _HEADING.search(text)
    return Chapter(name, found[1].strip() if found else name, text)
