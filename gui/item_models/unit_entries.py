"""Units as they are looked for: by the characters of any of their names, or by its pinyin initials."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.readers.directory.initials import fit, readings, usual_of
from model.rows.units import UnitLine
from model.rules.unit_names import normal_name

_BY_CHARACTERS = 3  # ranks of a match by characters stand before those by initials


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit with its names in comparison form and the letters each may be read with, all of them in `letters`."""

    line: UnitLine
    names: tuple[str, ...]
    said: tuple[str, ...]
    usual: tuple[str, ...]
    letters: frozenset[str]


def entries_of(lines: Iterable[UnitLine]) -> tuple[UnitEntry, ...]:
    """Units made ready to be looked for; reads the table of initials, so not on the window's thread."""
    entries = []
    for line in lines:
        said = tuple(map(readings, line.names))
        entries.append(UnitEntry(line, tuple(map(normal_name, line.names)), said, tuple(map(usual_of, said)), frozenset().union(*said)))
    return tuple(entries)


def found(entries: Sequence[UnitEntry], typed: str) -> list[UnitEntry]:
    """Those that fit what was typed, the best first; all of them, as they stand, while nothing is typed."""
    key = normal_name(typed).casefold()
    if not key:
        return list(entries)
    letters = frozenset(key) if key.isascii() else None
    ranked = [(rank, place, entry) for place, entry in enumerate(entries) if (rank := _rank(entry, key, letters)) is not None]
    return [entry for _, _, entry in sorted(ranked, key=lambda each: each[:2])]


def _rank(entry: UnitEntry, key: str, letters: frozenset[str] | None) -> int | None:
    """By characters first: whole, at the beginning, within; then by initials."""
    ranks = [0 if name == key else 1 if name.startswith(key) else 2 for name in entry.names if key in name.casefold()]
    if letters is not None and letters <= entry.letters and not ranks:
        # What follows the government's letter counts too: swj finds 区水务局 as qswj does.
        pairs = list(zip(entry.said, entry.usual, strict=True))
        pairs += [(said.partition("|")[2], usual[1:]) for said, usual in pairs]
        fits = (fit(key, said, usual) for said, usual in pairs)
        ranks = [_BY_CHARACTERS + rank for rank in fits if rank is not None]
    return min(ranks, default=None)
