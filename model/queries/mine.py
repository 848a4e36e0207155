"""Which duties are mine, for statements of SQLAlchemy: by my unit's name, by a group, or perhaps, by a "相关…"."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Boolean, ColumnElement, Integer, literal_column
from sqlalchemy.orm import Session

from model.queries import measure_sql
from model.queries.measure_sql import ROLES, UNCERTAIN, Mine, is_certain, role_of
from model.store.engine import driver_connection

__all__ = ["ROLES", "UNCERTAIN", "Mine", "is_certain", "is_my_duty", "is_open_question", "mine_of", "rank_of", "role_of"]


def mine_of(session: Session) -> Mine:
    """The ids for the ledger's own unit; all empty before the first start ended."""
    return measure_sql.mine_in(driver_connection(session))


def is_open_question(mine: Mine) -> ColumnElement[bool]:
    """Whether a duty is mine only if a person says so."""
    return literal_column(measure_sql.open_question(mine), Boolean)


def is_my_duty(mine: Mine) -> ColumnElement[bool]:
    """The condition under which a duty is mine or perhaps mine; an answered "no" is out."""
    return literal_column(measure_sql.my_duty(mine), Boolean)


def rank_of(mine: Mine) -> ColumnElement[Any]:
    """My rank in the measure at hand: 0 lead, 1 responsible, 2 support; from 10 on perhaps mine; NULL not mine."""
    return literal_column(measure_sql.rank(mine), Integer)
