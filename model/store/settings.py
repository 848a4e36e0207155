"""Office matters kept in the ledger itself."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from model.store.plain import APART, ELSEWHERE, IDENTITY, MYSELF
from model.store.tables import Setting

__all__ = ["APART", "ELSEWHERE", "IDENTITY", "MYSELF", "setting", "store_setting"]


def setting(session: Session, key: str) -> dict[str, Any]:
    """One setting's value; empty when it was never set."""
    value = session.scalar(select(Setting.value).where(Setting.key == key))
    return dict(value) if value else {}


def store_setting(session: Session, key: str, value: dict[str, Any]) -> None:
    """Set one setting, inside a change."""
    row = session.scalar(select(Setting).where(Setting.key == key))
    if row is None:
        session.add(Setting(key=key, value=value))
    elif row.value != value:
        row.value = value
