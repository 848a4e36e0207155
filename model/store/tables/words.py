"""What the search index holds of each measure, in plain words (the index itself is an FTS5 table)."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, Text

from model.store.tables.base import Base

measure_words = Table(
    "measure_words",
    Base.metadata,
    Column("measure_id", Integer, primary_key=True),
    Column("words", Text, nullable=False),
)
