"""Files that prove something, and what they prove."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from model.store.tables.base import Base


class Evidence(Base):
    """One file (佐证材料), stored once by its content under the ledger's evidence folder."""

    __tablename__ = "evidence"
    __table_args__ = (UniqueConstraint("sha256", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str]
    name: Mapped[str]
    size: Mapped[int]
    mime: Mapped[str]
    taken_at: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    added_at: Mapped[str]

    links: Mapped[list[EvidenceLink]] = relationship(back_populates="evidence", cascade="all, delete-orphan")


class EvidenceLink(Base):
    """One file proving one measure, or one month's progress of it."""

    __tablename__ = "evidence_link"
    __table_args__ = (UniqueConstraint("evidence_id", "measure_id"), Index("ix_evidence_link_measure", "measure_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    evidence_id: Mapped[int] = mapped_column(ForeignKey("evidence.id"))
    measure_id: Mapped[int] = mapped_column(ForeignKey("measure.id"))
    year: Mapped[int | None]
    month: Mapped[int | None]

    evidence: Mapped[Evidence] = relationship(back_populates="links")
