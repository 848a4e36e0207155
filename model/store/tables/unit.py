"""Bodies that carry duties, their other names, and the collective names plans use."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from model.store.tables.base import Base


class Unit(Base):
    """A body that carries duties; `key` is its name in comparison form."""

    __tablename__ = "unit"
    __table_args__ = (UniqueConstraint("key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    key: Mapped[str]
    kind: Mapped[str]

    aliases: Mapped[list[UnitAlias]] = relationship(back_populates="unit", cascade="all, delete-orphan")


class UnitAlias(Base):
    """Another name of a unit, in comparison form."""

    __tablename__ = "unit_alias"
    __table_args__ = (UniqueConstraint("key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    name: Mapped[str]
    key: Mapped[str]

    unit: Mapped[Unit] = relationship(back_populates="aliases")


class UnitGroup(Base):
    """A collective name by its wording (各镇人民政府, 相关街道办事处); `asks_which` when it leaves open which units.

    `is_edited` once a person said who is in it: then no rule fills it anew.
    """

    __tablename__ = "unit_group"
    __table_args__ = (UniqueConstraint("key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    wording: Mapped[str]
    key: Mapped[str]
    asks_which: Mapped[bool] = mapped_column(default=False)
    is_edited: Mapped[bool] = mapped_column(default=False, server_default=false())

    members: Mapped[list[UnitGroupMember]] = relationship(back_populates="group", cascade="all, delete-orphan")


class UnitGroupMember(Base):
    """One unit in one group; not `is_certain` while only "相关…" may mean it."""

    __tablename__ = "unit_group_member"
    __table_args__ = (UniqueConstraint("group_id", "unit_id"), Index("ix_unit_group_member_unit_id", "unit_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("unit_group.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    is_certain: Mapped[bool] = mapped_column(default=True)

    group: Mapped[UnitGroup] = relationship(back_populates="members")
