"""The history, newest first."""

from __future__ import annotations

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.ledger import Ledger
from model.queries.measure_filter import AnySelect
from model.rows.checklist import ChangeRow
from model.store.tables import Change, ChangeMeasure


def history(ledger: Ledger, *, limit: int = 500, before: int | None = None) -> tuple[ChangeRow, ...]:
    """The ledger's changes, newest first, from before a change's number on."""
    with ledger.read() as session:
        statement = _statement()
        if before is not None:
            statement = statement.where(Change.id < before)
        return _rows(session, statement.limit(limit))


def changes_of_measure(session: Session, measure_id: int, *, limit: int = 200) -> tuple[ChangeRow, ...]:
    """The changes that touched a measure, newest first."""
    touched = select(ChangeMeasure.change_id).where(ChangeMeasure.measure_id == measure_id)
    return _rows(session, _statement().where(Change.id.in_(touched)).limit(limit))


def _statement() -> AnySelect:
    return select(Change.id, Change.at, Change.person, Change.action, Change.facts).order_by(Change.id.desc())


def _rows(session: Session, statement: AnySelect) -> tuple[ChangeRow, ...]:
    undone = undone_changes(session)
    return tuple(
        ChangeRow(row.id, row.at, row.person, row.action, facts_of(row.facts), row.id in undone)
        for row in session.execute(statement)
    )


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


def facts_of(stored: str) -> tuple[tuple[str, str], ...]:
    """A change's facts from the JSON they are stored as."""
    return tuple(sorted((str(name), str(value)) for name, value in json.loads(stored).items()))
