"""What gave measures their states, read from the history and the notes as they are now."""

# ruff: noqa: S608 - the statement is composed of this program's own words

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, datetime
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy.orm import Session

from model.periods import Month
from model.queries.history import undone_changes
from model.queries.measure_sql import in_list
from model.rows.words import State
from model.rules.standing import Turn
from model.store.door import Plain
from model.store.engine import driver_connection

CHUNK = 500
NOTING = "note-progress"
TAKING_IN = "accept-plan"  # makes measures, which have not begun; its images are the largest there are
MERGING = "merge"

_Written = tuple[int, int, Turn]  # (place in the order of writing, measure, turn)
FEW = 40  # measures whose rows are looked for one by one


def local_day(moment: str) -> date:
    """The day, where this machine stands, of a time stored in UTC."""
    return datetime.fromisoformat(moment).astimezone().date()


def turns_of(session: Session, measure_ids: Sequence[int]) -> dict[int, list[Turn]]:
    """What told the states of measures, each in the order of writing; what was undone is left out."""
    session.flush()  # what follows is asked past the session
    connection, wanted = driver_connection(session), frozenset(measure_ids)
    written: list[_Written] = []
    told_by: dict[int, int] = {}  # the change that a note has its state from
    for number, at, action, facts, images in _telling(connection, measure_ids, _touching(connection, measure_ids) - undone_changes(session)):
        turn = _marking(at, action, json.loads(facts))
        for table, key, before, after, measure_id in json.loads(images):
            if table == "progress" and after and (before is None or "state" in after):
                told_by[key] = max(number, told_by.get(key, 0))
            elif table == "measure" and measure_id in wanted and before and after and "state" in after:
                made = turn(before, after)
                written += [(number, measure_id, made)] if made else ()
    written += _notes(connection, measure_ids, told_by)
    turns: dict[int, list[Turn]] = defaultdict(list)
    for _, measure_id, made in sorted(written, key=itemgetter(0)):
        turns[measure_id].append(made)
    return turns


def _telling(connection: Plain, measure_ids: Sequence[int], numbers: Collection[int]) -> Iterator[tuple[int, str, str, str, str]]:
    """Those of some changes that may tell a state: what other units reported tells none, and after years is most of the history."""
    signs: list[str] = []
    if len(measure_ids) <= FEW:
        merged = f"SELECT id FROM progress WHERE unit_id IS NULL AND returned_id IS NOT NULL AND measure_id IN {in_list(measure_ids)}"
        signs = [f'["measure",{key},' for key in measure_ids]
        signs += [f'["progress",{key},' for (key,) in connection.execute(merged).fetchall()]
    held = " OR ".join(["action != ?", *["instr(images, ?) > 0"] * len(signs)]) if signs else "instr(images, ?) > 0"
    for some in _chunks(sorted(numbers)):
        yield from connection.execute(
            f"SELECT id, at, action, facts, images FROM change WHERE id IN {some} AND action != ? AND reverts IS NULL AND ({held})",
            (TAKING_IN, *((MERGING, *signs) if signs else ('"state"',))),
        )


def _touching(connection: Plain, measure_ids: Sequence[int]) -> set[int]:
    """The changes that touched any of the measures."""
    found: set[int] = set()
    touching = "SELECT change_id FROM change_measure INDEXED BY ix_change_measure_measure_id WHERE measure_id IN"
    for some in _chunks(measure_ids):
        found.update(key for (key,) in connection.execute(f"{touching} {some}"))
    return found


def _marking(at: str, action: str, facts: dict[str, Any]) -> Callable[[dict[str, Any], dict[str, Any]], Turn | None]:
    """What a change's images tell: a tick, or a state that a person gave; what a note gave is told by the note."""
    noted = Month.parse(facts["month"]) if action == NOTING and "month" in facts else None
    said = date.fromisoformat(facts["on"]) if facts.get("on") else local_day(at)

    def turn(before: dict[str, Any], after: dict[str, Any]) -> Turn | None:
        if after["state"] == State.CLOSED:
            day = date.fromisoformat(after["closed_on"]) if after.get("closed_on") else local_day(at)
            return Turn(State.CLOSED, day, noted, State(before["state"]))
        return None if action == NOTING else Turn(State(after["state"]), said)

    return turn


def _notes(connection: Plain, measure_ids: Sequence[int], told_by: dict[int, int]) -> Iterator[_Written]:
    turn = cache(_note)
    for some in _chunks(measure_ids):
        for key, measure_id, year, month, state, has_text in connection.execute(
            "SELECT id, measure_id, year, month, state, text != '' FROM progress "
            f"WHERE unit_id IS NULL AND measure_id IN {some} ORDER BY id"
        ):
            made = turn(year, month, state, has_text)
            if made is not None:
                yield told_by.get(key, 0), measure_id, made


def _note(year: int, number: int, stored: str | None, has_text: int) -> Turn | None:
    state = None if stored in (None, State.CLOSED) else State(stored)  # the tick tells it, for as long as it stands
    month = Month(year, number)
    return Turn(state, month.first, month) if state or has_text else None


def _chunks(keys: Sequence[int]) -> Iterator[str]:
    return (in_list(keys[start : start + CHUNK]) for start in range(0, len(keys), CHUNK))
