"""The ledger's own history: every change, newest first, told by sittings, filtered, page by page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import chain, islice

from model.ledger import Ledger
from model.queries.codes import code_prefixes
from model.queries.history import facts_of, facts_of_undoing
from model.queries.in_the_way import standing_in_the_way
from model.rows.checklist import ChangeRow
from model.rows.history import ChangeKind, Edit, HistoryFilter, HistoryLine, HistoryPage, LineDetail
from model.rules.change_kinds import ACTIONS, edits_of
from model.rules.sittings import sittings
from model.store import told_changes
from model.store.door import Plain

LINES = 60
DOORS, FURTHER_DOORS = 12, 60
TAKING_IN = frozenset({"accept-plan", "accept-edition"})
_AT_ONCE = 120
_LINK, _OWNED = "evidence_link", 200
_OWNERS = {
    "progress": "SELECT measure.plan_id, measure.code, unit.name FROM progress JOIN measure ON measure.id = progress.measure_id "
                "LEFT JOIN unit ON unit.id = progress.unit_id WHERE progress.id = ?",
    "unit_reading": "SELECT measure.plan_id, measure.code, unit.name FROM unit_reading JOIN target ON target.id = unit_reading.target_id "
                    "JOIN measure ON measure.id = target.measure_id JOIN unit ON unit.id = unit_reading.unit_id WHERE unit_reading.id = ?",
    "measure": "SELECT plan_id, code, '' FROM measure WHERE id = ?",
}  # fmt: skip


def history_page(ledger: Ledger, kept: HistoryFilter, *, before: int | None = None, limit: int = LINES) -> HistoryPage:
    """The newest lines that a filter keeps, or those from before a change's number on."""
    prefixes = code_prefixes(ledger)
    with ledger.look() as connection:
        told = sittings(_changes(connection, kept, before))
        found = list(islice(told, limit + 1))
        lines = tuple(_line(connection, sitting, prefixes) for sitting in found[:limit])
        return HistoryPage(lines, found[limit][0].id + 1 if len(found) > limit else None)


def history_count(ledger: Ledger, kept: HistoryFilter) -> int:
    """How many changes a filter keeps: as many as its lines, or more, for a sitting is one line."""
    conditions, values = _conditions(kept)
    with ledger.look() as connection:
        return told_changes.how_many(connection, conditions, values, measure=kept.measure)


def history_persons(ledger: Ledger) -> tuple[str, ...]:
    """Everybody in whose name something was changed; "" for changes under no name."""
    with ledger.look() as connection:
        return tuple(told_changes.persons(connection))


def named_lines(ledger: Ledger, numbers: Sequence[int]) -> tuple[HistoryLine, ...]:
    """Changes by their numbers, each as a line of its own, as far as it takes to name them: without what stood there before and after."""
    prefixes = code_prefixes(ledger)
    with ledger.look() as connection:
        changes = [_change(connection, row) for row in told_changes.heads(connection, numbers)]
        return tuple(HistoryLine(change, (change.id,), *_doors(connection, change.id, prefixes), ()) for change in changes)


def further_doors(ledger: Ledger, line: HistoryLine, *, after: int) -> tuple[tuple[int, str], ...]:
    """The next of a line's measures, from behind one of them on."""
    prefixes = code_prefixes(ledger)
    with ledger.look() as connection:
        found = told_changes.measures_after(connection, line.numbers[0], after, FURTHER_DOORS)
    return tuple((key, prefixes.get(plan, "") + code) for key, plan, code in found)


def line_detail(ledger: Ledger, line: HistoryLine) -> LineDetail:
    """A line whole: everything it did, and whether something later stands in the way of taking it back."""
    prefixes = code_prefixes(ledger)
    with ledger.look() as connection:
        whole = partial(told_changes.images, connection, is_whole=True)
        found_edits = edits_of(chain.from_iterable(whole(number) for number in reversed(line.numbers)))
        edits = _named(connection, line.change.action, found_edits, prefixes)
        sha256 = str(connection.execute("SELECT hash FROM change WHERE id = ?", (line.change.id,)).fetchone()[0])
        found = None if line.change.is_reverted else standing_in_the_way(connection, line.numbers)
        obstacle = None if found is None else _change(connection, told_changes.heads(connection, [found])[0])
    told = HistoryLine(line.change, line.numbers, line.doors, line.measures, edits)
    return LineDetail(told, sha256, obstacle)


