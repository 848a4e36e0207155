"""The checklist's answers by the marks of measures: which a filter keeps, how many, and how many of each task."""

# ruff: noqa: S608 - the statement is composed of this program's own words; what was typed is bound

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain, islice

from model.ledger import Ledger
from model.queries.marks import known_marks
from model.queries.marks_reading import Places, handled_by, noted_in
from model.queries.measure_sql import IS_MEANT, IS_NAMED, in_list, unit_words
from model.rows.checklist import ChecklistFilter
from model.rules.marks import Marks, first_places, is_done, places_in
from model.store.door import Plain, Rows
from model.store.search_words import FIELD_BREAK, match_expression, plain

RARE = 100  # one measure of so many: what a search found is then compared as a whole
LOOKED_THROUGH = 2_000  # measures looked at one by one before all are
FEW = 10_000  # duties that mean a unit, whose measures are held as a set
SOME = 500
EVERYTHING = ChecklistFilter()
_DONE = bytes(map(is_done, range(256)))
_NOT = bytes([1, 0]) + bytes(254)


def kept_flags(connection: Plain, marks: Marks, kept: ChecklistFilter) -> bytes:
    """One byte a measure in the order of the documents, 1 where the filter keeps it."""
    flags = _sifted(connection, marks, kept)
    places = Places.of(marks.ids)
    if kept.unit and 1 in flags:
        flags = marks.kept(EVERYTHING, (flags, places.flags(_of_unit(connection, kept.unit))))
    if kept.search.strip() and 1 in flags:
        flags = marks.kept(EVERYTHING, (flags, places.flags(_found(connection, kept.search))))
    return flags


def page_of(
    connection: Plain, marks: Marks, kept: ChecklistFilter, *, limit: int, offset: int = 0
) -> list[int]:
    """The ids of a page of measures: in the order of the documents, what a search found in that of taking in."""
    if is_words_alone(marks, kept):
        return list(islice(_found(connection, kept.search, is_whole=False), offset, offset + limit))
    flags = _sifted(connection, marks, kept)
    if 1 not in flags:
        return []
    if not kept.unit and not kept.search.strip():
        return [marks.ids[place] for place in first_places(flags, limit, offset)]
    if kept.search.strip():
        keys = _found_among(connection, marks, flags, kept.search, None if kept.unit else limit + offset)
    else:
        keys = (marks.ids[place] for place in places_in(flags))
    if kept.unit:
        keys = _meant(connection, keys, kept.unit)
    return list(islice(keys, offset, offset + limit))


def is_words_alone(marks: Marks, kept: ChecklistFilter) -> bool:
    """Whether whatever holds the words is kept, and the index finds it in order: then its first page is asked for in one statement."""
    if not kept.search or kept.unit or match_expression(kept.search) is None:
        return False
    return all(len(plain(word)) > 1 for word in kept.search.split()) and marks.keep_all(kept)


def tasks_of(marks: Marks, flags: bytes) -> dict[int, tuple[int, int]]:
    """The tasks that hold a kept measure, with how many, and how many of those are done."""
    done = marks.kept(ChecklistFilter(), (flags, marks.own.translate(_DONE)))
    ends = chain(marks.starts[1:], (len(flags),))
    found: dict[int, tuple[int, int]] = {}
    for task, start, end in zip(marks.tasks, marks.starts, ends, strict=False):  # without measures there is an end alone
        measures = flags.count(1, start, end)
        if measures:
            before = found.get(task, (0, 0))
            found[task] = (before[0] + measures, before[1] + done.count(1, start, end))
    return found


def known_page(
    ledger: Ledger, connection: Plain, kept: ChecklistFilter, today: date, *, limit: int, offset: int
) -> list[int] | None:
    """The ids of a page of measures; None where the marks are not known."""
    marks = known_marks(ledger, connection, today)
    return None if marks is None else page_of(connection, marks, kept, limit=limit, offset=offset)


