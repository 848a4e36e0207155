"""The history, newest first."""

from __future__ import annotations

import json

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

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
    undoing = aliased(Change)
    is_reverted = exists().where(undoing.reverts == Change.id)
    return select(
        Change.id, Change.at, Change.person, Change.action, Change.facts, is_reverted.label("is_reverted")
    ).order_by(Change.id.desc())


def _rows(session: Session, statement: AnySelect) -> tuple[ChangeRow, ...]:
    return tuple(
        ChangeRow(row.id, row.at, row.person, row.action, facts_of(row.facts), row.is_reverted)
        for row in session.execute(statement)
    )


def facts_of(stored: str) -> tuple[tuple[str, str], ...]:
    """A change's facts from the JSON they are stored as."""
    return tuple(sorted((str(name), str(value)) for name, value in json.loads(stored).items()))
