"""Who sent a returned file: by what it says of itself, over its table, in its rows, by its name; else a person must say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from model.rows.returned import ReturnedFacts
from model.rules.unit_names import folded, normal_name, split_remark, unit_key

_PARTS = re.compile(r"[\s_\-—–－.。,，、:：;；()（）\[\]【】《》<>〈〉]+")
_SHORTEST = 2  # signs of a name that is looked for in the name of a file


class UnitNames:
    """The units a ledger knows, found by any of their names; in one area."""

    def __init__(self, names: Mapping[int, Sequence[str]], area: tuple[str, ...] = ()) -> None:
        self._area = area
        self._all = names
        self.names = {number: some[0] for number, some in names.items() if some}
        self._exact: dict[str, int] = {}
        self._folded: dict[tuple[str, str], set[int]] = {}
        self._said: dict[str, int | None] = {}
        said = [(number, name, bool(split_remark(name)[1])) for number, some in names.items() for name in some]
        whole = {unit_key(name, area) for _, name, has_remark in said if not has_remark}
        for number, name, has_remark in said:
            self._exact.setdefault(normal_name(name), number)
            key = unit_key(name, area)
            if key.core and not (has_remark and key in whole):  # 区交通局（…办公室） is found by its whole name only
                self._folded.setdefault((key.level, key.core), set()).add(number)

    def with_others(self, others: Iterable[str]) -> UnitNames:
        """The same with names that no unit has yet, under numbers below zero."""
        fresh = dict.fromkeys(name for name in others if self.find(name) is None)
        return UnitNames({**self._all, **{-number: (name,) for number, name in enumerate(fresh, 1)}}, self._area)

    def is_same(self, other: UnitNames) -> bool:
        """Whether others know the same units by the same names."""
        return (self._all, self._area) == (other._all, other._area)

    def find(self, words: str) -> int | None:
        """The unit of a name as somebody wrote it; None when no unit, or more than one, is called so."""
        if words not in self._said:
            self._said[words] = self._find(words)
        return self._said[words]

    def _find(self, words: str) -> int | None:
        name = normal_name(words)
        if not name or name in self._exact:
            return self._exact.get(name)
        key = unit_key(words, self._area)
        found = self._folded.get((key.level, key.core), set()) if key.core else set()
        return next(iter(found)) if len(found) == 1 else None

    def in_file_name(self, name: str) -> int | None:
        """The one unit that the name of a file holds."""
        stem = normal_name(PurePath(name).stem)
        whole = {self.find(part) for part in _PARTS.split(PurePath(name).stem) if len(part) >= _SHORTEST}
        held = [(known, number) for known, number in self._exact.items() if len(known) > _SHORTEST and known in stem]
        short = folded(stem)
        held += [(core, number) for (_, core), some in self._folded.items() if len(core) > _SHORTEST and core in short for number in some]
        longest = {number for known, number in held if not any(known != other and known in other for other, _ in held)}
        found = (whole | longest) - {None}
        return found.pop() if len(found) == 1 else None


@dataclass(frozen=True, slots=True)
class SenderFound:
    """Who a file is from: the unit where it is sure, the words that say it, the units it may be where they contradict."""

    unit_id: int | None
    words: str
    may_be: tuple[int, ...] = ()


def sender_of(
    facts: ReturnedFacts, file_name: str, names: UnitNames, *, ledger_id: str, own: Iterable[int]
) -> SenderFound:
    """The sender of a file.

    A workbook that this very ledger wrote names its own office until somebody fills another in: then the rows, the
    heading and the file's name say who did, and one's own office is not taken for granted.
    """
    ours = set(own)
    is_written_here = bool(facts.ledger) and facts.ledger == ledger_id
    said = [facts.unit, facts.heading_unit, *facts.row_units[:1]]
    found = [number for words in said if words and (number := names.find(words)) is not None]
    if is_written_here:
        found = [number for number in found if number not in ours]
    by_name = names.in_file_name(file_name)
    foreign = (one for one in said if one and not (is_written_here and names.find(one) in ours))
    words = next(foreign, "")
    if goes_by_rows(facts, ledger_id):
        several = dict.fromkeys(number for name in facts.row_units if (number := names.find(name)) is not None and number not in ours)
        if len(several) > 1:
            return SenderFound(None, "", tuple(several))
    distinct = list(dict.fromkeys(found))
    if len(distinct) == 1:
        told = next(one for one in said if one and names.find(one) == distinct[0])
        return SenderFound(distinct[0], told)
    if distinct:
        return SenderFound(None, words, tuple(distinct))
    if by_name is not None and (is_written_here or not words or names.find(words) is None) and not (is_written_here and by_name in ours):
        return SenderFound(None if words and not is_written_here else by_name, words or names.names[by_name], (by_name,))
    return SenderFound(None, words)


def goes_by_rows(facts: ReturnedFacts, ledger_id: str) -> bool:
    """Whether a file may be of several units, each row of the one it names: nothing over the rows says whose they are."""
    is_written_here = bool(facts.ledger) and facts.ledger == ledger_id
    return is_written_here or not (facts.unit or facts.heading_unit)
