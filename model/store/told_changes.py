"""The history in plain SQL, for its own page: filtered by an index that holds nothing else, whole rows only where shown."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from model.rules.change_kinds import Told
from model.store.door import Plain

FIRST_PART = 20_000  # characters of a change's images: a plan taken in has millions, and none of them is told in a line
MOST_COUNTED = 10_000


def kept_ids(
    connection: Plain,
    conditions: Sequence[str],
    values: Sequence[object],
    *,
    before: int | None,
    limit: int,
    measure: int | None = None,
) -> list[int]:
    """The newest changes that meet conditions on at, person and action, from before one on; those that touched a measure."""
    where = " AND ".join(["id < ?", *conditions])
    statement = f"SELECT id FROM {_source(measure)} WHERE {where} ORDER BY id DESC LIMIT ?"  # noqa: S608 - our own words
    newest = 2**62 if before is None else before
    return [key for (key,) in connection.execute(statement, (newest, *values, limit))]


def how_many(connection: Plain, conditions: Sequence[str], values: Sequence[object], *, measure: int | None = None) -> int:
    """How many changes meet conditions as above."""
    where = " AND ".join(conditions) or "TRUE"
    statement = f"SELECT count(*) FROM {_source(measure)} WHERE {where}"  # noqa: S608 - our own words
    return int(connection.execute(statement, tuple(values)).fetchone()[0])


def _source(measure: int | None) -> str:
    """Of one measure the index of its own few changes leads: a whole history is not gone through for them."""
    if measure is None:
        return "change INDEXED BY ix_change_told"
    return f"change_measure CROSS JOIN change ON id = change_id AND measure_id = {int(measure)}"


def persons(connection: Plain) -> list[str]:
    """Everybody in whose name something was changed."""
    return sorted(person for (person,) in connection.execute("SELECT DISTINCT person FROM change INDEXED BY ix_change_told"))


def heads(connection: Plain, ids: Sequence[int]) -> list[tuple[int, str, str, str, str]]:
    """(id, at, person, action, facts) of changes, as they are asked for; each by its key, whatever SQLite thinks of the table."""
    statement = "SELECT id, at, person, action, facts FROM change WHERE id = ?"
    return [row for key in ids for row in connection.execute(statement, (key,))]


def last_in_chain(connection: Plain, change_id: int) -> tuple[int, bool]:
    """The newest change that undid or redid a change, itself when there is none; and whether it is undone by now."""
    is_undone = False
    while found := connection.execute("SELECT max(id) FROM change INDEXED BY ix_change_reverts WHERE reverts = ?", (change_id,)).fetchone()[0]:
        change_id, is_undone = found, not is_undone
    return change_id, is_undone


def undone_at_last(connection: Plain, change_id: int) -> tuple[str, str] | None:
    """(action, facts) of the change that one undid or did again, however often it went to and fro; None for one that did neither."""
    statement, is_first = "SELECT reverts, action, facts FROM change WHERE id = ?", True
    while True:
        reverts, action, facts = connection.execute(statement, (change_id,)).fetchone()
        if reverts is None:
            return None if is_first else (str(action), str(facts))
        change_id, is_first = reverts, False


def measures_after(connection: Plain, change_id: int, after: int, most: int) -> list[tuple[int, int, str]]:
    """(id, plan, code) of the measures a change touched that are still there, from behind one of them on."""
    return [
        (key, plan, code)
        for key, plan, code in connection.execute(
            "SELECT measure.id, measure.plan_id, measure.code FROM change_measure JOIN measure ON measure.id = change_measure.measure_id "
            "WHERE change_measure.change_id = ? AND measure.id > ? ORDER BY measure.id LIMIT ?", (change_id, after, most),
        )
    ]  # fmt: skip


def touched_measures(connection: Plain, change_id: int, most: int) -> tuple[int, ...]:
    """The first of the measures a change touched."""
    statement = "SELECT measure_id FROM change_measure WHERE change_id = ? ORDER BY measure_id LIMIT ?"
    return tuple(key for (key,) in connection.execute(statement, (change_id, most)))


def images(connection: Plain, change_id: int, *, is_whole: bool = False) -> Iterator[Told]:
    """The rows a change touched; unless it is to be whole, only those its first part tells of."""
    part = "images" if is_whole else f"substr(images, 1, {FIRST_PART})"
    found = connection.execute(f"SELECT {part} FROM change WHERE id = ?", (change_id,)).fetchone()  # noqa: S608 - constant
    return (image[:4] for image in _begun(str(found[0]) if found else "[]"))


def _begun(text: str) -> Iterator[Any]:
    """The elements of a JSON list that may be cut off."""
    decoder, at = json.JSONDecoder(), 1
    while at < len(text) and text[at] != "]":
        try:
            element, at = decoder.raw_decode(text, at)
        except ValueError:
            return
        yield element
        at += 1  # the comma


def later_of_measures(connection: Plain, change_id: int) -> Iterator[int]:
    """The changes after one that touched a measure it touched, in their order, without those that undo or redo."""
    statement = (
        "SELECT DISTINCT later.change_id FROM change_measure AS mine "
        "CROSS JOIN change_measure AS later ON later.measure_id = mine.measure_id AND later.change_id > mine.change_id "
        "WHERE mine.change_id = ? ORDER BY 1"
    )
    for (key,) in connection.execute(statement, (change_id,)).fetchall():
        if connection.execute("SELECT reverts IS NULL FROM change WHERE id = ?", (key,)).fetchone()[0]:
            yield key


def later_that_hold(connection: Plain, change_id: int, signs: Sequence[str]) -> Iterator[int]:
    """The changes after one whose images hold one of some signs, in their order, without those that undo or redo."""
    if not signs:
        return
    held = " OR ".join(["instr(images, ?) > 0"] * len(signs))
    statement = f"SELECT id FROM change WHERE id > ? AND reverts IS NULL AND ({held}) ORDER BY id"  # noqa: S608 - marks
    for (found,) in connection.execute(statement, (change_id, *signs)).fetchall():
        yield found