def _changes(
    connection: Plain, kept: HistoryFilter, before: int | None
) -> Iterator[tuple[ChangeRow, tuple[int, ...]]]:
    """The changes kept with the measures each touched, newest first, read as far as they are asked for."""
    conditions, values = _conditions(kept)
    while True:
        ids = told_changes.kept_ids(connection, conditions, values, before=before, limit=_AT_ONCE, measure=kept.measure)
        for row in told_changes.heads(connection, ids):
            yield _change(connection, row), told_changes.touched_measures(connection, row[0], DOORS)
        if len(ids) < _AT_ONCE:
            return
        before = ids[-1]


def _conditions(kept: HistoryFilter) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    if kept.person is not None:
        conditions.append("person = ?")
        values.append(kept.person)
    if kept.kind is not None:
        actions = ACTIONS[kept.kind]
        conditions.append(f"action IN ({', '.join('?' * len(actions))})")
        values += actions
    if kept.first is not None:
        conditions.append("at >= ?")
        values.append(_begin_of(kept.first))
    if kept.last is not None and kept.last < date.max:
        conditions.append("at < ?")
        values.append(_begin_of(kept.last + timedelta(days=1)))
    return conditions, values


def _begin_of(day: date) -> str:
    """A day's first moment by this machine's clock, as times are stored."""
    return datetime.combine(day, time.min).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _change(connection: Plain, row: tuple[int, str, str, str, str]) -> ChangeRow:
    number, at, person, action, stored = row
    about = told_changes.undone_at_last(connection, number) if action in ACTIONS[ChangeKind.UNDOING] else None
    facts = facts_of(stored) if about is None else facts_of_undoing(*about)
    return ChangeRow(number, at, person, action, facts, told_changes.last_in_chain(connection, number)[1])


def _line(connection: Plain, sitting: tuple[ChangeRow, ...], prefixes: dict[int, str]) -> HistoryLine:
    numbers = tuple(change.id for change in sitting)
    doors, measures = _doors(connection, numbers[0], prefixes)
    told = () if sitting[0].action in TAKING_IN else reversed(numbers)  # of those the title says more than the first rows
    found = edits_of(chain.from_iterable(told_changes.images(connection, number) for number in told))
    return HistoryLine(sitting[0], numbers, doors, measures, _named(connection, sitting[0].action, found, prefixes))


def _doors(connection: Plain, number: int, prefixes: Mapping[int, str]) -> tuple[tuple[tuple[int, str], ...], int]:
    """The first of the measures a change touched with their codes, and how many there are, as far as it is counted."""
    measures = told_changes.touched_measures(connection, number, told_changes.MOST_COUNTED)
    doors = []
    for key in measures[:DOORS]:
        row = connection.execute("SELECT plan_id, code FROM measure WHERE id = ?", (key,)).fetchone()
        if row is not None:
            doors.append((key, prefixes.get(row[0], "") + row[1]))
    return tuple(doors), len(measures)


def _named(connection: Plain, action: str, edits: Sequence[Edit], prefixes: Mapping[int, str]) -> tuple[Edit, ...]:
    """Files that were held already by their names; of a merging, whose words and numbers each are."""
    made = {edit.key for edit in edits if edit.table == "evidence"}
    told = [edit for edit in edits if edit.table != _LINK or not {edit.before, edit.after} & set(map(str, made))]
    files = [replace(edit, before=_file(connection, edit.before), after=_file(connection, edit.after)) if edit.table == _LINK else edit
             for edit in told]  # fmt: skip
    if action != "merge":
        return tuple(files)
    owned = [replace(edit, of=_owner(connection, edit, prefixes)) for edit in files[:_OWNED]]
    return (*owned, *files[_OWNED:])


def _file(connection: Plain, key: str | None) -> str | None:
    found = None if key is None else connection.execute("SELECT name FROM evidence WHERE id = ?", (int(key),)).fetchone()
    return str(found[0]) if found else None


def _owner(connection: Plain, edit: Edit, prefixes: Mapping[int, str]) -> str:
    """The measure and the unit of a row that was merged; nothing where it is no longer there."""
    statement = _OWNERS.get(edit.table)
    found = connection.execute(statement, (edit.key,)).fetchone() if statement else None
    return "" if found is None else f"{prefixes.get(found[0], '')}{found[1]} {found[2] or ''}".strip()
