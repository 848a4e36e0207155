"""The declarative base: naming of constraints, and how values are stored."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from sqlalchemy import JSON, Date, Dialect, MetaData, String, Text, TypeDecorator
from sqlalchemy import Enum as SqlEnum
from sqlalchemy.orm import DeclarativeBase

POSTGRES = "postgresql"


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal kept as text, because SQLite's own numbers would round it."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - signature
        """The text that is stored."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002 - signature
        """The number that was stored."""
        return None if value is None else Decimal(value)


class IsoDay(TypeDecorator[date]):
    """A day kept as text (2026-06-15): on PostgreSQL the same bytes as SQLite keeps, sorted and compared alike."""

    impl = String(10)
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - signature
        """The text that is stored."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002 - signature
        """The day that was stored."""
        return None if value is None else date.fromisoformat(value)


class JsonText(TypeDecorator[Any]):
    """JSON kept as text, as SQLite keeps it: the order of what was written stays, and two ledgers can be compared."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str:  # noqa: ARG002 - signature
        """The text that is stored."""
        return json.dumps(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002 - signature
        """What was stored."""
        return None if value is None else json.loads(value)


class Base(DeclarativeBase):
    """Base of all mapped classes."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        Decimal: ExactDecimal,
        date: Date().with_variant(IsoDay(), POSTGRES),
        dict[str, Any]: JSON().with_variant(JsonText(), POSTGRES),
        list[Any]: JSON().with_variant(JsonText(), POSTGRES),
        Enum: SqlEnum(Enum, native_enum=False, create_constraint=False, length=24,
                      values_callable=lambda kind: [member.value for member in kind]),
    }
