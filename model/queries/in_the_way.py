"""Which later change forbids taking an older one back: it wrote the same, or what it made hangs on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from model.rules.change_kinds import Told
from model.store import told_changes
from model.store.door import Plain
from model.store.images import VERSION
from model.store.tables import Base

MOST_SIGNS = 60  # rows that are looked for through all of the later history; the others' conflicts are found when they are tried


def standing_in_the_way(connection: Plain, numbers: Sequence[int]) -> int | None:
    """The first change after these (one sitting, newest first) that is in force and forbids taking them back."""
    images = [image for number in numbers for image in told_changes.images(connection, number, is_whole=True)]
    written = _written(images)
    made = {(table, key) for table, key, before, _ in images if before is None}
    for number in _later(connection, numbers, images):
        if number in numbers or told_changes.last_in_chain(connection, number)[1]:
            continue
        for image in told_changes.images(connection, number, is_whole=True):
            if _is_same(image, written) or _hangs_on(image, made):
                return number
    return None


def _later(connection: Plain, numbers: Sequence[int], images: Sequence[Told]) -> Iterator[int]:
    """The changes that may stand in the way: those of the same measures, then those that hold one of the rows otherwise."""
    yield from told_changes.later_of_measures(connection, numbers[0])
    of_no_measure = not told_changes.touched_measures(connection, numbers[0], 1)
    rows = dict.fromkeys((table, key) for table, key, _, _ in images) if of_no_measure else {}
    made = dict.fromkeys((table, key) for table, key, before, _ in images if before is None)
    signs = [f'["{table}",{key},' for table, key in rows]
    signs += [f'"{column}":{key}' for table, key in made for column in _referring().get(table, ())]
    yield from told_changes.later_that_hold(connection, numbers[0], list(dict.fromkeys(signs))[:MOST_SIGNS])


@cache
def _referring() -> dict[str, set[str]]:
    """By table the columns of other tables that refer to its rows."""
    found: dict[str, set[str]] = defaultdict(set)
    for table in Base.metadata.tables.values():
        for key in table.foreign_keys:
            found[key.column.table.name].add(key.parent.name)
    return found


def _written(images: Iterable[Told]) -> dict[tuple[str, int], set[str] | None]:
    """By row the columns that were written, None for all of them."""
    found: dict[tuple[str, int], set[str] | None] = {}
    for table, key, before, after in images:
        known = found.get((table, key), set())
        found[table, key] = None if known is None or before is None or after is None else known | set(after)
    return found


def _is_same(image: Told, written: dict[tuple[str, int], set[str] | None]) -> bool:
    table, key, before, after = image
    if (table, key) not in written:
        return False
    columns = written[table, key]
    return columns is None or before is None or after is None or bool(columns & set(after) - {VERSION})


def _hangs_on(image: Told, made: set[tuple[str, int]]) -> bool:
    """Whether a new row refers to one that was made by what is to be taken back."""
    table, _, before, after = image
    if before is not None or after is None:
        return False
    return any(
        (key.column.table.name, after.get(key.parent.name)) in made for key in Base.metadata.tables[table].foreign_keys
    )
