"""The history: every change, chained by hashes; and the ledger's own settings."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from model.store.tables.base import Base


class Setting(Base):
    """One office matter kept in the ledger (who works with it, where backups go)."""

    __tablename__ = "setting"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    value: Mapped[dict[str, Any]]


class Change(Base):
    """One change: who, when, what, every touched row before and after, and the chain's hash.

    `chain` is the installation that wrote it and `number` its place in that chain, so that merged histories stay
    verifiable. `images` is the list of touched rows as JSON text, exactly as it was hashed.
    """

    __tablename__ = "change"
    __table_args__ = (
        UniqueConstraint("chain", "number"),
        Index("ix_change_reverts", "reverts"),
        # All the history is filtered by, a twentieth of the table: a whole one of a million is gone through in a moment.
        Index("ix_change_told", "id", "at", "person", "action"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    chain: Mapped[str]
    number: Mapped[int]
    at: Mapped[str]
    person: Mapped[str]
    action: Mapped[str]
    facts: Mapped[str]
    images: Mapped[str]
    reverts: Mapped[int | None]
    previous_hash: Mapped[str]
    hash: Mapped[str]


class ChangeMeasure(Base):
    """Which measures a change touched, so that one measure's history is found without reading all of it."""

    __tablename__ = "change_measure"

    change_id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(primary_key=True, index=True)
