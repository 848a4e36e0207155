"""Which duties are mine: by my unit's name, by a group I am in, or perhaps, by a "相关…" not yet answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from model.rows.words import Role
from model.store.settings import my_units
from model.store.tables import Duty, Measure, UnitGroupMember

ROLES = tuple(Role)  # strongest first
UNCERTAIN = 10  # added to the rank of a role that only an unanswered question gives


@dataclass(frozen=True, slots=True)
class Mine:
    """The ids that make a duty mine: rows that are my unit, groups I am in; and those that only may be."""

    units: tuple[int, ...]
    open_units: tuple[int, ...]
    groups: tuple[int, ...]
    open_groups: tuple[int, ...]


def mine_of(session: Session) -> Mine:
    """The ids for the ledger's own unit; all empty before the first start ended."""
    units = my_units(session)
    members = session.execute(
        select(UnitGroupMember.group_id, UnitGroupMember.is_certain).where(UnitGroupMember.unit_id == units.unit)
    ).all()
    return Mine(
        units.named, units.perhaps,
        tuple(group for group, is_certain in members if is_certain),
        tuple(group for group, is_certain in members if not is_certain),
    )


def is_open_question(mine: Mine) -> ColumnElement[bool]:
    """Whether a duty is mine only if a person says so."""
    return and_(Duty.answer.is_(None), or_(Duty.unit_id.in_(mine.open_units), Duty.group_id.in_(mine.open_groups)))


def is_my_duty(mine: Mine) -> ColumnElement[bool]:
    """The condition under which a duty is mine or perhaps mine; an answered "no" is out."""
    return and_(
        or_(Duty.unit_id.in_(mine.units + mine.open_units), Duty.group_id.in_(mine.groups + mine.open_groups)),
        or_(Duty.answer.is_(None), Duty.answer.is_(True)),
    )


def my_measures(mine: Mine) -> Select[Any]:
    """The ids of the measures that hold a duty of mine, perhaps or surely."""
    return select(Duty.measure_id).where(is_my_duty(mine))


def rank_of(mine: Mine) -> ScalarSelect[Any]:
    """My rank in the measure at hand: 0 lead, 1 responsible, 2 support; from 10 on perhaps mine; NULL not mine."""
    rank = case({role: number for number, role in enumerate(ROLES)}, value=Duty.role)
    return (
        select(func.min(rank + case((is_open_question(mine), UNCERTAIN), else_=0)))
        .where(Duty.measure_id == Measure.id, is_my_duty(mine))
        .correlate(Measure)
        .scalar_subquery()
    )


def role_of(rank: int | None) -> Role | None:
    """The role a rank stands for."""
    return None if rank is None else ROLES[rank % UNCERTAIN]


def is_certain(rank: int | None) -> bool:
    """Whether the rank is sure: named, or in a group that means all."""
    return rank is None or rank < UNCERTAIN