def _sifted(connection: Plain, marks: Marks, kept: ChecklistFilter) -> bytes:
    """What the filter keeps but for the words searched for and the unit."""
    idle, handler, more = kept.idle_month, kept.handler, []
    if idle is not None and not marks.knows(idle):
        more.append(Places.of(marks.ids).flags(noted_in(connection, idle)).translate(_NOT))
    if handler is not None and not marks.knows_handler(handler):
        more.append(Places.of(marks.ids).flags(handled_by(connection, handler)))
    return marks.kept(kept, more)


def _of_unit(connection: Plain, unit: str) -> Iterator[int]:
    """The measures with a duty whose words hold these, or that names the unit."""
    values = dict(unit_words(unit))
    # From one wording to the next by the index: they are few, the duties many.
    wordings = connection.execute(
        "WITH RECURSIVE each(wording) AS (SELECT min(wording) FROM duty UNION ALL "
        "SELECT (SELECT min(wording) FROM duty WHERE wording > each.wording) FROM each WHERE each.wording IS NOT NULL) "
        f"SELECT duty.wording FROM each AS duty WHERE {IS_MEANT}",
        values,
    ).fetchall()
    for (wording,) in wordings:
        yield from _keys(connection.execute("SELECT measure_id FROM duty WHERE wording = ?", (wording,)))
    yield from _keys(connection.execute(f"SELECT measure_id FROM duty WHERE {IS_NAMED}", values))


def _meant(connection: Plain, keys: Iterator[int], unit: str) -> Iterator[int]:
    """Those of some measures, in their order, that mean a unit."""
    duties = list(islice(_of_unit(connection, unit), FEW + 1))
    if len(duties) <= FEW:
        few = set(duties)
        yield from (key for key in keys if key in few) if few else ()
        return
    values = dict(unit_words(unit))
    for _ in range(LOOKED_THROUGH // SOME):  # where every second one means it, the first page is among the first
        some = list(islice(keys, SOME))
        asked = f"SELECT measure_id FROM duty WHERE measure_id IN {in_list(some)} AND ({IS_MEANT} OR {IS_NAMED})"
        there = set(_keys(connection.execute(asked, values)))
        yield from (key for key in some if key in there)
    there = set(_of_unit(connection, unit))
    yield from (key for key in keys if key in there)


def _found_among(
    connection: Plain, marks: Marks, flags: bytes, search: str, wanted: int | None
) -> Iterator[int]:
    """The measures that hold the words, of those that are kept otherwise, in the order of taking in."""
    places = Places.of(marks.ids)
    if wanted is not None and any(len(plain(word)) == 1 for word in search.split()):
        read = (key for key in _read_through(connection, search) if flags[places.of_id(key)])
        found = list(islice(read, wanted))
        if len(found) == wanted:
            return iter(found)
    is_rare = flags.count(1) * RARE < len(flags)
    of, first = places.places, places.first
    return (key for key in _found(connection, search, is_whole=is_rare) if flags[of[key - first]])


def _read_through(connection: Plain, search: str) -> Iterator[int]:
    """The first measures that hold the words, read one by one."""
    terms = [term for word in search.split() if (term := plain(word))]
    held = connection.execute("SELECT measure_id, words FROM measure_words ORDER BY measure_id LIMIT ?", (LOOKED_THROUGH,))
    for key, words in held:
        lines = [plain(line) for line in words.split(FIELD_BREAK)]
        if all(any(term in line for line in lines) for term in terms):
            yield key


def _found(connection: Plain, search: str, *, is_whole: bool = True) -> Iterator[int]:
    """The measures that hold the words, in the order of taking in; `is_whole` where all of them will be looked at."""
    expression = match_expression(search)
    if expression is None:
        return
    tail = "SELECT rowid FROM measure_search WHERE measure_search MATCH :words ORDER BY rowid"
    if not is_whole:
        yield from _keys(connection.execute(tail, {"words": expression}))
        return
    (ids,) = connection.execute(f"SELECT group_concat(rowid) FROM ({tail}) AS found", {"words": expression}).fetchone()
    yield from map(int, ids.split(",") if ids else ())


def _keys(cursor: Rows) -> Iterator[int]:
    return (key for (key,) in cursor)
