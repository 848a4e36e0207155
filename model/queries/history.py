"""The history, newest first."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from model.ledger import Ledger
from model.queries.measure_filter import AnySelect
from model.rows.checklist import ChangeRow
from model.rows.record import ChangePage
from model.rules.sittings import told_once
from model.store.tables import Change, ChangeMeasure

PAGE = 200  # lines of a measure's history
_AT_ONCE = 400  # rows that are read for them at a time


def history(ledger: Ledger, *, limit: int = 500, before: int | None = None) -> tuple[ChangeRow, ...]:
    """The ledger's changes, newest first, from before a change's number on."""
    with ledger.read() as session:
        statement = _statement()
        if before is not None:
            statement = statement.where(Change.id < before)
        return _rows(session, statement.limit(limit))


def changes_of_measure(
    session: Session, measure_id: int, *, before: int | None = None, limit: int = PAGE
) -> ChangePage:
    """The newest changes that touched a measure, or those before a change; a sitting counts once, however often it saved."""
    told = tuple(islice(told_once(_touching(session, measure_id, before)), limit + 1))
    return ChangePage(told[:limit], told[limit].id + 1 if len(told) > limit else None)


def earlier_changes(ledger: Ledger, measure_id: int, *, before: int, limit: int = PAGE) -> ChangePage:
    """The changes of a measure that came before those which were shown."""
    with ledger.read() as session:
        return changes_of_measure(session, measure_id, before=before, limit=limit)


def _touching(session: Session, measure_id: int, before: int | None) -> Iterator[ChangeRow]:
    """Every change that touched a measure, newest first, read as far as it is asked for."""
    touched = select(ChangeMeasure.change_id).where(ChangeMeasure.measure_id == measure_id)
    statement, undone = _statement().where(Change.id.in_(touched)), undone_changes(session)
    while True:
        asked = statement if before is None else statement.where(Change.id < before)
        rows = session.execute(asked.limit(_AT_ONCE)).all()
        for row in rows:
            yield _change_row(session, row, undone)
        if len(rows) < _AT_ONCE:
            return
        before = rows[-1].id


def _statement() -> AnySelect:
    return select(Change.id, Change.at, Change.person, Change.action, Change.facts, Change.reverts).order_by(Change.id.desc())


def _rows(session: Session, statement: AnySelect) -> tuple[ChangeRow, ...]:
    undone = undone_changes(session)
    return tuple(_change_row(session, row, undone) for row in session.execute(statement).all())


def _change_row(session: Session, row: Row[Any], undone: frozenset[int]) -> ChangeRow:
    about = _about(session, row.id) if row.reverts is not None else None
    facts = facts_of(row.facts) if about is None else facts_of_undoing(about.action, about.facts)
    return ChangeRow(row.id, row.at, row.person, row.action, facts, row.id in undone)


def _about(session: Session, change_id: int) -> Row[Any]:
    """What a change undid or did again in the end."""
    while (row := session.execute(_statement().where(Change.id == change_id)).one()).reverts is not None:
        change_id = row.reverts
    return row


def undone_changes(session: Session) -> frozenset[int]:
    """The changes that are out of force."""
    undoing = session.execute(select(Change.reverts, Change.id).where(Change.reverts.is_not(None)))
    undone_by = {undone: change for undone, change in undoing if undone is not None}
    return frozenset(change for change in undone_by if _is_undone(change, undone_by))


def _is_undone(change: int, undone_by: dict[int, int]) -> bool:
    """Whether a change is out of force: undone, and that undoing not itself undone again."""
    is_undone = False
    while change in undone_by:
        change, is_undone = undone_by[change], not is_undone
    return is_undone


def facts_of_undoing(action: str, stored: str) -> tuple[tuple[str, str], ...]:
    """The facts of what undid a change or did it again: whose it was, and that one's own."""
    return tuple(sorted({**dict(facts_of(stored)), "of": action}.items()))


def facts_of(stored: str) -> tuple[tuple[str, str], ...]:
    """A change's facts from the JSON they are stored as."""
    return tuple(sorted((str(name), str(value)) for name, value in json.loads(stored).items()))
