"""Which duties are mine: by my unit's name, by a group I am in, or perhaps, by a "相关…" not yet answered."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, func, or_, select
from sqlalchemy.orm import Session

from model.rows.words import Role
from model.store.settings import MyUnits, my_units
from model.store.tables import Duty, UnitGroupMember

ROLES = tuple(Role)  # strongest first
UNCERTAIN = 10  # added to the rank of a role that only an unanswered question gives


def is_open_question(mine: MyUnits) -> ColumnElement[bool]:
    """Whether a duty (joined to my membership) is mine only if a person says so."""
    return and_(Duty.answer.is_(None), or_(Duty.unit_id.in_(mine.perhaps), UnitGroupMember.is_certain.is_(False)))


def my_membership(mine: MyUnits) -> ColumnElement[bool]:
    """The condition that joins a duty to my membership in its group."""
    return and_(UnitGroupMember.group_id == Duty.group_id, UnitGroupMember.unit_id == mine.unit)


def is_my_duty(mine: MyUnits) -> ColumnElement[bool]:
    """The condition under which a duty (joined to my membership) is mine or perhaps mine; an answered "no" is out."""
    return and_(
        or_(Duty.unit_id.in_(mine.named + mine.perhaps), UnitGroupMember.id.is_not(None)),
        or_(Duty.answer.is_(None), Duty.answer.is_(True)),
    )


def my_duties(session: Session) -> Select[int, int]:
    """(measure id, rank) of what is mine: 0 lead, 1 responsible, 2 support; from 10 on only perhaps mine."""
    mine = my_units(session)
    rank = case({role: number for number, role in enumerate(ROLES)}, value=Duty.role)
    return (
        select(Duty.measure_id, func.min(rank + case((is_open_question(mine), UNCERTAIN), else_=0)).label("rank"))
        .outerjoin(UnitGroupMember, my_membership(mine))
        .where(is_my_duty(mine))
        .group_by(Duty.measure_id)
    )


def my_duties_table(session: Session) -> Subquery:
    """The same, to be joined."""
    return my_duties(session).subquery("mine")


def role_of(rank: int | None) -> Role | None:
    """The role a rank stands for."""
    return None if rank is None else ROLES[rank % UNCERTAIN]


def is_certain(rank: int | None) -> bool:
    """Whether the rank is sure: named, or in a group that means all."""
    return rank is None or rank < UNCERTAIN
